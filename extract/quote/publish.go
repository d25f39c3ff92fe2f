package quote

import (
	"cmp"
	"slices"

	"dateline/extract/document"
)

// publish turns the reports into quotes, in text order, and publishes their layer.
func (a *assembler) publish() {
	owners := make([]int, len(a.reports))
	for i := range a.reports {
		owners[i] = a.owner(i)
	}
	order := make([]int, len(a.reports))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Or(int(a.reports[x].pieces[0].Start-a.reports[y].pieces[0].Start), int(a.reports[y].pieces[0].End-a.reports[x].pieces[0].End))
	})
	var ms []document.Mention
	for _, i := range order {
		a.quote(&a.reports[i], &a.reports[owners[i]])
		ms = a.mentions(ms, &a.reports[i])
		a.selves(len(a.doc.Quotes) - 1)
	}
	a.doc.AddLayer("quote", ms)
	a.doc.AddLayer("entity", a.selfMentions)
}

// owner is the report that names the speaker of a report.
func (a *assembler) owner(i int) int {
	for a.reports[i].of >= 0 {
		i = a.reports[i].of
	}
	return i
}

// mentions appends the pieces of a report as mentions of the quote that was made last.
func (a *assembler) mentions(ms []document.Mention, r *report) []document.Mention {
	features := []document.Feature{{Name: "kind", Value: a.doc.Quotes[len(a.doc.Quotes)-1].Kind}}
	for _, name := range [...]string{"relation", "polarity", "modality"} {
		if r.cue == nil {
			continue
		}
		if v := r.cue.Feature(name); v != "" {
			features = append(features, document.Feature{Name: name, Value: v})
		}
	}
	for _, p := range r.pieces {
		ms = append(ms, document.Mention{Range: p, Rule: r.rule, Features: features, Ref: len(a.doc.Quotes) - 1})
	}
	return ms
}

// quote adds a report to the document. The owner names its speaker.
func (a *assembler) quote(r, owner *report) {
	first, last := r.pieces[0], r.pieces[len(r.pieces)-1]
	q := document.Quote{Range: document.Range{Start: first.Start, End: last.End}, Kind: a.kind(r), Rule: r.rule}
	for _, p := range r.pieces {
		q.Spans = append(q.Spans, a.doc.Bytes(p))
	}
	if !owner.speaker.Empty() {
		q.Speaker = a.reference(owner.speaker)
		q.Speaker.Unnamed = q.Speaker.Entity == document.None && a.unnamed.has(a.head(owner.speaker))
		q.Speakers = a.speakers(owner.speaker)
	}
	if r.cue != nil {
		a.reporting(&q, r.cue)
	}
	a.doc.Quotes = append(a.doc.Quotes, q)
}

// reporting takes over how a cue reports.
func (a *assembler) reporting(q *document.Quote, c *document.Mention) {
	t := trigger(c)
	q.Cue = &t
	if to, ok := c.Capture("addressee"); ok {
		q.Addressee = a.reference(to)
	}
	if in, ok := c.Capture("manner"); ok {
		q.Manner = &in
	}
	q.Relation, q.Polarity, q.Modality = c.Feature("relation"), c.Feature("polarity"), c.Feature("modality")
}

// kind tells direct from indirect speech by the words that stand between marks.
func (a *assembler) kind(r *report) string {
	in, out := 0, 0
	for _, p := range r.pieces {
		for k := p.Start; k < p.End; k++ {
			switch {
			case !isWord(a.doc.Tokens[k].Text):
			case a.quotations != nil && a.quotations.Covers(k):
				in++
			default:
				out++
			}
		}
	}
	switch {
	case r.direct || in > 0 && out == 0:
		return "direct"
	case in > 0:
		return "mixed"
	}
	return "indirect"
}
