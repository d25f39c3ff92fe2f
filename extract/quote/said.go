package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
)

// said are the words of pieces as they can be printed: on one line, joined by spaces, with the comma before an attribution only if a clause
// ends there and its sentence continues.
func said(t *text, pieces []document.Range) string {
	if len(pieces) == 1 {
		return uncommaed(onOneLine(t.doc.Words(pieces[0])))
	}
	var b strings.Builder
	for i, p := range pieces {
		words := onOneLine(t.doc.Words(p))
		if i+1 == len(pieces) {
			b.WriteString(uncommaed(words))
			break
		}
		if rest, mark, ok := cutComma(words); ok && mark != "" && t.sentence(p.Start) != t.sentence(pieces[i+1].Start) {
			b.WriteString(rest + "." + mark + " ") // “They say, ‘We lost,’” Roe said. “It hurts.”
			continue
		}
		b.WriteString(words)
		b.WriteString(joint(t, p, pieces[i+1]))
	}
	return b.String()
}

// onOneLine is s with one space in place of each run of white space. Most texts are so already.
func onOneLine(s string) string {
	before := ' '
	for _, c := range s {
		isBreak := (c < ' ' || c >= utf8.RuneSelf) && unicode.IsSpace(c)
		if isBreak || before == ' ' && c == ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
		before = c
	}
	if before == ' ' {
		return strings.TrimSuffix(s, " ")
	}
	return s
}

// joint is what joins a piece to the next one. The comma before the attribution is no part of the piece.
func joint(t *text, p, next document.Range) string {
	p.Start = max(p.Start, t.sentence(p.End-1).Start)
	switch {
	case t.word(p.End) != ",":
		return " "
	case t.sentence(p.Start) != t.sentence(next.Start):
		return ". "
	case t.opensClauseBefore(p): // If it rains, he said, we win.
		return ", "
	}
	return " " // The price, he said, fell.
}

// opensClauseBefore reports whether a piece is a separate clause, or one that a conjunction or a participle opens, so that a comma
// follows it.
func (t *text) opensClauseBefore(p document.Range) bool {
	switch t.tag(p.Start) {
	case "VBN":
		return true
	case "VBG":
		return p.Len() > 2
	}
	return !t.isFreeRelative(p) && (t.finite(p) || t.subordinates(p.Start))
}

// uncommaed is s without a comma at its end or before the quotation mark at its end.
func uncommaed(s string) string {
	rest, mark, _ := cutComma(s)
	return rest + mark
}

// cutComma takes a comma from the end of s, or from before the quotation mark at its end, and returns what is before and after the comma.
func cutComma(s string) (rest, mark string, ok bool) {
	for _, end := range [...]string{",", ",\"", ",”", ",’", ",'", ",''", ",»"} {
		if rest, ok := strings.CutSuffix(s, end); ok {
			return rest, end[1:], true
		}
	}
	return s, "", false
}
