package quote

import "dateline/extract/document"

// continued gives the quotations that no cue claimed to a speaker: they continue a quote over a sentence or a paragraph.
func (a *assembler) continued() {
	for i := range a.marked() {
		q := &a.marked()[i]
		if a.claimed[i] != 0 || q.Feature("nested") == "true" {
			continue
		}
		a.carry(q)
	}
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
	if k := a.lastBefore(q.Start); k >= 0 {
		r.of = k
	}
	if len(r.pieces) > 0 {
		a.add(r)
	}
}

// lastBefore is the report that ends last before a token, in the same block or the one before; -1 if there is none.
func (a *assembler) lastBefore(token int32) int {
	best, block := -1, a.sentence(token).Block
	for i := range a.reports {
		r := &a.reports[i]
		end := r.pieces[len(r.pieces)-1].End
		if end > token || block-a.sentence(end-1).Block > 1 {
			continue
		}
		if best < 0 || end > a.reports[best].pieces[len(a.reports[best].pieces)-1].End {
			best = i
		}
	}
	return best
}
