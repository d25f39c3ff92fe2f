package lexis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// maxSentence is the number of tokens at which a sentence is chopped.
const maxSentence = 2000

// maxVote is the longest block, in bytes, that is handed to prose's segmenter.
const maxVote = 1 << 16

// A splitter finds the sentences of one block. Sentences are decided on tokens, where
// abbreviations and closing marks are known already. Only if a full stop ends an
// abbreviation that may or may not end the sentence, prose's segmenter is asked: it
// alone joins quotations, and breaks after them before "he said".
type splitter struct {
	*scratch
	tokens []document.Token
	first  int // first token of the block
	text   string
	base   int // byte offset of the block

	voted bool
	ends  []int // byte offsets at which prose ends a sentence
}

// appendSentences appends the sentences of the tokens from first on, which are those
// of block b.
func (s *scratch) appendSentences(sents []document.Sentence, tokens []document.Token, first, b int, text string, base int) []document.Sentence {
	sp := splitter{scratch: s, tokens: tokens, first: first, text: text, base: base}
	add := func(from, to int) {
		sents = append(sents, document.Sentence{Range: document.Range{Start: int32(from), End: int32(to)}, Block: b})
	}
	start := first
	for i := first; i < len(tokens); {
		end := 0
		if mayEnd(tokens[i].Text) {
			end = sp.end(start, i)
		}
		switch {
		case end > 0:
			add(start, end)
			start, i = end, end
		case i+1-start >= maxSentence:
			add(start, i+1)
			i++
			start = i
		default:
			i++
		}
	}
	if start < len(tokens) {
		add(start, len(tokens))
	}
	return sents
}

// mayEnd reports whether a token is a mark that ends sentences, or ends in one.
func mayEnd(token string) bool {
	switch token[len(token)-1] {
	case '.', '!', '?':
		return true
	}
	return token == "…"
}

// end is the end of the sentence that begins at start if token i, which may end it, does, else 0.
func (sp *splitter) end(start, i int) int {
	next := i + 1
	for next < len(sp.tokens) && sp.closes(next) {
		next++
	}
	if next == len(sp.tokens) {
		return next
	}
	if next-start >= maxSentence || sp.continues(start, i, next) {
		return 0
	}
	return next
}

// closes reports whether token i touches the one before it and ends what that ended:
// a closing quotation mark or bracket, or one more end mark.
func (sp *splitter) closes(i int) bool {
	return sp.touches(i) && closers[sp.tokens[i].Text]
}

var closers = set("” ’ \" ' '' » ) ] } . ! ? ...  …")

// touches reports whether no white space lies before token i.
func (sp *splitter) touches(i int) bool {
	return i > sp.first && sp.tokens[i-1].End() == int(sp.tokens[i].Start)
}

// continues reports whether the sentence continues at token next although token i is an end mark.
func (sp *splitter) continues(start, i, next int) bool {
	mark := sp.tokens[i].Text
	at := next
	for at < len(sp.tokens)-1 && openers[sp.tokens[at].Text] {
		at++
	}
	word := sp.tokens[at].Text
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsLower(r) && !strings.ContainsAny(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"): // not "iPhone"
		return true
	case innerMarks[word]:
		return true
	case mark == "." && i == start+1 && number(sp.tokens[start].Text): // "1. First"
		return true
	case len(mark) > 1 && mark != "…" && !strings.ContainsRune(".!?", rune(mark[0])):
		return next == i+1 && sp.abbreviationGoesOn(i, at)
	case mark != "." && next > i+1:
		return sp.cueFollows(at)
	}
	return false
}

// innerMarks are marks that begin no sentence.
var innerMarks = set(", ; : - -- – —")

var openers = set("“ ‘ \" ' `` « ( [")

// starters begin sentences, and seldom follow an abbreviation inside of one.
var starters = wordLists.Set("sentence-starters")

// offices follow the short form of a state in the same sentence: "U.S. Senator Ada Lind".
var offices = wordLists.Set("offices")

// abbreviationGoesOn decides after an abbreviation, at token i, before the word at.
func (sp *splitter) abbreviationGoesOn(i, at int) bool {
	t := sp.tokens[i].Text
	w := t[:len(t)-1]
	switch abbreviations[w] {
	case titleAbbr, numeralAbbr, calendarAbbr, innerAbbr:
		return true
	}
	word := sp.tokens[at].Text
	if classes[word[0]] == digit || calendarName(word) {
		return true
	}
	if starters[word] {
		return initial(w) && (word == "A" || word == "I")
	}
	if initial(w) || w == "e.g" || w == "i.e" || abbreviations[w] == finalAbbr { // "Acme Corp. Chairman"
		return true
	}
	if offices[word] && strings.Contains(w, ".") {
		return true
	}
	return !sp.vote(sp.tokens[i].End())
}

// vote reports whether prose's segmenter ends a sentence at the byte offset.
func (sp *splitter) vote(end int) bool {
	if len(sp.text) > maxVote {
		return false
	}
	if !sp.voted {
		sp.voted = true
		for _, sent := range sp.segmenter().Segment(sp.text) {
			sp.ends = append(sp.ends, sp.base+sent.End())
		}
	}
	for _, e := range sp.ends {
		if e >= end {
			return e == end
		}
	}
	return false
}

// cues are the verbs that name who asked or shouted a quotation.
var cues = wordLists.Set("cues-after-quotation")

// cueFollows reports whether "he asked", "Jane Smith said" or "said Smith" begins at
// the token, so that a question or shout in quotation marks is part of the sentence.
func (sp *splitter) cueFollows(at int) bool {
	for i := at; i < len(sp.tokens) && i < at+4; i++ {
		w := sp.tokens[i].Text
		if cues[w] {
			return true
		}
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && w != "the" {
			return false
		}
	}
	return false
}
