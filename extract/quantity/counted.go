package quantity

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/extract/lexis"
)

// count finds the noun that a number counts and takes it into the quantity.
func (s *stage) count(q *document.Quantity, n *number) {
	if n.noun != "" {
		q.Counted = &document.Counted{Range: document.Range{Start: n.End - 1, End: n.End}, Lemma: n.noun}
		return
	}
	from := q.End
	if s.lemma(from) == "of" && (n.form == formVague || n.form == formFraction || n.value < 100) {
		from++
	}
	c := s.nounAt(from)
	verb := c != nil && n.value != 1 && c.Len() == 1 && pluralVerbs[c.Lemma]
	if c == nil || verb || s.inTime(c.Range) {
		return
	}
	if n.form == formFraction {
		s.cutVerb(c)
	}
	if n.form != formCardinal || n.value != 1 {
		s.extend(c)
	}
	if n.form == formCardinal && n.value != 1 {
		s.divide(q, c)
	}
	q.Counted, q.About = c, cmp.Or(q.About, s.possessor(from, c))
	if before := s.modifiers(n, c); before != "" {
		c.Lemma = before + " " + c.Lemma
	}
	if q.Kind == "count" || q.Kind == "ordinal" {
		q.End = c.End
	}
}

// cutVerb drops a verb after a plural, which taggers take for a noun: "two thirds of adults smoke".
func (s *stage) cutVerb(c *document.Counted) {
	for i := c.Start; i < c.End-1; i++ {
		if s.tag(i) == "NNS" && s.tag(i+1) == "NN" {
			c.End, c.Lemma = i+1, s.compound(c.Start, i+1)
			return
		}
	}
}

// pluralVerbs are verbs that taggers take for a singular noun after a number, as in "around 900 go to the coast".
var pluralVerbs = wordLists.Set("plural-verbs")

// extend takes in the noun that "and" adds to a singular, which is then a modifier: "dozens of road and rail bridges".
func (s *stage) extend(c *document.Counted) {
	if t := s.tag(c.End - 1); t != "NN" && t != "NNP" || s.lemma(c.End) != "and" {
		return
	}
	np := s.phraseAt(c.End + 1)
	if np == nil || np.Start != c.End+1 || !strings.HasSuffix(s.tag(np.End-1), "S") || !content(s.tag(np.Start)) {
		return
	}
	c.End = np.End
	c.Lemma = s.compound(c.Start, c.End)
}

// possessor is whose the counted noun is: the company of "three of the company's ships".
func (s *stage) possessor(from int32, c *document.Counted) *document.Range {
	for i := from; i < c.End; i++ {
		if s.tag(i) == "POS" {
			return s.kept(document.Range{Start: from, End: i})
		}
	}
	return nil
}

// modifiers returns the adjectives and nouns before the number in the noun phrase of what it counts: "the top three
// seeds", "a record 32 goals".
func (s *stage) modifiers(n *number, c *document.Counted) string {
	np := s.phraseAt(n.Start)
	if np == nil || np.End < c.End || c.Start > n.End {
		return ""
	}
	i := n.Start
	for i > np.Start && (s.tag(i-1) == "JJ" || s.tag(i-1) == "NN") && s.numberAt(document.Range{Start: i - 1, End: i}) == nil {
		i--
	}
	return s.compound(i, n.Start)
}

// countSides finds what each side of an exchange counts; where only one says it, both do.
func (s *stage) countSides(q *document.Quantity, low, high *number) {
	a, b := s.nounAt(low.End), s.nounAt(high.End)
	if b != nil {
		q.End = b.End
	} else {
		b = a
	}
	if a == nil {
		a = b
	}
	q.Pair[0].Counted, q.Pair[1].Counted, q.Counted = a, b, a
	q.Pair[0].About, q.Pair[1].About = s.whose(a), s.whose(b)
}

// whose is the phrase that hangs on a counted noun by "of": the war of "prisoners of war".
func (s *stage) whose(c *document.Counted) *document.Range {
	if c == nil || s.lemma(c.End) != "of" {
		return nil
	}
	np := s.phraseAt(c.End + 1)
	if np == nil {
		return nil
	}
	return s.kept(np.Range)
}

