package ingest

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"dateline/extract/document"
)

// Columns name the columns of a table, or the fields of JSON objects, that hold
// what has another name there than usual. Empty is the usual one.
type Columns struct {
	Text, HTML, Title, Date, URL, ID string
}

// columnsGiven reports whether there are unusual names.
func (r *reader) columnsGiven() bool { return r.opts.Columns != Columns{} }

// pairs returns the unusual names and the usual ones that they replace.
func (c Columns) pairs() [][2]string {
	return [][2]string{{c.Text, "text"}, {c.HTML, "html"}, {c.Title, "title"}, {c.Date, "published"}, {c.URL, "url"}, {c.ID, "id"}}
}

// usual is the usual name of a column.
func (c Columns) usual(name string) string {
	for _, p := range c.pairs() {
		if p[0] != "" && p[0] == name {
			return p[1]
		}
	}
	name = strings.ToLower(strings.TrimSpace(name))
	if alias, ok := columnAliases[name]; ok {
		return alias
	}
	return name
}

// columnAliases are names of columns that tables have besides those of JSON fields.
var columnAliases = map[string]string{
	"article_id": "id", "guid": "id", "uuid": "id", "article_url": "url", "source_url": "url", "publication": "site", "publisher": "site",
	"source": "site", "source_name": "site", "published_at": "published", "publishdate": "published", "pubdate": "published",
	"publication_date": "published", "datetime": "published", "article_title": "title", "raw_html": "html", "story": "article",
	"news": "article",
}

// textColumns are the usual names of columns that hold articles.
var textColumns = []string{"text", "html", "body", "content", "maintext", "full_text", "article_text", "article"}

// set sets a field by its usual name; unknown names are ignored.
func (f *fields) set(name, value string) {
	switch name {
	case "text":
		f.Text = value
	case "html":
		f.HTML = value
	case "byline", "author", "authors":
		f.Byline = people(pick(string(f.Byline), strings.TrimSpace(value)))
	default:
		if to := f.scalar(name); to != nil {
			*to = scalar(strings.TrimSpace(value))
		}
	}
}

// scalar is the field of a usual name, or nil.
func (f *fields) scalar(name string) *scalar {
	if of := scalars[name]; of != nil {
		return of(f)
	}
	return nil
}

var scalars = map[string]func(*fields) *scalar{
	"body":           func(f *fields) *scalar { return &f.Body },
	"content":        func(f *fields) *scalar { return &f.Content },
	"maintext":       func(f *fields) *scalar { return &f.MainText },
	"full_text":      func(f *fields) *scalar { return &f.FullText },
	"article_text":   func(f *fields) *scalar { return &f.ArticleText },
	"article":        func(f *fields) *scalar { return &f.Article },
	"id":             func(f *fields) *scalar { return &f.ID },
	"url":            func(f *fields) *scalar { return &f.URL },
	"link":           func(f *fields) *scalar { return &f.Link },
	"title":          func(f *fields) *scalar { return &f.Title },
	"headline":       func(f *fields) *scalar { return &f.Headline },
	"site":           func(f *fields) *scalar { return &f.Site },
	"published":      func(f *fields) *scalar { return &f.Published },
	"date_published": func(f *fields) *scalar { return &f.DatePublished },
	"publish_date":   func(f *fields) *scalar { return &f.PublishDate },
	"pub_date":       func(f *fields) *scalar { return &f.PubDate },
	"date":           func(f *fields) *scalar { return &f.Date },
	"timestamp":      func(f *fields) *scalar { return &f.Timestamp },
	"language":       func(f *fields) *scalar { return &f.Language },
	"lang":           func(f *fields) *scalar { return &f.Lang },
}

// rename sets the fields of a JSON object that have unusual names.
func (f *fields) rename(object []byte, columns Columns) {
	var all map[string]json.RawMessage
	if json.Unmarshal(object, &all) != nil {
		return
	}
	for _, p := range columns.pairs() {
		var value scalar
		if raw, ok := all[p[0]]; ok && p[0] != "" && json.Unmarshal(raw, &value) == nil {
			f.set(p[1], string(value))
		}
	}
}

