package quantity

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/extract/document"
	"dateline/extract/origin"
	"dateline/internal/tsv"
)

//go:embed national.tsv
var nationalTable string

// nationalMoney is the code of a currency by country and name, "AUS dollar".
var nationalMoney = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	for _, row := range tsv.Rows(nationalTable) {
		codes[row[0]+" "+row[1]] = "iso4217:" + row[2]
	}
	return codes
})

// plainMoney are the words and signs of money that several countries use, with the name that they share.
var plainMoney = wordLists.Map("plain-currencies")

// localize gives money of a name that several countries use the currency of the paper's country or, if its address gives none, of
// the dateline. The unit is then marked as one that the page gave and not the words.
func (s *stage) localize() {
	var country, from string
	for i := range s.doc.Quantities {
		q := &s.doc.Quantities[i]
		name := plainMoney[strings.ToLower(q.UnitText[strings.LastIndexByte(q.UnitText, '-')+1:])] // of "two-dollar" the last part
		if q.Kind != money || name == "" {
			continue
		}
		if from == "" {
			country, from = s.home()
		}
		if code := nationalMoney()[country+" "+name]; code != "" {
			s.express(q, code, from)
		}
	}
}

// express writes a quantity in another currency, and keeps hundredths and rates.
func (s *stage) express(q *document.Quantity, code, from string) {
	if len(q.Unit) < len(code) || strings.HasPrefix(q.Unit, code) {
		return
	}
	q.Unit, q.UnitFrom = code+q.Unit[len(code):], from
}

// home is the country that the article is from, and what gives it: its paper or the dateline.
func (s *stage) home() (country, from string) {
	if c := origin.Country(&s.doc.Meta); c != "" {
		return c, "paper"
	}
	if datelines := s.doc.Layer("dateline"); datelines != nil {
		for _, m := range datelines.Mentions() {
			if c := s.countryIn(m.Range); c != "" {
				return c, "dateline"
			}
		}
	}
	return "", "nothing"
}

// countryIn is the country of a place that is named in a range.
func (s *stage) countryIn(r document.Range) string {
	entities := s.doc.Layer("entity")
	for i := r.Start; i < r.End; i++ {
		m := entities.Over(i)
		if m == nil || m.Ref == document.None || m.Feature("kind") != string(document.Place) {
			continue
		}
		if c := s.doc.Entities[m.Ref].Country; c != "" {
			return c
		}
	}
	return ""
}
