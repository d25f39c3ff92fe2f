package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// looksTar tells a tar archive (of POSIX or GNU) by the mark in its first header.
func looksTar(head []byte) bool {
	return len(head) >= 262 && string(head[257:262]) == "ustar"
}

// looksZip tells a zip archive. Those of office programs and of Java hold no articles.
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

// member decides about a member of an archive: whether it is read, passed over as
// it would be in a folder, or refused.
func (r *reader) member(src *source, name string, mode fs.FileMode) (read, ok bool) {
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if clean == ".." || strings.HasPrefix(clean, "../") || strings.HasPrefix(clean, "/") || len(clean) > 1 && clean[1] == ':' {
		return false, r.fail(RecordError{Source: src.name + "!" + name, Message: "refused: its name leads out of the archive",
			Hint: "nothing is ever written there, but such an archive is not to be trusted"})
	}
	for part := range strings.SplitSeq(clean, "/") {
		if len(part) > 1 && part[0] == '.' {
			return false, true
		}
	}
	return mode.IsRegular() && !passedOver[strings.ToLower(path.Ext(clean))] && !strings.HasPrefix(clean, "__MACOSX/"), true
}

// tar reads the members of a tar archive as they come.
func (r *reader) tar(src *source) bool {
	archive := tar.NewReader(src.in)
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
			ok = r.stream(src.inside(src.name+"!"+h.Name, archive))
		}
		if !ok {
			return false
		}
	}
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
	for _, f := range archive.File {
		read, ok := r.member(src, f.Name, f.Mode())
		if read {
			ok = r.zipped(src, f)
		}
		if !ok {
			return false
		}
	}
	return true
}

// zipped reads one member of a zip archive.
func (r *reader) zipped(src *source, f *zip.File) bool {
	name := src.name + "!" + f.Name
	if f.Flags&1 != 0 {
		return r.fail(RecordError{Source: name, Message: "encrypted", Hint: "unpack it with its password first"})
	}
	in, err := f.Open()
	if err != nil {
		return r.fail(readError(name, fmt.Errorf("zip: %w", err)))
	}
	defer in.Close()
	packed := &counter{n: int64(f.CompressedSize64)} // all of it, from the start
	return r.stream(src.inside(name, &ratioReader{name: "zip", in: in, packed: packed, ratio: ratio{r: r, articles: r.articles}}))
}
