package emit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/document"
)

// annotation is a finding as a Web Annotation (https://www.w3.org/TR/annotation-model/), one a line: lines can be
// written, joined and cut as a stream, which an AnnotationCollection with its counts cannot.
type annotation struct {
	Context    string           `json:"@context" jsonschema:"enum=http://www.w3.org/ns/anno.jsonld"`
	ID         string           `json:"id" jsonschema_description:"The same whenever the same finding is made in the same article."`
	Type       string           `json:"type" jsonschema:"enum=Annotation"`
	Motivation string           `json:"motivation" jsonschema:"enum=classifying"`
	Generator  annotator        `json:"generator"`
	Body       []annotationBody `json:"body" jsonschema_description:"Tags are the kind, the type, the act and the content class; descriptions are what was found, as NAME: VALUE."`
	Target     annotationTarget `json:"target"`
}

type annotator struct {
	ID   string `json:"id" jsonschema_description:"The rule that made the finding, as urn:dateline:rule:FILE/NAME."`
	Type string `json:"type" jsonschema:"enum=Software"`
	Name string `json:"name" jsonschema:"enum=dateline"`
}

type annotationBody struct {
	Type    string `json:"type" jsonschema:"enum=TextualBody"`
	Purpose string `json:"purpose" jsonschema:"enum=tagging,enum=describing"`
	Value   string `json:"value"`
}

type annotationTarget struct {
	Source   string     `json:"source" jsonschema_description:"The article's address, or urn:dateline:article:ID where it has none."`
	Selector []selector `json:"selector" jsonschema_description:"A TextPositionSelector in code points of the cleaned text, and a TextQuoteSelector that finds the words in the page."`
}

// selector is a TextPositionSelector, with Start and End, or a TextQuoteSelector, with the other three.
type selector struct {
	Type   string  `json:"type" jsonschema:"enum=TextPositionSelector,enum=TextQuoteSelector"`
	Start  *int    `json:"start,omitempty" jsonschema:"minimum=0"`
	End    *int    `json:"end,omitempty" jsonschema:"minimum=0"`
	Exact  *string `json:"exact,omitempty"`
	Prefix *string `json:"prefix,omitempty"`
	Suffix *string `json:"suffix,omitempty"`
}

// annotations are the findings of doc.
func annotations(doc *document.Document, opts Options) []any {
	a := annotating{doc: doc, points: document.NewOffsets(doc.Text, document.CodePoints), source: sourceOf(doc)}
	sum := sha256.Sum256([]byte(doc.Meta.ID + "\x00" + a.source + "\x00" + doc.Text))
	a.prefix = "urn:dateline:annotation:" + hex.EncodeToString(sum[:8]) + ":"
	lines := extract.NewLines(doc, document.UTF8, opts.Kinds...)
	out := make([]any, len(lines))
	for i, line := range lines {
		out[i] = a.annotation(line)
	}
	return out
}

// sourceOf is the IRI of an article.
func sourceOf(doc *document.Document) string {
	if doc.Meta.URL != "" {
		return doc.Meta.URL
	}
	return "urn:dateline:article:" + url.PathEscape(cmp.Or(doc.Meta.ID, doc.Meta.Title, "unnamed"))
}

type annotating struct {
	doc            *document.Document
	points         document.Offsets
	source, prefix string
}

func (a *annotating) annotation(line extract.Line) *annotation {
	d := describe(line)
	out := &annotation{
		Context: "http://www.w3.org/ns/anno.jsonld", ID: a.prefix + d.head.ID, Type: "Annotation", Motivation: "classifying",
		Generator: annotator{"urn:dateline:rule:" + url.PathEscape(d.rule), "Software", "dateline"},
		Target:    annotationTarget{a.source, a.selectors(document.Span{Start: d.at.Start, End: d.at.End})},
	}
	for _, tag := range d.tags {
		out.Body = append(out.Body, annotationBody{"TextualBody", "tagging", tag})
	}
	for _, f := range d.features {
		out.Body = append(out.Body, annotationBody{"TextualBody", "describing", f[0] + ": " + f[1]})
	}
	return out
}

func (a *annotating) selectors(s document.Span) []selector {
	at := a.points.Span(s)
	exact, prefix, suffix := a.doc.Slice(s), last(a.doc.Text[:s.Start], around), first(a.doc.Text[s.End:], around)
	return []selector{
		{Type: "TextPositionSelector", Start: &at.Start, End: &at.End},
		{Type: "TextQuoteSelector", Exact: &exact, Prefix: &prefix, Suffix: &suffix},
	}
}

// around is how many characters before and behind a quotation tell it from the same words elsewhere.
const around = 32

func first(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func last(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}
