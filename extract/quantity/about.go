package quantity

import (
	"strings"

	"dateline/extract/document"
)

// abouts finds what each quantity is about, unless a rule has said so.
func (s *stage) abouts() {
	s.doc.AddLayer("clause-opener", s.matcher.Run("clause-opener"))
	for i := range s.doc.Quantities {
		q := &s.doc.Quantities[i]
		if q.Of == nil && q.Kind != "ordinal" && q.Kind != "score" && q.Kind != "vote" {
			q.Of = s.about(q)
		}
		if i > 0 && s.restates(&s.doc.Quantities[i-1], q) && s.doc.Quantities[i-1].Of != nil && s.part(q) == nil {
			q.Of = s.doc.Quantities[i-1].Of
		}
	}
}

// about is what the quantity is about: the noun that it qualifies ("a $200 phone"), the phrase behind "of" ("3 % of sales"),
// the noun that it specifies ("a loss of 63 cents a share"), what each one of costs so much ("$6 a ticket"), or the subject
// of its clause ("profit rose 3 %").
func (s *stage) about(q *document.Quantity) *document.Range {
	if q.Kind == "age" {
		return s.aged(q)
	}
	for _, find := range [...]func(*document.Quantity) *document.Range{s.listed, s.bracketed, s.qualified, s.part, s.specified, s.each, s.spent, s.compared, s.subject} {
		if r := find(q); r != nil {
			return r
		}
	}
	return nil
}

// aged is who has the age: the phrase that it qualifies or stands behind, or the subject where a verb gives it.
func (s *stage) aged(q *document.Quantity) *document.Range {
	if r := s.qualified(q); r != nil {
		return r
	}
	at := q.Start
	if s.lemma(at-1) == "," {
		at--
	}
	if np := s.phraseEnding(at); np != nil {
		if np.Feature("form") == "pronoun" {
			return nil
		}
		return s.kept(np.Range)
	}
	return s.subject(q)
}

// listed is the name before a signed percentage, as lists of prices have it: "Acme -1.3%".
func (s *stage) listed(q *document.Quantity) *document.Range {
	if q.Kind != "percent" || q.Value == nil || *q.Value >= 0 {
		return nil
	}
	np := s.phraseEnding(q.Start)
	if np == nil || np.Feature("form") == "pronoun" {
		return nil
	}
	return s.kept(np.Range)
}

// bracketed is the name before brackets that hold the quantity alone: "Dana Brook (12 goals)".
func (s *stage) bracketed(q *document.Quantity) *document.Range {
	if s.lemma(q.Start-1) != "(" || s.lemma(q.End) != ")" {
		return nil
	}
	np := s.phraseEnding(q.Start - 1)
	if np == nil || np.Feature("form") == "pronoun" {
		return nil
	}
	return s.kept(np.Range)
}

// qualified is the rest of the noun phrase that a measure stands in.
func (s *stage) qualified(q *document.Quantity) *document.Range {
	if compound := q.Counted != nil && q.Counted.Start == q.Start && s.hyphen(q.Start); q.Unit == "" && !compound {
		return nil
	}
	np := s.phraseAt(q.End)
	if np == nil || np.Start >= q.End && (q.Kind != "percent" || np.Feature("form") != "common" || np.Start > q.End) {
		return nil
	}
	r := document.Range{Start: q.End, End: np.End}
	if r.Empty() || s.inTime(r) {
		return nil
	}
	return s.kept(r)
}

// part is the phrase behind "of".
func (s *stage) part(q *document.Quantity) *document.Range {
	switch s.lemma(q.End) {
	case "of", "off":
		return s.phrase(q.End + 1)
	}
	return nil
}

// spent is the phrase that another preposition ties to an amount: "$3 million for the bridge", "3 % in sales".
func (s *stage) spent(q *document.Quantity) *document.Range {
	if q.Kind != "money" && (q.Kind != "percent" || q.Change != "") {
		return nil
	}
	switch s.lemma(q.End) {
	case "in":
		return s.phrase(q.End + 1)
	case "from":
		if q.Kind == "percent" {
			return s.phrase(q.End + 1)
		}
	case "for", "on":
		if q.Kind == "money" {
			return s.phrase(q.End + 1)
		}
	}
	return nil
}

// each is the thing that costs so much: the ticket of "$6 a ticket".
func (s *stage) each(q *document.Quantity) *document.Range {
	if q.Kind != "money" {
		return nil
	}
	switch s.lemma(q.End) {
	case "a", "an", "per":
		return s.phrase(q.End + 1)
	}
	return nil
}

