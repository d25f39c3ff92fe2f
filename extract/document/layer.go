package document

import (
	"math"
	"math/bits"
	"slices"
)

// Feature is a named value of a mention, such as kind=person.
type Feature struct{ Name, Value string }

// Capture is a named part of a mention: a trigger, an argument, a piece of a date.
type Capture struct {
	Name string
	Range
}

// Mention is what a rule matched, or what a stage made of it.
type Mention struct {
	Range
	Layer    string
	Rule     string // file/name of the rule
	Features []Feature
	Captures []Capture // in order of their start; a repeated capture is in it once for each time
	Ref      int       // index of the finding that the mention belongs to, or -1
}

// Feature returns the value of the named feature, or "".
func (m *Mention) Feature(name string) string {
	for i := range m.Features {
		if m.Features[i].Name == name {
			return m.Features[i].Value
		}
	}
	return ""
}

// Capture returns the first capture of that name.
func (m *Mention) Capture(name string) (Range, bool) {
	for i := range m.Captures {
		if m.Captures[i].Name == name {
			return m.Captures[i].Range, true
		}
	}
	return Range{}, false
}

// Layer is a set of mentions of one kind, found by where they begin, end or lie.
// Mentions may overlap. A Layer is immutable; a nil *Layer is empty.
type Layer struct {
	Name     string
	mentions []Mention // by start, the longest first
	byEnd    []int32   // indexes into mentions, by end, the longest first
	starts   []int32   // of mentions
	ends     []int32   // of the mentions in byEnd
	stretch  uint8     // how many tokens share an entry of starting and ending, as a power of two
	starting []int32   // for every stretch of tokens the first mention that starts there or later
	ending   []int32   // for every stretch of tokens the first of byEnd that ends there or later
	cover    []uint64  // a bit for each token that lies in a mention
	reach    []int32   // for each of mentions the last end of it and of those before it: none of them holds a token from there on
}

func (d *Document) newLayer(name string, ms []Mention) *Layer {
	tokens := len(d.Tokens)
	stretch := bits.Len(uint(tokens / max(1, len(ms)))) // of one or two mentions on average
	stretches, words := tokens>>stretch+1, tokens/64+1
	memory := d.own()
	table := func(n int) []int32 { return memory.tables.take(n, 2*tokens) }
	l := &memory.layers.take(1, min(8, words))[0]
	*l = Layer{Name: name, mentions: ms, stretch: uint8(stretch), byEnd: table(len(ms)), starts: table(len(ms)),
		ends: table(len(ms)), starting: table(stretches), ending: table(stretches),
		cover: memory.covers.take(words, 8*words)}
	clear(l.cover)
	SortMentions(ms, inOrder)
	end, sorted := int32(0), true
	for i := range ms {
		m := &ms[i]
		sorted = sorted && m.End >= end
		end = m.End
		l.byEnd[i], l.starts[i], l.ends[i] = int32(i), m.Start, end
		l.coverAll(m.Range)
	}
	l.reach = l.ends
	if !sorted { // as few layers are whose mentions overlap
		l.reach = table(len(ms))
		l.sortEnds()
	}
	l.index()
	return l
}

// sortEnds fills the tables that are about ends for mentions that do not end in the order in which they start.
func (l *Layer) sortEnds() {
	ms, reach := l.mentions, int32(0)
	for i := range ms {
		reach = max(reach, ms[i].End)
		l.reach[i] = reach
	}
	slices.SortStableFunc(l.byEnd, func(a, b int32) int {
		if c := ms[a].End - ms[b].End; c != 0 {
			return int(c)
		}
		return int(ms[a].Start - ms[b].Start)
	})
	for k, i := range l.byEnd {
		l.ends[k] = ms[i].End
	}
}

// coverAll sets the bits of tokens.
func (l *Layer) coverAll(r Range) {
	for t := r.Start; t < r.End; {
		next := min(r.End, (t|63)+1)
		l.cover[t>>6] |= ^uint64(0) >> (uint(64-(next-t)) & 63) << (uint(t) & 63)
		t = next
	}
}

// index fills the tables.
func (l *Layer) index() {
	start, end := 0, 0
	for i := range l.starting {
		from := int32(i << l.stretch)
		for start < len(l.starts) && l.starts[start] < from {
			start++
		}
		for end < len(l.ends) && l.ends[end] < from {
			end++
		}
		l.starting[i], l.ending[i] = int32(start), int32(end)
	}
}

// inOrder returns the order of mentions: by start, the longest first.
func inOrder(a, b *Mention) int {
	if a.Start != b.Start {
		return int(a.Start - b.Start)
	}
	return int(b.End - a.End)
}

// SortMentions sorts stably. Most mentions come in the order of the text already; of others it moves the numbers about, since they
// are large.
func SortMentions(ms []Mention, compare func(a, b *Mention) int) {
	n := 1
	for n < len(ms) && compare(&ms[n-1], &ms[n]) <= 0 {
		n++
	}
	if n >= len(ms) {
		return
	}
	order := make([]int32, len(ms))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if c := compare(&ms[a], &ms[b]); c != 0 {
			return c
		}
		return int(a - b)
	})
	for i := range order { // each cycle of the permutation once
		first, at := ms[i], int32(i)
		for order[at] != int32(i) && order[at] >= 0 {
			next := order[at]
			ms[at], order[at] = ms[next], -1
			at = next
		}
		if order[at] >= 0 {
			ms[at], order[at] = first, -1
		}
	}
}

