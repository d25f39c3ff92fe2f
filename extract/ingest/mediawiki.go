package ingest

import (
	"bytes"
	"encoding/xml"
	"strings"

	"dateline/extract/document"
)

func looksMediaWiki(head []byte) bool { return root(head) == "mediawiki" }

// wikiPage is a page of a MediaWiki export, see https://www.mediawiki.org/wiki/Help:Export.
type wikiPage struct {
	Title     string    `xml:"title"`
	Namespace int       `xml:"ns"`
	ID        string    `xml:"id"`
	Redirect  *struct{} `xml:"redirect"`
	Revisions []struct {
		Timestamp string `xml:"timestamp"`
		Model     string `xml:"model"`
		Text      string `xml:"text"`
	} `xml:"revision"`
}

// mediawiki reads a dump of a wiki such as Wikinews: its articles, in their last
// revision. Redirects and pages that are no articles (talk, users, templates) are skipped.
func (r *reader) mediawiki(src *source) bool {
	return r.xmlRecords(src, []string{"page"}, func(at position, s *splitter) bool {
		var page wikiPage
		if err := decodeXML(s.before, s.buf, &page); err != nil {
			return r.fail(at.error("the page cannot be read: "+err.Error(), "", err))
		}
		if page.Namespace != 0 || page.Redirect != nil || len(page.Revisions) == 0 {
			return true
		}
		last := page.Revisions[len(page.Revisions)-1]
		text, date := plainWiki(last.Text, last.Timestamp)
		if isRedirect(last.Text) || last.Model != "" && last.Model != "wikitext" {
			return true
		}
		if strings.TrimSpace(text) == "" {
			return r.fail(at.error("page "+quoted(page.Title)+" has no text", "", nil))
		}
		meta := document.Meta{ID: page.ID, Source: at.where(), Title: page.Title, Published: date}
		meta.Site, meta.Language, meta.URL = wikiSite(s.before, page.Title)
		return r.emit(document.Raw{Meta: meta, Format: document.FormatText, Body: []byte(text)})
	})
}

// isRedirect reports whether a page only leads to another one, which old dumps do not mark.
func isRedirect(text string) bool {
	return len(text) >= 9 && strings.EqualFold(text[:9], "#redirect")
}

// wikiSite reads the site, its language and the page's address from the head of a dump.
func wikiSite(head []byte, title string) (site, language, url string) {
	var info struct {
		Name string `xml:"siteinfo>sitename"`
		Base string `xml:"siteinfo>base"`
		Lang string `xml:"lang,attr"`
	}
	xml.Unmarshal(append(bytes.Clone(head), "</mediawiki>"...), &info)
	if slash := strings.LastIndexByte(info.Base, '/'); slash > len("https://") {
		url = info.Base[:slash+1] + strings.ReplaceAll(title, " ", "_")
	}
	return info.Name, info.Lang, url
}
