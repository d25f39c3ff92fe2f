package lexis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWord is the longest plain word, and the step in which longer runs are chopped;
// maxAddress is the longest URL kept whole. Nothing that people read is longer, and
// the bounds keep every later look at a token cheap.
const (
	maxWord    = 256
	maxAddress = 2048
)

// A class of bytes, as far as the scanner must distinguish them.
type class uint8

const (
	mark   class = iota // ASCII punctuation, symbols and controls
	letter              // ASCII letters and the underscore
	digit
	wide // bytes of runes past ASCII
)

var classes = func() (t [256]class) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
			t[c] = letter
		case c >= '0' && c <= '9':
			t[c] = digit
		case c >= utf8.RuneSelf:
			t[c] = wide
		}
	}
	return t
}()

// A scanner cuts one field, text[start:end], which has no white space, into tokens.
// It may look past the end to see what follows.
type scanner struct {
	text           string
	start, at, end int
	mail           int // the next "@", or a place after the end; not known where it is not after at
}

// next returns the end of the token that begins at sc.at.
func (sc *scanner) next() int {
	if sc.word(sc.at) {
		return sc.scanWord()
	}
	return sc.scanMark()
}

// word reports whether there is a character of words at i: a letter, a digit, or a byte
// that is not UTF-8.
func (sc *scanner) word(i int) bool {
	if i < sc.start || i >= sc.end {
		return false
	}
	switch classes[sc.text[i]] {
	case letter, digit:
		return true
	case wide:
		r, size := utf8.DecodeRuneInString(sc.text[i:sc.end])
		return wordRune(r, size)
	}
	return false
}