// lemma is the lemma of a token, or "" past the end.
func (s *stage) lemma(i int32) string {
	if i < 0 || int(i) >= len(s.doc.Tokens) {
		return ""
	}
	return s.doc.Tokens[i].Lemma
}

// tag is the tag of a token, or "" past the end.
func (s *stage) tag(i int32) string {
	if i < 0 || int(i) >= len(s.doc.Tokens) {
		return ""
	}
	return s.doc.Tokens[i].Tag
}

// phraseAt is the noun phrase that holds the token, or nil.
func (s *stage) phraseAt(at int32) *document.Mention {
	if int(at) >= len(s.doc.Tokens) {
		return nil
	}
	return s.doc.Layer("np").Over(at)
}

// maxCompound is how many words a noun has with its modifiers, counted or what a quantity is about. More are a list without commas.
const maxCompound = 24

// nounAt is the noun of the phrase that holds the token, with the modifiers from the token on.
func (s *stage) nounAt(at int32) *document.Counted {
	np := s.phraseAt(at)
	if np == nil {
		return nil
	}
	head, ok := np.Capture("head")
	if !ok || head.Start < at || !strings.HasPrefix(s.tag(head.Start), "NN") || !wordy(s.doc.Tokens[head.Start].Text) {
		return nil
	}
	start := max(at, head.End-maxCompound)
	c := &document.Counted{Range: document.Range{Start: start, End: head.End}, Lemma: s.compound(start, head.End)}
	if c.Lemma == "" {
		return nil
	}
	for c.Start < c.End-1 && !content(s.tag(c.Start)) {
		c.Start++
	}
	return c
}

// compound is the lemma of a noun with its noun and adjective modifiers.
func (s *stage) compound(from, to int32) string {
	var parts []string
	for i := from; i < to; i++ {
		if content(s.tag(i)) && s.lemma(i) != "" {
			parts = append(parts, s.singular(i))
		}
	}
	return strings.Join(parts, " ")
}

// singular is the lemma of a token in small letters. Plurals of names and those in -os, which lemmas leave as they are, lose
// their ending.
func (s *stage) singular(i int32) string {
	lemma := strings.ToLower(s.lemma(i))
	isKept := lemma == s.text(int(i)) && !strings.HasSuffix(lemma, "ss")
	if t := s.tag(i); isKept && (t == "NN" || t == "NNP" || t == "VBZ") {
		return untagged(lemma)
	}
	stem, plural := strings.CutSuffix(lemma, "s")
	if !plural || len(stem) < 2 || strings.ContainsAny(stem[len(stem)-1:], "suic") {
		return lemma
	}
	if s.tag(i) == "NNPS" || s.tag(i) == "NNS" && strings.HasSuffix(stem, "o") {
		return stem
	}
	return lemma
}

// untagged is the singular of a plural that is tagged as a singular: "oxen", "oaks". Singulars that end as plurals do are kept.
func untagged(word string) string {
	one := lexis.Lemma(word, "NNS")
	if strings.HasSuffix(word, "s") && (len(one) < 3 || strings.ContainsAny(word[len(word)-2:len(word)-1], "uisa")) {
		return word
	}
	return one
}

// content reports whether a word of that tag belongs to the lemma of a counted noun.
func content(tag string) bool {
	switch tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "VBN":
		return true
	}
	return false
}

// divide parts "12 page document" into the counted page and the document that it is about: a singular after a number other
// than one qualifies the noun that follows it.
func (s *stage) divide(q *document.Quantity, c *document.Counted) {
	if q.Kind == "ordinal" || s.tag(c.End-1) != "NN" {
		return
	}
	for i := c.Start; i < c.End-1; i++ {
		if s.tag(i) != "NN" {
			continue
		}
		q.About = &document.Range{Start: i + 1, End: c.End}
		c.End, c.Lemma = i+1, s.compound(c.Start, i+1)
		return
	}
}

// wordy reports whether a token begins with a letter.
func wordy(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}
