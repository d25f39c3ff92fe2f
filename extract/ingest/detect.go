package ingest

import (
	"bufio"
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// endings are the formats that the ending of a file's name identifies with certainty.
var endings = map[string]Format{
	".jsonl": JSONL, ".ndjson": JSONL, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".csv": CSV, ".tsv": CSV, ".txt": Auto,
}

// sniffLen is how much of an input is looked at to find out its format.
const sniffLen = 64 << 10

// peek returns the beginning of an input: its first line at least, unless that is
// longer than sniffLen. It waits for no more than that, so that records can be
// read as they come through a pipe.
func peek(br *bufio.Reader) []byte {
	for n := 1; ; n = br.Buffered() + 1 {
		if _, err := br.Peek(n); err != nil || br.Buffered() == sniffLen {
			break
		}
		head, _ := br.Peek(br.Buffered())
		if bytes.IndexByte(bytes.TrimLeft(bytes.TrimPrefix(head, bom), " \t\r\n"), '\n') > 0 {
			break
		}
	}
	head, _ := br.Peek(br.Buffered())
	return head
}

// detect finds out the format of an input from its name and its first bytes.
// Auto is left for an article whose format the cleaning finds out.
func detect(name string, head []byte) Format {
	ending, known := endings[strings.ToLower(filepath.Ext(name))]
	if known && ending != Auto {
		return ending
	}
	head = trimmed(head)
	for _, d := range dumps() {
		if (!known || d.format != CSV) && d.looks(head) {
			return d.format
		}
	}
	return Auto
}

// trimmed is the beginning of an input without byte order mark and white space.
func trimmed(head []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(head, bom), " \t\r\n")
}

// bom is the UTF-8 byte order mark.
var bom = []byte("\xef\xbb\xbf")

// magics are the first bytes of common files that hold text which is not to be
// read unchanged.
var magics = []struct{ magic, name string }{
	{"%PDF-", "PDF"}, {"PK\x03\x04", "zip archive"}, {"\x1f\x8b", "gzip"}, {"BZh", "bzip2"}, {"\xfd7zXZ", "xz"},
	{"\x28\xb5\x2f\xfd", "Zstandard"},
	{"\x89PNG", "image"}, {"\xff\xd8\xff", "image"}, {"GIF8", "image"}, {"\x7fELF", "program"}, {"{\\rtf", "RTF"},
	{"\xd0\xcf\x11\xe0", "Office document"},
}

// binary returns why the first bytes of an input are no text, or "".
func binary(head []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return m.name
		}
	}
	if utf16Mark(head) {
		return ""
	}
	strange, controls := 0, 0
	for rest := head; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && n == 1:
			strange++
		case r < ' ' && !strings.ContainsRune("\t\n\r\f", r):
			controls++
		}
		rest = rest[n:]
	}
	// Windows-1252 text in any language has fewer letters beyond ASCII.
	if 3*strange > len(head) || 20*controls > len(head) {
		return "most of it is not text"
	}
	return ""
}

// utf16Mark is the byte order mark of UTF-16, in either order.
func utf16Mark(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff"))
}

// utf16Dump reports whether a UTF-16 input is a dump. An article in UTF-16 is left to the cleaning.
func utf16Dump(head []byte) bool {
	if !utf16Mark(head) {
		return false
	}
	plain, _ := io.ReadAll(fromUTF16(bytes.NewReader(head[:len(head)&^1])))
	return detect("", withLineEnds(plain)) != Auto
}

// fromUTF16 decodes UTF-16 to UTF-8.
func fromUTF16(in io.Reader) io.Reader {
	return transform.NewReader(in, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
}
