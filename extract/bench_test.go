package extract

import (
	"os"
	"testing"

	"github.com/jdkato/prose/v3/segment"
	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tokenize"

	"dateline/extract/document"
	"dateline/internal/cputime"
)

// articles are the texts that both benchmarks run over.
func articles(b *testing.B) (docs []*document.Document, size int64) {
	b.Helper()
	x := extractor(b)
	for _, name := range []string{"istanbul.txt", "harbor.txt", "takeover.html", "river.txt"} {
		data, err := os.ReadFile("../testdata/" + name)
		if err != nil {
			b.Fatal(err)
		}
		doc, err := x.Extract(document.Raw{Body: data})
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, doc)
		size += int64(len(doc.Text))
	}
	return docs, size
}

// measureCPU reports the processor time of an operation beside that of the clock: it can be trusted on a busy machine.
func measureCPU(b *testing.B) func() {
	start := cputime.Used()
	return func() { b.ReportMetric(float64(cputime.Used()-start)/float64(b.N), "cpu-ns/op") }
}

func extractor(tb testing.TB) *Extractor {
	tb.Helper()
	x, err := New()
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

// BenchmarkPipeline runs everything after cleaning. Compare it with BenchmarkProse of the same run.
func BenchmarkPipeline(b *testing.B) {
	x := extractor(b)
	docs, size := articles(b)
	b.SetBytes(size)
	b.ReportAllocs()
	defer measureCPU(b)()
	for b.Loop() {
		for _, d := range docs {
			if err := x.annotate(document.New(d.Meta, d.Text, d.Blocks), nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkRules runs the phases of all shipped rules alone, over articles whose layers are made already.
func BenchmarkRules(b *testing.B) {
	x := extractor(b)
	docs, size := articles(b)
	m := x.set.NewMatcher()
	phases := x.set.Phases()
	b.SetBytes(size)
	b.ReportAllocs()
	defer measureCPU(b)()
	for b.Loop() {
		for _, d := range docs {
			m.Begin(d, nil)
			for _, p := range phases {
				m.Run(p)
			}
		}
	}
}

// BenchmarkProse runs prose alone on the same texts: sentences, tokens, tags.
func BenchmarkProse(b *testing.B) {
	docs, size := articles(b)
	seg, err := segment.New()
	if err != nil {
		b.Fatal(err)
	}
	tagger, err := tag.New()
	if err != nil {
		b.Fatal(err)
	}
	tokenizer := tokenize.New()
	b.SetBytes(size)
	b.ReportAllocs()
	defer measureCPU(b)()
	for b.Loop() {
		for _, d := range docs {
			seg.Segment(d.Text)
			tagger.TagTokens(tokenizer.Tokenize(d.Text))
		}
	}
}
