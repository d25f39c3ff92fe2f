package ingest

import (
	"bytes"
	"encoding/json"
	"html"
	"slices"
	"strings"

	"dateline/internal/lazyregexp"
)

// paragraphs is a text, or a list of texts or of objects with one, as crawlers write the paragraphs of a page.
type paragraphs string

// UnmarshalJSON implements json.Unmarshaler.
func (p *paragraphs) UnmarshalJSON(data []byte) error {
	*p = ""
	switch data[0] {
	case '"':
		return json.Unmarshal(data, (*string)(p))
	case '[':
		var list []json.RawMessage
		if err := json.Unmarshal(data, &list); err != nil {
			return err
		}
		*p = joined(list)
	}
	return nil
}

// joined are the paragraphs of a list, each an element of HTML if one of them has tags.
func joined(list []json.RawMessage) paragraphs {
	var texts []string
	tagged := false
	for _, element := range list {
		if s := strings.TrimSpace(paragraphIn(element)); s != "" {
			texts = append(texts, s)
			tagged = tagged || strings.Contains(s, "</")
		}
	}
	if tagged {
		return paragraphs("<p>" + strings.Join(texts, "</p>\n<p>") + "</p>")
	}
	return paragraphs(strings.Join(texts, "\n\n"))
}

// textType is the type of an object that is a paragraph, and no title, picture or date.
var textType = lazyregexp.New(`(?i)^$|^p$|text|para|html|body`)

// paragraphIn is the text of an element of a list: a string, or that of an object that is a paragraph.
func paragraphIn(element []byte) string {
	var s string
	if json.Unmarshal(element, &s) == nil {
		return s
	}
	var object struct {
		Type    string `json:"type"`
		Text    scalar `json:"text"`
		Content scalar `json:"content"`
	}
	if json.Unmarshal(element, &object) != nil || !textType.MatchString(object.Type) {
		return ""
	}
	return string(pick(object.Text, object.Content))
}

// foreign are the fields that have an article in the records of content systems, crawlers and data sets.
type foreign struct {
	Content     paragraphs `json:"content"`
	Contents    paragraphs `json:"contents"`     // of the TREC Washington Post collection
	Paragraphs  paragraphs `json:"paragraphs"`   // of crawlers
	PostContent scalar     `json:"post_content"` // of WordPress
	PageContent scalar     `json:"page_content"` // of LangChain
	ArticleBody scalar     `json:"articleBody"`  // of schema.org
	Body        scalar     `json:"article_body"`
	MainText    scalar     `json:"main_text"`
	CleanedText scalar     `json:"cleaned_text"` // of Goose
	RawContent  scalar     `json:"raw_content"`  // of CCNet
	Story       scalar     `json:"story"`
	Short       scalar     `json:"short_description"`

	PostTitle scalar `json:"post_title"`
	Address   scalar `json:"article_url"`
	Publisher house  `json:"publisher"`
	Section   scalar `json:"articleSection"`
	Excerpt   scalar `json:"excerpt"`
}

// sourceOf is the record inside one of Elasticsearch, or nil.
func sourceOf(object []byte) json.RawMessage {
	if !bytes.Contains(object, []byte(`"_source"`)) { // as in nearly all records
		return nil
	}
	var hit struct {
		Source json.RawMessage `json:"_source"`
	}
	if json.Unmarshal(object, &hit) != nil || len(hit.Source) == 0 || hit.Source[0] != '{' {
		return nil
	}
	return hit.Source
}

// addForeign fills the fields of a record that has no text under a usual name from those of other tools.
func (f *fields) addForeign(object []byte) {
	var g foreign
	if json.Unmarshal(object, &g) != nil {
		return
	}
	f.Body = pick(scalar(g.Content), g.PostContent, g.ArticleBody, g.Body, g.MainText, g.CleanedText, scalar(g.Contents),
		scalar(g.Paragraphs), g.PageContent, g.RawContent, g.Story, g.Short)
	if f.Body == "" {
		return
	}
	f.addDescription(g)
}

// addDescription fills what describes the article.
func (f *fields) addDescription(g foreign) {
	f.Title = pick(f.Title, f.Headline, g.PostTitle)
	f.URL = pick(f.URL, f.Link, g.Address)
	f.Site = pick(f.Site, f.SiteName, f.SiteSign, scalar(f.Source), scalar(g.Publisher))
	f.meta.Section = pick(f.meta.Section, string(g.Section))
}

// metadataNames are the names of the object that describes an article, in records that keep it apart from the text.
var metadataNames = []string{"metadata", "meta"}

// addMetadata fills what is missing from an object that describes the article.
func (f *fields) addMetadata(record []byte) {
	if !hasName(record, func(name []byte) bool { return slices.Contains(metadataNames, string(name)) }) {
		return
	}
	var all map[string]json.RawMessage
	if json.Unmarshal(record, &all) != nil {
		return
	}
	for _, name := range metadataNames {
		var m fields
		inner := all[name]
		if len(inner) == 0 || inner[0] != '{' || json.Unmarshal(inner, &m) != nil {
			continue
		}
		if m.published() == "" {
			m.findDate(inner)
		}
		f.Published = pick(f.Published, scalar(m.published()))
		f.ID, f.Title, f.URL = pick(f.ID, m.ID), pick(f.Title, f.Headline, m.Title, m.Headline), pick(f.URL, f.Link, m.URL, m.Link)
		f.Site = pick(f.Site, f.SiteName, f.SiteSign, scalar(f.Source), m.Site, m.SiteName, scalar(m.Source))
		f.Byline = pick(f.Byline, f.Author, f.Authors, m.Byline, m.Author, m.Authors)
		f.Language = pick(f.Language, f.Lang, m.Language, m.Lang)
	}
}

// rendered is the text of an object of WordPress, which has it as HTML, {"rendered": "Old pool &#8211; new town"}, or of one of the
// New York Times, {"main": "Old pool"}.
func rendered(data []byte) (text scalar, ok bool) {
	var object struct {
		Rendered *string `json:"rendered"`
		Main     *string `json:"main"`
	}
	if json.Unmarshal(data, &object) != nil || object.Rendered == nil && object.Main == nil {
		return "", false
	}
	if object.Rendered == nil {
		object.Rendered = object.Main
	}
	text = scalar(strings.TrimSpace(*object.Rendered))
	if !strings.Contains(string(text), "<") { // a title
		text = scalar(html.UnescapeString(string(text)))
	}
	return text, true
}
