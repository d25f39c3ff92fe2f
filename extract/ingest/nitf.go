package ingest

import (
	"cmp"
	"encoding/xml"
	"html"
	"strings"

	"dateline/extract/document"
)

// looksNITF recognizes the News Industry Text Format, see https://iptc.org/standards/nitf/.
func looksNITF(head []byte) bool { return root(head) == "nitf" }

// nitf is a story in NITF.
type nitf struct {
	Title string `xml:"head>title"`
	DocID struct {
		ID string `xml:"id-string,attr"`
	} `xml:"head>docdata>doc-id"`
	Issue struct {
		Norm string `xml:"norm,attr"`
	} `xml:"head>docdata>date.issue"`
	Pub struct {
		Name string `xml:"name,attr"`
		Date string `xml:"date.publication,attr"`
		Ref  string `xml:"ex-ref,attr"`
	} `xml:"head>pubdata"`
	Headline mixed   `xml:"body>body.head>hedline>hl1"`
	Bylines  []mixed `xml:"body>body.head>byline"`
	Content  struct {
		Blocks []struct {
			Class string `xml:"class,attr"`
			Inner string `xml:",innerxml"`
		} `xml:"block"`
		Inner string `xml:",innerxml"`
	} `xml:"body>body.content"`
}

// mixed is the text of an element and of those in it.
type mixed string

// UnmarshalXML implements xml.Unmarshaler.
func (m *mixed) UnmarshalXML(d *xml.Decoder, _ xml.StartElement) error {
	var text strings.Builder
	for depth := 1; depth > 0; {
		tok, err := d.Token()
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			text.Write(tok)
		}
	}
	*m = mixed(strings.Join(strings.Fields(text.String()), " "))
	return nil
}

// nitf reads stories in NITF.
func (r *reader) nitf(src *source) bool {
	return r.xmlRecords(src, []string{"nitf"}, func(at position, s *splitter) bool {
		var story nitf
		if err := decodeXML(s.before, s.buf, &story); err != nil {
			return r.fail(at.error("the story cannot be read: "+err.Error(), "is it valid XML?", err))
		}
		raw := story.raw()
		if len(raw.Body) == 0 {
			return r.fail(at.error("no text: body.content is empty", "", nil))
		}
		raw.Meta.Source = at.where()
		return r.emit(raw)
	})
}

// raw is the article of a story. If a block is marked as the full text the
// others repeat parts of it.
func (n *nitf) raw() document.Raw {
	meta := document.Meta{
		ID: n.DocID.ID, URL: n.Pub.Ref, Title: cmp.Or(string(n.Headline), strings.TrimSpace(n.Title)),
		Site: n.Pub.Name, Published: cmp.Or(nitfDate(n.Issue.Norm), nitfDate(n.Pub.Date)),
	}
	if len(n.Bylines) > 0 {
		meta.Byline = strings.TrimPrefix(strings.TrimPrefix(string(n.Bylines[0]), "By "), "by ")
	}
	body := n.Content.Inner
	for _, b := range n.Content.Blocks {
		if b.Class == "full_text" {
			body = b.Inner
		}
	}
	if strings.TrimSpace(body) == "" {
		return document.Raw{Meta: meta}
	}
	page := "<html><head><title>" + html.EscapeString(meta.Title) + "</title></head><body><article>" + body + "</article></body></html>"
	return document.Raw{Meta: meta, Format: document.FormatHTML, Body: []byte(page)}
}

// nitfDate reads the basic form of ISO 8601 that NITF has: 20250602T100000Z.
func nitfDate(s string) string {
	day, clock, _ := strings.Cut(s, "T")
	if strings.Trim(clock, "0Z") == "" {
		s = day
	}
	iso, err := document.ParsePublished(s)
	if err != nil {
		return ""
	}
	return iso
}
