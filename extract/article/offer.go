package article

import (
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// The marks of an offer to subscribe. A block with several of different kinds is one; in a box for those who have not paid, so is one
// with two, or a line with one.
var offerMarks = []*lazyregexp.Regexp{
	lazyregexp.New(`(?i)\bsubscri(?:be|bers?|ption)\b|\bmembership\b|\bsign (?:up|in)\b|\blog ?in\b|\bregister (?:now|to|for|here|free|today)\b|\bregistered (?:users?|readers?)\b|\babonn|\bsuscr[ií]b`),
	lazyregexp.New(`(?i)\b(?:unlimited|full|exclusive|digital|ad-free|all|free) (?:digital )?access\b|\baccess to all\b|\bchoose a plan\b|\bto (?:continue|read on|keep reading|unlock)\b|\bcontinue reading\b|\bsubscribers[- ]only\b|\bfor subscribers\b|\bnews package\b`),
	lazyregexp.New(`(?i)[$£€₹]\s?\d+(?:\.\d\d)?|\bR\d+\b|\b\d+(?:[.,]\d\d)? ?(?:euros?|dollars?|pounds?|€|cents?|rupees)\b`),
	lazyregexp.New(`(?i)\b(?:a|per|each|every|first|for \d+|for the first(?: \d+)?) (?:week|month|year)s?\b|\bfirst \d+ (?:weeks|months)\b|\bcancel any ?time\b|\bfree trial\b|\b\d+-day trial\b`),
	lazyregexp.New(`(?i)\b(?:your|our) (?:journalism|stories|newsletter|newsroom|account|plan|subscription|digital)\b|\bsupport (?:independent|local|quality) journalism\b`),
}

// priceMarks are the indexes of the marks that prices and times have as well: "fell to 31 dollars", "for the first month".
var priceMarks = map[int]bool{2: true, 3: true}

const (
	maxOffer      = 400 // the most bytes of an offer
	leastMarks    = 3   // of an offer in the text
	maxPrice      = 8   // words of a line with a price and a time that is one
	leastSentence = 6   // words of a sentence that one mark does not make an offer: sites name paragraphs after the box around them
)

// offerHints are parts of words, one of which every offer has: most blocks have none, which is quick to see.
var offerHints = wordLists.Words("offer-hints")

// offer reports whether a block offers a subscription.
func (f *found) offer() bool {
	switch f.kind {
	case document.Paragraph, document.Heading, document.Item, document.Lead:
	default:
		return false
	}
	if len(f.text) > maxOffer || f.says&offerWord == 0 && !slices.ContainsFunc(offerHints,
		func(hint string) bool { return strings.Contains(f.text, hint) }) {
		return false
	}
	marks, invites := 0, false
	for i, m := range offerMarks {
		if m.MatchString(f.text) {
			marks++
			invites = invites || !priceMarks[i]
		}
	}
	if f.says&offerWord == 0 {
		return marks >= leastMarks
	}
	line := wordCount(f.text) < leastSentence || !endsSentence(f.text)
	if marks == 1 {
		return line
	}
	return marks > 1 && (invites || wordCount(f.text) <= maxPrice)
}
