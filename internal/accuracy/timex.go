package accuracy

import (
	"cmp"
	"math"
	"slices"

	"dateline/extract/document"
	"dateline/extract/record"
)

// Timex scores expressions of time as TempEval-3 did: pairs of an annotated and a found one, each in one pair at most, those of equal
// extents first, then by the size of the overlap.
type Timex struct {
	Strict  Figure // equal extents
	Relaxed Figure // overlapping extents
	Value   Figure // overlapping extents and equal value
}

// Add scores the dates of an article; g.Dates must be all that it has.
func (t *Timex) Add(g *Gold, doc *document.Document) {
	t.add(g, record.New(doc, document.UTF8).Dates)
}

func (t *Timex) add(g *Gold, found []record.Date) {
	for _, f := range []*Figure{&t.Strict, &t.Relaxed, &t.Value} {
		f.Found += len(found)
		f.Gold += len(g.Dates)
	}
	for _, pair := range pairs(g.Dates, found) {
		want, got := g.Dates[pair.gold], found[pair.found]
		t.Relaxed.Right++
		if got.Start == want.Start && got.End == want.End {
			t.Strict.Right++
		}
		if got.Value == want.Value {
			t.Value.Right++
		}
	}
}

// pair is an annotated and a found date by their indices.
type pair struct{ gold, found, overlap int }

func pairs(gold []Date, found []record.Date) (chosen []pair) {
	var all []pair
	for i, want := range gold {
		for j, got := range found {
			common := min(want.End, got.End) - max(want.Start, got.Start)
			if common <= 0 {
				continue
			}
			if got.Start == want.Start && got.End == want.End {
				common = math.MaxInt // before all others
			}
			all = append(all, pair{i, j, common})
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.overlap, a.overlap) })
	golds, founds := make([]bool, len(gold)), make([]bool, len(found))
	for _, p := range all {
		if !golds[p.gold] && !founds[p.found] {
			golds[p.gold], founds[p.found] = true, true
			chosen = append(chosen, p)
		}
	}
	return chosen
}
