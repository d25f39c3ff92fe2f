package dedupe

import (
	"slices"

	"dateline/internal/splitmix"
)

// Sketch is a sample of the runs of three words in a text: the smallest of their hashes, sorted (Broder, On the resemblance and
// containment of documents, 1997). Unlike a SimHash it shows that a text is part of another one, or was copied with changes.
type Sketch []uint32

// maxSketch is how many hashes a sketch has at most.
const maxSketch = 128

// Shingles returns the sketch of a text.
func Shingles(text string) Sketch {
	var out Sketch
	var last [3]uint64
	n := 0
	for word := range words(text) {
		last[0], last[1], last[2] = last[1], last[2], fnvFold(word)
		if n++; n >= 3 {
			out = append(out, uint32(splitmix.Mix(last[0]^splitmix.Mix(last[1]^splitmix.Mix(last[2])))>>32))
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.Clip(out[:min(len(out), maxSketch)])
}

// Contained estimates how much of the smaller of two texts is in the other one, from 0 to 1. Texts of a few words
// give 0: that they are equal says little.
func Contained(a, b Sketch) float64 {
	limit := ^uint32(0)
	for _, s := range []Sketch{a, b} {
		if len(s) == maxSketch {
			limit = min(limit, s[len(s)-1])
		}
	}
	inA, inB, both := 0, 0, 0
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			inA += atMost(a[i], limit)
			i++
		case i == len(a) || b[j] < a[i]:
			inB += atMost(b[j], limit)
			j++
		default:
			both += atMost(a[i], limit)
			i, j = i+1, j+1
		}
	}
	least := min(inA, inB) + both
	if least < minShared {
		return 0
	}
	return float64(both) / float64(least)
}

// minShared is how many hashes of a text must be comparable.
const minShared = 12

func atMost(h, limit uint32) int {
	if h <= limit {
		return 1
	}
	return 0
}
