package entity

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract/actor"
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
	for _, fs := range [][]*found{r.touched, r.found} {
		for _, f := range fs {
			f.shown = r.nameInText(f)
		}
	}
	ms := r.doc.MakeMentions(r.mentions())[:0]
	for _, f := range r.touched {
		ms = r.finish(f, ms)
		r.doc.Entities[f.index] = r.asWritten(f)
	}
	r.doc.Entities = slices.Grow(r.doc.Entities, len(r.found))
	for _, f := range r.found {
		ms = r.finish(f, ms)
		r.doc.Entities = append(r.doc.Entities, r.asWritten(f))
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

// mentions is how many mentions there are.
func (r *reader) mentions() int {
	n := len(r.loose)
	for _, fs := range [][]*found{r.touched, r.found} {
		for _, f := range fs {
			n += len(f.Mentions)
		}
	}
	return n
}

// nameInText is the name that the text gives an entity that a list calls otherwise: the "U.S." of the United States. Of
// several, the one in most
// words is taken, then the first. It is the name of the list if the text has that, too, or only describes the entity.
func (r *reader) nameInText(f *found) string {
	if f.shown == f.Name {
		return f.Name
	}
	best, words := f.shown, 0
	for i := range f.Mentions {
		m := &f.Mentions[i]
		text := r.doc.Words(m.Range)
		if m.Form != document.FormName || strings.EqualFold(text, f.Name) {
			if m.Form == document.FormName {
				return f.Name
			}
			continue
		}
		if e := r.entry[m.Start]; e != nil && e.usual == f.Name && m.Len() > words {
			best, words = text, m.Len()
		}
	}
	return cmp.Or(best, f.Name)
}

// asWritten is an entity for the document, with the names that the text has.
func (r *reader) asWritten(f *found) document.Entity {
	e := f.Entity
	e.Name = f.shown
	for i := range e.Roles {
		of := r.writtenAs(e.Roles[i].Of)
		if of == e.Roles[i].Of {
			continue
		}
		if &e.Roles[0] == &f.Roles[0] {
			e.Roles = slices.Clone(e.Roles)
		}
		e.Roles[i].Of = of
	}
	return e
}

// writtenAs is the name that the text has for the place or body of a name.
func (r *reader) writtenAs(name string) string {
	for _, kind := range [...]document.EntityKind{document.Place, document.Organization} {
		if f := r.exactly(kindName{kind, foldCase(name)}); name != "" && f != nil && f.Name == name && f.shown != "" {
			return f.shown
		}
	}
	return name
}

// finish completes an entity and adds its mentions.
func (r *reader) finish(f *found, ms []document.Mention) []document.Mention {
	if side := r.speaksFor(f); side != nil && side != f && (side.kept || len(side.Mentions) > 0) {
		f.Principal = side.index
	}
	if f.Kind == document.Nationality {
		f.State = r.lex.usual[f.Country]
	}
	var features []document.Feature
	for k, m := range f.Mentions {
		if k == 0 || m.Form != f.Mentions[k-1].Form || m.Joint != f.Mentions[k-1].Joint {
			features = mentionFeatures(r.doc, f, m)
		}
		ms = append(ms, document.Mention{Range: m.Range, Rule: m.Rule, Ref: f.index, Features: features})
	}
	return ms
}

// speaksFor is whom an entity means by "we" besides itself: of a person with a role the body or the country that the
// role is of, if such roles speak for
// it; of others the country that they act for.
func (r *reader) speaksFor(f *found) *found {
	if f.Kind != document.Person {
		return f.principal
	}
	for i := range f.Roles {
		role := &f.Roles[i]
		if !actor.SpeaksFor(role.Title) {
			continue
		}
		if body := r.exactly(kindName{document.Organization, foldCase(role.Of)}); role.Of != "" && body != nil {
			return body
		}
		if f.principal != nil {
			return f.principal
		}
	}
	return nil
}

var looseFeatures = map[document.Form][]document.Feature{
	document.FormNominal: {{Name: "form", Value: string(document.FormNominal)}},
	document.FormPronoun: {{Name: "form", Value: string(document.FormPronoun)}},
}

// mentionFeatures are what rules may ask of a mention. They take each word for a nation as its name.
func mentionFeatures(doc *document.Document, f *found, m document.EntityMention) []document.Feature {
	form := m.Form
	if f.Kind == document.Nationality && form == document.FormNominal {
		form = document.FormName
	}
	fs := append(doc.MakeFeatures(maxFeatures)[:0],
		document.Feature{Name: "kind", Value: string(f.Kind)}, document.Feature{Name: "form", Value: string(form)})
	if m.Joint {
		fs = append(fs, document.Feature{Name: "joint", Value: "yes"})
	}
	if f.Country != "" {
		fs = append(fs, document.Feature{Name: "country", Value: f.Country})
	}
	if len(f.Roles) > 0 {
		fs = append(fs, document.Feature{Name: "role", Value: f.Roles[0].Title})
	}
	return slices.Clip(fs)
}

// maxFeatures is how many features a mention of an entity has at most.
const maxFeatures = 5
