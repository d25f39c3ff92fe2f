package lexis

// opensRelative reports whether the noun phrase that ends at head is the subject of a relative clause whose pronoun is its object,
// so that the verb after it needs none: "the levy that | the senate | approved in May was". Nouns that take a whole clause, "the claim
// that the levy approved in May was void", open none.
func (rp *repairer) opensRelative(head int) bool {
	j := head
	for j >= 0 && head-j < 12 && rp.nominal(j) {
		j--
	}
	if j < 1 || j == head || rp.at(j-1) != noun {
		return false
	}
	switch rp.text(j) {
	case "that", "which", "whom":
		return !takesThat[rp.text(j-1)]
	}
	return false
}

// closesRelative reports whether a finite verb at i ends a relative clause whose pronoun is its object, so that what follows is the verb of
// the main clause or of what is said: "the bank that the state | owns | rejected it", "the man who the police | said | shot her".
func (rp *repairer) closesRelative(i int) bool {
	if rp.at(i) != finite || auxiliaries[rp.text(i)] != "" {
		return false
	}
	j := rp.subjectBefore(i)
	for from := j; j >= 0 && from-j < 8 && rp.nominal(j) && !relatives[rp.text(j)]; {
		j--
	}
	if j < 1 || !relatives[rp.text(j)] || rp.text(j-1) != "," && !rp.at(j-1).head() {
		return false
	}
	return rp.text(j) != "that" || !takesThat[rp.text(j-1)]
}

// relatives are pronouns that may be the object of a relative clause.
var relatives = set("that which who whom")

// takesThat are nouns whose clause with "that" is a statement.
var takesThat = wordLists.Set("nouns-with-that")

var objective = set("me him them us")

// barePast turns a past tense into a participle if an agent follows and the clause
// has another finite verb: "the plan proposed by Iran was rejected".
func (rp *repairer) barePast(i int) {
	w := rp.small(i)
	if onlyPast(w) || rp.isMainVerb(i) {
		return
	}
	if rp.isIssued(i) {
		rp.set(i, "VBN")
		return
	}
	if rp.sharesPassive(i) || rp.betweenCommas(i) {
		rp.set(i, "VBN")
		return
	}
	if rp.at(i-1) != noun && rp.at(i-1) != name {
		return
	}
	next := rp.afterParticle(i + 1)
	agent := rp.text(next) == "by" && rp.at(next+1) != gerund && (!rp.opensClause(i-1) || rp.finiteAfter(next))
	if next > i+1 && rp.text(next) == "by" && rp.beginsAgent(next+1) { // "wage claim turned down by the firm"
		agent = true
	}
	verbFollows := rp.at(i+1) == preposition && rp.finiteNext(i+1)
	if agent || verbFollows || rp.afterPreposition(i) || rp.afterObject(i) {
		rp.set(i, "VBN")
	}
}

// betweenCommas reports whether the past tense at i begins a part between commas that takes no object and is followed by the verb of
// its noun: "The plan, rolled out on Friday, was".
func (rp *repairer) betweenCommas(i int) bool {
	if rp.text(i-1) != "," || rp.at(i-2) != noun && rp.at(i-2) != name {
		return false
	}
	if !rp.withoutObject(i+1) || rp.text(i+1) == "," {
		return false
	}
	for j := i + 1; j < len(rp.pos)-1 && j < i+16; j++ {
		if rp.pos[j] == finite || rp.pos[j] == modal {
			return false
		}
		if rp.text(j) == "," {
			return rp.pos[j+1] == finite || rp.pos[j+1] == modal
		}
	}
	return false
}

// afterParticle is the place after a particle at i, or i.
func (rp *repairer) afterParticle(i int) int {
	if rp.at(i) == particle || verbParticles[rp.text(i)] {
		return i + 1
	}
	return i
}

// afterObject reports whether the past tense at i follows the object of another verb of its clause and takes no object itself:
// "endorsed a bill rolled out Wednesday".
func (rp *repairer) afterObject(i int) bool {
	j := i - 1
	for j >= 0 && rp.nominal(j) {
		j--
	}
	main := j > 0 && (rp.pos[j] == finite || rp.auxiliary(j) == "have" || rp.auxiliary(j) == "modal")
	if !main || takesClause[Lemma(rp.small(j), rp.tokens[j].Tag)] {
		return false
	}
	before := j - 1
	for before > 0 && (rp.pos[before].verb() || rp.pos[before] == adverb || rp.pos[before] == to) {
		before--
	}
	return rp.at(before) != relative && rp.withoutObject(i+1) && !rp.subordinated(j)
}

// takesClause are verbs whose object may be a clause without "that".
var takesClause = wordLists.Set("verbs-with-clause")

// withoutObject reports whether what begins at i, after a particle, is no object: a day, a preposition or the end.
func (rp *repairer) withoutObject(i int) bool {
	i = rp.afterParticle(i)
	switch rp.at(i) {
	case preposition, punctuation, adverb:
		return rp.text(i) != "that"
	}
	return i >= len(rp.tokens) || calendarNames[rp.text(i)]
}

var verbParticles = wordLists.Set("verb-particles")

// subordinated reports whether a conjunction opens the clause of the verb at i without a comma between: "after they met the man died".
func (rp *repairer) subordinated(i int) bool {
	for ; i >= 0 && rp.pos[i] != punctuation; i-- {
		if subordinators[rp.small(i)] {
			return true
		}
	}
	return false
}

