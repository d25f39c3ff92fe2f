package entity

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/internal/wordlist"
)

// longestAfterIt is how many tokens after an "it" are read to see that it refers to nothing.
const longestAfterIt = 12

// isExpletive reports whether the "it" at a token refers to nothing: "it rained", "it is clear that", "it has been a
// long winter", "it took years to",
// "made it hard to".
func (r *reader) isExpletive(i int32) bool {
	rest := r.wordsAfter(i)
	if i > 0 && slices.Contains(judging, r.doc.Tokens[i-1].Lemma) {
		return len(rest) > 0 && strings.HasPrefix(rest[0].Tag, "JJ") && hasWord(rest, openers)
	}
	comesTo := len(rest) > 1 && rest[0].Lemma == "come" && rest[1].Text == "to"
	if comesTo && i > 0 && strings.EqualFold(r.doc.Tokens[i-1].Text, "when") {
		return true // when it comes to ships
	}
	k := 0
	for k < len(rest) && (rest[k].Tag == "MD" || rest[k].Tag == "RB" || slices.Contains(auxiliaries, rest[k].Lemma)) {
		k++
	}
	if k < len(rest) && slices.Contains(weather, rest[k].Lemma) {
		return true
	}
	if k < len(rest) && (rest[k].Lemma == "seem" || rest[k].Lemma == "appear" || rest[k].Lemma == "turn") {
		return hasWord(rest[k+1:min(len(rest), k+4)], openers)
	}
	if k < len(rest) && (rest[k].Lemma == "take" || rest[k].Lemma == "cost") {
		return hasLemma(rest[k+1:min(len(rest), k+5)], times)
	}
	return k > 0 && isBe(rest[:k]) && r.predicateIsEmpty(rest[k:])
}

// opensJudged reports whether a word opens the clause that a judgment with a tag is about: "it is hard | to", but neither "it is
// forced | to" nor "it is hard | as".
func opensJudged(word, judgment string) bool {
	isForced := judgment == "VBN" && word == "to"
	return openers[word] && word != "as" && !isForced
}

// predicateIsEmpty reports whether what follows "it is" is a judgment with a clause after it, or a time.
func (r *reader) predicateIsEmpty(rest []document.Token) bool {
	for k := range rest {
		switch tag := rest[k].Tag; {
		case strings.HasPrefix(tag, "NN"):
			return times[rest[k].Lemma] || matters[rest[k].Lemma]
		case tag == "JJ" || tag == "JJR" || tag == "VBN" || tag == "RB":
			if k+1 < len(rest) && opensJudged(rest[k+1].Text, tag) {
				return true
			}
		case tag == "DT" || tag == "CD" || tag == "JJS":
		default:
			return false
		}
	}
	return false
}

// wordsAfter are the tokens after a token up to the end of its sentence, a bounded number.
func (r *reader) wordsAfter(i int32) []document.Token {
	s := r.doc.SentenceAt(i)
	if s < 0 {
		return nil
	}
	return r.doc.Tokens[i+1 : max(i+1, min(r.doc.Sentences[s].End, i+1+longestAfterIt))]
}

func hasWord(ts []document.Token, words wordlist.Set) bool {
	return slices.ContainsFunc(ts, func(t document.Token) bool { return words[t.Text] })
}

func hasLemma(ts []document.Token, lemmas wordlist.Set) bool {
	return slices.ContainsFunc(ts, func(t document.Token) bool { return lemmas[t.Lemma] })
}

// isBe reports whether the last verb of a group is a form of be.
func isBe(group []document.Token) bool {
	for k := len(group) - 1; k >= 0; k-- {
		if group[k].Tag != "RB" {
			return group[k].Lemma == "be" || group[k].Text == "'s" || group[k].Text == "’s"
		}
	}
	return false
}

var (
	auxiliaries = []string{"be", "have", "do", "'s", "’s"}
	judging     = []string{"make", "find", "think", "consider", "deem", "call"}
	openers     = wordLists.Set("clause-openers")
	weather     = []string{"rain", "snow", "hail", "pour", "drizzle"}
	times       = wordLists.Set("time-nouns")
	matters     = wordLists.Set("matter-nouns")
)
