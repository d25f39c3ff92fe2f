package quote

import (
	"cmp"
	"slices"

	"dateline/extract/document"
)

// publish turns the statements into quotes, in text order, and publishes the layers.
func publish(doc *document.Document, a *attributor, statements []statement) {
	order := make([]int, 0, len(statements))
	for i := range statements {
		if statements[i].printable(a.text) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		p, q := statements[x].pieces[0], statements[y].pieces[0]
		return cmp.Or(int(p.Start-q.Start), int(q.End-p.End))
	})
	a.said = newTokenSet(doc)
	pieces := 0
	for i := range statements {
		pieces += len(statements[i].pieces)
		for _, p := range statements[i].pieces {
			a.said.add(p)
		}
	}
	ms := doc.MakeMentions(pieces)[:0]
	doc.Quotes = slices.Grow(doc.Quotes, len(statements))
	for _, i := range order {
		s := &statements[i]
		q := quoteOf(a.text, s)
		a.attribute(&q, s, statements[owner(statements, i)].speaker)
		ms = appendMentions(doc, ms, s, q.Kind, len(doc.Quotes))
		doc.Quotes = append(doc.Quotes, q)
	}
	var selves []document.Mention
	for i := range doc.Quotes {
		selves = a.selves(selves, &doc.Quotes[i])
	}
	doc.AddLayer("quote", ms)
	doc.AddLayer("entity", selves)
}

// quoteOf is a statement as a finding, without its speaker.
func quoteOf(t *text, s *statement) document.Quote {
	q := document.Quote{Range: document.Range{Start: s.pieces[0].Start, End: s.end()}, Kind: s.kind(t), Text: said(t, s.pieces), Rule: s.rule}
	for _, p := range s.pieces {
		q.Spans = append(q.Spans, t.doc.Bytes(p))
	}
	if c := s.cue; c != nil {
		q.Cue = &c.trigger
		if !c.manner.Empty() {
			q.Manner = &c.manner
		}
		q.Relation, q.Polarity, q.Modality = c.mention.Feature("relation"), c.mention.Feature("polarity"), c.mention.Feature("modality")
	}
	return q
}

// appendMentions appends the pieces of a statement as mentions of its quote.
func appendMentions(doc *document.Document, ms []document.Mention, s *statement, kind string, quote int) []document.Mention {
	features := append(doc.MakeFeatures(4)[:0], document.Feature{Name: "kind", Value: kind})
	if s.cue != nil {
		for _, name := range [...]string{"relation", "polarity", "modality"} {
			if v := s.cue.mention.Feature(name); v != "" {
				features = append(features, document.Feature{Name: name, Value: v})
			}
		}
	}
	for _, p := range s.pieces {
		ms = append(ms, document.Mention{Range: p, Rule: s.rule, Features: features, Ref: quote})
	}
	return ms
}

// kind separates direct from indirect speech by the words between marks.
func (s *statement) kind(t *text) string {
	in, out := 0, 0
	for _, p := range s.pieces {
		for k := p.Start; k < p.End; k++ {
			switch {
			case !isWord(t.word(k)):
			case t.isQuoted(k):
				in++
			default:
				out++
			}
		}
	}
	switch {
	case s.direct || in > 0 && out == 0:
		return "direct"
	case in > 0:
		return "mixed"
	}
	return "indirect"
}
