package quote

import (
	"slices"

	"dateline/extract/document"
)

// publish turns the reports into quotes.
func (a *assembler) publish() {
	slices.SortStableFunc(a.reports, func(x, y report) int { return 0 })
	for i := range a.reports {
		a.quote(&a.reports[i])
	}
	slices.SortStableFunc(a.doc.Quotes, func(x, y document.Quote) int { return int(x.Start - y.Start) })
}

func (a *assembler) quote(r *report) {
	first, last := r.pieces[0], r.pieces[len(r.pieces)-1]
	q := document.Quote{Range: document.Range{Start: first.Start, End: last.End}, Kind: a.kind(r), Rule: r.rule}
	for _, p := range r.pieces {
		q.Spans = append(q.Spans, a.doc.Bytes(p))
	}
	speaker := r
	for speaker.of >= 0 {
		speaker = &a.reports[speaker.of]
	}
	if !speaker.speaker.Empty() {
		q.Speaker = a.reference(speaker.speaker)
	}
	if r.cue != nil {
		t := trigger(r.cue)
		q.Cue = &t
	}
	a.doc.Quotes = append(a.doc.Quotes, q)
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

// reference ties the words that name a speaker to an entity.
func (a *assembler) reference(r document.Range) *document.Reference {
	ref := &document.Reference{Range: r, Entity: document.None, Name: a.doc.Words(r)}
	return ref
}
