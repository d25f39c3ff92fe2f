package compare

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"dateline/internal/terminal"
)

// Schema names the shape of the JSON.
const Schema = "dateline/compare/v1"

// Formats are the names of the formats of Write.
var Formats = []string{"text", "json", "csv"}

// row is a line of the table.
type row struct {
	Kind string `json:"kind"`
	Score
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// rows returns the scores of the kinds that there are, and their sum as "all".
func (r *Report) rows() []row {
	var out []row
	var sum Score
	for _, kind := range Kinds {
		s := *r.scores[kind]
		if s.Gold+s.Found == 0 {
			continue
		}
		sum.Gold, sum.Found, sum.Right = sum.Gold+s.Gold, sum.Found+s.Found, sum.Right+s.Right
		out = append(out, newRow(kind, s))
	}
	return append(out, newRow("all", sum))
}

func newRow(kind string, s Score) row { return row{kind, s, s.Precision(), s.Recall(), s.F1()} }

// Write writes the table in one of Formats.
func (r *Report) Write(to io.Writer, format string) error {
	switch format {
	case "json":
		return json.NewEncoder(to).Encode(struct {
			Schema    string `json:"schema"`
			Documents int    `json:"documents"`
			Scores    []row  `json:"scores"`
		}{Schema, len(r.seen), r.rows()})
	case "csv":
		w := csv.NewWriter(to)
		w.Write([]string{"kind", "gold", "found", "right", "precision", "recall", "f1"})
		for _, s := range r.rows() {
			w.Write([]string{s.Kind, strconv.Itoa(s.Gold), strconv.Itoa(s.Found), strconv.Itoa(s.Right), digits(s.Precision), digits(s.Recall),
				digits(s.F1)})
		}
		w.Flush()
		return w.Error()
	}
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "%-10s %6s %6s %6s  %9s %7s %7s\n", "kind", "gold", "found", "right", "precision", "recall", "F1")
	for _, s := range r.rows() {
		fmt.Fprintf(w, "%-10s %6d %6d %6d  %9s %7s %7s\n", s.Kind, s.Gold, s.Found, s.Right, digits(s.Precision), digits(s.Recall), digits(s.F1))
	}
	return w.Flush()
}

func digits(f float64) string { return strconv.FormatFloat(f, 'f', 3, 64) }

// WriteDifferences writes a line for each difference: document, missed or wrong, kind, label, start and end, words.
func (r *Report) WriteDifferences(to io.Writer) error {
	w := bufio.NewWriter(to)
	for i := range r.Differences {
		d := &r.Differences[i]
		what := "wrong"
		if d.Missed {
			what = "missed"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d-%d\t%s\n", terminal.Line(d.Document), what, d.Kind, terminal.Line(d.Label), d.At.Start, d.At.End,
			terminal.Line(d.Words))
	}
	return w.Flush()
}
