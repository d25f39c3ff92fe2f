package quote

import (
	"slices"

	"dateline/extract/document"
)

// content is what a cue reports: the pieces in text order, without the marks around them.
func (a *assembler) content(r *report) []document.Range {
	c := r.cue
	switch c.Feature("content") {
	case "follows":
		p, ok := c.Capture("content")
		if !ok {
			return nil
		}
		if left, quoted := a.before(r.clause, a.sentence(r.clause.Start)); quoted && r.speaker.Start < p.Start && a.isFinite(trigger(c).Start) {
			return a.pieces(left)
		}
		if q := a.startingAt(p.Start); q != nil && (q.Feature("size") == "clause" || q.End >= p.End-1) {
			return a.pieces(q.Range)
		}
		return a.pieces(a.widened(p))
	case "quotation":
		return a.quoted(r)
	case "carried":
		return a.carried(r)
	case "next":
		return a.pieces(a.announced(r))
	case "headline":
		return a.pieces(a.headline(r))
	case "before":
		return a.pieces(a.sentenceBefore(r.clause.Start))
	case "fragment":
		return a.pieces(a.fragment(r))
	}
	return a.around(r)
}

// quoted is the content of a cue that only quotations go with.
func (a *assembler) quoted(r *report) []document.Range {
	ps := a.around(r)
	for _, p := range ps {
		if a.quotations == nil || !a.quotations.Covers(p.Start) {
			return nil
		}
	}
	return ps
}

// carried is the sentence of a cue that goes on with the report of the sentence before it.
func (a *assembler) carried(r *report) []document.Range {
	sent := a.sentence(r.clause.Start)
	if k := a.lastBefore(sent.Start); k >= 0 && a.doc.SentenceAt(sent.Start)-a.doc.SentenceAt(a.reports[k].pieces[0].Start) == 1 {
		r.of = k
		return a.pieces(document.Range{Start: r.clause.End, End: sent.End})
	}
	return nil
}

// pieces trims ranges and drops empty ones.
func (a *assembler) pieces(ranges ...document.Range) []document.Range {
	var out []document.Range
	for _, p := range ranges {
		if p = a.trimmed(p); words(a.doc, p, 1) > 0 {
			out = append(out, p)
		}
	}
	return ordered(out)
}

// ordered sorts pieces and drops those that overlap an earlier one.
func ordered(ps []document.Range) []document.Range {
	slices.SortFunc(ps, func(x, y document.Range) int { return int(x.Start - y.Start) })
	out := ps[:0]
	for _, p := range ps {
		if len(out) == 0 || p.Start >= out[len(out)-1].End {
			out = append(out, p)
		}
	}
	return out
}

// announced is the quotation behind a colon or in the next block, unless another report has it.
func (a *assembler) announced(r *report) document.Range {
	sent := a.sentence(trigger(r.cue).Start)
	next := a.nextBlock(sent)
	if at := trigger(r.cue).End; at < sent.End {
		next = document.Range{}
		if q := a.startingAt(at); q != nil {
			next = q.Range
		}
	}
	if next.Empty() || a.told.has(next.Start) {
		return document.Range{}
	}
	return next
}

// nextBlock is the quotation with which the next block begins, or all of a block quotation.
func (a *assembler) nextBlock(sent document.Sentence) document.Range {
	i := a.doc.SentenceAt(sent.Start) + 1
	if i >= len(a.doc.Sentences) || a.doc.Sentences[i].Block == sent.Block {
		return document.Range{}
	}
	next := a.doc.Sentences[i]
	if q := a.startingAt(next.Start); q != nil {
		return q.Range
	}
	if b := a.doc.Blocks[next.Block]; b.Kind == document.Quotation {
		return a.doc.TokensIn(b.Span)
	}
	return document.Range{}
}

// sentenceBefore is the sentence before the one that holds the token, across blocks; all of a block quotation, and all of a quotation that ends there.
func (a *assembler) sentenceBefore(token int32) document.Range {
	i := a.doc.SentenceAt(token)
	if i < 1 {
		return document.Range{}
	}
	last := a.doc.Sentences[i-1]
	if b := a.doc.Blocks[last.Block]; b.Kind == document.Quotation && last.Block != a.doc.Sentences[i].Block {
		return a.doc.TokensIn(b.Span)
	}
	if q := a.endingAt(last.End - 1); q != nil && q.Start < last.Start {
		return q.Range
	}
	return last.Range
}

// fragment is the quotation that a cue introduces, unless another report has it.
func (a *assembler) fragment(r *report) document.Range {
	if q := a.startingAt(trigger(r.cue).Start); q != nil && !a.isClaimed(q) {
		return q.Range
	}
	return document.Range{}
}

// widened is content of one sentence, with the rest of the quotation in which it ends.
func (a *assembler) widened(p document.Range) document.Range {
	if a.quotations == nil {
		return p
	}
	last := p.End - 1
	if q := a.quotations.Over(last); q != nil && q.End > p.End {
		if sent := a.sentence(last); q.End > sent.End {
			p.End = q.End
		}
	}
	return p
}

// trimmed is a piece without the marks around it. A closing mark stays if its opening mark is inside.
func (a *assembler) trimmed(p document.Range) document.Range {
	for p.Start < p.End && (!isWord(a.doc.Tokens[p.Start].Text) && a.doc.Tokens[p.Start].Tag != "$" && a.doc.Tokens[p.Start].Text != "(") {
		p.Start++
	}
	for p.End > p.Start {
		t := a.doc.Tokens[p.End-1].Text
		if s, _ := markOf(t); s != noMark {
			if q := a.endingAt(p.End - 1); q != nil && q.Start > p.Start {
				return p
			}
		} else if q := a.quotations; q != nil && q.Covers(p.End-1) || t != "." && t != "," && t != ";" && t != "—" && t != "–" && t != "--" && t != "-" && t != "―" {
			return p
		}
		p.End--
	}
	return p
}
