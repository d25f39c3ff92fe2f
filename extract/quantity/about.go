package quantity

import (
	"strconv"

	"dateline/extract/document"
)

// ranks are the ranks of the rules of the phase "quantity-about".
const ranks = 5

// tied are the phrases that rules tie to a quantity, by rank.
type tied [ranks]*document.Range

// abouts finds what each quantity is about, unless a rule has said so.
func (s *stage) abouts() {
	ties := s.ties()
	for i := range s.doc.Quantities {
		q := &s.doc.Quantities[i]
		switch {
		case q.About != nil || q.Kind == "ordinal" || q.Kind == "score" || q.Kind == "vote":
		case i > 0 && ties[i] == tied{} && s.joins(&s.doc.Quantities[i-1], q):
			q.About = s.doc.Quantities[i-1].About
		default:
			q.About = s.about(q, &ties[i])
		}
		if i > 0 && ties[i][1] == nil && s.restates(&s.doc.Quantities[i-1], q) && s.doc.Quantities[i-1].About != nil {
			q.About = s.doc.Quantities[i-1].About
		}
	}
	s.shareAbouts()
}

// joins reports whether "and" or a comma joins q to a quantity of the same kind and unit, with no verb between them: "growth of 1 % this
// year and 1.2 % in 2016".
func (s *stage) joins(p, q *document.Quantity) bool {
	switch s.lemma(q.Start - 1) {
	case "and", "or", ",":
	default:
		return false
	}
	isSame := p.Kind == q.Kind && p.Unit == q.Unit && p.Change == q.Change && q.Unit != ""
	if p.About == nil || !isSame || s.doc.SentenceAt(p.Start) != s.doc.SentenceAt(q.Start) {
		return false
	}
	return s.doc.Layer("vg").NextCovered(p.End) >= q.Start && s.qualified(q) == nil
}

// shareAbouts lets a bare number be about what the one that lends it its unit is about, and the beginning of a change about
// what its end is about: "cut its forecast to 2 % from 3 %".
func (s *stage) shareAbouts() {
	for i := range s.doc.Quantities {
		q := &s.doc.Quantities[i]
		if q.About == nil && s.lender[i] > 0 {
			q.About = s.doc.Quantities[s.lender[i]-1].About
		}
		for _, j := range q.Linked {
			if p := &s.doc.Quantities[j]; q.Role == "from" && p.Role == "to" && p.About != nil {
				q.About = p.About
			}
		}
	}
}

// ties runs the phase "quantity-about": it publishes the layer "clause-opener" and returns the phrases tied to each quantity.
func (s *stage) ties() []tied {
	ties := make([]tied, len(s.doc.Quantities))
	l := s.doc.Layer("quantity")
	if l == nil {
		return ties
	}
	var openers []document.Mention
	for _, m := range s.matcher.Run("quantity-about") {
		if m.Layer == "clause-opener" {
			openers = append(openers, m)
			continue
		}
		about, _ := m.Capture("about")
		rank, err := strconv.Atoi(m.Feature("rank"))
		if err != nil || rank < 0 || rank >= ranks || s.inTime(about) {
			continue
		}
		for _, amount := range captures(&m, "amount") {
			if i := index(l, amount); i >= 0 && (rank < ranks-1 || !s.placed(i)) {
				ties[i][rank] = s.kept(about)
			}
		}
	}
	s.doc.AddLayer("clause-opener", openers)
	return ties
}

// placed reports whether what follows a quantity by "in" is its place and not what it is about: "rose 3 % in Lima".
func (s *stage) placed(i int) bool {
	q := &s.doc.Quantities[i]
	return q.Kind == "percent" && q.Change != ""
}

