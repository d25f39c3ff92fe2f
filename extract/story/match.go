package story

import (
	"cmp"
	"math"
	"slices"
)

// How alike two articles must be to be of one story. The values were chosen on articles that were written for the tests, and
// looked at on real ones; see docs/stories.md.
const (
	leastScore = 0.40 // of all that is compared
	leastWords = 0.15 // of the words alone
	leastLead  = 0.20 // of the names that one article begins with, in the other one, in the direction that has less
	noNames    = 0.55 // of the words, if an article has no names

	sharedAct   = 0.12 // what an act that both report adds
	otherParty  = 0.15 // what acts of one type with different parties take away
	otherPlaces = 0.25 // what places that have nothing in common take away
)

// vector is an article as it is compared: features with weights that take into account how many articles have them.
type vector struct {
	words, names         []Weight
	wordsNorm, namesNorm float64
	acts, roles          []uint32
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
	ab, ba := leadIn(a.names, b.names), leadIn(b.names, a.names)
	if words < leastWords || min(ab, ba) < leastLead {
		return 0
	}
	names := dot(a.names, b.names) / (a.namesNorm * b.namesNorm)
	return 0.45*words + 0.25*names + 0.3*(ab+ba)/2 + sameActs(a, b) - differentPlaces(a, b)
}

// sameActs is what the acts of two articles say for or against one story. Of long articles with many acts, one in common says little.
func sameActs(a, b *vector) float64 {
	if both := common32(a.acts, b.acts); both > 0 {
		return sharedAct * min(1, 4*float64(both)/float64(min(len(a.acts), len(b.acts))))
	}
	if common32(a.roles, b.roles) > 0 {
		return -otherParty
	}
	return 0
}

// differentPlaces is what the places of two articles say against one story: each begins with places, and the other one has none of
// them.
func differentPlaces(a, b *vector) float64 {
	spotsA, sharedA := spots(a.names, b.names)
	spotsB, sharedB := spots(b.names, a.names)
	if spotsA == 0 || spotsB == 0 || sharedA || sharedB {
		return 0
	}
	return otherPlaces
}

// spots counts the places that an article begins with, and reports whether another one has any of them.
func spots(a, b []Weight) (n int, shared bool) {
	for i := range a {
		if a[i].Lead && a[i].Spot {
			n++
			shared = shared || has(b, a[i].Hash)
		}
	}
	return n, shared
}

func has(list []Weight, hash uint32) bool {
	_, ok := slices.BinarySearchFunc(list, hash, func(w Weight, h uint32) int { return cmp.Compare(w.Hash, h) })
	return ok
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
		if has(b, a[i].Hash) {
			found += float64(a[i].Much)
		}
	}
	if all == 0 {
		return 1
	}
	return found / all
}

// common32 counts the elements that two sorted lists have in common.
func common32(a, b []uint32) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
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
	v := &vector{words: c.weighted(f.Words), names: c.weighted(f.Names), acts: f.Acts, roles: f.Roles}
	v.wordsNorm, v.namesNorm = norm(v.words), norm(v.names)
	return v
}

func (c *counts) weighted(list []Weight) []Weight {
	out := make([]Weight, len(list))
	for i, w := range list {
		out[i] = Weight{w.Hash, w.Much * c.rarity(w.Hash), w.Lead, w.Spot}
	}
	return out
}
