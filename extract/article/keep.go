package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// keep leaves out, in place, the blocks that belong to the page and not to the article:
// lines that are links, days and labels, picture credits, invitations to read on, offers, parts of the text shown a second time, and
// headings under which nothing is left. names are the authors.
func keep(all []found, names []string) []found {
	all = withoutLabels(all)
	repeated := repetitions(all)
	kept := all[:0]
	skipping := false // what a heading such as "Latest on" lists
	titled := false
	for i, f := range all {
		again := titled && f.kind == document.Title
		titled = titled || f.kind == document.Title
		switch {
		case f.kind == document.Heading:
			skipping = f.elsewhere() || wordCount(f.text) <= maxLine && opens(f.text, phrases().more)
		case f.kind != document.Item && !f.notice():
			skipping = false
		}
		atEdge := i < frontBlocks*2 || i >= len(all)-frontBlocks
		atEdge = atEdge || f.of == atom.Dd // in a list of facts about the page
		ofPage := again || f.fact() || f.stamped(atEdge, i < frontBlocks)
		strange := ofPage || f.stray() || f.offer()
		if !skipping && !repeated[i] && !strange {
			kept = append(kept, f)
		}
	}
	return withContent(withLeads(withoutEnd(kept, names)))
}

// notice reports whether a block is a short line that is no sentence, such as the advert of a job.
func (f *found) notice() bool {
	return f.kind == document.Paragraph && wordCount(f.text) <= maxLine && !endsSentence(f.text)
}

// withoutLabels leaves out the short headings and lines before the title, which are those of sections and sites.
func withoutLabels(all []found) []found {
	front := all[:min(len(all), 2*frontBlocks)]
	title := slices.IndexFunc(front, func(f found) bool { return f.kind == document.Title })
	at := 0
	for i := range all {
		if label := i < title && all[i].isLabel(); !label {
			all[at] = all[i]
			at++
		}
	}
	return all[:at]
}

// isLabel reports whether a heading or a line is as short as the name of a section or a site.
func (f *found) isLabel() bool {
	line := f.kind == document.Heading || f.kind == document.Paragraph && !endsSentence(f.text)
	return line && wordCount(f.text) <= maxLabel
}

// fact reports whether a block is the name of a fact about the page, "From:", in a list of such.
func (f *found) fact() bool {
	return f.of == atom.Dt && wordCount(f.text) <= maxLabel && strings.HasSuffix(f.text, ":")
}

// stamped reports whether a block says when the page was published, and by whom, and no more. A line with nothing but a day may
// be a heading within a chronicle: it counts at the edges of a page, its first and last blocks. In front a place or names may be beside it.
func (f *found) stamped(atEdge, inFront bool) bool {
	switch f.kind {
	case document.Paragraph, document.Byline, document.Item:
	default:
		return false
	}
	if len(f.text) > maxDated || !hasYear(f.text) {
		return false
	}
	line := readStamps(readingTime.ReplaceAllString(f.text, ""), "en-US") // whichever is the month, it is a day
	bare := len(line.words) == 0 && !line.labelled()
	names := len(line.words) > 0 && allCapitalised(line.words) && !endsSentence(f.text)
	if !line.alone() {
		return false
	}
	named := inFront && names && f.kind != document.Item
	return line.ofPage() || atEdge && bare || named
}

// readingTime is how long a page says that reading it takes.
var readingTime = lazyregexp.New(`(?i)\s*(?:[—–+-]\s*)?\b(?:see|show) all updates$|\s*\b\d{1,2}[ -]min(?:ute)?s?\.? (?:read|lesezeit|de lectura|de lecture)\b|\s*\blesezeit:? \d{1,2} min\p{L}*\.?`)

// maxRepeated is the longest block, in bytes, that is looked for in the rest of the text.
const maxRepeated = 400

