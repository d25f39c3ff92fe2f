package engine

// block is what a token says to neighbouring predicates: a line of the processor's cache. Most blocks of most words are those of many other
// words, too, so each is kept once, and all that are asked often are near the processor.
type block [wordsPerBlock]uint64

const (
	wordsPerBlock = 8
	factsPerBlock = wordsPerBlock * factsPerWord
)

// blockTable keeps blocks, and rows as the numbers of their blocks.
type blockTable struct {
	blocks  []block
	numbers map[uint64]int32 // by hash: blocks as keys would take as much memory again
	rows    []int32          // numbers of blocks; those of a row follow each other
}

func (t *blockTable) forget() { *t = blockTable{numbers: map[uint64]int32{}} }

// fact is what a row says to a predicate.
func (t *blockTable) fact(row, predicate int32) fact {
	p := uint32(predicate)
	b := &t.blocks[t.rows[uint32(row)+p/factsPerBlock]]
	return fact(b[p/factsPerWord%wordsPerBlock] >> (2 * (p % factsPerWord)) & 3)
}

// keep keeps a row and returns where its blocks are. Most are those of another row, if one is given.
func (t *blockTable) keep(r row, other *tagRow) int32 {
	at := int32(len(t.rows))
	for from := 0; from < len(r); from += wordsPerBlock {
		b := block(r[from:])
		if other != nil && b == block(other.row[from:]) {
			t.rows = append(t.rows, t.rows[int(other.at)+from/wordsPerBlock])
		} else {
			t.rows = append(t.rows, t.number(&b))
		}
	}
	return at
}

// number is the number of a block.
func (t *blockTable) number(b *block) int32 {
	for h := b.hash(); ; h++ { // another block may have the same hash
		n, ok := t.numbers[h]
		if !ok {
			n = int32(len(t.blocks))
			t.blocks = append(t.blocks, *b)
			t.numbers[h] = n
			return n
		}
		if t.blocks[n] == *b {
			return n
		}
	}
}

func (b *block) hash() (h uint64) {
	for _, w := range b {
		h = (h ^ w) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}
