package rules

import (
	"fmt"
	"strings"
	"testing"
)

// ruleFile writes n rules, each with a trigger word of its own.
func ruleFile(n int, word func(int) string) string {
	var b strings.Builder
	b.WriteString("phase: p\nrules:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - name: r%d\n    match: |\n      trigger:[lemma=%s, tag=VB*] x:[tag=NN*]+ ( \"to\" [tag=VB] []{0,8} )?\n    tests: |\n      + [x](p)\n      - y\n", i, word(i))
	}
	return b.String()
}

const benchSentence = "The/DT minister/NN said/VBD on/IN Monday/NNP that/IN the/DT two/CD sides/NNS had/VBD agreed/VBN to/TO exchange/VB prisoners/NNS before/IN the/DT end/NN of/IN the/DT month/NN ./."

// BenchmarkRules matches sets of rules whose triggers the text does not have.
func BenchmarkRules(b *testing.B) {
	doc := sentence(strings.Repeat(benchSentence+" ", 40))
	for _, n := range []int{10, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			set := compile(b, ruleFile(n, func(i int) string { return fmt.Sprintf("word%d", i) }))
			m := set.NewMatcher()
			b.SetBytes(int64(len(doc.Text)))
			b.ReportAllocs()
			for b.Loop() {
				m.Begin(doc, nil)
				m.Run("p")
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(doc.Tokens)), "ns/token")
		})
	}
}

// BenchmarkCompile reads and compiles 1,000 rules.
func BenchmarkCompile(b *testing.B) {
	src := ruleFile(1000, func(i int) string { return fmt.Sprintf("word%d", i) })
	for b.Loop() {
		compile(b, src)
	}
}
