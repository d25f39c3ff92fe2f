package accuracy

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// articleJSON is an annotated article as a line of JSON. Positions count code points.
type articleJSON struct {
	Published string `json:"published"`
	DCT       string `json:"dct"`
	Text      string `json:"text"`
	Timex     []struct {
		Start, End  int
		Text, Value string
	} `json:"timex"`
	Acts []struct {
		Type, Act  string
		Trigger    struct{ Start, End int }
		Actors     []string
		Recipients []string
		Theme      *struct{ Text string }
		Status     struct{ Polarity string }
		When       *string
	} `json:"acts"`
	Statements []struct{ Kind, Speaker, Text string } `json:"statements"`
	Entities   []struct {
		Kind, Name string
		Country    *string
	} `json:"entities"`
}

// ParseJSON reads a line of an annotated corpus: an object with "text", "published" or "dct", and the findings under "timex" or
// under "acts", "statements" and "entities".
func ParseJSON(line []byte) (*Gold, error) {
	var a articleJSON
	if err := json.Unmarshal(line, &a); err != nil {
		return nil, err
	}
	g := &Gold{Published: a.Published + a.DCT, Text: a.Text}
	bytes := byteOffsets(a.Text)
	inText := func(start, end int) bool { return 0 <= start && start < end && end < len(bytes) }
	for _, t := range a.Timex {
		if !inText(t.Start, t.End) {
			continue // the day of creation, which is not in the text
		}
		g.Dates = append(g.Dates, Date{Text: t.Text, Value: t.Value, Start: bytes[t.Start], End: bytes[t.End]})
	}
	for i, x := range a.Acts {
		if !inText(x.Trigger.Start, x.Trigger.End) {
			return nil, fmt.Errorf("act %d: the trigger from %d to %d is not in the text", i, x.Trigger.Start, x.Trigger.End)
		}
		act := Act{Class: x.Type + "/" + x.Act, Negative: x.Status.Polarity == "negative", Start: bytes[x.Trigger.Start],
			End:    bytes[x.Trigger.End],
			Actors: x.Actors, Recipients: x.Recipients, Time: text(x.When)}
		act.Trigger = a.Text[act.Start:act.End]
		if x.Theme != nil {
			act.Theme = x.Theme.Text
		}
		g.Acts = append(g.Acts, act)
	}
	for _, x := range a.Statements {
		g.Statements = append(g.Statements, Statement(x))
	}
	for _, x := range a.Entities {
		g.Entities = append(g.Entities, Entity{x.Kind, x.Name, text(x.Country)})
	}
	return g, nil
}

// byteOffsets are the bytes at which the code points of a text begin, and its end.
func byteOffsets(s string) []int {
	offsets := make([]int, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		offsets = append(offsets, i)
	}
	return append(offsets, len(s))
}
