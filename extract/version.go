package extract

import (
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path"
	"sync"

	"dateline/rules"
	"dateline/rules/en"
)

// RulesVersion returns the version of the rules that the extractor runs: a checksum of the shipped files, and after a plus sign
// one of the user's. It is empty for an extractor that only cleans. The same rules have the same version on every machine.
func (x *Extractor) RulesVersion() string { return x.rulesVersion }

// ShippedRules returns the version of the shipped rules.
func ShippedRules() string {
	version, err := rulesVersion(nil, nil)
	if err != nil {
		return ""
	}
	return version
}

// rulesVersion is the version of the shipped rules with those of folders and files.
func rulesVersion(dirs []string, files []rules.Source) (string, error) {
	sum, err := shippedSum()
	if err != nil {
		return "", err
	}
	version := fmt.Sprintf("%08x", sum)
	if len(dirs)+len(files) == 0 {
		return version, nil
	}
	own := uint32(0)
	for _, dir := range dirs {
		if own, err = addFiles(own, os.DirFS(dir)); err != nil {
			return "", err
		}
	}
	for _, f := range files {
		own = addFile(own, f.Name, f.Data)
	}
	return fmt.Sprintf("%s+%08x", version, own), nil
}

// shippedSum is a checksum of the names and contents of the shipped files.
var shippedSum = sync.OnceValues(func() (uint32, error) { return addFiles(0, en.Files) })

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// addFiles adds the rule files and the word lists of a folder to a checksum.
func addFiles(sum uint32, dir fs.FS) (uint32, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		if ext := path.Ext(e.Name()); e.IsDir() || ext != ".yaml" && ext != ".txt" {
			continue
		}
		data, err := fs.ReadFile(dir, e.Name())
		if err != nil {
			return 0, err
		}
		sum = addFile(sum, e.Name(), data)
	}
	return sum, nil
}

func addFile(sum uint32, name string, data []byte) uint32 {
	return crc32.Update(crc32.Update(sum, castagnoli, []byte(name)), castagnoli, data)
}
