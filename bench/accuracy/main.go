// Command accuracy measures the shipped rules on annotated corpora and prints a table for docs/accuracy.md.
//
//	go run ./accuracy DIR...
//
// Every folder, and every file of JSON lines in it, is a corpus. It reads *.tml (TimeML, as TimeBank, AQUAINT, TempEval-3 and
// WikiWars are distributed), *.jsonl (a line for each article, with "text", "published", and "timex" or "acts", "statements" and
// "entities"), and *.txtar (the articles of ../internal/accuracy/testdata). Other files are left out.
//
// The corpora are not part of this repository.
package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"regexp"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/internal/accuracy"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: accuracy DIR...: name at least one folder with annotated articles, such as ../internal/accuracy/testdata")
	}
	x, err := extract.New(extract.WithAnyLanguage())
	if err != nil {
		log.Fatal(err)
	}
	m := &measure{x: x, corpora: map[string]*corpus{}}
	for _, dir := range os.Args[1:] {
		if err := filepath.WalkDir(dir, m.visit); err != nil {
			log.Fatal(err)
		}
	}
	if len(m.names) == 0 {
		log.Fatal("no *.tml, *.jsonl or *.txtar in these folders")
	}
	fmt.Println("| corpus | articles | what | precision | recall | F1 |\n|---|---|---|---|---|---|")
	for _, name := range m.names {
		m.corpora[name].print(name)
	}
}

// corpus is what was measured on the articles of a folder or a file.
type corpus struct {
	articles int
	scores   accuracy.Scores
	timex    accuracy.Timex
}

// measure reads articles and scores them.
type measure struct {
	x       *extract.Extractor
	corpora map[string]*corpus
	names   []string // of the corpora, in the order of their first article
}

// visit scores the articles of a file.
func (m *measure) visit(path string, entry fs.DirEntry, err error) error {
	if err != nil || entry.IsDir() {
		return err
	}
	var parse func([]byte) (*accuracy.Gold, error)
	name := filepath.Dir(path)
	switch filepath.Ext(path) {
	case ".tml":
		parse = func(data []byte) (*accuracy.Gold, error) { return accuracy.ParseTimeML(bytes.NewReader(data)) }
	case ".txtar":
		parse = accuracy.Parse
	case ".jsonl":
		return m.lines(path)
	default:
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	g, err := parse(data)
	if err == nil {
		err = m.add(name, g)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// lines scores the articles of a file of JSON lines.
func (m *measure) lines(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for n := 1; lines.Scan(); n++ {
		g, err := accuracy.ParseJSON(lines.Bytes())
		if err == nil && (len(g.Dates) > 0 || len(g.Acts)+len(g.Statements) > 0) {
			err = m.add(path, g)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return lines.Err()
}

// add finds what is in an article and scores it.
func (m *measure) add(name string, g *accuracy.Gold) error {
	doc := document.New(document.Meta{Title: g.Title, Published: g.Published}, g.Text, blocks(g))
	if err := m.x.Annotate(context.Background(), doc); err != nil {
		return err
	}
	c := m.corpora[name]
	if c == nil {
		c = new(corpus)
		m.corpora[name] = c
		m.names = append(m.names, name)
	}
	c.articles++
	if len(g.Acts)+len(g.Statements) > 0 {
		c.scores.Add(g, doc)
	} else {
		c.timex.Add(g, doc)
	}
	return nil
}

// emptyLine divides paragraphs.
var emptyLine = regexp.MustCompile(`\n\s*\n`)

// blocks are the paragraphs of an article, whose bytes stay where they are; the first may be its title.
func blocks(g *accuracy.Gold) (all []document.Block) {
	start := 0
	add := func(end int) {
		b := document.Block{Kind: document.Paragraph, Span: document.Span{Start: start, End: end}}
		if start == 0 && g.Title != "" && g.Text[:end] == g.Title {
			b.Kind = document.Title
		}
		if start < end {
			all = append(all, b)
		}
	}
	for _, gap := range emptyLine.FindAllStringIndex(g.Text, -1) {
		add(gap[0])
		start = gap[1]
	}
	add(len(g.Text))
	return all
}

// print writes the rows of a corpus.
func (c *corpus) print(name string) {
	row := func(what string, f accuracy.Figure) {
		if f.Gold > 0 {
			fmt.Printf("| %s | %d | %s | %.1f | %.1f | %.1f |\n", name, c.articles, what, f.Precision(), f.Recall(), f.F1())
		}
	}
	for _, f := range c.scores.Named() {
		row(f.Name, *f.Figure)
	}
	row("dates, equal extent", c.timex.Strict)
	row("dates, overlapping extent", c.timex.Relaxed)
	row("dates, overlapping extent and value", c.timex.Value)
}
