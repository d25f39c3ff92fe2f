package quote

import "dateline/extract/document"

// signed makes a report of every attribution block: the quotations of the block before it, or all of that block where it has no marks.
func (a *assembler) signed() {
	for b := 1; b < len(a.doc.Blocks); b++ {
		if a.doc.Blocks[b].Kind != document.Attribution {
			continue
		}
		name := a.named(a.doc.TokensIn(a.doc.Blocks[b].Span))
		said := a.doc.TokensIn(a.doc.Blocks[b-1].Span)
		if name.Empty() || said.Empty() {
			continue
		}
		r := report{rule: "quote/signed", of: -1, speaker: name, clause: name, direct: true, pieces: a.pieces(a.quotationsIn(said)...)}
		if len(r.pieces) == 0 {
			r.pieces = a.pieces(said)
		}
		if len(r.pieces) > 0 {
			a.add(r)
		}
	}
}

// named is the person or, where none is known, the words that an attribution block names.
func (a *assembler) named(block document.Range) document.Range {
	for block.Start < block.End && !isWord(a.doc.Tokens[block.Start].Text) {
		block.Start++
	}
	if l := a.doc.Layer("entity"); l != nil {
		for i := block.Start; i < block.End; i++ {
			for _, m := range l.StartingAt(i) {
				if m.Feature("kind") == string(document.Person) {
					return m.Range
				}
			}
		}
	}
	return block
}

// quotationsIn are the quotations of a block that are long enough to be speech.
func (a *assembler) quotationsIn(block document.Range) []document.Range {
	var out []document.Range
	ms := a.marked()
	for i := a.firstQuotation(block.Start); i < len(ms) && ms[i].Start < block.End; i++ {
		q := &ms[i]
		if block.Contains(q.Range) && q.Feature("nested") == "false" && q.Feature("size") == "clause" {
			out = append(out, q.Range)
		}
	}
	return out
}

// headline is what follows a name and a colon at the start of a block: the rest of a heading, or the turn of a speaker in a transcript.
func (a *assembler) headline(r *report) document.Range {
	sent := a.sentence(r.clause.Start)
	if sent.Start > 0 && a.sentence(sent.Start-1).Block == sent.Block {
		return document.Range{}
	}
	said := document.Range{Start: r.clause.End, End: a.doc.TokensIn(a.doc.Blocks[sent.Block].Span).End}
	r.direct = a.turn(r.speaker) || a.firstPerson(said)
	return said
}

// turn reports whether a name is written as that of a speaker in a transcript: JONES.
func (a *assembler) turn(name document.Range) bool {
	for k := name.Start; k < name.End; k++ {
		for i, c := range a.doc.Tokens[k].Text {
			if c >= 'a' && c <= 'z' && i > 0 {
				return false
			}
		}
	}
	return true
}
