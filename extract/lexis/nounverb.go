package lexis

// prose tags many verbs that are nouns too as nouns: "Russia and Ukraine plan to meet",
// "…, the ministry reports." A clause that would have no finite verb without them
// shows that they are verbs.

// agents reports whether the word at i, after a noun, can only be people who do something: "drivers", "unionists", but not "offers".
func (rp *repairer) agents(i int) bool {
	w := rp.small(i)
	if rp.at(i-1) != noun && rp.at(i-1) != adjective || len(w) < 6 {
		return false
	}
	switch w[len(w)-4:] {
	case "ists", "ians":
		return !agentVerbs[w[:len(w)-1]]
	}
	return w[len(w)-3:] == "ers" && !agentVerbs[w[:len(w)-1]]
}

// agentVerbs are verbs with the ending of nouns for people.
var agentVerbs = wordLists.Set("agent-verbs")

// quantifiers are determiners that may be the subject of a plural verb.
var quantifiers = wordLists.Set("quantifiers")

// mayEndSubject reports whether the subject of a verb may end at i, or an adverb before the verb.
func (rp *repairer) mayEndSubject(i int) bool {
	return rp.at(i).head() || rp.tag(i) == "RB" || listed[rp.small(i)]&isPersonAsAdjective != 0
}

// pastAfterPerson reports whether w at i is the verb of a person whose word the tagger takes for an adjective: "the general apologized".
func (rp *repairer) pastAfterPerson(i int, w string) bool {
	if !rp.has(i-1, isPersonAsAdjective) || !unknownPast(w) {
		return false
	}
	loose := rp.nounOrAdjective(i) || rp.tokens[i].Tag == "VBN" && rp.at(i-1) == adjective
	return loose && !rp.finiteAfter(i+1)
}

// isLonePast reports whether the word at i looks like a past tense with an object, in a clause without another verb.
func (rp *repairer) isLonePast(i int) bool {
	switch rp.at(i + 1) {
	case determiner, numeral, possessive:
		return unknownPast(rp.text(i)) && rp.opensClause(i-1) && !rp.finiteAfter(i+1)
	}
	return false
}

// nounForVerb turns a noun at i into a finite verb if the clause has no other.
func (rp *repairer) nounForVerb(i int) {
	w := rp.text(i)
	if i == 0 || capital(w) {
		return
	}
	if rp.tokens[i].Tag == "NN" && rp.has(i, isNeverNounGerund) && rp.at(i-1).head() && rp.beginsObject(i+1) {
		rp.set(i, "VBG") // "a clerk | facing | charges"
		return
	}
	isNoun := rp.tokens[i].Tag == "NN" || rp.tokens[i].Tag == "NNS"
	if rp.has(i, isPastForm) && isNoun && rp.isIssued(i) {
		rp.set(i, "VBN")
		return
	}
	if rp.has(i, isPastForm) && isNoun && rp.at(i-1) == conjunction {
		rp.set(i, "VBD")
		return
	}
	if rp.has(i, isPastForm) && isNoun && rp.mayEndSubject(i-1) {
		rp.set(i, "VBD")
		return
	}
	if rp.tokens[i].Tag == "NNS" && listed[rp.words[i].lemma(thirdPerson)]&isNeverNoun != 0 && !rp.plural(i-1) {
		rp.set(i, "VBZ")
		return
	}
	if rp.has(i, isNeverNoun) && (quantifiers[rp.small(i-1)] || rp.plural(i-1)) {
		rp.set(i, "VBP")
		return
	}
	if rp.tokens[i].Tag == "NNS" && rp.inReport(i) {
		rp.set(i, "VBZ")
		return
	}
	if !rp.mayBeSubject(i - 1) {
		return
	}
	if rp.tokens[i].Tag == "NN" && rp.isLonePast(i) {
		rp.set(i, "VBD") // "the panel | subpoenaed | two clerks"
		return
	}
	if rp.has(i, isInvariablePast) && rp.beginsObject(i+1) && rp.opensClause(i-1) && !rp.finiteAfter(i+1) {
		rp.set(i, "VBD") // "the bank | cut | ties with a firm"
		return
	}
	isPast := rp.tokens[i].Tag == "NN" && unknownPast(w) && rp.at(i-1) != pronoun
	if isPast && rp.ends(i+1) && rp.opensClause(i-1) && !rp.finiteAfter(i+1) {
		rp.set(i, "VBD") // "but the mayor | disagreed |."
		return
	}
	tag := "VBZ"
	if rp.tokens[i].Tag == "NN" {
		tag = "VBP"
		if !rp.has(i, isNounAndVerb) || !rp.plural(i-1) {
			return
		}
	} else if rp.plural(i - 1) {
		return
	}
	if rp.takesObject(i, tag) && rp.opensClause(i-1) && !rp.finiteAfter(i+1) {
		rp.set(i, tag)
	}
}

