package ingest

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/therootcompany/xz"
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
	if len(head) < 10 || head[3] < '1' || head[3] > '9' {
		return false
	}
	magic := string(head[4:10])
	return magic == "1AY&SY" || magic == "\x17rE8P\x90"
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
	z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
		zstd.WithDecoderMaxWindow(uint64(max(r.opts.MaxWindow, zstd.MinWindowSize))))
	if err != nil {
		return unpacked{}, err
	}
	return unpacked{Reader: z, close: z.Close}, nil
}

// openXZ uses one dictionary for all streams and blocks: another for each would cost megabytes for a block of a few bytes.
func openXZ(r *reader, in *bufio.Reader) (unpacked, error) {
	z, err := xz.NewReader(in, uint32(min(r.opts.MaxWindow, math.MaxUint32)))
	return unpacked{Reader: xzReader{z}}, xzError(err)
}

// errWindow reports that a stream needs more memory than it may have.
var errWindow = errors.New("it looks back over more bytes than --max-window")

// xzError puts the errors of the library in the words of other compressions.
func xzError(err error) error {
	switch err {
	case xz.ErrMemlimit:
		return errWindow
	case xz.ErrBuf:
		return io.ErrUnexpectedEOF
	case xz.ErrData, xz.ErrFormat, xz.ErrOptions, xz.ErrUnsupportedCheck:
		return errors.New(strings.TrimPrefix(err.Error(), "xz: "))
	}
	return err
}

type xzReader struct{ in io.Reader }

func (x xzReader) Read(p []byte) (int, error) {
	n, err := x.in.Read(p)
	return n, xzError(err)
}
