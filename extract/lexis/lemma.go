package lexis

import (
	"strings"
	"unicode/utf8"

	"dateline/extract/document"
)

// Lemma is the dictionary form, in lower case, of a word with that Penn tag: "proposed"
// as VBD gives "propose", "won't" is "will" and "not". Irregular forms come from a
// table, the rest from the spelling rules of English. A word whose tag has no
// inflection is only lowered.
func Lemma(word, tag string) string { return lemmaOf(word, wordFormOf(tag)) }

// wordForm is what a tag says of the form of a word.
type wordForm uint8

const (
	uninflected wordForm = iota
	plural               // NNS, NNPS
	bareForm             // VB
	presentForm          // VBP
	thirdPerson          // VBZ
	pastForm             // VBD, VBN
	ingForm              // VBG
	modalForm            // MD
	compared             // JJR, JJS, RBR, RBS
)

func wordFormOf(tag string) wordForm {
	switch tag {
	case "NNS", "NNPS":
		return plural
	case "VB":
		return bareForm
	case "VBP":
		return presentForm
	case "VBZ":
		return thirdPerson
	case "VBD", "VBN":
		return pastForm
	case "VBG":
		return ingForm
	case "MD":
		return modalForm
	case "JJR", "JJS", "RBR", "RBS":
		return compared
	}
	return uninflected
}

func (f wordForm) verb() bool { return f >= bareForm && f <= modalForm }

func lemmaOf(word string, form wordForm) string {
	w := straight(lower(word))
	if c, ok := contracted[w]; ok {
		return c.lemma(form)
	}
	switch {
	case form == plural:
		return singular(w)
	case form.verb():
		return infinitive(w, form)
	case form == compared:
		return positive(w)
	}
	return w
}

// contraction is a form of one word as a verb, and maybe of another as the rest.
type contraction struct{ verb, past, rest string }

func (c contraction) lemma(form wordForm) string {
	switch {
	case form == pastForm:
		return c.past
	case form.verb():
		return c.verb
	}
	return c.rest
}

var contracted = map[string]contraction{
	"n't": {"not", "not", "not"},
	"'s":  {"be", "be", "'s"},
	"'re": {"be", "be", "be"},
	"'m":  {"be", "be", "be"},
	"'ll": {"will", "will", "will"},
	"'ve": {"have", "have", "have"},
	"'d":  {"would", "have", "would"},
	"wo":  {"will", "will", "wo"},
	"ca":  {"can", "can", "ca"},
	"sha": {"shall", "shall", "sha"},
}

// lower is w in lower case; w itself if it has no capital.
func lower(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(w)
		}
	}
	return w
}

// straight is w with straight apostrophes.
func straight(w string) string {
	for i := 0; i < len(w); i++ {
		if w[i] == "’"[0] && strings.HasPrefix(w[i:], "’") {
			return strings.ReplaceAll(w, "’", "'")
		}
	}
	return w
}

// infinitive is the base of a verb form.
func infinitive(w string, form wordForm) string {
	if l, ok := irregular.verbs[w]; ok {
		// "found", "ground", "wound", "saw", "lay" are also base forms, as VB and VBP alone can say
		if (form == bareForm || form == presentForm) && l.also {
			return w
		}
		return l.base
	}
	switch {
	case form == pastForm && strings.HasSuffix(w, "ed") && len(w) > 3:
		return unpast(w)
	case form == ingForm && strings.HasSuffix(w, "ing") && vowels(w[:len(w)-3]) > 0:
		return ungerund(w[:len(w)-3])
	case form == thirdPerson && strings.HasSuffix(w, "s"):
		return unplural(w)
	}
	return w
}

// unpast is the base of a regular past tense.
func unpast(w string) string {
	stem := w[:len(w)-2]
	switch {
	case strings.HasSuffix(w, "ied"):
		if len(w) == 4 || irregular.spelling[w[:len(w)-1]] == 'e' {
			return w[:len(w)-1]
		}
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "eed"):
		if irregular.spelling[w[:len(w)-1]] == 'e' {
			return w[:len(w)-1]
		}
		return w
	case vowels(stem) == 0:
		return w
	}
	if base, e := restore(stem); !e {
		return base
	}
	return w[:len(w)-1]
}

// ungerund is the base of a gerund without its ending.
func ungerund(stem string) string {
	if len(stem) == 2 && stem[1] == 'y' && irregular.spelling[stem[:1]+"ie"] == 'e' { // dying
		return stem[:1] + "ie"
	}
	if stem == "bely" || stem == "underly" || stem == "unty" {
		return stem[:len(stem)-1] + "ie"
	}
	base, _ := restore(stem)
	return base
}

// positive is the base of a comparative or superlative.
func positive(w string) string {
	if b, ok := comparatives[w]; ok {
		return b
	}
	stem, ok := strings.CutSuffix(w, "est")
	if !ok {
		stem, ok = strings.CutSuffix(w, "er")
	}
	if !ok || len(stem) < 3 {
		return w
	}
	n := len(stem)
	switch {
	case stem[n-1] == 'i':
		return stem[:n-1] + "y"
	case stem[n-1] == stem[n-2] && strings.IndexByte("bdgmnpt", stem[n-1]) >= 0:
		return stem[:n-1]
	case strings.IndexByte("gcvsu", stem[n-1]) >= 0 && !strings.HasSuffix(stem, "ng") || adjectivesInE[stem]:
		return stem + "e"
	}
	return stem
}

var comparatives = wordLists.Map("comparatives")

var adjectivesInE = wordLists.Set("adjectives-in-e")

// lemmatize fills the lemmas of all tokens.
func (s *scratch) lemmatize(tokens []document.Token) {
	for i := range tokens {
		tok, w := &tokens[i], s.words[i]
		if w.has(isSmall) && ownLemma(s.pos[i], tok.Tag) { // as are all straight quotation marks, whose words may be those of others
			tok.Lemma = tok.Text
			continue
		}
		tok.Lemma = w.lemma(wordFormOf(tok.Tag))
	}
}

// ownLemma reports whether a token of that part of speech is its own lemma if it is
// in lower case.
func ownLemma(p pos, tag string) bool {
	switch p {
	case noun, name:
		return tag == "NN" || tag == "NNP"
	case adjective, adverb:
		return tag == "JJ"
	case determiner, preposition, conjunction, numeral, to, currency, punctuation, relative, possessive:
		return true
	}
	return false
}

// lowered reports whether w is of ASCII without capitals.
func lowered(w string) bool {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
