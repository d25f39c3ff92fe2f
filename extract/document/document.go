// Package document is the data model that every other package reads and writes.
//
// A Document begins as cleaned text with blocks and metadata. The stages of the
// pipeline then add layers to it, one after another: tokens and sentences,
// mentions, and at last entities, dates, quantities, quotes and events. The text
// and the blocks never change after New, so every offset stays valid.
//
// All positions are bytes (Span) or token indexes (Range), both half open;
// Offsets turns bytes into the units that other programs count in.
//
// A Document is built by one goroutine. Once the pipeline has returned it, it
// may be read by any number of them.
package document

import (
	"encoding/json"
	"sort"
)

// Meta is what is known of an article besides its text. Empty means unknown.
type Meta struct {
	ID        string
	Source    string // where it was read: path, or path:record
	URL       string
	Title     string
	Byline    string
	Authors   []string // the names in the byline
	Site      string
	Language  string // BCP 47
	Published string // ISO 8601 date ("2025-06-02") or date and time
	Updated   string // the last change, in the same form

	Section     string   // of the publication, "World"
	Tags        []string // the topics that the page names
	Description string   // what the page says in short of the article
	Image       string   // address of its picture

	PublishedSource DateSource // where Published was found; empty if it is

	// Kept are fields of the input record that the user asked to copy through.
	Kept map[string]json.RawMessage
}

// SkipReason says why nothing was looked for in a text.
type SkipReason string

// SkippedLanguage is text in a language that the rules are not written for.
const SkippedLanguage SkipReason = "language"

// DateSource says where the time of publication was found.
type DateSource string

// The sources of the time of publication.
const (
	DateInput    DateSource = "input"    // a field of the input record
	DateMeta     DateSource = "meta"     // a meta element of the page
	DateJSONLD   DateSource = "json-ld"  // linked data in the page
	DateTime     DateSource = "time"     // a time element, or one that is marked as the date
	DateURL      DateSource = "url"      // the address
	DateText     DateSource = "text"     // a header line of the text, or the words beside the title
	DateHTMLDate DateSource = "htmldate" // guessed from all of the page, in the manner of htmldate
	DateDefault  DateSource = "default"  // assumed for articles without one
)

// BlockKind says what a block of the text is.
type BlockKind string

// The kinds of blocks.
const (
	Title       BlockKind = "title"
	Lead        BlockKind = "lead" // the summary below the heading
	Byline      BlockKind = "byline"
	Heading     BlockKind = "heading"
	Paragraph   BlockKind = "paragraph"
	Quotation   BlockKind = "quote" // a block quotation
	Item        BlockKind = "item"  // of a list
	Caption     BlockKind = "caption"
	Post        BlockKind = "post"        // an embedded post of a social network
	Attribution BlockKind = "attribution" // the speaker's name and title standing alone after a quotation
	Table       BlockKind = "table"       // a row of a table, a tab between its cells
	Code        BlockKind = "code"        // the text of a program
)

// Block is a stretch of text that no sentence crosses. Blocks are in text order
// and do not overlap; only white space lies between them.
type Block struct {
	Kind BlockKind
	Span Span

	Published string // when the post of a live blog that it is in was published, in ISO 8601; "" elsewhere
}

// Document is an article and everything found in it.
type Document struct {
	Meta   Meta
	Text   string
	Blocks []Block

	// Program and Rules are the versions of the program and of the rules that made the findings; empty if none did.
	Program string
	Rules   string

	// Skipped says why nothing was looked for in the text; empty if something was.
	Skipped SkipReason

	Tokens    []Token
	Sentences []Sentence
	spans     []bareToken // of the tokens, if they are not in Tokens
	layers    []*Layer
	few       [4]*Layer // where the first layers are
	memory    *memory

	// Findings, each sorted by position. A finding's id is its index plus one.
	Entities   []Entity
	Dates      []Date
	Quantities []Quantity
	Quotes     []Quote
	Events     []Event
}

// New returns a document of text in blocks. The caller gives up both.
func New(meta Meta, text string, blocks []Block) *Document {
	return &Document{Meta: meta, Text: text, Blocks: blocks}
}

// Token is a word, number or mark. Tokens are in text order, do not overlap, and
// hold every byte of the text that is not white space.
type Token struct {
	Text  string // the bytes of the text, unchanged
	Lemma string // dictionary form, lower case
	Tag   string // Penn Treebank part of speech
	Start int32  // byte offset
}

// End returns the byte offset just past the token.
func (t *Token) End() int { return int(t.Start) + len(t.Text) }

// Span returns the span of the token in the text.
func (t *Token) Span() Span { return Span{int(t.Start), t.End()} }

// Sentence is a run of tokens inside one block.
type Sentence struct {
	Range
	Block int // index into Document.Blocks
}

// bareToken is a token without its words, a seventh of its size.
type bareToken struct{ start, end int32 }

// AddTokenSpans adds the spans of tokens without their words, tags and lemmas, which a long text is too long to keep. The tokens are moved
// so many bytes to the right. A document has either tokens or spans.
func (d *Document) AddTokenSpans(tokens []Token, by int) {
	for i := range tokens {
		t := &tokens[i]
		d.spans = append(d.spans, bareToken{t.Start + int32(by), int32(t.End() + by)})
	}
}

// TokenCount returns the number of tokens, whether they are in Tokens or not.
func (d *Document) TokenCount() int { return max(len(d.Tokens), len(d.spans)) }

// TokenSpan returns the span of the token at an index, whether it is in Tokens or not.
func (d *Document) TokenSpan(i int32) Span {
	if d.spans == nil {
		return d.Tokens[i].Span()
	}
	return Span{int(d.spans[i].start), int(d.spans[i].end)}
}

// Bytes returns the span of the text from the first to the last token of r.
// An empty range gives an empty span.
func (d *Document) Bytes(r Range) Span {
	if r.Empty() {
		if int(r.Start) < d.TokenCount() {
			at := d.TokenSpan(r.Start).Start
			return Span{at, at}
		}
		return Span{len(d.Text), len(d.Text)}
	}
	return Span{d.TokenSpan(r.Start).Start, d.TokenSpan(r.End - 1).End}
}

// Slice returns the text of a span.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// Words returns the text from the first to the last token of r.
func (d *Document) Words(r Range) string { return d.Slice(d.Bytes(r)) }

// TokensIn returns the range of the tokens that lie wholly inside s.
func (d *Document) TokensIn(s Span) Range {
	first := sort.Search(d.TokenCount(), func(i int) bool { return d.TokenSpan(int32(i)).Start >= s.Start })
	last := first + sort.Search(d.TokenCount()-first, func(i int) bool { return d.TokenSpan(int32(first+i)).End > s.End })
	return Range{int32(first), int32(last)}
}

// SentenceAt returns the index of the sentence that holds the token, or -1.
func (d *Document) SentenceAt(token int32) int {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > token })
	if i < len(d.Sentences) && d.Sentences[i].Start <= token {
		return i
	}
	return -1
}

// BlockAt returns the index of the block that holds the byte, or -1.
func (d *Document) BlockAt(offset int) int {
	i := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Span.End > offset })
	if i < len(d.Blocks) && d.Blocks[i].Span.Start <= offset {
		return i
	}
	return -1
}
