package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Tags are the part-of-speech tags that patterns may name: those of the Penn Treebank.
var Tags = strings.Fields("CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH " +
	"VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB . , : ( ) '' `` # $ HYPH")

// tagID numbers the tags from 1; 0 is any other.
var tagID = func() map[string]uint8 {
	m := make(map[string]uint8, len(Tags))
	for i, t := range Tags {
		m[t] = uint8(i + 1)
	}
	return m
}()

// tagMask is the set of the tags that match a wildcard, a bit for each id.
func tagMask(glob string) uint64 {
	if id, ok := tagID[glob]; ok {
		return 1 << id
	}
	var m uint64
	for i, t := range Tags {
		if matchGlob(glob, t) {
			m |= 1 << (i + 1)
		}
	}
	return m
}

func anyTag(glob string) bool { return tagMask(glob) != 0 }

// matchGlob matches a text against a pattern in which * stands for any run.
func matchGlob(glob, s string) bool {
	head, rest, star := strings.Cut(glob, "*")
	if !star {
		return glob == s
	}
	if !strings.HasPrefix(s, head) {
		return false
	}
	s = s[len(head):]
	if rest == "" {
		return true
	}
	for i := range len(s) + 1 {
		if matchGlob(rest, s[i:]) {
			return true
		}
	}
	return false
}

// fold is the form under which a word is looked up without regard to case. Curly apostrophes are straightened.
func fold(w string) string { return strings.ToLower(straighten(w)) }

var straight = strings.NewReplacer("’", "'", "‘", "'")

func straighten(w string) string {
	if strings.ContainsAny(w, "’‘") {
		return straight.Replace(w)
	}
	return w
}

func hasUpper(w string) bool { return strings.IndexFunc(w, unicode.IsUpper) >= 0 }

// Shape is the form of a word: X for a run of capitals, x of small letters, d of digits; other characters stand for themselves.
// "Zelenskyy" is Xx, "6,000" is d,d, "COVID-19" is X-d.
func Shape(w string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range w {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		}
		if c == last && c != r || c == last && (c == 'x' || c == 'X' || c == 'd') {
			continue
		}
		b.WriteRune(c)
		last = c
	}
	return b.String()
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// suggest is a hint at the nearest of the legal words, or "".
func suggest(word string, legal []string) string {
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

// editDistance is the Levenshtein distance in bytes, or limit if it is at least that.
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
