package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// documents are the files of an archive besides the program.
var documents = []string{"LICENSE", "NOTICE", "THIRD_PARTY_LICENSES", "README.md", "CHANGELOG.md", "docs/dateline.1"}

// content is a file of an archive.
type content struct {
	name string
	mode int64
	data []byte
}

// contents are the files of the archive of a platform. All are in one folder.
func (p platform) contents(program string) ([]content, error) {
	var all []content
	for _, file := range append([]string{program}, documents...) {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		mode := int64(0o644)
		if file == program {
			mode = 0o755
		}
		all = append(all, content{path.Join(p.name(), filepath.Base(file)), mode, data})
	}
	return all, nil
}

func (p platform) writeArchive(name string, contents []content, modified time.Time) error {
	if p.os == "windows" {
		return create(name, func(w io.Writer) error { return writeZip(w, contents, modified) })
	}
	return create(name, func(w io.Writer) error { return writeTar(w, contents, modified) })
}

// create writes a file.
func create(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func writeTar(w io.Writer, contents []content, modified time.Time) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	for _, c := range contents {
		head := &tar.Header{Name: c.name, Mode: c.mode, Size: int64(len(c.data)), ModTime: modified, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(head); err != nil {
			return err
		}
		if _, err := t.Write(c.data); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return z.Close()
}

func writeZip(w io.Writer, contents []content, modified time.Time) error {
	z := zip.NewWriter(w)
	for _, c := range contents {
		head := &zip.FileHeader{Name: c.name, Method: zip.Deflate, Modified: modified}
		head.SetMode(os.FileMode(c.mode))
		f, err := z.CreateHeader(head)
		if err != nil {
			return err
		}
		if _, err := f.Write(c.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// writeSums writes SHA256SUMS, which `sha256sum -c` reads, for files of a folder.
func writeSums(folder string, files []string) error {
	var sums strings.Builder
	for _, name := range slices.Sorted(slices.Values(files)) {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name)
	}
	return os.WriteFile(filepath.Join(folder, "SHA256SUMS"), []byte(sums.String()), 0o644)
}
