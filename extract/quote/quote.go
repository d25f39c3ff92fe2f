// Package quote is the stage that finds reported speech and its speakers.
//
// It runs twice. Mark comes before all other stages, pairs quotation marks, so that every rule may ask what stands
// between them, and finds datelines, which are no part of the sentence behind them. Apply comes behind the entity stage: rules find the words that report speech (the layer "cue") with
// their speaker and addressee; this package finds what was said around them, joins what an attribution interrupts or a new paragraph
// continues, and ties speakers to entities. It publishes the layer "quote".
package quote

import (
	"cmp"
	"slices"

	"dateline/extract/document"
	"dateline/rules"
)

// Apply fills doc.Quotes and publishes the layer "quote": the tokens of each piece of a quote, with the features kind (direct, indirect
// or mixed), relation, polarity and modality, and Ref, the index into doc.Quotes. It adds the words by which speakers
// name themselves inside their quotes to the layer "entity" and to the entities. Its error is always nil.
func Apply(doc *document.Document, m *rules.Matcher) error {
	a := newAssembler(doc, m)
	a.signed()
	a.attribute()
	a.continued()
	a.publish()
	return nil
}

// report is a quote in the making.
type report struct {
	cue     *document.Mention // nil: none
	rule    string
	clause  document.Range // the words that attribute the quote
	speaker document.Range // empty: unknown
	of      int            // report whose speaker this one shares, or -1
	pieces  []document.Range
	direct  bool // somebody's own words, though no marks stand around them
}

// assembler puts quotes together.
type assembler struct {
	doc          *document.Document
	m            *rules.Matcher
	quotations   *document.Layer
	groups       *document.Layer
	phrases      *document.Layer
	datelines    *document.Layer
	cues         []document.Mention
	reports      []report
	byBlock      [][]int  // reports by the block in which they end
	told         tokenSet // tokens that are part of a report
	cued         tokenSet // tokens of cues that have a report
	one, many    tokenSet // the first person
	unnamed      tokenSet // sources whom the text does not name
	triggers     tokenSet // first tokens of all cues but marks
	selfMentions []document.Mention
	claimed      []int32 // by quotation: the report that it belongs to, plus one
}

// newAssembler runs the rules.
func newAssembler(doc *document.Document, m *rules.Matcher) *assembler {
	a := &assembler{doc: doc, m: m, quotations: doc.Layer("quotation"), groups: doc.Layer("vg"), phrases: doc.Layer("np"), datelines: doc.Layer("dateline"), cues: m.Run("quote"), byBlock: make([][]int, len(doc.Blocks))}
	a.claimed = make([]int32, len(a.marked()))
	a.told, a.cued, a.triggers, a.one, a.many, a.unnamed = newTokenSet(doc), newTokenSet(doc), newTokenSet(doc), newTokenSet(doc), newTokenSet(doc), newTokenSet(doc)
	for i := range a.cues {
		if turnOf(&a.cues[i]) < 2 {
			t := trigger(&a.cues[i])
			a.triggers.add(document.Range{Start: t.Start, End: t.Start + 1})
		}
	}
	for _, x := range m.Run("self") {
		switch {
		case x.Layer == "unnamed":
			a.unnamed.add(x.Range)
		case x.Feature("number") == "sg":
			a.one.add(x.Range)
		default:
			a.many.add(x.Range)
		}
	}
	return a
}

// marked are all quotations.
func (a *assembler) marked() []document.Mention {
	if a.quotations == nil {
		return nil
	}
	return a.quotations.Mentions()
}

// attribute makes a report of every cue that has content.
func (a *assembler) attribute() {
	for turn := range turns {
		for i := range a.cues {
			if turnOf(&a.cues[i]) == turn {
				a.cue(&a.cues[i])
			}
		}
	}
}

// turns is how many times the cues are gone through: the surest first, so that what they report is not taken up again.
const turns = 3

func turnOf(c *document.Mention) int {
	switch f := c.Feature("content"); {
	case f == "fragment" || f == "next":
		return 2
	case c.Layer != "cue":
		return 1
	}
	return 0
}

