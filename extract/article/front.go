package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// frontBlocks is how many blocks at the top may be title and byline.
const frontBlocks = 4

// frontMatter finds the title and the byline among the first blocks. known is
// the metadata that the article came with.
func (p *page) frontMatter(known document.Meta) {
	if p.meta.Title == "" {
		p.meta.Title = known.Title
	}
	for i := range p.blocks[:min(len(p.blocks), frontBlocks)] {
		b := &p.blocks[i]
		s := p.text[b.Span.Start:b.Span.End]
		switch name := byline(s); {
		case name != "":
			b.Kind = document.Byline
			if p.meta.Byline == "" {
				p.meta.Byline = name
			}
		case p.isTitle(i, s):
			b.Kind = document.Title
			p.meta.Title = squeeze(s)
		case b.Kind == document.Paragraph:
			return
		}
	}
}

// isTitle reports whether the first block, or the one after a first byline, is the title:
// equal to the title that is known, or a heading when none is.
func (p *page) isTitle(i int, s string) bool {
	if p.meta.Title != "" {
		return sameWords(s, p.meta.Title)
	}
	return i == 0 && p.blocks[i].Kind == document.Heading && wordCount(s) >= 2
}

// sameWords compares without regard to case, punctuation and spaces.
func sameWords(a, b string) bool {
	return len(a) < 2*len(b)+16 && strings.EqualFold(letters(a), letters(b))
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

var (
	byWord = lazyregexp.New(`^(?:By|BY|by)[:\s]\s*(\S.*)$`)

	// nameJoiner are the words of a byline that begin with a small letter.
	nameJoiner = lazyregexp.New(`^(?:and|und|et|y|&|with|in|for|of|the|at|de|da|di|del|der|van|von|bin|al|el|la|le|\||/|—|–|-)$`)

	// bylineJob ends the names of a byline: ", Associated Press Writer".
	bylineJob = lazyregexp.New(`(?i)\s*,[^,]*\b(?:writer|reporter|correspondent|staff|press|news|editor|columnist|bureau|service|times|post|reuters|\p{L}*(?:leiter|redakteur|sprecher|referent|journalist)(?:in)?)\b.*$`)

	calendarWord = lazyregexp.New(`^(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|now|contrast|then|law)$`)
)

// byline gives the names in a line such as "By Jane Roe and JOHN DOE, Associated
// Press Writer", or "" if s is no byline.
func byline(s string) string {
	if len(s) > 160 || len(s) < len("by x") || s[0] != 'B' && s[0] != 'b' {
		return ""
	}
	m := byWord.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	words := strings.Fields(m[1])
	if len(words) > 12 || calendarWord.MatchString(strings.Trim(words[0], ",.")) || endsSentence(m[1]) && !strings.HasSuffix(m[1], "r.") {
		return ""
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !nameJoiner.MatchString(w) {
			return ""
		}
	}
	return squeeze(bylineJob.ReplaceAllString(m[1], ""))
}