func wordRune(r rune, size int) bool {
	switch {
	case r == utf8.RuneError && size <= 1:
		return true
	case r >= '\u2010' && r <= '\u2027': // dashes and quotation marks, as nearly all are
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.Is(unicode.Cf, r)
}

// wordBefore reports whether a character of words ends at i.
func (sc *scanner) wordBefore(i int) bool {
	if i <= sc.start {
		return false
	}
	switch classes[sc.text[i-1]] {
	case letter, digit:
		return true
	case wide:
		r, size := utf8.DecodeLastRuneInString(sc.text[sc.start:i])
		return wordRune(r, size)
	}
	return false
}

func (sc *scanner) digit(i int) bool {
	return i >= sc.start && i < sc.end && classes[sc.text[i]] == digit
}

func (sc *scanner) letter(i int) bool { return sc.word(i) && !sc.digit(i) }

// byte returns the byte at i, or 0 outside of the field.
func (sc *scanner) byte(i int) byte {
	if i < sc.start || i >= sc.end {
		return 0
	}
	return sc.text[i]
}

// scanWord ends a token that begins with a letter or digit.
func (sc *scanner) scanWord() int {
	if sc.at == sc.start || !sc.wordBefore(sc.at) {
		if n := sc.address(); n > 0 {
			return sc.at + n
		}
	}
	if n := isoDate(sc.text[sc.at:sc.end]); n > 0 {
		return sc.at + n
	}
	if n := negation(sc.text[sc.at:sc.end]); n > 0 {
		return sc.at + n
	}
	i := sc.at
	for i < sc.end && i-sc.at < maxWord {
		switch classes[sc.text[i]] {
		case letter, digit:
			i++
		case wide:
			r, size := utf8.DecodeRuneInString(sc.text[i:sc.end])
			joint := (apostrophe(r) || hyphen(r)) && sc.joins(i, size, r)
			if !wordRune(r, size) && !joint {
				return sc.trimmed(i)
			}
			i += size
		default:
			if !sc.joins(i, 1, rune(sc.text[i])) {
				return sc.trimmed(i)
			}
			i++
		}
	}
	return sc.trimmed(i)
}

// trimmed moves the end i of a word before a contracted "not", and after the full
// stop of an abbreviation.
func (sc *scanner) trimmed(i int) int {
	w := sc.text[sc.at:i]
	if n := len(w); n > 1 && w[n-1]|0x20 == 'n' && negation(sc.text[i-1:sc.end]) > 0 {
		return i - 1
	}
	if len(w) == len("cannot") && strings.EqualFold(w, "cannot") {
		return i - 3
	}
	if sc.byte(i) == '.' && !sc.letter(i+1) && sc.byte(i+1) != '.' && sc.abbreviated(w, i+1) {
		return i + 1
	}
	return i
}

// negation is the length of a leading "n't" that ends a word, in any case and with
// any apostrophe, or 0.
func negation(s string) int {
	if len(s) < 3 || s[0]|0x20 != 'n' {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[1:])
	n := 1 + size + 1
	if !apostrophe(r) || n > len(s) || s[n-1]|0x20 != 't' {
		return 0
	}
	if after := s[n:]; after != "" && classes[after[0]] != mark && !strings.HasPrefix(after, "’") && !strings.HasPrefix(after, "”") {
		return 0
	}
	return n
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }
func hyphen(r rune) bool     { return r == '-' || r == '\u2010' || r == '\u2011' }

// joins reports whether the mark r at i, of that size, is inside a word or number
// and belongs to it.
func (sc *scanner) joins(i, size int, r rune) bool {
	before, after := sc.wordBefore(i), sc.word(i+size)
	if !before || !after {
		return false
	}
	digits := sc.digit(i-1) && sc.digit(i+size)
	switch r {
	case '\'', '’', '‘', 'ʼ':
		return clitic(sc.text[i:sc.end]) == 0 && negation(sc.text[i-1:sc.end]) == 0 && sc.letter(i-1)
	case '-', '\u2010', '\u2011':
		return !sc.between(i, size)
	case '.':
		return digits || sc.letter(i-1) && sc.letter(i+1) && !sc.glued(i)
	case ',':
		return digits && sc.group(i+1)
	case '/', ':':
		return digits
	case '&':
		return sc.upper(i-1) && sc.upper(i+1)
	}
	return false
}

func (sc *scanner) upper(i int) bool { c := sc.byte(i); return c >= 'A' && c <= 'Z' }
func (sc *scanner) lower(i int) bool { c := sc.byte(i); return c >= 'a' && c <= 'z' }

// glued reports whether the full stop at i ends a sentence whose next one lost its
// space: "the end.The next".
func (sc *scanner) glued(i int) bool {
	return sc.lower(i-1) && sc.lower(i-2) && sc.upper(i+1)
}

// group reports whether a group of thousands follows a comma: three digits, or two
// and another group as in India.
func (sc *scanner) group(i int) bool {
	n := 0
	for sc.digit(i+n) && n < 4 {
		n++
	}
	return n == 3 || n == 2 && sc.byte(i+2) == ',' && sc.digit(i+3)
}

// between reports whether the hyphen at i is between two numbers, months or days
// of the week, so that it means "to": "20-30", "June-July", "30-July".
func (sc *scanner) between(i, size int) bool {
	left, right := sc.text[sc.at:i], sc.text[i+size:sc.end]
	n := 0
	for n < len(right) && classes[right[n]] != mark && classes[right[n]] != wide {
		n++
	}
	if (number(left) || calendarName(left)) && (sc.digit(i+size) || calendarName(right[:n])) {
		return true
	}
	return nameCompound(left, right[:n])
}

// nameCompound reports whether the hyphen between two words joins a name to a participle or to another name, so that
// the name must be a token: "Beijing-based", "Russia-Ukraine".
func nameCompound(left, right string) bool {
	if left == "" || left[0] < 'A' || left[0] > 'Z' {
		return false
	}
	return compoundEnds[right] || places[left] && places[right]
}

// compoundEnds are the words that follow the hyphen of a name.
var compoundEnds = wordLists.Set("compound-ends")

// number reports whether s is of digits, commas and points alone.
func number(s string) bool {
	for i := 0; i < len(s); i++ {
		if classes[s[i]] != digit && s[i] != ',' && s[i] != '.' {
			return false
		}
	}
	return s != ""
}

// clitic is the length of a contracted ending that s begins with, such as "'s" or
// "’ll", or 0.
func clitic(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if !apostrophe(r) || r == '‘' {
		return 0
	}
	n := size
	for n < len(s) && n < size+3 && classes[s[n]] == letter {
		n++
	}
	if n < len(s) && (classes[s[n]] == letter || classes[s[n]] == digit) {
		return 0
	}
	switch strings.ToLower(s[size:n]) {
	case "s", "m", "d", "ll", "re", "ve":
		return n
	}
	return 0
}

// elided are words that begin with an apostrophe.
var elided = wordLists.Set("elided")

// scanMark ends a token that begins with something else than a letter or digit.
func (sc *scanner) scanMark() int {
	rest := sc.text[sc.at:sc.end]
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case apostrophe(r):
		return sc.at + sc.apostropheToken(rest, size)
	case strings.IndexByte(".-*=~#`|<>^", rest[0]) >= 0 && len(rest) > 1 && rest[1] == rest[0]:
		n := 1
		for n < len(rest) && n < maxWord && rest[n] == rest[0] {
			n++
		}
		return sc.at + n
	case (rest[0] == '#' || rest[0] == '@') && sc.letter(sc.at+1) && !sc.wordBefore(sc.at):
		return sc.tail(sc.at + 1)
	case r == '°' && (sc.byte(sc.at+size) == 'C' || sc.byte(sc.at+size) == 'F'):
		return sc.at + size + 1
	case unicode.Is(unicode.So, r):
		return sc.symbol(sc.at + size)
	}
	return sc.at + size
}

// apostropheToken is the length of a token that begins with an apostrophe or single
// quotation mark.
func (sc *scanner) apostropheToken(rest string, size int) int {
	if n := clitic(rest); n > 0 {
		return n
	}
	if strings.HasPrefix(rest, "''") {
		return 2
	}
	n := size
	for n < len(rest) && n < size+8 && (classes[rest[n]] == letter || classes[rest[n]] == digit) {
		n++
	}
	w := rest[size:n]
	decade := len(w) >= 2 && number(w[:2]) && (w[2:] == "" || w[2:] == "s") // '90s
	if !sc.wordBefore(sc.at) && (decade || elided[w] && n > size) {
		return n
	}
	return size
}

// tail ends a handle or tag.
func (sc *scanner) tail(i int) int {
	for i < sc.end && i-sc.at < maxWord && sc.word(i) {
		_, size := utf8.DecodeRuneInString(sc.text[i:sc.end])
		i += size
	}
	return i
}

// symbol ends an emoji, which may go on with joiners and modifiers.
func (sc *scanner) symbol(i int) int {
	for i < sc.end && i-sc.at < maxWord {
		r, size := utf8.DecodeRuneInString(sc.text[i:sc.end])
		joined := r == '\u200d' || unicode.IsMark(r) || unicode.Is(unicode.Sk, r)
		if !joined && !strings.HasSuffix(sc.text[sc.at:i], "\u200d") {
			break
		}
		i += size
	}
	return i
}
