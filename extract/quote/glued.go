package quote

import (
	"slices"
	"strings"
	"unicode"

	"dateline/extract/document"
)

// endOfLinks is the word at the end of a list of related headlines that a site puts into the middle of a sentence.
const endOfLinks = "MORE"

// printable reports whether the words of a statement can be printed: no list of related headlines was copied into them, the first
// without a space after a name, "Jon RoePort plan fails Dockers cheer MORE said …".
func (s *statement) printable(t *text) bool {
	return !slices.ContainsFunc(s.pieces, func(p document.Range) bool {
		if !strings.Contains(t.doc.Words(p), endOfLinks) {
			return false
		}
		return holdsLinks(t.doc.Words(document.Range{Start: t.sentence(p.Start).Start, End: p.End}))
	})
}

// holdsLinks reports whether a name that was written again with a headline glued to it comes before the word at the end of a list of links.
func holdsLinks(words string) bool {
	before, _, _ := strings.Cut(words, endOfLinks)
	fields := strings.Fields(before)
	for i, word := range fields {
		if name := gluedName(word); name != "" && slices.Contains(fields[max(0, i-longestName):i], name) {
			return true
		}
	}
	return false
}

// longestName is how many words back the first mention of a glued name may be.
const longestName = 5

// gluedName is the first of two words that were glued together, of which the second has a capital; "" if there is none.
func gluedName(word string) string {
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) {
			return word[:i]
		}
	}
	return ""
}
