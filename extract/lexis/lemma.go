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
func Lemma(word, tag string) string {
	w := straight(lower(word))
	if c, ok := contracted[w]; ok {
		return c.lemma(tag)
	}
	switch tag {
	case "NNS", "NNPS":
		return singular(w)
	case "VBD", "VBN", "VBG", "VBZ", "VBP", "VB", "MD":
		return infinitive(w, tag)
	case "JJR", "JJS", "RBR", "RBS":
		return positive(w)
	}
	return w
}

// contraction is a form that stands for one word as a verb, and maybe another as the rest.
type contraction struct{ verb, past, rest string }

func (c contraction) lemma(tag string) string {
	switch {
	case tag == "VBD" || tag == "VBN":
		return c.past
	case strings.HasPrefix(tag, "VB") || tag == "MD":
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

// lower is w in lower case; w itself where it has no capital.
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
func infinitive(w, tag string) string {
	if l, ok := irregular.verbs[w]; ok {
		// "found", "ground", "wound", "saw", "lay" are also base forms, which only VB and VBP say
		if (tag == "VB" || tag == "VBP") && l.also {
			return w
		}
		return l.base
	}
	switch {
	case tag == "MD" || tag == "VB":
		return w
	case (tag == "VBD" || tag == "VBN") && strings.HasSuffix(w, "ed") && len(w) > 3:
		return unpast(w)
	case tag == "VBG" && strings.HasSuffix(w, "ing") && vowels(w[:len(w)-3]) > 0:
		return ungerund(w[:len(w)-3])
	case tag == "VBZ" && strings.HasSuffix(w, "s"):
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

var comparatives = map[string]string{
	"better": "good", "best": "good", "worse": "bad", "worst": "bad", "further": "far", "furthest": "far",
	"farther": "far", "farthest": "far", "elder": "old", "eldest": "old", "after": "after", "over": "over",
	"younger": "young", "longer": "long", "longest": "long", "stronger": "strong", "strongest": "strong",
	"closer": "close", "closest": "close", "strangest": "strange", "stranger": "strange", "latter": "latter",
	"former": "former", "latest": "late", "rather": "rather", "ever": "ever", "never": "never", "earnest": "earnest",
}

var adjectivesInE = set(`lat wid saf brav nic rar clos tam wis simpl abl nobl humbl gentl littl subtl feebl sur pur matur secur
	ros fin lam pal strang larg hug tru blu whit polit remot crud rud handsom sever sincer entir dens tens intens sparse free`)

// A lemmaCache holds lemmas that had to be built, so that each is built once.
type lemmaCache map[lemmaKey]string

type lemmaKey struct {
	word string
	pos  pos
	past bool
}

// maxCache bounds a lemma cache; names make up most of it.
const maxCache = 1 << 13

// lemmatize fills the lemmas of all tokens.
func (s *scratch) lemmatize(tokens []document.Token) {
	if s.lemmas == nil || len(s.lemmas) > maxCache {
		s.lemmas = make(lemmaCache, 256)
	}
	for i := range tokens {
		tok := &tokens[i]
		p := s.pos[i]
		if uninflected(p, tok.Tag) && lowered(tok.Text) {
			tok.Lemma = tok.Text
			continue
		}
		key := lemmaKey{tok.Text, p, tok.Tag == "VBD" || tok.Tag == "NNS" || tok.Tag == "NNPS" || tok.Tag == "VBZ"}
		if p == finite && tok.Tag == "VBP" {
			key.pos = base
		}
		l, ok := s.lemmas[key]
		if !ok {
			l = Lemma(tok.Text, tok.Tag)
			if len(tok.Text) <= 64 {
				key.word, l = strings.Clone(key.word), strings.Clone(l)
				s.lemmas[key] = l
			}
		}
		tok.Lemma = l
	}
}

// uninflected reports whether a token of that part of speech is its own lemma if it is
// in lower case.
func uninflected(p pos, tag string) bool {
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
