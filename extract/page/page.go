// Package page shows a document as one HTML page that needs nothing beside itself: the text with what was found in it marked,
// a timeline, who said what, proposals with their answers, numbers. It uses package extract, beside the
// encoders of package emit, and is what the server shows.
//
//	err := page.Write(w, []*document.Document{doc}, page.Options{})
//
// The page has no script and loads nothing. What the text of an article says can never become markup, a style or an address
// that runs something: all of it goes through html/template or the escaping of text.go, and the page forbids itself scripts.
package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page's template and style
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"dateline/extract/document"
)

//go:embed page.css
var commented string

// style has no comments: html/template would take them out, and the sum would not be that of what is written.
var style = regexp.MustCompile(`(?s)/\*.*?\*/\n?`).ReplaceAllString(commented, "")

//go:embed page.html
var source string

// layout are the templates. Style and policy are the same for all pages, so they are put in before: escaping them time and
// again would take longer than the rest of a short page. They are read with the first page, and never executed, so that they can be cloned.
var layout = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Parse(
		strings.NewReplacer("STYLE", style, "POLICY", policy, "FORMS", formsPolicy).Replace(source)))
})

// pages are the templates of pages of one article.
var pages = sync.OnceValue(func() *template.Template { return template.Must(layout().Clone()) })

// Layout returns a new set of templates with functions and the template "site-head": what pages over many articles begin with, up to the
// body. It has the title of the field Title.
func Layout(funcs template.FuncMap) *template.Template {
	return template.Must(layout().Clone()).Funcs(funcs)
}

// StyleSource is what a Content-Security-Policy has to list under style-src so that browsers take the page's own style.
var StyleSource = styleSource()

func styleSource() string {
	sum := sha256.Sum256([]byte(style))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// policy is what the page forbids itself: everything but its own style.
var policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + StyleSource

// formsPolicy is that of pages with a search form.
var formsPolicy = strings.Replace(policy, "form-action 'none'", "form-action 'self'", 1)

// Style is the style of the page, for pages of others that are to look like it.
func Style() string { return style }

// Options say what surrounds the articles. The zero value is a separate page.
type Options struct {
	Links []Link // at the top: where else to go
	Note  string // a remark above the articles
}

// Link is a place to go to.
type Link struct{ To, Text string }

// Write writes one page with documents below each other. The documents are only read. The error is that of w.
func Write(w io.Writer, docs []*document.Document, opts Options) error {
	v := view{Options: opts}
	for i, doc := range docs {
		prefix := ""
		if len(docs) > 1 {
			prefix = fmt.Sprintf("A%d-", i+1)
		}
		v.Articles = append(v.Articles, newArticle(doc, prefix))
	}
	v.Title = "Nothing to show"
	if len(v.Articles) > 0 {
		v.Title = v.Articles[0].Title
	}
	var b bytes.Buffer
	b.Grow(32 << 10)
	if err := pages().Execute(&b, v); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	page := b.Bytes()
	if !utf8.Valid(page) { // html/template lets bytes of titles and addresses through that are no characters
		page = bytes.ToValidUTF8(page, []byte("\uFFFD"))
	}
	_, err := w.Write(page)
	return err
}

// skipLink is at the beginning of each page.
const skipLink = `<a class="skip" href="#text">Skip to the text</a>`

// WithLinks returns a page that Write wrote without links, with them.
func WithLinks(written []byte, links []Link) ([]byte, error) {
	var b bytes.Buffer
	if err := pages().ExecuteTemplate(&b, "links", links); err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	return bytes.Replace(written, []byte(skipLink), append([]byte(skipLink), b.Bytes()...), 1), nil
}

// view is what the template shows.
type view struct {
	Options
	Title    string
	Articles []*article
}

// article is one document as the template shows it.
type article struct {
	Prefix    string // of all ids, so that articles on one page keep out of each other's way
	Title     string
	Heading   template.HTML // the title with its highlights
	Meta      document.Meta
	Date      string // of publication, for people
	Linked    bool   // its address is one of the web
	Skipped   document.SkipReason
	Text      template.HTML
	Timeline  template.HTML
	Undated   template.HTML
	Dates     template.HTML
	Speakers  template.HTML
	Proposals template.HTML
	Numbers   template.HTML
}

func newArticle(doc *document.Document, prefix string) *article {
	r := newReader(doc, prefix)
	highlights := r.highlights()
	blocks := doc.Blocks
	a := &article{Prefix: prefix, Meta: shown(doc.Meta), Skipped: doc.Skipped, Date: Day(doc.Meta.Published), Linked: onWeb(doc.Meta.URL)}
	a.Title = titleOf(doc)
	if len(blocks) > 0 && blocks[0].Kind == document.Title {
		a.Heading = r.inline(blocks[0].Span, highlights)
		blocks = blocks[1:]
	}
	a.Text = r.blocks(blocks, highlights)
	when, undated := r.timeline()
	a.Timeline = r.list(func(w *writer) { w.moments(when) })
	a.Undated = r.list(func(w *writer) { w.acts(undated) })
	a.Dates = r.list(func(w *writer) { w.passages(r.otherDates()) })
	a.Speakers = r.list(func(w *writer) { w.speakers(r.speakers()) })
	a.Proposals = r.list(func(w *writer) { w.proposals(r.proposals()) })
	a.Numbers = r.list(func(w *writer) { w.numbers(r.numbers) })
	return a
}

// reader reads one document for the page.
type reader struct {
	doc     *document.Document
	prefix  string
	acts    []act    // the events
	numbers []number // the quantities
}

func newReader(doc *document.Document, prefix string) *reader {
	r := &reader{doc: doc, prefix: prefix, acts: make([]act, len(doc.Events)), numbers: make([]number, len(doc.Quantities))}
	for i := range r.acts {
		r.acts[i] = r.act(i)
	}
	for i := range r.numbers {
		r.numbers[i] = r.number(i)
	}
	return r
}

// id names a finding on the page as the other formats name it in the article.
func (r *reader) id(letter string, index int) string {
	return r.prefix + letter + strconv.Itoa(index+1)
}

// onWeb reports whether an address is safe to follow. Others, such as javascript:, are shown as text.
func onWeb(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
