package quote

import (
	"strings"

	"dateline/extract/document"
)

// withoutPredicate is content without a second predicate of its speaker: "The firm said the offer was its last and has not ruled out a suit",
// "Roe warned that ice could come, and sought help". What was said in the past follows its verb into the past, so that a perfect of the
// present after it is the reporter's, as is a past after a comma, unless the subject of what was said can act itself.
func (g *gatherer) withoutPredicate(c *cue, content document.Range) document.Range {
	if g.tag(c.trigger.Start) == "VBG" {
		return g.withoutGerund(content)
	}
	if g.tag(c.trigger.Start) != "VBD" || g.isQuoted(content.Start) || !g.canSpeak(c.speaker) {
		return content
	}
	past, mayAct, many, first := false, false, false, content.Start
	for k := content.Start; k+1 < content.End; k++ {
		if v := g.group(k); v != nil && v.Feature("form") == "finite" {
			if !past && g.canSpeak(document.Range{Start: first, End: v.Start}) {
				mayAct = true
				many = g.isPlural(document.Range{Start: first, End: v.Start})
			}
			past = past || g.tag(v.Start) == "VBD" || g.tag(v.Start) == "MD"
			k = v.End - 1
			continue
		}
		if !past || g.tag(k) != "CC" || g.isQuoted(k) {
			continue
		}
		v := g.group(k + 1)
		if v == nil || v.Start != k+1 {
			continue
		}
		if !mayAct && g.isReporters(v, k) || many && g.tag(v.Start) == "VBZ" {
			content.End = k
			if g.word(k-1) == "," {
				content.End--
			}
			return content
		}
	}
	return content
}

// withoutGerund is the content of a cue in "-ing" without a second one: "went from saying that it was late and insisting that it was not".
func (g *gatherer) withoutGerund(content document.Range) document.Range {
	for k := content.Start + 1; k+1 < content.End; k++ {
		if g.tag(k) == "CC" && g.tag(k+1) == "VBG" && g.triggers.has(k+1) && !g.isQuoted(k) {
			content.End = k
		}
	}
	return content
}

// isReporters reports whether the tense of a verb after a conjunction shows that the reporter says it of the speaker.
func (g *gatherer) isReporters(v *document.Mention, conjunction int32) bool {
	if g.isPresentPerfect(v) {
		return true
	}
	tag := g.tag(v.Start)
	return g.word(conjunction-1) == "," && (tag == "VBD" || tag == "VBZ")
}

// isPlural reports whether the words for a subject mean more than one.
func (g *gatherer) isPlural(subject document.Range) bool {
	h := g.head(subject)
	switch tag := g.tag(h); tag {
	case "NNS", "NNPS":
		return true
	case "PRP":
		return strings.EqualFold(g.word(h), "they") || strings.EqualFold(g.word(h), "we")
	}
	return false
}

// isPresentPerfect reports whether a verb group is one such as "has said" or "have not ruled".
func (g *gatherer) isPresentPerfect(v *document.Mention) bool {
	first := g.doc.Tokens[v.Start]
	return first.Lemma == "have" && (first.Tag == "VBZ" || first.Tag == "VBP") && v.Len() > 1
}

// inRelative reports whether the cue is the verb of a relative clause after its speaker: "the general who ordered the crews to leave".
func (g *gatherer) inRelative(c *cue) bool {
	verb := c.trigger.Start
	if v := g.group(verb); v != nil {
		verb = v.Start
	}
	for verb > 0 && g.tag(verb-1) == "RB" {
		verb--
	}
	return verb > 0 && !c.isInverted() && g.opensRelative(verb-1)
}

// takesClause are nouns whose clause with "that" is no relative one.
var takesClause = wordLists.Set("nouns-with-clause")

// afterWhich reports whether "which", or "that" after a noun, opens the clause of a cue, so that the clause that it reports lacks its object: "a step,
// which he said he would not take", "the deal that Roe said he would keep", "friends without whom Roe said he would have failed".
func (g *gatherer) afterWhich(c *cue) bool {
	k := c.speaker.Start - 1
	if c.speaker.Empty() || k <= 0 {
		return false
	}
	if g.word(k) == "that" && g.tag(k-1) == "NN" && c.content.Start == c.trigger.End {
		return !takesClause[g.doc.Tokens[k-1].Lemma] && !g.hasObjectIn(c.content)
	}
	if isNominal(g.tag(k)) && g.strands(c.content) {
		return true
	}
	if g.tag(k-1) == "IN" && g.word(k) == "whom" { // friends without whom Roe said he would have failed
		return true
	}
	return g.tag(k) == "WDT" && g.word(k) == "which" && g.word(k-1) == ","
}

// strands reports whether content ends with a preposition without an object, and no question word opens a clause in it: "files Roe said he had no use for".
func (g *gatherer) strands(content document.Range) bool {
	for k := content.Start; k < content.End; k++ {
		if strings.HasPrefix(g.tag(k), "W") || g.isQuoted(k) {
			return false
		}
	}
	last := content.End - 1
	for last > content.Start && !isWord(g.word(last)) {
		last--
	}
	return g.tag(last) == "TO" || g.tag(last) == "IN"
}

// hasObjectIn reports whether a noun phrase follows the first finite verb of a range.
func (g *gatherer) hasObjectIn(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if v := g.group(k); v != nil && v.Feature("form") == "finite" {
			return v.End < r.End && (g.tag(v.End) == "$" || g.phrases != nil && len(g.phrases.StartingAt(v.End)) > 0)
		}
	}
	return false
}

// withoutAddressee is content without the body it was told to, where two names meet: "The aide told Holm News Roe was late".
func (g *gatherer) withoutAddressee(c *cue, content document.Range) document.Range {
	if g.doc.Tokens[c.trigger.Start].Lemma != "tell" || content.Start != c.trigger.End || !c.addressee.Empty() {
		return content
	}
	to := g.mention(content.Start)
	if to == nil || to.Start != content.Start || to.End >= content.End || to.Feature("kind") != string(document.Organization) {
		return content
	}
	if next := g.mention(to.End); next != nil && next.Start == to.End {
		c.addressee, content.Start = to.Range, to.End
	}
	return content
}

// opensWith reports whether an attribution opens its sentence, or a clause after a conjunction: because, as Roe said in May, it was late.
func (g *gatherer) opensWith(clause document.Range, sent document.Sentence) bool {
	k := clause.Start - 1
	return clause.Start <= sent.Start+1 || k > sent.Start && g.word(k) == "," && g.opensClause(k-1)
}

// afterAdjuncts is the token after the time and the medium of speech that follow a token.
func (g *gatherer) afterAdjuncts(token int32, sent document.Sentence) int32 {
	for token < sent.End && g.persons.adjuncts.has(token) {
		token++
	}
	return token
}

// opensClause reports whether a token is a conjunction, so that the clause continues after what follows it: because, as Roe said, it was late.
func (g *gatherer) opensClause(token int32) bool {
	switch g.word(token) {
	case "because", "that", "although", "though", "while", "if", "and", "but", "when", "since":
		return true
	}
	return false
}
