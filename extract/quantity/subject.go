package quantity

import (
	"strings"

	"dateline/extract/document"
)

// subject returns the subject of the clause that the quantity is in: of the verbs on its left, the nearest one that has a
// noun phrase before it. A headline without a verb has its subject first.
func (s *stage) subject(q *document.Quantity) *document.Range {
	vgs := s.doc.Layer("vg")
	sentence := s.doc.SentenceAt(q.Start)
	if sentence < 0 {
		return nil
	}
	begin, verbs := s.doc.Sentences[sentence].Start, 0
	first := max(begin, q.Start-maxToSubject)
	for i := vgs.LastCovered(document.Range{Start: first, End: q.Start}); i >= 0; i = vgs.LastCovered(document.Range{Start: first, End: i}) {
		v := vgs.Over(i)
		if v == nil {
			continue
		}
		verbs++
		i = v.Start
		np := s.subjectOf(v, first)
		if np == nil || np.End > q.Start {
			continue
		}
		if v.Feature("form") == "infinitive" && (s.predicate(np) || s.purposed(np, v)) {
			continue
		}
		if v.Feature("form") == "gerund" && s.lemma(v.Start-1) == "," { // "Acme is hiring people, going from 2 to 3"
			continue
		}
		if np.Feature("form") == "pronoun" {
			return s.antecedent(np.Range, first)
		}
		if r := s.kept(s.joined(np.Range, first)); r != nil {
			return r
		}
	}
	if verbs > 0 || first > begin {
		return nil
	}
	return s.headline(q, first)
}

// maxToSubject is how many tokens before a quantity its subject may be. More are a list or a table, through which each of its numbers
// would look.
const maxToSubject = 120

// predicate reports whether a phrase follows a verb such as "is" or "becoming", and so says what its subject is.
func (s *stage) predicate(np *document.Mention) bool {
	v := s.doc.Layer("vg").Over(max(0, np.Start-1))
	return v != nil && (s.lemma(v.End-1) == "be" || strings.HasPrefix(s.lemma(v.End-1), "becom"))
}

// purposed reports whether a phrase before an infinitive is the object of the verb before it, whose subject does both: "got signatures to
// challenge three laws". Verbs that let or make others act have them as subjects: "lets drivers use 640 hp".
func (s *stage) purposed(np, v *document.Mention) bool {
	at := np.Start - 1
	for at > 0 && (s.tag(at) == "JJ" || s.tag(at) == "RB" || s.tag(at) == "DT") {
		at--
	}
	up := s.doc.Layer("vg").Over(max(0, at))
	if up == nil || np.End != v.Start && s.lemma(np.End) != "to" {
		return false
	}
	return purposefulVerbs[s.lemma(up.End-1)]
}

// purposefulVerbs are verbs whose subject also is the subject of the infinitive after their object.
var purposefulVerbs = wordLists.Set("purposeful-verbs")

// antecedent returns what a pronoun refers to: what the entities name in the same sentence, or the subject of the verb right
// before it ("the company said it has three ships").
func (s *stage) antecedent(pronoun document.Range, first int32) *document.Range {
	if r := s.sameEntity(pronoun, first); r != nil {
		return r
	}
	at := pronoun.Start - 1
	if s.lemma(at) == "that" {
		at--
	}
	v := s.doc.Layer("vg").Over(max(0, at))
	if v == nil || v.Start < first || v.Feature("form") != "finite" {
		return nil
	}
	np := s.subjectOf(v, first)
	if np == nil || np.Feature("form") == "pronoun" {
		return nil
	}
	return s.kept(np.Range)
}

