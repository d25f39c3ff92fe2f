package quote

import (
	"strings"

	"dateline/extract/document"
)

// signed are the candidates of attribution blocks: the quotations of the block before, or all of that block if it has no marks.
func (g *gatherer) signed() []candidate {
	var out []candidate
	for b := 1; b < len(g.doc.Blocks); b++ {
		if g.doc.Blocks[b].Kind != document.Attribution {
			continue
		}
		name := g.named(g.doc.TokensIn(g.doc.Blocks[b].Span))
		said := g.doc.TokensIn(g.doc.Blocks[b-1].Span)
		if name.Empty() || said.Empty() {
			continue
		}
		x := candidate{rule: "quote/signed", speaker: name, direct: true, pieces: g.pieces(g.quotationsIn(said)...)}
		if len(x.pieces) == 0 {
			x.pieces = g.pieces(said)
		}
		out = append(out, x)
	}
	return out
}

// gestured are the quotations that fill a block and are followed by a block with a gesture alone: "We lost." / Roe shrugged.
func (g *gatherer) gestured() []candidate {
	var out []candidate
	for b := 1; b < len(g.doc.Blocks); b++ {
		line, said := g.doc.TokensIn(g.doc.Blocks[b].Span), g.doc.TokensIn(g.doc.Blocks[b-1].Span)
		if line.Empty() || said.Empty() || !g.persons.gestures.has(line.Start) {
			continue
		}
		if q := g.opensAt(said.Start); q != nil && words(g.doc, document.Range{Start: q.End, End: said.End}, 1) == 0 {
			out = append(out, candidate{rule: "quote/gesture", speaker: g.named(line), pieces: g.pieces(q.Range)})
		}
	}
	return out
}

// named is the first person that an attribution block names or, if it names none, all of its words.
func (g *gatherer) named(block document.Range) document.Range {
	for block.Start < block.End && !isWord(g.word(block.Start)) {
		block.Start++
	}
	if g.entities == nil {
		return block
	}
	for i := block.Start; i < block.End; i++ {
		for _, m := range g.entities.StartingAt(i) {
			if m.Feature("kind") == string(document.Person) {
				return m.Range
			}
		}
	}
	return block
}

// quotationsIn are the quotations of a block that are long enough to be speech.
func (g *gatherer) quotationsIn(block document.Range) []document.Range {
	var out []document.Range
	ms := g.allQuotations()
	for i := g.firstQuotation(block.Start); i < len(ms) && ms[i].Start < block.End; i++ {
		q := &ms[i]
		if block.Contains(q.Range) && q.Feature("nested") == "false" && q.Feature("size") == "clause" {
			out = append(out, q.Range)
		}
	}
	return out
}

// turn collects what follows a name and a colon at the start of a block: the rest of a heading, or the turn of a speaker in a transcript.
// "Attendance: 9,417" has no speaker: the name must be of someone who can speak, or be written as in a transcript, and what follows be a clause.
func (g *gatherer) turn(x *candidate, sent document.Sentence) {
	if sent.Start > 0 && g.sentence(sent.Start-1).Block == sent.Block {
		return
	}
	said := document.Range{Start: x.cue.attribution.End, End: g.doc.TokensIn(g.doc.Blocks[sent.Block].Span).End}
	if g.isTeaser(said) {
		return
	}
	switch x.cue.turn {
	case "answer":
		x.speaker = g.interviewed(sent.Start)
		x.direct = true
	case "question":
		x.direct = true
	default:
		inTranscript := (g.inCapitals(x.speaker) || g.asks(x.speaker)) && (g.isPerson(x.speaker) || g.inTranscript(sent.Block))
		x.direct = inTranscript || g.isAccount(x.speaker) || g.firstPerson(said)
		isAbout := g.isThird(said.Start) || g.names(said, x.speaker)
		if !x.direct && (isAbout || !g.isSomebody(x.speaker, sent.Block) || !g.says([]document.Range{said})) {
			return
		}
	}
	x.pieces = g.pieces(said)
}

// names reports whether the first words of a turn name its speaker, as no one does who speaks: “Roe: For the mayor, ice is a gift.”
func (g *gatherer) names(said, speaker document.Range) bool {
	who := g.mention(speaker.End - 1)
	if who == nil || who.Ref < 0 {
		return false
	}
	for k := said.Start; k < min(said.End, said.Start+maxNaming); k++ {
		if m := g.mention(k); m != nil && m.Ref == who.Ref && !g.isQuoted(k) {
			return true
		}
	}
	return false
}

// maxNaming is how many tokens of a turn are searched for the name of its speaker.
const maxNaming = 6

// isThird reports whether a token is a pronoun for another person: what follows "Anna Berg:" and begins with "She" is about her.
func (g *gatherer) isThird(token int32) bool {
	switch g.word(token) {
	case "He", "She", "His", "Her":
		return true
	}
	return false
}

// post is the text of a post before the name of its account: its block up to there, from the end of the post before it on.
func (g *gatherer) post(c *cue) document.Range {
	sent := g.sentence(c.trigger.Start)
	start := max(g.postEnd, g.doc.TokensIn(g.doc.Blocks[sent.Block].Span).Start)
	g.postEnd = sent.End
	return document.Range{Start: start, End: c.trigger.Start}
}

