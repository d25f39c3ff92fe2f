package ingest

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html/charset"

	"dateline/internal/lazyregexp"
)

// root is the name of the root element of an XML document, without its prefix; "" where there is none.
func root(head []byte) string {
	for {
		head = trimmed(head)
		switch {
		case bytes.HasPrefix(head, []byte("<?")):
			_, head, _ = bytes.Cut(head, []byte("?>"))
		case bytes.HasPrefix(head, []byte("<!--")):
			_, head, _ = bytes.Cut(head, []byte("-->"))
		case bytes.HasPrefix(head, []byte("<!")):
			_, head, _ = bytes.Cut(head, []byte(">"))
		case bytes.HasPrefix(head, []byte("<")):
			return localName(head[1:])
		default:
			return ""
		}
	}
}

// localName is the name at the beginning of a tag, without its prefix.
func localName(tag []byte) string {
	if end := bytes.IndexAny(tag, " \t\r\n/>"); end >= 0 {
		tag = tag[:end]
	}
	if colon := bytes.IndexByte(tag, ':'); colon >= 0 {
		tag = tag[colon+1:]
	}
	if len(tag) > 40 {
		return ""
	}
	return string(tag)
}

// splitter cuts an XML stream into elements of some names, each with all that is
// in it. It reads on after anything broken, and never holds more than one element.
type splitter struct {
	in     *bufio.Reader
	names  []string // local names of the elements
	max    int
	offset int64
	before []byte // what precedes the first element: the declaration and the open elements
	buf    []byte // the element
	found  bool
}

// maxBefore is how many bytes are kept of what precedes the first element.
const maxBefore = 64 << 10

// next reads the next element into s.buf. Of one that is too long nothing is kept.
func (s *splitter) next() (offset int64, long bool, err error) {
	s.buf = s.buf[:0]
	for {
		if err := s.text(false); err != nil {
			return s.offset, false, err
		}
		offset := s.offset
		tag, err := s.markup(false)
		if err != nil {
			return offset, false, err
		}
		if len(tag) == 0 || tag[0] == '/' || !slices.Contains(s.names, localName(tag)) {
			continue
		}
		if s.before = bytes.TrimSuffix(s.before, append([]byte("<"), tag...)); !s.found {
			s.found = true
		}
		name := localName(tag)
		s.buf = append(append(s.buf[:0], '<'), tag...)
		if !bytes.HasSuffix(tag, []byte("/>")) {
			long, err = s.rest(name)
		}
		return offset, long, err
	}
}

// rest reads to the end of the element that has begun. Elements of its name may lie in it.
func (s *splitter) rest(name string) (long bool, err error) {
	for depth := 1; depth > 0; {
		if err := s.text(!long); err != nil {
			return long, unclosed(err)
		}
		tag, err := s.markup(!long)
		if err != nil {
			return long, unclosed(err)
		}
		if long = long || len(s.buf) > s.max; long {
			s.buf = s.buf[:0]
		}
		switch {
		case len(tag) > 0 && tag[0] == '/' && localName(tag[1:]) == name:
			depth--
		case localName(tag) == name && !bytes.HasSuffix(tag, []byte("/>")):
			depth++
		}
	}
	return long, nil
}

// unclosed is the error of a stream that ends within an element.
func unclosed(err error) error {
	if err == io.EOF {
		return errUnclosed
	}
	return err
}

// keep copies bytes to the element, or to what precedes the first one.
func (s *splitter) keep(b []byte, inside bool) {
	s.offset += int64(len(b))
	switch {
	case inside && len(s.buf) <= s.max:
		s.buf = append(s.buf, b...)
	case !inside && !s.found && len(s.before) < maxBefore:
		s.before = append(s.before, b...)
	}
}

// text reads up to the next markup.
func (s *splitter) text(inside bool) error {
	for {
		if _, err := s.in.Peek(1); err != nil {
			return err
		}
		chunk, _ := s.in.Peek(s.in.Buffered())
		at := bytes.IndexByte(chunk, '<')
		if at >= 0 {
			chunk = chunk[:at]
		}
		s.keep(chunk, inside)
		s.in.Discard(len(chunk))
		if at >= 0 {
			return nil
		}
	}
}

// markup reads a tag, a comment or a CDATA section; it returns a tag without its "<".
func (s *splitter) markup(inside bool) (tag []byte, err error) {
	head, _ := s.in.Peek(9)
	switch {
	case bytes.HasPrefix(head, []byte("<!--")):
		return nil, s.through("-->", inside)
	case bytes.HasPrefix(head, []byte("<![CDATA[")):
		return nil, s.through("]]>", inside)
	}
	part, err := s.in.ReadSlice('>')
	s.keep(part, inside)
	if err == bufio.ErrBufferFull { // a tag of more than 64 KB: only its name matters
		name := append([]byte{}, part[1:min(len(part), 100)]...)
		return name, s.through(">", inside)
	}
	if err != nil {
		return nil, err
	}
	return part[1:], nil
}

