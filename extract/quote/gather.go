package quote

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// gatherer collects the words that a cue may report. It knows the text and all cues, but nothing of what is chosen.
type gatherer struct {
	*text
	cues     []cue
	triggers tokenSet // of cues that are words
	persons  persons
	postEnd  int32 // end of the sentence with the account of the last post
}

// candidate is what one cue, or none, may report.
type candidate struct {
	cue       *cue // nil: none
	rule      string
	speaker   document.Range   // empty: unknown
	pieces    []document.Range // in text order, without the marks around them; none: the cue reports nothing
	otherwise []document.Range // pieces that count if a statement has the first ones
	direct    bool             // someone's own words, though no marks are around them
	fresh     bool             // it counts only if no statement has the words yet
	mute      bool             // its cue needs a party as the speaker, and the speaker is none
	continues bool             // it counts only after a statement of the sentence before, whose speaker it shares
}

// gather is the candidate of a cue.
func (g *gatherer) gather(c *cue) candidate {
	x := candidate{cue: c, rule: c.mention.Rule, speaker: c.speaker}
	x.mute = c.clause == "party" && !g.canSpeak(c.speaker) || g.pointsAtClause(c.speaker)
	sent := g.sentence(c.attribution.Start)
	switch c.contentPlace {
	case around:
		g.collectAround(&x, sent)
	case quotation, sentenceOpening:
		g.collectAround(&x, sent)
		x.pieces = g.quotedEnd(x.pieces)
		if !g.isSpoken(x.pieces, c) {
			x.pieces = nil
		}
	case follows:
		g.following(&x, sent)
	case carried:
		x.continues = true
		x.pieces = g.pieces(document.Range{Start: c.attribution.End, End: sent.End})
	case next:
		x.fresh = true
		x.pieces = g.pieces(g.announced(c))
	case headline:
		g.turn(&x, sent)
	case sentenceBefore:
		x.pieces = g.pieces(g.sentenceBefore(c.attribution.Start))
	case posted:
		x.direct = true
		x.pieces = g.pieces(g.post(c))
	case fragment:
		x.fresh = true
		if !c.speaker.Empty() && !g.canSpeak(c.speaker) {
			x.speaker = g.actorOf(sent, c.trigger.Start)
		}
		if q := g.opensAt(c.trigger.Start); q != nil && !g.isTitle(q.Range) && !g.describes(q, sent) {
			g.embedded(&x, q, sent)
		}
	}
	return x
}

// quotedEnd is the pieces with the long quotation alone that ends the first of them: It is clear that “we lost the match on Monday,” as Roe put it.
func (g *gatherer) quotedEnd(pieces []document.Range) []document.Range {
	if len(pieces) == 0 || g.isQuoted(pieces[0].Start) || !g.isQuoted(pieces[0].End-1) {
		return pieces
	}
	q := g.quotationOver(pieces[0].End - 1)
	if q.Feature("size") == "clause" && q.Start > pieces[0].Start && g.isSentence(q.Range) && !separates(g.word(q.Start-2)) {
		pieces[0] = q.Range
	}
	return pieces
}

// isSpoken reports whether the pieces around a cue of manner ("sighed", "nodded") are quotations, as such a cue needs. A full stop before a
// speaker and such a verb ends what was said: “It is too late.” Roe nodded.
func (g *gatherer) isSpoken(pieces []document.Range, c *cue) bool {
	if slices.ContainsFunc(pieces, func(p document.Range) bool { return !g.isQuoted(p.Start) && !g.endsQuoted(p) }) {
		return false
	}
	if len(pieces) == 0 {
		return false
	}
	first := pieces[0]
	if g.takesTitle(c) && g.isTitle(first) {
		return false
	}
	if first.End <= c.attribution.Start && !c.isInverted() && g.word(first.End-1) == "." {
		return false
	}
	return c.contentPlace != sentenceOpening || first.Start-1 <= g.sentence(first.Start).Start && g.canSpeak(c.speaker)
}

// endsQuoted reports whether a clause ends with a long quotation: The port is “losing more than it earns,” as Roe put it.
func (g *gatherer) endsQuoted(p document.Range) bool {
	q := g.quotationOver(p.End - 1)
	return q != nil && q.Feature("size") == "clause" && g.mainVerb(p)
}