// isTeaser reports whether words lead to another article: "Read more".
func (g *gatherer) isTeaser(r document.Range) bool {
	return r.Len() > 2 && strings.EqualFold(g.word(r.End-2), "read") && strings.EqualFold(g.word(r.End-1), "more")
}

// isAccount reports whether a name is that of an account of a social network.
func (g *gatherer) isAccount(name document.Range) bool { return g.word(name.Start)[0] == '@' }

// inCapitals reports whether a name is written as that of a speaker in a transcript: JONES.
func (g *gatherer) inCapitals(name document.Range) bool {
	for k := name.Start; k < name.End; k++ {
		if !inCapitals(g.word(k)) {
			return false
		}
	}
	return true
}

// isPerson reports whether the last word of a name belongs to a person.
func (g *gatherer) isPerson(name document.Range) bool {
	m := g.mention(name.End - 1)
	return m != nil && m.Feature("kind") == string(document.Person)
}

// asks reports whether a name is a noun for those who lead a talk: Interviewer.
func (g *gatherer) asks(name document.Range) bool {
	switch g.doc.Tokens[name.End-1].Lemma {
	case "interviewer", "moderator", "host", "reporter", "presenter", "caller", "anchor":
		return g.canSpeak(name)
	}
	return false
}

// inTranscript reports whether the block of a turn, or the turn before or after it, is in the words of someone who speaks of himself, with a name in
// capitals before it. "PHOTOS: What they said" is no turn.
func (g *gatherer) inTranscript(block int) bool {
	for i := range g.cues {
		c := &g.cues[i]
		b := g.sentence(c.trigger.Start).Block
		if c.contentPlace != headline || b < block-1 || b > block+1 {
			continue
		}
		if (g.inCapitals(c.speaker) || b != block && g.isPerson(c.speaker)) && g.firstPerson(g.doc.TokensIn(g.doc.Blocks[b].Span)) {
			return true
		}
	}
	return false
}

// isSomebody reports whether the last word of a name belongs to an entity that can speak. A place speaks in titles alone: elsewhere it says where
// something happens.
func (g *gatherer) isSomebody(name document.Range, block int) bool {
	m := g.mention(name.End - 1)
	if m == nil || m.Feature("kind") != string(document.Place) {
		return m != nil
	}
	return m.Feature("country") != "" && g.doc.Blocks[block].Kind == document.Title
}

// interviewed is the last name, before the first turn of an interview, of the person who was named most often there; empty if there is none.
func (g *gatherer) interviewed(token int32) document.Range {
	best, most := document.Range{}, 0
	first := g.firstTurn(token)
	for i := range g.doc.Entities {
		if n, last := namedBefore(&g.doc.Entities[i], first); n >= most && !last.Empty() {
			best, most = last, n
		}
	}
	return best
}

// namedBefore is how often a person is mentioned before a token, and the last name among the mentions.
func namedBefore(e *document.Entity, token int32) (n int, last document.Range) {
	if e.Kind != document.Person {
		return 0, last
	}
	for _, m := range e.Mentions {
		if m.Start >= token {
			break
		}
		n++
		if m.Form == document.FormName {
			last = m.Range
		}
	}
	return n, last
}

// firstTurn is the first token of the first turn of an interview, or the token itself.
func (g *gatherer) firstTurn(token int32) int32 {
	for i := range g.cues {
		if g.cues[i].turn != "" {
			return min(token, g.cues[i].mention.Start)
		}
	}
	return token
}

// announced is the quotation after a colon or in the next block.
func (g *gatherer) announced(c *cue) document.Range {
	sent := g.sentence(c.trigger.Start)
	switch {
	case c.trigger.End >= sent.End:
		return g.nextBlock(sent)
	case g.word(c.trigger.Start) != ":": // a line that names the source
		if q := g.nextSentence(sent); !q.Empty() {
			return q
		}
		return g.nextBlock(sent)
	}
	if q := g.opensAt(c.trigger.End); q != nil {
		return q.Range
	}
	return document.Range{}
}

// nextBlock is the quotation with which the next block begins, or all of a block quotation.
func (g *gatherer) nextBlock(sent document.Sentence) document.Range {
	i := g.doc.SentenceAt(sent.Start) + 1
	if i >= len(g.doc.Sentences) || g.doc.Sentences[i].Block == sent.Block {
		return document.Range{}
	}
	after := g.doc.Sentences[i]
	if q := g.opensAt(after.Start); q != nil {
		return q.Range
	}
	if b := g.doc.Blocks[after.Block]; b.Kind == document.Quotation {
		return g.doc.TokensIn(b.Span)
	}
	return document.Range{}
}

// sentenceBefore is the sentence before the one that holds the token, in whatever block; all of a block quotation, and all of a quotation
// that ends there.
func (g *gatherer) sentenceBefore(token int32) document.Range {
	i := g.doc.SentenceAt(token)
	if i < 1 {
		return document.Range{}
	}
	last := g.doc.Sentences[i-1]
	if b := g.doc.Blocks[last.Block]; b.Kind == document.Quotation && last.Block != g.doc.Sentences[i].Block {
		return g.doc.TokensIn(b.Span)
	}
	if q := g.closesAt(last.End - 1); q != nil && q.Start < last.Start {
		return q.Range
	}
	return last.Range
}
