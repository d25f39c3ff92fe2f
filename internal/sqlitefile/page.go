package sqlitefile

// page is a page of a tree: a header, the places of the cells, room, and the cells from the end to the front.
type page struct {
	data  []byte
	inner bool // it has pages below it
	cells int
	start int // of the last cell
	last  int // length of the last cell
}

// The places in the header of a page.
const (
	kindAt      = 0
	cellsAt     = 3
	startAt     = 5
	rightAt     = 8 // of an inner page: the page below it that is right of its cells
	childLength = 4 // of the number of a page, with which the cells of inner pages begin
)

func newPage(size, level int) *page {
	return &page{data: make([]byte, size), inner: level > 0, start: size}
}

// places returns where the places of the cells begin.
func (p *page) places() int {
	if p.inner {
		return rightAt + childLength
	}
	return rightAt
}

func (p *page) fits(cell []byte) bool { return p.places()+2*(p.cells+1)+len(cell) <= p.start }

func (p *page) add(cell []byte) {
	p.start -= len(cell)
	p.last = len(cell)
	copy(p.data[p.start:], cell)
	order.PutUint16(p.data[p.places()+2*p.cells:], uint16(p.start))
	p.cells++
}

// removeLast removes the cell that was added last, and returns it.
func (p *page) removeLast() []byte {
	cell := p.data[p.start : p.start+p.last]
	p.start += p.last
	p.cells--
	return cell
}

// complete writes the header, and returns the page.
func (p *page) complete(kind treeKind) []byte {
	p.data[kindAt] = kind.leaf
	if p.inner {
		p.data[kindAt] = kind.inner
	}
	order.PutUint16(p.data[cellsAt:], uint16(p.cells))
	order.PutUint16(p.data[startAt:], uint16(p.start))
	return p.data
}

// reset empties the page.
func (p *page) reset() {
	clear(p.data)
	p.cells, p.start, p.last = 0, len(p.data), 0
}