// takesTitle reports whether the object of a cue may be a work: he read “The Long Wall and the Short River.”
func (g *gatherer) takesTitle(c *cue) bool {
	return titleVerbs[g.doc.Tokens[c.trigger.Start].Lemma]
}

// titleVerbs are verbs whose object may be the title of a work.
var titleVerbs = wordLists.Set("title-verbs")

// pointsAtClause reports whether the words for a speaker mean what was said before: "This echoed his remarks that the port was shut".
func (g *gatherer) pointsAtClause(speaker document.Range) bool {
	if speaker.Len() != 1 {
		return false
	}
	w := strings.ToLower(g.word(speaker.Start))
	return w == "this" || w == "that" || w == "which"
}

// canSpeak reports whether the words for a speaker name a person, a body or a writing.
func (g *gatherer) canSpeak(speaker document.Range) bool {
	return g.persons.speakers.has(g.head(speaker))
}

// following collects the content that a rule captured, or the quotation that opens it. A quotation that ends right before the attribution is
// surer: "We lost," he said of the match that ended on Monday.
func (g *gatherer) following(x *candidate, sent document.Sentence) {
	c := x.cue
	p := c.content
	if p.Empty() || c.topic.Empty() && g.afterWhich(c) {
		return
	}
	if q := g.quotationOver(c.trigger.Start); q != nil && p.Start < q.End {
		p.End = min(p.End, q.End) // what is reported inside a quotation ends with it
	}
	p = g.withoutAddressee(c, g.withoutPredicate(c, p))
	if q := g.quotationOver(p.Start); q != nil && q.Start > c.trigger.Start && q.Start < p.Start && !c.isQuotedBy(q) {
		p.Start = q.Start
	}
	x.pieces = g.pieces(c.topic, g.widened(p))
	if q := g.opensAt(p.Start); q != nil && (g.describes(q, sent) || g.isSource(c) && g.ownCue(q)) {
		x.pieces = nil
		return
	} else if q != nil && g.endsIn(q, p) {
		x.pieces = g.pieces(q.Range)
	}
	if left, quoted := g.before(c.attribution, sent); quoted && c.speaker.Start < p.Start && g.isFinite(c.trigger.Start) && !g.hasOwnClause(c, left) {
		x.pieces, x.otherwise = g.pieces(left), x.pieces
	}
}

// isSource reports whether a cue only names where words come from: according to a statement, “We lost,” Roe said.
func (g *gatherer) isSource(c *cue) bool {
	return strings.EqualFold(g.word(c.trigger.Start), "according")
}

// hasOwnClause reports whether "that" and what was said follow a cue after a quotation that a question mark or a full stop ends: “Why?” Roe replied that
// he was late.
func (g *gatherer) hasOwnClause(c *cue, left document.Range) bool {
	return !c.isInverted() && c.content.Start == c.trigger.End+1 && g.tag(c.trigger.End) == "IN" && g.word(left.End-1) != ","
}

// isQuotedBy reports whether a cue lies in a quotation.
func (c *cue) isQuotedBy(q *document.Mention) bool { return q.Contains(c.trigger) }

// endsIn reports whether content that a quotation opens ends with it: a mark or a preposition follows it, or nearly nothing.
func (g *gatherer) endsIn(q *document.Mention, content document.Range) bool {
	if q.End >= content.End-1 {
		return true
	}
	if q.Feature("size") != "clause" {
		return false
	}
	switch g.tag(q.End + 1) {
	case "IN", "TO", "CC", "RB":
		return true
	}
	return !isWord(g.word(q.End-1)) || !isWord(g.word(q.End+1))
}

// widened is content of one sentence, with the rest of the quotation in which it ends.
func (g *gatherer) widened(p document.Range) document.Range {
	if g.quotations == nil {
		return p
	}
	last := p.End - 1
	if q := g.quotations.Over(last); q != nil && q.End > p.End {
		if sent := g.sentence(last); q.End > sent.End {
			p.End = q.End
		}
	}
	return p
}