// compared is the phrase right before a bound: "additional spending over $3 million".
func (s *stage) compared(q *document.Quantity) *document.Range {
	if q.Bound == "exact" || q.Kind == "count" {
		return nil
	}
	np := s.phraseEnding(q.Start)
	if np == nil || np.Feature("form") == "pronoun" || s.inTime(np.Range) {
		return nil
	}
	return s.kept(np.Range)
}

// phrase is the noun phrase at a token, without what does not name anything.
func (s *stage) phrase(at int32) *document.Range {
	np := s.phraseAt(at)
	if np == nil || np.Feature("form") == "pronoun" || s.inTime(np.Range) {
		return nil
	}
	return s.kept(document.Range{Start: max(at, np.Start), End: np.End})
}

// specified is the noun before "of", "at" or "worth" that the quantity is the measure of.
func (s *stage) specified(q *document.Quantity) *document.Range {
	i := q.Start - 1
	if s.lemma(i) == "." {
		i--
	}
	switch s.lemma(i) {
	case "of":
	case "at", "to", "for", "with", "from":
		if q.Kind == "count" {
			return nil
		}
	default:
		return nil
	}
	np := s.phraseEnding(i)
	if np == nil || np.Feature("form") == "pronoun" || s.inTime(np.Range) || s.holdsQuantity(np.Range) {
		return nil
	}
	return s.kept(np.Range)
}

// phraseEnding is the noun phrase that ends before the token, or nil.
func (s *stage) phraseEnding(at int32) *document.Mention {
	l := s.doc.Layer("np")
	if l == nil || at < 0 {
		return nil
	}
	for _, i := range l.EndingAt(at) {
		return &l.Mentions()[i]
	}
	return nil
}

// subject is the subject of the clause that the quantity stands in: of the verbs on its left, the nearest one that has a
// noun phrase before it. A headline without a verb has its subject first.
func (s *stage) subject(q *document.Quantity) *document.Range {
	vgs := s.doc.Layer("vg")
	sentence := s.doc.SentenceAt(q.Start)
	if sentence < 0 {
		return nil
	}
	first, verbs := s.doc.Sentences[sentence].Start, 0
	for i := q.Start - 1; i >= first && vgs != nil; i-- {
		v := vgs.Over(i)
		if v == nil {
			continue
		}
		verbs++
		i = v.Start
		if np := s.subjectOf(v, first); np != nil && np.End <= q.Start {
			if np.Feature("form") == "pronoun" {
				return s.antecedent(np.Range, first)
			}
			if r := s.kept(np.Range); r != nil {
				return r
			}
		}
	}
	if verbs > 0 {
		return nil
	}
	return s.headline(q, first)
}

// antecedent is what a pronoun stands for, where the entities know it and name it in the same sentence.
func (s *stage) antecedent(pronoun document.Range, first int32) *document.Range {
	l := s.doc.Layer("entity")
	if l == nil {
		return nil
	}
	m := l.Over(pronoun.Start)
	if m == nil || m.Ref == document.None {
		return nil
	}
	mentions := s.doc.Entities[m.Ref].Mentions
	for i := len(mentions) - 1; i >= 0; i-- {
		if x := &mentions[i]; x.Start < pronoun.Start && x.Start >= first && x.Form != document.FormPronoun {
			return s.kept(x.Range)
		}
	}
	return nil
}

// coordinated is where the list of phrases begins that ends with the one at start, if it hangs on "of": "shares of
// Acme and Brook". Otherwise it is start.
func (s *stage) coordinated(start int32) int32 {
	for at := start; s.tag(at-1) == "CC"; {
		np := s.phraseEnding(at - 1)
		if np == nil {
			break
		}
		if at = np.Start; s.lemma(at-1) == "of" {
			return at
		}
	}
	return start
}

// headline is the first noun phrase of a sentence that has no verb before the quantity.
func (s *stage) headline(q *document.Quantity, first int32) *document.Range {
	for i := first; i < q.Start; i++ {
		if np := s.phraseAt(i); np != nil && np.End <= q.Start && !s.verbal(document.Range{Start: q.End, End: s.doc.Sentences[s.doc.SentenceAt(i)].End}) {
			return s.kept(np.Range)
		}
	}
	return nil
}

