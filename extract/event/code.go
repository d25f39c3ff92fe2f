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
type codeKey struct{ act, status, content string }

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
	for i := range doc.Events {
		if ev := &doc.Events[i]; ev.Status.Modality != "possible" && ev.Status.Modality != "conditional" {
			ev.Codes = codesOf(ev)
		}
	}
}

// codesOf looks an event up: first what the table says of acts to come, then of acts in general; first its content class,
// then any.
func codesOf(ev *document.Event) document.Codes {
	table := codeTable()
	for _, status := range statuses(ev.Status) {
		for _, content := range [...]string{ev.Content, ""} {
			if c, ok := table[codeKey{ev.Act, status, content}]; ok {
				return c
			}
		}
	}
	return document.Codes{}
}

// statuses are the names under which the table may know a status, the most exact first.
func statuses(s document.Status) []string {
	if s.Tense == "future" {
		return []string{s.Polarity + "-future", s.Polarity}
	}
	return []string{s.Polarity}
}
