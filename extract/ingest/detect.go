package ingest

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// formats are the formats that the ending of a file's name tells for certain.
var formats = map[string]Format{".jsonl": JSONL, ".ndjson": JSONL, ".html": HTML, ".htm": HTML, ".xhtml": HTML}

// detect finds out the format of an input from its name and its first bytes.
// Auto is left for an article whose format the cleaning finds out.
func detect(source string, head []byte) Format {
	if f, ok := formats[strings.ToLower(filepath.Ext(source))]; ok {
		return f
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, bom), " \t\r\n")
	if len(head) > 0 && head[0] == '{' && firstRecord(head) {
		return JSONL
	}
	return Auto
}

// bom is the UTF-8 byte order mark.
var bom = []byte("\xef\xbb\xbf")

// firstRecord reports whether the first line is a JSON object, or, when it goes on
// past the bytes at hand, begins like one.
func firstRecord(head []byte) bool {
	line, _, whole := bytes.Cut(head, []byte("\n"))
	if whole || len(head) < sniffLen-len(bom) {
		return json.Valid(line)
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.Token()
	key, err := dec.Token()
	_, isKey := key.(string)
	return err == nil && isKey
}

// brokenJSON reports whether an article is in truth JSON over several lines.
func brokenJSON(body []byte) bool {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, bom))
	return len(body) > 1 && (body[0] == '{' || body[0] == '[') && json.Valid(body)
}

// magics are the first bytes of common files that hold text which is not to be
// read as it stands.
var magics = []struct{ magic, name string }{
	{"%PDF-", "PDF"}, {"PK\x03\x04", "zip archive"}, {"\x1f\x8b", "gzip"}, {"BZh", "bzip2"}, {"\xfd7zXZ", "xz"}, {"\x28\xb5\x2f\xfd", "Zstandard"},
	{"\x89PNG", "image"}, {"\xff\xd8\xff", "image"}, {"GIF8", "image"}, {"\x7fELF", "program"}, {"{\\rtf", "RTF"}, {"\xd0\xcf\x11\xe0", "Office document"},
}

// binary says why the first bytes of an input are no text, or "".
func binary(head []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return m.name
		}
	}
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return ""
	}
	strange, controls := 0, 0
	for rest := head; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && n == 1:
			strange++
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f':
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
