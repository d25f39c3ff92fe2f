package extract

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"dateline/extract/event"
	"dateline/extract/lexis"
	"dateline/rules"
	"dateline/rules/en"
)

// shipped gives the shipped rules for matching: from their compact form, with those compiled that have changed since it was written.
var shipped = sync.OnceValues(func() (*rules.Set, error) {
	known, current := loadCompact()
	if current {
		return known, nil
	}
	sources, err := shippedSources()
	if err != nil {
		return nil, err
	}
	return compile(sources, known)
})

// compiled compiles the shipped rules, with all that tests and explanations need, once per process.
var compiled = sync.OnceValues(func() (*rules.Set, error) {
	sources, err := shippedSources()
	if err != nil {
		return nil, err
	}
	return compile(sources, nil)
})

// shippedSources returns the shipped rule files.
func shippedSources() ([]rules.Source, error) {
	sources, err := rules.ReadDir(en.Files)
	for i := range sources {
		sources[i].Base = true
	}
	return sources, err
}

// sourcesOf returns the shipped rule files, those of the folders and those in memory.
func sourcesOf(dirs []string, files []rules.Source) ([]rules.Source, error) {
	sources, err := shippedSources()
	if err != nil {
		return nil, err
	}
	for _, dir := range dirs {
		more, err := rules.ReadDir(os.DirFS(dir))
		if err != nil {
			return nil, fmt.Errorf("rules: %s: %w", dir, err)
		}
		for i := range more {
			more[i].Name = fileOf(dir, more[i].Name)
		}
		if len(more) == 0 {
			return nil, fmt.Errorf("rules: no *.yaml file in %s", dir)
		}
		sources = append(sources, more...)
	}
	return append(sources, files...), nil
}

// fileOf returns the name of a file of a folder of rules. It always has the folder, so that it is never the name of a shipped file.
func fileOf(dir, name string) string {
	if path := filepath.Join(dir, name); path != name {
		return path
	}
	return "." + string(filepath.Separator) + name
}

// compile compiles rule files. What is in a known set, which may be nil, is taken over for matching alone.
func compile(sources []rules.Source, known *rules.Set) (*rules.Set, error) {
	opts := options()
	opts.Known = known
	return rules.Compile(sources, opts)
}

// options are those of all sets of rules.
func options() rules.Options {
	return rules.Options{Words: lexis.Words, Layers: layers, Heads: lexis.Layers, Contracts: contracts, Check: event.Check}
}

// sumsLength is the length of what is before the compact form: the checksum of the rule files and their fingerprint.
const sumsLength = 16

// writtenSum returns the checksum of the rule files if the compact form was written for the same ones.
func writtenSum(form string) (sum checksum, ok bool) {
	if len(form) < sumsLength {
		return 0, false
	}
	sums := []byte(form[:sumsLength])
	fingerprint := en.Fingerprint()
	return checksum(binary.LittleEndian.Uint64(sums)), fingerprint != 0 && binary.LittleEndian.Uint64(sums[8:]) == fingerprint
}

// loadCompact reads the compact form of the shipped rules, nil if it is of another version of the program. current reports whether it
// was written for the rule files as they are.
func loadCompact() (known *rules.Set, current bool) {
	known, sum, err := decodeCompact(en.Compact)
	if err != nil {
		return nil, false
	}
	now, err := shippedSum()
	return known, err == nil && sum == uint32(now)
}

// decodeCompact reads what encodeCompact wrote: the rules, and the checksum of their files.
func decodeCompact(form string) (known *rules.Set, sum uint32, err error) {
	if len(form) < sumsLength {
		return nil, 0, errors.New("the compact form is cut off")
	}
	known, err = rules.LoadCompact(form[sumsLength:])
	return known, binary.LittleEndian.Uint32([]byte(form[:sumsLength])), err
}

// encodeCompact returns the compact form of the shipped rules.
func encodeCompact(set *rules.Set) ([]byte, error) {
	sum, err := addFiles(0, en.Files)
	if err != nil {
		return nil, err
	}
	out := binary.LittleEndian.AppendUint64(nil, uint64(sum))
	return set.AppendCompact(binary.LittleEndian.AppendUint64(out, en.Fingerprint())), nil
}
