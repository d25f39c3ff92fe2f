package lexis

import (
	"strings"

	"dateline/extract/document"
)

// A chunk is a base noun phrase or a verb group: the tokens [from, to) with their head,
// and which of the shared feature sets it has.
type chunk struct {
	from, to, head int32
	features       []document.Feature
}

// chunk adds the layers "np" and "vg".
func (s *scratch) chunk(doc *document.Document) {
	s.nps, s.vgs = s.nps[:0], s.vgs[:0]
	for i := range doc.Sentences {
		r := doc.Sentences[i].Range
		c := chunker{tokens: doc.Tokens, words: s.words, pos: s.pos, at: r.Start, end: r.End, first: r.Start}
		before := len(s.nps)
		s.nps = c.nounPhrases(s.nps)
		v := verbGrouper{chunker: c, nps: s.nps[before:], asked: -1, groups: len(s.vgs)}
		s.vgs = v.verbGroups(s.vgs)
	}
	doc.AddLayer("np", mentions(doc, s.nps, "lexis/np"))
	doc.AddLayer("vg", mentions(doc, s.vgs, "lexis/vg"))
}

// mentions turns chunks into mentions.
func mentions(doc *document.Document, chunks []chunk, rule string) []document.Mention {
	if len(chunks) == 0 {
		return nil
	}
	ms, captures := doc.MakeMentions(len(chunks)), doc.MakeCaptures(len(chunks))
	for i, c := range chunks {
		captures[i] = document.Capture{Name: "head", Range: document.Range{Start: c.head, End: c.head + 1}}
		ms[i] = document.Mention{
			Range:    document.Range{Start: c.from, End: c.to},
			Rule:     rule,
			Features: c.features,
			Captures: captures[i : i+1 : i+1],
			Ref:      document.None,
		}
	}
	return ms
}

// A chunker walks over the tokens of one sentence.
type chunker struct {
	tokens         []document.Token
	words          []*word
	pos            []pos
	first, at, end int32
}

// is is the class of token i, or punctuation outside of the sentence.
func (c *chunker) is(i int32) pos {
	if i < c.first || i >= c.end {
		return punctuation
	}
	return c.pos[i]
}

func (c *chunker) lemma(i int32) string {
	if i < c.first || i >= c.end {
		return ""
	}
	return c.tokens[i].Lemma
}

// nounPhrases appends the base noun phrases of the sentence: determiners, modifiers,
// possessives and nouns up to the last noun, without what follows it. Pronouns,
// determiners without a noun, and numbers are noun phrases too.
func (c *chunker) nounPhrases(nps []chunk) []chunk {
	for i := c.first; i < c.end; {
		to, head := c.nounPhrase(i)
		if to == i {
			i++
			continue
		}
		if past := c.fronted(i, to); past > i {
			to, head = past, c.phraseHead(i, past-1)
		}
		from := i
		for k := i; k < to && k <= i+1; k++ { // "least" of "at least" may be in the phrase
			if c.pos[k] == numeral || c.pos[k] == currency || c.countsRoundly(k, to) {
				from = min(i, c.bounded(k))
				break
			}
		}
		for len(nps) > 0 && nps[len(nps)-1].to > from && nps[len(nps)-1].from >= from { // "no more" of "no more than six"
			nps = nps[:len(nps)-1]
		}
		nps = append(nps, chunk{from: from, to: to, head: head, features: c.nounFeatures(head)})
		i = to
	}
	return nps
}

// countsRoundly reports whether "a dozen", "a half-dozen" or "half" is at k in a phrase that ends at to.
func (c *chunker) countsRoundly(k, to int32) bool {
	if c.pos[k] == determiner {
		k++
	}
	return k < to && c.words[k].has(isRoundNumber)
}

// bounded is where the words begin that bound the number at i: "at least 40 people", "no more than six", "up to 30 trucks" are one noun phrase each. i if
// there are none.
func (c *chunker) bounded(i int32) int32 {
	switch c.folded(i - 1) {
	case "least", "most":
		if c.folded(i-2) == "at" {
			return i - 2
		}
	case "to":
		if c.folded(i-2) == "up" {
			return i - 2
		}
	case "as":
		switch c.folded(i - 2) {
		case "many", "much", "few", "little":
			if c.folded(i-3) == "as" {
				return i - 3
			}
		}
	case "than":
		switch c.folded(i - 2) {
		case "more", "fewer", "less", "greater":
			if c.folded(i-3) == "no" {
				return i - 3
			}
			return i - 2
		}
	}
	return i
}

// folded is token i in small letters, or "" outside of the sentence.
func (c *chunker) folded(i int32) string {
	if i < c.first || i >= c.end {
		return ""
	}
	return c.words[i].small
}

// maxModifiers is how many words of a phrase may precede its noun. Without it, signs without a noun would be read again from each.
const maxModifiers = 64

// nounPhrase is the end and the head of the noun phrase that begins at i; to == i if none does.
func (c *chunker) nounPhrase(i int32) (to, head int32) {
	if c.standsAlone(i) {
		return i + 1, i
	}
	last := int32(-1)
	j := i
	for j < c.end && j-max(i, last) <= maxModifiers && c.inPhrase(i, j, last) {
		if c.pos[j] == noun || c.pos[j] == name || c.pos[j] == numeral {
			last = j
		}
		j++
	}
	switch {
	case last >= 0:
		return last + 1, c.phraseHead(i, last)
	case c.is(i) == determiner && j > i+1 && c.pos[j-1] == adjective: // "the poor"
		return j, j - 1
	}
	return i, i
}

