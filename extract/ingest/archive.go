package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"strings"
)

// looksTar recognizes a tar archive (of POSIX or GNU) by the mark in its first header.
func looksTar(head []byte) bool {
	return len(head) >= 262 && string(head[257:262]) == "ustar"
}

// looksZip recognizes a zip archive. Those of office programs and of Java hold no articles.
func looksZip(head []byte) bool {
	if bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return true
	}
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) || len(head) < 46 {
		return false
	}
	name := string(head[30:min(len(head), 50)])
	return !strings.HasPrefix(name, "[Content_Types].xml") && !strings.HasPrefix(name, "META-INF/") && !strings.HasPrefix(name, "mimetype")
}

// holdsZip reports whether a file that is called a zip archive has one after something else, as those that unpack themselves do.
func holdsZip(name string, head []byte) bool {
	return strings.EqualFold(path.Ext(name), ".zip") && bytes.Contains(head, []byte("PK\x03\x04")) && !bytes.HasPrefix(head, []byte("PK\x03\x04"))
}

// member decides about a member of an archive: whether it is read, skipped as
// it would be in a folder, or refused.
func (r *reader) member(src *source, name string, mode fs.FileMode) (read, ok bool) {
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	above := clean == ".." || strings.HasPrefix(clean, "../")
	drive := len(clean) > 1 && clean[1] == ':'
	if above || drive || strings.HasPrefix(clean, "/") {
		return false, r.fail(RecordError{Source: src.name + "!" + name, Message: "refused: its name leads out of the archive",
			Hint: "nothing is ever written there, but such an archive is not to be trusted"})
	}
	for part := range strings.SplitSeq(clean, "/") {
		if len(part) > 1 && part[0] == '.' {
			return false, true
		}
	}
	return mode.IsRegular() && !noArticles[strings.ToLower(path.Ext(clean))] && !strings.HasPrefix(clean, "__MACOSX/"), true
}

// tar reads the members of a tar archive as they come.
func (r *reader) tar(src *source) bool {
	packed := &counter{in: src.in}
	archive := tar.NewReader(packed)
	for {
		var h *tar.Header
		err := safely(func() (err error) {
			h, err = archive.Next()
			return err
		})
		if err == io.EOF {
			return true
		}
		if err != nil {
			return r.fail(readError(src.name, fmt.Errorf("tar: %w", err)))
		}
		read, ok := r.member(src, h.Name, h.FileInfo().Mode())
		if read {
			ok = r.stream(src.tarred(h, archive, packed))
		}
		if !ok {
			return false
		}
	}
}

// tarred is the source of a member of a tar archive. The holes of a sparse file are not stored,
// so it may be as much of a trap as anything compressed.
func (s *source) tarred(h *tar.Header, in io.Reader, packed *counter) *source {
	name, allowed := s.name+"!"+h.Name, s.allowed
	if isSparse(h) {
		start := packed.n
		allowed = s.allowance(func() int64 { return packed.n - start })
		in = &unpacking{name: "tar", in: in, allowed: allowed}
	}
	return s.member(name, in, allowed)
}

// member returns the source of a member of an archive.
func (s *source) member(name string, in io.Reader, allowed *allowance) *source {
	m := s.inside(name, in, allowed)
	m.found = true
	return m
}

// isSparse reports whether a member is a file with holes, in the old format of GNU tar or in that of PAX.
func isSparse(h *tar.Header) bool {
	if h.Typeflag == tar.TypeGNUSparse {
		return true
	}
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return false
}

// zip reads the members of a zip archive in the order of its directory.
func (r *reader) zip(src *source) bool {
	at, size, err := r.readerAt(src)
	if err != nil {
		return r.fail(readError(src.name, fmt.Errorf("zip: %w", err)))
	}
	archive, err := zip.NewReader(at, size)
	if err != nil && err != zip.ErrInsecurePath {
		return r.fail(readError(src.name, fmt.Errorf("zip: %w", err)))
	}
	sizes := packedSizes(archive.File, size)
	for i, f := range archive.File {
		read, ok := r.member(src, f.Name, f.Mode())
		if read {
			ok = r.zipped(src, f, sizes[i])
		}
		if !ok {
			return false
		}
	}
	return true
}

// packedSizes are the bytes that belong to each member of a zip archive of some size: those it claims, up to where the
// next one begins. Of members that claim the same bytes only the first has them, so a directory that lists one
// member many times does not multiply its allowance.
func packedSizes(files []*zip.File, size int64) []int64 {
	starts, order := make([]int64, len(files)), make([]int, len(files))
	for i, f := range files {
		order[i] = i
		start, err := f.DataOffset()
		if err != nil { // it cannot be opened either
			start = size
		}
		starts[i] = start
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(starts[a], starts[b]) })
	sizes := make([]int64, len(files))
	end := size
	for n := len(order) - 1; n >= 0; n-- {
		i := order[n]
		if n > 0 && starts[order[n-1]] == starts[i] {
			continue
		}
		claimed := min(files[i].CompressedSize64, math.MaxInt64)
		sizes[i] = max(0, min(int64(claimed), end-starts[i]))
		end = starts[i]
	}
	return sizes
}

// zipped reads one member of a zip archive, of some packed size.
func (r *reader) zipped(src *source, f *zip.File, size int64) bool {
	name := src.name + "!" + f.Name
	if f.Flags&1 != 0 {
		return r.fail(RecordError{Source: name, Message: "encrypted", Hint: "unpack it with its password first"})
	}
	if src.depth == maxDepth {
		return r.tooDeep(name)
	}
	allowed := src.allowance(fixed(size))
	if err := allowed.fits(int64(min(f.UncompressedSize64, uint64(r.opts.MaxRecord)))); err != nil {
		return r.fail(readError(name, err))
	}
	in, err := f.Open()
	if err != nil {
		return r.fail(readError(name, fmt.Errorf("zip: %w", err)))
	}
	defer in.Close()
	return r.stream(src.member(name, &unpacking{name: "zip", in: in, allowed: allowed}, allowed))
}
