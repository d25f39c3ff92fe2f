package lexis

import (
	"bytes"
	"encoding/binary"
	"maps"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/jdkato/prose/v3/tag/aptagmodel"
)

func TestTaggerIsUpToDate(t *testing.T) {
	want := prosesTagger()
	if *update {
		if err := os.WriteFile("tagger.bin", want, 0o644); err != nil {
			t.Fatal(err)
		}
		taggerModel = want
	}
	if !bytes.Equal(taggerModel, want) {
		t.Error("tagger.bin is not the model of prose: run go generate ./extract/lexis")
	}
}

// prosesTagger is the model that prose ships in its flat form, which its package internal/flat describes, as readPerceptron reads it.
func prosesTagger() []byte {
	r := proseReader{modelReader{aptagmodel.English}}
	r.take(8) // magic
	r.number()
	out := []byte(modelHead)
	classes := r.number()
	out = appendNumber(out, classes)
	var tagNames []string
	for range classes {
		tagNames = append(tagNames, r.text())
		out = appendText(out, tagNames[len(tagNames)-1])
	}
	features, pairs, blob := r.number(), r.number(), r.number()
	names := r.take(blob)
	ends, first := r.numbers(features+1), r.numbers(features+1)
	classOf, values := r.take(pairs), r.take(4*pairs)
	words := r.number()
	out = appendNumber(out, words)
	for range words {
		out = append(appendText(out, r.text()), r.take(1)[0])
	}
	table := modelTable{tags: append(tagNames, paddings[beforeStart], paddings[beforeStart2]), lists: map[uint64]map[byte][]byte{}}
	for i := range features {
		if from, to := first[i], first[i+1]; from < to {
			table.enter(names[ends[i]:ends[i+1]], classOf[from:to], values[4*from:4*to])
		}
	}
	return table.appendTo(out)
}

type proseReader struct{ modelReader }

func (r *proseReader) text() string {
	return string(r.take(int(binary.LittleEndian.Uint16(r.take(2)))))
}

func (r *proseReader) numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = r.number()
	}
	return out
}

func appendNumber(out []byte, n int) []byte { return binary.LittleEndian.AppendUint32(out, uint32(n)) }

func appendText(out []byte, s string) []byte { return append(append(out, byte(len(s))), s...) }

// modelTable is the lists of a model, by the hash of their key and by template.
type modelTable struct {
	tags  []string
	keys  []uint64 // in the order of the model
	lists map[uint64]map[byte][]byte
}

// enter adds a feature by its name in prose's model: the classes of its weights, a byte each, and the weights, four bytes each.
func (m *modelTable) enter(name, classes, values []byte) {
	for template, prefix := range templateNames {
		value, ok := bytes.CutPrefix(name, []byte(prefix))
		if !ok {
			continue
		}
		id, value := byte(template), value
		if template == tag1word0 {
			tag, word, _ := bytes.Cut(value, []byte(" "))
			id, value = afterTag+byte(slices.Index(m.tags, string(tag))), word
		}
		key := mix(keyOf[template], partOf(template, value))
		if m.lists[key] == nil {
			m.lists[key] = map[byte][]byte{}
			m.keys = append(m.keys, key)
		}
		m.lists[key][id] = weightsOf(classes, values)
		return
	}
}

func weightsOf(classes, values []byte) (out []byte) {
	for i, c := range classes {
		value := float64(math.Float32frombits(binary.LittleEndian.Uint32(values[4*i:])))
		for rest := int(math.Round(1000 * value)); rest != 0; {
			part := max(math.MinInt16, min(math.MaxInt16, rest))
			out = binary.LittleEndian.AppendUint16(append(out, place(int(c))), uint16(part))
			rest -= part
		}
	}
	return out
}

// appendTo appends slots and lists.
func (m *modelTable) appendTo(out []byte) []byte {
	size := 1
	for 3*size < 4*len(m.keys) {
		size *= 2
	}
	slots, lists := make([]byte, size*slotSize), []byte{}
	for _, key := range m.keys {
		at := int(key) * slotSize & (len(slots) - slotSize)
		for binary.LittleEndian.Uint32(slots[at+4:]) != 0 {
			at = (at + slotSize) & (len(slots) - slotSize)
		}
		lists = appendNumber(lists, 0)
		from := len(lists)
		binary.LittleEndian.PutUint32(slots[at:], uint32(key>>32))
		binary.LittleEndian.PutUint32(slots[at+4:], uint32(from))
		for _, id := range slices.Sorted(maps.Keys(m.lists[key])) {
			weights := m.lists[key][id]
			lists = append(append(lists, id, byte(len(weights)/weightSize)), weights...)
		}
		binary.LittleEndian.PutUint32(lists[from-4:], uint32(len(lists)-from))
	}
	return append(append(appendNumber(out, size), slots...), lists...)
}

// partOf is what is mixed from the value of a feature, which has one word or two.
func partOf(template int, value []byte) uint64 {
	switch template {
	case bias:
		return 0
	case tags12:
		a, b, _ := bytes.Cut(value, []byte(" "))
		return join(hashOf(a), hashOf(b))
	}
	return hashOf(value)
}

// templateNames are the templates of features as prose names them in its model.
var templateNames = [templates]string{"bias", "i suffix ", "i pref1 ", "i-1 tag ", "i-2 tag ", "i tag+i-2 tag ", "i word ", "i-1 tag+i word ",
	"i-1 word ", "i-1 suffix ", "i-2 word ", "i+1 word ", "i+1 suffix ", "i+2 word "}
