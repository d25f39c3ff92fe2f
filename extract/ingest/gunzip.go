package ingest

import (
	"bufio"
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
)

// gunzip reads the members of a gzip stream one after another, and can continue after one that is broken.
type gunzip struct {
	in      *bufio.Reader
	from    *recorder
	z       *gzip.Reader
	start   int64 // position in the packed stream at which the member begins
	rewound int64 // bytes that resync went back, in all
	err     error
}

func openGzip(_ *reader, in *bufio.Reader) (unpacked, error) {
	g := &gunzip{from: &recorder{in: in}}
	g.in = bufio.NewReaderSize(g.from, 4<<10)
	z, err := gzip.NewReader(g.in)
	if err != nil {
		return unpacked{}, err
	}
	z.Multistream(false)
	g.z = z
	return unpacked{Reader: g, resync: g.resync}, nil
}

// at is the position in the packed stream.
func (g *gunzip) at() int64 { return g.from.n - int64(g.in.Buffered()) }

// Read gives the plain bytes; an error stays until resync.
func (g *gunzip) Read(p []byte) (int, error) {
	for g.err == nil {
		n, err := g.z.Read(p)
		if g.err = err; err == io.EOF {
			g.err = g.next()
		}
		if n > 0 {
			return n, nil
		}
	}
	return 0, g.err
}

// next begins the next member. Zeros before it, or at the end, are padding: tapes and some copies fill blocks with them.
func (g *gunzip) next() error {
	for b, err := g.in.Peek(1); err == nil && b[0] == 0; b, err = g.in.Peek(1) {
		g.in.Discard(1)
	}
	g.start = g.at()
	err := g.z.Reset(g.in)
	g.z.Multistream(false)
	return err
}

// resync looks for the next member after a broken one. A member that was cut off
// has swallowed the beginning of the next, so the search begins some bytes before
// the position at which it failed. The error is io.EOF if there is no member.
func (g *gunzip) resync() error {
	g.rewind()
	for {
		head, err := g.in.Peek(3)
		if err != nil {
			g.err = io.EOF
			return io.EOF
		}
		if string(head) == "\x1f\x8b\x08" {
			if g.err = g.next(); g.err == nil {
				return nil
			}
			continue
		}
		buf, _ := g.in.Peek(g.in.Buffered())
		at := bytes.IndexByte(buf[1:], 0x1f) + 1
		if at == 0 {
			at = len(buf)
		}
		g.in.Discard(at)
	}
}

// rewind goes back to the begin of the broken member. What is read again is bounded by what was read, so that a stream of
// nothing but broken members takes linear time.
func (g *gunzip) rewind() {
	at := g.at()
	to := max(g.start+1, at-recorded)
	if g.rewound += at - to; g.rewound <= 4*at+100*recorded {
		g.from.rewind(to)
		g.in.Reset(g.from)
	}
}

// recorded is how far a recorder can go back.
const recorded = 32 << 10

// recorder remembers the last bytes that were read through it.
type recorder struct {
	in    io.Reader
	n     int64  // bytes given
	last  []byte // the last of them
	again []byte // to be given again
}

func (r *recorder) Read(p []byte) (n int, err error) {
	if len(r.again) > 0 {
		n = copy(p, r.again)
		r.again = r.again[n:]
	} else {
		n, err = r.in.Read(p)
	}
	r.n += int64(n)
	if len(r.last)+n > 4*recorded { // seldom, so that little is moved
		r.last = append(r.last[:0], r.last[len(r.last)-min(len(r.last), 2*recorded):]...)
	}
	r.last = append(r.last, p[:n]...)
	return n, err
}

// rewind goes back to a position, or as far as there is something to go back to.
func (r *recorder) rewind(to int64) {
	back := int(min(r.n-to, int64(len(r.last))))
	r.again = append(bytes.Clone(r.last[len(r.last)-back:]), r.again...)
	r.last = r.last[:len(r.last)-back]
	r.n -= int64(back)
}
