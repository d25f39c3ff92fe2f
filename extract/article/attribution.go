package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// titleWords are the words that name an office, a rank or a job.
var titleWords = wordLists.Set("titles")

// isTitleWord looks a word up, also the last part of a compound: "vice-president".
func isTitleWord(w string) bool {
	w = strings.ToLower(strings.Trim(w, ",.;"))
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if titleWords[w] {
		return true
	}
	i := strings.LastIndexByte(w, '-')
	return i >= 0 && titleWords[w[i+1:]]
}

var (
	// particle are the small words inside names.
	particle = lazyregexp.New(`^(?:de|da|di|del|der|den|van|von|bin|ibn|al|el|la|le|dos|du)$`)

	// joiner are the small words inside titles.
	joiner = lazyregexp.New(`^(?:of|for|the|and|on|in|to|at|&)$`)

	// verbal are words that make a sentence of a line.
	verbal = lazyregexp.New(`^(?i:is|was|are|were|be|been|has|have|had|will|would|can|could|may|might|must|should|said|says|told|tells|added|adds|did|does|do|makes|made|wants|who|that|which)$`)

	// firstPerson marks a quotation without quotation marks.
	firstPerson = lazyregexp.New(`\b(?:We|we|I|our|Our|my|My|us)\b`)

	// noStop are the abbreviations whose period ends no sentence.
	noStop = lazyregexp.New(`(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Rev|Hon|Jr|Sr|St|No|vs|\pL|(?:\pL\.)+\pL)\.$`)
)

// nameAtStart is the number of words at the start of words that form a person's
// name (two to four capitalised ones that name no office), and whether a comma ends it.
func nameAtStart(words []string) (n int, comma bool) {
	for n < len(words) && n < 5 {
		w := words[n]
		comma = strings.HasSuffix(w, ",")
		bare := strings.TrimRight(w, ",")
		if isTitleWord(bare) || !capitalised(bare) && !(n > 0 && particle.MatchString(bare)) {
			comma = false
			break
		}
		n++
		if comma {
			break
		}
	}
	if n < 2 || n == 5 {
		return 0, false
	}
	return n, comma
}

func capitalised(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && (n < len(w) || len(w) == 1) && strings.IndexFunc(w, unicode.IsDigit) < 0
}

// office reports whether words are a title: a title word among the first five, and
// no verb. strict allows only capitalised words and the small words between them.
func office(words []string, strict bool) bool {
	titled := false
	for i, w := range words {
		bare := strings.TrimRight(w, ",")
		if verbal.MatchString(bare) || strict && !capitalised(bare) && !joiner.MatchString(bare) {
			return false
		}
		titled = titled || i < 5 && isTitleWord(bare)
	}
	return titled && len(words) <= 12
}

// signature reports whether words are a name and an office, in either order:
// "Jane Roe Minister of Trade", "Jane Roe, mayor of Springfield", "Trade Minister Jane Roe".
func signature(words []string) bool {
	if len(words) < 2 || len(words) > 16 {
		return false
	}
	if n, comma := nameAtStart(words); n > 0 && n < len(words) {
		return office(words[n:], !comma)
	}
	return office(words, true) && capitalised(words[0]) && nameAtEnd(words)
}

// nameAtEnd reports whether a name follows the last title word, or the place that
// the office is of: "Secretary Moss", "Minister of Trade Clara Holm".
func nameAtEnd(words []string) bool {
	run, need := 0, 1
	for i := len(words) - 1; i >= 0 && !isTitleWord(words[i]); i-- {
		if joiner.MatchString(words[i]) {
			need = 3
			break
		}
		run++
	}
	return run >= need && run <= 4
}

// dashed reports whether s begins with a dash that is followed by a name or an
// office with a capital: "— Jane Roe, mayor of Springfield", "-Commissioner Roe".
func dashed(s string) bool {
	name := strings.TrimLeft(s, "-–—― ")
	if name == s || len(s) > 160 || strings.HasPrefix(s, "- ") || endsSentence(s) {
		return false
	}
	words := strings.Fields(name)
	if len(words) > 14 || len(words) == 0 || !capitalised(words[0]) {
		return false
	}
	n, comma := nameAtStart(words)
	if n > 0 && (n == len(words) || comma && office(words[n:], false)) {
		return true
	}
	return signature(words)
}

// attributed reports whether the line s, which follows the block before,
// only names the speaker of that block.
func attributed(s, before string) bool {
	if len(s) > 160 || strings.Contains(s, "\n") || endsSentence(s) {
		return false
	}
	signed := dashed(s) || signature(strings.Fields(s))
	return signed && quotation(before) // last, as that may be long and many lines may follow it
}

// quotation reports whether a paragraph may be a speaker's own words.
func quotation(s string) bool {
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	opens := isQuote(r) || r == '>'
	closes := strings.HasSuffix(s, `"`) || strings.HasSuffix(s, "”")
	return opens || closes || firstPerson.MatchString(s)
}

// splitAttributions cuts the signature off paragraphs that end in one without a
// period: "… details later. Jane Roe Minister of Trade".
func splitAttributions(text string, blocks []document.Block) []document.Block {
	first := slices.IndexFunc(blocks, func(b document.Block) bool { return signedAt(text, b) > 0 })
	if first < 0 {
		return blocks
	}
	out := append(make([]document.Block, 0, len(blocks)+len(blocks)/8+1), blocks[:first]...)
	for _, b := range blocks[first:] {
		if at := signedAt(text, b); at > 0 {
			whole := b.Span
			b.Span.End = whole.Start + len(strings.TrimRightFunc(text[whole.Start:whole.Start+at], unicode.IsSpace))
			out = append(out, b)
			b = document.Block{Kind: document.Attribution, Span: document.Span{Start: whole.Start + at, End: whole.End}, Published: b.Published}
		}
		out = append(out, b)
	}
	return out
}

// signedAt is where in a block the signature at its end begins, or 0.
func signedAt(text string, b document.Block) int {
	if b.Kind != document.Paragraph && b.Kind != document.Quotation {
		return 0
	}
	return tail(text[b.Span.Start:b.Span.End])
}

// maxTail is the longest signature, in bytes, that is looked for after a sentence.
const maxTail = 160

// tail is where the signature at the end of a paragraph begins, or 0.
// It follows the end of a sentence, and has no period.
func tail(s string) int {
	if endsSentence(s) {
		return 0
	}
	from := max(0, len(s)-maxTail)
	for end := len(s); ; {
		end = from + strings.LastIndexAny(s[from:end], ".!?")
		if end < from {
			return 0
		}
		after := strings.TrimLeft(s[end+1:], "\"”’»)")
		words := strings.TrimLeftFunc(after, unicode.IsSpace)
		if len(words) < len(after) && !noStop.MatchString(s[max(0, end-12):end+1]) {
			if dashed(words) || signature(strings.Fields(words)) {
				return len(s) - len(words)
			}
			return 0
		}
	}
}
