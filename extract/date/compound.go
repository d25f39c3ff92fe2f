package date

import (
	"strings"

	"dateline/extract/document"
)

// compoundLayer is the layer of tokens that are made of pieces.
const compoundLayer = "compound"

// addCompounds publishes the tokens that are made of pieces which may be a time, cut at marks and between digits and
// letters: "six-month", "mid-1990s", "7:30pm", "6/4/25", "'89". The pieces are the features one, two … nine; marks are
// the marks between them, pieces their number. Rules so test the parts of a word without a regular expression on every token.
func addCompounds(doc *document.Document) {
	var ms []document.Mention
	hyphen := -1 // the next one in the text
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		w := t.Text
		if kindOf(w[0]) == letters {
			if hyphen < int(t.Start) {
				hyphen = nextByte(doc.Text, int(t.Start), '-')
			}
			if hyphen >= t.End() {
				continue
			}
		}
		if !compound(w) {
			continue
		}
		pieces, marks := cut(w)
		if !temporal(pieces, marks) {
			continue
		}
		at := int32(i)
		ms = append(ms, document.Mention{Range: document.Range{Start: at, End: at + 1}, Rule: "date/compound",
			Features: pieceFeatures(pieces, marks), Ref: document.None})
	}
	doc.AddLayer(compoundLayer, ms)
}

// nextByte is where a byte comes next from a place in a text on, or its end.
func nextByte(text string, from int, c byte) int {
	if n := strings.IndexByte(text[from:], c); n >= 0 {
		return from + n
	}
	return len(text)
}

// maxCompound is the longest token that is cut, in bytes.
const maxCompound = 40

// compound reports whether a token may be made of pieces.
func compound(w string) bool {
	if len(w) < 2 || len(w) > maxCompound {
		return false
	}
	switch kindOf(w[0]) {
	case letters:
		return strings.IndexByte(w, '-') > 0
	case digits:
		dots := 0
		for i := 1; i < len(w); i++ {
			switch c := w[i]; {
			case c == '.':
				dots++
			case (c < '0' || c > '9') && c != ',':
				return true
			}
		}
		return dots == 2 // 2.6.2025
	}
	if rest, ok := strings.CutPrefix(w, "’"); ok {
		return rest != "" && kindOf(rest[0]) == digits
	}
	return w[0] == '\'' && kindOf(w[1]) == digits
}

// temporal reports whether the pieces of a token may be a date, a clock or a duration: numbers with the marks of dates
// between them, or a word that words.tsv knows.
func temporal(pieces []string, marks string) bool {
	if len(pieces) == 0 {
		return false
	}
	ofNumbers := strings.ContainsAny(marks, ":/") || marks == "--" || marks == ".."
	if kindOf(pieces[0][0]) == digits && (len(pieces) == 1 || ofNumbers) {
		return true
	}
	for _, p := range pieces {
		if timeWords()[p] {
			return true
		}
	}
	return false
}

// piece is the kind of a piece's characters.
type piece uint8

const (
	digits piece = iota + 1
	letters
)

func kindOf(c byte) piece {
	switch {
	case c >= '0' && c <= '9':
		return digits
	case c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80:
		return letters
	}
	return 0
}

// pieceNames are the features of pieces in their order.
var pieceNames = [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// cut splits a token into its pieces, in lower case, and the marks between them. More than nine pieces give none.
func cut(w string) (pieces []string, marks string) {
	w = strings.TrimPrefix(w, "’")
	for i := 0; i < len(w); {
		k, j := kindOf(w[i]), i+1
		if k == 0 {
			if i > 0 {
				marks += w[i:j]
			}
			i = j
			continue
		}
		for j < len(w) && (kindOf(w[j]) == k || k == letters && w[j] == '.') {
			j++
		}
		if len(pieces) == len(pieceNames) {
			return nil, ""
		}
		pieces = append(pieces, strings.ToLower(w[i:j]))
		i = j
	}
	return pieces, marks
}

// counts are the values of the feature pieces.
var counts = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

func pieceFeatures(pieces []string, marks string) []document.Feature {
	fs := make([]document.Feature, 0, len(pieces)+2)
	for i, p := range pieces {
		fs = append(fs, document.Feature{Name: pieceNames[i], Value: p})
	}
	return append(fs, document.Feature{Name: "marks", Value: marks}, document.Feature{Name: "pieces", Value: counts[len(pieces)]})
}
