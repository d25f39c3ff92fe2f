// Package en holds the shipped rules and word lists for English. They are files like any that a user may write; this
// package only embeds them.
package en

import (
	"embed"
	"io"
	"strings"
)

//go:generate go test ../../extract -run ^TestCompactIsUpToDate$ -update-compact

// Files are the rule files (*.yaml) and the lists that they name (*.txt).
//
//go:embed *.yaml *.txt
var Files embed.FS

// Text returns a file as text, which is copied once only.
func Text(name string) (string, error) {
	f, err := Files.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var b strings.Builder
	if info, err := f.Stat(); err == nil {
		b.Grow(int(info.Size()))
	}
	_, err = io.Copy(&b, f)
	return b.String(), err
}

// Compact is what the files compile to, in base64 after checksums, so that the program starts quickly. go generate writes it;
// if it does not belong to the files, they are compiled. It is text so that git merges it without a conflict (.gitattributes).
//
//go:embed compact.base64
var Compact string
