// Dateline itself: the whole pipeline and each of its stages that can be had alone.
package main

import (
	"context"
	"encoding/json"
	"io"
	"sync"
	"time"

	"dateline/bench/harness"
	"dateline/bench/made"
	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/lexis"
	"dateline/extract/record"
)

func main() {
	harness.Main("dateline", map[string]harness.Task{
		"whole":      func(a made.Article) (int, error) { return whole(raw(a, a.Text)) },
		"pages":      func(a made.Article) (int, error) { return whole(raw(a, a.HTML)) },
		"quantities": quantities,
		"dates":      dates,
		"quotes":     quotes,
		"tag":        tag,
		"clean":      clean,
	})
}

// extractor is made with the first text.
var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New() })

func raw(a made.Article, body string) document.Raw {
	return document.Raw{Meta: document.Meta{Published: a.Published}, Body: []byte(body)}
}

// whole is all that `dateline extract` does: findings as JSON lines.
func whole(raw document.Raw) (int, error) {
	doc, err := annotated(raw)
	if err != nil {
		return 0, err
	}
	lines := record.Lines(doc, document.CodePoints)
	encoder := json.NewEncoder(io.Discard)
	for _, line := range lines {
		if err := encoder.Encode(line); err != nil {
			return 0, err
		}
	}
	return len(lines), nil
}

func annotated(raw document.Raw) (*document.Document, error) {
	x, err := extractor()
	if err != nil {
		return nil, err
	}
	return x.Extract(context.Background(), raw)
}

// quantities come from the whole pipeline, events and all: there is no call for them alone.
func quantities(a made.Article) (int, error) {
	doc, err := annotated(raw(a, a.Text))
	if err != nil {
		return 0, err
	}
	return len(doc.Quantities), nil
}

func dates(a made.Article) (int, error) {
	day, err := time.Parse(time.DateOnly, a.Published)
	if err != nil {
		return 0, err
	}
	found, err := extract.Dates(context.Background(), a.Text, day)
	return len(found), err
}

func quotes(a made.Article) (int, error) {
	found, err := extract.Quotes(context.Background(), a.Text)
	return len(found), err
}

func tag(a made.Article) (int, error) {
	doc := document.New(document.Meta{}, a.Text, []document.Block{{Kind: document.Paragraph, Span: document.Span{End: len(a.Text)}}})
	err := lexis.Annotate(context.Background(), doc)
	return len(doc.Tokens), err
}

func clean(a made.Article) (int, error) {
	x, err := extractor()
	if err != nil {
		return 0, err
	}
	doc, err := x.Clean(context.Background(), raw(a, a.HTML))
	if err != nil {
		return 0, err
	}
	return len(doc.Text), nil
}
