package compare

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// ReadGold reads annotations: a folder of brat with NAME.ann and NAME.txt, one .ann file, or lines that Dateline wrote in format articles
// or events. The documents are by name.
func ReadGold(path string) (map[string]*Document, error) {
	docs := map[string]*Document{}
	if IsBrat(path) {
		return docs, ReadBrat(path, func(doc *Document) { docs[doc.Name] = doc }, func(err error) error { return err })
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	err = ReadResults(f, func(doc *Document) { docs[doc.Name] = doc },
		func(line int, err error) error { return fmt.Errorf("%s:%d: %w", path, line, err) })
	if err != nil {
		return nil, err
	}
	if len(docs) == 0 {
		return nil, fmt.Errorf("%s: no annotations", path)
	}
	return docs, nil
}

// IsBrat reports whether a path is an .ann file, or a folder with some.
func IsBrat(path string) bool {
	if filepath.Ext(path) == ".ann" {
		return true
	}
	files, err := filepath.Glob(filepath.Join(path, "*.ann"))
	return err == nil && len(files) > 0
}

// ReadBrat reads an .ann file, or those of a folder. Files that cannot be read are given to failed; its error ends the reading.
func ReadBrat(path string, add func(*Document), failed func(error) error) error {
	files := []string{path}
	if filepath.Ext(path) != ".ann" {
		var err error
		if files, err = filepath.Glob(filepath.Join(path, "*.ann")); err != nil {
			return err
		}
	}
	for _, file := range files {
		doc, err := readBratFile(file)
		if err != nil {
			if err := failed(err); err != nil {
				return err
			}
			continue
		}
		add(doc)
	}
	return nil
}

func readBratFile(file string) (*Document, error) {
	annotations, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	base := strings.TrimSuffix(file, ".ann")
	text, err := os.ReadFile(base + ".txt")
	if err != nil {
		return nil, fmt.Errorf("%s has no text beside it: %w", file, err)
	}
	doc := &Document{Name: filepath.Base(base), Text: string(text), Items: map[Item]bool{}}
	if err := doc.parseBrat(string(annotations)); err != nil {
		return nil, fmt.Errorf("%s:%w", file, err)
	}
	return doc, nil
}

// bratSpan is a text-bound annotation.
type bratSpan struct {
	label   string
	at      Span
	trigger bool // of an event
}

// bratParser reads standoff annotations (https://brat.nlplab.org/standoff.html).
type bratParser struct {
	doc   *Document
	spans map[string]*bratSpan
	order []string // ids of spans
}

// parseBrat adds the annotations of a file. Notes, attributes, normalizations and equivalences are not compared.
func (doc *Document) parseBrat(text string) error {
	p := &bratParser{doc: doc, spans: map[string]*bratSpan{}}
	lines := strings.Split(text, "\n")
	for _, pass := range []func(id, body string) error{p.textBound, p.relate} { // what an event names may come after it
		for i, line := range lines {
			line = strings.TrimSuffix(line, "\r")
			if line == "" {
				continue
			}
			id, body, ok := strings.Cut(line, "\t")
			if !ok || !strings.Contains("TERAMN#*", line[:1]) {
				return fmt.Errorf("%d: this is no annotation of brat: %q", i+1, shortened(line))
			}
			body, _, _ = strings.Cut(body, "\t")
			if err := pass(id, body); err != nil {
				return fmt.Errorf("%d: %w", i+1, err)
			}
		}
	}
	for _, id := range p.order {
		p.item(p.spans[id])
	}
	return nil
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// textBound reads "Person 0 5;8 12". Of an annotation in pieces the whole is compared.
func (p *bratParser) textBound(id, body string) error {
	if id[0] != 'T' {
		return nil
	}
	label, spans, ok := strings.Cut(body, " ")
	if !ok {
		return errors.New("an annotation without a span")
	}
	m := &bratSpan{label: label, at: Span{-1, -1}}
	for span := range strings.SplitSeq(spans, ";") {
		from, to, _ := strings.Cut(span, " ")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || start < 0 || end < start {
			return fmt.Errorf("%q is not a span: write START END", span)
		}
		if m.at.Start < 0 || start < m.at.Start {
			m.at.Start = start
		}
		m.at.End = max(m.at.End, end)
	}
	if _, twice := p.spans[id]; twice {
		return fmt.Errorf("%s is there twice", id)
	}
	p.spans[id] = m
	p.order = append(p.order, id)
	return nil
}

// relate reads "Proposal:T1 Actor:T2 Recipient:T3" of an event, and "Speaker Arg1:T1 Arg2:T2" of a relation.
func (p *bratParser) relate(id, body string) error {
	fields := strings.Fields(body)
	if id[0] != 'E' && id[0] != 'R' || len(fields) == 0 {
		return nil
	}
	if id[0] == 'R' {
		return p.relation(fields)
	}
	label, of, _ := strings.Cut(fields[0], ":")
	trigger, err := p.named(of)
	if err != nil {
		return err
	}
	trigger.trigger = true
	p.doc.Items[Item{Kind: "act", Label: label, At: trigger.at}] = true
	for _, field := range fields[1:] {
		role, to, _ := strings.Cut(field, ":")
		kind := map[string]string{"Actor": "actor", "Recipient": "recipient"}[strings.TrimRight(role, "0123456789")]
		if kind == "" {
			continue
		}
		party, err := p.named(to)
		if err != nil {
			return err
		}
		p.doc.Items[Item{Kind: kind, At: party.at, Of: trigger.at}] = true
	}
	return nil
}

func (p *bratParser) relation(fields []string) error {
	if fields[0] != "Speaker" || len(fields) < 3 {
		return nil
	}
	var ends [2]*bratSpan
	for i, field := range fields[1:3] {
		_, id, _ := strings.Cut(field, ":")
		var err error
		if ends[i], err = p.named(id); err != nil {
			return err
		}
	}
	p.doc.Items[Item{Kind: "speaker", At: ends[1].at, Of: ends[0].at}] = true
	return nil
}

func (p *bratParser) named(id string) (*bratSpan, error) {
	if m, ok := p.spans[id]; ok {
		return m, nil
	}
	return nil, fmt.Errorf("%s is not in the file", id)
}

// item adds what a span is by itself.
func (p *bratParser) item(m *bratSpan) {
	switch {
	case m.trigger, m.label == "Theme", m.label == "Participant":
	case m.label == "Date", m.label == "Quantity":
		p.doc.Items[Item{Kind: strings.ToLower(m.label), At: m.at}] = true
	case m.label == "Quote":
		p.doc.Items[Item{Kind: "statement", At: m.at}] = true
	default:
		p.doc.Items[Item{Kind: "entity", Label: m.label, At: m.at}] = true
	}
}