// subjectOf is the noun phrase before a verb group, or nil. Adverbs, commas and a relative pronoun may stand between, and
// "the price of gold" is the price.
func (s *stage) subjectOf(v *document.Mention, first int32) *document.Mention {
	at := v.Start
	for range maxBetween {
		if np := s.phraseEnding(at); np != nil && np.Start >= first {
			if s.relative(np) {
				at = np.Start
				continue
			}
			return s.governing(np, v)
		}
		if at--; at < first || !between(s.tag(at)) {
			return nil
		}
	}
	return nil
}

// maxBetween is how many words may stand between a subject and its verb.
const maxBetween = 4

// between reports whether a word of that tag may stand between a subject and its verb.
func between(tag string) bool {
	switch tag {
	case "RB", "RBR", ",", "WDT", "WP", "DT", ")", "(":
		return true
	}
	return false
}

// governing climbs from a phrase to the one that it hangs on. Times are no subjects, and what stands between a verb and a
// participle is the object of the verb.
func (s *stage) governing(np, v *document.Mention) *document.Mention {
	start := np.Start
	if l := s.doc.Layer("quantity"); l != nil && l.Covers(start) { // the amount itself may hang on a noun: "a loan of $3-5bn"
		start = l.Over(start).Start
	}
	start = s.coordinated(start)
	for s.prepositional(start) {
		up := s.phraseEnding(start - 1)
		if up == nil {
			return nil
		}
		np, start = up, up.Start
	}
	if s.inTime(np.Range) || v.Feature("form") == "gerund" && s.doc.Layer("vg").Covers(max(0, np.Start-1)) {
		return nil
	}
	return np
}

// verbal reports whether a verb stands in the range.
func (s *stage) verbal(r document.Range) bool {
	vgs := s.doc.Layer("vg")
	for i := r.Start; i < r.End && vgs != nil; i++ {
		if vgs.Covers(i) {
			return true
		}
	}
	return false
}

// relative reports whether a pronoun stands for the phrase before it.
func (s *stage) relative(np *document.Mention) bool {
	switch s.tag(np.Start) {
	case "WDT", "WP", "WP$":
		return true
	}
	return false
}

// prepositional reports whether the phrase at i hangs on a preposition. A conjunction such as "while" opens a clause instead.
func (s *stage) prepositional(i int32) bool {
	t := s.tag(i - 1)
	if t != "IN" && t != "TO" {
		return false
	}
	l := s.doc.Layer("clause-opener")
	return l == nil || !l.Covers(i-1)
}

// inTime reports whether the phrase lies in a date.
func (s *stage) inTime(r document.Range) bool {
	l := s.doc.Layer("date")
	return l != nil && l.Covers(r.End-1)
}

// holdsQuantity reports whether a quantity stands in the range.
func (s *stage) holdsQuantity(r document.Range) bool {
	l := s.doc.Layer("quantity")
	return l != nil && (l.Covers(r.Start) || l.Covers(r.End-1))
}

// kept is the range without determiners and the like at its front, or nil where nothing is left. A quantity at its front is
// left out, and a name that goes on in a number is taken whole: "S&P | 500 index".
func (s *stage) kept(r document.Range) *document.Range {
	r = s.bare(r)
	if l := s.doc.Layer("quantity"); l != nil {
		if m := l.Over(r.Start); m != nil {
			if q := &s.doc.Quantities[m.Ref]; q.Counted != nil && r.Start <= q.Counted.Start && q.Counted.End <= r.End {
				r = q.Counted.Range
			} else if q.Kind != "age" || m.End < r.End {
				r = s.bare(document.Range{Start: min(m.End, r.End), End: r.End})
			}
		}
	}
	if r.Empty() {
		return nil
	}
	if s.tag(r.Start) == "CD" && strings.HasPrefix(s.tag(r.Start-1), "NNP") {
		if np := s.phraseEnding(r.Start); np != nil {
			r.Start = s.bare(np.Range).Start
		}
	}
	if !strings.HasPrefix(s.tag(r.End-1), "NN") && s.tag(r.End-1) != "CD" {
		return nil
	}
	return &r
}

// bare drops determiners, possessives and marks from the front of a phrase.
func (s *stage) bare(r document.Range) document.Range {
	for r.Start < r.End {
		switch s.tag(r.Start) {
		case "DT", "PRP$", "PDT", "POS", ",", ":", "(", "RB", "RBR", "JJR":
			r.Start++
			continue
		}
		break
	}
	return r
}
