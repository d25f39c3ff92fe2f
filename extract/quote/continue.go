package quote

import "dateline/extract/document"

// loose is a quotation that may belong to a statement without a cue near it.
type loose struct {
	index int // of the quotation
	candidate
	alone   bool // nothing of its sentence comes before it, and it is long enough to be speech
	brief   bool // a short one that is all of its sentence, which continues what was said before it in its block
	isBlock bool // a block has nothing else
	inBlock bool // of a block quotation, which continues no other block
}

// uncued are all quotations but nested ones.
func (g *gatherer) uncued() []loose {
	var out []loose
	ms := g.allQuotations()
	for i := range ms {
		q := &ms[i]
		if q.Feature("nested") == "true" || g.isTitle(q.Range) {
			continue
		}
		sent := g.sentence(q.Start)
		out = append(out, loose{
			index:     i,
			candidate: candidate{rule: "quote/continued", pieces: g.pieces(q.Range)},
			alone:     q.Feature("size") == "clause" && q.Start-1 <= sent.Start,
			brief:     q.Feature("size") == "phrase" && q.Start-1 <= sent.Start && terminal(g.word(q.End-1)) && g.wholeSentence(q),
			isBlock:   g.isBlock(q, sent.Block),
			inBlock:   g.doc.Blocks[sent.Block].Kind == document.Quotation,
		})
	}
	return out
}

// isBlock reports whether a block has nothing but a quotation, which is not written like a title.
func (g *gatherer) isBlock(q *document.Mention, block int) bool {
	r := g.doc.TokensIn(g.doc.Blocks[block].Span)
	for k := q.Start + 1; k < q.End; k++ {
		if capitalised(g.word(k)) && g.word(k) != "I" {
			return false
		}
	}
	return q.Start-1 <= r.Start && words(g.doc, document.Range{Start: q.End, End: r.End}, 1) == 0
}

// continued gives a quotation that no cue claimed to the statement that it continues over a sentence or a paragraph. A new paragraph is a
// separate statement, by the same speaker.
func (c *chooser) continued(x loose) {
	if c.claimed[x.index] != 0 || len(x.pieces) == 0 {
		return
	}
	s := statement{x.candidate, -1}
	switch k := c.unshutBefore(x.index); {
	case k >= 0 && c.sameBlock(x.index, k):
		c.extend(k, x)
		return
	case k >= 0:
		s.of = k
	case x.brief:
		if s.of = c.lastBefore(c.allQuotations()[x.index].Start); s.of < 0 || !x.isBlock && !c.sameBlock(x.index, s.of) || !c.isQuoted(c.statements[s.of].end()-1) {
			return
		}
	case !x.alone:
		return
	case c.claimedAfter(x.index) >= 0:
		s.of = c.claimedAfter(x.index)
	default:
		s.of = c.lastBefore(c.allQuotations()[x.index].Start)
		if s.of >= 0 && x.inBlock && !c.sameBlock(x.index, s.of) {
			s.of = -1
		}
	}
	c.add(s)
}

// sameBlock reports whether a quotation begins in the block in which a statement ends.
func (c *chooser) sameBlock(quotation, statement int) bool {
	return c.sentence(c.statements[statement].end()-1).Block == c.sentence(c.allQuotations()[quotation].Start).Block
}

// unshutBefore is the statement whose last quotation no mark closes, so that a quotation continues it that opens the next block or comes right after it
// in the same one. -1 if there is none.
func (c *chooser) unshutBefore(quotation int) int {
	ms := c.allQuotations()
	k := quotation - 1
	for k >= 0 && ms[k].Feature("nested") == "true" {
		k--
	}
	if k < 0 || c.claimed[k] == 0 || ms[k].Feature("shut") == "true" {
		return -1
	}
	here, before := c.sentence(ms[quotation].Start), c.sentence(ms[k].End-1)
	opens := here.Block == before.Block+1 && ms[quotation].Start <= here.Start+1
	resumes := here.Block == before.Block && ms[quotation].Start <= ms[k].End+1
	if !opens && !resumes {
		return -1
	}
	return int(c.claimed[k]) - 1
}

// claimedAfter is the statement that has the end of a quotation that no mark closes and that opens the following blocks anew: “We came over the hill. /
// “Then we saw the fire,” Roe said. It is -1 if there is none.
func (c *chooser) claimedAfter(quotation int) int {
	ms := c.allQuotations()
	for k := quotation; k+1 < len(ms) && ms[k].Feature("shut") == "false"; k++ {
		here, after := c.sentence(ms[k].End-1), c.sentence(ms[k+1].Start)
		if after.Block != here.Block+1 || ms[k+1].Start > after.Start+1 {
			return -1
		}
		if i := c.claimed[k+1]; i != 0 {
			return int(i) - 1
		}
	}
	return -1
}

// extend adds a quotation to a statement.
func (c *chooser) extend(statement int, x loose) {
	s := &c.statements[statement]
	s.pieces = ordered(append(s.pieces, x.pieces...))
	q := c.allQuotations()[x.index].Range
	c.claim(q, statement)
	c.endsIn(c.sentence(q.End-1).Block, statement)
}
