package lexis

import (
	"strings"

	"dateline/extract/document"
)

// A repairer corrects the tags of one sentence. Each repair is one that the words around
// decide nearly without exception; what needs meaning is left alone.
type repairer struct {
	tokens []document.Token
	pos    []pos
	words  []*word
	open   bool // a single quotation mark is open
}

func (rp *repairer) set(i int, tag string) {
	rp.tokens[i].Tag = tag
	rp.pos[i] = posOf[tag]
}

// at is the class of token i, or punctuation outside of the sentence.
func (rp *repairer) at(i int) pos {
	if i < 0 || i >= len(rp.pos) {
		return punctuation
	}
	return rp.pos[i]
}

// small is the text of token i in small letters.
func (rp *repairer) small(i int) string {
	if i < 0 || i >= len(rp.words) {
		return ""
	}
	return rp.words[i].small
}

// has reports whether token i has a trait.
func (rp *repairer) has(i int, t traits) bool {
	return i >= 0 && i < len(rp.words) && rp.words[i].has(t)
}

func (rp *repairer) text(i int) string {
	if i < 0 || i >= len(rp.tokens) {
		return ""
	}
	return rp.tokens[i].Text
}

func (rp *repairer) repair() {
	heading := rp.heading()
	for i := range rp.tokens {
		w, known := rp.tokens[i].Text, rp.words[i]
		if known.fixed != "" {
			rp.tokens[i].Tag, rp.pos[i] = known.fixed, known.fixedPos
		}
		switch {
		case w == "‘":
			rp.open = true
		case w == "\"" || w == "'" || w == "’":
			rp.quote(i)
		case len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z':
			if i == 0 || rp.pos[i-1] == punctuation {
				rp.question(i)
			}
			rp.capital(i, heading)
			if i == 0 && rp.at(1) == name && !rp.pos[0].verb() && openingVerbs[w] != "" { // "Adds Ada Lind: …"
				rp.set(0, openingVerbs[w])
			}
		case known.has(isOrdinal) && rp.pos[i].verb():
			rp.set(i, "JJ")
		case w == "-":
			rp.hyphen(i)
		case w == "that":
			rp.that(i)
		case known.has(isRareParticiple) && rp.tokens[i].Tag != "VBN" && (rp.auxiliary(i) == "be" || rp.auxiliary(i) == "have"): // "were | lent | to the museum"
			rp.set(i, "VBN")
		case known.has(isOnlyPast) && (rp.tokens[i].Tag == "RB" || rp.tokens[i].Tag == "IN"): // "the mayor | tore | into the banks"
			rp.set(i, "VBD")
		case rp.isObject(i): // "pinned | blame | on him"
			rp.set(i, "NN")
		case rp.tokens[i].Tag == "JJ" && rp.adjective(i, w):
		case rp.pastAfterPerson(i, w): // "the general | dismissed | reports"
			rp.set(i-1, "NN")
			rp.set(i, "VBD")
		case rp.nounOrAdjective(i) && unknownPlural(w):
			rp.set(i, "NNS")
		case w == "her" && rp.pos[i] == possessive && rp.alone(i+1): // "accused her of theft"
			rp.set(i, "PRP")
		case known.has(isMisread) && rp.pos[i] != punctuation:
			rp.reread(i, misread[w])
		case w == "'s" || w == "’s":
			rp.apostropheS(i)
		case known.has(isFloating) && auxiliaryForm(rp.text(i-1)) && rp.at(i+1).verb(): // "have both asked"
			rp.set(i, "RB")
		}
	}
	rp.openingParticiple()
	for i := range rp.tokens {
		if rp.pos[i].verb() || rp.pos[i] == noun {
			rp.verb(i)
		}
	}
	rp.headlineVerb()
}

// adjective corrects the tag of a word that the tagger took for an adjective; it reports false if the tag may be right.
func (rp *repairer) adjective(i int, w string) bool {
	switch {
	case verbParticles[w] && rp.at(i-1).verb() && auxiliaries[rp.text(i-1)] == "": // "cast | aside | the claims"
		rp.set(i, "RP")
	case rp.isPerfect(i): // "has so far resisted it"
		rp.set(i, "VBN")
	case rp.pastAfterPerson(i, w): // "the general | dismissed | reports"
		rp.set(i-1, "NN")
		rp.set(i, "VBD")
	case unknownPast(w) && rp.isClauseVerb(i): // "the chairman | attacked | poll workers"
		rp.set(i, "VBD")
	case unknownPast(w) && rp.text(i+1) == "by" && rp.at(i-1) != adverb: // "a gala | co-hosted | by two banks"
		rp.set(i, "VBN")
	case rp.has(i, isPastForm) && rp.at(i-1) == conjunction: // "met them and | froze | aid"
		rp.set(i, "VBD")
	default:
		return false
	}
	return true
}

