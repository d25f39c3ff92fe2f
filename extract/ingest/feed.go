package ingest

import (
	"bytes"
	"cmp"
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
	f := &feedFrame{}
	return r.xmlRecords(src, []string{"item", "entry"}, func(at place, s *splitter) bool {
		feed, err := f.parse(s)
		if err != nil || len(feed.Items) != 1 {
			return r.fail(at.error("the entry cannot be read: "+errorText(err), "is the feed valid XML?", err))
		}
		raw := entry(feed.Items[0])
		if len(bytes.TrimSpace(raw.Body)) == 0 {
			return r.fail(at.error("no text: the entry has neither content nor description", "", nil))
		}
		raw.Meta.Source = at.where()
		raw.Meta.Site, raw.Meta.Language = strings.TrimSpace(feed.Title), feed.Language
		return r.emit(raw)
	})
}

func errorText(err error) string {
	if err == nil {
		return "it is empty"
	}
	return err.Error()
}

// feedFrame makes a feed of each entry: what precedes the first one, the entry, the ends.
type feedFrame struct{ head, ends []byte }

func (f *feedFrame) parse(s *splitter) (feed *gofeed.Feed, err error) {
	if f.head == nil {
		f.frame(s.before)
	}
	doc := slices.Concat(f.head, s.buf, f.ends)
	err = safely(func() (err error) {
		feed, err = gofeed.NewParser().Parse(bytes.NewReader(doc))
		return err
	})
	return feed, err
}

// frame finds the ends of the elements that are open where the first entry begins.
func (f *feedFrame) frame(before []byte) {
	f.head = bytes.Clone(before)
	for rest := before; ; {
		_, tag, ok := bytes.Cut(rest, []byte("<"))
		if !ok {
			return
		}
		if name := string(tag[:max(0, bytes.IndexAny(tag, " \t\r\n>"))]); slices.Contains(feedRoots, localName(tag)) || localName(tag) == "channel" && root(before) == "rss" {
			f.ends = append([]byte("</"+name+">"), f.ends...)
		}
		rest = tag
	}
}

// entry is the article of an entry.
func entry(item *gofeed.Item) document.Raw {
	var names []string
	for _, p := range item.Authors {
		if name := cmp.Or(strings.TrimSpace(p.Name), strings.TrimSpace(p.Email)); name != "" {
			names = append(names, name)
		}
	}
	meta := document.Meta{ID: item.GUID, URL: item.Link, Title: strings.TrimSpace(item.Title), Byline: strings.Join(names, ", ")}
	for _, date := range []string{item.Published, item.Updated} {
		if iso, err := document.ParsePublished(date); err == nil && meta.Published == "" {
			meta.Published = iso
		}
	}
	body := item.Content
	if strings.TrimSpace(body) == "" {
		body = item.Description
	}
	return fragment(meta, body)
}

// fragment is an article whose body is a piece of HTML, or text without any tag.
func fragment(meta document.Meta, body string) document.Raw {
	if !strings.ContainsRune(body, '<') {
		return document.Raw{Meta: meta, Format: document.FormatText, Body: []byte(body)}
	}
	return document.Raw{Meta: meta, Format: document.FormatHTML, Body: []byte("<html><body><article>" + body + "</article></body></html>")}
}
