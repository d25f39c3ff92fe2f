package event

import (
	"slices"
	"strings"

	"dateline/extract/actor"
	"dateline/extract/document"
)

// partyPhrase is the whole phrase of a party that is no entity: r without an article or a possessive before, without a
// possessive mark or a day after, and with what names it: "leaders of Chad and Niger".
func (b *builder) partyPhrase(r document.Range) document.Range { return b.complemented(b.bare(r)) }

// bare is r without an article or a possessive before, and without a possessive mark or a day after.
func (b *builder) bare(r document.Range) document.Range {
	for r.Len() > 1 && b.isArticle(r.Start) && b.doc.Tokens[r.Start+1].Lemma != "of" {
		r.Start++
	}
	for r.Len() > 1 && (b.doc.Tokens[r.End-1].Tag == "POS" || b.date.Covers(r.End-1)) {
		r.End--
	}
	return r
}

// isArticle reports whether a token before a noun says only that its party is known, "the", "their", and not how many it is, "both".
func (b *builder) isArticle(t int32) bool {
	tok := &b.doc.Tokens[t]
	return slices.Contains(determiners, tok.Tag) && !quantifiers[tok.Lemma]
}

// determiners are the tags of what may come first in a noun phrase.
var determiners = []string{"DT", "PRP$", "PDT"}

// quantifiers are determiners that are part of a description: "some senators", "both sides".
var quantifiers = wordLists.Set("quantifiers")

// maxComplements bounds the prepositional phrases of one party: "members of the council of the city".
const maxComplements = 3

// complemented extends r by the prepositional phrases after it that say which people it means.
func (b *builder) complemented(r document.Range) document.Range {
	for range maxComplements {
		end := b.complement(r)
		if end == r.End {
			break
		}
		r.End = end
	}
	return r
}

// complement is the end of the prepositional phrase after r, or the end of r if none belongs to it. After "of" any noun
// phrase but a date belongs to r, after "from" and "in" only a name.
func (b *builder) complement(r document.Range) int32 {
	if b.np == nil || int(r.End)+2 >= len(b.doc.Tokens) {
		return r.End
	}
	if b.doc.Tokens[r.End].Tag == "VBN" && b.doc.Tokens[r.End+1].Text == "by" {
		return b.reduced(r.End)
	}
	np := b.np.Over(r.End + 1)
	if np == nil || np.Start != r.End+1 || b.date.Covers(np.End-1) || np.Feature("form") == "pronoun" {
		return r.End
	}
	switch strings.ToLower(b.doc.Tokens[r.End].Text) {
	case "of":
		if end := b.conjoined(np.End); end > np.End {
			return end
		}
		return b.joinedSubject(np.End)
	case "from", "in":
		if b.names(np.Range) {
			return b.conjoined(np.End)
		}
	case "for", "at", "with":
		if (b.names(np.Range) || b.meansParty(b.head(np.Range))) && deputies[b.doc.Tokens[r.End-1].Lemma] {
			return b.conjoined(np.End)
		}
	}
	return r.End
}

// deputies are nouns for people who act for whoever "for" or "at" names: "a spokesman for the port".
var deputies = wordLists.Set("deputies")

// reduced is the end of a reduced clause that starts with a participle and names who did it, "workers | represented by the
// Dockers' Union"; its start if it names none. If a verb follows, any participle says which people are meant, elsewhere only one that
// says who leads them.
func (b *builder) reduced(participle int32) int32 {
	np := b.np.Over(participle + 2)
	if np == nil || np.Start != participle+2 || !b.names(np.Range) {
		return participle
	}
	if !b.verbAt(np.End) && !leading[b.doc.Tokens[participle].Lemma] {
		return participle
	}
	return np.End
}

// leading are verbs that say who leads, pays or speaks for people: "a committee run by Ana Berg".
var leading = wordLists.Set("leading-verbs")

