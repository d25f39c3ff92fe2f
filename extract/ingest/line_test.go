package ingest

import (
	"strings"
	"testing"
)

// TestReadLine holds that lines that are read one by one give what the whole gives.
func TestReadLine(t *testing.T) {
	lines := []string{"\xef\xbb\xbf" + `{"text":"One."}`, ``, `{"id":"b","html":"<p>Two."}`, `{broken`,
		`{"articles":[{"text":"Three."},{"title":"none"}]}`, `{"text":NaN,"body":"Four."}`}
	var whole, single []Item
	for item := range ReadFrom(t.Context(), "body", strings.NewReader(strings.Join(lines, "\n")), Options{Format: JSONL}) {
		whole = append(whole, item)
	}
	record := 0
	for i, line := range lines {
		if line == "" {
			continue
		}
		record++
		single = append(single, ReadLine(t.Context(), Line{"body", i + 1, record, len(single)}, []byte(line), Options{})...)
	}
	if len(single) != len(whole) {
		t.Fatalf("%d items, want %d", len(single), len(whole))
	}
	for i, want := range whole {
		got := single[i]
		same := got.Seq == want.Seq && got.Raw.Meta.ID == want.Raw.Meta.ID && string(got.Raw.Body) == string(want.Raw.Body)
		if !same || (got.Err == nil) != (want.Err == nil) || got.Err != nil && got.Err.Error() != want.Err.Error() {
			t.Errorf("item %d: got %+v, want %+v", i, got, want)
		}
	}
	own := ReadLine(t.Context(), Line{"body", 1, 1, 0}, []byte(`{"schema":"dateline/v1","text":"Five."}`), Options{})
	if len(own) != 1 || own[0].Err == nil || !strings.Contains(own[0].Err.Error(), "written by Dateline") {
		t.Errorf("results are read as articles: %+v", own)
	}
}