// cue makes a report of a cue, or refuses it.
func (a *assembler) cue(c *document.Mention) {
	r := report{cue: c, rule: c.Rule, of: -1}
	r.clause = trigger(c)
	if g := a.group(r.clause.Start); g != nil {
		r.clause.Start = g.Start
	}
	r.clause.Start = min(r.clause.Start, c.Start)
	if s, ok := c.Capture("speaker"); ok {
		r.speaker = s
		if !a.hasCue(document.Range{Start: s.End, End: r.clause.Start}) {
			r.clause.Start = min(r.clause.Start, s.Start)
		}
		r.clause.End = max(r.clause.End, s.End)
	}
	if s, ok := c.Capture("addressee"); ok {
		r.clause.End = max(r.clause.End, s.End)
	}
	a.share(&r)
	r.pieces = a.content(&r)
	switch {
	case len(r.pieces) == 0:
		a.m.Refuse(c, "nothing that was said stands around it")
	case a.told.has(trigger(c).Start):
		a.m.Refuse(c, "it stands inside another quote")
	case a.cued.any(trigger(c)):
		a.m.Refuse(c, "another cue stands there")
	case c.Feature("clause") == "needed" && !a.says(r.pieces):
		a.m.Refuse(c, "its object is a thing, no clause")
	default:
		a.add(r)
	}
}

// share gives a cue the speaker of the one before it, if what was found for its speaker stands in what that one reports: Roe said that prices
// fell and added that wages rose.
func (a *assembler) share(r *report) {
	if r.speaker.Empty() || !a.told.has(r.speaker.Start) || a.told.has(trigger(r.cue).Start) {
		return
	}
	for i := len(a.reports) - 1; i >= 0 && i >= len(a.reports)-maxShared; i-- {
		for _, p := range a.reports[i].pieces {
			if p.Start <= r.speaker.Start && r.speaker.Start < p.End && a.sentence(p.Start).Start == a.sentence(r.clause.Start).Start {
				if s := a.reports[a.owner(i)].speaker; !s.Empty() {
					r.speaker = s
				}
				return
			}
		}
	}
}

// maxShared is how many reports back a shared speaker is looked for.
const maxShared = 8

func trigger(c *document.Mention) document.Range {
	if t, ok := c.Capture("trigger"); ok {
		return t
	}
	return c.Range
}

// group is the verb group over a token, or nil.
func (a *assembler) group(token int32) *document.Mention { return groupOver(a.groups, token) }

// tokenSet is a set of tokens, a bit each.
type tokenSet []uint64

func newTokenSet(doc *document.Document) tokenSet { return make(tokenSet, len(doc.Tokens)/64+1) }

func (s tokenSet) add(r document.Range) {
	for k := r.Start; k < r.End; k++ {
		s[k>>6] |= 1 << (uint(k) & 63)
	}
}

func (s tokenSet) has(token int32) bool { return s[token>>6]>>(uint(token)&63)&1 != 0 }

// any reports whether a token of r is in the set.
func (s tokenSet) any(r document.Range) bool {
	for k := r.Start; k < r.End; k++ {
		if s.has(k) {
			return true
		}
	}
	return false
}

// hasCue reports whether a cue stands in a range.
func (a *assembler) hasCue(r document.Range) bool { return a.triggers.any(r) }

// add takes over a report and claims its quotations.
func (a *assembler) add(r report) {
	if r.cue != nil {
		a.cued.add(trigger(r.cue))
	}
	last := a.sentence(r.pieces[len(r.pieces)-1].End - 1).Block
	a.byBlock[last] = append(a.byBlock[last], len(a.reports))
	a.reports = append(a.reports, r)
	for _, p := range r.pieces {
		a.claim(p, len(a.reports)-1)
		a.told.add(p)
	}
}

// claim notes that the quotations inside a piece belong to a report.
func (a *assembler) claim(p document.Range, report int) {
	ms := a.marked()
	for i := a.firstQuotation(p.Start - 1); i < len(ms) && ms[i].Start < p.End; i++ {
		if a.claimed[i] == 0 {
			a.claimed[i] = int32(report + 1)
		}
	}
}

// firstQuotation is the index of the first quotation that starts at a token or behind it.
func (a *assembler) firstQuotation(token int32) int {
	i, _ := slices.BinarySearchFunc(a.marked(), token, func(m document.Mention, at int32) int { return cmp.Compare(m.Start, at) })
	return i
}

// sentence is the sentence that holds the token.
func (a *assembler) sentence(token int32) document.Sentence {
	if i := a.doc.SentenceAt(token); i >= 0 {
		return a.doc.Sentences[i]
	}
	return document.Sentence{Range: document.Range{Start: token, End: token}}
}