// conjoined is the end of a list of names of which one ends at end: "Kenya|, Ghana and Mali".
func (b *builder) conjoined(end int32) int32 {
	for t := end; int(t)+1 < len(b.doc.Tokens); {
		word := b.doc.Tokens[t].Text
		closing := word == "and" || word == "or"
		np := b.np.Over(t + 1)
		if !closing && word != "," {
			return end
		}
		if np == nil || np.Start != t+1 || !b.names(np.Range) {
			return end
		}
		if t = np.End; closing {
			return t
		}
	}
	return end
}

// joinedSubject is the end of a noun phrase that "and" joins to the one that ends at end, if a finite verb follows both:
// "hundreds of nurses| and porters| marched".
func (b *builder) joinedSubject(end int32) int32 {
	if int(end)+1 >= len(b.doc.Tokens) || b.doc.Tokens[end].Text != "and" {
		return end
	}
	np := b.np.Over(end + 1)
	if np == nil || np.Start != end+1 || !b.verbAt(np.End) {
		return end
	}
	return np.End
}

// byState makes a party for each state of a phrase that names people of several states: "the presidents of Chad and Niger"
// are the presidents of Chad and the presidents of Niger. As entities they are these states, for which they act.
func (b *builder) byState(ref document.Reference) []document.Reference {
	one := []document.Reference{ref}
	first := b.head(ref.Range) + 1
	if first >= ref.End {
		return one
	}
	states := b.states(document.Range{Start: first + 1, End: ref.End})
	if len(states) < 2 {
		return one
	}
	people := b.doc.Words(document.Range{Start: ref.Start, End: first + 1})
	out := make([]document.Reference, len(states))
	for i, r := range states {
		out[i] = document.Reference{Range: r, Entity: b.longest(r.Start).Ref, Name: people + " " + b.doc.Words(r)}
		out[i].Country, out[i].Sector = actor.Describe(b.doc, document.Range{Start: ref.Start, End: first}, people)
		if e := &b.doc.Entities[out[i].Entity]; e.Country != "" {
			out[i].Country = e.Country
		}
	}
	out[0].Start = ref.Start
	return out
}

// states are the countries of a list that fills r, "Kenya, Ghana and Mali"; none if anything else is in it.
func (b *builder) states(r document.Range) []document.Range {
	var out []document.Range
	for t := r.Start; t < r.End; t++ {
		tok := &b.doc.Tokens[t]
		if tok.Text == "," || tok.Tag == "CC" || tok.Tag == "DT" {
			continue
		}
		m := b.longest(t)
		if m == nil || m.End > r.End || !b.isCountry(t) {
			return nil
		}
		out = append(out, m.Range)
		t = m.End - 1
	}
	return out
}

// verbAt reports whether a finite verb begins at a token.
func (b *builder) verbAt(t int32) bool { return int(t) < len(b.doc.Tokens) && b.finite(t) }

// names reports whether r has a mention of an entity.
func (b *builder) names(r document.Range) bool {
	for t := r.Start; t < r.End; t++ {
		if b.entity.Covers(t) {
			return true
		}
	}
	return false
}

// counted reports whether an entity mention at the head of r is only what people are called by, "four Norwegians": they are
// no state. "The Norwegians" are.
func (b *builder) counted(r document.Range, m *document.Mention) bool {
	tokens := b.doc.Tokens
	kind := b.doc.Entities[m.Ref].Kind
	joint := m.Feature("joint") != ""
	if joint || kind != document.Nationality && kind != document.Place || b.land.Covers(m.Start) {
		return false
	}
	head := tokens[m.End-1].Tag
	definite := tokens[m.Start].Lemma == "the" || m.Start > 0 && tokens[m.Start-1].Lemma == "the"
	return !definite && (head == "NNPS" || head == "NNS")
}

// isParty reports whether a reference is to people or to a body of people: an entity, a pronoun, or a phrase whose head means
// one.
func (b *builder) isParty(ref *document.Reference) bool {
	if ref.Entity != document.None {
		return b.doc.Entities[ref.Entity].Kind != document.Other
	}
	head := b.head(ref.Range)
	if q := b.quantity.Over(head); q != nil && q.Feature("kind") == "money" {
		return false
	}
	tag := b.doc.Tokens[head].Tag
	return b.meansParty(head) || b.meansParty(b.partOf(head)) || strings.HasPrefix(tag, "PRP") || strings.HasPrefix(tag, "W")
}

