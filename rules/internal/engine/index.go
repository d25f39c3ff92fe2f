package engine

import (
	"cmp"
	"slices"

	"dateline/rules/internal/pattern"
)

// keyKind is what the index looks for in a sentence.
type keyKind int32

const (
	keyWord keyKind = iota
	keyTag
	keyLayer
)

// key is something that a sentence must hold for a rule to match.
type key struct {
	kind keyKind
	id   int32
}

// never is the cost of having no key.
const never = 1e9

// Expected shares of tokens, to choose the rarest key. Rough figures of English news are enough: they only rank.
const (
	rareWord    = 1e-5
	rareTag     = 0.01
	commonLayer = 0.05
)

var wordShare = map[string]float64{
	"the": .05, ",": .05, ".": .04, "of": .025, "to": .025, "a": .022, "in": .02, "and": .02, "'s": .01, "that": .01, "for": .01, "on": .008,
	"is": .007, "was": .007, "said": .006, "say": .007, "be": .03, "with": .006, "at": .005, "by": .006, "it": .006, "he": .006, "from": .005,
	"as": .005, "have": .01, "has": .004, "an": .004, "not": .004, "but": .004, "will": .003, "his": .004, "they": .004, "or": .002,
	"this": .003,
	"are":  .004, "were": .004, "had": .004, "been": .003, "their": .0025, "its": .0035, "would": .0025, "more": .0025, "which": .0025,
	"about": .0022, "you": .003, "do": .003,
	"than": .0015, "when": .0018, "after": .0018, "also": .0015, "new": .002, "there": .0016, "if": .0013, "can": .0015, "could": .0014,
	"up": .0018, "out": .0015, "all": .0016,
	"no": .0012, "what": .0012, "last": .0015, "first": .0015, "year": .003, "people": .0013, "other": .0013, "time": .0012, "over": .0013,
	"into": .0011, "some": .0012,
	"her": .0015, "she": .0018, "so": .0013, "now": .001, "most": .0009, "three": .0009, "before": .0009, "while": .0008, "during": .0008,
	"against": .0008, "since": .0007,
	"where": .0009, "because": .0009, "make": .0015, "take": .001, "go": .0012, "get": .001, "come": .0008, "tell": .0008, "call": .0008,
	"n't": .003, "—": .001, "–": .0008, ";": .0005, "?": .001,
	`"`: .01, "-": .004, "(": .003, ")": .003, "“": .005, "”": .005, "who": .003, "one": .002, "two": .002, "$": .005, ":": .003,
	"i": .003, "we": .003,
}

var tagShare = map[string]float64{
	"NN": .14, "IN": .11, "NNP": .1, "DT": .09, "JJ": .06, "NNS": .065, ",": .05, ".": .04, "VBD": .035, "RB": .03, "CC": .025, "CD": .04,
	"VB": .027,
	"TO": .022, "VBN": .022, "VBZ": .022, "PRP": .018, "VBG": .016, "VBP": .013, "MD": .01, "PRP$": .008, "POS": .009,
}

var layerShare = map[string]float64{
	"np": .5, "vg": .15, "quote": .35, "entity": .14, "quotation": .12, "quantity": .1, "content": .09, "cap": .09, "date": .08,
	"timex": .08, "name": .07, "number": .06,
	"figure": .04, "event": .04, "common": .02, "land": .02, "nation": .013, "first": .01, "town": .005, "city": .003, "known": .003,
	"leader": .002, "acronym": .003, "initial": .003,
	"dateline": .005, "compound": .003,
}

// costedKeys are keys and the share of tokens that hold one of them.
type costedKeys struct {
	keys []key
	cost float64
}

// keysOf returns a set of keys, one of which is in every match of n, and the share of tokens that hold one.
// No keys mean that nothing is required. They are worked out once, since named patterns are parts of many rules.
func (b *builder) keysOf(n *pattern.Node) ([]key, float64) {
	known, ok := b.nodeKeys[n]
	if !ok {
		known.keys, known.cost = b.findKeys(n)
		b.nodeKeys[n] = known
	}
	return known.keys, known.cost
}

func (b *builder) findKeys(n *pattern.Node) ([]key, float64) {
	switch n.Op {
	case pattern.Token:
		return b.keysOfToken(n.Cons)
	case pattern.Layer:
		return []key{{keyLayer, int32(b.readLayer(n.Name))}}, cmp.Or(layerShare[n.Name], commonLayer)
	case pattern.Seq:
		i := b.cheapest(n)
		if i < 0 {
			return nil, never
		}
		return b.keysOf(n.Kids[i])
	case pattern.Alt:
		return b.keysOfAll(n.Kids)
	case pattern.Repeat:
		if n.Min == 0 {
			return nil, never
		}
		return b.keysOf(n.Kids[0])
	case pattern.Capture:
		return b.keysOf(n.Kids[0])
	case pattern.Look:
		if !n.Neg && !n.Behind { // what follows must be there as well
			return b.keysOf(n.Kids[0])
		}
	}
	return nil, never
}

