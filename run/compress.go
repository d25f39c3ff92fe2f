package run

import (
	"io"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"dateline/extract/emit"
)

// compressions are the endings of output files that are compressed.
var compressions = map[string]func(io.Writer) (io.WriteCloser, error){
	".gz": func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil },
	".zst": func(w io.Writer) (io.WriteCloser, error) {
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(memberSize), zstd.WithLowerEncoderMem(true))
	},
}

// notWritten are endings of compressions that are read but not written.
var notWritten = []string{".bz2", ".xz", ".zip"}

// checkCompression refuses names of files that would not be what they say.
func (j *Job) checkCompression() error {
	name := j.outputName()
	ext := strings.ToLower(path.Ext(name))
	if slices.Contains(notWritten, ext) {
		return usagef("use .gz or .zst", "--output %s: output cannot be compressed as %s", name, ext)
	}
	if compressions[ext] != nil && (j.Format.Form != emit.Stream || j.Format.Binary) {
		return usagef("remove "+ext+", or use a text format", "--output %s: --format %s cannot be compressed", name, j.Format.Name)
	}
	for _, other := range []struct{ flag, name string }{{"--errors", j.Errors}, {"--summary", j.Summary}} {
		if ext := strings.ToLower(path.Ext(other.name)); compressions[ext] != nil || slices.Contains(notWritten, ext) {
			return usagef("remove "+ext, "%s %s: this file cannot be compressed", other.flag, other.name)
		}
	}
	return nil
}

// memberSize is the least number of bytes of output in one gzip member or Zstandard frame. A checkpoint can only be saved between two
// of them. Where they end depends on the output alone, so a resumed run writes the same bytes as one that was not interrupted.
const memberSize = 1 << 20

// compressor writes to an output in members, each of which can be decompressed alone.
type compressor struct {
	out    output
	create func(io.Writer) (io.WriteCloser, error)
	member io.WriteCloser // or nil between two members
	size   int            // of what was written to member
	empty  bool           // nothing has been written yet
}

// compressed returns out, or a compressor in front of it if the name asks for one. The output is empty, or holds whole members.
func compressed(name string, out output, empty bool) output {
	create := compressions[strings.ToLower(path.Ext(name))]
	if create == nil {
		return out
	}
	return &compressor{out: out, create: create, empty: empty}
}

// Write implements io.Writer. What is written at once is never split.
func (c *compressor) Write(p []byte) (int, error) {
	if c.member == nil {
		var err error
		if c.member, err = c.create(c.out); err != nil {
			return 0, err
		}
		c.empty = false
	}
	n, err := c.member.Write(p)
	c.size += n
	if err == nil && c.size >= memberSize {
		err = c.end()
	}
	return n, err
}

// end ends the member.
func (c *compressor) end() error {
	if c.member == nil {
		return nil
	}
	err := c.member.Close()
	c.member, c.size = nil, 0
	return err
}

// between reports whether the output holds whole members only.
func (c *compressor) between() bool { return c.member == nil }

// finish ends the last member. A file without output gets an empty one, since nothing at all cannot be decompressed.
func (c *compressor) finish() error {
	if c.empty {
		if _, err := c.Write(nil); err != nil {
			return err
		}
	}
	return c.end()
}

// pause ends the member and closes the file until the next Write.
func (c *compressor) pause() error {
	if err := c.finish(); err != nil {
		return err
	}
	if p, ok := c.out.(pauser); ok {
		return p.pause()
	}
	return nil
}

func (c *compressor) commit() error {
	if err := c.finish(); err != nil {
		return err
	}
	return c.out.commit()
}

func (c *compressor) discard() {
	c.member = nil
	c.out.discard()
}
