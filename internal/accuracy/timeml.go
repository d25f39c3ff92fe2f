package accuracy

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// ParseTimeML reads an article of a TimeML corpus such as TimeBank or TempEval-3: the text of its element TEXT with the TIMEX3 in it,
// and the day of its creation.
func ParseTimeML(r io.Reader) (*Gold, error) {
	g := new(Gold)
	var text strings.Builder
	var open []int // the TIMEX3 of Dates that have not ended
	inText := false
	d := xml.NewDecoder(r)
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Local == "TEXT":
				inText = true
			case t.Name.Local == "TIMEX3" && inText:
				open = append(open, len(g.Dates))
				g.Dates = append(g.Dates, Date{Value: attribute(t, "value"), Start: text.Len()})
			case t.Name.Local == "TIMEX3" && attribute(t, "functionInDocument") == "CREATION_TIME":
				g.Published = attribute(t, "value")
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		case xml.EndElement:
			switch {
			case t.Name.Local == "TEXT":
				inText = false
			case t.Name.Local == "TIMEX3" && len(open) > 0:
				last := len(open) - 1
				g.Dates[open[last]].End = text.Len()
				open = open[:last]
			}
		}
	}
	g.Text = text.String()
	if strings.TrimSpace(g.Text) == "" {
		return nil, errors.New("no element TEXT with a text: not an article of TimeML")
	}
	for i := range g.Dates {
		g.Dates[i].Text = g.Text[g.Dates[i].Start:g.Dates[i].End]
	}
	return g, nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
