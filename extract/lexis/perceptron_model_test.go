package lexis

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
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
	for range classes {
		out = appendText(out, r.text())
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
	size := 1
	for 3*size < 4*features {
		size *= 2
	}
	table := modelTable{slots: make([]byte, size*slotSize)}
	for i := range features {
		h, ok := featureHash(names[ends[i]:ends[i+1]])
		if from, to := first[i], first[i+1]; ok && from < to {
			table.enter(h, classOf[from:to], values[4*from:4*to])
		}
	}
	out = append(appendNumber(out, size), table.slots...)
	return append(out, table.weights...)
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

// modelTable is the slots and weights of a model.
type modelTable struct{ slots, weights []byte }

// enter adds a feature: the classes of its weights, a byte each, and the weights, four bytes each.
func (m *modelTable) enter(hash uint64, classes, values []byte) {
	at := int(hash) * slotSize & (len(m.slots) - slotSize)
	for binary.LittleEndian.Uint32(m.slots[at+4:]) != 0 {
		at = (at + slotSize) & (len(m.slots) - slotSize)
	}
	m.weights = append(m.weights, 0)
	from := len(m.weights)
	binary.LittleEndian.PutUint32(m.slots[at:], uint32(hash>>32))
	binary.LittleEndian.PutUint32(m.slots[at+4:], uint32(from))
	for i, c := range classes {
		value := float64(math.Float32frombits(binary.LittleEndian.Uint32(values[4*i:])))
		for rest := int(math.Round(1000 * value)); rest != 0; {
			part := max(math.MinInt16, min(math.MaxInt16, rest))
			m.weights = binary.LittleEndian.AppendUint16(append(m.weights, place(int(c))), uint16(part))
			m.weights[from-1]++
			rest -= part
		}
	}
}

// featureHash is the hash of a feature by its name in prose's model, and whether its template is known.
func featureHash(name []byte) (h uint64, ok bool) {
	for template, prefix := range templateNames {
		if value, ok := bytes.CutPrefix(name, []byte(prefix)); ok {
			return mix(template, partOf(template, value)), true
		}
	}
	return 0, false
}

// partOf is what is mixed from the value of a feature, which has one word or two.
func partOf(template int, value []byte) uint64 {
	switch template {
	case bias:
		return 0
	case tags12, tag1word0:
		a, b, _ := bytes.Cut(value, []byte(" "))
		return join(hashOf(a), hashOf(b))
	}
	return hashOf(value)
}

// templateNames are the templates of features as prose names them in its model.
var templateNames = [templates]string{"bias", "i suffix ", "i pref1 ", "i-1 tag ", "i-2 tag ", "i tag+i-2 tag ", "i word ", "i-1 tag+i word ",
	"i-1 word ", "i-1 suffix ", "i-2 word ", "i+1 word ", "i+1 suffix ", "i+2 word "}
