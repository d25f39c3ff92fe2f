// Package accuracy measures what the program finds against articles whose findings are known.
//
// The articles in testdata were written for this project, in the styles of different outlets, and annotated before the
// program read them: their acts and statements whole, of their dates, quantities and entities the clear ones.
package accuracy

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/tools/txtar"
)

// Gold is an annotated article.
type Gold struct {
	Title, Published string // as in document.Meta
	Text             string // the title and the paragraphs, an empty line between them

	Acts       []Act
	Statements []Statement
	Dates      []Date
	Quantities []Quantity
	Entities   []Entity
}

// Act is an act that the article reports. Names are as the article has them in full; empty fields are not given.
type Act struct {
	Class      string // type/act
	Negative   bool
	Trigger    string // the words
	Start, End int    // where they are, in bytes of the text
	Actors     []string
	Recipients []string
	Theme      string
	Time       string // TIMEX3 value
}

// Statement is reported speech.
type Statement struct{ Kind, Speaker, Text string }

// Date is an expression of time with its TIMEX3 value.
type Date struct {
	Text, Value string
	Start, End  int // bytes of the text
}

// Quantity is a number in the words of the article. Value and Unit are empty where they are not compared.
type Quantity struct {
	Kind, Text, Value, Unit string
	Start, End              int // bytes of the text
}

// Entity is a name. Country is empty where it is not compared.
type Entity struct{ Kind, Name, Country string }

// Parse reads an annotated article: a txtar archive with lines such as "title: …" and "published: …" before the files
// "text" and "gold". The file gold has a line for each finding:
//
//	act TYPE/ACT: TRIGGER | ACTOR; ACTOR | RECIPIENT | THEME | TIME
//	act -TYPE/ACT: …                                                     a negative one
//	said KIND: SPEAKER | TEXT
//	date: TEXT | VALUE
//	quantity KIND: TEXT | VALUE | UNIT
//	entity KIND: NAME | COUNTRY
//
// Words such as "charged#2" are the second "charged" of the article.
//
// Parse returns an error that names the line that it cannot read, or whose words the article does not have.
func Parse(data []byte) (*Gold, error) {
	g := new(Gold)
	archive := txtar.Parse(data)
	for line := range strings.Lines(string(archive.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "title":
			g.Title = value
		case "published":
			g.Published = value
		}
	}
	var lines string
	for _, f := range archive.Files {
		switch f.Name {
		case "text":
			g.Text = g.Title + "\n\n" + strings.TrimSpace(string(f.Data))
		case "gold":
			lines = string(f.Data)
		}
	}
	if g.Text == "" || lines == "" {
		return nil, errors.New(`an annotated article needs the files "text" and "gold"`)
	}
	n := 0
	for line := range strings.Lines(lines) {
		n++
		if err := g.add(strings.TrimRight(line, "\n")); err != nil {
			return nil, fmt.Errorf("gold, line %d: %w: %s", n, err, strings.TrimSpace(line))
		}
	}
	return g, nil
}

// add reads a line of the file gold.
func (g *Gold) add(line string) error {
	head, rest, ok := strings.Cut(line, ": ")
	if !ok {
		return errors.New("missing ': '")
	}
	what, kind, _ := strings.Cut(head, " ")
	f := strings.Split(rest, "|")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	count, known := map[string]int{"act": 5, "said": 2, "date": 2, "quantity": 3, "entity": 2}[what]
	switch {
	case !known:
		return fmt.Errorf("unknown finding %q", what)
	case len(f) > count:
		return fmt.Errorf("more than %d fields", count)
	}
	for len(f) < count {
		f = append(f, "")
	}
	var start, end int
	if what != "said" && what != "entity" {
		if start, end = g.locate(f[0]); start == end {
			return fmt.Errorf("the article does not have %q", f[0])
		}
	}
	switch what {
	case "act":
		class, negative := strings.CutPrefix(kind, "-")
		g.Acts = append(g.Acts, Act{Class: class, Negative: negative, Trigger: f[0], Start: start, End: end, Actors: list(f[1]),
			Recipients: list(f[2]), Theme: f[3], Time: f[4]})
	case "said":
		g.Statements = append(g.Statements, Statement{kind, f[0], f[1]})
	case "date":
		g.Dates = append(g.Dates, Date{f[0], f[1], start, end})
	case "quantity":
		g.Quantities = append(g.Quantities, Quantity{kind, f[0], f[1], f[2], start, end})
	case "entity":
		g.Entities = append(g.Entities, Entity{kind, f[0], f[1]})
	}
	return nil
}

// list is the parts of s between semicolons.
func list(s string) (parts []string) {
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// locate returns the bytes of the text that words such as "charged#2" name; start is end if it does not have them.
func (g *Gold) locate(words string) (start, end int) {
	words, n, _ := strings.Cut(words, "#")
	which := 1
	if n != "" {
		which = int(n[0] - '0')
	}
	for at := 0; ; {
		i := strings.Index(g.Text[at:], words)
		if i < 0 || words == "" {
			return 0, 0
		}
		start, end = at+i, at+i+len(words)
		if which--; which == 0 {
			return start, end
		}
		at = end
	}
}
