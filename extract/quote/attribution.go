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

// headline is what follows a name and a colon at the start of a block: the rest of a heading, or the turn of a speaker in a transcript. A line such as
// "Attendance: 9,417" has no speaker: it must be somebody who is known, or be written as in a transcript, and what follows be a clause.
func (a *assembler) headline(r *report) document.Range {
	sent := a.sentence(r.clause.Start)
	if sent.Start > 0 && a.sentence(sent.Start-1).Block == sent.Block {
		return document.Range{}
	}
	said := document.Range{Start: r.clause.End, End: a.doc.TokensIn(a.doc.Blocks[sent.Block].Span).End}
	switch r.cue.Feature("turn") {
	case "answer":
		r.speaker = a.interviewed(sent.Start)
		r.direct = true
		return said
	case "question":
		r.direct = true
		return said
	}
	turn := a.turn(r.speaker)
	r.direct = turn || a.firstPerson(said)
	if !turn && !r.direct && !(a.isSomebody(r.speaker) && a.says([]document.Range{said})) {
		return document.Range{}
	}
	return said
}

// turn reports whether a name is written as that of a speaker in a transcript: JONES.
func (a *assembler) turn(name document.Range) bool {
	for k := name.Start; k < name.End; k++ {
		if !inCapitals(a.doc.Tokens[k].Text) {
			return false
		}
	}
	return true
}

// isSomebody reports whether the last word of a name belongs to an entity that can speak.
func (a *assembler) isSomebody(name document.Range) bool {
	m := a.mention(name.End - 1)
	return m != nil && (m.Feature("kind") != string(document.Place) || m.Feature("country") != "")
}

// interviewed is the person who was named most often before the first turn of an interview, by the last name before the token; empty if nobody was.
func (a *assembler) interviewed(token int32) document.Range {
	best, most := document.Range{}, 0
	first := a.firstTurn(token)
	for i := range a.doc.Entities {
		e := &a.doc.Entities[i]
		if e.Kind != document.Person {
			continue
		}
		n, last := 0, document.Range{}
		for _, m := range e.Mentions {
			if m.Start >= first {
				break
			}
			n++
			if m.Form == document.FormName {
				last = m.Range
			}
		}
		if n >= most && !last.Empty() {
			best, most = last, n
		}
	}
	return best
}

// firstTurn is the first token of the first turn of an interview, or the token itself.
func (a *assembler) firstTurn(token int32) int32 {
	for i := range a.cues {
		if a.cues[i].Feature("turn") != "" {
			return min(token, a.cues[i].Start)
		}
	}
	return token
}
