package lexis

import (
	"strings"

	"github.com/jdkato/prose/v3/tokenize"

	"dateline/extract/document"
)

// prose's tokenizer cuts at white space and peels commas off plain words. Fields with
// any other mark or digit in them it is told to keep whole, and scan cuts them: prose
// leaves quotes, dashes, brackets and full stops on words, splits abbreviations from
// their full stop, and takes quadratic time over a field of many marks.
func newTokenizer() *tokenize.Tokenizer {
	return tokenize.New(
		tokenize.UsingPrefixes(nil),
		tokenize.UsingSuffixes([]string{","}),
		tokenize.UsingSplitCases(nil),
		tokenize.UsingSpecialTest(isSpecial),
	)
}

// isSpecial reports whether a field is more than ASCII letters and a comma behind them.
func isSpecial(field string) bool {
	n := len(field)
	if n > 1 && field[n-1] == ',' {
		n--
	}
	return n > maxWord || !plain(field[:n])
}

// plain reports whether s is of ASCII letters alone.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if classes[s[i]] != letter {
			return false
		}
	}
	return true
}

// appendTokens appends the tokens of text, which begins at base in the document.
func appendTokens(tokens []document.Token, t *tokenize.Tokenizer, text string, base int) []document.Token {
	for _, field := range t.Tokenize(text) {
		if len(field.Text) <= maxWord && (plain(field.Text) || field.Text == ",") {
			at := base + field.Start
			if len(field.Text) == len("cannot") && strings.EqualFold(field.Text, "cannot") { // two words to the tagger
				tokens = append(tokens, document.Token{Text: field.Text[:3], Start: int32(at)})
				field.Text, at = field.Text[3:], at+3
			}
			tokens = append(tokens, document.Token{Text: field.Text, Start: int32(at)})
			continue
		}
		sc := scanner{text: text, start: field.Start, at: field.Start, end: field.Start + len(field.Text)}
		for sc.at < sc.end {
			from := sc.at
			sc.at = sc.next()
			tokens = append(tokens, document.Token{Text: text[from:sc.at], Start: int32(base + from)})
		}
	}
	return tokens
}
