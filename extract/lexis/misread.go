package lexis

// openingParticiple tags the participle that opens a sentence before its agent, which the tagger takes for a name or a past tense:
// "| Vetoed | twice by the president, the bill lapsed".
func (rp *repairer) openingParticiple() {
	if len(rp.tokens) < 4 || !unknownPast(rp.small(0)) {
		return
	}
	i := 1
	for rp.at(i) == adverb {
		i++
	}
	if rp.text(i) == "by" && rp.at(i+1) != gerund {
		rp.set(0, "VBN")
	}
}

// misreadForm is the tag of a word that looks like a plain form of a verb and can be none, or "": a past tense, "nurses | freed | in May", or a noun
// after a possessive or after a participle, "the workers' | pay | claim", "paid | leave | for all".
func (rp *repairer) misreadForm(i int) string {
	if tag := rp.tokens[i].Tag; tag != "VBP" && tag != "VB" || rp.at(i-1) == to || rp.at(i-1) == modal {
		return ""
	}
	w := rp.text(i)
	switch {
	case unknownPast(w) || pastInEed[w]:
		return "VBD"
	case rp.at(i-1) == possMark, rp.at(i-1) == noun && rp.at(i-2) == possMark && rp.has(i, isNounAndVerb):
		return "NN"
	case w == "leave" && kindsOfLeave[rp.text(i-1)]:
		rp.set(i-1, "JJ")
		return "NN"
	case rp.at(i-1) == participle && rp.describes(i-1) && rp.withoutObject(i+1):
		rp.set(i-1, "JJ")
		return "NN"
	}
	return ""
}

// kindsOfLeave are words before "leave" that make it a noun.
var kindsOfLeave = wordLists.Set("kinds-of-leave")

// pastInEed are past tenses that end in "eed", as many plain forms do.
var pastInEed = wordLists.Set("past-in-eed")

// describes reports whether the participle at i, after a preposition, an adjective or "and", can only describe the noun after it.
func (rp *repairer) describes(i int) bool {
	switch rp.at(i - 1) {
	case preposition, adjective, conjunction:
		return rp.auxiliary(i) == ""
	}
	return false
}

// beginsAgent reports whether someone may be named from token i on: no number, no time.
func (rp *repairer) beginsAgent(i int) bool {
	switch rp.at(i) {
	case name, noun, determiner:
		return !calendarNames[rp.text(i)] && !timeNouns[rp.text(i)] && rp.at(i+1) != numeral
	}
	return false
}

// joinsPast reports whether the bare participle at i follows "and" and the object of a past tense, and takes what an active verb does: "fired the
// clerks in May and | apologized | to them".
func (rp *repairer) joinsPast(i int) bool {
	j := i - 1
	for rp.at(j) == adverb {
		j--
	}
	if rp.at(j) != conjunction || rp.at(i+1) != to && !rp.beginsObject(i+1) || rp.text(i+1) == "by" {
		return false
	}
	for j--; j >= 0 && i-j < maxJoined; j-- {
		switch {
		case rp.pos[j].verb():
			return rp.tag(j) == "VBD" && auxiliaries[rp.small(j)] == "" && rp.auxiliary(j) == ""
		case rp.pos[j] == relative || rp.pos[j] == conjunction || rp.text(j) == ";":
			return false
		}
	}
	return false
}

// maxJoined bounds the tokens between two verbs that "and" joins.
const maxJoined = 14

// isIssued reports whether the past tense at i says of a paper or a meeting in a phrase that opens the sentence how it came about: "In a letter
// | sent | to the owners, the firm".
func (rp *repairer) isIssued(i int) bool {
	opens := i > 2 && i <= maxIssued && rp.at(0) == preposition && rp.at(1) == determiner
	if !opens || !issued[rp.small(i-1)] {
		return false
	}
	if rp.at(i+1) != to && !rp.withoutObject(i+1) {
		return false
	}
	for j := i + 1; j < len(rp.pos) && rp.pos[j] != finite; j++ {
		if rp.text(j) == "," {
			return rp.verbIn(j + 1)
		}
	}
	return false
}

// maxIssued bounds the tokens of the phrase before: "In an angry open letter".
const maxIssued = 6

// issued are nouns for what is sent, published or held.
var issued = wordLists.Set("issued-nouns")

// verbIn reports whether a finite verb follows from i on in the sentence.
func (rp *repairer) verbIn(i int) bool {
	for ; i < len(rp.pos); i++ {
		if rp.pos[i] == finite || rp.pos[i] == modal {
			return true
		}
	}
	return false
}

// isMainVerb reports whether the bare participle at i can only be the main verb, since its sentence has no other verb than that of a relative clause
// before it: "the engineer who had warned the owners | resigned | on Monday".
func (rp *repairer) isMainVerb(i int) bool {
	if i > maxHeadline {
		return false
	}
	pronoun := -1
	verbs := 0
	for j := range i {
		switch {
		case rp.tag(j) == "WP" || rp.tag(j) == "WDT":
			if pronoun >= 0 || verbs > 0 {
				return false
			}
			pronoun = j
		case rp.pos[j] == finite || rp.pos[j] == modal:
			verbs++
		case rp.pos[j] == conjunction || rp.pos[j] == punctuation:
			return false
		}
	}
	if pronoun < 1 || verbs != 1 || !rp.at(pronoun-1).head() {
		return false
	}
	for j := i + 1; j < len(rp.pos); j++ {
		if rp.pos[j].verb() || rp.tag(j) == "WP" || rp.tag(j) == "WDT" {
			return false
		}
	}
	return rp.text(i+1) != "by"
}
