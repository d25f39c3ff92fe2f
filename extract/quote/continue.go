package quote

import "dateline/extract/document"

// continued gives the quotations that no cue claimed to a speaker: they continue a quote over a sentence or a paragraph.
func (a *assembler) continued() {
	for i := range a.marked() {
		q := &a.marked()[i]
		if a.claimed[i] != 0 || q.Feature("nested") == "true" {
			continue
		}
		if k := a.paragraphBefore(i); k >= 0 {
			a.extend(k, i)
			continue
		}
		a.carry(q)
	}
}

// paragraphBefore is the report whose last quotation the block of quotation i continues: that one was not shut, and i opens its block. -1 if there is none.
func (a *assembler) paragraphBefore(i int) int {
	ms := a.marked()
	k := i - 1
	for k >= 0 && ms[k].Feature("nested") == "true" {
		k--
	}
	if k < 0 || a.claimed[k] == 0 || ms[k].Feature("shut") == "true" {
		return -1
	}
	here, there := a.sentence(ms[i].Start), a.sentence(ms[k].End-1)
	if here.Block != there.Block+1 || ms[i].Start > here.Start+1 {
		return -1
	}
	return int(a.claimed[k]) - 1
}

// extend adds a quotation to a report.
func (a *assembler) extend(report, quotation int) {
	p := a.marked()[quotation].Range
	a.reports[report].pieces = ordered(append(a.reports[report].pieces, a.pieces(p)...))
	a.claim(p, report)
	a.told.add(p)
	block := a.sentence(p.End - 1).Block
	a.byBlock[block] = append(a.byBlock[block], report)
}

// carry finds the report that an unclaimed quotation continues.
func (a *assembler) carry(q *document.Mention) {
	if q.Feature("size") != "clause" {
		return
	}
	sent := a.sentence(q.Start)
	if q.Start-1 > sent.Start {
		return
	}
	r := report{rule: "quote/continued", of: -1, pieces: a.pieces(q.Range)}
	if k := a.lastBefore(q.Start); k >= 0 && (a.doc.Blocks[sent.Block].Kind != document.Quotation || a.sentence(a.reports[k].end()-1).Block == sent.Block) {
		r.of = k
	}
	if len(r.pieces) > 0 {
		a.add(r)
	}
}

// lastBefore is the report that ends last before a token, in the same block or the one before; -1 if there is none.
func (a *assembler) lastBefore(token int32) int {
	block := a.sentence(token).Block
	for b := block; b >= 0 && b >= block-1; b-- {
		best, end := -1, int32(-1)
		for _, i := range a.byBlock[b] {
			if e := a.reports[i].end(); e <= token && e > end {
				best, end = i, e
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// end is the token behind the report's last piece.
func (r *report) end() int32 { return r.pieces[len(r.pieces)-1].End }
