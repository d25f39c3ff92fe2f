package article

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

const (
	maxEnd      = 5  // the most blocks that are cut off the end
	maxEndWords = 60 // the most words of one of them
	maxContact  = 8  // the most blocks from a line of contact to the end
)

// withoutEnd cuts off the last blocks that sites put under all of their articles, those about the authors and whom to ask.
func withoutEnd(all []found, names []string) []found {
	all = withoutTail(all)
	end := len(all)
	for end > 1 && len(all)-end < maxEnd {
		if f := &all[end-1]; f.kind != document.Heading && !f.ends(names) {
			break
		}
		end--
	}
	return all[:end]
}

// ends reports whether a block is one that sites put under an article.
func (f *found) ends(names []string) bool {
	if f.kind != document.Paragraph && f.kind != document.Item || wordCount(f.text) > maxEndWords {
		return false
	}
	byAuthor := aboutAuthor(f.text, names) || f.reachesAuthor(names)
	return byAuthor || opens(f.text, phrases().end) || followsCoverage.MatchString(f.text) || appeals(f.text)
}

// followsCoverage begins a line that leads to the other articles of a house, "Follow the Post's coverage of …", or to a person.
var followsCoverage = lazyregexp.New(`^(?i:follow|read|see|find)\s+(?:all (?:of )?)?(?:the\s+)?(?:\p{Lu}\S*\s+){1,3}(?:full\s+|complete\s+)?coverage\b|^(?:Follow|Find) \p{Lu}.{2,40} on (?:X|Twitter|Facebook|Instagram|LinkedIn|Bluesky|Threads|Mastodon|Telegram|WhatsApp)\b`)

// ofAuthor is what a line says of an author after the name.
var ofAuthor = lazyregexp.New(`^(?:,[^.]{0,80},)?\s+(?:is|was|covers|writes|reports|has|joined|works|worked|can|lives|leads|teaches|edits|contributes|hosts|studies)\b`)

// aboutAuthor reports whether a text begins with the name of an author, and then says who that is.
func aboutAuthor(s string, names []string) bool {
	for _, name := range names {
		if rest, ok := strings.CutPrefix(s, name); ok && wordCount(name) > 1 && ofAuthor.MatchString(rest) {
			return true
		}
	}
	return false
}

// reachesAuthor reports whether a text says how to reach an author.
func (f *found) reachesAuthor(names []string) bool {
	return f.reaches() && slices.ContainsFunc(names, func(name string) bool { return wordCount(name) > 1 && strings.Contains(f.text, name) })
}

var (
	// asksPress is a line before the people whom journalists may ask, or the text about a firm that is under all of its releases.
	asksPress = lazyregexp.New(`^(?i:(?:for\s+)?(?:(?:more|further)\s+information|(?:media|press|news)\s+(?:and \p{L}+ )?(?:contacts?|office|enquir(?:y|ies)|inquir(?:y|ies)|relations)|contacts?|presse?kontakt|contacto de prensa|contact presse))\b[^.]{0,60}$`)

	// reachable is a number or an address of a person.
	reachable = lazyregexp.New(`\S@\S+\.\p{L}|(?i:\b(?:tel|phone|telefon|mobile|fax)\b\.?:?\s*)?\+?\(?\d[\d ()/.-]{5,}\d`)
)

// reaches reports whether a block has a number or an address of a person.
func (f *found) reaches() bool {
	const fewest = 6 // digits of a number
	digits, at := 0, false
	for i := range len(f.text) {
		at = at || f.text[i] == '@'
		if digit(f.text[i]) {
			digits++
		}
	}
	return (at || digits >= fewest) && reachable.MatchString(f.text)
}

// withoutTail cuts the tail off, if it is short beside the text.
func withoutTail(all []found) []found {
	at := tailAt(all)
	size := func(list []found) (n int) {
		for i := range list {
			n += len(list[i].text)
		}
		return n
	}
	if maxTailShare*size(all[at:]) > size(all[:at]) {
		return all
	}
	return all[:at]
}

// tailAt is where the lines begin that say whom to ask, or a heading over what a site puts under all articles, if only short lines
// and such follow; or the number of blocks.
func tailAt(all []found) int {
	at, reached := len(all), false
	for i := len(all) - 1; i > 0 && len(all)-i <= maxContact; i-- {
		f := &all[i]
		words := wordCount(f.text)
		if words > maxEndWords || f.kind == document.Quotation {
			break
		}
		reached = reached || f.reaches()
		switch {
		case f.headsTail(words), aboutFirm(f.text):
			at = i
		case reached && asksPress.MatchString(f.firstLine()):
			at = i
		case at < len(all):
		case words > maxLine && len(all)-i > maxAbout && !f.reaches():
			return at
		}
	}
	return at
}

const (
	maxTailHead  = 6 // the most words of a heading over what is under all articles
	maxPostHead  = 9 // the same over an offer to write to readers
	maxAbout     = 3 // the most blocks of a text about a firm or a job
	maxTailShare = 1 // the text is at least as many times as long as the tail
)

// tailHead is such a heading: over the text about a firm in its releases, and over offers of work.
var tailHead = lazyregexp.New(`^(?:About (?:the )?\p{Lu}[^.?!:]*|(?i:we(?:'re| are|’re) hiring|join our team|job (?:offers|adverts?|openings)|vacancies|über die \p{L}+ (?:gmbh|ag|se)|à propos de \p{L}.*))$`)

// postHead is a heading over an offer to write to readers.
var postHead = lazyregexp.New(`(?i)\b(?:newsletters?|inbox|mailing list|e-?mail (?:alerts|updates)|boletín|infolettre)\b`)

// headsTail reports whether a line that is a heading, or looks like one, is that over what is under all articles of a site.
func (f *found) headsTail(words int) bool {
	if f.kind == document.Heading && words <= maxPostHead && postHead.MatchString(f.text) {
		return true
	}
	if words > maxTailHead || f.kind != document.Heading && f.kind != document.Paragraph {
		return false
	}
	return tailHead.MatchString(strings.TrimSuffix(f.text, ":"))
}

// aboutFirm reports whether a text is a heading and what a firm says of itself, in one paragraph: "About Kallo Ferries Kallo Ferries is …".
func aboutFirm(s string) bool {
	rest, ok := strings.CutPrefix(s, "About ")
	if !ok {
		return false
	}
	words := strings.Fields(rest)
	for n := 1; n <= maxTailHead && 2*n < len(words); n++ {
		name, again := strings.Join(words[:n], " "), strings.Join(words[n:2*n], " ")
		if strings.TrimRight(name, ":.") == again && startsUpper(again) {
			return true
		}
	}
	return false
}

// firstLine is the text of a block up to its first colon.
func (f *found) firstLine() string {
	label, _, _ := strings.Cut(f.text, ":")
	return label
}
