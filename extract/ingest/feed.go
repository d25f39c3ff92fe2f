package ingest

import (
	"bytes"
	"cmp"
	"html"
	"maps"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"

	"dateline/extract/document"
)

// feedRoots are the root elements of RSS 0.9 to 2.0 and Atom.
var feedRoots = []string{"rss", "feed", "RDF"}

func looksFeed(head []byte) bool { return slices.Contains(feedRoots, root(head)) }

// feed reads RSS and Atom. Each entry is read by itself, so that neither a broken
// one nor a long feed does harm.
func (r *reader) feed(src *source) bool {
	var frame *feedFrame
	return r.xmlRecords(src, []string{"item", "entry"}, func(at position, s *splitter) bool {
		if frame == nil {
			frame = newFeedFrame(s.before)
		}
		feed, err := parseFeed(frame.roots, s.buf, frame.ends)
		if err != nil || len(feed.Items) != 1 {
			return r.fail(at.error("the entry cannot be read: "+errorText(err), "is the feed valid XML?", err))
		}
		raw := entry(feed.Items[0])
		if len(bytes.TrimSpace(raw.Body)) == 0 {
			return r.fail(at.error("no text: the entry has neither content nor description", "", nil))
		}
		raw.Meta.Source = at.where()
		raw.Meta.Site, raw.Meta.Language = frame.title, frame.language
		return r.emit(raw)
	})
}

func errorText(err error) string {
	if err == nil {
		return "it is empty"
	}
	return err.Error()
}

// feedFrame makes a feed of each entry: the tags that are open before the first entry, and their ends. What else precedes it is read once.
type feedFrame struct {
	roots, ends     []byte
	title, language string
}

// newFeedFrame reads what precedes the first entry.
func newFeedFrame(before []byte) *feedFrame {
	f := &feedFrame{roots: bytes.Clone(declaration(before))}
	for rest := before; ; {
		_, tag, ok := bytes.Cut(rest, []byte("<"))
		if !ok {
			break
		}
		if name := string(tag[:max(0, bytes.IndexAny(tag, " \t\r\n>"))]); slices.Contains(feedRoots, localName(tag)) ||
			localName(tag) == "channel" && root(before) == "rss" {
			f.roots = append(append(f.roots, '<'), tag[:tagEnd(tag)]...)
			f.ends = append([]byte("</"+name+">"), f.ends...)
		}
		rest = tag
	}
	if feed, err := parseFeed(before, f.ends); err == nil {
		f.title, f.language = strings.TrimSpace(feed.Title), feed.Language
	}
	return f
}

// tagEnd is the length of a tag with its '>', which attributes may hold, too.
func tagEnd(tag []byte) int {
	var quote byte
	for i, c := range tag {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(tag)
}

// parseFeed parses the parts of a feed as one.
func parseFeed(parts ...[]byte) (feed *gofeed.Feed, err error) {
	err = safely(func() (err error) {
		feed, err = gofeed.NewParser().Parse(bytes.NewReader(slices.Concat(parts...)))
		return err
	})
	return feed, err
}

// entry is the article of an entry.
func entry(item *gofeed.Item) document.Raw {
	var names []string
	for _, p := range item.Authors {
		if name := cmp.Or(strings.TrimSpace(p.Name), strings.TrimSpace(p.Email)); name != "" {
			names = append(names, name)
		}
	}
	meta := document.Meta{ID: item.GUID, URL: item.Link, Title: strings.TrimSpace(html.UnescapeString(item.Title)),
		Byline: strings.Join(names, ", "), Published: dayOf(item)}
	return fragment(meta, body(item))
}

// dayOf is the time of publication of an entry, or else that of its last change, or one in an element that feeds have no name for.
func dayOf(item *gofeed.Item) string {
	dates := []string{item.Published, item.Updated}
	for _, name := range slices.Sorted(maps.Keys(item.Custom)) {
		if dateName.MatchString(name) && !otherDateName.MatchString(name) {
			dates = append(dates, item.Custom[name])
		}
	}
	for _, date := range dates {
		if iso, err := document.ParsePublished(date); err == nil {
			return iso
		}
	}
	return ""
}

// maxSummary is how many times longer than the description of an entry its text is.
const maxSummary = 2

// body is the text of an entry: its content, or the longest text in an element that feeds have no name for, if its description is a
// summary of that or missing, or else its description.
func body(item *gofeed.Item) string {
	if strings.TrimSpace(item.Content) != "" {
		return item.Content
	}
	longest := ""
	for _, name := range slices.Sorted(maps.Keys(item.Custom)) {
		if text := strings.TrimSpace(item.Custom[name]); len(text) > len(longest) && strings.Contains(text, " ") {
			longest = text
		}
	}
	if len(longest) > maxSummary*len(strings.TrimSpace(item.Description)) {
		return longest
	}
	return item.Description
}

// fragment is an article whose body is a piece of HTML, or text without any tag.
func fragment(meta document.Meta, body string) document.Raw {
	if !strings.ContainsRune(body, '<') {
		return document.Raw{Meta: meta, Format: document.FormatText, Body: []byte(body)}
	}
	return document.Raw{Meta: meta, Format: document.FormatHTML, Body: []byte("<html><body><article>" + body + "</article></body></html>")}
}