// hasCue reports whether a range has a cue.
func (g *gatherer) hasCue(r document.Range) bool { return g.triggers.any(r) }

// firstPerson reports whether someone speaks of himself in r, outside of quotations.
func (g *gatherer) firstPerson(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if g.persons.isFirst(k) && !g.isQuoted(k) {
			return true
		}
	}
	return false
}

// maxReported is how many tokens reported speech without quotation marks has at most. What is longer is a list or a text without marks,
// and each of its verbs of saying would have all the rest of it.
const maxReported = 400

// pieces trims ranges, drops empty ones and reported speech without end, closes quotations at their ends and orders them.
func (g *gatherer) pieces(ranges ...document.Range) []document.Range {
	var out []document.Range
	for _, p := range ranges {
		if p = g.trimmed(p); p.Len() > maxReported && !g.isQuoted(p.Start) && !g.isQuoted(p.End-1) {
			continue
		}
		if words(g.doc, p, 1) > 0 {
			out = append(out, g.closed(p))
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

// trimmed is a piece without the marks around it. A closing mark stays if its opening mark is inside.
func (g *gatherer) trimmed(p document.Range) document.Range {
	for p.Start < p.End && (g.leavesOpen(p) || !g.mayBegin(p.Start) && !g.opensPart(p)) {
		p.Start++
	}
	for p.End > p.Start {
		last := g.word(p.End - 1)
		if s, _ := markOf(last); s != noMark {
			if q := g.closesAt(p.End - 1); q != nil && q.Start > p.Start {
				return p
			}
		} else if !g.dangles(p) && (last != "," && g.isQuoted(p.End-1) || !trails(last)) {
			return p
		}
		p.End--
	}
	return p
}

// dangles reports whether a conjunction ends a piece, whose clause another report has: he had not paid because, he said, “no one asked.”
func (g *gatherer) dangles(p document.Range) bool {
	switch g.word(p.End - 1) {
	case "because", "and", "but", "although", "unless":
		return p.Len() > 1 && !g.isQuoted(p.End-1)
	}
	return false
}

// closed is a piece with the closing mark of a quotation inside it of which nothing but marks is missing.
func (g *gatherer) closed(p document.Range) document.Range {
	if g.quotations == nil {
		return p
	}
	end := p.End
	g.quotations.AnyOver(p.End-1, func(q *document.Mention) bool {
		isClosed := q.Start > p.Start && q.End >= p.End && q.Feature("shut") != "false"
		if isClosed && words(g.doc, document.Range{Start: p.End, End: q.End}, 1) == 0 {
			end = max(end, q.End+1)
		}
		return false
	})
	p.End = end
	return p
}

// opensPart reports whether a piece begins with the mark of a quotation that ends inside it: "a mess" for the town.
func (g *gatherer) opensPart(p document.Range) bool {
	q := g.opensAt(p.Start)
	return q != nil && words(g.doc, document.Range{Start: q.End, End: p.End}, 1) > 0
}

// mayBegin reports whether what was said may begin with a token.
func (g *gatherer) mayBegin(token int32) bool {
	w := g.word(token)
	if len(w) > 1 && (w[0] == '@' || w[0] == '#') {
		return true
	}
	return isWord(w) || w == "(" || g.tag(token) == "$"
}

// trails reports whether a mark or an address after what was said is no part of it.
func trails(t string) bool {
	isAddress := strings.Contains(t, "://") || strings.HasPrefix(t, "pic.twitter.com/")
	isMark := t == "." || t == ";" || t == "-"
	return isMark || isAddress || separates(t)
}

// isTitle reports whether a quotation is written like the title of a work: three words of some length and more with a capital, no long one without.
func (g *gatherer) isTitle(q document.Range) bool {
	long, small := 0, 0
	for k := q.Start; k < q.End; k++ {
		switch w := g.word(k); {
		case !isWord(w):
		case capitalised(w) && len(w) >= minCapital:
			long++
		case !capitalised(w) && len(w) >= minLong:
			small++
		}
	}
	return long >= minTitle && small == 0
}

// minLong is the length in bytes of the words that have a capital in every title, minCapital of those that count, minTitle how many of them make one.
const minLong, minCapital, minTitle = 5, 4, 3