// repetitions marks the quotations that a page sets apart from the text that has them, as it does to draw readers in.
func repetitions(all []found) map[int]bool {
	var repeated map[int]bool
	text := ""
	for i := range all {
		f := &all[i]
		apart := f.says&pullWord != 0 || f.kind == document.Quotation
		if !apart || len(f.text) > maxRepeated || wordCount(f.text) < minCaption || len(repeated) > maxRepetitions {
			continue
		}
		if text == "" {
			text = bodyLetters(all)
		}
		if strings.Contains(text, strings.ToLower(letters(f.text))) {
			if repeated == nil {
				repeated = map[int]bool{}
			}
			repeated[i] = true
		}
	}
	return repeated
}

// maxRepetitions bounds the work on a page with very many quotations.
const maxRepetitions = 50

// bodyLetters are the letters of the paragraphs that no name sets apart.
func bodyLetters(all []found) string {
	var b strings.Builder
	for i := range all {
		if f := &all[i]; f.kind == document.Paragraph && f.says&pullWord == 0 {
			b.WriteString(strings.ToLower(letters(f.text)))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// withLeads gives the summary between the title and the first paragraph its kind: what elements are named so, longer headings, and a
// short list before the text. What is too long for a summary is the text.
func withLeads(all []found) []found {
	first, size, total, paragraphs := leading(all)
	if paragraphs < minBody || size > maxLead || maxLeadShare*size > total {
		return all
	}
	for i := range all[:first] {
		if f := &all[i]; f.leads() {
			f.kind = document.Lead
		}
	}
	return all
}

// leading is the first paragraph that is no summary, the bytes of what may be one before it, those of all, and how many paragraphs follow.
func leading(all []found) (first, size, total, paragraphs int) {
	first = len(all)
	for i := len(all) - 1; i >= 0; i-- {
		f := &all[i]
		total += len(f.text)
		if f.kind == document.Paragraph && !f.leads() {
			first, size = i, 0
			paragraphs++
		} else if f.leads() {
			size += len(f.text)
		}
	}
	return first, size, total, paragraphs
}

// leads reports whether a block before the text may be a part of the summary.
func (f *found) leads() bool {
	switch f.kind {
	case document.Item:
		return true
	case document.Paragraph:
		return f.says&leadWord != 0 && len(f.text) <= maxLeadLine
	case document.Heading:
		return f.of != atom.H1 && !f.amid && wordCount(f.text) >= minLeadWords
	}
	return false
}

const (
	maxLeadBlocks = 8   // how far down the text a summary is
	minBody       = 3   // the fewest paragraphs of a text that has a summary
	minLeadWords  = 6   // the fewest words of a heading that is one
	maxLeadLine   = 200 // the most bytes of a paragraph that is one: longer ones begin the text
	maxLeadShare  = 4   // the text is as many times as long as a summary
)

// stray reports whether a block by itself does not look like a part of the article.
func (f *found) stray() bool {
	words := wordCount(f.text)
	ended := endsSentence(f.text)
	linked := 10*f.links > 8*len(f.text)
	if f.published != "" && clockOnly.MatchString(f.text) { // of a post of a live blog
		return true
	}
	switch f.kind {
	case document.Title, document.Byline, document.Attribution, document.Table, document.Code:
		return false
	case document.Caption:
		isTitle := f.of != atom.Caption && !ended && !describes(f.text)
		return isTitle || words < minCaption || opens(f.text, phrases().credit)
	case document.Heading:
		return f.elsewhere() || words <= maxLine && opens(f.text, phrases().more) || boxTitles[strings.ToLower(f.text)]
	case document.Quotation, document.Item:
		label := f.kind == document.Item && f.label(words, ended)
		invites := words <= maxLine && opens(f.text, phrases().more)
		return linked && !ended || label || invites
	}
	if linked && (words < maxHeading || !ended) {
		return true
	}
	if words <= maxPage && lineOfPage.MatchString(f.text) {
		return true
	}
	if f.label(words, ended) {
		return true
	}
	if words <= maxLine && !quoted(f.text) && (opens(f.text, phrases().more) || opens(f.text, phrases().credit)) {
		return !f.isSentence(ended)
	}
	return f.of != atom.P && words <= maxLabel && !ended
}

// label reports whether a line only says how long ago something was published, is a label of a day, or the title of a box.
func (f *found) label(words int, ended bool) bool {
	switch {
	case words > maxLabel*maxLabel || ended:
		return false
	case words <= maxLabel && boxTitles[strings.ToLower(f.text)], words <= maxLabel && labelOnly(f.text):
		return true
	}
	return agoLine.MatchString(f.text)
}

// labelOnly reports whether a text is no more than the label of a day: "Last updated on".
func labelOnly(s string) bool { return hasLabel(s) && len(leftWords(s)) == 0 }

// elsewhere reports whether a heading is a link, under which only other pages are listed.
func (f *found) elsewhere() bool { return 10*f.links > 8*len(f.text) && f.of != atom.H1 }

// boxTitles are whole headings of boxes around an article.
var boxTitles = wordLists.Set("box-titles")

// agoLine begins a line that says how long ago something was published.
var agoLine = lazyregexp.New(`^(?i:(?:updated |published |posted )?\d{1,2} ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?) ago(?:\b|\d)|vor \d{1,2} \p{L}+|hace \d{1,2} \p{L}+|il y a \d{1,2} \p{L}+)`)

// lineOfPage is a line that is only the number of a page of several, or an address on the web.
var lineOfPage = lazyregexp.New(`^(?:(?i:page|seite|página|pagina) \d+ (?i:of|von|de|di|sur) \d+|https?://\S+)$`)

// maxPage is the most words of such a line.
const maxPage = 4

// quoted reports whether a line begins with a quotation mark and says more after the closing one: a quotation is no invitation.
func quoted(s string) bool {
	open, size := utf8.DecodeRuneInString(s)
	if open != '"' && open != '“' && open != '‘' {
		return false
	}
	return strings.ContainsAny(s[size:], "\"”’")
}

// addresses is in the invitations that are whole sentences: they speak to the reader, or of the page.
var addresses = lazyregexp.New(`(?i)\b(?:you|your|our|us|me|here|below|newsletters?|e-?mails?|inbox|apps?|podcasts?|articles?|stor(?:y|ies)|accounts?|adverts?|advertise\p{L}*|comments?|updates|videos?|reserved|page|site|website|browser|free|photos?|images?|getty|credit)\b|[@:|©]`)

// isSentence reports whether a line that begins like an invitation is a sentence of the text: "Recommended doses vary."
func (f *found) isSentence(ended bool) bool {
	isPlain := ended && f.links == 0 && f.of == atom.P
	return isPlain && english(f.text) && !addresses.MatchString(f.text)
}

// english reports whether a line has one of the small words that most English sentences have, and other languages do not.
func english(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if englishWords[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// englishWords are words that most English sentences have, and other languages do not.
var englishWords = wordLists.Set("english")

// describes reports whether a caption without a full stop says something, rather than whose picture it is.
func describes(s string) bool {
	if at := creditIn.FindStringIndex(s); at != nil {
		s = s[:at[0]]
	}
	if wordCount(s) >= minCaption && endsSentence(strings.TrimSpace(s)) {
		return true
	}
	small := 0
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			small++
		}
	}
	return small >= minSmallWords && 3*small >= wordCount(s)
}

// creditIn begins whose picture it is, in a caption.
var creditIn = lazyregexp.New(`(?i)\s[(\[|–—]?\s?\(?(?:photo|photograph|picture|image|illustration|foto|bild|credit|crédit|imagen)s?\b`)

// minSmallWords is the fewest words in small letters of a caption that says something.
const minSmallWords = 2

const (
	minCaption = 3  // the fewest words of a caption that says something
	maxLine    = 18 // the most words of a line that is an invitation or a credit
	maxLabel   = 3  // the most words of a label
)

// withContent leaves out the headings that no text follows before the next heading
// of the same or a higher level, or the end.
func withContent(all []found) []found {
	level := atom.Atom(0) // of the heading that comes next
	filled := false       // there is text before that heading
	at := len(all)        // what stays is all[at:]
	for i := len(all) - 1; i >= 0; i-- {
		f := all[i]
		if f.kind == document.Heading {
			if !filled && (level == 0 || f.of.String() >= level.String()) {
				continue
			}
			level, filled = f.of, false
		} else {
			filled = true
		}
		at--
		all[at] = f
	}
	return all[at:]
}