// partOf is the head of what a word for a part is of, "some of the | workers", "each of the | parties"; t itself if there is no such word.
func (b *builder) partOf(t int32) int32 {
	tokens := b.doc.Tokens
	if int(t)+2 >= len(tokens) || tokens[t+1].Text != "of" || !b.isPart(t) {
		return t
	}
	np := b.np.Over(t + 2)
	if np == nil || np.Start != t+2 {
		return t
	}
	return b.head(np.Range)
}

// isPart reports whether the word at a token says how many of those after "of" it means.
func (b *builder) isPart(t int32) bool {
	tok := &b.doc.Tokens[t]
	return tok.Tag == "CD" || quantifiers[tok.Lemma] || parts[tok.Lemma]
}

// parts are words besides quantifiers for a part or a number of those after "of".
var parts = wordLists.Set("part-words")

// meansParty reports whether the noun at a token is one for people or for a body of people.
func (b *builder) meansParty(t int32) bool {
	m := b.party.Over(t)
	return m != nil && m.Feature("paper") == ""
}

// evident are verbs that say of a paper what it shows, not what its authors do: "the emails suggest a leak".
var evident = wordLists.Set("showing-verbs")

// paperAt reports whether the noun at a token is one for papers.
func (b *builder) paperAt(t int32) bool {
	m := b.party.Over(t)
	return m != nil && m.Feature("paper") != ""
}

// byThing reports whether a thing does what a frame is about, so that it is no act: "the pottery suggests a kiln". A paper may
// stand for its authors, "the letter urges".
func (b *builder) byThing(f *document.Mention, ev *document.Event) bool {
	vg := b.group(ev.Trigger.Start)
	if len(ev.Actors) > 0 || vg == nil || !slices.Contains(personal, ev.Type) {
		return false
	}
	actor := capture(f, "actor")
	if actor == nil || actor.End < vg.Start-1 { // one farther away may be a wrong guess
		return false
	}
	head := b.head(*actor)
	tok := &b.doc.Tokens[head]
	if b.paperAt(head) && (ev.Act == "plan" || evident[b.doc.Tokens[ev.Trigger.Start].Lemma]) {
		return true
	}
	unknown := tok.Tag == "NN" && strings.HasSuffix(tok.Lemma, "s") // a plural that the tagger does not know
	return !unknown && !b.party.Covers(head) && strings.HasPrefix(tok.Tag, "NN")
}

// coordinated is who is named together with a name in apposition that starts at a token: "Jon Tolm and his wife, | Ana Tolm, left".
func (b *builder) coordinated(start int32, s document.Status) []document.Reference {
	if b.np == nil || start < 4 || b.doc.Tokens[start-1].Text != "," {
		return nil
	}
	second := b.np.Over(start - 2)
	if second == nil || second.End != start-1 || second.Feature("form") != "common" {
		return nil
	}
	if second.Start < 2 || b.doc.Tokens[second.Start-1].Text != "and" {
		return nil
	}
	first := b.np.Over(second.Start - 2)
	if first == nil || first.Feature("form") == "pronoun" || first.Start > 0 && slices.Contains(governing, b.doc.Tokens[first.Start-1].Tag) {
		return nil
	}
	ref, _ := b.reference(first.Range, s)
	if !b.isParty(&ref) {
		return nil
	}
	return []document.Reference{ref}
}

// governing are the tags of what may govern a noun phrase.
var governing = []string{"IN", "TO", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}

// isCountry reports whether the name of a country is at a token.
func (b *builder) isCountry(t int32) bool {
	m := b.land.Over(t)
	return m != nil && m.Feature("place") == "country"
}

// isSite reports whether a reference names a town, a region or a building, and no state.
func (b *builder) isSite(ref *document.Reference) bool {
	if ref.Entity != document.None {
		return b.town.Covers(ref.Start) || b.doc.Entities[ref.Entity].Kind == document.Place && !b.isCountry(ref.Start)
	}
	m := b.party.Over(b.head(ref.Range))
	return m != nil && m.Feature("site") != ""
}
