package quote

import (
	"unicode"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/rules"
)

// Mark pairs the quotation marks of every block and publishes the layer "quotation": the tokens between the marks,
// marks excluded, nested quotations too.
//
// Its features are size=word (one or two words), phrase (three to five) or clause (six and more); nested=true of a
// quotation inside another; and shut=false of one that no mark closes, which reaches to the end of its block or sentence. A mark that has no partner
// loses nothing but itself. The layer "dateline" has the datelines of paragraphs: "MANILA, Jan. 19 (Reuters) -".
// Mark runs no rules; its error is always nil.
func Mark(doc *document.Document, _ *rules.Matcher) error {
	p := pairer{doc: doc}
	for i := 0; i < len(doc.Sentences); {
		first, block := doc.Sentences[i].Start, doc.Sentences[i].Block
		for i < len(doc.Sentences) && doc.Sentences[i].Block == block {
			i++
		}
		p.block(first, doc.Sentences[i-1].End)
	}
	doc.AddLayer("quotation", p.found)
	doc.AddLayer("dateline", datelines(doc))
	return nil
}

// style is a kind of quotation mark; marks of one style close each other.
type style uint8

const (
	noMark style = iota
	straight
	curly
	single
	curlySingle
	guillemet
	low
	tex
)

// bearing says which way a mark faces.
type bearing uint8

const (
	either bearing = iota
	opening
	closing
	apostrophe // no quotation mark at all
)

// markOf is the style and the bearing of a token as far as its characters alone show them.
func markOf(t string) (style, bearing) {
	switch t {
	case "\"":
		return straight, either
	case "“":
		return curly, opening
	case "”", "‟":
		return curly, closing
	case "„":
		return low, opening
	case "«":
		return guillemet, opening
	case "»":
		return guillemet, closing
	case "``":
		return tex, opening
	case "''":
		return tex, either
	case "'":
		return single, either
	case "‘":
		return curlySingle, opening
	case "’":
		return curlySingle, closing
	}
	return noMark, either
}

// mayCloseMore reports whether a closing mark may end a quotation of several paragraphs, whose opening mark is in one before.
func (p *pairer) mayCloseMore(s style) bool {
	return p.more && len(p.open) == 0 && s != curlySingle && s != single
}

// opened is a mark that waits for its partner.
type opened struct {
	at    int32
	style style
}

// maxNested is how deep quotations are followed.
const maxNested = 4

// pairer pairs marks.
type pairer struct {
	doc   *document.Document
	open  []opened
	found []document.Mention
	first int32 // token of the block
	more  bool  // the block before ended inside a quotation
}

// block pairs the marks of the tokens [from, to), which are one block.
func (p *pairer) block(from, to int32) {
	p.open, p.first = p.open[:0], from
	for i := from; i < to; i++ {
		s, b := markOf(p.doc.Tokens[i].Text)
		if s == noMark {
			continue
		}
		if b == either {
			b = p.bearing(i, from, to, s)
		}
		if b == apostrophe {
			continue
		}
		switch {
		case p.closes(s, b) >= 0:
			p.shut(p.closes(s, b), i)
		case b == closing && p.mayCloseMore(s):
			p.add(from, i, false, true)
			p.more = false
		case b == opening || b == either:
			p.begin(i, to, s)
		}
	}
	p.finish(to)
}

// bearing returns which way a mark faces, by the spaces around it.
func (p *pairer) bearing(i, from, to int32, s style) bearing {
	before := i > from && p.doc.Tokens[i-1].End() == int(p.doc.Tokens[i].Start) && !isOpener(p.doc.Tokens[i-1].Text)
	after := i+1 < to && p.doc.Tokens[i].End() == int(p.doc.Tokens[i+1].Start)
	switch {
	case s == single && !before && after && p.partner(i, to):
		return opening
	case s == single && before && !p.possessive(i, to):
		return closing
	case s == single:
		return apostrophe
	case after && !before:
		return opening
	case before && !after:
		return closing
	}
	return either
}

// isOpener reports whether a mark may precede an opening quotation mark without a space.
func isOpener(t string) bool {
	switch t {
	case "(", "[", "{", "—", "–", "-", "--", "“", "‘", "\"", "``", "'":
		return true
	}
	return false
}

// partner reports whether a closing apostrophe follows before the block ends.
func (p *pairer) partner(i, to int32) bool {
	for j := i + 2; j < min(to, i+maxSingle); j++ {
		if p.doc.Tokens[j].Text == "'" && p.doc.Tokens[j-1].End() == int(p.doc.Tokens[j].Start) && !p.possessive(j, to) {
			return true
		}
	}
	return false
}

