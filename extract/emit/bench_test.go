package emit

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/internal/cputime"
)

// BenchmarkShare runs the pipeline and the writer of each format in turn over the sample articles, and reports how much
// processor time writing takes in percent of the pipeline's. What begins and ends an output counts, too.
func BenchmarkShare(b *testing.B) {
	x, err := extract.New()
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) { benchmarkShare(b, x, f) })
	}
}

// rounds is how often the articles are worked through in one output: enough that it is a long one.
const rounds = 50

func benchmarkShare(b *testing.B, x *extract.Extractor, f Format) {
	raws := rawSamples(b)
	enc, err := New(f.Name, Options{})
	if err != nil {
		b.Fatal(err)
	}
	var pipeline, writing time.Duration
	for b.Loop() {
		start := cputime.Used()
		w, err := enc.Open(benchTarget(b, f))
		if err != nil {
			b.Fatal(err)
		}
		writing += cputime.Used() - start
		for range rounds {
			start = cputime.Used()
			docs := extractAll(b, x, raws)
			middle := cputime.Used()
			writeDocs(b, enc, w, docs)
			pipeline, writing = pipeline+middle-start, writing+cputime.Used()-middle
		}
		start = cputime.Used()
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
		writing += cputime.Used() - start
	}
	b.ReportMetric(100*float64(writing)/float64(pipeline), "%-of-pipeline")
	b.ReportMetric(0, "ns/op") // it says nothing: an operation is as many rounds as are wanted
}

func rawSamples(b *testing.B) (raws []document.Raw) {
	for _, name := range []string{"istanbul.txt", "harbor.txt", "takeover.html", "river.txt"} {
		data, err := os.ReadFile("../../testdata/" + name)
		if err != nil {
			b.Fatal(err)
		}
		raws = append(raws, document.Raw{Meta: document.Meta{ID: name, URL: "https://kallo.test/" + name}, Body: data})
	}
	return raws
}

func benchTarget(b *testing.B, f Format) Target {
	switch f.Form {
	case File:
		return Target{Path: filepath.Join(b.TempDir(), "out"+f.Ext)}
	case Page, Folder:
		return Target{Path: b.TempDir()}
	}
	return Target{Writer: io.Discard}
}

func extractAll(b *testing.B, x *extract.Extractor, raws []document.Raw) (docs []*document.Document) {
	for _, raw := range raws {
		doc, err := x.Extract(b.Context(), raw)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, doc)
	}
	return docs
}

func writeDocs(b *testing.B, enc Encoder, w Writer, docs []*document.Document) {
	for _, doc := range docs {
		piece, err := enc.Encode(doc)
		if err == nil {
			err = w.Write(piece)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
