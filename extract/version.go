package extract

import (
	"fmt"
	"hash/crc32"
	"io"
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

// rulesVersion returns the version of the shipped rules with those of folders and files.
func rulesVersion(dirs []string, files []rules.Source) (string, error) {
	sum, err := shippedSum()
	if err != nil {
		return "", err
	}
	version := fmt.Sprintf("%08x", sum)
	if len(dirs)+len(files) == 0 {
		return version, nil
	}
	own := checksum(0)
	for _, dir := range dirs {
		if own, err = addFiles(own, os.DirFS(dir)); err != nil {
			return "", err
		}
	}
	for _, f := range files {
		_, _ = own.Write([]byte(f.Name))
		_, _ = own.Write(f.Data)
	}
	return fmt.Sprintf("%s+%08x", version, own), nil
}

// shippedSum is a checksum of the names and contents of the shipped files.
var shippedSum = sync.OnceValues(func() (checksum, error) {
	if sum, ok := writtenSum(en.Compact); ok {
		return sum, nil
	}
	return addFiles(0, en.Files)
})

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// addFiles adds the rule files and the word lists of a folder to a checksum.
func addFiles(sum checksum, dir fs.FS) (checksum, error) {
	buffer := make([]byte, 1<<14)
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		if ext := path.Ext(e.Name()); e.IsDir() || ext != ".yaml" && ext != ".txt" {
			continue
		}
		if err := sum.addFile(dir, e.Name(), buffer); err != nil {
			return 0, err
		}
	}
	return sum, nil
}

// checksum is the checksum of the bytes written to it.
type checksum uint32

func (c *checksum) Write(p []byte) (int, error) {
	*c = checksum(crc32.Update(uint32(*c), castagnoli, p))
	return len(p), nil
}

// addFile adds the name and the content of a file, by way of a buffer: the shipped files are read at every start.
func (c *checksum) addFile(dir fs.FS, name string, buffer []byte) error {
	f, err := dir.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, _ = c.Write([]byte(name))
	_, err = io.CopyBuffer(c, struct{ io.Reader }{f}, buffer) // only a plain reader uses the buffer
	return err
}