// about is what the quantity is about: the noun that it qualifies ("a $200 phone"), a phrase that a rule ties to it ("3 % of
// sales", "a loss of 63 cents", "$6 a ticket"), or the subject of its clause ("profit rose 3 %").
func (s *stage) about(q *document.Quantity, ties *tied) *document.Range {
	if q.Kind == "age" {
		return s.aged(q)
	}
	if r := s.listed(q); r != nil {
		return r
	}
	if ties[0] != nil {
		return ties[0]
	}
	if r := s.qualified(q); r != nil {
		return r
	}
	for _, r := range ties[1:] {
		if r != nil {
			return r
		}
	}
	if r := s.compared(q); r != nil {
		return r
	}
	if s.heads(q) || s.oneOf(q) {
		return nil
	}
	r := s.subject(q)
	if r != nil && (s.adverbial(q, *r) || s.object(q, *r)) {
		return nil
	}
	return r
}

// noTopic are words that taggers take for nouns and no quantity is about.
var noTopic = wordLists.Set("no-topics")

// object reports whether a quantity is what people deal with and not said of them: "Dana Brook hired two pilots", "the lawmakers met in
// 15 minutes". People are, have and hold what counts are said of them, and take what spans of time are.
func (s *stage) object(q *document.Quantity, subject document.Range) bool {
	if q.Change != "" || q.Role != "" || !s.person(subject) {
		return false
	}
	u := unitsOf().codes[q.Unit]
	isSpan := u != nil && u.dimension == span
	return (isSpan || q.Kind == "count" && q.Counted != nil) && !s.stative(q)
}

// stative reports whether the verb before a quantity says what its subject is or has, or how long it takes.
func (s *stage) stative(q *document.Quantity) bool {
	at := q.Start
	if np := s.phraseAt(q.Start); np != nil {
		at = np.Start
	}
	if l := s.doc.Layer("quantity"); at > 1 && (s.lemma(at-1) == "," || s.lemma(at-1) == "and") { // "for 3 years, 2 months"
		for m := l.Over(at - 2); m != nil && at > m.Start; m = l.Over(max(0, at-2)) {
			at = m.Start
		}
	}
	for at > 0 && (s.tag(at-1) == "RB" || s.lemma(at-1) == "for") {
		at--
	}
	if at == 0 {
		return false
	}
	return amountVerbs[s.lemma(at-1)]
}

// amountVerbs are verbs whose object is an amount of their subject.
var amountVerbs = wordLists.Set("amount-verbs")

// heads reports whether a quantity is the subject of a clause: "they said (that) 300 left", "half stayed, and 71 percent left", "with
// one report saying".
func (s *stage) heads(q *document.Quantity) bool {
	vgs := s.doc.Layer("vg")
	if int(q.End) >= len(s.doc.Tokens) || q.Start == 0 {
		return false
	}
	before, tag := s.lemma(q.Start-1), s.tag(q.Start-1)
	if before == "that" && tag == "IN" {
		return true
	}
	v := vgs.Over(q.End)
	if v == nil {
		return false
	}
	if v.Feature("form") == "gerund" {
		return before == "with"
	}
	opens := before == "that" || tag == "CC" || tag == ":" || vgs.Covers(q.Start-1)
	return opens && v.Feature("form") == "finite"
}

// oneOf reports whether a count picks out one of a group, which is all that it is about.
func (s *stage) oneOf(q *document.Quantity) bool {
	return q.Kind == "count" && q.Value != nil && *q.Value == "1" && s.lemma(q.Start+1) == "of"
}

// adverbial reports whether a count that hangs on a preposition is not said of the subject: "worked for two clubs".
func (s *stage) adverbial(q *document.Quantity, subject document.Range) bool {
	np := s.phraseAt(q.Start)
	if q.Kind != "count" || q.Change != "" || q.Role != "" {
		return false
	}
	if np == nil || !s.prepositional(np.Start) {
		return false
	}
	if q.Low != nil && s.lemma(np.Start-1) == "from" { // "going from 1,000 to 2,000 staff"
		return false
	}
	if q.Counted == nil || q.Counted.Range.Start < q.Start || q.Counted.Lemma == "point" {
		return false
	}
	return s.person(subject) || s.tag(np.Start-1) == "IN" && s.lemma(np.Start-1) != "with"
}

// person reports whether a person is mentioned at the end of the range.
func (s *stage) person(r document.Range) bool {
	if r.Empty() {
		return false
	}
	m := s.doc.Layer("entity").Over(r.End - 1)
	return m != nil && m.Feature("kind") == string(document.Person)
}
