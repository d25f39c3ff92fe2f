package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"dateline/internal/lazyregexp"
)

// nameLine begins a line that names the author.
var nameLine = lazyregexp.New(`^(?i:(?:words|written|story|report(?:ed|ing)?|text|posted|published|created|compiled) by|(?:an? )?(?:analysis|column|comment|commentary|essay|guest post|interview|opinion|review) by|by|(?:eingestellt |verfasst |geschrieben |erstellt |text )?von|(?:eine? )?(?:analyse|artikel|bericht|(?:blog|gast)? ?beitrag|essay|glosse|interview|kolumne|kommentar|reportage|rezension) von|par|por|texto?|redaktion|autor|autorin|autoren|autores|auteurs?|authors?)[:\s]+(\p{Lu}.*)$`)

// nameStarts are the first words of the lines that match nameLine.
var nameStarts = wordLists.Set("name-starts")

// lineMarks may come before the words of a line.
const lineMarks = " \t\r\n—–-•|·~([*"

// firstWord is the first word of a text in small letters.
func firstWord(s string) string {
	s = strings.TrimLeft(s, lineMarks)
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return strings.ToLower(s[:end])
}

// maxNameWords is the most words of a line that names authors.
const maxNameWords = 10

// creditLine begins a line that names the author wherever it is.
var creditLine = lazyregexp.New(`^(?i:(?:authors?|autorin|autor|autoren|autores|auteurs?|written by|words by|story by|reporting by|text)\s*:|(?:autor|autorin|autoren)\s)`)

// authorLabel is a line that only announces the author: "Author:", "Autoren".
var authorLabel = lazyregexp.New(`^(?i:authors?|autorin|autor|autoren|autores|auteurs?|written by|words by|text)\s*:?$`)

// inBrackets is what a line adds to a name: "Eva Lindt (press office)".
var inBrackets = lazyregexp.New(`\s*\([^()]*\)?$`)

// lineAuthor is the author in the first line after the heading that begins with a word for it and then has names. Far from the
// heading only a clear label counts.
func (d *dating) lineAuthor(person func(string) string) string {
	if d.heading == nil {
		return ""
	}
	near := 2 * reach
	for n := nextBelow(d.tree.Nodes[0], d.heading); n != nil; n = nextBelow(d.tree.Nodes[0], n) {
		if n.Type != html.TextNode || len(n.Data) > maxDated || !worded(n.Data) || never(n.Parent.DataAtom) {
			continue
		}
		near--
		dated := hasYear(n.Data)
		if !dated && !nameStarts[firstWord(n.Data)] { // as most texts do not, which is quick to see
			continue
		}
		line, of := d.lineAround(n)
		if label := squeeze(n.Data); authorLabel.MatchString(label) && (of == n || line != label) || authorLabel.MatchString(line) {
			line, of = label+" "+d.textAfter(n), n
		}
		if own := squeeze(n.Data); own != line && wholeByline(own, line) {
			line = own
		}
		if dated {
			line = afterDay(line, d.lang)
		}
		line = strings.TrimLeft(line, lineMarks)
		m := nameLine.FindStringSubmatch(line)
		clear := near >= 0 || creditLine.MatchString(line)
		if m == nil || !clear || below(d.heading, of) || d.aside(n) {
			continue
		}
		if name := cleanByline(inBrackets.ReplaceAllString(m[1], "")); onlyNames(name) {
			if name = person(name); name != "" {
				return name
			}
		}
	}
	return ""
}

// afterDay is the text after the day that a line begins with: "5 March 2024, 10:12 by Ida Lang". Other lines stay as they are.
func afterDay(line, lang string) string {
	iso, around := findDay(line, lang)
	if iso == "" || len(leftWords(around.before)) > 0 || nameStarts[firstWord(around.before)] {
		return line
	}
	_, _, after := clockOf(around.before, around.after)
	if strings.Contains(after, ":") { // other labels, each in its own element
		return line
	}
	return strings.TrimLeft(after, " ,;:|·•–—-")
}

// nameGoesOn begins the rest of a line whose first text does not hold all the names.
var nameGoesOn = lazyregexp.New(`^\s*(?:[,;&/(|-]|(?i:and|und|et|y|e)\s|\p{Ll})`)

// wholeByline reports whether a text that begins a line has all of its names: "By Ida Lang" before "Kallo News, Vik" in another element.
func wholeByline(own, line string) bool {
	rest, ok := strings.CutPrefix(line, own)
	if !ok || nameGoesOn.MatchString(rest) {
		return false
	}
	m := nameLine.FindStringSubmatch(strings.TrimLeft(own, lineMarks))
	return m != nil && onlyNames(cleanByline(m[1]))
}

// textAfter is the text after another one, if it is short.
func (d *dating) textAfter(n *html.Node) string {
	for t := nextBelow(d.tree.Nodes[0], n); t != nil; t = nextBelow(d.tree.Nodes[0], t) {
		if t.Type == html.TextNode && worded(t.Data) && !never(t.Parent.DataAtom) && t != n {
			if s := squeeze(t.Data); len(s) <= maxDated {
				return s
			}
			return ""
		}
	}
	return ""
}

// onlyNames reports whether a byline consists of capitalised words and the small ones of names.
func onlyNames(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !nameJoiner.MatchString(w) {
			return false
		}
	}
	return len(words) > 1 && len(words) <= maxNameWords && startsUpper(lastWord(s))
}
