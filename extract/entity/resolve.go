package entity

import "dateline/extract/document"

func (r *reader) resolve() {
	for i := range r.names {
		n := &r.names[i]
		r.doc.Entities = append(r.doc.Entities, document.Entity{Kind: n.kind, Name: r.doc.Words(n.Range), Side: document.None, Mentions: []document.EntityMention{{Range: n.Range, Form: document.FormName, Rule: n.rule}}})
	}
}

func (r *reader) publish() {}
