package run

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// A file that a run has not come to is hashed as a whole before the first article is read, and again before the run is resumed: an
// editor may keep the size and the time of what it changes, in any place. A processor hashes 0.5 to 2 GB in a second, whereas it extracts
// from 1 to 2 MB: of a run of two jobs that is a thousandth to a hundredth, and more only if the disk is slower than that.

// hashUnread fills in the hashes of the files that have not been read, until ctx ends.
func hashUnread(ctx context.Context, files []listed, read map[string]string) []listed {
	for i := range files {
		if f := &files[i]; read[f.path] == "" && ctx.Err() == nil {
			f.content = contentOf(ctx, f.path)
		}
	}
	return files
}

// contentOf returns the hash of a file. It is empty if the file is not regular or cannot be read.
func contentOf(ctx context.Context, path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.CopyBuffer(sum, cancelled{ctx, f}, make([]byte, 256<<10)); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// cancelled is a reader that fails when its context has ended.
type cancelled struct {
	ctx context.Context
	io.Reader
}

func (c cancelled) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.Reader.Read(p)
}
