package article

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/internal/lazyregexp"
)

// minPosts is the fewest posts of a live blog.
const minPosts = 3

// livePosts are the posts of a live blog, with their times in ISO 8601: elements side by side, each with prose and a marked clock time.
// published is the day of times without one. The times must be read before the pruning of a page, which drops what only shows them.
func livePosts(body *html.Node, published string, all map[*html.Node]weight) map[*html.Node]string {
	times := clockTimes(body, published)
	if len(times) < minPosts {
		return nil
	}
	at := make(map[*html.Node]string)   // the first time in an element
	holders := make(map[*html.Node]int) // how many elements with prose and a time are side by side in one
	for _, t := range times {
		for n := t.of; n != body && at[n] == ""; n = n.Parent {
			at[n] = t.iso
			if all[n].prose > 0 {
				holders[n.Parent]++
			}
		}
	}
	posts := make(map[*html.Node]string)
	for n, iso := range at {
		if holders[n.Parent] >= minPosts && all[n].prose > 0 && n.DataAtom != atom.Main {
			posts[n] = iso
		}
	}
	return posts
}

// liveName is in the titles of live blogs.
var liveName = lazyregexp.New(`(?i)\blive|\bticker|\bupdates\b|\bminute[- ]by[- ]minute\b|\ben (?:vivo|direct)\b|\bin diretta\b|\bao vivo\b|\bna żywo\b`)

// live reports whether a page says in its title that it is a live blog.
func live(of parts) bool {
	return of.titles.Length() > 0 && liveName.MatchString(of.titles.First().Text()) || of.h1.Length() > 0 && liveName.MatchString(of.h1.First().Text())
}

// linedPosts are the elements of a live blog whose posts are divided by lines with a time, side by side: "14:05", two paragraphs, "13:20".
func linedPosts(body *html.Node, published string) map[*html.Node]string {
	lines := make(map[*html.Node]string)
	counts := make(map[*html.Node]int) // by the element around the lines
	for n := range nodesBelow(body) {
		if n.Type != html.TextNode || !clockOnly.MatchString(strings.TrimSpace(n.Data)) {
			continue
		}
		of := blockAround(n)
		if iso := clockIn(of, published); iso != "" && of.Parent != nil {
			lines[of] = iso
			counts[of.Parent]++
		}
	}
	posts := make(map[*html.Node]string)
	for parent, count := range counts {
		if count < minPosts {
			continue
		}
		iso := ""
		for c := parent.FirstChild; c != nil; c = c.NextSibling {
			if iso = cmp.Or(lines[c], iso); iso != "" {
				posts[c] = iso
			}
		}
	}
	return posts
}

// clockTime is a time of a day that an element shows.
type clockTime struct {
	of  *html.Node
	iso string
}

// clockTimes are the times in the time elements below body, and in those of which the name says that they show one.
func clockTimes(body *html.Node, published string) []clockTime {
	var times []clockTime
	for n := range nodesBelow(body) {
		if n.DataAtom != atom.Time && !namedClock(n) {
			continue
		}
		if iso := clockIn(n, published); iso != "" && !inSentence(n) {
			times = append(times, clockTime{n, iso})
		}
	}
	return times
}

// inSentence reports whether an element has more text directly beside it than a label.
func inSentence(n *html.Node) bool {
	const longest = 24 // bytes of a label
	long := func(c *html.Node) bool {
		return c != nil && c.Type == html.TextNode && len(strings.TrimSpace(c.Data)) > longest
	}
	return long(n.PrevSibling) || long(n.NextSibling)
}

// namedClock reports whether the name of an element says that it shows a time, and it begins with a digit.
func namedClock(n *html.Node) bool {
	text := n.FirstChild
	if n.Type != html.ElementNode {
		return false
	}
	if title := attr(n, "title"); len(title) > len("2025-06-02") && digit(title[0]) && named(n)&dateWord != 0 {
		return len(published(squeeze(title))) > len("2025-06-02")
	}
	if text == nil || text.Type != html.TextNode {
		return false
	}
	s := strings.TrimSpace(text.Data)
	return s != "" && digit(s[0]) && named(n)&dateWord != 0
}

// clockOnly is a text that is no more than a time: "11:40", "7.05 pm GMT", "14h30".
var clockOnly = lazyregexp.New(`(?i)^\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:utc|gmt|[bcem]e?s?t|[ecmp][sd]t|[jk]st|ae[sd]t|uhr|h))?$`)

// clockIn is the time that an element has in its attribute, or in its text on the day of publication; "" if it has no clock time.
func clockIn(n *html.Node, day string) string {
	for _, key := range []string{"datetime", "title"} {
		if iso := published(squeeze(attr(n, key))); len(iso) > len("2025-06-02") {
			return iso
		}
	}
	text := lineOf(n)
	if len(day) < len("2025-06-02") || !clockOnly.MatchString(text) {
		return ""
	}
	m := clockAfter.FindStringSubmatchIndex(text)
	if m == nil {
		return ""
	}
	return published(day[:len("2025-06-02")] + " " + strings.TrimSpace(clockText(text, m)))
}
