package quantity

import (
	"strconv"
	"strings"

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
var noTopic = map[string]bool{"online": true, "offline": true, "overseas": true, "abroad": true, "also": true, "nobody": true,
	"no-one": true, "none": true,
	"nothing": true, "confident": true, "sure": true, "certain": true}

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
	switch s.lemma(at - 1) {
	case "be", "have", "include", "contain", "number", "total", "comprise", "hold", "own", "employ",
		"last", "take", "run", "wait", "spend", "live", "stay", "remain", "serve", "face", "get", "receive":
		return true
	}
	return false
}

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
	return v.Feature("form") == "finite" && (before == "that" || tag == "CC" || tag == ":" || vgs.Covers(q.Start-1))
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
	return q.Counted != nil && q.Counted.Range.Start >= q.Start && q.Counted.Lemma != "point" &&
		(s.person(subject) || s.tag(np.Start-1) == "IN" && s.lemma(np.Start-1) != "with")
}

// person reports whether a person is mentioned at the end of the range.
func (s *stage) person(r document.Range) bool {
	if r.Empty() {
		return false
	}
	m := s.doc.Layer("entity").Over(r.End - 1)
	return m != nil && m.Feature("kind") == string(document.Person)
}

// aged returns who has the age: the phrase that it qualifies or follows, or the subject if a verb gives it.
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
		return s.someone(s.kept(s.described(np).Range))
	}
	if s.tag(q.Start-1) == "DT" { // "a 70-year-old" is a person
		return nil
	}
	return s.someone(s.subject(q))
}

// described is who a phrase before an age describes: the mayor of "the mayor of Kor, 52", the Dana of "Dana, a nurse from Kor, 52".
func (s *stage) described(np *document.Mention) *document.Mention {
	for s.prepositional(np.Start) {
		up := s.phraseEnding(np.Start - 1)
		if up == nil {
			break
		}
		np = up
	}
	if up := s.phraseEnding(np.Start - 1); np.Feature("form") == "common" && s.lemma(np.Start-1) == "," && up != nil && s.person(up.Range) {
		return up
	}
	return np
}

// someone is the person named at the end of a phrase: the Dana of "their older daughter Dana".
func (s *stage) someone(r *document.Range) *document.Range {
	if r == nil || !s.person(*r) {
		return r
	}
	m := s.doc.Layer("entity").Over(r.End - 1)
	if m.Feature("form") == string(document.FormName) && m.Start > r.Start {
		return &m.Range
	}
	return r
}

// listed is the name before a signed percentage, as lists of prices have it: "Acme -1.3%".
func (s *stage) listed(q *document.Quantity) *document.Range {
	if q.Kind != "percent" || q.Value == nil || !negative(q.Value) {
		return nil
	}
	np := s.phraseEnding(q.Start)
	if np == nil || np.Feature("form") == "pronoun" {
		return nil
	}
	return s.kept(np.Range)
}

// extents are words that say along what a measure is taken, which taggers take for nouns at the end of a sentence.
var extents = map[string]bool{"tall": true, "long": true, "wide": true, "deep": true, "high": true, "thick": true, "old": true,
	"north": true, "south": true,
	"east": true, "west": true, "northeast": true, "northwest": true, "southeast": true, "southwest": true}

// qualified returns the rest of the noun phrase that a measure is in.
func (s *stage) qualified(q *document.Quantity) *document.Range {
	isCompound := q.Counted != nil && q.Counted.Start == q.Start && s.hyphen(q.Start)
	isMultiple := q.Counted != nil && q.Counted.Lemma == "time" // "6.5 times earnings"
	if q.Unit == "" && !isCompound && !isMultiple {
		return nil
	}
	np := s.phraseAt(q.End)
	if np == nil || np.Start >= q.End && (q.Kind != "percent" || np.Feature("form") != "common" || np.Start > q.End) {
		return nil
	}
	r := document.Range{Start: q.End, End: np.End}
	isSubject := q.Kind == "age" && s.lemma(np.End) == "that" // "the 65-year-old hopes that"
	if r.Empty() || s.inTime(r) || isSubject {
		return nil
	}
	if last := s.lemma(r.End - 1); extents[last] || last == "worth" { // "$4 worth of goods"
		return nil
	}
	return s.kept(r)
}

// compared is the phrase right before a bound: "additional spending over $3 million".
func (s *stage) compared(q *document.Quantity) *document.Range {
	if u := unitsOf().codes[q.Unit]; q.Bound == "exact" || q.Kind == "count" || u != nil && u.dimension == span {
		return nil
	}
	np := s.phraseEnding(q.Start)
	if np == nil || np.Feature("form") == "pronoun" || s.inTime(np.Range) {
		return nil
	}
	return s.kept(np.Range)
}

// phraseEnding is the noun phrase that ends before the token, or nil.
func (s *stage) phraseEnding(at int32) *document.Mention {
	l := s.doc.Layer("np")
	if at < 0 {
		return nil
	}
	for _, i := range l.EndingAt(at) {
		return &l.Mentions()[i]
	}
	return nil
}

// inTime reports whether the phrase lies in a date.
func (s *stage) inTime(r document.Range) bool {
	return s.doc.Layer("date").Covers(r.End - 1)
}

// kept is the range without determiners and the like at its front, or nil if nothing is left or it is a list without commas. A quantity
// at its
// front is left out, and a name that ends in a number is taken whole: "S&P | 500 index".
func (s *stage) kept(r document.Range) *document.Range {
	r = s.bare(r)
	if s.tag(r.Start) == "CD" {
		if m := s.doc.Layer("date").Over(r.Start); m != nil && m.End < r.End && m.Feature("type") == "DATE" { // "between 1600 and | 1900 temperatures | fell"
			r = s.bare(document.Range{Start: m.End, End: r.End})
		}
	}
	if l := s.doc.Layer("quantity"); l != nil {
		if m := l.Over(r.Start); m != nil {
			q := &s.doc.Quantities[m.Ref]
			if q.Kind == "age" && m.Start == r.Start && m.End >= r.End && s.tag(r.Start-1) == "DT" { // "a 70-year-old"
				r.End = m.End
				return &r
			}
			if compound := m.Len() == 1 && q.Unit == "" && s.hyphen(m.Start); compound {
			} else if q.Counted != nil && r.Start <= q.Counted.Start && q.Counted.End <= r.End {
				r = q.Counted.Range
			} else if q.Kind != "age" || m.End < r.End {
				r = s.bare(document.Range{Start: min(m.End, r.End), End: r.End})
			}
		}
	}
	if r.Empty() || noTopic[s.lemma(r.End-1)] {
		return nil
	}
	if s.tag(r.Start) == "CD" && strings.HasPrefix(s.tag(r.Start-1), "NNP") {
		if np := s.phraseEnding(r.Start); np != nil {
			r.Start = s.bare(np.Range).Start
		}
	}
	if r.Len() > maxCompound {
		return nil
	}
	if r.Len() == 1 && s.tag(r.Start) == "CD" { // the end of a name such as "737-800"
		return nil
	}
	t := s.tag(r.End - 1)
	lowest := t == "JJS" && s.tag(r.Start-1) == "DT" // "the lowest"
	noun := strings.HasPrefix(t, "NN") || t == "CD" || t == "VBG" && r.Len() <= 1
	if !noun && !lowest {
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
