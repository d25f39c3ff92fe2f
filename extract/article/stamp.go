package article

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dateline/internal/lazyregexp"
)

// stampKind says what happened on a day that a page shows.
type stampKind uint8

const (
	plainStamp     stampKind = iota // no word says it
	publishedStamp                  // "Published: 5 March 2024"
	changedStamp                    // "Updated 6 March 2024"
	otherStamp                      // "Received: 4 May 2021", "© 5 March 2024"
)

// stamp is a day in a short line of a page.
type stamp struct {
	kind stampKind
	iso  string // 2025-06-02, or with the clock time and the zone if the line has them
}

// stampLine is a short line with one day or more: "First published on Tue 5 Mar 2024 09.00 GMT | Updated 6 March 2024".
type stampLine struct {
	stamps []stamp
	words  []string // of the line, without those of its days, times and labels
}

// dayLabels are words of a text that say what happened on a day, in small letters.
type dayLabels []string

var (
	changedLabels   = dayLabels(wordLists.Words("changed-labels"))
	publishedLabels = dayLabels(wordLists.Words("published-labels"))
	otherLabels     = dayLabels(wordLists.Words("other-labels"))
)

// last is where the last label of a text in small letters begins, or -1. (A regular expression takes ten times as long.)
func (l dayLabels) last(lower string) int {
	at := -1
	for _, label := range l {
		at = max(at, strings.LastIndex(lower, label))
	}
	return at
}

// hasLabel reports whether a text has a label.
func hasLabel(s string) bool { return kindOfLabel(s) != plainStamp }

// filedUnder is the list of topics at the end of a line: "3 August 2015 · Filed under Sport, Town".
var filedUnder = lazyregexp.New(`(?i)\s(?:filed under|filed in|posted in|abgelegt unter|kategorien?|categor(?:y|ies)|tags?):?\s.*$`)

// inSection is the section after the year at the end of a line: "By Ida Lang on March 5, 2024 in Local news".
var inSection = lazyregexp.New(`((?:19|20)\d\d) in \p{Lu}[\p{L} &]{2,30}$`)

// maxStamps is more days than the line of a page has that shows when it was published.
const maxStamps = 4

// readStamps reads the days of a line and what its words say of them. lang is the language of the page, "" if it is not known.
func readStamps(line, lang string) stampLine {
	var out stampLine
	line = inSection.ReplaceAllString(filedUnder.ReplaceAllString(line, ""), "$1")
	rest := dayPart(line)
	for range maxStamps {
		iso, around := findDay(rest, lang)
		if iso == "" {
			break
		}
		if span.MatchString(around.before) {
			return stampLine{}
		}
		clock, label, after := clockOf(around.before, around.after)
		s := stamp{kind: kindOfLabel(label), iso: iso}
		if timed := published(iso + " " + clock); clock != "" && timed != "" {
			s.iso = timed
		}
		out.stamps = append(out.stamps, s)
		out.words = append(out.words, leftWords(label)...)
		rest = after
	}
	if last := len(out.stamps) - 1; last >= 0 && out.stamps[last].kind == plainStamp {
		out.stamps[last].kind = kindOfLabel(rest) // "5 March 2024 (updated)"
	}
	out.words = append(out.words, leftWords(rest)...)
	return out
}

// partMark divides the parts of a line: "Ida Lang · 5 March 2024 · 3 comments".
var partMark = lazyregexp.New(`\s*[·•⋅|]\s*`)

// clockPart begins a part with the time of the day before it.
var clockPart = lazyregexp.New(`^\d{1,2}[:.h]\d{2}`)

// maxPartWords is the most words of a part of a line beside the one with the day.
const maxPartWords = 3

// dayPart is the part of a line that has its days, if marks divide the line and the other parts are short; or else the line.
func dayPart(line string) string {
	dated := ""
	for _, part := range partMark.Split(line, -1) {
		switch {
		case !hasYear(part) && wordCount(part) <= maxPartWords && !clockPart.MatchString(part) && !hasLabel(part):
		case dated != "" || !hasYear(part):
			return line
		default:
			dated = part
		}
	}
	return cmp.Or(dated, line)
}

