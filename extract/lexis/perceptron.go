package lexis

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"unicode/utf8"
)

// perceptron is prose's tagger, an averaged perceptron, over the weights that prose ships: the same features and the same sums in the
// same order, so the tags are the same but for emoticons and the traces of the Penn Treebank, which this one treats as words. prose
// writes each feature of a token as a string and finds it among 75,000 by binary search, 14 times a token, which is a third of
// all that the pipeline does. Here a word is hashed once and each feature is found by a mix of hashes.
//
// A perceptron is immutable and shared by all goroutines.
type perceptron struct {
	classes []string
	pos     []pos    // by class
	tagHash []uint64 // by class, then of the two places before a sentence
	single  map[string]uint8
	slots   []slot // open addressing; a power of two in length
	weights []weight
	bias    [64]float32
	around  [beforeStart2 + 1]wordHashes // of the places around a sentence
}

// slot is a feature in the table: the upper half of its hash, and where its weights stand. An empty slot has none.
type slot struct{ check, from, to uint32 }

// weight is what a feature adds to the score of a class. Both stand together, since features lie all over memory.
type weight struct {
	value float32
	class uint32
}

// wordHashes are what the features of a token and of its neighbours are mixed from.
type wordHashes struct {
	word       uint64 // normalized
	suffix     uint64 // of the word as written
	normSuffix uint64 // of the word normalized
	prefix     uint64
}

// The places around a sentence.
const (
	afterEnd = iota
	afterEnd2
	beforeStart
	beforeStart2
)

var paddings = [...]string{"-END-", "-END2-", "-START-", "-START2-"}

// The templates of features, as prose names them in its model.
const (
	bias = iota
	suffix0
	prefix0
	tag1
	tag2
	tags12
	word0
	tag1word0
	word1
	suffix1
	word2
	next1
	nextSuffix1
	next2
	templates
)

var templateNames = [templates]string{"bias", "i suffix ", "i pref1 ", "i-1 tag ", "i-2 tag ", "i tag+i-2 tag ", "i word ", "i-1 tag+i word ",
	"i-1 word ", "i-1 suffix ", "i-2 word ", "i+1 word ", "i+1 suffix ", "i+2 word "}

// mix is the hash of a feature.
func mix(template int, part uint64) uint64 {
	h := (part ^ uint64(template+1)*0x9E3779B97F4A7C15) * 0xFF51AFD7ED558CCD
	return h ^ h>>32
}

// join is the part of a feature that has two.
func join(a, b uint64) uint64 { return (a*0xC4CEB9FE1A85EC53 ^ a>>29) + b }

// hashOf is FNV-1a.
func hashOf[S string | []byte](s S) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// readPerceptron reads a model in the flat form of prose, which its package internal/flat describes. data is kept.
func readPerceptron(data []byte) (p *perceptron, err error) {
	defer func() {
		if recover() != nil {
			p, err = nil, errors.New("the model is damaged")
		}
	}()
	r := modelReader{data: data}
	if string(r.take(8)) != "PROSETAG" || r.number() != 1 {
		return nil, errors.New("the model is of another version")
	}
	p = &perceptron{single: map[string]uint8{}}
	for range r.number() {
		p.classes = append(p.classes, r.text())
	}
	features, pairs, blob := r.number(), r.number(), r.number()
	names := r.take(blob)
	ends := r.numbers(features + 1)
	first := r.numbers(features + 1)
	p.weights = r.weights(pairs)
	for range r.number() {
		word := r.text()
		p.single[word] = r.take(1)[0]
	}
	p.index(names, ends, first)
	p.prepare()
	return p, nil
}

type modelReader struct{ data []byte }

func (r *modelReader) take(n int) []byte {
	out := r.data[:n:n]
	r.data = r.data[n:]
	return out
}

func (r *modelReader) number() int { return int(binary.LittleEndian.Uint32(r.take(4))) }

func (r *modelReader) text() string {
	return string(r.take(int(binary.LittleEndian.Uint16(r.take(2)))))
}

func (r *modelReader) numbers(n int) []uint32 {
	out, raw := make([]uint32, n), r.take(4*n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(raw[4*i:])
	}
	return out
}

// weights reads the classes of n weights, a byte each, and then the weights.
func (r *modelReader) weights(n int) []weight {
	out, classes, raw := make([]weight, n), r.take(n), r.take(4*n)
	for i := range out {
		out[i] = weight{math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:])), uint32(classes[i])}
	}
	return out
}

