package entity

import (
	"cmp"
	"slices"

	"dateline/extract/document"
)

// publish sorts the entities by their first mention, puts them into the document, and makes the layer "entity".
func (r *reader) publish() {
	r.found = slices.DeleteFunc(r.found, func(f *found) bool { return len(f.Mentions) == 0 })
	for _, f := range r.found {
		slices.SortStableFunc(f.Mentions, func(a, b document.EntityMention) int { return cmp.Or(int(a.Start-b.Start), int(b.End-a.End)) })
	}
	slices.SortStableFunc(r.found, func(a, b *found) int {
		return cmp.Or(int(a.Mentions[0].Start-b.Mentions[0].Start), int(b.Mentions[0].End-a.Mentions[0].End))
	})
	for i, f := range r.found {
		f.index = i
	}
	var ms []document.Mention
	for i, f := range r.found {
		if f.side != nil && f.side != f && len(f.side.Mentions) > 0 {
			f.Side = f.side.index
		}
		if f.Kind == document.Nationality {
			f.State = r.lex.usual[f.Country]
		}
		r.doc.Entities = append(r.doc.Entities, f.Entity)
		var features []document.Feature
		for k, m := range f.Mentions {
			if k == 0 || m.Form != f.Mentions[k-1].Form {
				features = mentionFeatures(f, m.Form)
			}
			ms = append(ms, document.Mention{Range: m.Range, Rule: m.Rule, Ref: i, Features: features})
		}
	}
	for _, l := range r.loose {
		ms = append(ms, document.Mention{Range: l.Range, Rule: l.rule, Ref: document.None, Features: looseFeatures[l.form]})
	}
	r.doc.AddLayer("entity", ms)
}

var looseFeatures = map[document.Form][]document.Feature{
	document.FormNominal: {{Name: "form", Value: string(document.FormNominal)}},
	document.FormPronoun: {{Name: "form", Value: string(document.FormPronoun)}},
}

func mentionFeatures(f *found, form document.Form) []document.Feature {
	fs := append(make([]document.Feature, 0, 4), document.Feature{Name: "kind", Value: string(f.Kind)}, document.Feature{Name: "form", Value: string(form)})
	if f.Country != "" {
		fs = append(fs, document.Feature{Name: "country", Value: f.Country})
	}
	if len(f.Roles) > 0 {
		fs = append(fs, document.Feature{Name: "role", Value: f.Roles[0].Title})
	}
	return fs
}