// sameEntity is the last mention of a pronoun's entity before it in the sentence, or nil.
func (s *stage) sameEntity(pronoun document.Range, first int32) *document.Range {
	m := s.doc.Layer("entity").Over(pronoun.Start)
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

// coordinated is where the list of phrases begins that ends with the one at start, if it hangs on a preposition: "shares of
// Acme and Brook". Otherwise it is start.
func (s *stage) coordinated(start int32) int32 {
	for at := start; s.tag(at-1) == "CC"; {
		np := s.phraseEnding(at - 1)
		if np == nil || s.doc.Layer("quantity").Covers(np.Start) || !s.alike(np, s.phraseAt(start)) {
			break
		}
		if at = np.Start; s.prepositional(at) {
			return at
		}
	}
	return start
}

// alike reports whether both phrases are names or neither is, as phrases that "and" joins mostly are.
func (s *stage) alike(a, b *document.Mention) bool {
	return b == nil || (a.Feature("form") == "name") == (b.Feature("form") == "name")
}

// joined widens a subject by the phrases that "and" and commas join to it: "oil, gas and the dollar". What hangs on a
// preposition or a verb is none.
func (s *stage) joined(r document.Range, first int32) document.Range {
	last := s.phraseAt(r.Start)
	for mark := "and"; s.lemma(r.Start-1) == mark; mark = "," {
		np := s.phraseEnding(r.Start - 1)
		if np == nil || np.Start < first || np.Feature("form") == "pronoun" {
			break
		}
		if mark == "," && !s.alike(np, last) {
			break
		}
		governed := s.prepositional(np.Start) || s.doc.Layer("vg").Covers(max(0, np.Start-1))
		if governed || s.inTime(np.Range) || s.doc.Layer("quantity").Covers(np.Start) {
			break
		}
		r.Start = np.Start
	}
	return r
}

// headline is the first noun phrase of a sentence that has no verb before the quantity.
func (s *stage) headline(q *document.Quantity, first int32) *document.Range {
	for i := first; i < q.Start; i++ {
		np := s.phraseAt(i)
		if np == nil {
			continue
		}
		isLabel := q.Counted != nil && s.lemma(np.End) == ":" // "Photos: 8 players"
		if np.End > q.Start || isLabel || s.verbal(document.Range{Start: q.End, End: s.doc.Sentences[s.doc.SentenceAt(i)].End}) {
			return nil
		}
		return s.kept(np.Range)
	}
	return nil
}

// subjectOf is the noun phrase before a verb group, or nil. Adverbs, commas and a relative pronoun may be between, and
// "the price of gold" is the price.
func (s *stage) subjectOf(v *document.Mention, first int32) *document.Mention {
	at, related := v.Start, false
	for range maxBetween {
		if np := s.phraseEnding(at); np != nil && np.Start >= first {
			if s.relative(np) {
				at, related = np.Start, true
				continue
			}
			if related && s.lemma(np.Start-1) != "of" { // "a boat that held 12 men"
				return np
			}
			return s.governing(s.apposed(np, v), v)
		}
		if at--; at < first || !between(s.tag(at)) && !s.old(at) && s.lemma(at) != "than" {
			return nil
		}
	}
	return nil
}

// apposed is the phrase that np explains between commas: the Acme of "Acme, the largest miner, lost". It is np if there is none.
func (s *stage) apposed(np, v *document.Mention) *document.Mention {
	if s.lemma(np.Start-1) != "," || s.lemma(v.Start-1) != "," || np.End != v.Start-1 {
		return np
	}
	if up := s.phraseEnding(np.Start - 1); up != nil && up.Feature("form") != "pronoun" && !s.inTime(up.Range) && !s.prepositional(up.Start) {
		return up
	}
	return np
}

// maxBetween is how many words may be between a subject and its verb.
const maxBetween = 4

// between reports whether a word of that tag may be between a subject and its verb.
func between(tag string) bool {
	switch tag {
	case "RB", "RBR", "JJR", ",", "WDT", "WP", "DT", ")", "(":
		return true
	}
	return false
}

// old reports whether the token is the end of an age: "a 60 year-old might pay".
func (s *stage) old(at int32) bool {
	m := s.doc.Layer("quantity").Over(at)
	return m != nil && m.Feature("kind") == "age"
}

// governing climbs from a phrase to the one that it hangs on. Times are no subjects, and what is between a verb and a
// participle is the object of the verb.
func (s *stage) governing(np, v *document.Mention) *document.Mention {
	start := np.Start
	if l := s.doc.Layer("quantity"); l.Covers(start) { // the amount itself may hang on a noun: "a loan of $3-5bn"
		start = l.Over(start).Start
	}
	if s.lemma(start-1) == "with" && s.lemma(start-2) == "," { // "sales rose, with prices expected to rise 3 percent"
		return np
	}
	start = s.coordinated(start)
	for s.prepositional(start) {
		up := s.phraseEnding(start - 1)
		if up == nil {
			return s.gerund(start - 1)
		}
		if s.lemma(start-1) == "of" && s.picks(up) {
			break
		}
		np, start = up, up.Start
	}
	isObject := s.doc.Layer("vg").Covers(max(0, np.Start-1)) && (v.Feature("form") == "gerund" || s.lemma(v.Start-1) == ",") // "sold two ships, closed a yard"
	if s.inTime(np.Range) || isObject {
		return nil
	}
	return np
}

// gerund is the verb in -ing that ends before the token and opens its clause: "lending to firms rose".
func (s *stage) gerund(at int32) *document.Mention {
	v := s.doc.Layer("vg").Over(max(0, at-1))
	if v == nil || v.Len() > 1 || v.Feature("form") != "gerund" || s.lemma(v.Start) == "accord" {
		return nil
	}
	if opens := s.tag(v.Start-1) == "" || s.lemma(v.Start-1) == "," || s.tag(v.Start-1) == "."; !opens {
		return nil
	}
	return v
}

// verbal reports whether the range has a verb.
func (s *stage) verbal(r document.Range) bool {
	return s.doc.Layer("vg").NextCovered(r.Start) < r.End
}

// relative reports whether a pronoun refers to the phrase before it.
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
	return !s.doc.Layer("clause-opener").Covers(i - 1)
}

// picks reports whether a phrase is a pronoun of number, which picks from what "of" ties to it: "each of the piers".
func (s *stage) picks(np *document.Mention) bool {
	switch s.lemma(np.End - 1) {
	case "each", "all", "both", "none", "most", "some", "any", "many":
		return true
	}
	return false
}
