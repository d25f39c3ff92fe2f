package main

import (
	"slices"
	"testing"
)

func TestSplitList(t *testing.T) {
	for value, want := range map[string][]string{
		"":              nil,
		"a":             {"a"},
		"a,b":           {"a", "b"},
		" a , b ":       {"a", "b"},
		`a\,b`:          {"a,b"},
		`a\,b,c\,d`:     {"a,b", "c,d"},
		`a\\,b`:         {`a\`, "b"},
		`C:\temp`:       {`C:\temp`},
		`end\`:          {`end\`},
		",,":            nil,
		`größe\, in cm`: {"größe, in cm"},
	} {
		if got := splitList(value); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", value, got, want)
		}
	}
}

func FuzzSplitList(f *testing.F) {
	f.Add("a,b", `c\`)
	f.Fuzz(func(t *testing.T, a, b string) {
		values := append(splitList(a), splitList(b)...)
		if got := splitList(joinList(values)); !slices.Equal(got, values) {
			t.Errorf("%q becomes %q", values, got)
		}
	})
}
