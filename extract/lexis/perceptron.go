package lexis

import (
	_ "embed" // the model
	"encoding/binary"
	"errors"
)

//go:generate go test . -run ^TestTaggerIsUpToDate$ -update

// taggerModel is the model of prose's tagger as a table in the form in which it is used: to fill one from prose's own file took a sixth of
// the program's whole start. perceptron_model_test.go writes it.
//
//go:embed tagger.bin
var taggerModel []byte

// perceptron is prose's tagger, an averaged perceptron, over the weights that prose ships: the same features and the same
// sums, so the tags are the same but for emoticons and the traces of the Penn Treebank, which this one treats as words. prose
// writes each feature of a token as a string and finds it among 75,000 by binary search, 14 times a token, which is a third of
// all that the pipeline does. Here the features of a word lie together and are found by its hash, once (see word).
//
// A perceptron is immutable and shared by all goroutines.
type perceptron struct {
	classes []string
	pos     []pos // by class
	single  map[string]uint8
	slots   []byte // open addressing; a power of two of slotSize
	lists   []byte
	bias    scores
	first   [256]scores                    // what the first byte of a word says of it
	around  [beforeStart2 + 1]wordFeatures // of the places around a sentence
	tags    []scores                       // of the two tags before a word: their classes, or the places before a sentence
}

// The model is, with all numbers in little-endian order:
//
//	modelHead
//	classes: their number, and each as a text
//	words of one class: their number, and each as a text and the number of its class, a byte
//	slots: their number, and in each the upper half of a key's hash and where its lists begin, or 0 if the slot is empty
//	lists: for each key their length, and for each template that it has a list, in their order: the number of the template, a byte, the
//	number of weights, a byte, and of each weight the place of its class, a byte, and what it adds to the class's score
//
// A key is what features have in common: a word, its end, its first letter, or tags. Of a word after a tag, the number of the template is
// afterTag and that of the tag, which is its class or comes after all classes. Numbers have four bytes, and weights two: they are thousandths, as all of prose's are. One that does not fit is written as two. Texts begin
// with a byte that is their length.
const (
	modelHead  = "dateline tagger 3\n"
	slotSize   = 8
	weightSize = 3
)

// scores are the sums of weights by class, three in each number: class 3*i+k is in number i, times 2 to the power of laneBits*k. All three
// are added at once, and each is exact, negative ones too, as long as it is less than 2 to the power of laneBits-1.
type scores [16]int64

const (
	lanes    = 3
	laneBits = 21
)

// place is where a class is in scores: its number in the lower four bits, its lane in the upper ones.
func place(class int) byte { return byte(class%lanes<<4 | class/lanes) }

// add adds the scores of another.
func (s *scores) add(other *scores) {
	for i := range s {
		s[i] += other[i]
	}
}

// top is the class of the highest of the sums of six scores; of equals, the first.
func top(a, b, c, d, e, f *scores) uint8 {
	const mask = 1<<laneBits - 1
	var first, second, third uint64 // the highest in each lane, with the number of its class below, the first one highest
	after := uint64(lastClass)
	for i := range a {
		x := uint64(a[i] + b[i] + c[i] + d[i] + e[i] + f[i] + raised)
		first = max(first, x&mask<<classBits+after)
		second = max(second, x>>laneBits&mask<<classBits+after-1)
		third = max(third, x>>(2*laneBits)<<classBits+after-2)
		after -= lanes
	}
	return uint8(lastClass - max(first, second, third)&lastClass)
}

const (
	classBits = 6
	lastClass = 1<<classBits - 1
	raised    = 1<<(laneBits-1) | 1<<(2*laneBits-1) | 1<<(3*laneBits-1) // makes all scores of three classes positive
)

// unlikely is the score of places without a class.
const unlikely = -1 << (laneBits - 1)

// span is a range of lists, or of the weights of one. It is empty for what the model lacks.
type span struct{ from, to uint32 }

// The places around a sentence.
const (
	afterEnd = iota
	afterEnd2
	beforeStart
	beforeStart2
)

var paddings = [...]string{"-END-", "-END2-", "-START-", "-START2-"}

// The templates of features.
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
	afterTag = 32 // and the number of a tag
)

// The kinds of keys.
const (
	keyNone = iota
	keyWord
	keySuffix
	keyPrefix
	keyTag
	keyTags
)

// keyOf are the kinds of keys by template.
var keyOf = [templates]int{
	bias: keyNone, suffix0: keySuffix, prefix0: keyPrefix, tag1: keyTag, tag2: keyTag, tags12: keyTags, word0: keyWord, tag1word0: keyWord,
	word1: keyWord, suffix1: keySuffix, word2: keyWord, next1: keyWord, nextSuffix1: keySuffix, next2: keyWord,
}

// mix is the hash of a key.
func mix(kind int, part uint64) uint64 {
	h := (part ^ uint64(kind+1)*0x9E3779B97F4A7C15) * 0xFF51AFD7ED558CCD
	return h ^ h>>32
}

// join is the part of a key that has two.
func join(a, b uint64) uint64 { return (a*0xC4CEB9FE1A85EC53 ^ a>>29) + b }

