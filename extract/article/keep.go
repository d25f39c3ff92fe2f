package article

import (
	"golang.org/x/net/html/atom"

	"dateline/extract/document"
)

// keep leaves out, in place, the blocks that belong to the page and not to the article:
// lines that are links, picture credits, invitations to read on, and headings under which nothing is left.
func keep(all []found) []found {
	kept := all[:0]
	for _, f := range all {
		if !f.stray() {
			kept = append(kept, f)
		}
	}
	return withContent(withoutEnd(kept))
}

// withoutEnd cuts off the last paragraphs that sites put under all of their articles.
func withoutEnd(all []found) []found {
	end := len(all)
	for end > 1 && len(all)-end < maxEnd {
		f := &all[end-1]
		if f.kind != document.Heading && (f.kind != document.Paragraph || wordCount(f.text) > maxEndWords || !opens(f.text, phrases().end)) {
			break
		}
		end--
	}
	return all[:end]
}

// stray reports whether a block by itself does not look like a part of the article.
func (f *found) stray() bool {
	words := wordCount(f.text)
	ended := endsSentence(f.text)
	linked := 10*f.links > 8*len(f.text)
	switch f.kind {
	case document.Title, document.Byline, document.Attribution, document.Table, document.Code:
		return false
	case document.Caption:
		return f.of != atom.Caption && !ended || words < minCaption || opens(f.text, phrases().credit)
	case document.Heading:
		return linked && f.of != atom.H1 || words <= maxLine && opens(f.text, phrases().more)
	case document.Quotation, document.Item:
		return linked && !ended || words <= maxLine && opens(f.text, phrases().more)
	}
	if linked && (words < maxHeading || !ended) {
		return true
	}
	if words <= maxLine && (opens(f.text, phrases().more) || opens(f.text, phrases().credit)) {
		return true
	}
	return f.of != atom.P && words <= maxLabel && !ended
}

const (
	maxEnd      = 5  // the most blocks that are cut off the end
	maxEndWords = 60 // the most words of one of them
	minCaption  = 3  // the fewest words of a caption that says something
	maxLine     = 18 // the most words of a line that is an invitation or a credit
	maxLabel    = 3  // the most words of a label
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
