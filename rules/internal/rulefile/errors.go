package rulefile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Error is a mistake in a rule file, with its position.
type Error struct {
	File    string
	Line    int // from 1
	Column  int // in bytes, from 1
	Message string
	Source  string // the line of the file, or ""
	Warning bool   // the rules run all the same
}

// Error is "file:line:column: message", the line, and a caret under the position.
func (e *Error) Error() string {
	warning := ""
	if e.Warning {
		warning = "warning: "
	}
	head := fmt.Sprintf("%s:%d:%d: %s%s", e.File, e.Line, e.Column, warning, e.Message)
	if e.Source == "" {
		return head
	}
	pad := strings.Map(func(r rune) rune {
		if r == '\t' {
			return '\t'
		}
		return ' '
	}, e.Source[:min(max(e.Column-1, 0), len(e.Source))])
	return head + "\n    " + e.Source + "\n    " + pad + "^"
}

// ErrorList is every mistake of a set of files, by file, line and column.
type ErrorList []*Error

// Error returns all mistakes, one after another.
func (l ErrorList) Error() string {
	parts := make([]string, len(l))
	for i, e := range l {
		parts[i] = e.Error()
	}
	return strings.Join(parts, "\n")
}

// Err returns the sorted list as an error, or nil if it is empty.
func (l ErrorList) Err() error {
	if len(l) == 0 {
		return nil
	}
	slices.SortStableFunc(l, func(a, b *Error) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return slices.CompactFunc(l, func(a, b *Error) bool { return *a == *b })
}
