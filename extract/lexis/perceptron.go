package lexis

import (
	_ "embed" // the model
	"encoding/binary"
	"errors"
	"math"
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
// all that the pipeline does. Here each feature is found by a mix of hashes, and those of a word once (see word).
//
// A perceptron is immutable and shared by all goroutines.
type perceptron struct {
	classes []string
	pos     []pos    // by class
	tagHash []uint64 // by class, then of the two places before a sentence
	single  map[string]uint8
	slots   []byte // open addressing; a power of two of slotSize
	weights []byte
	bias    scores
	around  [beforeStart2 + 1]wordFeatures // of the places around a sentence
	tags    []scores                       // of the two tags before a word: their classes, or the places before a sentence
}

// The model is, with all numbers in little-endian order:
//
//	modelHead
//	classes: their number, and each as a text
//	words of one class: their number, and each as a text and the number of its class, a byte
//	slots: their number, and in each the upper half of a feature's hash and where its weights begin, from 1; 0 if the slot is empty
//	weights: for each feature their number, a byte, and for each the place of its class, a byte, and what it adds to the class's score
//
// Numbers have four bytes, and weights two: they are thousandths, as all of prose's are. One that does not fit is written as two. Texts begin
// with a byte that is their length.
const (
	modelHead  = "dateline tagger 2\n"
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

// top is the class of the highest score; of equals, the first.
func (s *scores) top() uint8 {
	top, best := 0, int64(math.MinInt64)
	for i, x := range s {
		first := x << (64 - laneBits) >> (64 - laneBits)
		x = (x - first) >> laneBits
		second := x << (64 - laneBits) >> (64 - laneBits)
		third := (x - second) >> laneBits
		if first > best {
			top, best = lanes*i, first
		}
		if second > best {
			top, best = lanes*i+1, second
		}
		if third > best {
			top, best = lanes*i+2, third
		}
	}
	return uint8(top)
}

// unlikely is the score of places without a class.
const unlikely = -1 << (laneBits - 1)

// span is the range of the weights of a feature in bytes. It is empty for a feature that the model lacks.
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
)

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
	p.weights = r.data
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
	for _, c := range p.classes {
		p.tagHash = append(p.tagHash, hashOf(c))
		p.pos = append(p.pos, posOf[c])
	}
	p.add(&p.bias, p.find(bias, 0))
	for c := len(p.classes); c < lanes*len(p.bias); c++ {
		p.bias[place(c)&15] += unlikely << (place(c) >> 4 * laneBits)
	}
	p.tagHash = append(p.tagHash, hashOf(paddings[beforeStart]), hashOf(paddings[beforeStart2]))
	p.prepareTags()
	for i, name := range paddings {
		suffix := hashOf(lastBytes(name))
		p.fill(&p.around[i], wordHashes{word: hashOf(name), normSuffix: suffix, suffix: suffix})
	}
}

// prepareTags adds up what two tags say of the word after them.
func (p *perceptron) prepareTags() {
	n := len(p.tagHash)
	second := make([]scores, n)
	for i, h := range p.tagHash {
		p.add(&second[i], p.find(tag2, h))
	}
	p.tags = make([]scores, n*n)
	for i, h := range p.tagHash {
		var first scores
		p.add(&first, p.find(tag1, h))
		for k := range second {
			s := &p.tags[i*n+k]
			*s = first
			s.add(&second[k])
			p.add(s, p.find(tags12, join(h, p.tagHash[k])))
		}
	}
}

// find returns the range of the weights of a feature.
func (p *perceptron) find(template int, part uint64) span {
	h, last := mix(template, part), uint64(len(p.slots)-slotSize)
	for at := h * slotSize; ; at += slotSize {
		slot := p.slots[at&last:][:slotSize]
		from := binary.LittleEndian.Uint32(slot[4:])
		if from == 0 {
			return span{}
		}
		if binary.LittleEndian.Uint32(slot) == uint32(h>>32) {
			return span{from, from + weightSize*uint32(p.weights[from-1])}
		}
	}
}

// add adds the weights of a feature.
func (p *perceptron) add(to *scores, s span) {
	for w := p.weights[s.from:s.to]; len(w) >= weightSize; w = w[weightSize:] {
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
	scores := w.own
	scores.add(&p.tags[int(p1)*len(p.tagHash)+int(p2)])
	scores.add(&p.at(words, i-1).left)
	scores.add(&p.at(words, i+1).right)
	p.add(&scores, p.find(tag1word0, join(p.tagHash[p1], w.hash)))
	p.add(&scores, p.at(words, i-2).word2)
	p.add(&scores, p.at(words, i+2).next2)
	return scores.top()
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
