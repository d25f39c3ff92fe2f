package article

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDated is the longest text, in bytes, that shows the date of a page.
const maxDated = 120

// maxDayLine is the longest line, in bytes, that shows a day and little else.
const maxDayLine = 60

// outdated marks dates that are not those of publication.
var outdated = regexp.MustCompile(`(?i)updated|modified|edited|aktualisiert|geändert|letzte|stand:|actualizado|modificad|mis à jour|modifié|aktualizacja|copyright|©`)

// told matches dates of publication, even if that of a change is in the same line.
var told = regexp.MustCompile(`(?i)publi|posted|written|erstellt|veröffentlicht`)

// reach is how many texts before and after the heading its date may be.
const reach = 12

// shownDay is a day that a page shows in a short text.
type shownDay struct {
	iso   string
	at    int  // how many texts after the heading it is; negative before it
	alone bool // the text has little else
}

// near reports whether the day is close to the heading.
func (s shownDay) near() bool { return -reach <= s.at && s.at <= reach }

// shownDays are the days in the short texts of the article and around its heading, in the order of the page,
// those of changes left out. All are far from a heading that is not there.
func (d *dating) shownDays() []shownDay {
	if d.looked {
		return d.shown
	}
	d.looked = true
	at := 0
	if d.heading == nil {
		at = reach
	}
	for n := range nodesBelow(d.tree.Nodes[0]) {
		if n == d.heading {
			for i := range d.shown {
				d.shown[i].at -= at
			}
			at = 0
		}
		if n.Type != html.TextNode || never(n.Parent.DataAtom) || n.Parent.DataAtom == atom.Title {
			continue
		}
		s := strings.TrimSpace(n.Data)
		if s == "" {
			continue
		}
		if at++; len(s) > 4*maxDated || !hasYear(s) {
			continue
		}
		if s = squeeze(s); len(s) > maxDated || d.beside(n.Parent) { // as most of them do: lists of other articles
			continue
		}
		if iso, around := findDay(s, d.lang); iso != "" && !ofChange(n, s) {
			d.shown = append(d.shown, shownDay{iso, at, around.dayLine()})
		}
	}
	return d.shown
}

// ofChange reports whether a text, or its line, says that its day is that of a change.
func ofChange(n *html.Node, s string) bool {
	if outdated.MatchString(s) {
		return true
	}
	p := n.Parent
	if !block(p.DataAtom) {
		p = p.Parent
	}
	line := lineOf(p)
	return line != "" && line != s && outdated.MatchString(line) && !told.MatchString(line)
}

// lineOf is the text of an element that holds no more than a line that shows a day, or "".
func lineOf(n *html.Node) string {
	var b strings.Builder
	for c := range nodesBelow(n) {
		if c.Type != html.TextNode || never(c.Parent.DataAtom) {
			continue
		}
		if b.WriteString(strings.TrimSpace(c.Data)); b.Len() > maxDated {
			return ""
		}
		b.WriteByte(' ')
	}
	return squeeze(b.String())
}

// dayLine reports whether an element shows little more than a day.
func dayLine(n *html.Node) bool {
	line := lineOf(n)
	return line != "" && len(line) <= maxDayLine
}

// fromText is the day in a separate line beside the heading of the page, the first after it or else the
// last before it.
func (d *dating) fromText() string {
	before := ""
	for _, day := range d.shownDays() {
		switch {
		case !day.near() || !day.alone:
		case day.at > 0:
			return day.iso
		default:
			before = day.iso
		}
	}
	return before
}

// dayLine is the day that a page shows in separate lines, if it is always the same: beside the heading or
// anywhere, but then not against a date in its head.
func (d *dating) dayLine(near bool) string {
	found, placed := "", !near
	for _, day := range d.shownDays() {
		switch {
		case !day.alone:
			continue
		case found != "" && day.iso != found:
			return ""
		}
		found, placed = day.iso, placed || day.near()
	}
	if vague := d.tag(vagueNames); !placed || !near && vague != "" && found != "" && vague[:len(found)] != found {
		return ""
	}
	return found
}

// surroundings are the text before and after a day in the same text.
type surroundings struct{ before, after string }

// dayLine reports whether a text has little besides the day: a word such as "published on", a clock time, or
// a name before or after it.
func (s surroundings) dayLine() bool {
	if len(s.before)+len(s.after) > maxDayLine-10 || span.MatchString(s.before) || hasYear(s.after) {
		return false
	}
	before, after := wordsOf(s.before), wordsOf(s.after)
	return len(before) <= 2 && !hasLong(after) || len(before) == 0 && allNames(after) || len(after) == 0 && allNames(before)
}

// span ends in the first day of several.
var span = regexp.MustCompile(`\d\.?\s?[-–—]\s?$`)

// wordsOf are the words of s of more than one letter.
func wordsOf(s string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.DeleteFunc(words, func(w string) bool { return len(w) < 2 })
}

// hasLong reports whether one of the words is longer than those after a clock time.
func hasLong(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return len(w) > len("Uhr") })
}

// allNames reports whether the words are few and begin with capitals.
func allNames(words []string) bool {
	return len(words) <= 4 && !slices.ContainsFunc(words, func(w string) bool { return !capitalised(w) })
}

// headingOf is the first heading of the highest level on a page, or the first of the next ones that is in its title.
func headingOf(of parts, title string) *html.Node {
	if of.h1.Length() > 0 {
		return of.h1.Nodes[0]
	}
	for _, n := range of.lower.Nodes {
		if s := squeeze(textOf(n)); wordCount(s) > 1 && partOf(title, s) {
			return n
		}
	}
	return nil
}

// headsOf marks the elements that hold a heading.
func headsOf(heading *html.Node) map[*html.Node]bool {
	heads := make(map[*html.Node]bool)
	for p := heading; p != nil; p = p.Parent {
		heads[p] = true
	}
	return heads
}
