package quote

import (
	"dateline/extract/document"
)

// around is the content of a cue before, behind or to both sides of its clause.
func (a *assembler) around(r *report) []document.Range {
	sent := a.sentence(r.clause.Start)
	left, quoted := a.before(r.clause, sent)
	if !quoted && (r.cue.Feature("clause") != "any" && !a.finite(left) || r.speaker.Start < trigger(r.cue).Start && a.introduction(left)) {
		left = document.Range{}
	}
	r.direct = !quoted && !left.Empty() && (isDash(a.doc.Tokens[r.clause.Start-1].Text) || a.firstPerson(left))
	if left.Empty() {
		right := a.behind(r.clause.End, sent)
		if lead := a.lead(r.clause, sent); !right.Empty() && !lead.Empty() && a.startingAt(right.Start-1) == nil {
			return a.pieces(lead, right)
		}
		if right.Empty() && r.clause.Start <= sent.Start+1 {
			right = a.quotationBefore(sent)
		}
		return a.pieces(right)
	}
	rest := a.resumed(r.clause.End, sent, quoted)
	if !quoted && !rest.Empty() && a.startingAt(rest.Start-1) != nil && capitalised(a.doc.Tokens[rest.Start].Text) {
		return a.pieces(rest) // Asked why, Roe said, "No reason."
	}
	if r.speaker.Start > trigger(r.cue).Start && !quoted && (a.finite(left) || !a.finite(rest)) {
		rest = document.Range{} // behind an inverted speaker a comma begins an apposition
	}
	return a.pieces(left, rest)
}

// before is the content that ends right before a clause of attribution, and whether it is a quotation.
func (a *assembler) before(clause document.Range, sent document.Sentence) (document.Range, bool) {
	k := clause.Start - 1
	for k >= sent.Start && separates(a.doc.Tokens[k].Text) {
		if isDash(a.doc.Tokens[k].Text) && a.group(clause.Start) == nil {
			return document.Range{}, false
		}
		k--
	}
	if k < sent.Start {
		return document.Range{}, false
	}
	if q := a.endingAt(k); q != nil {
		return a.withLead(q, sent)
	}
	if k == clause.Start-1 && !ends(a.doc.Tokens[k].Text) {
		return document.Range{}, false
	}
	left := document.Range{Start: a.clauseStart(k, sent), End: k + 1}
	return left, false
}

// lead is the beginning of a clause that an attribution between commas interrupts: "The pension, it says, would rise."
func (a *assembler) lead(clause document.Range, sent document.Sentence) document.Range {
	if clause.Start-1 <= sent.Start || clause.End >= sent.End || a.doc.Tokens[clause.Start-1].Text != "," || a.doc.Tokens[clause.End].Text != "," {
		return document.Range{}
	}
	return document.Range{Start: a.clauseStart(clause.Start-1, sent), End: clause.Start - 1}
}

// withLead is a quotation with the words of its sentence before it, if they are part of what was said: It was "a mess," he said.
// A short one without a verb before or in it is a name: On "News at Ten," he said.
func (a *assembler) withLead(q *document.Mention, sent document.Sentence) (document.Range, bool) {
	open := q.Start - 1
	lead := document.Range{Start: a.clauseStart(open, sent), End: open}
	if lead.Empty() || a.hasCue(lead) || separates(a.doc.Tokens[open-1].Text) && q.Feature("size") == "clause" || a.doc.Tokens[open-1].Text == ":" {
		return q.Range, true
	}
	whole := document.Range{Start: lead.Start, End: q.End}
	if q.Feature("size") != "clause" && !a.finite(whole) {
		return document.Range{}, false
	}
	return whole, true
}

// clauseStart is where the content that ends at a token begins: at its sentence, behind a dateline, or behind a semicolon.
func (a *assembler) clauseStart(at int32, sent document.Sentence) int32 {
	for k := at; k > sent.Start; k-- {
		if a.doc.Tokens[k-1].Text == ";" {
			return k
		}
	}
	return a.dateline(sent, at)
}

// dateline is the token behind the dateline that opens a sentence, or the sentence's first.
func (a *assembler) dateline(sent document.Sentence, at int32) int32 {
	if d := groupOver(a.datelines, sent.Start); d != nil && d.End <= at {
		return d.End
	}
	return sent.Start
}

// maxManner is how many tokens may stand between a cue and the quotation that it announces: "said in a statement on Monday:".
const maxManner = 16

