package event

import "dateline/extract/document"

// pluralBefore is the party that "they" means if no event names it: the people who are the last subject before it, in its sentence or in one
// of those before, back to a number of them. In quoted words it may mean anyone.
func (b *builder) pluralBefore(ev *document.Event, pronoun *document.Reference, back int) (document.Reference, bool) {
	isDirect := ev.Status.Quote != document.None && b.doc.Quotes[ev.Status.Quote].Kind != "indirect"
	if isDirect || b.np == nil || b.number(pronoun.Range) != "pl" {
		return document.Reference{}, false
	}
	s := b.doc.SentenceAt(pronoun.Start)
	end := pronoun.Start
	if b.isAttribution(end) {
		end = b.doc.Sentences[s].Start
	}
	for k := s; k >= max(0, s-back); k-- {
		from := max(b.doc.Sentences[k].Start, end-maxInClause)
		for t := end - 1; t >= from; t-- {
			if np := b.np.Over(t); np != nil {
				if np.End < end && b.isPluralSubject(np) {
					ref, _ := b.reference(np.Range, ev.Status)
					return ref, b.isParty(&ref) && !shares(ev.Recipients, []document.Reference{ref})
				}
				t = np.Start
			}
		}
		if end = b.doc.Sentences[k].Start; k > 0 && b.headline(k-1) {
			break
		}
	}
	return document.Reference{}, false
}

// isAttribution reports whether a comma or a quotation mark and a verb of saying are around the pronoun at a token: "crowds must go, | they |
// say". Whoever is spoken of is not who speaks.
func (b *builder) isAttribution(t int32) bool {
	tokens := b.doc.Tokens
	if t == 0 || int(t)+1 >= len(tokens) || !saying[tokens[t+1].Lemma] {
		return false
	}
	return tokens[t-1].Text == "," || tokens[t-1].Tag == "''"
}

// isPluralSubject reports whether a noun phrase for several people is the subject of a verb, perhaps with a phrase after it: "villagers | in
// the north | say".
func (b *builder) isPluralSubject(np *document.Mention) bool {
	head := b.head(np.Range)
	isPlural := np.Feature("number") == "pl" && np.Feature("form") != "pronoun"
	if !isPlural || !b.meansParty(head) && !b.entity.Covers(head) {
		return false
	}
	if np.Start > 0 && (b.isPreposition(np.Start-1) || b.group(np.Start-1) != nil && !b.finite(np.Start-1)) {
		return false
	}
	return b.verbAt(b.afterPhrases(np.End))
}

// afterPhrases is where the prepositional phrases and the adverb end that begin at a token.
func (b *builder) afterPhrases(t int32) int32 {
	for range maxComplements {
		next := b.np.Over(t + 1)
		if next == nil || next.Start != t+1 || !b.isPreposition(t) {
			break
		}
		t = next.End
	}
	if int(t) < len(b.doc.Tokens) && b.doc.Tokens[t].Tag == "RB" {
		t++
	}
	return t
}
