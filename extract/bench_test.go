package extract

import (
	"os"
	"testing"
	"time"

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
		doc, err := x.Extract(b.Context(), document.Raw{Body: data})
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

// BenchmarkPipeline runs everything after cleaning. Compare it with BenchmarkProse, or see BenchmarkRatio.
func BenchmarkPipeline(b *testing.B) {
	docs, size := articles(b)
	benchmarkPass(b, pipelinePass(b, extractor(b), docs), size)
}

// BenchmarkProse runs prose alone on the same texts: sentences, tokens, tags.
func BenchmarkProse(b *testing.B) {
	docs, size := articles(b)
	benchmarkPass(b, prosePass(b, docs), size)
}

func benchmarkPass(b *testing.B, pass func(), size int64) {
	b.SetBytes(size)
	b.ReportAllocs()
	defer measureCPU(b)()
	for b.Loop() {
		pass()
	}
}

// BenchmarkRatio runs the pipeline and prose in turn, so that a machine whose speed drifts does not tilt the scale, and reports how
// many times the processor time of prose alone the pipeline takes.
func BenchmarkRatio(b *testing.B) {
	docs, _ := articles(b)
	benchmarkRatio(b, "x-prose", pipelinePass(b, extractor(b), docs), prosePass(b, docs))
}

// BenchmarkRulesRatio sets the phases of all shipped rules, without the Go code of the stages, beside prose alone.
func BenchmarkRulesRatio(b *testing.B) {
	docs, _ := articles(b)
	benchmarkRatio(b, "x-prose", rulesPass(b, docs), prosePass(b, docs))
}

func benchmarkRatio(b *testing.B, unit string, ours, theirs func()) {
	var a, z time.Duration
	for b.Loop() {
		start := cputime.Used()
		for range batch {
			ours()
		}
		middle := cputime.Used()
		for range batch {
			theirs()
		}
		a, z = a+middle-start, z+cputime.Used()-middle
	}
	b.ReportMetric(float64(a)/float64(z), unit)
}

// batch is how many passes are timed as one: the clock of the processor is coarse.
const batch = 5

func pipelinePass(b *testing.B, x *Extractor, docs []*document.Document) func() {
	return func() {
		for _, d := range docs {
			if err := x.annotate(b.Context(), document.New(d.Meta, d.Text, d.Blocks), nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func prosePass(b *testing.B, docs []*document.Document) func() {
	seg, err := segment.New()
	if err != nil {
		b.Fatal(err)
	}
	tagger, err := tag.New()
	if err != nil {
		b.Fatal(err)
	}
	tokenizer := tokenize.New()
	return func() {
		for _, d := range docs {
			seg.Segment(d.Text)
			tagger.TagTokens(tokenizer.Tokenize(d.Text))
		}
	}
}

// BenchmarkRules runs the phases of all shipped rules alone, over articles whose layers are made already.
func BenchmarkRules(b *testing.B) {
	docs, size := articles(b)
	benchmarkPass(b, rulesPass(b, docs), size)
}

func rulesPass(b *testing.B, docs []*document.Document) func() {
	x := extractor(b)
	m := x.set.NewMatcher()
	phases := x.set.Phases()
	return func() {
		for _, d := range docs {
			m.Begin(b.Context(), d, nil)
			for _, p := range phases {
				m.Run(p)
			}
		}
	}
}

// BenchmarkStages reports how much of the pipeline's processor time each stage takes, in hundredths. Pipelines that end with
// each stage run in turn; a stage takes what its pipeline takes longer than the one before.
func BenchmarkStages(b *testing.B) {
	x := extractor(b)
	docs, _ := articles(b)
	spent := make([]time.Duration, len(stages)+1)
	for b.Loop() {
		for n := range spent {
			start := cputime.Used()
			for range batch {
				for _, d := range docs {
					if err := x.run(b.Context(), document.New(d.Meta, d.Text, d.Blocks), nil, stages[:n]); err != nil {
						b.Fatal(err)
					}
				}
			}
			spent[n] += cputime.Used() - start
		}
	}
	all := float64(spent[len(stages)]) / 100
	b.ReportMetric(float64(spent[0])/all, "%lexis")
	for n, s := range stages {
		b.ReportMetric(float64(spent[n+1]-spent[n])/all, "%"+s.name)
	}
}
