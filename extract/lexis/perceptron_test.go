package lexis

import (
	"encoding/binary"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jdkato/prose/v3/tag"

	"dateline/internal/cputime"
)

// TestPerceptronIsProses compares the tags with those of prose itself: on news, and on words thrown together.
func TestPerceptronIsProses(t *testing.T) {
	p, err := readPerceptron(taggerModel)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(benchText)
	for _, name := range []string{"istanbul.txt", "harbor.txt", "river.txt"} {
		data, err := os.ReadFile("../../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, Words(string(data))...)
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "-" }) // for which prose has a tag; it is fed as "--"
	words = append(words, "Ünal", "İzmir", "naïve", "--", "1998", "+123", "2.5", "ill-fated", "-x", "É")
	compare := func(sentence []string) {
		known := make([]*word, len(sentence))
		for i, w := range sentence {
			known[i] = &word{}
			p.fillFor(&known[i].wordFeatures, w)
		}
		tagged := make([]uint8, len(sentence))
		p.tag(known, tagged)
		for i, want := range theirs.Tag(sentence) {
			if got := p.classes[tagged[i]]; got != want.Tag {
				t.Fatalf("%q after %q: tag %s, prose has %s", sentence[i], sentence[max(0, i-4):i], got, want.Tag)
			}
		}
	}
	compare(words[:1])
	compare(words)
	r := rand.New(rand.NewSource(1))
	for range 300 {
		sentence := make([]string, 1+r.Intn(30))
		for i := range sentence {
			sentence[i] = words[r.Intn(len(words))]
		}
		compare(sentence)
	}
}

// TestScoresAreExact adds up in lanes what it also adds up one by one, and holds that no sum of the model's weights leaves its lane.
func TestScoresAreExact(t *testing.T) {
	const most = 1<<(laneBits-1) - 1
	r := rand.New(rand.NewSource(1))
	for range 1000 {
		var parts [6]scores
		want := make([]int, 48)
		for k := range 40 {
			class, add := r.Intn(len(want)), r.Intn(2*most/40)-most/40
			parts[k%6][place(class)&15] += int64(add) << (place(class) >> 4 * laneBits)
			want[class] += add
		}
		if got := int(top(&parts[0], &parts[1], &parts[2], &parts[3], &parts[4], &parts[5])); got != slices.Index(want, slices.Max(want)) {
			t.Fatalf("the top of %v is %d", want, got)
		}
	}
	p, err := readPerceptron(taggerModel)
	if err != nil {
		t.Fatal(err)
	}
	for at := 4; at < len(p.slots); at += slotSize {
		from := binary.LittleEndian.Uint32(p.slots[at:])
		if from == 0 {
			continue
		}
		for lists := (span{from, from + binary.LittleEndian.Uint32(p.lists[from-4:])}); lists.from < lists.to; {
			var sums [64]int
			_, weights := p.next(&lists)
			for w := p.lists[weights.from:weights.to]; len(w) > 0; w = w[weightSize:] {
				sums[w[0]] += int(int16(binary.LittleEndian.Uint16(w[1:])))
			}
			if high := max(slices.Max(sums[:]), -slices.Min(sums[:])); high > most/templates {
				t.Fatalf("a list at %d has a weight of %d", weights.from, high)
			}
		}
	}
}

// TestDamagedModel holds that what is no model is reported.
func TestDamagedModel(t *testing.T) {
	for _, data := range [][]byte{nil, []byte(modelHead), taggerModel[:5000], []byte(strings.Repeat("x", 200))} {
		if _, err := readPerceptron(data); err == nil {
			t.Errorf("%d bytes were taken for a model", len(data))
		}
	}
}

func BenchmarkReadPerceptron(b *testing.B) {
	for b.Loop() {
		if _, err := readPerceptron(taggerModel); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTagRatio tags the same words with prose and without it in turn, and reports how many times the processor time of prose
// it takes.
func BenchmarkTagRatio(b *testing.B) {
	p, err := readPerceptron(taggerModel)
	if err != nil {
		b.Fatal(err)
	}
	theirs, err := tag.New()
	if err != nil {
		b.Fatal(err)
	}
	words := Words(benchText)
	memo, known, tagged, tokens := &wordMemo{}, []*word(nil), make([]uint8, len(words)), make([]tag.Token, len(words))
	for i, w := range words {
		tokens[i].Text = w
	}
	var x, y time.Duration
	for b.Loop() {
		start := cputime.Used()
		for range 20 {
			known = known[:0]
			for _, w := range words {
				known = append(known, memo.of(p, w))
			}
			p.tag(known, tagged)
		}
		middle := cputime.Used()
		for range 20 {
			theirs.TagTokens(tokens)
		}
		x, y = x+middle-start, y+cputime.Used()-middle
	}
	b.ReportMetric(float64(x)/float64(y), "x-prose")
}