// through reads up to the end of a section.
func (s *splitter) through(end string, inside bool) error {
	tail := ""
	for {
		part, err := s.in.ReadSlice('>')
		s.keep(part, inside)
		tail += string(part[max(0, len(part)-len(end)):])
		if tail = tail[max(0, len(tail)-len(end)):]; tail == end {
			return nil
		}
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
	}
}

// decodeXML reads an element, in the character set of the declaration.
func decodeXML(before, element []byte, v any) error {
	doc := io.MultiReader(bytes.NewReader(declaration(before)), bytes.NewReader(element))
	dec := xml.NewDecoder(doc)
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = charset.NewReaderLabel
	return dec.Decode(v)
}

// declaration returns an XML declaration with the character set that a document declares, or nil if it declares none. The version
// is left out, since 1.1 is read like 1.0, and so is a character set that is unknown or in which no tag could have been found,
// such as UTF-16: the bytes are then taken for UTF-8.
func declaration(before []byte) []byte {
	before = trimmed(before)
	if !bytes.HasPrefix(before, []byte("<?xml")) {
		return nil
	}
	declared, _, _ := bytes.Cut(before, []byte("?>"))
	label := encodingLabel.FindSubmatch(declared)
	if label == nil {
		return nil
	}
	name := string(label[1])
	if enc, canonical := charset.Lookup(name); enc == nil || strings.HasPrefix(canonical, "utf-16") {
		return nil
	}
	return []byte(`<?xml version="1.0" encoding="` + name + `"?>`)
}

// encodingLabel is the character set in an XML declaration.
var encodingLabel = lazyregexp.New(`\sencoding\s*=\s*["']([\w.:-]{1,40})["']`)

// legalize replaces what XML does not allow by spaces, in place: control characters, and references to such. Programs that write
// feeds copy them from their databases.
func legalize(element []byte) {
	for i := 0; i < len(element); i++ {
		switch c := element[i]; {
		case c == '&':
			ref := illegalReference(element[i:])
			for k := range ref {
				element[i+k] = ' '
			}
		case c < ' ' && c != '\t' && c != '\n' && c != '\r':
			element[i] = ' '
		}
	}
}

// maxReference is the length of the longest reference to a character, but for leading zeros.
const maxReference = len("&#1114111;")

// illegalReference returns the length of a reference at the beginning of b to a character that XML does not allow; 0 if there is none.
func illegalReference(b []byte) int {
	digits, ok := bytes.CutPrefix(b[:min(len(b), maxReference)], []byte("&#"))
	end := bytes.IndexByte(digits, ';')
	if !ok || end < 0 {
		return 0
	}
	digits, base := digits[:end], 10
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || legalCharacter(n) {
		return 0
	}
	return len("&#") + end + len(";")
}

// legalCharacter reports whether XML 1.0 allows a character.
func legalCharacter(n uint64) bool {
	switch {
	case n < ' ':
		return n == '\t' || n == '\n' || n == '\r'
	case n >= 0xD800 && n < 0xE000, n == 0xFFFE, n == 0xFFFF:
		return false
	}
	return n <= unicode.MaxRune
}

// xmlRecords passes on the elements of some names: each is given to read, which
// returns false when the run is over.
func (r *reader) xmlRecords(src *source, names []string, read func(at position, s *splitter) bool) bool {
	s := &splitter{in: src.in, names: names, max: r.opts.MaxRecord, buf: r.line}
	defer func() { r.line = s.buf }()
	for record := 1; ; record++ {
		offset, long, err := s.next()
		at := position{source: src.name, record: record, offset: offset}
		ok := true
		switch {
		case err == io.EOF:
			return record > 1 || r.fail(RecordError{Source: src.name, Message: "no article in it",
				Hint: "looked for the elements " + strings.Join(names, ", ")})
		case err == errUnclosed:
			return r.fail(at.error("cut off: the input ends within a record", "get the file again; the records before the cut have been read", nil))
		case err != nil:
			e := readError(src.name, err)
			e.Record, e.Offset = record, offset
			return r.fail(e)
		case long:
			ok = r.fail(tooLong(at.error("", "", nil), "record", r.opts.MaxRecord))
		default:
			legalize(s.buf)
			ok = read(at, s)
		}
		if !ok {
			return false
		}
	}
}
