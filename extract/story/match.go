package story

import (
	"math"
	"sort"
)

// How alike two articles must be to be of one story. The values were chosen on articles that were written for the tests, and
// looked at on real ones; see docs/stories.md.
const (
	leastScore = 0.42 // of all that is compared
	leastWords = 0.12 // of the words alone
	leastLead  = 0.34 // of the names that one article begins with, in the other one, in the direction that has less
	noNames    = 0.55 // of the words, if an article has no names
	sharedActs = 0.12 // what an act that both report adds
)

// vector is an article as it is compared: features with weights that take into account how many articles have them.
type vector struct {
	words, names         []Weight
	wordsNorm, namesNorm float64
	acts                 []uint32
}

// alike returns how alike two articles are, from 0 to about 1, or 0 if they cannot be of one story.
func alike(a, b *vector) float64 {
	words := dot(a.words, b.words) / (a.wordsNorm * b.wordsNorm)
	if len(a.names) == 0 || len(b.names) == 0 {
		if words < noNames {
			return 0
		}
		return words
	}
	names := dot(a.names, b.names) / (a.namesNorm * b.namesNorm)
	ab, ba := leadIn(a.names, b.names), leadIn(b.names, a.names)
	if words < leastWords || min(ab, ba) < leastLead {
		return 0
	}
	score := 0.4*words + 0.3*names + 0.3*(ab+ba)/2
	if shareAct(a.acts, b.acts) {
		score += sharedActs
	}
	return score
}

// dot is the dot product of two lists that are sorted by hash.
func dot(a, b []Weight) (sum float64) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Hash < b[j].Hash:
			i++
		case a[i].Hash > b[j].Hash:
			j++
		default:
			sum += float64(a[i].Much) * float64(b[j].Much)
			i, j = i+1, j+1
		}
	}
	return sum
}

func norm(a []Weight) (n float64) { return max(1e-9, math.Sqrt(dot(a, a))) }

// leadIn returns how much of the names that an article begins with another one has anywhere: two summits of a week have a party in
// common, but not the other one, nor the place. An article that begins without names can be in any.
func leadIn(a, b []Weight) float64 {
	all, found := 0.0, 0.0
	for i := range a {
		if !a[i].Lead {
			continue
		}
		all += float64(a[i].Much)
		if j := sort.Search(len(b), func(j int) bool { return b[j].Hash >= a[i].Hash }); j < len(b) && b[j].Hash == a[i].Hash {
			found += float64(a[i].Much)
		}
	}
	if all == 0 {
		return 1
	}
	return found / all
}

// shareAct reports whether two sorted lists have an element in common.
func shareAct(a, b []uint32) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			return true
		}
	}
	return false
}

// counts counts in how many articles features occur, in a table whose size does not depend on how many there are. Features that fall
// together are taken for commoner than they are.
type counts struct {
	articles int
	table    []uint32
}

const countBits = 20

func newCounts() *counts { return &counts{table: make([]uint32, 1<<countBits)} }

func (c *counts) add(f *Features) {
	c.articles++
	for _, list := range [][]Weight{f.Words, f.Names} {
		for _, w := range list {
			c.table[w.Hash>>(32-countBits)]++
		}
	}
}

// As if there were imagined articles, of which a few have any feature: with three articles of a user, a word that all of them have
// still counts.
const (
	imagined     = 1000
	imaginedWith = 5
)

// rarity is the weight of a feature that so many articles have (inverse document frequency).
func (c *counts) rarity(hash uint32) float32 {
	with := float64(c.table[hash>>(32-countBits)])
	return float32(math.Log((float64(c.articles) + imagined) / (with + imaginedWith)))
}

// vector is an article with weights by what all articles have.
func (c *counts) vector(f *Features) *vector {
	v := &vector{words: c.weighted(f.Words), names: c.weighted(f.Names), acts: f.Acts}
	v.wordsNorm, v.namesNorm = norm(v.words), norm(v.names)
	return v
}

func (c *counts) weighted(list []Weight) []Weight {
	out := make([]Weight, len(list))
	for i, w := range list {
		out[i] = Weight{w.Hash, w.Much * c.rarity(w.Hash), w.Lead}
	}
	return out
}
