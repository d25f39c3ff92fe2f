package ingest

import (
	"fmt"
	"io"
)

// An allowance bounds what a packed piece of input may unpack to: MaxRatio times its packed size, and beyond that
// what is left of the reserve, which the whole input shares. A piece is a compressed stream, a member of an archive
// or the body of a page; pieces in it count for it, too, so that nothing is gained by packing in layers.
//
// Well-behaved pieces hardly touch the reserve, so a trap never costs the pieces after it their allowance, and large
// dumps have no total to reach.
type allowance struct {
	input    *input
	parent   *allowance
	packed   func() int64 // packed bytes of the piece that have been read
	own      tally        // plain bytes of the piece
	contents tally        // plain bytes of all pieces in it
}

// tally is a number of plain bytes, and how many of them the reserve had to cover.
type tally struct{ plain, borrowed int64 }

// reserve is how much an input may unpack to beyond its ratio: enough for a page that is nearly all markup.
const reserve = 2 << 20

// input is what the pieces of one file share.
type input struct {
	reserve  int64
	maxRatio int
	traps    int // pieces that unpacked to more than they may
}

// trapped counts a trap.
func (i *input) trapped() error {
	i.traps++
	return &ratioError{i.maxRatio}
}

// maxTraps is how many traps may cost more than they yield: some decoders fill a window of megabytes before they give a byte.
const maxTraps = 16

// window checks that a piece may fill the window of its decoder. Small ones may not in an input that is full of traps.
func (i *input) window(bytes, packed int) error {
	if i.traps > maxTraps && bytes > packed*i.maxRatio {
		return i.trapped()
	}
	return nil
}

// allowance is that of a piece of src.
func (s *source) allowance(packed func() int64) *allowance {
	return &allowance{input: s.input, parent: s.allowed, packed: packed}
}

// fixed is the size of a piece that is known before it is read.
func fixed(n int64) func() int64 { return func() int64 { return n } }

// add counts plain bytes of a piece. The error is a *ratioError if there are too many of them.
func (a *allowance) add(n int) error {
	err := a.cover(&a.own, n)
	for outer := a.parent; outer != nil && err == nil; outer = outer.parent {
		err = outer.cover(&outer.contents, n)
	}
	return err
}

// fits reports whether a piece that claims a number of plain bytes may be opened at all. The error is a *ratioError.
func (a *allowance) fits(claimed int64) error {
	bad := a.lacking(&a.own, claimed) > a.input.reserve
	for outer := a.parent; outer != nil && !bad; outer = outer.parent {
		bad = outer.lacking(&outer.contents, claimed) > a.input.reserve
	}
	if bad {
		return a.input.trapped()
	}
	return nil
}

// lacking is how much of the reserve n more bytes need.
func (a *allowance) lacking(t *tally, n int64) int64 {
	return max(0, t.plain+n-int64(a.input.maxRatio)*a.packed()) - t.borrowed
}

func (a *allowance) cover(t *tally, n int) error {
	lacking := a.lacking(t, int64(n))
	t.plain += int64(n)
	lent := min(lacking, a.input.reserve) // a trap uses up the reserve, so that many traps are no worse than one
	a.input.reserve -= lent
	t.borrowed += lent
	if lent < lacking {
		return a.input.trapped()
	}
	return nil
}

// ratioError reports that a piece unpacks to more than it may.
type ratioError struct{ max int }

func (e *ratioError) Error() string {
	return fmt.Sprintf("it unpacks to more than %d times its size", e.max)
}

// counter counts what is read through it.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) count() int64 { return c.n }

// unpacking reads the plain bytes of a piece within its allowance.
type unpacking struct {
	name    string // of the format, for errors
	in      io.Reader
	allowed *allowance
	err     error
}

func (u *unpacking) Read(p []byte) (n int, err error) {
	if u.err != nil {
		return 0, u.err
	}
	err = safely(func() (err error) {
		n, err = u.in.Read(p)
		return err
	})
	u.err = u.allowed.add(n)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%s: %w", u.name, err)
	}
	return n, err
}
