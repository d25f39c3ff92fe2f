package article

import (
	"cmp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/lazyregexp"
)

// maxDated is the longest text, in bytes, that shows the date of a page.
const maxDated = 120

// maxDayLine is the longest line, in bytes, of a box that shows a day and little else.
const maxDayLine = 60

// reach is how many texts before and after the heading its date may be.
const reach = 12

// shownDay is a day that a page shows in a short line.
type shownDay struct {
	stamp
	at     int  // how many texts after the heading it is; negative before it
	alone  bool // the line has little else
	named  bool // only the name of its element says that the line, or a number of six digits in it, shows a day
	marked bool // it is in a time element
}

// near reports whether the day is close to the heading.
func (s shownDay) near() bool { return -reach <= s.at && s.at <= reach }

// shownDays are the days in the short lines of the article and around its heading, in the order of the page. All are far from a
// heading that is not there.
func (d *dating) shownDays() []shownDay {
	if d.looked {
		return d.shown
	}
	d.looked = true
	at := 0
	if d.heading == nil {
		at = reach
	}
	var last, lastText *html.Node // whose line was read, and the text before
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
		before := lastText
		lastText = n
		at++
		d.noteOpening(n, s, at)
		line, of, named := d.textWithDay(n, s)
		if line == "" || of == last || machineTime.MatchString(s) {
			continue
		}
		into := d.placeOf(n.Parent)
		if into == nil {
			continue
		}
		last = of
		if named {
			line, last = boxLine(of)
		}
		for _, day := range d.daysOf(d.labelOf(n, before)+line, at, named) {
			day.marked = n.Parent.DataAtom == atom.Time
			if day.kind == plainStamp && publishedClass.MatchString(attr(n.Parent, "class")) {
				day.kind = publishedStamp
			}
			*into = append(*into, day)
		}
	}
	return d.shown
}

// noteOpening notes the day that a text beside the heading opens with, also in an element at the start of its paragraph.
func (d *dating) noteOpening(n *html.Node, s string, at int) {
	if d.opening != "" || d.heading == nil || at <= 0 || at > reach {
		return
	}
	d.opening = openingDay(s, d.lang)
	if d.opening == "" && len(s) <= maxDayLine && hasYear(s) {
		d.opening = openingDay(squeeze(textOf(blockAround(n))), d.lang)
	}
}

// textWithDay is the short line with a year that a text is in, its element, and whether the name of that says that it shows a day; "" if
// it is in none.
func (d *dating) textWithDay(n *html.Node, s string) (line string, of *html.Node, named bool) {
	if box := dateBox(n, s, d.lang); box != nil {
		return lineOf(box), box, true
	}
	if len(s) > 4*maxDated || !hasYear(s) {
		return "", nil, false
	}
	if below(n, d.heading) { // such as the small print of a heading
		return squeeze(n.Data), n, false
	}
	line, of = d.lineAround(n)
	return line, of, false
}

// placeOf is the list for the days in an element: that of the article or of the boxes with facts about it, or nil.
func (d *dating) placeOf(n *html.Node) *[]shownDay {
	switch {
	case !d.beside(n):
		return &d.shown
	case d.inFacts(n): // as few of them are: most are lists of other articles
		return &d.boxed
	}
	return nil
}

// publishedClass is in the class of an element that shows when an article was published.
var publishedClass = lazyregexp.New(`(?i)(?:^|[\s_-])publish`)

// machineTime begins a time as programs write it, which pages do not show to readers.
var machineTime = lazyregexp.New(`^\d{4}-\d\d-\d\dT\d\d:\d\d`)

// maxDayLabel is the longest label, in bytes, of a day in the next element.
const maxDayLabel = 30

// labelOf returns the label of a day if a separate element before it has one, as in a table or a list of facts: "Published on".
func (d *dating) labelOf(n, before *html.Node) string {
	if before == nil || len(n.Data) > maxDayLine || len(before.Data) > maxDated || !hasYear(n.Data) {
		return ""
	}
	label := squeeze(before.Data)
	if len(label) > maxDayLabel || !labelOnly(label) {
		return ""
	}
	if own, other := blockAround(n), blockAround(before); own == other || own.Parent != other.Parent {
		return ""
	}
	return label + " "
}

// blockAround is the smallest block element around n.
func blockAround(n *html.Node) *html.Node {
	of := n.Parent
	for of.Parent != nil && !block(of.DataAtom) {
		of = of.Parent
	}
	return of
}

// boxLine is the line of an element that shows a day: all of the block around it if that is a line with a label, "Last edited: ".
func boxLine(box *html.Node) (line string, of *html.Node) {
	around := blockAround(box.FirstChild)
	if line := lineOf(around); line != "" && kindOfLabel(line) != plainStamp {
		return line, around
	}
	return lineOf(box), box
}

// dateBox is the element around a text whose name says that it shows a day, if it shows little else, or which has
// a day of six digits and no more, whose order is clear but in English; or nil.
func dateBox(n *html.Node, s, lang string) *html.Node {
	if len(s) > maxDayLine || !hasYear(s) && !shortYear.MatchString(s) {
		return nil
	}
	if onlyShortDay.MatchString(s) && !English(lang) && dayLine(n.Parent) {
		return n.Parent
	}
	for _, p := range []*html.Node{n.Parent, n.Parent.Parent} {
		if p != nil && named(p)&dateWord != 0 && dayLine(p) {
			return p
		}
	}
	return nil
}

