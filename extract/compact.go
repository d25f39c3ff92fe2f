package extract

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
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
	data := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(data, []byte(text))
	if data = data[:n]; err != nil || n < sumsLength {
		return nil, errors.New("the compact form is damaged")
	}
	form := data[sumsLength:]
	switch {
	case binary.LittleEndian.Uint32(data) != uint32(sum):
		return nil, errors.New("the compact form is older than the rule files")
	case binary.LittleEndian.Uint32(data[4:]) != crc32.Checksum(form, castagnoli):
		return nil, errors.New("the compact form is damaged")
	}
	return rules.LoadCompact(form)
}

// encodeCompact is the compact form of the shipped rules as text of short lines, which git can merge without a conflict.
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
