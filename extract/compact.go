package extract

import (
	"encoding/binary"
	"errors"
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
	sum, err := shippedSum()
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
	sum, err := shippedSum()
	if err != nil {
		return nil, err
	}
	return set.AppendCompact(binary.LittleEndian.AppendUint32(nil, sum)), nil
}
