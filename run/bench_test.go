package run

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/emit"
	"dateline/internal/cputime"
)

// BenchmarkTinyRecords runs jobs over dumps of many tiny records, and reports the processor time that a record takes.
func BenchmarkTinyRecords(b *testing.B) {
	const records = 20_000
	x, err := extract.New(extract.WithAnyLanguage())
	if err != nil {
		b.Fatal(err)
	}
	for _, dump := range []struct{ name, head, record string }{
		{"empty.jsonl", "", "{}\n"},
		{"text.jsonl", "", `{"text":"Go."}` + "\n"},
		{"rows.csv", "id,text\n", "1,a\n"},
		{"unclosed.csv", "id,text\n", "1,\"a\n"},
	} {
		path := filepath.Join(b.TempDir(), dump.name)
		if err := os.WriteFile(path, []byte(dump.head+strings.Repeat(dump.record, records)), 0o644); err != nil {
			b.Fatal(err)
		}
		for _, name := range []string{"events", "articles"} {
			b.Run(dump.name+"/"+name, func(b *testing.B) {
				format, err := emit.Find(name)
				if err != nil {
					b.Fatal(err)
				}
				encoder, err := emit.New(name, emit.Options{})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportAllocs()
				began := cputime.Used()
				for b.Loop() {
					job := &Job{Inputs: []string{path}, Extractor: x, Jobs: 1, OwnsProcess: true, Format: format, Encoder: encoder, Stdout: io.Discard}
					if err := job.Run(b.Context()); err != nil && err != ErrIncomplete {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64((cputime.Used()-began)/time.Nanosecond)/float64(b.N*records), "cpu-ns/record")
			})
		}
	}
}