// phraseHead is the last noun of the phrase, or its last number.
func (c *chunker) phraseHead(from, last int32) int32 {
	for k := last; k >= from; k-- {
		if c.pos[k] == noun || c.pos[k] == name {
			if k < last && c.pos[k+1] == possMark {
				break
			}
			return k
		}
	}
	return last
}

// standsAlone reports whether the token is a noun phrase by itself.
func (c *chunker) standsAlone(i int32) bool {
	switch c.is(i) {
	case pronoun:
		return true
	case relative:
		return c.tokens[i].Tag == "WDT"
	case determiner:
		return c.bareDeterminer(i)
	case adjective, numeral: // "many of them", "two of them"
		return c.lemma(i+1) == "of" && !c.continues(i)
	}
	return false
}

// continues reports whether token i continues the noun phrase of the token before it.
func (c *chunker) continues(i int32) bool {
	switch c.is(i - 1) {
	case noun, determiner, adjective, possessive:
		return true
	}
	return false
}

var pronominal = wordLists.Set("pronominal-determiners")

// bareDeterminer reports whether a word such as "this" or "both" has no noun.
func (c *chunker) bareDeterminer(i int32) bool {
	if !pronominal[c.lemma(i)] {
		return false
	}
	switch c.is(i + 1) {
	case noun, name, adjective, numeral, determiner, possessive, gerund, currency:
		return false
	case participle:
		return c.is(i+2) != noun
	case adverb:
		return c.is(i+2) != adjective
	}
	return true
}

// scales are numbers that multiply the one before them.
var scales = wordLists.Set("scales")

// isScaled reports whether the numeral at j multiplies the one before it.
func (c *chunker) isScaled(j, last int32) bool {
	return last == j-1 && c.pos[last] == numeral && scales[c.lemma(j)]
}

// isCounted reports whether the numeral before token j may count it.
func (c *chunker) isCounted(j int32) bool {
	switch c.is(j) {
	case noun, name, adjective, numeral:
		return true
	}
	return false
}

// mayDescribe reports whether the adjective at j describes a noun after the one at last: "the | 1980s | famous hit".
func (c *chunker) mayDescribe(j, last int32) bool {
	switch c.pos[j-1] {
	case noun:
		return false
	case name:
		return last == j-1 && c.is(j+1).head() && !c.opensTime(j)
	}
	return true
}

// opensTime reports whether an adjective that opens an adverbial of time is at j: "met Ana Berg | last Friday".
func (c *chunker) opensTime(j int32) bool {
	word := c.folded(j)
	return word == "last" || word == "next"
}

// inPhrase reports whether token j continues the phrase that began at i, of which last
// is the last noun, or -1.
func (c *chunker) inPhrase(i, j, last int32) bool {
	counted := last < 0 || c.pos[last] == numeral // no noun yet
	switch c.pos[j] {
	case noun, name:
		return true
	case numeral:
		// "June 5", "Group 7", "4.2 million", but "offered Poland | two batteries"
		return last < 0 || c.isScaled(j, last) || calendarNames[c.tokens[last].Text] || !c.isCounted(j+1)
	case determiner:
		return j == i || c.tokens[j-1].Tag == "PDT" || c.tokens[j-1].Lemma == "all"
	case possessive:
		return j == i || last < 0 && c.pos[j-1] == determiner && c.tokens[j-1].Lemma == "all"
	case adjective, currency:
		if c.hyphenated(i, j) {
			return true
		}
		return last < 0 || c.mayDescribe(j, last)
	case possMark:
		return j > i && last == j-1
	case gerund, participle:
		if j == i {
			return false
		}
		return counted && c.isCounted(j+1) && c.is(j+1) != numeral || c.pos[j-1] == possMark
	case adverb:
		return j > i && counted && (c.is(j+1) == adjective || c.is(j+1) == participle)
	case conjunction:
		return j > i && c.pos[j-1] == adjective && c.is(j+1) == adjective && counted
	}
	return false
}

// hyphenated reports whether token j is the hyphen of a compound, or the part after it: "a Kremlin-installed council".
func (c *chunker) hyphenated(from, j int32) bool {
	return j > from && (c.tokens[j].Tag == "HYPH" || c.tokens[j-1].Tag == "HYPH")
}

// Feature sets are shared by all mentions that have them, and never change.
var nounFeatureSets = func() (t [3][2][]document.Feature) {
	for f, form := range [...]string{"common", "name", "pronoun"} {
		for n, number := range [...]string{"sg", "pl"} {
			t[f][n] = []document.Feature{{Name: "form", Value: form}, {Name: "number", Value: number}}
		}
	}
	return t
}()

var pluralPronouns = wordLists.Set("plural-pronouns")

func (c *chunker) nounFeatures(head int32) []document.Feature {
	form, number := 0, 0
	switch c.pos[head] {
	case name:
		form = 1
	case pronoun, relative, determiner:
		form = 2
	}
	if inPlural(&c.tokens[head]) {
		number = 1
	}
	return nounFeatureSets[form][number]
}

// inPlural reports whether the head of a noun phrase is in the plural.
func inPlural(tok *document.Token) bool {
	switch tok.Tag {
	case "NNS", "NNPS":
		return true
	case "CD":
		return tok.Text != "1" && !strings.EqualFold(tok.Text, "one") || pluralPronouns[tok.Lemma]
	case "NN", "NNP":
		return meansMany(tok.Text)
	}
	return pluralPronouns[tok.Lemma]
}

// meansMany reports whether a noun without an ending of the plural is one.
func meansMany(word string) bool { return strings.EqualFold(word, "police") }
