package extract

import "unicode"

// mostLetters is how many words a text has at most that isBlank looks at.
const mostLetters = 5

// isBlank reports whether a text has no more than a few words of one small letter each, and marks: "-", "n/a", "x". Tables that were
// written without care have millions of such cells. No shipped rule finds anything in one, and the stages would take longer to find
// nothing than all the rest of the work on the record.
func isBlank(text string) bool {
	if len(text) > 8*mostLetters {
		return false
	}
	letters, before := 0, false
	for _, r := range text {
		letter := r >= 'a' && r <= 'z'
		if letter && before || !letter && isWordRune(r) {
			return false
		}
		if before = letter; letter {
			letters++
		}
	}
	return letters <= mostLetters
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
