package extract

import "testing"

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
