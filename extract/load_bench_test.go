package extract

import (
	"testing"

	"dateline/rules"
)

// BenchmarkNew compiles the shipped rules, as every start of the program does.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	defer measureCPU(b)()
	sources, err := shippedSources()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := compile(sources, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExtension loads the shipped rules with a rule of a user, as every start with --rules does.
func BenchmarkExtension(b *testing.B) {
	b.ReportAllocs()
	defer measureCPU(b)()
	file := rules.Source{Name: "mine/mine.yaml", Data: []byte(userFiles[0].files[0])}
	for b.Loop() {
		sources, err := sourcesOf(nil, []rules.Source{file})
		if err != nil {
			b.Fatal(err)
		}
		known, _ := loadCompact()
		if _, err := compile(sources, known); err != nil {
			b.Fatal(err)
		}
	}
}
