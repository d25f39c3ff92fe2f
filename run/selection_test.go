package run

import (
	"iter"
	"slices"
	"testing"

	"dateline/extract/ingest"
)

// sequence returns items with the numbers a to b-1.
func sequence(a, b int) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		for i := a; i < b; i++ {
			if !yield(ingest.Item{Seq: i}) {
				return
			}
		}
	}
}

func chosen(s Selection, from, next int) []int {
	var got []int
	for item := range s.choose(sequence(from, 1000), from, next) {
		got = append(got, item.Seq)
	}
	return got
}

func TestShardsAreDisjointAndComplete(t *testing.T) {
	var all []int
	for i := 1; i <= 7; i++ {
		part := chosen(Selection{Shard: i, Shards: 7, Sample: 0.5}, 0, 0)
		if len(part) < 40 || len(part) > 100 {
			t.Errorf("shard %d has %d of 1000 records", i, len(part))
		}
		all = append(all, part...)
	}
	slices.Sort(all)
	if want := chosen(Selection{Sample: 0.5}, 0, 0); !slices.Equal(all, want) || len(want) < 400 || len(want) > 600 {
		t.Errorf("%d records in shards, %d in all", len(all), len(want))
	}
}

func TestChoiceAfterResume(t *testing.T) {
	for _, s := range []Selection{{}, {Limit: 30}, {Shard: 2, Shards: 3, Limit: 100}, {Sample: 0.2, Limit: 50}} {
		whole := chosen(s, 0, 0)
		for _, next := range []int{0, 1, 25, 29, 30, 31, 500} {
			for _, from := range []int{0, next / 2, next} {
				var want []int
				for _, seq := range whole {
					if seq >= next {
						want = append(want, seq)
					}
				}
				if got := chosen(s, from, next); !slices.Equal(got, want) {
					t.Errorf("%+v from %d, next %d: got %v, want %v", s, from, next, got, want)
				}
			}
		}
	}
}
