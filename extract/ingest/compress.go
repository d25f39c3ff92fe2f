package ingest

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

// compression is a way to compress a stream.
type compression struct {
	name  string
	magic string
	ends  []string // endings that file names lose with it
	open  func(r *reader, in *bufio.Reader) (unpacked, error)
}

// unpacked is the plain side of a compressed stream.
type unpacked struct {
	io.Reader
	close  func()
	resync func() error // as in source
}

var compressions = []compression{
	{"gzip", "\x1f\x8b\x08", []string{".gz"}, openGzip},
	{"bzip2", "BZh", []string{".bz2"}, openBzip2},
	{"xz", "\xfd7zXZ\x00", []string{".xz"}, openXZ},
	{"Zstandard", "\x28\xb5\x2f\xfd", []string{".zst", ".zstd"}, openZstd},
}

// compressionOf finds out a compression from the first bytes.
func compressionOf(head []byte) (compression, bool) {
	for _, c := range compressions {
		if bytes.HasPrefix(head, []byte(c.magic)) && (c.name != "bzip2" || bzip2Block(head)) {
			return c, true
		}
	}
	// A Zstandard stream may begin with a frame to skip.
	if len(head) >= 4 && head[0]&0xf0 == 0x50 && bytes.Equal(head[1:4], []byte("\x2a\x4d\x18")) {
		return compressions[3], true
	}
	return compression{}, false
}

// bzip2Block reports whether these are the first bytes of a bzip2 file, not of a text that begins with BZh.
func bzip2Block(head []byte) bool {
	return len(head) >= 10 && head[3] >= '1' && head[3] <= '9' && (string(head[4:10]) == "1AY&SY" || string(head[4:10]) == "\x17rE8P\x90")
}

// unpack reads what is inside of a compressed source.
func (r *reader) unpack(src *source, c compression) bool {
	in := &counter{in: src.in}
	allowed := src.allowance(in.count)
	plain, err := c.open(r, bufio.NewReaderSize(in, 32<<10))
	if err != nil {
		return r.fail(readError(src.name, fmt.Errorf("%s: %w", c.name, err)))
	}
	if plain.close != nil {
		defer plain.close()
	}
	name := src.plain
	if ext := strings.ToLower(filepath.Ext(name)); slices.Contains(c.ends, ext) {
		name = name[:len(name)-len(ext)]
	}
	checked := &unpacking{name: c.name, in: plain, allowed: allowed}
	inner := src.inside(src.name, checked, allowed)
	inner.plain = name
	if plain.resync != nil {
		inner.resync = func() error {
			checked.err = nil
			return plain.resync()
		}
	}
	return r.stream(inner)
}

func openBzip2(_ *reader, in *bufio.Reader) (unpacked, error) {
	return unpacked{Reader: bzip2.NewReader(in)}, nil
}

func openZstd(r *reader, in *bufio.Reader) (unpacked, error) {
	z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(uint64(max(r.opts.MaxWindow, zstd.MinWindowSize))))
	if err != nil {
		return unpacked{}, err
	}
	return unpacked{Reader: z, close: z.Close}, nil
}

func openXZ(r *reader, in *bufio.Reader) (unpacked, error) {
	head, _ := in.Peek(64)
	if window := xzWindow(head); window > int64(r.opts.MaxWindow) {
		return unpacked{}, errWindow
	}
	var z io.Reader
	err := safely(func() (err error) {
		z, err = xz.ReaderConfig{DictCap: 1 << 16}.NewReader(in)
		return err
	})
	return unpacked{Reader: z}, err
}

// errWindow reports that a stream needs more memory than it may have.
var errWindow = errors.New("it looks back over more bytes than --max-window")

// xzWindow is the size of the dictionary of the first block of an xz stream, or 0.
// The format is that of section 3.1 of the xz file format, version 1.2.1.
func xzWindow(head []byte) int64 {
	const stream, block = 12, 2
	if len(head) < stream+block {
		return 0
	}
	flags, at := head[stream+1], head[stream+block:]
	skip := int(flags>>6&1) + int(flags>>7&1) // sizes, if they are given
	for filters := int(flags&3) + 1; filters > 0 && len(at) > 0; {
		id, rest := uvarint(at)
		if at = rest; skip > 0 {
			skip--
			continue
		}
		size, rest := uvarint(at)
		if size > uint64(len(rest)) || size == 0 && id == 0x21 {
			return 0
		}
		if id == 0x21 { // LZMA2
			bits := rest[0] & 63
			return int64(2|bits&1) << (bits/2 + 11)
		}
		at = rest[size:]
		filters--
	}
	return 0
}

// uvarint reads a number of seven bits a byte.
func uvarint(b []byte) (n uint64, rest []byte) {
	for i, c := range b {
		n |= uint64(c&127) << (7 * min(i, 9))
		if c < 128 {
			return n, b[i+1:]
		}
	}
	return 0, nil
}