// shortYear is a day whose year has two digits.
var shortYear = lazyregexp.New(`(^|[^\d.])(\d\d?\.\d\d?\.)(\d\d)($|[^\d.])`)

// onlyShortDay is a text that is no more than such a day.
var onlyShortDay = lazyregexp.New(`^[0-3]\d\.[01]\d\.\d\d$`)

// withCentury writes the years of a line that have two digits in full.
func withCentury(line string) string { return shortYear.ReplaceAllString(line, "${1}${2}20${3}${4}") }

// openingMark ends the day that a text opens with: "29.11.2022 – The council".
var openingMark = lazyregexp.New(`^\s?(?:[-–—|:)]|[„“"«])`)

// openingDay is the day that a paragraph opens with, as press releases do, or "".
func openingDay(s, lang string) string {
	const longest = 24 // bytes of a day
	if len(s) <= maxDayLine || !hasYear(s[:longest]) {
		return ""
	}
	iso, around := findDay(s[:longest+4], lang)
	if iso == "" || strings.Trim(around.before, " (") != "" || !openingMark.MatchString(around.after) {
		return ""
	}
	return iso
}

// daysOf are the days of a line. named says that the name of its element promises a day.
func (d *dating) daysOf(line string, at int, named bool) (days []shownDay) {
	full := line
	if named {
		full = withCentury(line)
	}
	l := readStamps(full, d.lang)
	alone := l.alone()
	named = named && len(l.stamps) == 1 && (!alone || full != line)
	for _, s := range l.stamps {
		days = append(days, shownDay{stamp: s, at: at, alone: alone || named, named: named})
	}
	return days
}

// lineAround is the line that a text is in and its element, or else the text alone; "" if that is no short line.
func (d *dating) lineAround(n *html.Node) (line string, of *html.Node) {
	of = blockAround(n)
	for _, p := range []*html.Node{of, n.Parent.Parent, n.Parent} {
		if p == nil {
			continue
		}
		if p != of && amidSentence(p) {
			return "", n
		}
		if line := lineOf(p); line != "" {
			return line, p
		}
	}
	if line = squeeze(n.Data); len(line) > maxDated {
		return "", n
	}
	return line, n
}

// amidSentence reports whether words of a sentence are directly before or after an inline element.
func amidSentence(n *html.Node) bool {
	if block(n.DataAtom) {
		return false
	}
	before, after := n.PrevSibling, n.NextSibling
	if before != nil && before.Type == html.TextNode && len(strings.TrimSpace(before.Data)) > maxDayLabel {
		return true
	}
	return goesOn(after)
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

// publishing reports whether a day may be that of publication and no sentence has it.
func (s *shownDay) publishing() bool {
	return s.alone && (s.kind == plainStamp || s.kind == publishedStamp)
}

// fromText is the day in a separate line beside the heading of the page: one that a word says to be that of publication, else the first
// after the heading, else the last before it.
func (d *dating) fromText() string {
	before, after := "", ""
	for _, day := range d.shownDays() {
		switch {
		case !day.near() || !day.publishing():
		case day.kind == publishedStamp:
			return day.iso
		case day.at <= 0:
			before = day.iso
		case after == "":
			after = day.iso
		}
	}
	return cmp.Or(after, before)
}

// openedBy is the day that a paragraph beside the heading opens with.
func (d *dating) openedBy() string {
	d.shownDays()
	return d.opening
}

// labelledDay is the day that lines anywhere on the page say to be that of publication, if it is always the same.
func (d *dating) labelledDay() string {
	found := ""
	for _, day := range d.shownDays() {
		switch {
		case !day.alone || day.kind != publishedStamp:
		case found != "" && day.iso[:10] != found[:10]:
			return ""
		default:
			found = day.iso
		}
	}
	return found
}

// changedDay is the first day beside the heading that a line says to be that of a change.
func (d *dating) changedDay() string {
	for _, day := range d.shownDays() {
		if day.near() && day.alone && day.kind == changedStamp {
			return day.iso
		}
	}
	return ""
}

// dayLine is the day that a page shows in separate lines, if it is always the same: beside the heading or
// anywhere, but then not against a date in its head.
func (d *dating) dayLine(near bool) string {
	found, placed := "", !near
	for _, day := range d.shownDays() {
		switch {
		case !day.publishing() || near && day.named:
			continue
		case found != "" && day.iso[:10] != found[:10]:
			return ""
		case found == "":
			found = day.iso
		}
		placed = placed || day.near() || day.kind == publishedStamp
	}
	if !placed || found == "" {
		return ""
	}
	if vague := d.tag(vagueNames); !near && vague != "" && vague[:10] != found[:10] {
		return ""
	}
	return found
}

// surroundings are the text before and after a day in the same text.
type surroundings struct{ before, after string }

// headingOf is the heading that shows the title of a page: the first h1 in whose text it is, or else such an h2 or h3, or
// else the first h1, which may be the name of the site.
func headingOf(of parts, title string) *html.Node {
	for _, list := range []*goquery.Selection{of.h1, of.lower} {
		for _, n := range list.Nodes {
			if s := shownText(n); wordCount(s) > 1 && partOf(title, s) {
				return n
			}
		}
	}
	if of.h1.Length() > 0 {
		return of.h1.Nodes[0]
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
