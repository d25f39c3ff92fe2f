package engine

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"dateline/extract/document"
	"dateline/internal/cputime"
	"dateline/internal/longtest"
	"dateline/rules/internal/testdoc"
)

// ruleFile writes n rules, each with its own trigger word.
func ruleFile(n int, word func(int) string) string {
	var b strings.Builder
	b.WriteString("phase: p\nrules:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - name: r%d\n    match: |\n      trigger:[lemma=%s, tag=VB*] x:[tag=NN*]+ ( \"to\" [tag=VB] []{0,8} )?\n    tests: |\n      + [x](p)\n      - y\n", i, word(i))
	}
	return b.String()
}

// vocabulary is how many different words the text of the benchmarks has.
const benchVocabulary = 3000

func benchWord(i int) string { return fmt.Sprintf("w%c%dn", 'a'+i%26, i) }

// benchDocument is a text of 400 sentences whose words are spread as those of a language: the word of rank r is as frequent
// as 1/r. The tags change from position to position.
func benchDocument() *document.Document {
	r := rand.New(rand.NewSource(1))
	zipf := rand.NewZipf(r, 1.1, 8, benchVocabulary-1)
	tags := strings.Fields("NN NN NN NNP IN IN DT DT JJ NNS VBD VB VBN RB CC CD TO VBZ")
	var words strings.Builder
	const sentences, length = 400, 25
	for range sentences * length {
		w := benchWord(int(zipf.Uint64()))
		fmt.Fprintf(&words, "%s/%s/%s ", w, tags[r.Intn(len(tags))], w)
	}
	doc := testdoc.Sentence(words.String())
	doc.Sentences = nil
	for i := range int32(sentences) {
		doc.Sentences = append(doc.Sentences, document.Sentence{Range: document.Range{Start: i * length, End: (i + 1) * length}})
	}
	return doc
}

func absent(i int) string  { return fmt.Sprintf("word%d", i) }
func present(i int) string { return benchWord(i * 3) }

// runBench matches a rule file against a document over and over and gives the time per token in ns.
func runBench(b *testing.B, doc *document.Document, src string) {
	m := compile(b, src).NewMatcher()
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		m.Begin(context.Background(), doc, nil)
		m.Run("p")
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(doc.Tokens)), "ns/token")
}

// BenchmarkRules sets 1,000 rules beside 10 of them: with triggers that the text does not have, and with
// words of the text, every third of its vocabulary.
func BenchmarkRules(b *testing.B) {
	doc := benchDocument()
	for _, kind := range []struct {
		name string
		word func(int) string
	}{{"absent", absent}, {"vocabulary", present}} {
		for _, n := range []int{10, 1000} {
			b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) { runBench(b, doc, ruleFile(n, kind.word)) })
		}
	}
}

// BenchmarkNoMatch runs text on which nothing matches, interning included, without tags.
func BenchmarkNoMatch(b *testing.B) {
	doc := benchDocument()
	for i := range doc.Tokens {
		doc.Tokens[i].Tag = ""
	}
	runBench(b, doc, ruleFile(1000, absent))
}

// BenchmarkCompile reads and compiles 1,000 rules.
func BenchmarkCompile(b *testing.B) {
	src := ruleFile(1000, absent)
	for b.Loop() {
		compile(b, src)
	}
}

// TestNoAllocations holds that matching allocates nothing on text on which nothing matches, once a matcher has warmed up.
func TestNoAllocations(t *testing.T) {
	longtest.NotUnderRace(t)
	doc := benchDocument()
	for name, src := range map[string]string{
		"absent": ruleFile(100, absent),
		"near":   oneRule(`trigger:[lemma=wa0n] []{0,10}? (?= []* "nowhere" ) (?<! "x" []{0,30} ) "nowhere"`),
		"tags":   oneRule(`[tag=NN*] ( [tag=IN] | [text~/o.*/, shape=x] )* "nowhere"`),
	} {
		m := compile(t, src).NewMatcher()
		run := func() {
			m.Begin(context.Background(), doc, nil)
			m.Run("p")
		}
		run()
		if n := testing.AllocsPerRun(20, run); n > 0 {
			t.Errorf("%s: %v allocations for %d tokens", name, n, len(doc.Tokens))
		}
	}
}

// TestManyRules compares, in one run, 1,000 rules with 10: the best of many short runs each, so that a busy machine counts
// little. What is wanted is 1.1 for words that are not there and 1.5 for words of the text; the test leaves room.
func TestManyRules(t *testing.T) {
	longtest.NotUnderRace(t)
	doc := benchDocument()
	for _, c := range []struct {
		name string
		word func(int) string
		most float64
	}{{"absent", absent, 1.6}, {"vocabulary", present, 3}} {
		few, many := bestRun(t, doc, ruleFile(10, c.word)), bestRun(t, doc, ruleFile(1000, c.word))
		ratio := float64(many) / float64(few)
		t.Logf("%s: 1,000 rules cost %.2f times what 10 cost (%.0f and %.0f ns a token; %.0f MB/s)", c.name, ratio,
			float64(many)/float64(len(doc.Tokens)), float64(few)/float64(len(doc.Tokens)), float64(len(doc.Text))/many.Seconds()/1e6)
		if ratio > c.most {
			t.Errorf("%s: 1,000 rules cost %.2f times what 10 cost", c.name, ratio)
		}
	}
}

// bestRun is the least processor time that a rule file takes on a document, of a few batches: one run is shorter than the
// clock of the processor ticks.
func bestRun(t *testing.T, doc *document.Document, src string) time.Duration {
	batches, runs := longtest.Size(6, 2), 40
	m := compile(t, src).NewMatcher()
	best := time.Duration(1 << 62)
	for range batches {
		start := cputime.Used()
		for range runs {
			m.Begin(context.Background(), doc, nil)
			m.Run("p")
		}
		best = min(best, (cputime.Used()-start)/time.Duration(runs))
	}
	return max(best, time.Nanosecond)
}
