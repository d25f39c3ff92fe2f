package emit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"strconv"
	"unicode/utf8"

	"dateline/extract/document"
	"dateline/extract/record"
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

// w3cLines writes the findings of articles as annotations. Their JSON is put together here, for encoding/json took as long as
// all the rest of this format; a test reads it back into annotation.
func w3cLines(opts Options) Encoder {
	return &stream{write: func(to io.Writer, doc *document.Document) error {
		a := newAnnotating(doc)
		var annotation []byte
		for line := range record.LinesSeq(doc, document.UTF8, opts.Kinds...) {
			annotation = a.append(annotation[:0], line)
			if _, err := to.Write(annotation); err != nil {
				return err
			}
		}
		return nil
	}}
}

// sourceOf is the IRI of an article.
func sourceOf(doc *document.Document) string {
	if u, err := url.Parse(doc.Meta.URL); err == nil && u.IsAbs() {
		return u.String()
	}
	return "urn:dateline:article:" + url.PathEscape(cmp.Or(doc.Meta.URL, doc.Meta.ID, doc.Meta.Title, "unnamed"))
}

type annotating struct {
	doc            *document.Document
	points         document.Offsets
	source, prefix string
}

func newAnnotating(doc *document.Document) *annotating {
	a := &annotating{doc: doc, points: document.NewOffsets(doc.Text, document.CodePoints), source: sourceOf(doc)}
	sum := sha256.Sum256([]byte(doc.Meta.ID + "\x00" + a.source + "\x00" + doc.Text))
	a.prefix = "urn:dateline:annotation:" + hex.EncodeToString(sum[:8]) + ":"
	return a
}

func (a *annotating) append(dst []byte, line record.Line) []byte {
	d := describe(line)
	dst = append(dst, `{"@context":"http://www.w3.org/ns/anno.jsonld","id":`...)
	dst = record.AppendString(dst, a.prefix, d.head.ID)
	dst = append(dst, `,"type":"Annotation","motivation":"classifying","generator":{"id":`...)
	dst = record.AppendString(dst, "urn:dateline:rule:", url.PathEscape(d.rule))
	dst = append(dst, `,"type":"Software","name":"dateline"},"body":[`...)
	for i, tag := range d.tags {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"type":"TextualBody","purpose":"tagging","value":`...)
		dst = append(record.AppendString(dst, tag), '}')
	}
	for _, f := range d.features {
		dst = append(dst, `,{"type":"TextualBody","purpose":"describing","value":`...)
		dst = append(record.AppendString(dst, f[0], ": ", f[1]), '}')
	}
	dst = append(dst, `],"target":{"source":`...)
	dst = append(record.AppendString(dst, a.source), `,"selector":`...)
	dst = a.appendSelectors(dst, document.Span{Start: d.at.Start, End: d.at.End})
	return append(dst, "}}\n"...)
}

func (a *annotating) appendSelectors(dst []byte, s document.Span) []byte {
	at := a.points.Span(s)
	dst = strconv.AppendInt(append(dst, `[{"type":"TextPositionSelector","start":`...), int64(at.Start), 10)
	dst = strconv.AppendInt(append(dst, `,"end":`...), int64(at.End), 10)
	dst = record.AppendString(append(dst, `},{"type":"TextQuoteSelector","exact":`...), a.doc.Slice(s))
	dst = record.AppendString(append(dst, `,"prefix":`...), last(a.doc.Text[:s.Start], around))
	dst = record.AppendString(append(dst, `,"suffix":`...), first(a.doc.Text[s.End:], around))
	return append(dst, "}]"...)
}

// around is how many characters before and after a quotation distinguish it from the same words elsewhere.
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
