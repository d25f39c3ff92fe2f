package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/internal/wordlist"
)

//go:embed phrases.txt
var phraseList string

// openings are the first words of the lines of phrases.txt: those of credits, of invitations and of the lines under articles.
type openings struct{ credit, more, end wordlist.Set }

// phrases are the openings of phrases.txt.
var phrases = sync.OnceValue(func() openings {
	lists := wordlist.Parse(strings.ReplaceAll(phraseList, "’", "'"))
	return openings{lists.Phrases("credit"), lists.Phrases("more"), lists.Phrases("end")}
})

// maxOpening is the longest phrase in bytes.
const maxOpening = 48

// opens reports whether s begins with one of the phrases.
func opens(s string, with wordlist.Set) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '©' && r != '(' })
	s = strings.ToLower(s[:min(len(s), 2*maxOpening)])
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return hasOpening(with, s) || strings.HasPrefix(s, "(") && hasOpening(with, s[1:])
}

// hasOpening reports whether s begins with a phrase of the set.
func hasOpening(set wordlist.Set, s string) bool {
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