// hashOf is FNV-1a.
func hashOf[S string | []byte](s S) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// readPerceptron reads a model. data is kept.
func readPerceptron(data []byte) (p *perceptron, err error) {
	defer func() {
		if recover() != nil {
			p, err = nil, errors.New("the model is damaged")
		}
	}()
	r := modelReader{data}
	if string(r.take(len(modelHead))) != modelHead {
		return nil, errors.New("the model is of another version")
	}
	p = &perceptron{single: map[string]uint8{}}
	for range r.number() {
		p.classes = append(p.classes, r.text())
	}
	for range r.number() {
		word := r.text()
		p.single[word] = r.take(1)[0]
	}
	p.slots = r.take(r.number() * slotSize)
	p.lists = r.data
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

func (r *modelReader) text() string { return string(r.take(int(r.take(1)[0]))) }

// prepare works out what depends on the classes alone.
func (p *perceptron) prepare() {
	var tags []uint64
	for _, c := range p.classes {
		tags = append(tags, hashOf(c))
		p.pos = append(p.pos, posOf[c])
	}
	p.addFrom(&p.bias, p.find(keyNone, 0), bias)
	for c := len(p.classes); c < lanes*len(p.bias); c++ {
		p.bias[place(c)&15] += unlikely << (place(c) >> 4 * laneBits)
	}
	for c := 1; c < len(p.first); c++ {
		p.addFrom(&p.first[c], p.find(keyPrefix, hashOf([]byte{byte(c)})), prefix0)
	}
	p.prepareTags(append(tags, hashOf(paddings[beforeStart]), hashOf(paddings[beforeStart2])))
	for i, name := range paddings {
		suffix := hashOf(lastBytes(name))
		p.fill(&p.around[i], wordHashes{word: hashOf(name), normSuffix: suffix, suffix: suffix})
	}
}

// prepareTags adds up what two tags say of the word after them.
func (p *perceptron) prepareTags(hashes []uint64) {
	n := len(hashes)
	first, second := make([]scores, n), make([]scores, n)
	for i, h := range hashes {
		lists := p.find(keyTag, h)
		p.addFrom(&first[i], lists, tag1)
		p.addFrom(&second[i], lists, tag2)
	}
	p.tags = make([]scores, n*n)
	for i, h := range hashes {
		for k := range hashes {
			s := &p.tags[i*n+k]
			*s = first[i]
			s.add(&second[k])
			p.addFrom(s, p.find(keyTags, join(h, hashes[k])), tags12)
		}
	}
}

// find returns the lists of a key.
func (p *perceptron) find(kind int, part uint64) span {
	h, last := mix(kind, part), uint64(len(p.slots)-slotSize)
	for at := h * slotSize; ; at += slotSize {
		slot := p.slots[at&last:][:slotSize]
		from := binary.LittleEndian.Uint32(slot[4:])
		if from == 0 {
			return span{}
		}
		if binary.LittleEndian.Uint32(slot) == uint32(h>>32) {
			return span{from, from + binary.LittleEndian.Uint32(p.lists[from-4:])}
		}
	}
}

// next cuts the first list off.
func (p *perceptron) next(lists *span) (template byte, weights span) {
	head := p.lists[lists.from:][:2]
	weights = span{lists.from + 2, lists.from + 2 + weightSize*uint32(head[1])}
	lists.from = weights.to
	return head[0], weights
}

// addFrom adds the weights of the list that a template has.
func (p *perceptron) addFrom(to *scores, lists span, template byte) {
	for lists.from < lists.to {
		of, weights := p.next(&lists)
		if of == template {
			p.add(to, weights)
		}
		if of >= template {
			return
		}
	}
}

// add adds weights.
func (p *perceptron) add(to *scores, s span) {
	for w := p.lists[s.from:s.to]; len(w) >= weightSize; w = w[weightSize:] {
		to[w[0]&15] += int64(int16(binary.LittleEndian.Uint16(w[1:]))) << (w[0] >> 4 * laneBits & 63)
	}
}

// tag writes a class for each word of a sentence into out, which is as long.
func (p *perceptron) tag(words []*word, out []uint8) {
	p1, p2 := uint8(len(p.classes)), uint8(len(p.classes)+1)
	for i := range words {
		class := words[i].class
		if class < 0 {
			class = int16(p.best(words, i, p1, p2))
		}
		out[i] = uint8(class)
		p1, p2 = out[i], p1
	}
}

// best is the class of the highest score.
func (p *perceptron) best(words []*word, i int, p1, p2 uint8) uint8 {
	w := &words[i].wordFeatures
	sum := w.own
	p.addFrom(&sum, w.afterTags, afterTag+p1)
	before, after := &p.at(words, i-2).word2, &p.at(words, i+2).next2
	p.add(&sum, before.few)
	p.add(&sum, after.few)
	tags := &p.tags[int(p1)*(len(p.classes)+2)+int(p2)]
	return top(&sum, tags, &p.at(words, i-1).left, &p.at(words, i+1).right, before.many, after.many)
}

// at are the features of a word of the sentence, or of a place before or after it.
func (p *perceptron) at(words []*word, i int) *wordFeatures {
	switch {
	case i >= len(words):
		return &p.around[afterEnd+i-len(words)]
	case i >= 0:
		return &words[i].wordFeatures
	}
	return &p.around[beforeStart2+1+i]
}
