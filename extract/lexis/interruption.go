package lexis

// maxInterruption is how many tokens may lie between an auxiliary and its verb: "has, in a letter to the board, refused".
const maxInterruption = 12

// resumed is where the verb group begins that the one from i to head resumes after an interruption: "had earlier in the day | rejected",
// "has, however, | refused", "will on Monday | reject". It is the auxiliary that ended the last group before, or -1 if there is none.
func (v *verbGrouper) resumed(vgs []chunk, i int32) int32 {
	if len(vgs) == v.groups {
		return -1
	}
	last := vgs[len(vgs)-1]
	aux := last.head
	isNear := i > last.to && i-last.to <= maxInterruption
	if aux < v.first || !isNear || !v.waits(last) || !v.governs(aux, i) {
		return -1
	}
	between := interruption{v: v, from: last.to, to: i}
	switch {
	case between.inCommas():
		return last.from
	case v.lemma(aux) == "be":
		if between.isTime() && (v.pos[i] != finite || v.namesTime(i-1)) {
			return last.from
		}
	case between.isAdverbial() && v.lemma(i+1) != "by":
		return last.from
	}
	return -1
}

// waits reports whether a group ends in an auxiliary that has no verb yet.
func (v *verbGrouper) waits(g chunk) bool {
	if v.pos[g.head] == modal {
		return true
	}
	switch v.lemma(g.head) {
	case "be", "have", "do":
		return v.pos[g.head] == finite || g.from < g.head
	}
	return false
}

// An interruption is the tokens [from, to) between an auxiliary and the verb that may belong to it.
type interruption struct {
	v        *verbGrouper
	from, to int32
}

// inCommas reports whether the words are an aside without a verb, in commas: ", however,", ", in a letter to the board,".
func (r interruption) inCommas() bool {
	from := r.pastAdverbs() // "has not, however,"
	if r.to-from < 3 || r.v.lemma(from) != "," || r.v.lemma(r.to-1) != "," {
		return false
	}
	switch r.v.pos[from+1] {
	case adverb, preposition:
		return interruption{r.v, from + 1, r.to - 1}.onlyPhrases()
	}
	return false
}

// isAdverbial reports whether the words are adverbs and phrases with a preposition, or name a time.
func (r interruption) isAdverbial() bool {
	from := r.pastAdverbs()
	return from < r.to && (r.v.pos[from] == preposition || r.isTime()) && r.onlyPhrases()
}

// isTime reports whether the words say when: "on Monday", "last week", "in May 2019".
func (r interruption) isTime() bool {
	if from := r.pastAdverbs(); !r.onlyPhrases() || from < r.to && r.v.pos[from] == determiner && !pointing[r.v.lemma(from)] { // "was | the last week"
		return false
	}
	for i := r.from; i < r.to; i++ {
		if r.v.namesTime(i) {
			return true
		}
	}
	return false
}

// namesTime reports whether a token is a day, a month, or a noun of a span of time.
func (v *verbGrouper) namesTime(i int32) bool {
	return calendarNames[v.tokens[i].Text] || timeNouns[v.lemma(i)]
}

// pointing are the determiners of times that need no preposition: "that day".
var pointing = set("this that")

// timeNouns are the nouns of spans of time.
var timeNouns = wordLists.Set("time-nouns")

// pastAdverbs is the first token that is no adverb.
func (r interruption) pastAdverbs() int32 {
	i := r.from
	for i < r.to && (r.v.pos[i] == adverb || r.v.lemma(i) == "by" && r.v.is(i+1) == adverb) { // "had | by then |"
		i++
	}
	return i
}

// onlyPhrases reports whether the words can be adverbs and noun phrases with their prepositions: no verb, mark, pronoun or relative.
func (r interruption) onlyPhrases() bool {
	for i := r.from; i < r.to; i++ {
		switch r.v.pos[i] {
		case adverb, preposition, determiner, possessive, possMark, adjective, noun, name, numeral, conjunction, to:
		case pronoun:
			if before := r.v.is(i - 1); before != preposition && before != to { // the subject of a clause
				return false
			}
		case punctuation:
			if r.v.lemma(i) != "-" {
				return false
			}
		default:
			return false
		}
	}
	return true
}
