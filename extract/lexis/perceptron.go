package lexis

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
)

// perceptron is prose's tagger, an averaged perceptron, over the weights that prose ships: the same features and the same sums in the
// same order, so the tags are the same but for emoticons and the traces of the Penn Treebank, which this one treats as words. prose
// writes each feature of a token as a string and finds it among 75,000 by binary search, 14 times a token, which is a third of
// all that the pipeline does. Here each feature is found by a mix of hashes, and those of a word once (see wordMemo).
//
// A perceptron is immutable and shared by all goroutines.
type perceptron struct {
	classes []string
	pos     []pos    // by class
	tagHash []uint64 // by class, then of the two places before a sentence
	single  map[string]uint8
	slots   []slot // open addressing; a power of two in length
	weights []weight
	bias    scores
	around  [beforeStart2 + 1]wordFeatures // of the places around a sentence
	tag1    []span                         // by tag, then of the two places before a sentence
	tag2    []span
	tags12  []span // by both tags
}

// scores are the sums of weights, by class.
type scores [maxClasses]float32

// maxClasses is a power of two, so that every number that is cut to it is in range.
const maxClasses = 64

// span is the range of the weights of a feature. It is empty for a feature that the model lacks.
type span struct{ from, to uint32 }

// slot is a feature in the table: the upper half of its hash, and its weights. An empty slot has none.
type slot struct {
	check uint32
	span
}

// weight is what a feature adds to the score of a class. They share a struct, since features are spread over memory.
type weight struct {
	value float32
	class uint32
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

// index enters all features into the table. They are sorted by name, so those of one template are adjacent. ends are those of
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
		p.enter(mix(template, partOf(template, name[len(templateNames[template]):])), span{first[i], first[i+1]})
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

func (p *perceptron) enter(h uint64, s span) {
	if s.from == s.to {
		return
	}
	at := int(h) & (len(p.slots) - 1)
	for p.slots[at].to != 0 {
		at = (at + 1) & (len(p.slots) - 1)
	}
	p.slots[at] = slot{uint32(h >> 32), s}
}

// prepare works out what depends on the classes alone.
func (p *perceptron) prepare() {
	for _, c := range p.classes {
		p.tagHash = append(p.tagHash, hashOf(c))
		p.pos = append(p.pos, posOf[c])
	}
	p.add(&p.bias, p.find(bias, 0))
	p.tagHash = append(p.tagHash, hashOf(paddings[beforeStart]), hashOf(paddings[beforeStart2]))
	for _, t1 := range p.tagHash {
		p.tag1, p.tag2 = append(p.tag1, p.find(tag1, t1)), append(p.tag2, p.find(tag2, t1))
		for _, t2 := range p.tagHash {
			p.tags12 = append(p.tags12, p.find(tags12, join(t1, t2)))
		}
	}
	for i, name := range paddings {
		suffix := hashOf(lastBytes(name))
		p.around[i] = p.featuresOf(wordHashes{word: hashOf(name), normSuffix: suffix, suffix: suffix})
	}
}

// find returns the range of the weights of a feature.
func (p *perceptron) find(template int, part uint64) span {
	h := mix(template, part)
	at := int(h) & (len(p.slots) - 1)
	for p.slots[at].to != 0 {
		if p.slots[at].check == uint32(h>>32) {
			return p.slots[at].span
		}
		at = (at + 1) & (len(p.slots) - 1)
	}
	return span{}
}

// add adds the weights of a feature.
func (p *perceptron) add(to *scores, s span) {
	for _, w := range p.weights[s.from:s.to] {
		to[w.class%maxClasses] += w.value
	}
}

// tag writes a class for each word of a sentence into out, which is as long.
func (p *perceptron) tag(words []string, memo *wordMemo, out []uint8) {
	memo.take(p, words)
	p1, p2 := uint8(len(p.classes)), uint8(len(p.classes)+1)
	for i := range words {
		class := memo.at(p, i).class
		if class < 0 {
			class = int16(p.best(memo, i, p1, p2))
		}
		out[i] = uint8(class)
		p1, p2 = out[i], p1
	}
}

// best is the class of the highest score; of equals, the first. The order of the sums is that of prose.
func (p *perceptron) best(memo *wordMemo, i int, p1, p2 uint8) uint8 {
	w, before, after := memo.at(p, i), memo.at(p, i-1), memo.at(p, i+1)
	scores := w.start
	p.add(&scores, p.tag1[p1])
	p.add(&scores, p.tag2[p2])
	p.add(&scores, p.tags12[int(p1)*len(p.tagHash)+int(p2)])
	p.add(&scores, w.word0)
	p.add(&scores, p.find(tag1word0, join(p.tagHash[p1], w.hash)))
	p.add(&scores, before.word1)
	p.add(&scores, before.suffix1)
	p.add(&scores, memo.at(p, i-2).word2)
	p.add(&scores, after.next1)
	p.add(&scores, after.nextSuffix1)
	p.add(&scores, memo.at(p, i+2).next2)
	top := 0
	for c := range p.classes {
		if scores[c] > scores[top] {
			top = c
		}
	}
	return uint8(top)
}
