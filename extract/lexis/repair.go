package lexis

import (
	"strings"

	"dateline/extract/document"
)

// A repairer mends the tags of one sentence. Each repair is one that the words around
// decide nearly without exception; what needs meaning is left alone.
type repairer struct {
	tokens []document.Token
	pos    []pos
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

func (rp *repairer) text(i int) string {
	if i < 0 || i >= len(rp.tokens) {
		return ""
	}
	return rp.tokens[i].Text
}

func (rp *repairer) repair() {
	heading := rp.heading()
	for i := range rp.tokens {
		w := rp.tokens[i].Text
		if tag := fixedTag(w); tag != "" {
			rp.set(i, tag)
		}
		switch {
		case w == "\"" || w == "'" && rp.tokens[i].Tag != "POS":
			rp.quote(i)
		case len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z':
			rp.capital(i, heading)
		case w == "that":
			rp.that(i)
		case w == "'s" || w == "’s":
			rp.apostropheS(i)
		}
	}
	for i := range rp.tokens {
		if rp.pos[i].verb() || rp.pos[i] == noun {
			rp.verb(i)
		}
	}
}

// quote tags a straight quotation mark as opening or closing.
func (rp *repairer) quote(i int) {
	if opensQuote(rp.tokens, i) {
		rp.set(i, "``")
		return
	}
	rp.set(i, "''")
}

// heading reports whether most words of the sentence have capitals, so that a capital
// says nothing.
func (rp *repairer) heading() bool {
	words, capitals := 0, 0
	for i := range rp.tokens {
		if classes[rp.tokens[i].Text[0]] == letter && len(rp.tokens[i].Text) > 3 {
			words++
			if capital(rp.tokens[i].Text) {
				capitals++
			}
		}
	}
	return words > 2 && capitals*10 > words*7
}

// capital tags a word with a capital inside of a sentence as a name, unless it is an
// adjective such as "Ukrainian" or a pronoun.
func (rp *repairer) capital(i int, heading bool) {
	if heading || i == 0 || rp.at(i-1) == punctuation && rp.text(i-1) != "," && rp.text(i-1) != "(" {
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

// that tags "that" as a conjunction where it follows a verb and a clause begins behind it.
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

// apostropheS tells "he 's" from "Russia 's".
func (rp *repairer) apostropheS(i int) {
	switch strings.ToLower(rp.text(i - 1)) {
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
