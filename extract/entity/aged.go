package entity

import (
	"strings"

	"dateline/extract/document"
)

// agedWithin is how many sentences back the only person must be named whom "the 54-year-old" means if the text gives no age.
const agedWithin = 1

// aged is the person of the age of a noun: the only one to whom the text gives it, else the only one who was named right before without an
// age. It is nil if there is none.
func (r *reader) aged(n *nominal) *found {
	age, _, _ := strings.Cut(r.doc.Tokens[n.of.Start].Text, "-")
	here := r.doc.SentenceAt(n.Start)
	var only, near *found
	several := false
	latest := r.latest()
	for i := range latest {
		p := &latest[i]
		if p.found.Kind != document.Person {
			continue
		}
		switch given := r.ageBeside(p.found); {
		case given == age && only != nil && only != p.found:
			return nil
		case given == age:
			only = p.found
		case given == "" && here-p.sentence <= agedWithin:
			several = several || near != nil && near != p.found
			near = p.found
		case here-p.sentence <= agedWithin:
			several = true
		}
	}
	if only == nil && !several {
		return near
	}
	return only
}

// ageBeside is the age that the words beside the names of a person give, in figures: "Lena Brandt, 54, left", "Lena Brandt (54)" and
// "54-year-old Lena Brandt". It is "" if they give none.
func (r *reader) ageBeside(f *found) string {
	for i := range f.Mentions {
		m := &f.Mentions[i]
		if m.Form != document.FormName {
			continue
		}
		if m.Start > 0 {
			if age, rest, _ := strings.Cut(r.doc.Tokens[m.Start-1].Text, "-"); rest == "year-old" {
				return age
			}
		}
		if int(m.End)+2 >= len(r.doc.Tokens) {
			continue
		}
		open, age, end := r.doc.Tokens[m.End].Text, r.doc.Tokens[m.End+1].Text, r.doc.Tokens[m.End+2].Text
		if isAge(age) && enclose[open+end] {
			return age
		}
	}
	return ""
}

// enclose are the marks before and after an age, together.
var enclose = map[string]bool{",,": true, ",.": true, "()": true}

// isAge reports whether a word is a number of one or two figures.
func isAge(word string) bool {
	return len(word) > 0 && len(word) <= 2 && strings.Trim(word, "0123456789") == ""
}
