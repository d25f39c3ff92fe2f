package extract

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io/fs"
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
func loadCompact() (*rules.Set, error) {
	sum, err := sourcesSum()
	if err != nil {
		return nil, err
	}
	if len(en.Compact) < 4 || binary.LittleEndian.Uint32(en.Compact) != sum {
		return nil, errors.New("the compact form is older than the rule files")
	}
	return rules.LoadCompact(en.Compact[4:])
}

// appendCompact is the compact form with the sum of the files before it.
func appendCompact(set *rules.Set) ([]byte, error) {
	sum, err := sourcesSum()
	if err != nil {
		return nil, err
	}
	return set.AppendCompact(binary.LittleEndian.AppendUint32(nil, sum)), nil
}

// sourcesSum is a checksum of the names and contents of the shipped files.
func sourcesSum() (uint32, error) {
	table := crc32.MakeTable(crc32.Castagnoli)
	entries, err := fs.ReadDir(en.Files, ".")
	if err != nil {
		return 0, err
	}
	sum := uint32(0)
	for _, e := range entries {
		data, err := en.Files.ReadFile(e.Name())
		if err != nil {
			return 0, err
		}
		sum = crc32.Update(crc32.Update(sum, table, []byte(e.Name())), table, data)
	}
	return sum, nil
}
