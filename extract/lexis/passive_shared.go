package lexis

// sharesPassive reports whether the past tense at i shares the auxiliary of a passive before it: "was convicted of theft and | jailed |". A
// verb that needs an object has none after it, but for the sum of a fine. "Was arrested and admitted it" shares only the subject.
func (rp *repairer) sharesPassive(i int) bool {
	w := rp.small(i)
	isFine := w == "fined" && (rp.at(i+1) == numeral || rp.at(i+1) == currency)
	if !strikes[Lemma(w, "VBD")] || !rp.withoutObject(i+1) && !isFine {
		return false
	}
	j := i - 1
	for j > 0 && rp.pos[j] == adverb {
		j--
	}
	if rp.at(j) != conjunction && rp.text(j) != "," {
		return false
	}
	for j--; j > 0 && i-j < maxSharedPassive; j-- {
		switch {
		case rp.tag(j) == "VBN":
			return rp.isPassive(j)
		case rp.pos[j] == finite || rp.pos[j] == modal || rp.pos[j] == relative || rp.text(j) == ";":
			return false
		}
	}
	return false
}

// strikes are verbs that are always done to someone or something.
var strikes = wordLists.Set("verbs-with-object")

// maxSharedPassive is how far before a participle the passive may be whose auxiliary it shares.
const maxSharedPassive = 16

// isPassive reports whether a participle follows "be", or shares it with one before it that does.
func (rp *repairer) isPassive(i int) bool {
	return rp.auxiliary(i) == "be" || rp.sharesPassive(i)
}