// afterPreposition reports whether the past tense at i follows the object of a
// preposition that belongs to a verb, and takes no object itself: "angered by taxes
// imposed earlier".
func (rp *repairer) afterPreposition(i int) bool {
	if !rp.withoutObject(i+1) && rp.at(i+1) != adjective || rp.pos[i-1] != noun || rp.opensClause(i-1) {
		return false
	}
	j := i - 1
	for j >= 0 && rp.nominal(j) && rp.pos[j] != name {
		j--
	}
	return j > 0 && rp.pos[j] == preposition && !subordinators[rp.text(j)]
}

// finiteNext reports whether only prepositions with their noun phrases are
// between i and a finite verb: "the man accused | of the attack denied". Days do not
// count: "they said | on Monday Iran agreed".
func (rp *repairer) finiteNext(i int) bool {
	for j := i; j < len(rp.pos) && j < i+12; j++ {
		switch {
		case rp.pos[j] == finite || rp.pos[j] == modal:
			return rp.nominal(j - 1)
		case rp.pos[j] == preposition && (j == i || rp.nominal(j-1)) && !subordinators[rp.text(j)]:
		case rp.pos[j] == gerund && rp.pos[j-1] == preposition: // "suspected | of stealing a bus | fled"
		case rp.pos[j] == determiner && rp.pos[j-1] != preposition && rp.pos[j-1] != gerund:
			return false
		case rp.nominal(j) && rp.pos[j] != pronoun && !calendarNames[rp.text(j)]:
		default:
			return false
		}
	}
	return false
}

// subjectBefore is the head of the noun phrase that ends before the verb at i, with
// adverbs between stepped over, or -1.
func (rp *repairer) subjectBefore(i int) int {
	j := i - 1
	for j >= 0 && rp.pos[j] == adverb {
		j--
	}
	if j < 0 {
		return -1
	}
	switch rp.pos[j] {
	case noun, name, pronoun:
		return j
	case adjective: // "the | general | warned in a speech"
		if rp.has(j, isPersonAsAdjective) && rp.at(j-1) == determiner {
			return j
		}
	}
	return -1
}

// subjectBeforeCommas is the head of the noun phrase before a part between commas
// and ends at the verb at i: "Jane Doe, who won, proposed", or -1.
func (rp *repairer) subjectBeforeCommas(i int) int {
	comma := i - 1
	for comma > 0 && rp.pos[comma] == adverb {
		comma--
	}
	if rp.text(comma) != "," {
		return -1
	}
	for k := comma - 1; k > 0 && k > comma-19; k-- {
		if rp.text(k) == "," {
			if rp.pos[k-1] == name || rp.pos[k-1] == noun {
				return k - 1
			}
			return -1
		}
	}
	return -1
}

// opensClause reports whether the noun phrase that ends at head begins its clause, so
// that it can be the subject of what follows.
func (rp *repairer) opensClause(head int) bool { return rp.opens(head, maxClause) }

// maxClause bounds the prepositions and conjunctions that are followed to the left.
const maxClause = 8

func (rp *repairer) opens(head, steps int) bool {
	if steps == 0 {
		return false
	}
	j := head
	for j >= 0 && head-j < 32 && rp.nominal(j) {
		j--
	}
	for j >= 0 && rp.pos[j] == adverb {
		j--
	}
	if j < 0 || rp.pos[j] == punctuation {
		return true
	}
	switch w := rp.small(j); {
	case rp.pos[j] == conjunction:
		// "Ukraine and Russia agreed" and "he left and Ukraine proposed", not "met Britain and France"
		return !rp.nominal(j-1) || rp.opens(j-1, steps-1)
	case rp.pos[j] == preposition:
		if !subordinators[w] && j > 0 && rp.nominal(j-1) { // "the head of the mission proposed"
			return rp.opens(j-1, steps-1)
		}
		if next := rp.text(j + 1); w == "at" && (next == "least" || next == "most") { // "at least 43 people died"
			return rp.at(j-1) == punctuation || rp.opens(j-1, steps-1)
		}
		return subordinators[w]
	case rp.pos[j] == finite || rp.pos[j] == gerund:
		return reportingForms[w]
	case rp.pos[j] == relative:
		return true
	}
	return false
}

// reporting verbs take a clause without "that".
var reportingForms = wordLists.Set("reporting-forms")

var subordinators = wordLists.Set("subordinators")

// beginsClause are words tagged as prepositions whose clause has a verb.
var beginsClause = wordLists.Set("begins-clause")

// nominal reports whether the token at j can be inside of a base noun phrase.
func (rp *repairer) nominal(j int) bool {
	switch rp.at(j) {
	case noun, name, pronoun, determiner, possessive, possMark, numeral, adjective, currency:
		return true
	}
	return false
}

// finiteAfter reports whether a finite verb follows from i on in the same clause.
func (rp *repairer) finiteAfter(i int) bool {
	for j := i; j < len(rp.pos) && j < i+25; j++ {
		switch rp.pos[j] {
		case finite, modal:
			return true
		case relative, conjunction:
			return false
		case punctuation:
			return false
		case preposition:
			if beginsClause[rp.text(j)] {
				return false
			}
		case pronoun:
			if rp.tokens[j].Tag == "WP" {
				return false
			}
		}
	}
	return false
}
