package run

import (
	"iter"
	"math"

	"dateline/extract/ingest"
	"dateline/internal/splitmix"
)

// Selection is the part of the records that a run processes. The zero value is all of them. Which
// records it takes depends on their numbers alone.
type Selection struct {
	Shard, Shards int     // take every Shards-th record, starting with number Shard, from 1; Shards 0 takes all
	Sample        float64 // take this share of the records; 0 takes all
	Limit         int     // stop after this many selected records; 0 means no limit
}

// includes reports whether a record belongs to the shard and the sample.
func (s Selection) includes(seq int) bool {
	if s.Shards > 1 && seq%s.Shards != s.Shard-1 {
		return false
	}
	return s.Sample == 0 || float64(splitmix.Mix(uint64(seq)))/math.MaxUint64 < s.Sample
}

// choose returns the selected items. The numbers of the items start at from; those before next were
// processed by an earlier run and count towards the limit only.
func (s Selection) choose(items iter.Seq[ingest.Item], from, next int) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		chosen := 0
		for seq := 0; s.Limit > 0 && seq < from; seq++ {
			if s.includes(seq) {
				chosen++
			}
		}
		if s.Limit > 0 && chosen >= s.Limit {
			return
		}
		for item := range items {
			if item.Seq < from || !s.includes(item.Seq) {
				continue
			}
			chosen++
			if item.Seq >= next && !yield(item) {
				return
			}
			if s.Limit > 0 && chosen >= s.Limit {
				return
			}
		}
	}
}
