package document

import "dateline/internal/freelist"

// memory is what the tokens and layers of a document are cut from. Release passes it on to the next document.
type memory struct {
	tokens   []Token
	layers   chunks[Layer]
	tables   chunks[int32]
	covers   chunks[uint64]
	mentions chunks[Mention]
	captures chunks[Capture]
	features chunks[Feature]
}

var memories = freelist.List[*memory]{New: func() *memory { return new(memory) }}

// own returns the memory of the document.
func (d *Document) own() *memory {
	if d.memory == nil {
		d.memory = memories.Get()
	}
	return d.memory
}

// mostTokens is the length of the longest document whose memory is passed on, so that one long text does not keep it for all others.
const mostTokens = 1 << 14

// Release gives the memory of tokens and layers to a document that is made later. It may be called when nothing will ask for
// them again: the findings stay, and so do meta data and text, but the document has no words any more. It does nothing to a
// document that was released before.
func (d *Document) Release() {
	m := d.memory
	if m == nil {
		return
	}
	m.tokens = d.Tokens[:cap(d.Tokens)]
	d.memory, d.Tokens, d.layers, d.few = nil, nil, nil, [len(d.few)]*Layer{}
	if len(m.tokens) > mostTokens {
		return
	}
	clear(m.tokens) // so that the text can be collected
	m.layers.reset()
	m.tables.reset()
	m.covers.reset()
	m.mentions.reset()
	m.captures.reset()
	m.features.reset()
	memories.Put(m)
}

// MakeTokens returns an empty list of tokens with room for so many.
func (d *Document) MakeTokens(room int) []Token {
	m := d.own()
	if cap(m.tokens) < room {
		m.tokens = make([]Token, 0, room)
	}
	return m.tokens[:0]
}

// MakeMentions returns so many mentions to write over. They belong to the document.
func (d *Document) MakeMentions(n int) []Mention { return d.own().mentions.take(n, d.fewMentions()) }

// MakeCaptures returns so many captures to write over. They belong to the document.
func (d *Document) MakeCaptures(n int) []Capture { return d.own().captures.take(n, d.fewMentions()) }

// MakeFeatures returns so many features of mentions to write over. They belong to the document.
func (d *Document) MakeFeatures(n int) []Feature { return d.own().features.take(n, 2*d.fewMentions()) }

// fewMentions returns for how many mentions there is to be memory at once.
func (d *Document) fewMentions() int { return min(128, len(d.Tokens)/2) }

// chunks is memory that pieces are cut from.
type chunks[T any] struct {
	all  [][]T
	next int // of all
	left []T
}

// take cuts n elements, from new memory for so many if there is too little left. They may have been used before.
func (c *chunks[T]) take(n, many int) []T {
	for len(c.left) < n {
		if c.next == len(c.all) {
			c.all = append(c.all, make([]T, max(n, many)))
		}
		c.left = c.all[c.next]
		c.next++
	}
	taken := c.left[:n:n]
	c.left = c.left[n:]
	return taken
}

// reset makes all of the memory free.
func (c *chunks[T]) reset() { c.next, c.left = 0, nil }
