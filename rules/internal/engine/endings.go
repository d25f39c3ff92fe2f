package engine

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// wholeExpression is a regular expression that must match a whole text, with what a text must end with.
type wholeExpression struct {
	re      *regexp.Regexp
	endings []string // in lower case, one of which every match ends with; nil if nothing is known
}

func newWholeExpression(source string) (*wholeExpression, error) {
	re, err := regexp.Compile(`^(?:` + source + `)$`)
	if err != nil {
		return nil, err
	}
	return &wholeExpression{re, endingsOf(source)}, nil
}

// matches runs the expression only on a text that ends as a match may: to look at the end takes a hundredth of the time.
func (w *wholeExpression) matches(s string) bool { return w.mayEnd(s) && w.re.MatchString(s) }

func (w *wholeExpression) mayEnd(s string) bool {
	if w.endings == nil {
		return true
	}
	var room [maxEnding]byte
	end := room[:0]
	for _, c := range []byte(s[max(0, len(s)-maxEnding):]) {
		if c >= utf8.RuneSelf {
			return true // it may fold to an ASCII letter
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		end = append(end, c)
	}
	last := string(end)
	return slices.ContainsFunc(w.endings, func(e string) bool { return strings.HasSuffix(last, e) })
}

// More or longer endings cost more than they save.
const (
	maxEndings = 64
	maxEnding  = 8 // bytes
)

// tail is what a part of an expression ends with. If it is open, something unknown comes before.
type tail struct {
	text string
	open bool
}

var unknownEnding = []tail{{open: true}}

func endingsOf(source string) (out []string) {
	re, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil
	}
	all := endings(re.Simplify())
	if len(all) > maxEndings {
		return nil
	}
	for _, e := range all {
		if e.text == "" {
			return nil
		}
		out = append(out, e.text)
	}
	return out
}

func endings(re *syntax.Regexp) (out []tail) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []tail{{}}
	case syntax.OpLiteral:
		return []tail{{text: strings.ToLower(string(re.Rune))}}
	case syntax.OpCapture:
		return endings(re.Sub[0])
	case syntax.OpQuest:
		return append(endings(re.Sub[0]), tail{})
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			out = append(out, endings(sub)...)
		}
		return out
	case syntax.OpConcat:
		out = []tail{{}}
		for i := len(re.Sub) - 1; i >= 0; i-- {
			out = after(endings(re.Sub[i]), out)
		}
		return out
	}
	return unknownEnding
}

// after returns the endings of two parts that follow each other.
func after(before, end []tail) (out []tail) {
	for _, e := range end {
		if e.open || len(e.text) >= maxEnding {
			out = append(out, tail{e.text, true})
			continue
		}
		for _, b := range before {
			out = append(out, tail{b.text + e.text, b.open})
		}
	}
	for i, e := range out {
		out[i].text = e.text[max(0, len(e.text)-maxEnding):]
	}
	if len(out) > maxEndings {
		return unknownEnding
	}
	return out
}
