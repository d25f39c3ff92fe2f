package pattern

import (
	"fmt"
	"maps"
	"slices"
)

func SortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// Suggest returns a hint at the nearest of the legal words, or "".
func Suggest(word string, legal []string) string {
	best, least := "", 3
	for _, l := range legal {
		if d := editDistance(word, l, least); d < least {
			best, least = l, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", best)
}

// editDistance returns the Levenshtein distance in bytes, or limit if it is at least that.
func editDistance(a, b string, limit int) int {
	if d := len(a) - len(b); max(d, -d) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	return min(row[len(b)], limit)
}
