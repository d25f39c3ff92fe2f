package run

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
)

// Of a file that is still to be read so much is compared, at its beginning, its end and places between: an editor may keep the size
// and the time of what it changes, and to hash all that a run has not yet come to would read everything twice.
const (
	sampleSize = 32 << 10 // bytes
	samples    = 4
)

// sample is the hash of some parts of a file, of all of it if it is short. It is empty for what is no regular file or cannot be read.
func sample(path string) string {
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
	if info.Size() <= samples*sampleSize {
		_, err = io.Copy(sum, f)
	} else {
		err = writeSamples(sum, f, info.Size())
	}
	if err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

func writeSamples(out io.Writer, f io.ReaderAt, size int64) error {
	for i := range int64(samples) {
		at := (size - sampleSize) * i / (samples - 1)
		if _, err := io.Copy(out, io.NewSectionReader(f, at, sampleSize)); err != nil {
			return fmt.Errorf("at byte %d: %w", at, err)
		}
	}
	return nil
}

// sampled adds the samples of the files that have not been read.
func sampled(files []listed, read map[string]string) []listed {
	for i := range files {
		if f := &files[i]; read[f.path] == "" {
			f.sample = sample(f.path)
		}
	}
	return files
}
