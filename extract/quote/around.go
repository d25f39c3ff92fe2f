package quote

import (
	"strings"

	"dateline/extract/document"
)

// mayBeReported reports whether the words before an attribution, which are no quotation, may be what it reports.
func (g *gatherer) mayBeReported(left document.Range, c *cue, sent document.Sentence) bool {
	if !g.isContent(left, c) || g.hasObject(c, sent) || g.inRelative(c) {
		return false
	}
	return left.Empty() || !g.opensClause(left.End-1)
}

// collectAround collects the content before, after or on both sides of an attribution.
func (g *gatherer) collectAround(x *candidate, sent document.Sentence) {
	c := x.cue
	left, quoted := g.before(c.attribution, sent)
	if !quoted && !g.mayBeReported(left, c, sent) {
		left = document.Range{}
	}
	x.direct = !quoted && !left.Empty() && (isDash(g.word(c.attribution.Start-1)) || g.firstPerson(left))
	if left.Empty() {
		g.after(x, sent)
		return
	}
	rest := g.resumed(c.attribution.End, sent, quoted)
	if main := g.completed(left, c.attribution, sent); quoted && !main.Empty() {
		rest = main
	}
	switch {
	case quoted || rest.Empty():
	case g.opensAt(rest.Start-1) != nil && capitalised(g.word(rest.Start)):
		left = document.Range{} // Asked why, Roe said, "No reason."
	case g.isFreeRelative(left) && g.isFinite(rest.Start): // What failed, according to Roe, was the dam.
	case c.isInverted() && (g.finite(left) && !g.introduction(left) || !g.finite(rest)):
		rest = document.Range{} // a comma after an inverted speaker begins an apposition
	}
	x.pieces = g.pieces(left, rest)
}

// isMeanwhile reports whether words say when someone spoke: they chanted “we want our money” as the players left.
func (g *gatherer) isMeanwhile(r document.Range) bool {
	if r.Len() < 2 || !g.finite(r) {
		return false
	}
	switch g.word(r.Start) {
	case "as", "when", "while", "after", "before", "until":
		return true
	}
	return false
}

// isFreeRelative reports whether a clause is the subject of another: what he feared.
func (t *text) isFreeRelative(r document.Range) bool {
	return t.tag(r.Start) == "WP" && strings.EqualFold(t.word(r.Start), "what")
}

// completed is the main clause after an attribution that only a part of it precedes: "On paper," he said, the plan was sound.
func (g *gatherer) completed(left, attribution document.Range, sent document.Sentence) document.Range {
	k := attribution.End
	if k+1 >= sent.End || g.word(k) != "," || g.finite(left) || words(g.doc, left, maxPart) == maxPart {
		return document.Range{}
	}
	rest := document.Range{Start: k + 1, End: sent.End}
	isClause := !g.relative(rest.Start) && g.tag(rest.Start) != "VBG"
	if g.opensAt(rest.Start) != nil || !isClause || g.hasCue(rest) || !g.mainVerb(rest) {
		return document.Range{}
	}
	return rest
}

// maxPart is one more than the words of the longest part of a clause that opens it between quotation marks.
const maxPart = 6

// isContent reports whether a clause before an attribution is what was said: it has a finite verb, unless the cue needs none, and is no
// introduction to a speaker who follows.
func (g *gatherer) isContent(left document.Range, c *cue) bool {
	return (c.clause == "any" || g.mainVerb(left)) && (c.isInverted() || !g.introduction(left))
}

// hasObject reports whether a thing follows the verb, which is then no attribution of what precedes it: "Days before the vote, the party announced a plan."
func (g *gatherer) hasObject(c *cue, sent document.Sentence) bool {
	k := c.attribution.End
	if c.isInverted() || k >= sent.End || g.phrases == nil || g.persons.adjuncts.has(k) {
		return false
	}
	return len(g.phrases.StartingAt(k)) > 0 && g.tag(k) != "PRP"
}

// isInverted reports whether the speaker follows the verb: said Roe.
func (c *cue) isInverted() bool { return c.speaker.Start >= c.trigger.Start }

// after collects the content of an attribution that nothing precedes.
func (g *gatherer) after(x *candidate, sent document.Sentence) {
	clause := x.cue.attribution
	if g.opensWith(clause, sent) {
		clause.End = g.afterAdjuncts(clause.End, sent)
	}
	right := g.announcedBy(clause.End, sent)
	if lead := g.lead(clause, sent); !right.Empty() && !lead.Empty() && (g.opensAt(right.Start-1) == nil || g.isSubjectOf(lead, right)) {
		x.pieces = g.pieces(lead, right)
		return
	}
	if right.Empty() && clause.Start <= sent.Start+1 {
		right = g.quotationBefore(sent)
		x.fresh = true
	}
	x.pieces = g.pieces(right)
}

