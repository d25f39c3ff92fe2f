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

// perceptron is prose's tagger, an averaged perceptron, over the weights that prose ships: the same features and the same sums in the
// same order, so the tags are the same but for emoticons and the traces of the Penn Treebank, which this one treats as words. prose
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
	tag1    []span                         // by tag, then of the two places before a sentence
	tag2    []span
	tags12  []span // by both tags
}

// The model is, with all numbers in little-endian order:
//
//	modelHead
//	classes: their number, and each as a text
//	words of one class: their number, and each as a text and the number of its class, a byte
//	slots: their number, and in each the upper half of a feature's hash and where its weights begin, from 1; 0 if the slot is empty
//	weights: for each feature their number, a byte, and for each the number of its class, a byte, and what it adds to the class's score
//
// Numbers have four bytes, and so have weights; texts begin with a byte that is their length.
const (
	modelHead  = "dateline tagger 1\n"
	slotSize   = 8
	weightSize = 5
)

// scores are the sums of weights, by class.
type scores [maxClasses]float32

// maxClasses is a power of two, so that every number that is cut to it is in range.
const maxClasses = 64

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
		to[w[0]%maxClasses] += math.Float32frombits(binary.LittleEndian.Uint32(w[1:]))
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

// best is the class of the highest score; of equals, the first. The order of the sums is that of prose.
func (p *perceptron) best(words []*word, i int, p1, p2 uint8) uint8 {
	w, before, after := &words[i].wordFeatures, p.at(words, i-1), p.at(words, i+1)
	scores := w.start
	p.add(&scores, p.tag1[p1])
	p.add(&scores, p.tag2[p2])
	p.add(&scores, p.tags12[int(p1)*len(p.tagHash)+int(p2)])
	p.add(&scores, w.word0)
	p.add(&scores, p.find(tag1word0, join(p.tagHash[p1], w.hash)))
	p.add(&scores, before.word1)
	p.add(&scores, before.suffix1)
	p.add(&scores, p.at(words, i-2).word2)
	p.add(&scores, after.next1)
	p.add(&scores, after.nextSuffix1)
	p.add(&scores, p.at(words, i+2).next2)
	top := 0
	for c := range p.classes {
		if scores[c] > scores[top] {
			top = c
		}
	}
	return uint8(top)
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
