package quote

import "dateline/extract/document"

// maxDateline is the length in tokens of the longest dateline: "PORT-AU-PRINCE, Haiti, Oct. 2 (AP) —".
const maxDateline = 16

// datelines are the datelines of paragraphs, with their dashes. A dateline begins with a word in capitals or has an agency in brackets before its
// dash. It has no verb, and a capital, a digit or a quotation mark follows it.
func datelines(doc *document.Document) []document.Mention {
	var ms []document.Mention
	block := -1
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Block == block {
			continue
		}
		block = s.Block
		if doc.Blocks[block].Kind != document.Paragraph {
			continue
		}
		if end := datelineEnd(doc, s.Range); end > s.Start {
			ms = append(ms, document.Mention{Range: document.Range{Start: s.Start, End: end}, Rule: "quote/dateline", Ref: document.None})
		}
	}
	return ms
}

// datelineEnd is the token after the dateline that opens a sentence, or the sentence's first.
func datelineEnd(doc *document.Document, sent document.Range) int32 {
	first, groups := doc.Tokens[sent.Start].Text, doc.Layer("vg")
	capitals := len(first) > 2 && inCapitals(first)
	for k := sent.Start + 1; k < min(sent.End, sent.Start+maxDateline)-1; k++ {
		if t := doc.Tokens[k].Text; isDash(t) || t == "-" {
			next := doc.Tokens[k+1].Text
			if (capitals || doc.Tokens[k-1].Text == ")") && (next[0] < 'a' || next[0] > 'z') {
				return k + 1
			}
			break
		}
		if g := groupOver(groups, k); g != nil && g.Feature("form") == "finite" {
			break
		}
	}
	return sent.Start
}

// groupOver is the mention of a layer over a token, or nil.
func groupOver(l *document.Layer, token int32) *document.Mention {
	if l == nil {
		return nil
	}
	return l.Over(token)
}

// inCapitals reports whether a word has no small letter.
func inCapitals(w string) bool {
	for i := range len(w) {
		if c := w[i]; c >= 'a' && c <= 'z' {
			return false
		}
	}
	return true
}
