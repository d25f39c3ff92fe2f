package quantity

import "dateline/extract/document"

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
