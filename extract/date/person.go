package date

import (
	"slices"
	"strconv"
	"strings"

	"dateline/extract/document"
)

// personsIn are the months whose names are those of persons in the text: "Theresa May".
func personsIn(doc *document.Document, context []document.Mention) []int {
	var months []int
	for i := range context {
		if context[i].Feature("person") != "" {
			months = append(months, monthNamed(doc.Words(context[i].Range)))
		}
	}
	return months
}

// isPerson reports whether a month without a day or year, and without a preposition, is a person whom the text has named.
func (r *resolver) isPerson(f *frame) bool {
	p := &f.first
	bare := p.index > 0 && p.day == 0 && p.year == 0
	alone := bare && !f.relative && f.edge == ""
	return alone && !r.inMonth && f.kind == "calendar" && slices.Contains(r.persons, p.index)
}

func monthNamed(name string) int {
	n, _ := strconv.Atoi(words()["month"][strings.ToLower(name)])
	return n
}