// isSubjectOf reports whether words are the subject of a quotation that begins with a verb: The players, he said, “were tired.”
func (g *gatherer) isSubjectOf(lead, quoted document.Range) bool {
	return g.isFinite(quoted.Start) && !capitalised(g.word(quoted.Start)) && !g.finite(lead) && g.tag(lead.Start) != "IN"
}

// before is the content that ends right before a clause of attribution, and whether it is a quotation.
func (g *gatherer) before(clause document.Range, sent document.Sentence) (document.Range, bool) {
	k := clause.Start - 1
	for k >= sent.Start && separates(g.word(k)) {
		if isDash(g.word(k)) && g.group(clause.Start) == nil {
			return document.Range{}, false
		}
		k--
	}
	if k < sent.Start {
		return document.Range{}, false
	}
	if q := g.closesAt(k); q != nil {
		return g.withLead(q, sent)
	}
	if k == clause.Start-1 && !ends(g.word(k)) {
		return document.Range{}, false
	}
	left := document.Range{Start: g.clauseStart(k, sent), End: k + 1}
	if g.closesInside(left) {
		return document.Range{}, false
	}
	if q := g.opensAt(left.Start); q != nil && g.endsWithName(q, left) {
		return q.Range, true
	}
	return left, false
}

// endsWithName reports whether only a name or title is between a quotation, which a comma ends, and the end of r: “We lost,” Eli Roe, a pilot, said.
func (g *gatherer) endsWithName(q *document.Mention, r document.Range) bool {
	rest := document.Range{Start: q.End + 1, End: r.End}
	return q.End < r.End && separates(g.word(q.End-1)) && !g.finite(rest)
}

// closesInside reports whether a quotation of the sentence before ends inside r: the words after it are no part of what was said there.
func (g *gatherer) closesInside(r document.Range) bool {
	if g.quotations == nil {
		return false
	}
	q := g.quotations.Over(r.Start)
	return q != nil && q.Start < r.Start && q.End < r.End
}

// lead is the beginning of a clause that an attribution between commas interrupts: "The pension, it says, would rise."
func (g *gatherer) lead(clause document.Range, sent document.Sentence) document.Range {
	clause.End = g.afterAdjuncts(clause.End, sent) // he told me on Friday
	if clause.Start-1 <= sent.Start || clause.End >= sent.End {
		return document.Range{}
	}
	betweenCommas := g.word(clause.Start-1) == "," && g.word(clause.End) == ","
	if !betweenCommas || g.opensClause(clause.Start-2) {
		return document.Range{}
	}
	return document.Range{Start: g.clauseStart(clause.Start-1, sent), End: clause.Start - 1}
}

// withLead is a quotation with the words of its sentence before it, if they are part of what was said: It was "a mess," he said.
// A short one without a verb before or in it is a name: On "News at Ten," he said.
func (g *gatherer) withLead(q *document.Mention, sent document.Sentence) (document.Range, bool) {
	open := q.Start - 1
	lead := document.Range{Start: g.clauseStart(open, sent), End: open}
	if isWord(g.word(max(open-1, 0))) && open > lead.Start && g.isTitle(q.Range) {
		return document.Range{}, false // In a paper called “Is Rain the Next Oil?” Roe says
	}
	if first := g.opensAt(lead.Start); first != nil && first.Start < q.Start && g.endsWithName(first, lead) {
		return first.Range, true // “We lost,” one of the “old guard,” Eli Roe, said.
	}
	if words(g.doc, lead, 1) == 0 || g.hasCue(lead) || g.word(open-1) == ":" {
		return q.Range, true
	}
	if separates(g.word(open-1)) && q.Feature("size") == "clause" {
		return q.Range, true
	}
	whole := document.Range{Start: lead.Start, End: q.End}
	if q.Feature("size") != "clause" && !g.finite(whole) {
		return document.Range{}, false
	}
	return whole, true
}

// clauseStart is where the content that ends at a token begins: after a semicolon, a dateline or a bracket that it does not close, or with its sentence.
func (g *gatherer) clauseStart(at int32, sent document.Sentence) int32 {
	for k := at; k > sent.Start; k-- {
		if g.leavesOpen(document.Range{Start: k - 1, End: at + 1}) {
			return k
		}
		if g.word(k-1) == ";" || k == sent.Start+2 && g.word(k-1) == ":" && g.labels(sent.Start) {
			return k
		}
	}
	return g.dateline(sent, at)
}

// labels reports whether a word before a colon names no one: "Related:", "Update:".
func (g *gatherer) labels(token int32) bool {
	return g.mention(token) == nil && capitalised(g.word(token)) && g.tag(token) != "NNS" && !g.persons.speakers.has(token)
}

