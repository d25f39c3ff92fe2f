package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

// input is a hostile file. It is written piece by piece, so that building it takes no memory.
type input struct {
	name string
	body body
	last bool // its last record has lastWords, and must be found

	quarter body // a quarter of a text that grows, or nil
}

// body is the content of a file: strings, []byte, and writers of more.
type body []any

type writer interface{ writeTo(w *bufio.Writer) }

// times is a string so many times.
type times struct {
	n    int
	text string
}

// numbered is a format so many times, each with the next number from 0.
type numbered struct {
	n      int
	format string
}

// upTo is a string again and again, up to so many bytes.
type upTo struct {
	size int
	text string
}

// packed is what a function returns, which is called when the file is written.
type packed func() []byte

func (t times) writeTo(w *bufio.Writer) {
	for range t.n {
		w.WriteString(t.text)
	}
}

func (n numbered) writeTo(w *bufio.Writer) {
	for i := range n.n {
		fmt.Fprintf(w, n.format, i)
	}
}

func (u upTo) writeTo(w *bufio.Writer) {
	for left := u.size - len(u.text); left >= 0; left -= len(u.text) {
		w.WriteString(u.text)
	}
}

func (p packed) writeTo(w *bufio.Writer) { w.Write(p()) }

func (b body) writeTo(w *bufio.Writer) {
	for _, part := range b {
		switch part := part.(type) {
		case string:
			w.WriteString(part)
		case []byte:
			w.Write(part)
		case writer:
			part.writeTo(w)
		default:
			panic(fmt.Sprintf("a %T in an input", part))
		}
	}
}

// bytes is the content in memory, for what is packed.
func (b body) bytes() []byte {
	var out strings.Builder
	w := bufio.NewWriter(&out)
	b.writeTo(w)
	w.Flush()
	return []byte(out.String())
}

// create writes the file, unless it is there.
func (in input) create(path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	in.body.writeTo(w)
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// What the inputs are made of.
const (
	ferry     = "The ferry left Kallo on June 2, 2025, and 12 people were on board. "
	lastWords = "last boat left"
	lastText  = "The last boat left."
	prose     = ferry + "“We have asked the council of Kallo for $3 million,” said the mayor, Anna Roe, on June 2, 2025, “and it gave us 12 days.” Norland proposed talks, but Sudmark refused to meet.\n\n"
	good      = `{"text":"` + ferry + `"}` + "\n"
	last      = `{"text":"` + lastText + `"}` + "\n"
	half      = 480_000 // bytes of the texts that repeat a phrase
)

// inputs are all hostile inputs.
func inputs() []input {
	return slices.Concat(pages(), charsets(), texts(), jsons(), tables(), compressed(), archives(), warcs(), feeds(), parquets(), empties())
}

func page(parts ...any) body {
	return slices.Concat(body{"<html><head><title>T</title></head><body>"}, parts, body{"</body></html>"})
}

// quarterOf is the name of the file with a quarter of a text that grows.
func quarterOf(name string) string { return "quarter-of-" + name }

func sorted(all []input) []input {
	slices.SortFunc(all, func(a, b input) int { return strings.Compare(a.name, b.name) })
	return all
}
