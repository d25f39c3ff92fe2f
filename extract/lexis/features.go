package lexis

import (
	"strings"
	"unicode/utf8"
)

// wordFeatures are what a word says of its own tag and of those of its neighbours.
type wordFeatures struct {
	own          scores
	left, right  scores // as the neighbour on that side
	word2, next2 span   // as the one before it or after it
	hash         uint64 // of the word, normalized
	class        int16  // of a word that the model gives but one, or -1
}

// wordHashes are what the features of a word are mixed from.
type wordHashes struct {
	word       uint64 // normalized
	suffix     uint64 // of the word as written
	normSuffix uint64 // of the word normalized
	prefix     uint64
}

// fill fills the features of a word.
func (p *perceptron) fill(f *wordFeatures, h wordHashes) {
	f.own, f.word2, f.next2, f.hash, f.class = p.bias, p.find(word2, h.word), p.find(next2, h.word), h.word, -1
	p.add(&f.own, p.find(suffix0, h.suffix))
	p.add(&f.own, p.find(prefix0, h.prefix))
	p.add(&f.own, p.find(word0, h.word))
	p.add(&f.left, p.find(word1, h.word))
	p.add(&f.left, p.find(suffix1, h.normSuffix))
	p.add(&f.right, p.find(next1, h.word))
	p.add(&f.right, p.find(nextSuffix1, h.normSuffix))
}

// fillFor fills the features of a word, which the model may give but one class.
func (p *perceptron) fillFor(f *wordFeatures, w string) {
	p.fill(f, hashWord(w))
	if class, ok := p.single[w]; ok {
		f.class = int16(class)
	}
}

// hashWord hashes a word and its parts. Letters count in lower case, and numbers and compounds each as one word, as they did in
// training.
func hashWord(w string) wordHashes {
	norm := normalize(w)
	h := wordHashes{suffix: hashOf(lastBytes(w)), prefix: hashOf(w[:1])}
	if norm != "" {
		h.word, h.normSuffix = hashOf(norm), hashOf(lastBytes(norm))
		return h
	}
	const offset, prime = 14695981039346656037, 1099511628211
	h.word, h.normSuffix = offset, offset
	for i := range len(w) {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h.word = (h.word ^ uint64(c)) * prime
		if i >= len(w)-3 {
			h.normSuffix = (h.normSuffix ^ uint64(c)) * prime
		}
	}
	return h
}

// normalize is the form under which the model knows a word, or "" if that is the word in small ASCII letters.
func normalize(w string) string {
	switch {
	case w[0] != '-' && strings.IndexByte(w, '-') >= 0:
		return "!HYPHEN"
	case len(w) == 4 && signedDigits(w):
		return "!YEAR"
	case classes[w[0]] == digit:
		return "!DIGITS"
	}
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return strings.ToLower(w)
		}
	}
	return ""
}

// signedDigits reports whether w is a whole number.
func signedDigits(w string) bool {
	if w[0] == '+' || w[0] == '-' {
		w = w[1:]
	}
	for i := range len(w) {
		if classes[w[i]] != digit {
			return false
		}
	}
	return w != ""
}

// lastBytes are the last three bytes of a word: the model counts bytes, not letters.
func lastBytes(w string) string { return w[max(0, len(w)-3):] }
