package article

import (
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/lazyregexp"
)

// houseWords are those of desks, agencies and publications in bylines.
var houseWords = wordLists.Set("house-words")

// houseName reports whether each name of a byline has a word of a house: "Web Desk", "Staff and agencies".
func houseName(byline string) bool {
	names := authors(byline)
	for _, name := range names {
		if !isHouse(name) {
			return false
		}
	}
	return len(names) > 0
}

func isHouse(name string) bool {
	for _, w := range wordsOf(name) {
		if houseWords[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// withoutHouse leaves the site and the agencies out of the persons of a byline.
func withoutHouse(byline, site string) string {
	names := authors(byline)
	persons := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return isHouse(name) || sameWords(name, site) })
	if len(persons) == 0 || len(persons) == len(names) {
		return byline
	}
	if first := names[0]; first != persons[0] && !slices.ContainsFunc(persons, twoWords) { // of a house, and its place
		return first
	}
	return strings.Join(persons, ", ")
}

// twoWords reports whether a name has two words, as those of persons have.
func twoWords(name string) bool { return wordCount(name) > 1 }

// inHost reports whether a name is a part of the address, as that of the publication is.
func (d *dating) inHost(name string) bool {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "The "), "Die ")
	return len(letters(name)) > 3 && strings.Contains(hostOf(d.address), strings.ToLower(letters(name)))
}

// firm are the marks of domains, firms and associations.
var firm = lazyregexp.New(`(?i)\.(?:com|net|org|de|at|ch|fr|es|it|pl|uk|info|eu)\b|www\.|\b(?:gmbh|e\. ?v\.|ltd|inc|llc|ag|s\.a\.|redaktion|stiftung|verlag|magazine?|newspaper|media|webmaster|editorial staff)(?:$|\W)`)

// hostOf is the letters and digits of the host of an address, lower case.
func hostOf(address string) string { return letters(domain(address)) }

// domain is the host of an address, lower case, without "www." and a port; "" if there is none.
func domain(address string) string {
	if address == "" {
		return ""
	}
	u, err := url.Parse(archived.ReplaceAllString(address, ""))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

var (
	// byPrefix is what pages write before a name, in the languages of most of them.
	byPrefix = lazyregexp.New(`^(?i:(?:view all posts by|(?:posted|written|published|submitted|report(?:ed|ing)|story|words|analysis|opinion|essay|column|commentary|compiled) (?:on [\p{L}\d., ]{4,30} )?by|post author|about the author|authors?|autore?|autorin|autoren|auteur|(?:veröffentlicht|geschrieben|erstellt|eingestellt|gespeichert|verfasst|beitrag|text|(?:alle )?artikel|alles|pressemitteilung|ein gespräch) von|publié par|(?:publicado|escrito) por|(?:scritto|pubblicato|postato) da|(?:&|and|und) (?:photos?|fotos?|interview)|zeige alle beiträge von|interview|text|by|von|vom|par|por|di|de)(?:[:\s|–-]+|$)|redaktion\s*[:|–-]\s*)+`)

	// afterName is what pages write after one: a date, a place on the web, an invitation.
	afterName = lazyregexp.New(`(?i)(?:\s+[|•·»/–—-]+\s+.*|,?\s+(?:am|on|le|el)\s+\d.*|,?\s+(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*\.?,\s+)?\d{1,2}[./ ]+(?:\d|\p{L}{3,}[,.]?\s+\d{4}).*|\s+@\S+.*|\s+alle (?:artikel|beiträge).*|\s+(?:view|see) (?:all|profile|bio).*|\s+(?:follow|folgen)(?:\s.*)?|[\s(,&|]+(?:illustration(?:en|s)?|fotos?|photos?|photography|bilder|übersetz\S*|translat\S*)(?: ?:| von| by) .*|\s+updated .*|\s+published .*|\s+vor \d+ .*|\s+\d+\s+(?:sec|min|h(?:ou)?r|day|week|month|year)\S*\s+(?:ago|read).*|,?\s+(?:on\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:[,\s].*)?|[\s(;,.|–—-]+(?:editing|edited|(?:additional|further) reporting) by\s.*|\s+(?:at|um|à)\s+\d.*|\s+(?:am|um|stand|on|at)\.?)$`)

	// mailAddress is an address beside a name.
	mailAddress = lazyregexp.New(`\s*[(<\[]?\b\S+@\S+\.\p{L}+\b[)>\]]?`)

	// placeBetween is where the first of two authors wrote: "Ida Lang in Kallo and Tor Helland in Vik".
	placeBetween = lazyregexp.New(`\s+(?:in|from|at)\s+\p{Lu}[\p{L}.-]*(?:,?\s\p{Lu}[\p{L}-]*)?(,?\s(?:and|und|et|y)\s+\p{Lu}\S*\s+\p{Lu})`)

	// jobBetween is the office of the first of two authors: "Ida Lang, Deputy Editor and Tor Helland".
	jobBetween = lazyregexp.New(`,[^,;]*\b(?i:writer|reporter|correspondent|editor|columnist)(,?\s(?:and|und|et|y)\s+\p{Lu}\S*\s+\p{Lu})`)

	// afterWork is for whom or where the author wrote: "Tor Helland for the Morning Ledger", "Ida Lang in Kallo".
	afterWork = lazyregexp.New(`^(\p{Lu}\S* \p{Lu}.*?)\s+(?:(?i:for|from|in|at|für|bei|en|reports?|reporting|reportedly)\s+(?:the\s+|de\s+)?\p{Lu}|(?i:has contributed|contributed|is an?)\s).*$`)

	// noAuthor begins a line that names no author.
	noAuthor = lazyregexp.New(`^(?i:fotos?|фото|photos?|images?|bild(?:er)?|quelle|source|zuletzt|stand|updated|archiv|no author|revised|edited|follow|share|im bild|credit)(?:$|[\s:])`)

	// nameGlued is such a word without a space before the name.
	nameGlued = lazyregexp.New(`^(?:Author|Autor|Veröffentlicht von|Von|By)(\p{Lu}\p{Ll})`)
)

// cleanByline is the names in a byline, or "" if it holds something else.
func cleanByline(s string) string {
	s = strings.TrimLeft(squeeze(html.UnescapeString(s)), " ,;:|–-©")
	if s == "" || len(s) > 3*maxByline {
		return ""
	}
	s = nameGlued.ReplaceAllString(s, "$1")
	s = s[len(byPrefix.FindString(s)):]
	s = strings.TrimRight(s, " ,;:|–-")
	if strings.Contains(s, "@") {
		s = mailAddress.ReplaceAllString(s, "")
	}
	s = jobBetween.ReplaceAllString(placeBetween.ReplaceAllString(s, "$1"), "$1")
	s = squeeze(bylineJob.ReplaceAllString(afterName.ReplaceAllString(s, ""), ""))
	s = afterWork.ReplaceAllString(s, "$1")
	s = strings.TrimRight(s, " ,;:|–-")
	if s == "" || noAuthor.MatchString(s) || noName[strings.ToLower(s)] || !likeName(s) {
		return ""
	}
	return s
}

// likeName reports whether a text may be names: neither long, nor an address, a sentence or a number.
func likeName(s string) bool {
	words := wordCount(s)
	if words > 12 || strings.Contains(s, "://") || strings.HasPrefix(s, "@") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return !(words > 4 && endsSentence(s)) && !unicode.IsDigit(r)
}

// noName are bylines without a name.
var noName = wordLists.Set("no-names")
