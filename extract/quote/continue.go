package quote

import "dateline/extract/document"

// loose is a quotation that may belong to a statement without a cue near it.
type loose struct {
	index int // of the quotation
	candidate
	alone   bool // nothing of its sentence comes before it, and it is long enough to be speech
	inBlock bool // of a block quotation, which continues no other block
}

// uncued are all quotations but nested ones.
func (g *gatherer) uncued() []loose {
	var out []loose
	ms := g.allQuotations()
	for i := range ms {
		q := &ms[i]
		if q.Feature("nested") == "true" {
			continue
		}
		sent := g.sentence(q.Start)
		out = append(out, loose{
			index:     i,
			candidate: candidate{rule: "quote/continued", pieces: g.pieces(q.Range)},
			alone:     q.Feature("size") == "clause" && q.Start-1 <= sent.Start,
			inBlock:   g.doc.Blocks[sent.Block].Kind == document.Quotation,
		})
	}
	return out
}

// continued gives a quotation that no cue claimed to the statement that it continues over a sentence or a paragraph.
func (c *chooser) continued(x loose) {
	if c.claimed[x.index] != 0 {
		return
	}
	if k := c.paragraphBefore(x.index); k >= 0 {
		c.extend(k, x)
		return
	}
	if !x.alone || len(x.pieces) == 0 {
		return
	}
	s := statement{x.candidate, -1}
	q := &c.allQuotations()[x.index]
	if k := c.lastBefore(q.Start); k >= 0 && (!x.inBlock || c.sentence(c.statements[k].end()-1).Block == c.sentence(q.Start).Block) {
		s.of = k
	}
	c.add(s)
}

// paragraphBefore is the statement whose last quotation the block of a quotation continues: no mark closes that one, and this one opens its block. -1 if
// there is none.
func (c *chooser) paragraphBefore(quotation int) int {
	ms := c.allQuotations()
	k := quotation - 1
	for k >= 0 && ms[k].Feature("nested") == "true" {
		k--
	}
	if k < 0 || c.claimed[k] == 0 || ms[k].Feature("shut") == "true" {
		return -1
	}
	here, before := c.sentence(ms[quotation].Start), c.sentence(ms[k].End-1)
	if here.Block != before.Block+1 || ms[quotation].Start > here.Start+1 {
		return -1
	}
	return int(c.claimed[k]) - 1
}

// extend adds a quotation to a statement.
func (c *chooser) extend(statement int, x loose) {
	s := &c.statements[statement]
	s.pieces = ordered(append(s.pieces, x.pieces...))
	q := c.allQuotations()[x.index].Range
	c.claim(q, statement)
	c.endsIn(c.sentence(q.End-1).Block, statement)
}
