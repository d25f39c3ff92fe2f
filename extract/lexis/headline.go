package lexis

// prose, which learnt from whole sentences, takes the verb of a headline for a plural: "Norland urges Sudria to wait" has no
// other verb, and so "urges" is one.

// maxHeadline bounds the words of a headline.
const maxHeadline = 24

// headlineVerbs are verbs that headlines have in the present.
var headlineVerbs = wordLists.Set("headline-verbs")

// headlineVerb tags the verb of a headline that seems to have none: the first word of headlineVerbs after its subject.
func (rp *repairer) headlineVerb() {
	n := len(rp.tokens)
	if n < 3 || n > maxHeadline {
		return
	}
	if rp.tokens[n-1].Tag == "." {
		if !rp.titleCase() {
			return
		}
		rp.titleInfinitives()
	}
	head := -1 // the noun that the verb agrees with, if a preposition follows it: "Renters in Oslo demand a refund"
	for i := 1; i < n-1 && rp.partOfSubject(i-1, head); i++ {
		if head < 0 && i > 1 && rp.at(i-1) == preposition {
			head = i - 2
		}
		if rp.isHeadlineVerb(i, head) {
			rp.set(i, rp.present(i))
			switch {
			case rp.participleOf(i + 1): // "Troopers nab suspected thieves"
				rp.set(i+1, "JJ")
			case rp.at(i+1) == finite: // "Norland meets envoy"
				rp.set(i+1, "NN")
			}
			return
		}
	}
}

// minTitle is how many words a sentence has at least that counts as written in title case.
const minTitle = 5

// titleCase reports whether a sentence with a full stop is a headline among others: all its words begin with capitals,
// but for short ones.
func (rp *repairer) titleCase() bool {
	n := 0
	for i := range rp.tokens {
		w := rp.text(i)
		switch {
		case capital(w):
			n++
		case len(w) > 3 && classes[w[0]] == letter:
			return false
		}
	}
	return n >= minTitle
}

// titleInfinitives tags verbs after "To", which the tagger takes for names: "Calls On Minister To Resign".
func (rp *repairer) titleInfinitives() {
	for i := 1; i < len(rp.tokens); i++ {
		if rp.at(i-1) == to && rp.at(i) == name && headlineVerbs[rp.small(i)] {
			rp.set(i, "VB")
		}
	}
}

// isHeadlineVerb reports whether the noun at i, or what the tagger takes for an adverb, can only be the verb of its headline. Its subject
// ends before it, and has its number from the noun at head, if that is not the last.
func (rp *repairer) isHeadlineVerb(i, head int) bool {
	couldBe := rp.at(i) == noun || rp.at(i) == name || rp.tag(i) == "RB"
	ends := rp.at(i-1) == noun || rp.at(i-1) == name || head >= 0 && rp.at(i-1) == adjective // "at the Oslo complex"
	if !couldBe || !ends {
		return false
	}
	if head < 0 {
		head = i - 1
	}
	w, several := rp.small(i), rp.several(head)
	verb := several && headlineVerbs[w] || !several && thirdPersonOf(w)
	bare := !several && rp.tag(i+1) == "VBP" && !auxiliaryForm(rp.text(i+1))
	takesObject := bare || rp.beginsObject(i+1) || rp.participleOf(i+1)
	return verb && takesObject && !rp.verbLater(i+2)
}

// participleOf reports whether what seems a past tense at i is the participle of a noun phrase: "suspected thieves".
func (rp *repairer) participleOf(i int) bool {
	tag := rp.tag(i)
	return (tag == "VBD" || tag == "VBN") && (rp.at(i+1) == noun || rp.at(i+1) == name)
}

// thirdPersonOf reports whether w is the third person of one of headlineVerbs.
func thirdPersonOf(w string) bool {
	base := Lemma(w, "VBZ")
	return base != w && w[len(w)-1] == 's' && headlineVerbs[base]
}

// auxiliaryForm reports whether w is a form of an auxiliary.
func auxiliaryForm(w string) bool { return auxiliaries[lower(w)] != "" }

// several reports whether the subject that ends at i takes a verb without an ending. The first word of a headline is a name to the tagger.
func (rp *repairer) several(i int) bool {
	w := rp.small(i)
	if rp.plural(i) || meansMany(w) {
		return true
	}
	return i == 0 && !rp.has(0, isPlace) && Lemma(w, "NNS") != w && w[len(w)-1] == 's'
}

// present is the tag of a verb in the present whose form is that of the noun at i.
func (rp *repairer) present(i int) string {
	if headlineVerbs[rp.small(i)] {
		return "VBP"
	}
	return "VBZ"
}

// partOfSubject reports whether token i may belong to the subject of a headline, whose head is known after a preposition.
func (rp *repairer) partOfSubject(i, head int) bool {
	switch rp.at(i) {
	case noun, name, adjective, numeral, determiner, possMark, conjunction:
		return true
	case preposition:
		return head < 0 && i > 0 && rp.at(i-1).head() && subjectPrepositions[rp.small(i)]
	}
	return false
}

// subjectPrepositions may follow the head of a subject: not "after", which begins another clause.
var subjectPrepositions = wordLists.Set("subject-prepositions")

// beginsObject reports whether what an act is done to may begin at i.
func (rp *repairer) beginsObject(i int) bool {
	switch rp.at(i) {
	case determiner, possessive, pronoun, name, noun, adjective, numeral, to, preposition, particle:
		return true
	}
	return false
}

// newClause are words that begin another clause of a headline.
var newClause = wordLists.Set("begins-clause-of-headline")

// verbLater reports whether the clause has a verb in the present or a modal from token i on.
func (rp *repairer) verbLater(i int) bool {
	for ; i < len(rp.tokens) && rp.at(i) != punctuation && !newClause[rp.small(i)]; i++ {
		if tag := rp.tokens[i].Tag; tag == "VBZ" || tag == "VBP" || tag == "MD" {
			return true
		}
	}
	return false
}
