package page

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract/document"
)

// layers are the kinds of highlights, as the style names them. Of highlights on the same words the earlier layer lies outside.
var layers = []string{"quote", "speaker", "event", "date", "quantity"}

// highlight is a stretch of the text that is set off.
type highlight struct {
	document.Span
	layer int    // index into layers
	id    string // of its finding; "" where another highlight has it
	tip   string // what it is, and by which rule
}

// The indexes of the layers.
const (
	quoteLayer = iota
	speakerLayer
	eventLayer
	dateLayer
	quantityLayer
)

// highlights are all highlights of the document by place, those around others before them.
func (r *reader) highlights() []highlight {
	var out []highlight
	for i := range r.doc.Quotes {
		out = append(out, r.quoteHighlights(i)...)
	}
	out = append(out, r.speakerHighlights()...)
	for i := range r.doc.Events {
		ev := &r.doc.Events[i]
		out = append(out, highlight{r.doc.Bytes(ev.Trigger), eventLayer, r.id("V", i), r.eventTip(i)})
	}
	for i := range r.doc.Dates {
		d := &r.doc.Dates[i]
		out = append(out, highlight{r.doc.Bytes(d.Range), dateLayer, r.id("D", i), r.dateTip(d)})
	}
	for i := range r.doc.Quantities {
		q := &r.doc.Quantities[i]
		out = append(out, highlight{r.doc.Bytes(q.Range), quantityLayer, r.id("Q", i), r.quantityTip(i)})
	}
	out = slices.DeleteFunc(out, func(m highlight) bool { return m.Empty() })
	slices.SortStableFunc(out, func(a, b highlight) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, a.layer-b.layer)
	})
	return out
}

// quoteHighlights are the pieces of a quotation.
func (r *reader) quoteHighlights(i int) []highlight {
	q := &r.doc.Quotes[i]
	tip := tipOf(q.Rule, strings.TrimSpace(q.Kind+" quotation"), strings.Join(manner(q), ", "), speakerName(q))
	var out []highlight
	for j, span := range q.Spans {
		m := highlight{span, quoteLayer, "", tip}
		if j == 0 {
			m.id = r.id("S", i)
		}
		out = append(out, m)
	}
	return out
}

// speakerHighlights are the places that name who speaks; one that speaks several quotations is marked once.
func (r *reader) speakerHighlights() []highlight {
	seen := map[document.Range]bool{}
	var out []highlight
	for i := range r.doc.Quotes {
		q := &r.doc.Quotes[i]
		refs := q.Speakers
		if len(refs) < 2 && q.Speaker != nil {
			refs = []document.Reference{*q.Speaker}
		}
		for _, ref := range refs {
			if !seen[ref.Range] {
				seen[ref.Range] = true
				out = append(out, highlight{r.doc.Bytes(ref.Range), speakerLayer, "", tipOf(q.Rule, "speaker", ref.Name, r.role(ref.Entity))})
			}
		}
	}
	return out
}

func (r *reader) eventTip(i int) string {
	ev, a := &r.doc.Events[i], &r.acts[i]
	parts := []string{ev.Type, "(" + ev.Act + "):", strings.Join(a.Actors, ", ")}
	if len(a.Recipients) > 0 {
		parts = append(parts, "to "+strings.Join(a.Recipients, ", "))
	}
	if a.Theme != "" {
		parts = append(parts, "– "+shorten(a.Theme, 120))
	}
	return tipOf(ev.Rule, strings.Join(parts, " "), strings.Join(a.Notes, ", "), prefixed("PLOVER ", strings.ToLower(ev.Codes.PLOVER)), cameoName(ev.Codes.CAMEO))
}

func (r *reader) dateTip(d *document.Date) string {
	anchor := ""
	switch {
	case d.Anchor != "":
		anchor = "counted from the day of publication"
	case d.AnchorTo >= 0 && d.AnchorTo < len(r.doc.Dates):
		anchor = "counted from " + r.doc.Words(r.doc.Dates[d.AnchorTo].Range)
	}
	interval := ""
	if d.First != "" && d.Value != d.First {
		interval = between(d.First, d.Last)
	}
	return tipOf(d.Rule, strings.ToLower(d.Type), timexName(d.Value), interval, strings.ToLower(d.Mod), anchor)
}

func (r *reader) quantityTip(i int) string {
	n := &r.numbers[i]
	return tipOf(n.Rule, n.Kind, n.Value, prefixed("of ", n.Of), r.doc.Quantities[i].Change)
}

// tipOf joins what a tip shows; the rule is at its end.
func tipOf(rule string, parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
	return strings.Join(append(parts, "rule "+rule), " · ")
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// shorten cuts a long text between two words.
func shorten(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	if cut := strings.LastIndexByte(s[:limit], ' '); cut > 0 {
		return s[:cut] + " …"
	}
	return strings.ToValidUTF8(s[:limit], "") + "…"
}
