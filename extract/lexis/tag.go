package lexis

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// pos is the part of speech of a token, coarser than its Penn tag.
type pos uint8

const (
	other       pos = iota
	noun            // NN, NNS
	name            // NNP, NNPS
	pronoun         // PRP, WP, EX
	determiner      // DT, PDT
	possessive      // PRP$, WP$
	possMark        // POS
	numeral         // CD
	adjective       // JJ*
	adverb          // RB*
	particle        // RP
	modal           // MD
	finite          // VBD, VBZ, VBP
	base            // VB
	gerund          // VBG
	participle      // VBN
	to              // TO
	preposition     // IN
	conjunction     // CC
	relative        // WDT, WRB
	currency        // $, #
	punctuation
)

var posOf = map[string]pos{
	"NN": noun, "NNS": noun, "NNP": name, "NNPS": name, "PRP": pronoun, "WP": pronoun, "EX": pronoun,
	"DT": determiner, "PDT": determiner, "PRP$": possessive, "WP$": possessive, "POS": possMark, "CD": numeral,
	"JJ": adjective, "JJR": adjective, "JJS": adjective, "RB": adverb, "RBR": adverb, "RBS": adverb, "RP": particle,
	"MD": modal, "VBD": finite, "VBZ": finite, "VBP": finite, "VB": base, "VBG": gerund, "VBN": participle,
	"TO": to, "IN": preposition, "CC": conjunction, "WDT": relative, "WRB": relative, "$": currency, "#": currency,
	"HYPH": adjective, ".": punctuation, ",": punctuation, ":": punctuation, "``": punctuation, "''": punctuation, "(": punctuation, ")": punctuation,
}

// verb reports whether the token can be in a verb group.
func (p pos) verb() bool { return p >= modal && p <= participle }

// head reports whether the token can head a noun phrase.
func (p pos) head() bool { return p == noun || p == name || p == pronoun || p == numeral }

// substitutes are the words that the tagger is shown in place of those that its
// training text did not have: it calls “ an adjective and — a name.
var substitutes = map[string]string{
	"“": "``", "”": "''", "«": "``", "»": "''", "’": "''", "‘": "``", "\"": "''", "'": "''",
	"—": "--", "–": "--", "-": "--", "…": "...", "[": "(", "]": ")", "{": "(", "}": ")",
	"’s": "'s", "’ll": "'ll", "’re": "'re", "’ve": "'ve", "’d": "'d", "’m": "'m", "n’t": "n't", "N’T": "n't",
	"€": "$", "£": "$", "¥": "$", "₴": "$", "₽": "$", "₹": "$",
}

// markTags are the tags of marks, in any context.
var markTags = map[string]string{
	"“": "``", "”": "''", "«": "``", "»": "''", "‘": "``", "``": "``", "''": "''",
	"—": ":", "–": ":", "-": ":", "--": ":", "…": ":", "...": ":", ";": ":", ":": ":",
	"(": "(", "[": "(", "{": "(", ")": ")", "]": ")", "}": ")", "!": ".", "?": ".", ".": ".", ",": ",",
	"€": "$", "£": "$", "¥": "$", "₴": "$", "₽": "$", "₹": "$", "$": "$", "%": "NN", "&": "CC", "/": ":",
}

// tag fills the tags of all tokens, sentence by sentence, until ctx is done: prose's, then corrected.
func (s *scratch) tag(ctx context.Context, doc *document.Document) {
	s.pos = append(s.pos[:0], make([]pos, len(doc.Tokens))...)
	s.words = s.words[:0]
	s.memo.trim()
	for i := range doc.Sentences {
		if ctx.Err() != nil {
			break
		}
		r := doc.Sentences[i].Range
		tokens := doc.Tokens[r.Start:r.End]
		s.words = s.memo.take(s.tagger, s.words, tokens)
		words := s.words[r.Start:]
		s.tagged = slices.Grow(s.tagged[:0], len(words))[:len(words)]
		s.tagger.tag(words, s.tagged)
		p := s.pos[r.Start:r.End]
		for j, class := range s.tagged {
			tokens[j].Tag, p[j] = s.tagger.classes[class], s.tagger.pos[class]
		}
		s.repairs = repairer{tokens: tokens, pos: p, words: words}
		s.repairs.repair()
	}
	s.repairs = repairer{} // keeps no document
}

// shownAs is the word that the tagger is shown in place of w, or w itself.
func shownAs(w string) string {
	switch c := classes[w[0]]; {
	case c == letter && w[0] >= 'A' && w[0] <= 'Z' && places[w]:
		return knownPlace
	case c != letter && c != digit || len(w) == len("n’t"):
		if sub, ok := substitutes[w]; ok {
			return sub
		}
	}
	return w
}

// opensQuote reports whether a straight quotation mark opens: it touches the next
// token and not the one before.
func opensQuote(tokens []document.Token, i int) bool {
	before := touch(tokens, i) && markTags[tokens[i-1].Text] != "("
	after := i+1 < len(tokens) && tokens[i].End() == int(tokens[i+1].Start)
	return after && !before
}

// knownPlace is a name that the tagger has learnt well. Names of places that were not
// in the news of its training time, such as Ukraine, are shown to it as this one.
const knownPlace = "Germany"

// capital reports whether w begins with a capital letter.
func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// otherWords are names of months and days that are other words, too.
var otherWords = set("May March Mar Sat Sun")

// fixedTag is the tag of a token whose context does not matter, or "".
func fixedTag(w string) string {
	switch c := classes[w[0]]; {
	case c == digit:
		return digitTag(w)
	case c == letter:
		if w[0] <= 'Z' {
			if places[w] || calendarNames[w] && !otherWords[w] {
				return "NNP"
			}
			return numberTag(lower(w))
		}
		return numberTag(w)
	}
	if len(w) > 1 && w[0] == '@' {
		return "NNP"
	}
	if len(w) > 1 && w[0] == '#' {
		return "NN"
	}
	return markTags[w]
}

// numberTag is the tag of a number in words, or "".
func numberTag(w string) string {
	if len(w) > len("seventeen") {
		return ""
	}
	return numberTags[w]
}

var numberTags = func() map[string]string {
	tags := map[string]string{}
	for w := range wordLists.Set("cardinals") {
		tags[w] = "CD"
	}
	for w := range set("dozens hundreds thousands millions billions trillions") {
		tags[w] = "NNS"
	}
	return tags
}()

// digitTag is the tag of a word that begins with a digit, or "" if it is a compound.
func digitTag(w string) string {
	n := 0
	for n < len(w) && (classes[w[n]] == digit || strings.IndexByte(",.:/", w[n]) >= 0) {
		n++
	}
	switch rest := w[n:]; rest {
	case "", "bn", "m", "k", "tn", "mn", "b":
		return "CD"
	case "st", "nd", "rd", "th":
		return "JJ"
	case "s":
		return "NNS"
	}
	if shaped(w, "0000-00-00") {
		return "CD"
	}
	return ""
}
