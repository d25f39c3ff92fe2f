package lexis

import "strings"

// prose tags "Ukraine proposed" as a noun and a participle, and now and then a
// participle as a past tense. Which it is follows from the auxiliary before it, or
// from whether the clause has another finite verb.

// mayBeInfinitive reports whether a word after a modal has a tag that is wrong there.
func (rp *repairer) mayBeInfinitive(i int) bool {
	tag := rp.tokens[i].Tag
	return tag == "VBP" || tag == "VBD" || tag == "NN" && rp.at(i+1) != noun
}

// beforePast reports whether a word that looks like a verb is the subject of the verb after it.
func (rp *repairer) beforePast(i int) bool {
	return rp.at(i-1) != pronoun && rp.tag(i+1) == "VBD" && auxiliaries[rp.text(i)] == ""
}

// verb corrects the tag of a verb, or of a noun in the place of a verb.
func (rp *repairer) verb(i int) {
	if tag := rp.misreadForm(i); tag != "" {
		rp.set(i, tag)
	}
	aux := rp.auxiliary(i)
	tag := rp.tokens[i].Tag
	bareBase := tag == "VB" && aux == "" && rp.at(i-1) != to
	switch {
	case aux == "modal" && rp.mayBeInfinitive(i):
		if rp.at(i-1) == modal || rp.at(i-1) == adverb {
			rp.set(i, "VB")
		}
	case tag == "NN" && rp.at(i-1) == to && (rp.at(i+1) == determiner || rp.at(i+1) == possessive): // "to share the cost"
		rp.set(i, "VB")
	case tag == "VBZ" && aux == "" && (rp.beforePast(i) || rp.agents(i)): // "tech lobbyists offered", "the city's tram drivers"
		rp.set(i, "NNS")
	case (tag == "VB" || tag == "VBP") && rp.text(i-1) == "," && rp.isTitle(i): // "asked if it would hold, engineer Ada Lind said"
		rp.set(i, "NN")
	case rp.text(i) == "police" && relatives[rp.text(i-1)] && rp.at(i+1) == finite: // "a man who police said left"
		rp.set(i, "NNS")
	case bareBase && rp.text(i) == "have" && rp.subjectBefore(i) >= 0 && rp.at(i-1) != pronoun: // "owners of the bank | have | given"
		rp.set(i, "VBP")
	case rp.isLetPast(i, bareBase): // "the rebels let six nurses go"
		rp.set(i, "VBD")
	case tag == "NNS" || tag == "NN":
		rp.nounForVerb(i)
	case tag == "VBD" && i == 0 && rp.text(i+1) == "by": // "Accused by the mayor of theft, he left"
		rp.set(i, "VBN")
	case tag == "VBD" && aux != "have" && rp.text(i+1) == "of" && takesOf[rp.text(i)]: // "an agent | suspected | of theft"
		rp.set(i, "VBN")
	case (tag == "VBP" || bareBase) && onlyPast(rp.small(i)) && !pastHomographs[rp.small(i)]: // "the army | retook | the town"
		rp.set(i, "VBD")
	case (tag == "VBP" || bareBase) && peopleAsVerbs[rp.text(i)] && rp.tag(i-1) == "NN": // "gave the ferry | captain | a medal"
		rp.set(i, "NN")
	case tag == "VBD" && rp.at(i-1) == numeral && rp.at(i-2).verb() && rp.tag(i+1) == "NNS": // "moved two | armored | brigades"
		rp.set(i, "JJ")
	case tag == "VBZ" && rp.isCounted(i): // "two Omani | envoys | the door"
		rp.set(i, "NNS")
		if rp.at(i-1) != name {
			rp.set(i-1, "JJ")
		}
	case (tag == "VBP" || bareBase) && thirdPersonOf(rp.small(i)):
		rp.set(i, "VBZ")
	case aux == "have" && tag == "VBD":
		rp.set(i, "VBN")
	case aux == "be" && tag == "VBD" && rp.at(i-1) != possMark && !onlyPast(rp.small(i)):
		rp.set(i, "VBN")
	case aux == "" && tag == "VBN" && rp.describesPlural(i):
		rp.set(i, "JJ")
	case aux == "" && tag == "VBN":
		rp.bareParticiple(i)
	case aux == "" && tag == "VBD" && rp.at(i-1) != possMark: // "Roe's | said | lenders"
		rp.barePast(i)
	}
}

