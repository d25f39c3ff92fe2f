package quote

import (
	"slices"

	"dateline/extract/document"
)

// statement is a candidate that was chosen.
type statement struct {
	candidate
	of int // index of the statement whose speaker this one shares, or -1
}

// end is the token after the last piece.
func (s *statement) end() int32 { return s.pieces[len(s.pieces)-1].End }

// chooser takes candidates that do not compete for the same words.
type chooser struct {
	*text
	statements []statement
	byBlock    [][]int  // indexes of statements, by the blocks in which their pieces end
	reported   tokenSet // tokens of pieces
	cued       tokenSet // triggers
	speakers   tokenSet // words for who can speak
	claimed    []int32  // by quotation: the index of the statement that has it, plus one
}

func newChooser(t *text) *chooser {
	return &chooser{text: t, byBlock: make([][]int, len(t.doc.Blocks)), reported: newTokenSet(t.doc), cued: newTokenSet(t.doc), claimed: make([]int32, len(t.allQuotations()))}
}

// choose makes the statements of a document in this order: those of attribution blocks, those of cues by rank, so that the surest have the
// first choice, those that only a gesture shows, and the quotations that continue them. It reports the cues that remain without a statement to refuse.
func choose(g *gatherer, refuse func(*document.Mention, string)) []statement {
	c := newChooser(g.text)
	c.speakers = g.persons.speakers
	for _, x := range g.signed() {
		if len(x.pieces) > 0 {
			c.add(statement{x, -1})
		}
	}
	for rank := range uint8(ranks) {
		for i := range g.cues {
			if g.cues[i].rank != rank {
				continue
			}
			if reason := c.take(g.gather(&g.cues[i])); reason != "" {
				refuse(g.cues[i].mention, reason)
			}
		}
	}
	for _, x := range g.gestured() {
		if len(x.pieces) > 0 && !c.reported.has(x.pieces[0].Start) {
			c.add(statement{x, -1})
		}
	}
	for _, x := range g.uncued() {
		c.continued(x)
	}
	return c.statements
}

// take makes a statement of the candidate of a cue, or returns why it is none.
func (c *chooser) take(x candidate) (reason string) {
	if c.prolongs(&x) {
		return "its words are part of the statement that they go on from"
	}
	s := statement{x, -1}
	if x.continues {
		if s.of = c.sentenceBefore(x.cue.attribution.Start); s.of < 0 {
			s.pieces = nil
		}
	}
	if len(x.otherwise) > 0 && c.reported.has(s.pieces[0].Start) {
		s.pieces = x.otherwise
	}
	switch {
	case len(s.pieces) == 0 || x.fresh && c.reported.has(s.pieces[0].Start):
		return "nothing that was said is around it"
	case c.reported.has(x.cue.trigger.Start) && !c.isNested(&s):
		return "it is inside another quote"
	case c.isQuoted(x.cue.trigger.Start) && !c.isQuoted(s.pieces[0].Start) || c.leavesQuotation(&s):
		return "it is quoted and what it reports is not"
	case c.cued.any(x.cue.trigger):
		return "another cue is there"
	case !c.hasClause(&s):
		return "its object is a thing, no clause"
	case x.mute:
		return "its speaker is a thing that says nothing"
	}
	if c.holds(&s) {
		return "it holds a quotation with its speaker"
	}
	if c.repeats(&s) {
		return "another statement has the same words"
	}
	if !c.reported.has(x.cue.trigger.Start) {
		s.speaker = c.shared(&s)
	}
	c.add(s)
	return ""
}

// leavesQuotation reports whether a statement begins in the quotation of its cue and ends after it, as no report does: the play “Promise Me, Ada,” which failed.
func (c *chooser) leavesQuotation(s *statement) bool {
	q := c.quotationOver(s.cue.trigger.Start)
	if q == nil || !q.Contains(s.cue.trigger) {
		return false
	}
	begin := s.pieces[0].Start
	return begin >= q.Start && begin < q.End && s.end() > q.End+1
}

// prolongs adds the last words of a candidate to the statement that has its first ones, which are quoted: “First,” said Roe, “we ask. Then,” he said,
// “we act.” It reports whether it did.
func (c *chooser) prolongs(x *candidate) bool {
	if len(x.pieces) != 2 || !c.reported.has(x.pieces[0].Start) || !c.isQuoted(x.pieces[1].Start) {
		return false
	}
	for _, i := range c.byBlock[c.sentence(x.pieces[0].End-1).Block] {
		s := &c.statements[i]
		if s.pieces[len(s.pieces)-1] == x.pieces[0] && len(s.pieces) > 1 && !c.reported.any(x.pieces[1]) {
			s.pieces = append(s.pieces, x.pieces[1])
			c.claim(x.pieces[1], i)
			return true
		}
	}
	return false
}

// hasClause reports whether the content of a statement has the verb that its cue needs.
func (c *chooser) hasClause(s *statement) bool {
	switch s.cue.clause {
	case "needed":
		return c.says(s.pieces)
	case "main", "party":
		if c.isQuoted(s.cue.trigger.Start) { // “No one told us anything.”
			return slices.ContainsFunc(s.pieces, c.mainVerb)
		}
		return c.hasMain(s.pieces)
	}
	return true
}

// isNested reports whether a statement is a report inside the report of another speaker, without quotation marks: Roe said that
// Berg had warned him that prices would fall.
func (c *chooser) isNested(s *statement) bool {
	isReport := s.cue.contentPlace == follows && s.cue.rank == 0 && !c.isQuoted(s.cue.trigger.Start)
	isNominal := c.isNominal(s.speaker) && c.isFinite(s.cue.trigger.Start)
	if !isReport || !c.hasMain(s.pieces) || !c.isParty(s.speaker) && !isNominal {
		return false
	}
	return slices.ContainsFunc(c.statements, func(outer statement) bool {
		return outer.contains(s.cue.attribution) && outer.contains(s.pieces[len(s.pieces)-1]) && outer.speaker != s.speaker
	})
}