// quote tags a mark that may open, close, or make a possessive: "the workers' pay".
func (rp *repairer) quote(i int) {
	switch w := rp.text(i); {
	case w != "’" && opensQuote(rp.tokens, i):
		rp.open = rp.open || w == "'"
		rp.set(i, "``")
	case w != "\"" && !rp.open && rp.afterPlural(i):
		rp.set(i, "POS")
	default:
		rp.open = rp.open && w == "\""
		rp.set(i, "''")
	}
}

// afterPlural reports whether a mark is right after a noun that ends in s.
func (rp *repairer) afterPlural(i int) bool {
	return i > 0 && strings.HasSuffix(rp.text(i-1), "s") && rp.at(i-1).head() && touch(rp.tokens, i)
}

// hyphen tags the hyphen of a split compound, and the participle after it, as parts of an adjective: "U.S.-led".
func (rp *repairer) hyphen(i int) {
	if i+1 >= len(rp.tokens) || !touch(rp.tokens, i) || !touch(rp.tokens, i+1) {
		return
	}
	joinsName := rp.at(i-1) == name || rp.at(i-1) == adjective && capital(rp.text(i-1))
	if next := rp.text(i + 1); !joinsName || classes[next[0]] != letter || calendarNames[next] {
		return
	}
	rp.set(i, "HYPH")
	if next := rp.at(i + 1); next.verb() || next == noun {
		rp.set(i+1, "JJ")
	}
}

// touch reports whether no white space lies before token i.
func touch(tokens []document.Token, i int) bool {
	return i > 0 && tokens[i-1].End() == int(tokens[i].Start)
}

// heading reports whether most words of the sentence have capitals, so that a capital
// says nothing.
func (rp *repairer) heading() bool {
	words, capitals := 0, 0
	for i := range rp.tokens {
		w := rp.tokens[i].Text
		if len(w) > 3 && classes[w[0]] == letter {
			words++
			if w[0] <= 'Z' {
				capitals++
			}
		}
	}
	return words > 2 && capitals*10 > words*7
}

// question tags an auxiliary that opens the sentence: "Will you go?"
func (rp *repairer) question(i int) {
	tag := questionTags[rp.text(i)]
	if tag == "" {
		return
	}
	switch rp.at(i + 1) {
	case pronoun, determiner, name, possessive:
		rp.set(i, tag)
	}
}

var questionTags = wordLists.Map("question-tags")

// capital tags a word with a capital inside of a sentence as a name, unless it is an
// adjective such as "Ukrainian" or a pronoun.
func (rp *repairer) capital(i int, heading bool) {
	if tag := rp.tokens[i].Tag; (tag == "WP" || tag == "PRP") && rp.acronym(i) {
		rp.set(i, "NNP")
		return
	}
	if heading || i == 0 {
		return
	}
	if mark := rp.text(i - 1); rp.at(i-1) == punctuation && mark != "," && mark != "(" {
		return
	}
	switch rp.tokens[i].Tag {
	case "NN", "VB", "VBP", "VBD", "VBN", "VBG", "RB", "FW", "JJR", "RBR", "UH":
		rp.set(i, "NNP")
	case "MD":
		if calendarNames[rp.text(i)] { // "in May"
			rp.set(i, "NNP")
		}
	case "NNS", "VBZ":
		rp.set(i, "NNPS")
	}
}

// openingVerbs are verbs of saying that open a sentence before their speaker.
var openingVerbs = wordLists.Map("opening-verbs")

// givers are verbs after which a person and a thing may follow: "gave her advice".
var givers = wordLists.Set("givers")