// isLetPast reports whether "let" at i has a subject before it: "the state | let | six nurses go", but not "do not let".
func (rp *repairer) isLetPast(i int, bareBase bool) bool {
	if rp.text(i) != "let" || rp.text(i-1) == "not" {
		return false
	}
	return rp.tokens[i].Tag == "NN" || bareBase && rp.subjectBefore(i) >= 0
}

// isCounted reports whether a numeral in words and one modifier come before the word at i: "two Omani envoys".
func (rp *repairer) isCounted(i int) bool {
	if rp.at(i-2) != numeral || classes[rp.text(i - 2)[0]] != letter {
		return false
	}
	return rp.at(i-1) == adjective || rp.at(i-1) == name || strings.HasSuffix(rp.text(i-1), "ed")
}

// peopleAsVerbs are nouns for people that are also verbs.
var peopleAsVerbs = wordLists.Set("people-as-verbs")

// pastHomographs are past tenses that are also the base form of another verb.
var pastHomographs = wordLists.Set("past-homographs")

// takesOf are past tenses whose object comes before "of": without one they are participles.
var takesOf = wordLists.Set("takes-of")

// isObject reports whether a word that looks like a verb in the present is the object of the verb before it: a preposition follows.
func (rp *repairer) isObject(i int) bool {
	if tag := rp.tokens[i].Tag; tag != "VBP" && tag != "VB" {
		return false
	}
	before := rp.tag(i - 1)
	if before != "VBD" && before != "VBN" || rp.at(i+1) != preposition {
		return false
	}
	if !rp.has(i, isNounAndVerb) && rp.text(i) != "blame" {
		return false
	}
	w := rp.small(i - 1)
	return auxiliaries[w] == "" && !takesClause[Lemma(w, before)]
}

// isTitle reports whether a name and its verb follow the word at i.
func (rp *repairer) isTitle(i int) bool {
	j := i + 1
	for j < len(rp.pos) && rp.pos[j] == name && !calendarNames[rp.text(j)] {
		j++
	}
	return j > i+1 && rp.at(j) == finite
}

// tag is the tag of token i, or "" outside of the sentence.
func (rp *repairer) tag(i int) string {
	if i < 0 || i >= len(rp.tokens) {
		return ""
	}
	return rp.tokens[i].Tag
}

// auxiliary is the kind of the auxiliary that governs the verb at i: modal, have, be,
// or "" if there is none. Adverbs between are stepped over.
func (rp *repairer) auxiliary(i int) string {
	j := i - 1
	for j >= 0 && j > i-5 && rp.pos[j] == adverb {
		j--
	}
	if j < 0 || !rp.pos[j].verb() && rp.pos[j] != possMark {
		return ""
	}
	return auxiliaries[rp.small(j)]
}

// describesPlural reports whether the participle at i is an adjective between a preposition and a plural: "by | armed | men", but not
// "has since | imposed | duties".
func (rp *repairer) describesPlural(i int) bool {
	before := rp.small(i - 1)
	return rp.at(i-1) == preposition && !subordinators[before] && rp.tag(i+1) == "NNS" && auxiliaries[rp.small(i-2)] == ""
}

var auxiliaries = func() map[string]string {
	t := map[string]string{}
	for kind, words := range map[string]string{
		"be":    "be am is are was were been being 's ’s 're ’re 'm ’m get gets got getting",
		"have":  "have has had having 've ’ve",
		"modal": "will would can could may might must shall should wo ca sha 'll ’ll",
		"do":    "do does did",
	} {
		for _, w := range strings.Fields(words) {
			t[w] = kind
		}
	}
	return t
}()

// bareParticiple turns a participle after its subject into a past tense.
func (rp *repairer) bareParticiple(i int) {
	w := rp.small(i)
	if onlyParticiple(w) || takesOf[w] && rp.text(i+1) == "of" {
		return
	}
	if w == "had" {
		rp.set(i, "VBD")
		return
	}
	if rp.closesRelative(i-1) || rp.joinsPast(i) {
		rp.set(i, "VBD")
		return
	}
	subject := rp.subjectBefore(i)
	if subject < 0 {
		subject = rp.subjectBeforeCommas(i)
	}
	if subject < 0 || rp.text(i+1) == "by" || rp.isIssued(i) {
		return
	}
	if rp.isMainVerb(i) {
		rp.set(i, "VBD")
		return
	}
	if rp.pos[subject] == pronoun && rp.tokens[subject].Tag == "PRP" && !objective[rp.small(subject)] {
		rp.set(i, "VBD")
		return
	}
	if rp.opensClause(subject) && !rp.finiteAfter(i+1) || rp.opensRelative(subject) && rp.at(i+1) == preposition {
		rp.set(i, "VBD")
	}
}
