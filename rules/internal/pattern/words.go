package pattern

import (
	"strings"
	"unicode"
)

// Tags are the part-of-speech tags that patterns may name: those of the Penn Treebank.
var Tags = strings.Fields("CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH " +
	"VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB . , : ( ) '' `` # $ HYPH")

// TagID numbers the tags from 1; 0 is any other.
var TagID = func() map[string]uint8 {
	m := make(map[string]uint8, len(Tags))
	for i, t := range Tags {
		m[t] = uint8(i + 1)
	}
	return m
}()

// TagMask returns the set of the tags that match a wildcard, a bit for each id.
func TagMask(glob string) uint64 {
	if id, ok := TagID[glob]; ok {
		return 1 << id
	}
	var m uint64
	for i, t := range Tags {
		if MatchGlob(glob, t) {
			m |= 1 << (i + 1)
		}
	}
	return m
}

func anyTag(glob string) bool { return TagMask(glob) != 0 }

// MatchGlob matches a text against a pattern in which * matches any run.
func MatchGlob(glob, s string) bool {
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
		if MatchGlob(rest, s[i:]) {
			return true
		}
	}
	return false
}

// Fold returns the form under which a word is looked up without regard to case. Curly apostrophes are straightened.
func Fold(w string) string { return strings.ToLower(Straighten(w)) }

var straight = strings.NewReplacer("’", "'", "‘", "'")

// Straighten replaces curly apostrophes.
func Straighten(w string) string {
	if strings.IndexByte(w, "’"[0]) < 0 { // nor "‘", which begins with the same byte
		return w
	}
	return straight.Replace(w)
}

func HasUpper(w string) bool { return strings.IndexFunc(w, unicode.IsUpper) >= 0 }

// Shape returns the form of a word: X for a run of capitals, x of small letters, d of digits; other characters are kept.
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
		if kind := c != r || c == 'x' || c == 'X' || c == 'd'; kind && c == last {
			continue
		}
		b.WriteRune(c)
		last = c
	}
	return b.String()
}

func TagsMask(globs []string) (mask uint64) {
	for _, g := range globs {
		mask |= TagMask(g)
	}
	return mask
}
