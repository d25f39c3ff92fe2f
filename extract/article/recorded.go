package article

import (
	"slices"
	"strings"
)

const (
	minRecorded = 4 // the fewest words of a headline of linked data that is the title
	maxEdited   = 2 // the most words in which it differs from the heading after a small edit
)

// recorded is the headline of the linked data of a page, if it is the title rather than the heading that the page shows: if more of the
// places that give a title have it to the letter, or if the two differ in a word or two and the title element repeats it. Else it is "".
func (d *dating) recorded(heading, head, site string) string {
	host := hostOf(d.address)
	headline := withoutSite(d.linked.title, site, host)
	cut := strings.HasSuffix(headline, "…") || strings.HasSuffix(headline, "...")
	if wordCount(headline) < minRecorded || cut || partOf(headline, heading) || partOf(heading, headline) {
		return ""
	}
	forHeadline, forHeading := 1, 1
	for _, other := range []string{head, d.tags["og:title"], d.tags["twitter:title"]} {
		switch {
		case gives(other, headline):
			forHeadline++
		case gives(other, heading):
			forHeading++
		}
	}
	if forHeadline > forHeading || gives(head, headline) && edited(headline, heading) {
		return headline
	}
	return ""
}

// gives reports whether a title of a page is the one of the article to the letter, with at most the name of the site after it.
func gives(stated, title string) bool {
	rest, ok := strings.CutPrefix(stated, title)
	if !ok || rest == "" {
		return ok
	}
	at := titleMark.FindStringIndex(rest)
	return at != nil && at[0] == 0
}

// edited reports whether two titles have the same words but for a few in one place.
func edited(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	for len(x) > 0 && len(y) > 0 && sameWords(x[0], y[0]) {
		x, y = x[1:], y[1:]
	}
	slices.Reverse(x)
	slices.Reverse(y)
	for len(x) > 0 && len(y) > 0 && sameWords(x[0], y[0]) {
		x, y = x[1:], y[1:]
	}
	return len(x) <= maxEdited && len(y) <= maxEdited
}