// kindOfLabel is what the last label of a text says.
func kindOfLabel(s string) stampKind {
	lower := strings.ToLower(s)
	changed, published, other := changedLabels.last(lower), publishedLabels.last(lower), otherLabels.last(lower)
	switch last := max(changed, published, other); {
	case last < 0:
		return plainStamp
	case last == changed:
		return changedStamp
	case last == published:
		return publishedStamp
	}
	return otherStamp
}

var (
	clockBefore = lazyregexp.New(`(?i)(\d{1,2})[:.h](\d{2}(?::\d{2})?)(?:\s?([ap])\.?\s?m\.?)?(?:\s?\(?([a-z]{1,5}|[+-]\d\d:?\d\d)\)?)?(?:,|\s|\||on|·|•|–|-)*$`)
	clockAfter  = lazyregexp.New(`(?i)^(?:,|\s|\||at|um|à|a las|alle|às|ore|kl\.?|T|·|•|–|-)*(\d{1,2})[:.h](\d{2}(?::\d{2})?)(?:\s?([ap])\.?\s?m\b\.?)?(?:\s?\(?(utc|gmt|z|[bcem]e?s?t|[ecmp][sd]t|[jk]st|ae[sd]t|uhr|[+-]\d\d:?\d\d)\b\)?)?`)
)

// clockOf is the time beside a day ("09:00 GMT"), "" if there is none, and the text before and after the day without it.
func clockOf(before, after string) (clock, left, right string) {
	if m := clockAfter.FindStringSubmatchIndex(after); m != nil {
		return clockText(after, m), before, after[m[1]:]
	}
	if m := clockBefore.FindStringSubmatchIndex(before); m != nil {
		return clockText(before, m), before[:m[0]], after
	}
	return "", before, after
}

// clockText writes a match of clockAfter as document.ParsePublished reads it.
func clockText(s string, m []int) string {
	part := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return s[m[2*n]:m[2*n+1]]
	}
	clock := part(1) + ":" + part(2)
	if len(part(1)) == 1 {
		clock = "0" + clock
	}
	if half := part(3); half != "" {
		clock += " " + half + "m"
	}
	if zone := part(4); zone != "" && published("2025-06-02 10:00 "+zone) != "" {
		clock += " " + zone
	}
	return clock
}

// smallWords are those of the lines that show days which do not make them sentences.
var smallWords = wordLists.Set("small-words")

// leftWords are the words of a text that are neither labels nor small words.
func leftWords(s string) []string {
	s = inBrackets.ReplaceAllString(s, "")
	return slices.DeleteFunc(wordsOf(s), func(w string) bool {
		return smallWords[strings.ToLower(w)] || len(w) >= minLabel && hasLabel(w)
	})
}

// minLabel is the shortest label that is a word.
const minLabel = 4

// labelled reports whether a word of the line says what happened on a day.
func (l stampLine) labelled() bool {
	return slices.ContainsFunc(l.stamps, func(s stamp) bool { return s.kind != plainStamp })
}

// ofPage reports whether a word of the line says that the page was published or changed on a day.
func (l stampLine) ofPage() bool {
	return slices.ContainsFunc(l.stamps, func(s stamp) bool { return s.kind == publishedStamp || s.kind == changedStamp })
}

// plain is how many of the days have no label.
func (l stampLine) plain() int {
	n := 0
	for _, s := range l.stamps {
		if s.kind == plainStamp {
			n++
		}
	}
	return n
}

const (
	maxNames        = 4 // the most words beside a day that may be a name or a place
	maxLabelledRest = 8 // the same if a label says that the line is about the article
)

// alone reports whether a line has little besides its days: a clock time, a place, a name.
func (l stampLine) alone() bool {
	most := maxNames
	if l.labelled() {
		most = maxLabelledRest
	}
	isShort := len(l.words) <= 2 || len(l.words) <= most && allCapitalised(l.words)
	return len(l.stamps) > 0 && l.plain() <= 1 && isShort
}

func allCapitalised(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !capitalised(w) && strings.ToUpper(w) != w })
}

// span ends in the first day of several.
var span = lazyregexp.New(`\d\.?\s?[-–—]\s?$`)

// wordsOf are the words of s of more than one letter.
func wordsOf(s string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.DeleteFunc(words, func(w string) bool { return len(w) < 2 })
}
