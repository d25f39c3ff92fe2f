package lexis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// Text is cut at white space, and a comma is peeled off the end of a plain word, as prose's tokenizer does; a test holds that. It
// is not called for that, since it asks a regular expression about every field, which took a twelfth of the time of the pipeline. Fields with
// any other mark or digit in them are left to scan: prose leaves quotes, dashes, brackets and full stops on words, splits
// abbreviations from their full stop, and takes quadratic time over a field of many marks.

// appendTokens appends the tokens of text, which begins at base in the document.
func appendTokens(tokens []document.Token, text string, base int) []document.Token {
	for at := 0; at < len(text); {
		word := at
		for at < len(text) && classes[text[at]] == letter {
			at++
		}
		plain := at > word && at-word <= maxWord
		if plain && (at == len(text) || text[at] == ' ') { // as most are
			tokens = appendPlain(tokens, text[word:at], base+word)
			at++
			continue
		}
		if at == word {
			if n := space(text[at:]); n > 0 {
				at += n
				continue
			}
		}
		end := at
		for end < len(text) && space(text[end:]) == 0 {
			_, size := utf8.DecodeRuneInString(text[end:])
			end += size
		}
		if comma := end == at+1 && text[at] == ','; !plain || at < end && !comma {
			tokens = appendScanned(tokens, scanner{text: text, start: word, at: word, end: end}, base)
		} else {
			tokens = appendPlain(tokens, text[word:at], base+word)
			if comma {
				tokens = append(tokens, document.Token{Text: text[at:end], Start: int32(base + at)})
			}
		}
		at = end
	}
	return tokens
}

// space is the length of the white space character that s begins with, or 0.
func space(s string) int {
	switch c := s[0]; {
	case c == ' ' || c >= '\t' && c <= '\r':
		return 1
	case c < utf8.RuneSelf:
		return 0
	}
	if r, size := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return size
	}
	return 0
}

// appendPlain appends a field of letters alone. "Cannot" is two words to the tagger.
func appendPlain(tokens []document.Token, word string, at int) []document.Token {
	if len(word) == len("cannot") && strings.EqualFold(word, "cannot") {
		tokens = append(tokens, document.Token{Text: word[:3], Start: int32(at)})
		word, at = word[3:], at+3
	}
	return append(tokens, document.Token{Text: word, Start: int32(at)})
}

// appendScanned appends the tokens of a field of any characters.
func appendScanned(tokens []document.Token, sc scanner, base int) []document.Token {
	for sc.at < sc.end {
		from := sc.at
		sc.at = sc.next()
		tokens = append(tokens, document.Token{Text: sc.text[from:sc.at], Start: int32(base + from)})
	}
	return tokens
}
