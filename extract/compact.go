package extract

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"iter"
	"slices"
	"strings"
	"sync"

	"dateline/rules"
	"dateline/rules/en"
)

// shipped gives the shipped rules for matching: from their compact form if it belongs to the rule files, or else compiled.
var shipped = sync.OnceValues(func() (*rules.Set, error) {
	if set, err := loadCompact(); err == nil {
		return set, nil
	}
	return compiled()
})

// compiled compiles the shipped rules, with all that tests and explanations need, once per process.
var compiled = sync.OnceValues(func() (*rules.Set, error) { return compile(nil) })

// loadCompact reads the compact form of the shipped rules.
func loadCompact() (*rules.Set, error) { return decodeCompact(en.Compact) }

// sumsLength is the length of the two checksums before the compact form: of the rule files and of the form itself.
const sumsLength = 8

// decodeCompact reads what encodeCompact wrote. A form that git has merged, which has the lines of both sides, is an error.
func decodeCompact(text string) (*rules.Set, error) {
	sum, err := shippedSum()
	if err != nil {
		return nil, err
	}
	data, crc, err := decodeLines(text)
	if err != nil || len(data) < sumsLength {
		return nil, errDamaged
	}
	sums := []byte(data[:sumsLength])
	switch {
	case binary.LittleEndian.Uint32(sums) != uint32(sum):
		return nil, errors.New("the compact form is older than the rule files")
	case binary.LittleEndian.Uint32(sums[4:]) != crc:
		return nil, errDamaged
	}
	return rules.LoadCompact(data[sumsLength:])
}

var errDamaged = errors.New("the compact form is damaged")

// decodeLines decodes lines of base64 one by one: a copy of the whole would be a thousand page faults at each start. It also gives the
// checksum of what follows the sums.
func decodeLines(text string) (data string, crc uint32, err error) {
	var out strings.Builder
	out.Grow(base64.StdEncoding.DecodedLen(len(text)))
	var buffer, decoded [compactLine]byte
	for line := range bytesOfLines(text, buffer[:]) {
		n, err := base64.StdEncoding.Decode(decoded[:], line)
		if err != nil {
			return "", 0, err
		}
		part := decoded[:n]
		skip := min(max(sumsLength-out.Len(), 0), n)
		crc = crc32.Update(crc, castagnoli, part[skip:])
		out.Write(part)
	}
	return out.String(), crc, nil
}

// bytesOfLines gives the lines of a text in a buffer. What is left of a line that is longer comes as the next one.
func bytesOfLines(text string, buffer []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for text != "" {
			line := text[:min(len(text), len(buffer))]
			end := len(line)
			if i := strings.IndexByte(line, '\n'); i >= 0 {
				line, end = line[:i], i+1
			}
			if n := copy(buffer, line); !yield(buffer[:n]) {
				return
			}
			text = text[end:]
		}
	}
}

// encodeCompact returns the compact form of the shipped rules as text of short lines, which git can merge without a conflict.
func encodeCompact(set *rules.Set) ([]byte, error) {
	sum, err := shippedSum()
	if err != nil {
		return nil, err
	}
	form := set.AppendCompact(nil)
	data := binary.LittleEndian.AppendUint32(nil, uint32(sum))
	data = binary.LittleEndian.AppendUint32(data, crc32.Checksum(form, castagnoli))
	text := base64.StdEncoding.EncodeToString(append(data, form...))
	var lines []byte
	for line := range slices.Chunk([]byte(text), compactLine) {
		lines = append(append(lines, line...), '\n')
	}
	return lines, nil
}

// compactLine is the length of a line of the compact form.
const compactLine = 120
