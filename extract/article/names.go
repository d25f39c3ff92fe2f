package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"

	"dateline/internal/wordlist"
)

//go:embed names.txt
var nameList string

// verdict says what the name of an element says about it.
type verdict uint16

const (
	junkWord    verdict = 1 << iota // a word of a name: not the article
	commentWord                     // a word: what readers wrote
	junkToken                       // a whole name: not the article
	weakWord                        // a word: not the article unless there is prose
	authorWord                      // a word: the author
	captionWord                     // a word: under a picture
	leadWord                        // a word: the summary before the body
	bodyWord                        // a whole name: the body
	hiddenToken                     // a whole name: not shown
	toggleToken                     // a whole name: not shown at first, or not on all screens
	kickerWord                      // a word: the label before a title
	bubbleWord                      // a word: shown beside a text that a reader points at
	offerWord                       // a word: a box for those who have not paid
	pullWord                        // a word: a part of the text shown a second time
	dateWord                        // a word: a line that shows a day
)

// sections are the lists of names.txt.
var sections = map[string]verdict{"junk": junkWord, "comments": commentWord, "token": junkToken, "weak": weakWord,
	"author": authorWord, "caption": captionWord, "lead": leadWord, "body": bodyWord, "hidden": hiddenToken, "toggle": toggleToken,
	"kicker": kickerWord, "bubble": bubbleWord, "offer": offerWord, "pull": pullWord, "date": dateWord}

// wholeNames are the verdicts on whole names.
const wholeNames = junkToken | bodyWord | hiddenToken | toggleToken

// names are the entries of names.txt with what they say.
var names = sync.OnceValue(func() map[string]verdict {
	all := make(map[string]verdict)
	lists := wordlist.Parse(nameList)
	for section, says := range sections {
		for _, w := range lists.Words(section) {
			all[w] |= says
		}
	}
	return all
})

// naming are the attributes with the names of an element: sites whose classes a program makes up name elements for their tests.
func naming(key string) bool {
	switch key {
	case "class", "id", "data-testid", "data-component", "data-gu-name":
		return true
	}
	return false
}

// named is what the class, the id and the like of an element say of it.
func named(n *html.Node) verdict {
	var says verdict
	for _, a := range n.Attr {
		if naming(a.Key) {
			for name := range strings.FieldsSeq(a.Val) {
				says |= nameSays(name)
			}
		}
	}
	return says
}

// classed is what the class of an element says of it.
func classed(n *html.Node) verdict {
	var says verdict
	for name := range strings.FieldsSeq(attr(n, "class")) {
		says |= nameSays(name)
	}
	return says
}

// maxName is the longest name, in bytes, that is looked at.
const maxName = 200

// nameSays looks a name and its words up; camelCase and marks divide them.
func nameSays(name string) verdict {
	if len(name) > maxName {
		return 0
	}
	known := names()
	says := known[strings.ToLower(name)] & wholeNames
	start, lower := 0, false
	for i, r := range name {
		boundary := !unicode.IsLetter(r)
		if boundary || lower && unicode.IsUpper(r) {
			says |= known[strings.ToLower(name[start:i])] &^ wholeNames
			start = i
			if boundary {
				start = i + len(string(r))
			}
		}
		lower = unicode.IsLower(r)
	}
	return says | known[strings.ToLower(name[start:])]&^wholeNames
}