// fields are the fields of a record that are read. The others are ignored.
type fields struct {
	Text string `json:"text"`
	HTML string `json:"html"`

	// Other names of the text, which may be HTML, too.
	Body        scalar `json:"body"`
	Content     scalar `json:"content"`
	MainText    scalar `json:"maintext"`
	FullText    scalar `json:"full_text"`
	ArticleText scalar `json:"article_text"`
	Article     scalar `json:"article"`
	PlainText   scalar `json:"plaintext"`    // of fundus
	ContentText scalar `json:"content_text"` // of JSON Feed
	ContentHTML scalar `json:"content_html"`

	// Names of lists of records, in an object around them.
	Articles list `json:"articles"`
	Items    list `json:"items"`
	Results  list `json:"results"`
	Records  list `json:"records"`
	Data     list `json:"data"`
	Docs     list `json:"docs"`
	Hits     struct {
		Hits list `json:"hits"` // of Elasticsearch
	} `json:"hits"`
	Response struct {
		Results list `json:"results"`
		Docs    list `json:"docs"`
		Content only `json:"content"` // the one article that the Guardian was asked for
	} `json:"response"`

	ID       scalar `json:"id"`
	URL      scalar `json:"url"`
	Link     scalar `json:"link"`
	Title    scalar `json:"title"`
	Headline scalar `json:"headline"`
	Site     scalar `json:"site"`
	SiteName scalar `json:"sitename"` // of trafilatura
	SiteSign scalar `json:"site_name"`
	Source   house  `json:"source"` // of NewsAPI

	dateFields

	Byline  people `json:"byline"`
	Author  people `json:"author"`
	Authors people `json:"authors"`

	Embedded struct {
		Author people `json:"author"`
	} `json:"_embedded"` // of WordPress

	Language scalar `json:"language"`
	Lang     scalar `json:"lang"`

	meta document.Meta // section, tags and description
}

// dateFields are the names of the time of publication, the most exact first: of common dumps, news-please, fundus, schema.org, GDELT,
// NewsAPI, the Guardian, the New York Times and ninjs. Case does not matter.
type dateFields struct {
	Published          scalar `json:"published"`
	DatePublished      scalar `json:"date_published"`
	DatePublishedJoint scalar `json:"datePublished"`
	PublishDate        scalar `json:"publish_date"`
	PublishDateJoint   scalar `json:"publishDate"`
	DatePublish        scalar `json:"date_publish"`
	PublishingDate     scalar `json:"publishing_date"`
	PublishedAt        scalar `json:"published_at"`
	PublishedAtJoint   scalar `json:"publishedAt"`
	PublishedDate      scalar `json:"published_date"`
	PublishedDateJoint scalar `json:"publishedDate"`
	PublishedOn        scalar `json:"published_on"`
	PublishedTime      scalar `json:"published_time"`
	PublicationDate    scalar `json:"publication_date"`
	PublicationJoint   scalar `json:"publicationDate"`
	WebPublicationDate scalar `json:"webPublicationDate"`
	FirstPublished     scalar `json:"first_published"`
	PubDate            scalar `json:"pub_date"`
	PubDateJoint       scalar `json:"pubDate"`
	FirstCreated       scalar `json:"firstcreated"`
	VersionCreated     scalar `json:"versioncreated"`
	SeenDate           scalar `json:"seendate"`
	DateTimePub        scalar `json:"dateTimePub"`
	DateTime           scalar `json:"datetime"`
	Date               scalar `json:"date"`
	Timestamp          scalar `json:"timestamp"`
	CreatedAt          scalar `json:"created_at"`
}

// list are the fields in their order.
func (f *dateFields) list() []scalar {
	return []scalar{f.Published, f.DatePublished, f.DatePublishedJoint, f.PublishDate, f.PublishDateJoint, f.DatePublish, f.PublishingDate,
		f.PublishedAt, f.PublishedAtJoint,
		f.PublishedDate, f.PublishedDateJoint, f.PublishedOn, f.PublishedTime, f.PublicationDate, f.PublicationJoint, f.WebPublicationDate,
		f.FirstPublished, f.PubDate,
		f.PubDateJoint, f.FirstCreated, f.VersionCreated, f.SeenDate, f.DateTimePub, f.DateTime, f.Date, f.Timestamp, f.CreatedAt}
}

// cutMark is what NewsAPI writes in place of the rest of a text: "… [+1200 chars]".
var cutMark = regexp.MustCompile(`\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$`)

