package page

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline/extract/document"
	"dateline/internal/terminal"
)

// Index writes a page that lists articles, entry by entry, so that it takes no memory however many they are. It belongs to one goroutine.
type Index struct {
	w io.Writer
}

// Entry is an article in a list of articles.
type Entry struct {
	Title, Published, Site     string
	Acts, Quotations, Speakers int
}

// NewEntry is the entry of a document.
func NewEntry(doc *document.Document) Entry {
	speakers, meta := map[string]bool{}, shown(doc.Meta)
	for i := range doc.Quotes {
		if name := speakerName(&doc.Quotes[i]); name != "" {
			speakers[name] = true
		}
	}
	return Entry{Title: titleOf(doc), Published: meta.Published, Site: meta.Site, Acts: len(doc.Events), Quotations: len(doc.Quotes), Speakers: len(speakers)}
}

// titleOf returns the title of a document, or what else it can be called.
func titleOf(doc *document.Document) string {
	if len(doc.Blocks) > 0 && doc.Blocks[0].Kind == document.Title {
		return terminal.Line(doc.Slice(doc.Blocks[0].Span))
	}
	return terminal.Line(firstOf(doc.Meta.Title, doc.Meta.ID, "Article"))
}

// shown returns the metadata of an article as pages show it: nothing in it reverses the text beside it.
func shown(m document.Meta) document.Meta {
	m.Byline, m.Site, m.URL, m.Published = terminal.Line(m.Byline), terminal.Line(m.Site), terminal.Line(m.URL), terminal.Line(m.Published)
	return m
}

// NewIndex begins a list.
func NewIndex(w io.Writer) (*Index, error) {
	if err := pages().ExecuteTemplate(w, "index-head", view{Title: "Articles"}); err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	return &Index{w}, nil
}

// Add adds an article whose page is at an address that needs no escaping in URLs but for its path.
func (x *Index) Add(path string, e Entry) error {
	var w writer
	w.entry(path, &e)
	_, err := io.WriteString(x.w, strings.ToValidUTF8(w.b.String(), "\uFFFD"))
	return err
}

// Close ends the list. It does not close the writer.
func (x *Index) Close() error { return pages().ExecuteTemplate(x.w, "index-foot", nil) }

func (w *writer) entry(path string, e *Entry) {
	w.tag(`<li><a dir="auto" href="`)
	w.escape(path)
	w.tag(`">`)
	w.escape(e.Title)
	w.tag("</a> ")
	if e.Published != "" {
		w.time(e.Published, Day(e.Published))
	}
	w.more(` <span dir="auto">`, e.Site, "</span>")
	w.more(` <span class="role">`, e.found(), "</span>")
	w.tag("</li>\n")
}

// found is what was found in an article; nothing where nothing was looked for.
func (e *Entry) found() string {
	if e.Acts+e.Quotations == 0 {
		return ""
	}
	return plural(e.Acts, "act") + ", " + plural(e.Quotations, "quotation") + " of " + plural(e.Speakers, "speaker")
}

// Plural is a number with its noun: "2 acts".
func Plural(n int, noun string) string { return plural(n, noun) }

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
