package ingest

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract/document"
)

// looksNewsML recognizes NewsML-G2 and NewsML 1, see https://iptc.org/standards/newsml-g2/ and https://iptc.org/standards/newsml-1/.
func looksNewsML(head []byte) bool {
	return slices.Contains([]string{"newsMessage", "newsItem", "NewsML"}, root(head))
}

// newsItem1 is a story in NewsML 1. Its parts may lie in components inside components.
type newsItem1 struct {
	Public  string `xml:"Identification>NewsIdentifier>PublicIdentifier"`
	Site    string `xml:"Identification>NewsIdentifier>ProviderId"`
	First   string `xml:"NewsManagement>FirstCreated"`
	Version string `xml:"NewsManagement>ThisRevisionCreated"`

	Component newsComponent `xml:"NewsComponent"`
}

// newsComponent is a part of a story in NewsML 1.
type newsComponent struct {
	Headline  string `xml:"NewsLines>HeadLine"`
	ByLine    string `xml:"NewsLines>ByLine"`
	Languages []struct {
		Name string `xml:"FormalName,attr"`
	} `xml:"DescriptiveMetadata>Language"`
	Contents []struct {
		Inner string `xml:",innerxml"`
	} `xml:"ContentItem>DataContent"`
	Parts []newsComponent `xml:"NewsComponent"`
}

// raw is the article of an item of NewsML 1, if it has one.
func (n *newsItem1) raw() (document.Raw, bool) {
	meta := document.Meta{ID: strings.TrimSpace(n.Public), Site: strings.TrimSpace(n.Site),
		Published: cmp.Or(compactTime(n.First), compactTime(n.Version))}
	return n.Component.raw(meta, 0)
}

// maxParts is how deep components are in each other.
const maxParts = 4

// raw is the article of the first part that has a text, with the headline and the byline of those around it.
func (c *newsComponent) raw(meta document.Meta, depth int) (document.Raw, bool) {
	meta.Title = cmp.Or(strings.TrimSpace(c.Headline), meta.Title)
	meta.Byline = cmp.Or(strings.TrimSpace(c.ByLine), meta.Byline)
	if len(c.Languages) > 0 {
		meta.Language = c.Languages[0].Name
	}
	for _, content := range c.Contents {
		if raw, ok := inlineXML(meta, strings.TrimSpace(content.Inner)); ok {
			return raw, true
		}
	}
	for i := range c.Parts {
		if depth == maxParts {
			break
		}
		if raw, ok := c.Parts[i].raw(meta, depth+1); ok {
			return raw, true
		}
	}
	return document.Raw{}, false
}

// compactTime writes a time as ISO 8601 has it: 20240514T090000Z as 2024-05-14T09:00:00Z.
func compactTime(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 8 || strings.Contains(s, "-") && !strings.Contains(s, "T") {
		return s
	}
	day, clock, _ := strings.Cut(s, "T")
	if len(day) != 8 {
		return s
	}
	iso := day[:4] + "-" + day[4:6] + "-" + day[6:]
	if len(clock) < 4 {
		return iso
	}
	iso += "T" + clock[:2] + ":" + clock[2:4]
	if rest := clock[4:]; len(rest) >= 2 && rest[0] >= '0' && rest[0] <= '9' {
		return iso + ":" + rest
	}
	return iso + clock[4:]
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

// newsml reads the stories of NewsML. Items without a text inside, such as pictures, are skipped.
func (r *reader) newsml(src *source) bool {
	const itemOfG2, itemOf1 = "newsItem", "NewsItem"
	return r.xmlRecords(src, []string{itemOfG2, itemOf1}, func(at position, s *splitter) bool {
		var item interface{ raw() (document.Raw, bool) } = new(newsItem)
		if root(s.buf) == itemOf1 {
			item = new(newsItem1)
		}
		if err := decodeXML(s.before, s.buf, item); err != nil {
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
