package extract

import "testing"

// BenchmarkNew compiles the shipped rules, as every start of the program does.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	defer measureCPU(b)()
	for b.Loop() {
		if _, err := compile(nil); err != nil {
			b.Fatal(err)
		}
	}
}
