package lexis

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/neurosnap/sentences.v1"
)

//go:generate go test . -run ^TestPunktIsUpToDate$ -update

// punktText is the model of prose's segmenter, line by line. prose has it as packed JSON, which takes ten times as long to read,
// a quarter of the program's whole start.
//
//go:embed punkt.txt
var punktText string

// punktTables are the tables of a model, in the order of the file.
var punktTables = [...]struct {
	name string
	of   func(*sentences.Storage) *sentences.SetString
}{
	{"abbreviations", func(s *sentences.Storage) *sentences.SetString { return &s.AbbrevTypes }},
	{"collocations", func(s *sentences.Storage) *sentences.SetString { return &s.Collocations }},
	{"starters", func(s *sentences.Storage) *sentences.SetString { return &s.SentStarters }},
	{"contexts", func(s *sentences.Storage) *sentences.SetString { return &s.OrthoContext }},
}

// readPunkt reads a model: for each table a line with its name and its size, and as many lines with a word and a number.
// Lines before the first that begin with # are comments.
func readPunkt(text string) (*sentences.Storage, error) {
	for strings.HasPrefix(text, "#") {
		_, text, _ = strings.Cut(text, "\n")
	}
	s := &sentences.Storage{}
	for _, t := range punktTables {
		size, rest, err := punktLine(text, t.name)
		if err != nil {
			return nil, err
		}
		table := make(sentences.SetString, size)
		for range size {
			end := strings.IndexByte(rest, '\n')
			tab := strings.LastIndexByte(rest[:max(end, 0)], '\t')
			if tab < 0 {
				return nil, fmt.Errorf("table %s: a line is damaged or missing", t.name)
			}
			n, err := strconv.Atoi(rest[tab+1 : end])
			if err != nil {
				return nil, err
			}
			table[rest[:tab]] = n
			rest = rest[end+1:]
		}
		*t.of(s), text = table, rest
	}
	return s, nil
}

// punktLine reads the line at the head of a table.
func punktLine(text, name string) (size int, rest string, err error) {
	line, rest, _ := strings.Cut(text, "\n")
	head, number, _ := strings.Cut(line, "\t")
	if head != name {
		return 0, "", fmt.Errorf("table %s is missing", name)
	}
	size, err = strconv.Atoi(number)
	if err == nil && (size < 0 || size > len(rest)) {
		err = fmt.Errorf("table %s has a size of %d", name, size)
	}
	return size, rest, err
}
