package entity

import (
	"cmp"
	"slices"

	"dateline/extract/document"
)

// publish sorts the entities by their first mention, puts them into the document, and makes the layer "entity".
func (r *reader) publish() {
	if r.mem != nil {
		r.forgetContext()
		r.doc.Entities = r.mem.entities
	}
	r.found = slices.DeleteFunc(r.found, func(f *found) bool { return len(f.Mentions) == 0 })
	r.touched = slices.DeleteFunc(r.touched, func(f *found) bool { return len(f.Mentions) == 0 })
	for _, fs := range [][]*found{r.touched, r.found} {
		for _, f := range fs {
			slices.SortStableFunc(f.Mentions, func(a, b document.EntityMention) int { return cmp.Or(int(a.Start-b.Start), int(b.End-a.End)) })
		}
	}
	slices.SortStableFunc(r.found, func(a, b *found) int {
		return cmp.Or(int(a.Mentions[0].Start-b.Mentions[0].Start), int(b.Mentions[0].End-a.Mentions[0].End))
	})
	for i, f := range r.found {
		f.index = len(r.doc.Entities) + i
	}
	var ms []document.Mention
	for _, f := range r.touched {
		ms = r.finish(f, ms)
		r.doc.Entities[f.index] = f.Entity
	}
	for _, f := range r.found {
		ms = r.finish(f, ms)
		r.doc.Entities = append(r.doc.Entities, f.Entity)
	}
	for _, l := range r.loose {
		ms = append(ms, document.Mention{Range: l.Range, Rule: l.rule, Ref: document.None, Features: looseFeatures[l.form]})
	}
	r.doc.AddLayer("entity", ms)
	if r.mem != nil {
		r.mem.entities = r.doc.Entities
		r.carry()
	}
}

// finish completes an entity and adds its mentions.
func (r *reader) finish(f *found, ms []document.Mention) []document.Mention {
	if f.side != nil && f.side != f && (f.side.kept || len(f.side.Mentions) > 0) {
		f.Side = f.side.index
	}
	if f.Kind == document.Nationality {
		f.State = r.lex.usual[f.Country]
	}
	var features []document.Feature
	for k, m := range f.Mentions {
		if k == 0 || m.Form != f.Mentions[k-1].Form || m.Joint != f.Mentions[k-1].Joint {
			features = mentionFeatures(f, m)
		}
		ms = append(ms, document.Mention{Range: m.Range, Rule: m.Rule, Ref: f.index, Features: features})
	}
	return ms
}

var looseFeatures = map[document.Form][]document.Feature{
	document.FormNominal: {{Name: "form", Value: string(document.FormNominal)}},
	document.FormPronoun: {{Name: "form", Value: string(document.FormPronoun)}},
}

func mentionFeatures(f *found, m document.EntityMention) []document.Feature {
	fs := append(make([]document.Feature, 0, 4), document.Feature{Name: "kind", Value: string(f.Kind)}, document.Feature{Name: "form", Value: string(m.Form)})
	if m.Joint {
		fs = append(fs, document.Feature{Name: "joint", Value: "yes"})
	}
	if f.Country != "" {
		fs = append(fs, document.Feature{Name: "country", Value: f.Country})
	}
	if len(f.Roles) > 0 {
		fs = append(fs, document.Feature{Name: "role", Value: f.Roles[0].Title})
	}
	return fs
}
