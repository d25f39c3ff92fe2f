package entity

import (
	"fmt"
	"strings"

	"dateline/rules/en"
)

// sortedList is a long list, searched in place: its lines are sorted by their bytes, and a search costs less
// than all lines would cost to be read at the start.
type sortedList string

func readSorted(name string) (sortedList, error) {
	data, err := en.Text(name)
	if err != nil {
		return "", fmt.Errorf("entity: %w", err)
	}
	return sortedList(data), nil
}

// find returns what follows the tab in the line of the word. With fold, capitals of the word are taken for small letters.
func (l sortedList) find(word string, fold bool) (rest string, ok bool) {
	if word == "" || word[0] == '#' {
		return "", false
	}
	for low, high := 0, len(l); low < high; {
		mid := (low + high) / 2
		start := strings.LastIndexByte(string(l[low:mid]), '\n') + 1 + low
		end := strings.IndexByte(string(l[mid:high]), '\n') + mid
		if end < mid {
			end = high
		}
		key, rest, _ := strings.Cut(string(l[start:end]), "\t")
		switch c := compare(key, word, fold); {
		case c == 0:
			return rest, true
		case c < 0:
			low = end + 1
		default:
			high = start
		}
	}
	return "", false
}

// compare is negative, 0 or positive as the key of a line is before, equal to or after a word.
func compare(key, word string, fold bool) int {
	for i := 0; i < len(key) && i < len(word); i++ {
		c := word[i]
		if fold && c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if key[i] != c {
			return int(key[i]) - int(c)
		}
	}
	return len(key) - len(word)
}