// cheapest returns the part of a sequence with the rarest keys, or -1.
func (b *builder) cheapest(n *pattern.Node) int {
	best, least := -1, float64(never)
	for i, k := range n.Kids {
		if keys, cost := b.keysOf(k); keys != nil && cost < least {
			best, least = i, cost
		}
	}
	return best
}

func (b *builder) keysOfAll(kids []*pattern.Node) ([]key, float64) {
	var all []key
	sum := 0.0
	for _, k := range kids {
		keys, cost := b.keysOf(k)
		if keys == nil {
			return nil, never
		}
		all, sum = append(all, keys...), sum+cost
	}
	return distinct(all), sum
}

// distinct sorts keys and leaves out repeated ones.
func distinct(keys []key) []key {
	slices.SortFunc(keys, func(x, y key) int { return cmp.Or(int(x.kind)-int(y.kind), int(x.id-y.id)) })
	return slices.Compact(keys)
}

func (b *builder) keysOfToken(cons []pattern.Constraint) (best []key, least float64) {
	least = never
	for i := range cons {
		if cons[i].Neg {
			continue
		}
		if keys, cost := b.keysOfConstraint(&cons[i]); keys != nil && cost < least {
			best, least = keys, cost
		}
	}
	return best, least
}

func (b *builder) keysOfConstraint(c *pattern.Constraint) ([]key, float64) {
	switch {
	case c.Kind == pattern.InLayer:
		return []key{{keyLayer, int32(b.readLayer(c.Values[0]))}}, cmp.Or(layerShare[c.Values[0]], commonLayer)
	case c.Kind == pattern.Regexp || c.Attr == "shape":
		return nil, never
	case c.Attr == "tag":
		return keysOfTags(c.Values)
	case c.Kind == pattern.InList:
		return b.keysOfLists(c)
	}
	return b.keysOfWords(c.Values, c.Attr == "lemma")
}

func keysOfTags(globs []string) (keys []key, sum float64) {
	mask := pattern.TagsMask(globs)
	for i := range pattern.Tags {
		if mask>>(i+1)&1 != 0 {
			keys = append(keys, key{keyTag, int32(i + 1)})
		}
	}
	return keys, shareOfTags(globs)
}

// shareOfTags returns the share of tokens that have one of some tags.
func shareOfTags(globs []string) (sum float64) {
	mask := pattern.TagsMask(globs)
	for i, t := range pattern.Tags {
		if mask>>(i+1)&1 != 0 {
			sum += cmp.Or(tagShare[t], rareTag)
		}
	}
	return sum
}

func (b *builder) keysOfWords(words []string, lemma bool) (keys []key, sum float64) {
	for _, w := range words {
		keys, sum = append(keys, key{keyWord, b.set.vocab.ofPattern(w, lemma)}), sum+cmp.Or(wordShare[pattern.Fold(w)], rareWord)
	}
	return keys, sum
}

// keysOfLists asks for the first words of all entries.
func (b *builder) keysOfLists(c *pattern.Constraint) ([]key, float64) {
	lemma := c.Attr == "lemma"
	if len(c.Values) == 1 {
		first := b.firstKeysOf(b.lists[c.Values[0]], lemma)
		return first.keys, first.cost
	}
	var all costedKeys
	for _, name := range c.Values {
		first := b.firstKeysOf(b.lists[name], lemma)
		all.keys, all.cost = append(all.keys, first.keys...), all.cost+first.cost
	}
	return distinct(all.keys), all.cost
}

// listUse is a list whose words are compared with the texts or the lemmas of tokens.
type listUse struct {
	list  *list
	lemma bool
}

// firstKeysOf works out the keys of the first words of a list's entries once, since hundreds of rules ask for some lists.
func (b *builder) firstKeysOf(l *list, lemma bool) costedKeys {
	use := listUse{l, lemma}
	first, ok := b.firstKeys[use]
	if !ok {
		for _, e := range l.entries {
			keys, cost := b.keysOfWords(e[:1], lemma)
			first.keys, first.cost = append(first.keys, keys...), first.cost+cost
		}
		first.keys = distinct(first.keys)
		b.firstKeys[use] = first
	}
	return first
}
