package entity

import (
	"fmt"
	"strings"

	"dateline/rules/en"
)

// sortedList is a long list, searched in place: its lines are sorted by their bytes, and a search costs less
// than all lines would cost to be read at the start.
type sortedList struct {
	text string
	from [257]int32 // by byte: where the lines begin that start with it or a later one
}

func readSorted(name string) (*sortedList, error) {
	data, err := en.Text(name)
	if err != nil {
		return nil, fmt.Errorf("entity: %w", err)
	}
	l := &sortedList{text: data}
	next := 0
	for at := 0; at < len(data); {
		first := int(data[at])
		for ; next <= first; next++ {
			l.from[next] = int32(at)
		}
		at = l.after(at, byte(first))
	}
	for ; next < len(l.from); next++ {
		l.from[next] = int32(len(data))
	}
	return l, nil
}

// after is where the first line begins, of those from low on, that starts with a later byte.
func (l *sortedList) after(low int, first byte) int {
	for high := len(l.text); low < high; {
		start, end := l.line(low, high)
		if l.text[start] <= first {
			low = end + 1
		} else {
			high = start
		}
	}
	return low
}

// line is the line in the middle of the lines from low to high.
func (l *sortedList) line(low, high int) (start, end int) {
	mid := (low + high) / 2
	start = strings.LastIndexByte(l.text[low:mid], '\n') + 1 + low
	end = strings.IndexByte(l.text[mid:high], '\n') + mid
	if end < mid {
		end = high
	}
	return start, end
}

// find returns what follows the tab in the line of the word. With fold, capitals of the word are taken for small letters.
func (l *sortedList) find(word string, fold bool) (rest string, ok bool) {
	if word == "" || word[0] == '#' {
		return "", false
	}
	first := word[0]
	if fold && first >= 'A' && first <= 'Z' {
		first += 'a' - 'A'
	}
	for low, high := int(l.from[first]), int(l.from[int(first)+1]); low < high; {
		start, end := l.line(low, high)
		key, rest, _ := strings.Cut(l.text[start:end], "\t")
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
