// Package tsv reads the tables of tab-separated fields that the program embeds.
package tsv

import (
	"iter"
	"strings"
)

// Rows yields the number of each line, from 1, and its fields. Empty lines and those that begin with # are skipped. The
// slice is only valid until the next row; its strings share the memory of the table.
func Rows(table string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		var fields []string
		n := 0
		for line := range strings.Lines(table) {
			n++
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			fields = fields[:0]
			for field := range strings.SplitSeq(line, "\t") {
				fields = append(fields, field)
			}
			if !yield(n, fields) {
				return
			}
		}
	}
}