// raw is the article that the fields describe. Text goes before html.
func (f *fields) raw() document.Raw {
	raw := document.Raw{Format: document.FormatText, Body: []byte(f.Text)}
	if strings.TrimSpace(f.Text) == "" {
		raw.Format, raw.Body = document.FormatHTML, []byte(f.HTML)
	}
	if len(raw.Body) == 0 {
		raw.Format, raw.Body = document.FormatAuto, []byte(pick(f.Body, f.Content, f.MainText, f.FullText, f.ArticleText, f.Article,
			f.PlainText, f.ContentText, f.ContentHTML))
		raw.Body = cutMark.ReplaceAll(raw.Body, nil)
	}
	raw.Meta = document.Meta{
		ID:        string(f.ID),
		URL:       string(pick(f.URL, f.Link)),
		Title:     string(pick(f.Title, f.Headline)),
		Site:      string(pick(f.Site, f.SiteName, f.SiteSign, scalar(f.Source))),
		Byline:    string(pick(f.Byline, f.Author, f.Authors, f.Embedded.Author)),
		Language:  string(pick(f.Language, f.Lang)),
		Published: f.published(),

		Section:     f.meta.Section,
		Tags:        f.meta.Tags,
		Description: f.meta.Description,
	}
	return raw
}

// published is the first of the date fields that can be read, in ISO 8601.
func (f *fields) published() string {
	for _, s := range f.list() {
		if s == "" {
			continue
		}
		if iso, err := document.ParsePublished(string(s)); err == nil {
			return iso
		}
	}
	return ""
}

// size is the length of all that may be the text, in bytes.
func (f *fields) size() int {
	n := len(f.Text) + len(f.HTML)
	for _, s := range []scalar{f.Body, f.Content, f.MainText, f.FullText, f.ArticleText, f.Article, f.PlainText} {
		n += len(s)
	}
	return n
}

// pick is the first value that is not empty.
func pick[S ~string](values ...S) S {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// scalar is a string, a number as it is written, the date or id in an object as MongoDB exports it, or the text in one of WordPress; null,
// lists and other objects are "".
type scalar string

// UnmarshalJSON implements json.Unmarshaler.
func (s *scalar) UnmarshalJSON(data []byte) error {
	*s = ""
	switch c := data[0]; {
	case c == '"':
		var v string
		if err := json.Unmarshal(data, &v); err != nil {
			return err
		}
		*s = scalar(strings.TrimSpace(v))
	case c == '-' || c >= '0' && c <= '9':
		*s = scalar(number(string(data)))
	case c == '{':
		if text, ok := rendered(data); ok {
			*s = text
			return nil
		}
		var exported struct {
			Date   json.RawMessage `json:"$date"`
			ID     json.RawMessage `json:"$oid"`
			Number json.RawMessage `json:"$numberLong"`
		}
		if json.Unmarshal(data, &exported) == nil {
			if inner := pick(string(exported.Date), string(exported.ID), string(exported.Number)); inner != "" {
				return s.UnmarshalJSON([]byte(inner))
			}
		}
	}
	return nil
}

// number writes a number that JSON gave with a fraction or an exponent, as clocks
// of some languages do, without it where it counts seconds.
func number(s string) string {
	if f, err := strconv.ParseFloat(s, 64); err == nil && strings.ContainsAny(s, ".eE") && f >= 1e9 && f < 1e14 {
		return strconv.FormatInt(int64(f), 10)
	}
	return s
}

// only is one object, as a list of one.
type only list

// UnmarshalJSON implements json.Unmarshaler.
func (o *only) UnmarshalJSON(data []byte) error {
	if *o = nil; data[0] == '{' {
		*o = only{bytes.Clone(data)}
	}
	return nil
}

// list is a list of objects; anything else is none.
type list []json.RawMessage

// UnmarshalJSON implements json.Unmarshaler.
func (l *list) UnmarshalJSON(data []byte) error {
	if *l = nil; data[0] != '[' {
		return nil
	}
	var all []json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	if len(all) > 0 && len(all[0]) > 0 && all[0][0] == '{' {
		*l = all
	}
	return nil
}

// empty reports whether there is no article.
func (f *fields) empty() bool { return len(f.raw().Body) == 0 }

// inner are the records in an object that is none itself, as search services answer.
func (f *fields) inner() list {
	for _, l := range []list{f.Articles, f.Items, f.Results, f.Records, f.Data, f.Docs, f.Response.Results, f.Response.Docs,
		f.Hits.Hits, list(f.Response.Content)} {
		if len(l) > 0 {
			return l
		}
	}
	return nil
}
