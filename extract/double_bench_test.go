package extract

import (
	"testing"

	"dateline/rules"
	"dateline/rules/en"
)

// BenchmarkTwiceTheRules reports how many times the processor time of the pipeline it takes if every shipped rule is there twice: each
// file is loaded again under another name. That is the dearest way to have twice as many rules, since each of the second half starts
// where one of the first does; new rules have words that most sentences lack.
func BenchmarkTwiceTheRules(b *testing.B) {
	files, err := rules.ReadDir(en.Files)
	if err != nil {
		b.Fatal(err)
	}
	for i := range files {
		files[i].Name = "again-" + files[i].Name
	}
	twice, err := New(WithRuleFiles(files...))
	if err != nil {
		b.Fatal(err)
	}
	docs, _ := articles(b)
	benchmarkRatio(b, "x-once", pipelinePass(b, twice, docs), pipelinePass(b, extractor(b), docs))
}
