package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// list returns the values of a flag that takes several: it may be repeated, and each value may be a list with commas. A
// comma that is part of a value is written \, and a backslash \\.
func list(c *cli.Context, flag string) (all []string) {
	for _, value := range c.StringSlice(flag) {
		all = append(all, splitList(value)...)
	}
	return all
}

// splitList splits a list at its commas, and removes spaces around the values.
func splitList(value string) (all []string) {
	var word strings.Builder
	end := func() {
		if w := strings.TrimSpace(word.String()); w != "" {
			all = append(all, w)
		}
		word.Reset()
	}
	escaped := false
	for _, r := range value {
		switch {
		case escaped && r != ',' && r != '\\':
			word.WriteRune('\\')
			word.WriteRune(r)
			escaped = false
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == ',':
			end()
		default:
			word.WriteRune(r)
		}
	}
	if escaped {
		word.WriteRune('\\')
	}
	end()
	return all
}

// joinList is the reverse of splitList.
func joinList(values []string) string {
	escape := strings.NewReplacer(`\`, `\\`, ",", `\,`)
	escaped := make([]string, len(values))
	for i, v := range values {
		escaped[i] = escape.Replace(v)
	}
	return strings.Join(escaped, ",")
}
