package ingest

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract/document"
)

// looksNewsML recognizes NewsML-G2, see https://iptc.org/standards/newsml-g2/.
func looksNewsML(head []byte) bool {
	return slices.Contains([]string{"newsMessage", "newsItem"}, root(head))
}

// newsItem is a story in NewsML-G2.
type newsItem struct {
	GUID     string `xml:"guid,attr"`
	Lang     string `xml:"lang,attr"`
	ItemMeta struct {
		Class struct {
			QCode string `xml:"qcode,attr"`
		} `xml:"itemClass"`
		Provider struct {
			Name string `xml:"name"`
		} `xml:"provider"`
		First   string `xml:"firstCreated"`
		Version string `xml:"versionCreated"`
		Title   string `xml:"title"`
	} `xml:"itemMeta"`
	Content struct {
		Created   string   `xml:"contentCreated"`
		Headlines []string `xml:"headline"`
		By        []string `xml:"by"`
		Creators  []struct {
			Name string `xml:"name"`
		} `xml:"creator"`
		Language []struct {
			Tag string `xml:"tag,attr"`
		} `xml:"language"`
	} `xml:"contentMeta"`
	Set struct {
		XML []struct {
			Inner string `xml:",innerxml"`
		} `xml:"inlineXML"`
		Data []struct {
			Type string `xml:"contenttype,attr"`
			Text string `xml:",chardata"`
		} `xml:"inlineData"`
	} `xml:"contentSet"`
}

// newsml reads the stories of a NewsML-G2 item or message. Items without a text inside, such as pictures, are skipped.
func (r *reader) newsml(src *source) bool {
	return r.xmlRecords(src, []string{"newsItem"}, func(at place, s *splitter) bool {
		var item newsItem
		if err := decodeXML(s.before, s.buf, &item); err != nil {
			return r.fail(at.error("the item cannot be read: "+err.Error(), "is it valid XML?", err))
		}
		raw, ok := item.raw()
		if !ok {
			return true
		}
		raw.Meta.Source = at.where()
		return r.emit(raw)
	})
}

// raw is the article of an item, if it has one.
func (n *newsItem) raw() (document.Raw, bool) {
	meta := document.Meta{
		ID:        n.GUID,
		Title:     strings.TrimSpace(cmp.Or(first(n.Content.Headlines), n.ItemMeta.Title)),
		Byline:    strings.TrimSpace(first(n.Content.By)),
		Site:      n.ItemMeta.Provider.Name,
		Language:  n.Lang,
		Published: cmp.Or(n.Content.Created, n.ItemMeta.First, n.ItemMeta.Version),
	}
	if meta.Byline == "" && len(n.Content.Creators) > 0 {
		meta.Byline = strings.TrimSpace(n.Content.Creators[0].Name)
	}
	if len(n.Content.Language) > 0 {
		meta.Language = n.Content.Language[0].Tag
	}
	for _, x := range n.Set.XML {
		if raw, ok := inlineXML(meta, x.Inner); ok {
			return raw, true
		}
	}
	for _, d := range n.Set.Data {
		if strings.HasPrefix(d.Type, "text/") && strings.TrimSpace(d.Text) != "" {
			return fragment(meta, d.Text), true
		}
	}
	return document.Raw{}, false
}

// inlineXML reads the body of an item: XHTML or NITF.
func inlineXML(meta document.Meta, inner string) (document.Raw, bool) {
	if root([]byte(inner)) != "nitf" {
		return document.Raw{Meta: meta, Format: document.FormatHTML, Body: []byte(inner)}, strings.TrimSpace(inner) != ""
	}
	var story nitf
	if err := decodeXML(nil, []byte(inner), &story); err != nil {
		return document.Raw{}, false
	}
	raw := story.raw()
	for _, f := range []struct {
		to   *string
		from string
	}{
		{&raw.Meta.ID, meta.ID}, {&raw.Meta.Title, meta.Title}, {&raw.Meta.Byline, meta.Byline}, {&raw.Meta.Site, meta.Site},
		{&raw.Meta.Language, meta.Language}, {&raw.Meta.Published, meta.Published},
	} {
		*f.to = cmp.Or(f.from, *f.to)
	}
	return raw, len(raw.Body) > 0
}

// first is the first of some values, or "".
func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