// isPerfect reports whether the word at i is the participle of "have" before it, no adjective of a noun: "has so far | resisted | it",
// "has once again | urged | residents to leave", but not "has highly rated schools".
func (rp *repairer) isPerfect(i int) bool {
	w := rp.text(i)
	if !strings.HasSuffix(w, "ed") || rp.auxiliary(i) != "have" {
		return false
	}
	if rp.at(i-1) == adverb && !degreeAdverbs[rp.text(i-1)] {
		return len(w) > 4 || unknownPast(w)
	}
	return unknownPast(w) && (rp.at(i-1) == adverb || rp.at(i+1) != noun)
}

// nounOrAdjective reports whether the tagger took the word at i for a noun or an adjective.
func (rp *repairer) nounOrAdjective(i int) bool {
	return rp.tokens[i].Tag == "NN" || rp.tokens[i].Tag == "JJ"
}

// isClauseVerb reports whether the word at i, which looks like a past tense, is between the subject and the object of a clause
// without another verb.
func (rp *repairer) isClauseVerb(i int) bool {
	if before := rp.tag(i - 1); before != "NN" && before != "NNS" {
		return false
	}
	switch rp.at(i + 1) {
	case noun, determiner, possessive, numeral:
		return rp.opensClause(i-1) && !rp.finiteAfter(i+1)
	}
	return false
}

// degreeAdverbs say how much of a quality there is, so an adjective comes after them.
var degreeAdverbs = wordLists.Set("degree-adverbs")

// reread gives token i the tag that its surroundings ask for.
func (rp *repairer) reread(i int, tag func(*repairer, int) string) {
	if t := tag(rp, i); t != "" {
		rp.set(i, t)
	}
}

// unknownPlural reports whether a word that the tagger takes for a singular is a plural that it does not know: "tours", "subpoenas".
func unknownPlural(w string) bool {
	n := len(w)
	isLower := n > 0 && w[0] >= 'a' && w[0] <= 'z'
	if n < 5 || w[n-1] != 's' || singularS[w] || !isLower {
		return false
	}
	switch w[n-2] {
	case 's', 'u', 'i', '\'':
		return false
	}
	return Lemma(w, "NNS") != w
}

// singularS are nouns that end in s in the singular.
var singularS = wordLists.Set("singular-in-s")

// alone reports whether no noun phrase continues at i: there is a preposition, a mark, a conjunction or "to".
func (rp *repairer) alone(i int) bool {
	switch rp.at(i) {
	case preposition, punctuation, conjunction, to:
		return rp.text(i) != "\"" && rp.text(i) != "“" && rp.text(i) != "‘" && rp.text(i) != "$"
	}
	return false
}

// acronym reports whether a word that looks like a pronoun is the short form of a name: "WHO", if the words beside it are not all in capitals.
func (rp *repairer) acronym(i int) bool {
	w := rp.text(i)
	if !shouted(w) {
		return false
	}
	for _, k := range [...]int{i - 1, i + 1} {
		if next := rp.text(k); len(next) > 1 && classes[next[0]] == letter && shouted(next) {
			return false
		}
	}
	return true
}

// shouted reports whether all letters of a word are capitals.
func shouted(w string) bool { return strings.ToUpper(w) == w }

// that tags "that" as a conjunction if it follows a verb and a clause begins after it.
func (rp *repairer) that(i int) {
	if !rp.at(i-1).verb() && rp.at(i-1) != particle {
		return
	}
	switch rp.at(i + 1) {
	case determiner, pronoun, possessive, name:
		rp.set(i, "IN")
	case noun, adjective, numeral:
		for j := i + 2; j < len(rp.pos) && j < i+12 && rp.pos[j] != punctuation; j++ {
			if rp.pos[j] == finite || rp.pos[j] == modal {
				rp.set(i, "IN")
				return
			}
		}
	}
}

// apostropheS distinguishes "he 's" from "Russia 's".
func (rp *repairer) apostropheS(i int) {
	switch rp.small(i - 1) {
	case "he", "she", "it", "that", "there", "here", "who", "what", "where", "how", "this":
		rp.set(i, "VBZ")
		return
	case "let":
		rp.set(i, "PRP")
		return
	}
	if next := rp.at(i + 1); rp.at(i-1).head() && (next == determiner || rp.text(i+1) == "not") {
		rp.set(i, "VBZ")
	} else if rp.at(i-1) == name || rp.at(i-1) == noun {
		rp.set(i, "POS")
	}
}
