package lexis

// fronted is where a time that opens the noun phrase [i, to) ends, if the rest of it is a phrase by itself, since no comma need divide them:
// "on Sunday | rebels attacked", "last week | union leaders met", "offered Peru on Monday | 20 million dollars". i if there is none.
func (c *chunker) fronted(i, to int32) int32 {
	if !c.opensAdverbial(i) {
		return i
	}
	end := c.pastTime(i)
	rest := end > i && end < to && c.pos[end] != possMark && c.pos[end] != conjunction
	if rest && (c.folded(i-1) == "on" || c.is(to) == finite || c.is(to) == modal) {
		return end
	}
	return i
}

// opensAdverbial reports whether token i opens an adverbial of time: a day or a month after a preposition, or a word such as "last" or "yesterday".
func (c *chunker) opensAdverbial(i int32) bool {
	switch word := c.words[i]; {
	case word.has(isFrontedTime):
		return c.is(i-1) != determiner
	case c.pos[i] == name || c.pos[i] == numeral || word.has(isMomentNoun):
		return c.is(i-1) == preposition
	}
	return false
}

// pastTime is where the words of a time that begin at i end.
func (c *chunker) pastTime(i int32) int32 {
	j := i
	if c.opensTime(i) || pointing[c.folded(i)] {
		j++
	}
	from := j
	for j < c.end && c.isTimeWord(j) {
		j++
	}
	if j == from {
		return i
	}
	return j
}

// isTimeWord reports whether token j is a day, a month, a noun of time, or a number of a date.
func (c *chunker) isTimeWord(j int32) bool {
	if c.pos[j] == numeral {
		return calendarNames[c.text(j+1)] || calendarNames[c.text(j-1)] && !c.isCounted(j+1) || c.isYear(j)
	}
	return calendarNames[c.text(j)] || timeNouns[c.lemma(j)] || c.words[j].has(isMomentNoun)
}

// isYear reports whether the number at j is a year after its preposition or its month.
func (c *chunker) isYear(j int32) bool {
	text := c.tokens[j].Text
	ofOurTime := len(text) == len("2019") && (text[:2] == "19" || text[:2] == "20")
	return ofOurTime && (c.is(j-1) == preposition || calendarNames[c.text(j-1)])
}

// text is the text of token i, or "" outside of the sentence.
func (c *chunker) text(i int32) string {
	if i < c.first || i >= c.end {
		return ""
	}
	return c.tokens[i].Text
}
