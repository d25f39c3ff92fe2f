package quote

import (
	"slices"
	"unicode"
	"unicode/utf8"

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
		if q := a.startingAt(p.Start); q != nil && q.Feature("size") == "clause" {
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
	slices.SortFunc(out, func(x, y document.Range) int { return int(x.Start - y.Start) })
	return out
}

// around is the content of a cue before, behind or to both sides of its clause.
func (a *assembler) around(r *report) []document.Range {
	sent := a.sentence(r.clause.Start)
	left, quoted := a.before(r.clause, sent)
	if !quoted && r.cue.Feature("clause") != "any" && !a.finite(left) {
		left = document.Range{}
	}
	r.direct = !quoted && !left.Empty() && isDash(a.doc.Tokens[r.clause.Start-1].Text)
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

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// lead is the beginning of a clause that an attribution between commas interrupts: "The pension, it says, would rise."
func (a *assembler) lead(clause document.Range, sent document.Sentence) document.Range {
	if clause.Start-1 <= sent.Start || clause.End >= sent.End || a.doc.Tokens[clause.Start-1].Text != "," || a.doc.Tokens[clause.End].Text != "," {
		return document.Range{}
	}
	return document.Range{Start: a.clauseStart(clause.Start-1, sent), End: clause.Start - 1}
}

// isDash reports whether a token is a dash, which stands for quotation marks in some papers: We lost, — said Roe.
func isDash(t string) bool { return t != "," && t != "-" && separates(t) }

// separates reports whether a token stands between content and attribution.
func separates(t string) bool {
	switch t {
	case ",", "—", "–", "--", "―":
		return true
	}
	return false
}

// ends reports whether a token ends a sentence inside of one: "Why now? he asked."
func ends(t string) bool { return t == "?" || t == "!" }

// endingAt is the widest quotation whose closing mark is the token, or nil.
func (a *assembler) endingAt(mark int32) *document.Mention {
	if a.quotations == nil {
		return nil
	}
	for _, i := range a.quotations.EndingAt(mark) {
		if s, _ := markOf(a.doc.Tokens[mark].Text); s != noMark {
			return &a.quotations.Mentions()[i]
		}
	}
	return nil
}

// startingAt is the widest quotation whose opening mark is the token, or nil.
func (a *assembler) startingAt(mark int32) *document.Mention {
	if a.quotations == nil || int(mark)+1 >= len(a.doc.Tokens) {
		return nil
	}
	if s, _ := markOf(a.doc.Tokens[mark].Text); s == noMark {
		return nil
	}
	if ms := a.quotations.StartingAt(mark + 1); len(ms) > 0 {
		return &ms[0]
	}
	return nil
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

// clauseStart is where the content that ends at a token begins: its sentence, what follows a semicolon, or a quotation that began before the sentence.
func (a *assembler) clauseStart(at int32, sent document.Sentence) int32 {
	start := sent.Start
	for k := at; k > sent.Start; k-- {
		if a.doc.Tokens[k-1].Text == ";" {
			start = k
			break
		}
	}
	return start
}

// isFinite reports whether a token stands in a finite verb group.
func (a *assembler) isFinite(token int32) bool {
	g := a.group(token)
	return g != nil && g.Feature("form") == "finite"
}

// finite reports whether a finite verb stands in a range.
func (a *assembler) finite(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if g := a.group(k); g != nil {
			if g.Feature("form") == "finite" {
				return true
			}
			k = g.End - 1
		}
	}
	return false
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

// relative reports whether a token begins a relative or participle clause.
func (a *assembler) relative(k int32) bool {
	switch t := a.doc.Tokens[k].Tag; t {
	case "WDT", "WP", "WP$", "WRB", "CC":
		return true
	}
	return false
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
	if quoted || a.doc.Tokens[k].Text != "," || a.relative(rest.Start) || a.hasCue(rest) {
		return document.Range{}
	}
	return rest
}

func terminal(t string) bool { return t == "." || t == "?" || t == "!" || t == ":" || t == ";" }

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

// isClaimed reports whether a quotation belongs to a report.
func (a *assembler) isClaimed(q *document.Mention) bool {
	ms := a.marked()
	for i := a.firstQuotation(q.Start); i < len(ms) && ms[i].Start == q.Start; i++ {
		if ms[i].Range == q.Range {
			return a.claimed[i] != 0
		}
	}
	return false
}

// sentenceBefore is the sentence before the one that holds the token, across blocks.
func (a *assembler) sentenceBefore(token int32) document.Range {
	if i := a.doc.SentenceAt(token); i > 0 {
		return a.doc.Sentences[i-1].Range
	}
	return document.Range{}
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
