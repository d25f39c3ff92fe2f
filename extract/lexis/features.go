package lexis

import (
	"strings"
	"unicode/utf8"
)

// wordFeatures are what a word says of its tag and of those of its neighbours.
type wordFeatures struct {
	own          scores
	left, right  scores // as the neighbour on that side
	word2, next2 distant
	afterTags    span  // its lists, by the tag before it
	class        int16 // of a word that the model gives but one, or -1
}

// distant are the weights of a word for the tag of the word after the next one, or before the one before it. Common words have some for
// nearly every class, which are added up.
type distant struct {
	few  span
	many *scores
}

// noScores are the sums of no weights.
var noScores scores

// maxFew bounds the weights that are added one by one.
const maxFew = 12

func (p *perceptron) distant(weights span) distant {
	if weights.to-weights.from <= maxFew*weightSize {
		return distant{weights, &noScores}
	}
	sums := new(scores)
	p.add(sums, weights)
	return distant{many: sums}
}

// wordHashes are what the features of a word are mixed from.
type wordHashes struct {
	word       uint64 // normalized
	suffix     uint64 // of the word as written
	normSuffix uint64 // of the word normalized
	first      byte   // of the word, or 0
}

// fill fills the features of a word.
func (p *perceptron) fill(f *wordFeatures, h wordHashes) {
	f.own, f.class = p.bias, -1
	f.word2.many, f.next2.many = &noScores, &noScores
	f.own.add(&p.first[h.first])
	if h.suffix != h.normSuffix {
		p.addFrom(&f.own, p.find(keySuffix, h.suffix), suffix0)
	}
	for lists := p.find(keySuffix, h.normSuffix); lists.from < lists.to; {
		switch template, weights := p.next(&lists); {
		case template == suffix0 && h.suffix == h.normSuffix:
			p.add(&f.own, weights)
		case template == suffix1:
			p.add(&f.left, weights)
		case template == nextSuffix1:
			p.add(&f.right, weights)
		}
	}
	for lists := p.find(keyWord, h.word); lists.from < lists.to; {
		rest := lists
		switch template, weights := p.next(&lists); template {
		case word0:
			p.add(&f.own, weights)
		case word1:
			p.add(&f.left, weights)
		case next1:
			p.add(&f.right, weights)
		case word2:
			f.word2 = p.distant(weights)
		case next2:
			f.next2 = p.distant(weights)
		default:
			f.afterTags = rest // which come last
			return
		}
	}
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
	h := wordHashes{suffix: hashOf(lastBytes(w)), first: w[0]}
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