// isNominal reports whether the words for a speaker are a noun that can speak: "the engineer", "his client".
func (c *chooser) isNominal(speaker document.Range) bool {
	if speaker.Empty() {
		return false
	}
	h := c.head(speaker)
	return c.speakers.has(h) && (c.tag(h) == "NN" || c.tag(h) == "NNS")
}

// isParty reports whether the words for a speaker are for a person or a body that the text mentions elsewhere or by name.
func (c *chooser) isParty(speaker document.Range) bool {
	if speaker.Empty() || c.tag(c.head(speaker)) == "PRP" {
		return false
	}
	m := c.mention(c.head(speaker))
	return m != nil && m.Ref >= 0
}

// hasMain reports whether pieces have a main verb or a quotation.
func (c *chooser) hasMain(pieces []document.Range) bool {
	return slices.ContainsFunc(pieces, func(p document.Range) bool { return c.mainVerb(p) || c.isQuoted(p.Start) || c.isQuoted(p.End-1) })
}

// holds reports whether the words around a cue are a quotation that was chosen together with its attribution: “We lost,” Roe said, according to the
// paper.
func (c *chooser) holds(s *statement) bool {
	if s.cue.contentPlace != around && s.cue.contentPlace != quotation {
		return false
	}
	for i := len(c.statements) - 1; i >= 0 && i >= len(c.statements)-maxShared; i-- {
		other := &c.statements[i]
		if other.cue == nil || !s.contains(other.pieces[0]) || !s.contains(other.cue.trigger) {
			continue
		}
		if c.isQuoted(other.pieces[0].Start) && !c.isQuoted(other.cue.trigger.Start) {
			return true
		}
	}
	return false
}

// repeats reports whether an earlier statement has the same words, or some of them and the same speaker.
func (c *chooser) repeats(s *statement) bool {
	for _, p := range s.pieces {
		if c.reported.any(p) && c.repeatsPiece(s, p) {
			return true
		}
	}
	return false
}

func (c *chooser) repeatsPiece(s *statement, p document.Range) bool {
	for _, i := range c.byBlock[c.sentence(s.end()-1).Block] {
		other := &c.statements[i]
		sameSpeaker := !s.speaker.Empty() && other.speaker == s.speaker
		if slices.Equal(other.pieces, s.pieces) || sameSpeaker && slices.ContainsFunc(other.pieces, p.Overlaps) {
			return true
		}
	}
	return false
}

// contains reports whether a piece of a statement contains r.
func (s *statement) contains(r document.Range) bool {
	return slices.ContainsFunc(s.pieces, func(p document.Range) bool { return p.Contains(r) })
}

// shared is the speaker of a statement. If what was found for it is a part of what an earlier statement reports, both have one speaker: Roe said
// that prices fell and added that wages rose.
func (c *chooser) shared(s *statement) document.Range {
	if s.speaker.Empty() || !c.reported.has(s.speaker.Start) {
		return s.speaker
	}
	for i := len(c.statements) - 1; i >= 0 && i >= len(c.statements)-maxShared; i-- {
		for _, p := range c.statements[i].pieces {
			if p.Start <= s.speaker.Start && s.speaker.Start < p.End && c.sentence(p.Start).Start == c.sentence(s.cue.attribution.Start).Start {
				if owner := c.statements[owner(c.statements, i)].speaker; !owner.Empty() {
					return owner
				}
				return s.speaker
			}
		}
	}
	return s.speaker
}

// maxShared is how many statements back a shared speaker is looked for.
const maxShared = 8

// owner is the index of the statement that names the speaker of a statement.
func owner(statements []statement, i int) int {
	for statements[i].of >= 0 {
		i = statements[i].of
	}
	return i
}

// add takes a statement and claims its words.
func (c *chooser) add(s statement) {
	if s.cue != nil {
		c.cued.add(s.cue.trigger)
	}
	i := len(c.statements)
	c.statements = append(c.statements, s)
	for _, p := range s.pieces {
		c.claim(p, i)
	}
	c.endsIn(c.sentence(s.end()-1).Block, i)
}

// claim notes that the words and quotations of a piece belong to a statement.
func (c *chooser) claim(p document.Range, statement int) {
	c.reported.add(p)
	ms := c.allQuotations()
	for i := c.firstQuotation(p.Start - 1); i < len(ms) && ms[i].Start < p.End; i++ {
		if c.claimed[i] == 0 {
			c.claimed[i] = int32(statement + 1)
		}
	}
}

// endsIn notes that a piece of a statement ends in a block.
func (c *chooser) endsIn(block, statement int) {
	c.byBlock[block] = append(c.byBlock[block], statement)
}

// sentenceBefore is the statement that begins in the sentence before that of a token and ends before it; -1 if there is none.
func (c *chooser) sentenceBefore(token int32) int {
	at := c.doc.SentenceAt(token)
	k := c.lastBefore(c.sentence(token).Start)
	if k < 0 || at-c.doc.SentenceAt(c.statements[k].pieces[0].Start) != 1 {
		return -1
	}
	return k
}

// lastBefore is the statement that ends last before a token, in the same block or the one before; -1 if there is none.
func (c *chooser) lastBefore(token int32) int {
	block := c.sentence(token).Block
	for b := block; b >= 0 && b >= block-1; b-- {
		best, end := -1, int32(-1)
		for _, i := range c.byBlock[b] {
			if e := c.statements[i].end(); e <= token && e > end {
				best, end = i, e
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}
