package pattern

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexKind is the kind of a lexeme: a letter for classes, the character itself for punctuation, 0 at the end.
type lexKind byte

const (
	lexEnd    lexKind = 0
	lexName   lexKind = 'n'
	lexString lexKind = 's'
	lexRegexp lexKind = 'r'
	lexLook   lexKind = 'L' // (?= (?! (?<= (?<!
	lexOther  lexKind = 1   // a character that no pattern uses
)

// lexeme is a piece of a pattern.
type lexeme struct {
	kind     lexKind
	text     string // unquoted
	pos, end int
	spaced   bool // there is white space before it
}

// scanner cuts a pattern into lexemes. A # after white space starts a comment that ends with the line.
type scanner struct {
	src  string
	pos  int
	fail func(pos int, format string, args ...any)
}

func isNameRune(r rune) bool {
	return r == '_' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// space skips white space and comments and reports whether there was any.
func (s *scanner) space() bool {
	spaced := s.pos == 0
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			s.pos++
			spaced = true
		case c == '#' && spaced:
			if i := strings.IndexByte(s.src[s.pos:], '\n'); i >= 0 {
				s.pos += i
			} else {
				s.pos = len(s.src)
			}
		default:
			return spaced
		}
	}
	return spaced
}

func (s *scanner) next() lexeme {
	spaced := s.space()
	start := s.pos
	l := lexeme{pos: start, spaced: spaced}
	if start >= len(s.src) {
		l.end = start
		return l
	}
	r, width := utf8.DecodeRuneInString(s.src[start:])
	switch {
	case r == '"':
		l.kind, l.text = lexString, s.quoted()
	case r == '/':
		l.kind, l.text = lexRegexp, s.regexp()
	case isNameRune(r):
		i := strings.IndexFunc(s.src[start:], func(r rune) bool { return !isNameRune(r) })
		if i < 0 {
			i = len(s.src) - start
		}
		s.pos = start + i
		l.kind, l.text = lexName, s.src[start:s.pos]
	case s.openLookAround(&l):
	default:
		s.pos += width
		l.kind, l.text = lexKind(r), s.src[start:s.pos]
		if r >= utf8.RuneSelf {
			l.kind = lexOther
		}
	}
	l.end = s.pos
	return l
}

// quoted reads a string with \ escapes.
func (s *scanner) quoted() string {
	start := s.pos
	var b strings.Builder
	for s.pos++; s.pos < len(s.src) && s.src[s.pos] != '"' && s.src[s.pos] != '\n'; s.pos++ {
		if s.src[s.pos] == '\\' && s.pos+1 < len(s.src) {
			s.pos++
		}
		b.WriteByte(s.src[s.pos])
	}
	s.closeWith('"', start, "string is not closed")
	return b.String()
}

// regexp reads up to the next slash that is not escaped, and leaves the escapes in.
func (s *scanner) regexp() string {
	start := s.pos
	for s.pos++; s.pos < len(s.src) && s.src[s.pos] != '/' && s.src[s.pos] != '\n'; s.pos++ {
		if s.src[s.pos] == '\\' && s.pos+1 < len(s.src) {
			s.pos++
		}
	}
	text := s.src[start+1 : min(s.pos, len(s.src))]
	s.closeWith('/', start, "regular expression is not closed")
	return strings.ReplaceAll(text, `\/`, "/")
}

func (s *scanner) closeWith(c byte, start int, message string) {
	s.pos = min(s.pos, len(s.src))
	if s.pos < len(s.src) && s.src[s.pos] == c {
		s.pos++
		return
	}
	s.fail(start, "%s", message)
}

// openLookAround reads the opening of a look-around.
func (s *scanner) openLookAround(l *lexeme) bool {
	for _, open := range [...]string{"(?<=", "(?<!", "(?=", "(?!"} {
		if strings.HasPrefix(s.src[s.pos:], open) {
			s.pos += len(open)
			l.kind, l.text = lexLook, open
			return true
		}
	}
	return false
}