// maxSingle is how many tokens ahead the partner of a straight single mark is looked for.
const maxSingle = 200

// possessive reports whether the apostrophe at i is that of "the parties' talks": it follows an s, and a word without a mark comes next.
func (p *pairer) possessive(i, to int32) bool {
	word := p.doc.Tokens[i-1].Text
	if last := word[len(word)-1]; last != 's' && last != 'S' {
		return false
	}
	if i+1 >= to {
		return false
	}
	c := p.doc.Tokens[i+1].Text[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// closes is the index of the open mark that a mark would close, or -1.
func (p *pairer) closes(s style, b bearing) int {
	for k := len(p.open) - 1; k >= 0; k-- {
		o := p.open[k].style
		switch {
		case o == s && (b == closing || b == either):
			return k
		case o == low && s == curly, o == low && s == straight && b != opening:
			return k
		case b == closing && mixes(o, s):
			return k
		}
	}
	return -1
}

// mixes reports whether texts close a mark of one style by one of another.
func mixes(open, shut style) bool {
	switch open {
	case straight:
		return shut == curly
	case curly:
		return shut == straight
	case tex:
		return shut == straight || shut == curly
	}
	return false
}

// begin opens a quotation. A second opening mark of a style that cannot nest in itself ends the first where its sentence ends.
func (p *pairer) begin(i, to int32, s style) {
	for k := range p.open {
		if p.open[k].style == s && s != guillemet {
			p.add(p.open[k].at+1, min(p.sentenceEnd(p.open[k].at, to), i), k > 0, false)
			p.open = p.open[:k]
			break
		}
	}
	if len(p.open) < maxNested {
		p.open = append(p.open, opened{i, s})
	}
}

// sentenceEnd is the end of the sentence that holds the token.
func (p *pairer) sentenceEnd(at, to int32) int32 {
	if s := p.doc.SentenceAt(at); s >= 0 {
		return min(p.doc.Sentences[s].End, to)
	}
	return to
}

// shut pairs the open mark k with the mark at i. Marks that were opened inside and never closed are dropped.
func (p *pairer) shut(k int, i int32) {
	p.add(p.open[k].at+1, i, k > 0, true)
	p.open = p.open[:k]
	p.more = false
}

// finish ends the block: a double mark that is still open at its start, or before a block that opens anew, reaches to its end, any other
// to the end of its sentence.
func (p *pairer) finish(to int32) {
	p.more = false
	if len(p.open) == 0 || p.open[0].style == curlySingle || p.open[0].style == single {
		return
	}
	at := p.open[0].at
	if at > p.first && !p.continues(to, p.open[0].style) {
		p.add(at+1, p.sentenceEnd(at, to), false, false)
		return
	}
	p.add(at+1, to, false, false)
	p.more = true
}

// continues reports whether the block after a token begins with a quotation mark of the style.
func (p *pairer) continues(to int32, open style) bool {
	if int(to) >= len(p.doc.Tokens) {
		return false
	}
	s, b := markOf(p.doc.Tokens[to].Text)
	return s == open && b != closing
}

// Feature sets are shared by all mentions that have them, and never change.
var features = func() (t [3][2][2][]document.Feature) {
	for s, size := range [...]string{"word", "phrase", "clause"} {
		for n, nested := range [...]string{"false", "true"} {
			for c, shut := range [...]string{"false", "true"} {
				t[s][n][c] = []document.Feature{{Name: "size", Value: size}, {Name: "nested", Value: nested}, {Name: "shut", Value: shut}}
			}
		}
	}
	return t
}()

func (p *pairer) add(from, to int32, nested, shut bool) {
	if to <= from {
		return
	}
	size := 0
	if n := words(p.doc, document.Range{Start: from, End: to}, 6); n >= 6 {
		size = 2
	} else if n >= 3 {
		size = 1
	}
	bit := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	p.found = append(p.found, document.Mention{Range: document.Range{Start: from, End: to}, Rule: "quote/marks", Features: features[size][bit(nested)][bit(shut)], Ref: document.None})
}

// words counts the tokens of r that begin with a letter or digit, up to a limit.
func words(doc *document.Document, r document.Range, limit int) int {
	n := 0
	for i := r.Start; i < r.End && n < limit; i++ {
		if isWord(doc.Tokens[i].Text) {
			n++
		}
	}
	return n
}

// isWord reports whether a token is a word or number rather than a mark.
func isWord(t string) bool {
	if c := t[0]; c < utf8.RuneSelf {
		return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
