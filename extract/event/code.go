package event

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/extract/document"
)

// codesTSV is the table of codes; its head says where they come from.
//
//go:embed codes.tsv
var codesTSV string

// codeKey is what an event's codes depend on; an empty content stands for any.
type codeKey struct{ act, polarity, content string }

// codeTable reads codesTSV once.
var codeTable = sync.OnceValue(func() map[codeKey]document.Codes {
	table := map[codeKey]document.Codes{}
	for line := range strings.Lines(codesTSV) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 7 || strings.HasPrefix(line, "#") {
			continue
		}
		for content := range strings.SplitSeq(f[2], ",") {
			table[codeKey{f[0], f[1], strings.TrimPrefix(content, "*")}] = document.Codes{CAMEO: f[3], PLOVER: f[4], Mode: f[5], Quad: f[6]}
		}
	}
	return table
})

// code gives codes to the events that the text does not only imagine.
func code(doc *document.Document) {
	table := codeTable()
	for i := range doc.Events {
		ev := &doc.Events[i]
		if ev.Status.Modality == "possible" || ev.Status.Modality == "conditional" {
			continue
		}
		c, ok := table[codeKey{ev.Act, ev.Status.Polarity, ev.Content}]
		if !ok {
			c = table[codeKey{ev.Act, ev.Status.Polarity, ""}]
		}
		ev.Codes = c
	}
}