// behind is the content that a clause of attribution announces: a quotation, or what follows a colon or, before a clause, a comma.
func (a *assembler) behind(clause int32, sent document.Sentence) document.Range {
	for k := clause; k < sent.End && k < clause+maxManner; k++ {
		if q := a.startingAt(k); q != nil {
			return a.opened(q, sent, clause)
		}
		switch t := a.doc.Tokens[k].Text; {
		case t == ":" && k+1 < sent.End:
			return document.Range{Start: k + 1, End: sent.End}
		case t == ":":
			return a.nextBlock(sent)
		case t == ";" || t == ".":
			return document.Range{}
		case t == "," && k == clause:
			if q := a.startingAt(k + 1); q != nil {
				return q.Range
			}
			if p := (document.Range{Start: k + 1, End: sent.End}); a.finite(p) && !a.relative(k+1) {
				return p
			}
			return document.Range{}
		}
		if a.isFinite(k) {
			return document.Range{}
		}
	}
	return document.Range{}
}

// opened is a quotation that a clause announces. A short one inside the object of the verb is no quotation of its own.
func (a *assembler) opened(q *document.Mention, sent document.Sentence, clause int32) document.Range {
	open := q.Start - 1
	if q.Feature("size") == "clause" || open > clause && !isWord(a.doc.Tokens[open-1].Text) {
		return q.Range
	}
	rest := document.Range{Start: q.End + 1, End: sent.End}
	switch {
	case open > clause:
		return document.Range{}
	case isWord(a.doc.Tokens[q.End-1].Text) && a.finite(rest) && !separates(a.doc.Tokens[min(q.End+1, sent.End-1)].Text):
		return document.Range{Start: open, End: sent.End}
	}
	return q.Range
}

// resumed is the content that goes on behind an attribution: "We lost," he said, "but we learned."
func (a *assembler) resumed(clause int32, sent document.Sentence, quoted bool) document.Range {
	k := clause
	for k < sent.End && k < clause+maxManner && (quoted || a.doc.Tokens[k].Text != ",") && a.startingAt(k) == nil && !terminal(a.doc.Tokens[k].Text) {
		k++
	}
	if k >= sent.End || terminal(a.doc.Tokens[k].Text) {
		if quoted {
			return a.nextSentence(sent)
		}
		return document.Range{}
	}
	if q := a.startingAt(k); q != nil {
		return a.unspoken(q)
	}
	if k+1 < sent.End {
		if q := a.startingAt(k + 1); q != nil {
			return a.unspoken(q)
		}
	}
	rest := document.Range{Start: k + 1, End: sent.End}
	if quoted || a.doc.Tokens[k].Text != "," || rest.Empty() || a.relative(rest.Start) || a.hasCue(rest) {
		return document.Range{}
	}
	return rest
}

// unspoken is the quotation unless a cue of its own follows it.
func (a *assembler) unspoken(q *document.Mention) document.Range {
	if a.ownCue(q) {
		return document.Range{}
	}
	return q.Range
}

// nextSentence is the quotation that begins the next sentence of the block, if no attribution of its own follows.
func (a *assembler) nextSentence(sent document.Sentence) document.Range {
	i := a.doc.SentenceAt(sent.Start) + 1
	if i >= len(a.doc.Sentences) || a.doc.Sentences[i].Block != sent.Block {
		return document.Range{}
	}
	next := a.doc.Sentences[i]
	if q := a.startingAt(next.Start); q != nil && !a.ownCue(q) && a.wholeSentence(q) {
		return q.Range
	}
	return document.Range{}
}

// wholeSentence reports whether nothing but marks follows a quotation in its sentence.
func (a *assembler) wholeSentence(q *document.Mention) bool {
	sent := a.sentence(q.End - 1)
	return words(a.doc, document.Range{Start: q.End, End: sent.End}, 1) == 0
}

// ownCue reports whether a cue stands behind a quotation in the sentence in which it ends.
func (a *assembler) ownCue(q *document.Mention) bool {
	sent := a.sentence(q.End - 1)
	return a.hasCue(document.Range{Start: q.End, End: sent.End})
}

// quotationBefore is the quotation that ends right before a sentence, in its block: "Why?" / Ms. Roe asked.
func (a *assembler) quotationBefore(sent document.Sentence) document.Range {
	if sent.Start == 0 || a.sentence(sent.Start-1).Block != sent.Block {
		return document.Range{}
	}
	if q := a.endingAt(sent.Start - 1); q != nil && !a.isClaimed(q) {
		return q.Range
	}
	return document.Range{}
}
