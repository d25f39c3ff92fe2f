package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed phrases.txt
var phraseList string

// openings are the first words of the lines of phrases.txt: those of credits, of invitations and of the lines under articles.
type openings struct{ credit, more, end openingSet }

// openingSet is a set of phrases.
type openingSet map[string]bool

// phrases are the openings of phrases.txt.
var phrases = sync.OnceValue(func() openings {
	all := openings{make(openingSet), make(openingSet), make(openingSet)}
	into := all.credit
	for line := range strings.Lines(phraseList) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
			continue
		case strings.HasPrefix(line, "[credit]"):
			into = all.credit
			continue
		case strings.HasPrefix(line, "[more]"):
			into = all.more
			continue
		case strings.HasPrefix(line, "[end]"):
			into = all.end
			continue
		}
		for phrase := range strings.SplitSeq(line, " | ") {
			into[strings.ReplaceAll(phrase, "’", "'")] = true
		}
	}
	return all
})

// maxOpening is the longest phrase in bytes.
const maxOpening = 48

// opens reports whether s begins with one of the phrases.
func opens(s string, with openingSet) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '©' && r != '(' })
	s = strings.ToLower(s[:min(len(s), 2*maxOpening)])
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return with.opening(s) || strings.HasPrefix(s, "(") && with.opening(s[1:])
}

// opening reports whether s begins with a phrase of the set.
func (set openingSet) opening(s string) bool {
	for end := min(len(s), maxOpening); end > 0; end-- {
		if set[s[:end]] && edge(s, end) {
			return true
		}
	}
	return false
}

// edge reports whether a word ends at s[:end].
func edge(s string, end int) bool {
	next, _ := utf8.DecodeRuneInString(s[end:])
	last, _ := utf8.DecodeLastRuneInString(s[:end])
	return end == len(s) || !unicode.IsLetter(next) || !unicode.IsLetter(last)
}
