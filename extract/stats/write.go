package stats

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/terminal"
)

// Schema names the shape of the JSON.
const Schema = "dateline/stats/v1"

// Formats are the names of the formats of Write.
var Formats = []string{"text", "json", "csv"}

// Number is how often a name was counted.
type Number struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// column is a table with its name in the output.
type column struct {
	name  string
	title string // what is counted, for the text
	table Table
}

const months = "months"

func (c *Counts) columns() []column {
	return []column{
		{"kinds", "findings by kind", c.Kinds}, {"types", "acts by type", c.Types}, {"acts", "acts", c.Acts},
		{"actors", "acts by actor", c.Actors}, {"speakers", "statements by speaker", c.Speakers},
		{months, "acts and statements by month", c.Months},
	}
}

func sortedNames(t Table) []string { return slices.Sorted(maps.Keys(t)) }

// numbers returns the most frequent names first, at most top of them, or all if that is 0. Months are all there, in their order.
func (c column) numbers(top int) []Number {
	all := make([]Number, 0, len(c.table))
	for _, name := range sortedNames(c.table) {
		all = append(all, Number{name, c.table[name]})
	}
	if c.name == months {
		return all
	}
	slices.SortStableFunc(all, func(a, b Number) int { return cmp.Compare(b.Count, a.Count) })
	if top > 0 && len(all) > top {
		all = all[:top]
	}
	return all
}

// Write writes the counts in one of Formats, with at most top names of each table, or all if top is 0.
func (c *Counts) Write(to io.Writer, format string, top int) error {
	switch format {
	case "json":
		return c.writeJSON(to, top)
	case "csv":
		return c.writeCSV(to, top)
	}
	return c.writeText(to, top)
}

func (c *Counts) writeJSON(to io.Writer, top int) error {
	var out struct {
		Schema   string   `json:"schema"`
		Articles int      `json:"articles"`
		Kinds    []Number `json:"kinds"`
		Types    []Number `json:"types"`
		Acts     []Number `json:"acts"`
		Actors   []Number `json:"actors"`
		Speakers []Number `json:"speakers"`
		Months   []Number `json:"months"`
	}
	out.Schema, out.Articles = Schema, c.Articles
	columns := c.columns()
	for i, numbers := range []*[]Number{&out.Kinds, &out.Types, &out.Acts, &out.Actors, &out.Speakers, &out.Months} {
		*numbers = columns[i].numbers(top)
	}
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

// writeCSV writes a row for each name: what is counted, the name, the count. A name that a spreadsheet would run as a formula gets
// an apostrophe before it, as in format csv.
func (c *Counts) writeCSV(to io.Writer, top int) error {
	w := csv.NewWriter(to)
	w.Write([]string{"counted", "name", "count"})
	w.Write([]string{"articles", "", strconv.Itoa(c.Articles)})
	for _, col := range c.columns() {
		for _, n := range col.numbers(top) {
			name := strings.ToValidUTF8(n.Name, "\ufffd")
			if strings.IndexAny(name, "=+-@\t\r＝＋－＠") == 0 {
				name = "'" + name
			}
			w.Write([]string{col.name, name, strconv.Itoa(n.Count)})
		}
	}
	w.Flush()
	return w.Error()
}

func (c *Counts) writeText(to io.Writer, top int) error {
	w := bufio.NewWriter(to)
	noun := "articles"
	if c.Articles == 1 {
		noun = "article"
	}
	fmt.Fprintf(w, "%d %s\n", c.Articles, noun)
	for _, col := range c.columns() {
		col.writeText(w, top)
	}
	return w.Flush()
}

// writeText writes a table with its numbers in a column.
func (c column) writeText(w io.Writer, top int) {
	numbers := c.numbers(top)
	if len(numbers) == 0 {
		return
	}
	most := slices.MaxFunc(numbers, func(a, b Number) int { return cmp.Compare(a.Count, b.Count) })
	width := len(strconv.Itoa(most.Count))
	fmt.Fprintf(w, "\n%s\n", c.title)
	for _, n := range numbers {
		fmt.Fprintf(w, "  %*d  %s\n", width, n.Count, terminal.Line(n.Name))
	}
	if more := len(c.table) - len(numbers); more > 0 {
		fmt.Fprintf(w, "  and %d more (--top 0 shows all)\n", more)
	}
}