// index enters all features into the table. They are sorted by name, so those of one template stand together. ends are those of
// the names, and first the numbers of the first weights.
func (p *perceptron) index(names []byte, ends, first []uint32) {
	size := 1
	for 3*size < 4*len(ends) {
		size *= 2
	}
	p.slots = make([]slot, size)
	template := -1
	for i := range len(ends) - 1 {
		name := names[ends[i]:ends[i+1]]
		if template < 0 || !begins(name, templateNames[template]) {
			template = templateOf(name)
		}
		if template < 0 {
			continue
		}
		p.enter(mix(template, partOf(template, name[len(templateNames[template]):])), first[i], first[i+1])
	}
}

// partOf is what is mixed from the value of a feature, which has one word or two.
func partOf(template int, value []byte) uint64 {
	switch template {
	case bias:
		return 0
	case tags12, tag1word0:
		if i := bytes.IndexByte(value, ' '); i >= 0 {
			return join(hashOf(value[:i]), hashOf(value[i+1:]))
		}
		return join(hashOf(value), hashOf(""))
	}
	return hashOf(value)
}

func begins(name []byte, prefix string) bool {
	return len(name) >= len(prefix) && string(name[:len(prefix)]) == prefix
}

// templateOf is the template of a feature's name, or -1.
func templateOf(name []byte) int {
	for t, prefix := range templateNames {
		if begins(name, prefix) {
			return t
		}
	}
	return -1
}

func (p *perceptron) enter(h uint64, from, to uint32) {
	if from == to {
		return
	}
	at := int(h) & (len(p.slots) - 1)
	for p.slots[at].to != 0 {
		at = (at + 1) & (len(p.slots) - 1)
	}
	p.slots[at] = slot{uint32(h >> 32), from, to}
}

// prepare works out what depends on the classes alone.
func (p *perceptron) prepare() {
	for _, c := range p.classes {
		p.tagHash = append(p.tagHash, hashOf(c))
		p.pos = append(p.pos, posOf[c])
	}
	for i, name := range paddings {
		suffix := hashOf(lastBytes(name))
		p.around[i] = wordHashes{word: hashOf(name), normSuffix: suffix, suffix: suffix}
	}
	p.add(&p.bias, mix(bias, 0))
	p.tagHash = append(p.tagHash, hashOf(paddings[beforeStart]), hashOf(paddings[beforeStart2]))
}

// tag writes a class for each word of a sentence into out, and uses hashes as scratch; both are as long as words.
func (p *perceptron) tag(words []string, hashes []wordHashes, out []uint8) {
	for i, w := range words {
		hashes[i] = hashWord(w)
	}
	p1, p2 := uint8(len(p.classes)), uint8(len(p.classes)+1)
	for i, w := range words {
		class, ok := p.single[w]
		if !ok {
			class = p.best(hashes, i, p1, p2)
		}
		out[i] = class
		p1, p2 = class, p1
	}
}

// at are the hashes of a word of the sentence, or of a place before or after it.
func (p *perceptron) at(hashes []wordHashes, i int) *wordHashes {
	switch {
	case i >= len(hashes):
		return &p.around[afterEnd+i-len(hashes)]
	case i >= 0:
		return &hashes[i]
	}
	return &p.around[beforeStart2+1+i]
}

// best is the class of the highest score; of equals, the first.
func (p *perceptron) best(hashes []wordHashes, i int, p1, p2 uint8) uint8 {
	scores := p.bias
	w, before, after := &hashes[i], p.at(hashes, i-1), p.at(hashes, i+1)
	t1, t2 := p.tagHash[p1], p.tagHash[p2]
	p.add(&scores, mix(suffix0, w.suffix))
	p.add(&scores, mix(prefix0, w.prefix))
	p.add(&scores, mix(tag1, t1))
	p.add(&scores, mix(tag2, t2))
	p.add(&scores, mix(tags12, join(t1, t2)))
	p.add(&scores, mix(word0, w.word))
	p.add(&scores, mix(tag1word0, join(t1, w.word)))
	p.add(&scores, mix(word1, before.word))
	p.add(&scores, mix(suffix1, before.normSuffix))
	p.add(&scores, mix(word2, p.at(hashes, i-2).word))
	p.add(&scores, mix(next1, after.word))
	p.add(&scores, mix(nextSuffix1, after.normSuffix))
	p.add(&scores, mix(next2, p.at(hashes, i+2).word))
	top := 0
	for c := range p.classes {
		if scores[c] > scores[top] {
			top = c
		}
	}
	return uint8(top)
}

// add adds the weights of a feature, if the model has it.
func (p *perceptron) add(scores *[64]float32, h uint64) {
	at := int(h) & (len(p.slots) - 1)
	for p.slots[at].to != 0 {
		if s := &p.slots[at]; s.check == uint32(h>>32) {
			for _, w := range p.weights[s.from:s.to] {
				scores[w.class&63] += w.value
			}
			return
		}
		at = (at + 1) & (len(p.slots) - 1)
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

// normalize is the form under which the model knows a word, or "" where that is the word in small ASCII letters.
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
