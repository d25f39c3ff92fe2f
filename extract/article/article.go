// Package article cleans: a raw article in HTML or plain text goes in, a
// Document of text, blocks and metadata comes out. It is the step between ingest,
// which reads raw articles, and the stages, which find things in the text.
//
//	doc, err := article.Parse(ctx, document.Raw{Body: []byte("date 2025-06-02 Talks were held.")})
//	// doc.Text = "Talks were held.", doc.Meta.Published = "2025-06-02"
//
// Plain text is kept as it is, but for line ends, control characters and the
// header lines at its top; HTML is reduced to its main content. Either way every
// character that is not white space lies in exactly one block.
package article

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"dateline/extract/document"
	"dateline/internal/lazyregexp"
)

// ErrNoText is what Parse wraps when an article holds nothing to read.
var ErrNoText = errors.New("no text in the article")

// Options say how articles are cleaned. The zero value is strict.
type Options struct {
	// GuessDate has the time of publication of a page guessed if the page does not give it clearly.
	GuessDate bool
}

// Parse cleans one raw article with the zero Options.
func Parse(ctx context.Context, raw document.Raw) (*document.Document, error) {
	return Options{}.Parse(ctx, raw)
}

// Parse cleans one raw article. What raw.Meta says is kept (a publication time is
// brought to ISO 8601, and ignored if it is none); what the body says fills the
// fields that are empty there; raw.Published is used if neither gives a time. The error wraps ErrNoText or, when ctx is done
// before the end, that of ctx, or it reports an unknown format. Titles, ids, addresses and the like that are far too long are cut and
// end with "…" (see bound). Parse is safe for concurrent use.
func (o Options) Parse(ctx context.Context, raw document.Raw) (*document.Document, error) {
	meta := raw.Meta
	bound(&meta)
	meta.Published, meta.Updated = published(meta.Published), published(meta.Updated)
	if meta.Published != "" {
		meta.PublishedSource = document.DateInput
	}
	format := raw.Format
	if format == "" || format == document.FormatAuto {
		format = Sniff(raw.Body)
	}
	var found page
	var err error
	switch format {
	case document.FormatHTML:
		found, err = o.parseHTML(ctx, decodeHTML(raw.Body), meta)
	case document.FormatText:
		found = parseText(decodeText(raw.Body), meta)
	default:
		err = fmt.Errorf("unknown format %q: one of auto, text, html", raw.Format)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil && len(found.blocks) == 0 {
		err = ErrNoText
	}
	if err != nil {
		return nil, fmt.Errorf("article: %w", err)
	}
	given := meta.Language != ""
	bound(&found.meta)
	fill(&meta, found.meta)
	if meta.Authors == nil {
		meta.Authors = namesIn(meta.Byline)
	}
	if meta.Site == "" {
		meta.Site = domain(meta.URL)
	}
	decideLanguage(&meta, given, found.text)
	if iso := published(raw.Published); meta.Published == "" && iso != "" {
		meta.Published, meta.PublishedSource = iso, document.DateDefault
	}
	return document.New(meta, found.text, found.blocks), nil
}

// page is what the body of an article was found to hold.
type page struct {
	text   string
	blocks []document.Block
	meta   document.Meta
}

// fill copies what is empty in dst from src.
func fill(dst *document.Meta, src document.Meta) {
	if dst.Tags == nil {
		dst.Tags = src.Tags
	}
	if dst.Published == "" {
		dst.Published, dst.PublishedSource = src.Published, src.PublishedSource
	}
	for _, field := range []struct {
		dst *string
		src string
	}{
		{&dst.URL, src.URL}, {&dst.Title, src.Title}, {&dst.Byline, src.Byline},
		{&dst.Site, src.Site}, {&dst.Language, src.Language}, {&dst.Updated, src.Updated},
		{&dst.Section, src.Section}, {&dst.Description, src.Description}, {&dst.Image, src.Image},
	} {
		if *field.dst == "" {
			*field.dst = field.src
		}
	}
}

// published is a time in ISO 8601, or nothing.
func published(s string) string {
	if s == "" {
		return ""
	}
	iso, err := document.ParsePublished(s)
	if err != nil {
		return ""
	}
	return iso
}

// htmlTag is a tag that plain text does not begin with and seldom holds.
var htmlTag = lazyregexp.New(`(?i)<(?:!doctype html|html|head|body|div|p|article|main|section|meta|title|h[1-6]|span|table|ul|ol|blockquote|script|figure|header|br|a href)[\s/>]`)

// Sniff distinguishes HTML from plain text by the beginning of the body: HTML starts with
// a tag, a declaration or a comment, and holds a tag known to HTML soon after.
func Sniff(body []byte) document.Format {
	head := body[:min(len(body), 64<<10)]
	if utf16 := utf16Mark(head); utf16 != "" {
		head = []byte(decodeUTF16(head[:len(head)&^1], utf16))
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n\x00")
	if len(head) > 0 && head[0] == '<' && htmlTag.Match(head) {
		return document.FormatHTML
	}
	return document.FormatText
}

// wordCount is how many words s has: the length of strings.Fields.
func wordCount(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// squeeze turns every run of white space into one space and trims the ends.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
