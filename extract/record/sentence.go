package record

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// maxSentence is the length in bytes of the longest sentence that a line repeats in full. Of a longer one, as lists, tables
// and broken texts have them, each of its findings has the part around it.
const maxSentence = 1000

// Of a longer sentence a line has shortExcerpt bytes around a short finding, and at most maxSentence around a long one: a table of
// numbers has hundreds of thousands of findings.
const (
	shortExcerpt = 400
	context      = 200 // around a longer finding
)

// Sentence is the sentence of a finding, or the part of a long one around the finding.
type Sentence struct {
	Passage
	Cut bool `json:"cut,omitempty" jsonschema_description:"True where the sentence is longer than 1,000 bytes and this is the part of it around the finding; absent otherwise."`
}

// sentenceAround is the sentence s, cut around the finding at r if it is long.
func (b *lineBuilder) sentenceAround(s, r document.Range) Sentence {
	whole := b.doc.Bytes(s)
	part := excerpt(b.doc.Text, whole, b.doc.Bytes(r))
	at := b.offsets.Span(part)
	return Sentence{Passage{b.doc.Slice(part), Span{at.Start, at.End}}, part != whole}
}

// excerpt is the part of whole around a position in it: at most maxSentence bytes that begin and end between words. It is all of
// whole if that is no longer than maxSentence.
func excerpt(text string, whole, around document.Span) document.Span {
	if whole.Len() <= maxSentence {
		return whole
	}
	around.Start = min(max(around.Start, whole.Start), whole.End)
	most := min(max(shortExcerpt, around.Len()+context), maxSentence)
	kept := around.End // of the words at the end: all of the finding, unless it alone is too long
	if around.Len() > most {
		kept = around.Start
	}
	around.End = min(max(around.End, around.Start), whole.End, around.Start+most)
	start := around.Start - (most-around.Len())/2
	start = max(whole.Start, min(start, whole.End-most))
	end := min(whole.End, start+most)
	if start > whole.Start {
		start = wordAfter(text, start, around.Start)
	}
	if end < whole.End {
		end = wordBefore(text, end, min(kept, end))
	}
	return document.Span{Start: start, End: end}
}

// wordAfter is the start of the first word that begins at the position or after it, but at most limit.
func wordAfter(text string, at, limit int) int {
	space := strings.IndexFunc(text[at-1:limit], unicode.IsSpace)
	if space < 0 {
		return limit
	}
	for at += space - 1; at < limit; {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsSpace(r) {
			break
		}
		at += size
	}
	return at
}

// wordBefore is the end of the last word that ends at the position or before it, but at least limit.
func wordBefore(text string, at, limit int) int {
	space := strings.LastIndexFunc(text[limit:at], unicode.IsSpace)
	if space < 0 {
		return borderBefore(text, at, limit)
	}
	return limit + len(strings.TrimRightFunc(text[limit:limit+space], unicode.IsSpace))
}

// borderBefore is the last border between characters at the position or before it, but at least limit.
func borderBefore(text string, at, limit int) int {
	for at > limit && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