// dateline is the token after the dateline that opens a sentence, or the sentence's first.
func (g *gatherer) dateline(sent document.Sentence, at int32) int32 {
	if d := groupOver(g.datelines, sent.Start); d != nil && d.End <= at {
		return d.End
	}
	return sent.Start
}

// maxManner is how many tokens may lie between a cue and the quotation that it announces: "said in a statement on Monday:".
const maxManner = 16

// announcedBy is the content that a clause of attribution announces: a quotation, or what follows a colon, or a clause after a comma.
func (g *gatherer) announcedBy(clause int32, sent document.Sentence) document.Range {
	for k := clause; k < sent.End && k < clause+maxManner; k++ {
		if q := g.opensAt(k); q != nil {
			if g.opensAt(q.End+1) != nil { // told “Good Morning,” “The port is shut.”
				k = q.End
				continue
			}
			return g.opened(q, sent, clause)
		}
		switch t := g.word(k); {
		case t == ":" && k+1 < sent.End:
			return document.Range{Start: k + 1, End: sent.End}
		case t == ":":
			return g.nextBlock(sent)
		case t == ";" || t == ".":
			return document.Range{}
		case t == "," && k == clause:
			if q := g.opensAt(k + 1); q != nil {
				return q.Range
			}
			if p := (document.Range{Start: k + 1, End: sent.End}); g.finite(p) && !g.relative(k+1) && g.tag(k+1) != "VBG" && !g.compares(k+1) {
				return p
			}
			return document.Range{}
		}
		if g.isFinite(k) {
			return document.Range{}
		}
	}
	return document.Range{}
}

// compares reports whether a clause says who does the same: he testified, as will two pilots.
func (g *gatherer) compares(token int32) bool {
	switch g.word(token) {
	case "as", "so", "nor":
		return int(token)+1 < len(g.doc.Tokens) && g.isFinite(token+1)
	}
	return false
}

// opened is a quotation that a clause announces. A short one inside the object of the verb is a part of that object.
func (g *gatherer) opened(q *document.Mention, sent document.Sentence, clause int32) document.Range {
	open := q.Start - 1
	if g.describes(q, sent) {
		return document.Range{}
	}
	if q.Feature("size") == "clause" || open > clause && !isWord(g.word(open-1)) && g.tag(open-1) != "POS" {
		return q.Range
	}
	rest := document.Range{Start: q.End + 1, End: sent.End}
	switch {
	case open > clause:
		return document.Range{}
	case g.isMeanwhile(rest):
		return q.Range
	case isWord(g.word(q.End-1)) && g.finite(rest) && !separates(g.word(min(q.End+1, sent.End-1))):
		return document.Range{Start: open, End: sent.End}
	}
	return q.Range
}

// describes reports whether a quotation without a mark at its end is an adjective of the noun after it: the strict “look both ways before you go” rule.
func (g *gatherer) describes(q *document.Mention, sent document.Sentence) bool {
	if q.End+1 >= sent.End || !isWord(g.word(q.End-1)) || q.Start < 2 {
		return false
	}
	switch g.tag(q.End + 1) {
	case "NN", "NNS":
	default:
		return false
	}
	switch g.tag(q.Start - 2) {
	case "DT", "JJ", "PRP$", "POS", "VBN":
		return true
	}
	return false
}

// nextSentence is the quotation that begins the next sentence of the block, if it has no other cue.
func (g *gatherer) nextSentence(sent document.Sentence) document.Range {
	i := g.doc.SentenceAt(sent.Start) + 1
	if i >= len(g.doc.Sentences) || g.doc.Sentences[i].Block != sent.Block {
		return document.Range{}
	}
	next := g.doc.Sentences[i]
	if q := g.opensAt(next.Start); q != nil && !g.ownCue(q) && g.wholeSentence(q) {
		return q.Range
	}
	return document.Range{}
}

// wholeSentence reports whether nothing but marks follows a quotation in its sentence.
func (g *gatherer) wholeSentence(q *document.Mention) bool {
	sent := g.sentence(q.End - 1)
	return words(g.doc, document.Range{Start: q.End, End: sent.End}, 1) == 0
}

// ownCue reports whether a cue follows a quotation in the sentence in which it ends.
func (g *gatherer) ownCue(q *document.Mention) bool {
	sent := g.sentence(q.End - 1)
	return g.hasCue(document.Range{Start: q.End, End: sent.End})
}

// quotationBefore is the quotation that ends right before a sentence, in its block: "Why?" / Ms. Roe asked.
func (g *gatherer) quotationBefore(sent document.Sentence) document.Range {
	if sent.Start == 0 || g.sentence(sent.Start-1).Block != sent.Block {
		return document.Range{}
	}
	if q := g.closesAt(sent.Start - 1); q != nil {
		return q.Range
	}
	return document.Range{}
}