// mayBeSubject reports whether the token at i may end the subject of a clause. The tagger takes some names for adjectives.
func (rp *repairer) mayBeSubject(i int) bool {
	switch rp.at(i) {
	case name, noun, pronoun:
		return true
	case adjective:
		return capital(rp.text(i))
	}
	return false
}

// mayPrecedeReport reports whether the token at i may be before the subject of a report inside a relative clause.
func (rp *repairer) mayPrecedeReport(i int) bool {
	return rp.at(i).head() || rp.at(i) == possessive || rp.at(i) == determiner || rp.text(i) == "that"
}

// inReport reports whether the word at i is the verb of a relative clause around a report: "evidence they say | shows | that", "a bill critics say | raises | taxes".
func (rp *repairer) inReport(i int) bool {
	switch rp.text(i - 1) {
	case "say", "says", "said", "believe", "argue", "claim":
	default:
		return false
	}
	if !rp.nominal(i-2) || !rp.mayPrecedeReport(i-3) {
		return false
	}
	if rp.text(i+1) == "that" {
		return true
	}
	next := rp.at(i + 1)
	return (next == determiner || next == adjective || next == possessive) && !rp.finiteAfter(i+1)
}

// unknownPast reports whether a word has the ending of a past tense.
func unknownPast(w string) bool {
	n := len(w)
	if n <= 5 || w[n-2:] != "ed" || w[n-3:] == "bed" || endsInEd[w] {
		return false
	}
	return w[n-3] != 'e' || w[max(0, n-6):] == "agreed"
}

// ends reports whether a sentence or a clause ends before token i.
func (rp *repairer) ends(i int) bool {
	switch rp.text(i) {
	case ".", "", ";", "!", "?", ",", ":":
		return true
	}
	return false
}

// endsInEd are nouns in -ed.
var endsInEd = wordLists.Set("nouns-in-ed")

// plural reports whether the noun phrase that ends at i can be the subject of a plural
// verb: it is a plural, or the last of a coordination.
func (rp *repairer) plural(i int) bool {
	switch rp.tokens[i].Tag {
	case "NNS", "NNPS":
		return true
	case "NN", "NNP":
		if meansMany(rp.text(i)) {
			return true
		}
	case "PRP":
		return pluralPronouns[rp.small(i)]
	}
	for j := i; j >= 0 && i-j < 6; j-- {
		if rp.pos[j] == conjunction {
			return rp.text(j) == "and"
		}
		if rp.pos[j] != name {
			return false
		}
	}
	return false
}

// takesObject reports whether what follows the word at i would follow a verb.
func (rp *repairer) takesObject(i int, tag string) bool {
	known := tag == "VBP" || listed[rp.words[i].lemma(plural)]&isNounAndVerb != 0
	switch rp.at(i + 1) {
	case determiner, possessive, pronoun:
		return true
	case to:
		return known && rp.at(i+2) == base
	case preposition:
		return known && (rp.text(i+1) == "that" || rp.text(i+1) == "for" && rp.text(i) == "calls")
	case punctuation:
		return known && rp.closesReport(i)
	}
	return false
}

// closesReport reports whether the word at i ends "…, the ministry reports."
func (rp *repairer) closesReport(i int) bool {
	if end := rp.text(i + 1); end != "." && end != "" {
		return false
	}
	j := i - 1
	for j >= 0 && rp.nominal(j) {
		j--
	}
	return j > 0 && (rp.text(j) == "," || rp.tokens[j].Tag == "''")
}
