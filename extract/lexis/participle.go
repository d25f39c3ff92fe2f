package lexis

import "strings"

// prose tags "Ukraine proposed" as a noun and a participle, and now and then a
// participle as a past tense. Which it is follows from the auxiliary before it, or
// from whether the clause has another finite verb.

// verb mends the tag of a verb, or of a noun that stands where only a verb can.
func (rp *repairer) verb(i int) {
	aux := rp.auxiliary(i)
	tag := rp.tokens[i].Tag
	switch {
	case aux == "modal" && (tag == "VBP" || tag == "VBD" || tag == "NN" && rp.at(i+1) != noun):
		if rp.at(i-1) == modal || rp.at(i-1) == adverb {
			rp.set(i, "VB")
		}
	case aux == "have" && tag == "VBD":
		rp.set(i, "VBN")
	case aux == "be" && tag == "VBD" && !onlyPast(strings.ToLower(rp.text(i))):
		rp.set(i, "VBN")
	case aux == "" && tag == "VBN":
		rp.bareParticiple(i)
	case aux == "" && tag == "VBD":
		rp.barePast(i)
	}
}

// auxiliary is the kind of the auxiliary that governs the verb at i: modal, have, be,
// or "" where there is none. Adverbs between are stepped over.
func (rp *repairer) auxiliary(i int) string {
	j := i - 1
	for j >= 0 && j > i-5 && rp.pos[j] == adverb {
		j--
	}
	if j < 0 || !rp.pos[j].verb() && rp.pos[j] != possMark {
		return ""
	}
	return auxiliaries[strings.ToLower(rp.text(j))]
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

// bareParticiple turns a participle behind its subject into a past tense.
func (rp *repairer) bareParticiple(i int) {
	w := strings.ToLower(rp.text(i))
	if onlyParticiple(w) {
		return
	}
	subject := rp.subjectBefore(i)
	if subject < 0 || rp.text(i+1) == "by" {
		return
	}
	if rp.pos[subject] == pronoun && rp.tokens[subject].Tag == "PRP" && !objective[strings.ToLower(rp.text(subject))] {
		rp.set(i, "VBD")
		return
	}
	if rp.opensClause(subject) && !rp.finiteAfter(i+1) {
		rp.set(i, "VBD")
	}
}

var objective = set("me him them us")

// barePast turns a past tense into a participle where an agent follows and the clause
// has a finite verb of its own: "the plan proposed by Iran was rejected".
func (rp *repairer) barePast(i int) {
	w := strings.ToLower(rp.text(i))
	if rp.text(i+1) != "by" || onlyPast(w) || rp.at(i+2) == gerund || rp.at(i-1) != noun && rp.at(i-1) != name {
		return
	}
	if !rp.opensClause(i-1) || rp.finiteAfter(i+1) {
		rp.set(i, "VBN")
	}
}

// subjectBefore is the head of the noun phrase that ends before the verb at i, with
// adverbs between stepped over, or -1.
func (rp *repairer) subjectBefore(i int) int {
	j := i - 1
	for j >= 0 && rp.pos[j] == adverb {
		j--
	}
	if j >= 0 && (rp.pos[j] == noun || rp.pos[j] == name || rp.pos[j] == pronoun) {
		return j
	}
	return -1
}

// opensClause reports whether the noun phrase that ends at head begins its clause, so
// that it can be the subject of what follows.
func (rp *repairer) opensClause(head int) bool {
	j := head
	for j >= 0 && rp.nominal(j) {
		j--
	}
	for j >= 0 && rp.pos[j] == adverb {
		j--
	}
	if j < 0 || rp.pos[j] == punctuation {
		return true
	}
	switch w := strings.ToLower(rp.text(j)); {
	case rp.pos[j] == conjunction:
		// "Ukraine and Russia agreed" and "he left and Ukraine proposed", not "met Britain and France"
		return !rp.nominal(j-1) || rp.opensClause(j-1)
	case rp.pos[j] == preposition:
		if (w == "of" || w == "in" || w == "for" || w == "from") && j > 0 && rp.nominal(j-1) { // "the head of the mission proposed"
			return rp.opensClause(j - 1)
		}
		return subordinators[w]
	case rp.pos[j] == relative:
		return true
	}
	return false
}

var subordinators = set("that because although though while if whether since unless until when after before as once whereas where why how")

// nominal reports whether the token at j can stand inside of a base noun phrase.
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
			if w := rp.text(j); w == "that" || w == "because" || w == "while" || w == "if" || w == "although" || w == "whether" || w == "as" {
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