// merge merges mentions into those of a layer, after mentions at the same position.
func (d *Document) merge(old, more []Mention) []Mention {
	SortMentions(more, inOrder)
	out := d.MakeMentions(len(old) + len(more))[:0]
	for len(old) > 0 && len(more) > 0 {
		if inOrder(&old[0], &more[0]) <= 0 {
			out, old = append(out, old[0]), old[1:]
		} else {
			out, more = append(out, more[0]), more[1:]
		}
	}
	return append(append(out, old...), more...)
}

// from returns the index of the first mention that starts at the token or later.
func (l *Layer) from(token int32) int {
	if l == nil {
		return 0
	}
	i := int(l.starting[token>>(l.stretch&31)])
	for i < len(l.starts) && l.starts[i] < token {
		i++
	}
	return i
}

// Mentions returns all mentions by start, the longest first. The caller must not change them.
func (l *Layer) Mentions() []Mention {
	if l == nil {
		return nil
	}
	return l.mentions
}

// StartingAt returns the mentions that start at the token, the longest first.
func (l *Layer) StartingAt(token int32) []Mention {
	if l == nil {
		return nil
	}
	first := l.from(token)
	end := first
	for end < len(l.starts) && l.starts[end] == token {
		end++
	}
	return l.mentions[first:end]
}

// EndingAt returns the indexes into Mentions of those that end before the token, the longest first.
func (l *Layer) EndingAt(token int32) []int32 {
	if l == nil {
		return nil
	}
	first := int(l.ending[token>>(l.stretch&31)])
	for first < len(l.ends) && l.ends[first] < token {
		first++
	}
	end := first
	for end < len(l.ends) && l.ends[end] == token {
		end++
	}
	return l.byEnd[first:end]
}

// Covers reports whether the token lies in a mention.
func (l *Layer) Covers(token int32) bool {
	return l != nil && l.cover[token>>6]>>(uint(token)&63)&1 != 0
}

// NextCovered returns the first token from the given one on that lies in a mention, or a number after all tokens.
func (l *Layer) NextCovered(token int32) int32 {
	if l == nil {
		return math.MaxInt32
	}
	for w := int(token >> 6); w < len(l.cover); w++ {
		left := l.cover[w]
		if w == int(token>>6) {
			left &= ^uint64(0) << (uint(token) & 63)
		}
		if left != 0 {
			return int32(w<<6 + bits.TrailingZeros64(left))
		}
	}
	return math.MaxInt32
}

// LastCovered returns the last token of r that lies in a mention, or -1.
func (l *Layer) LastCovered(r Range) int32 {
	if l == nil {
		return -1
	}
	for end := r.End; end > r.Start; {
		w := (end - 1) >> 6
		if left := l.cover[w] << (63 - uint(end-1)&63); left != 0 {
			last := end - 1 - int32(bits.LeadingZeros64(left))
			if last < r.Start {
				break
			}
			return last
		}
		end = w << 6
	}
	return -1
}

// Over returns the longest mention that holds the token, or nil.
func (l *Layer) Over(token int32) *Mention {
	if !l.Covers(token) {
		return nil
	}
	var best *Mention
	for i := l.from(token+1) - 1; i >= 0 && l.reach[i] > token; i-- {
		m := &l.mentions[i]
		if m.End > token && (best == nil || m.Len() > best.Len()) {
			best = m
		}
		if best != nil && token-m.Start > maxMention {
			break
		}
	}
	return best
}

// maxMention bounds how far Over looks to the left once it has found a mention, and how far AnyOver does.
const maxMention = 256

// AnyOver reports whether a mention that holds the token satisfies ok. It sees mentions of up to 256 tokens.
func (l *Layer) AnyOver(token int32, ok func(*Mention) bool) bool {
	for i := l.from(token+1) - 1; i >= 0 && l.reach[i] > token; i-- {
		m := &l.mentions[i]
		if token-m.Start >= maxMention {
			break
		}
		if m.End > token && ok(m) {
			return true
		}
	}
	return false
}

// AddLayer puts mentions into the layer of that name. If it exists, the new mentions join the old ones.
// Every mention's Layer is set; the caller gives up the slice.
func (d *Document) AddLayer(name string, ms []Mention) {
	for i := range ms {
		ms[i].Layer = name
	}
	for i, l := range d.layers {
		if l.Name == name && len(ms) == 0 {
			return
		}
		if l.Name == name {
			d.layers[i] = d.newLayer(name, d.merge(l.mentions, ms))
			return
		}
	}
	if len(ms) == 0 {
		return
	}
	if d.layers == nil {
		d.layers = d.few[:0]
	}
	d.layers = append(d.layers, d.newLayer(name, ms))
}

// Layer returns the layer of that name, or nil if nothing was found.
func (d *Document) Layer(name string) *Layer {
	for _, l := range d.layers {
		if l.Name == name {
			return l
		}
	}
	return nil
}

// Layers returns all layers in the order in which they were made.
func (d *Document) Layers() []*Layer { return d.layers }
