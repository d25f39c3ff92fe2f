package emit

import (
	"cmp"
	"fmt"
	"strings"

	"dateline/extract/document"
)

// timemlPages writes an article as TimeML with its dates as TIMEX3 elements in the text (http://www.timeml.org, version 1.2.1; the frame
// of the document is that of TempEval-3). The day of publication is the document creation time, t0. Events and links are not marked.
func timemlPages(Options) Encoder {
	return &folder{files: func(doc *document.Document) ([]articleFile, []string, error) {
		return []articleFile{{".tml", []byte(timeml(doc))}}, nil, nil
	}}
}

func timeml(doc *document.Document) string {
	var b strings.Builder
	m := &doc.Meta
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- written by Dateline -->\n<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n")
	fmt.Fprintf(&b, "<DOCID>%s</DOCID>\n", xmlText(cmp.Or(m.ID, m.URL, m.Title)))
	if m.Published != "" {
		fmt.Fprintf(&b, "<DCT><TIMEX3 tid=\"t0\" type=%q value=\"%s\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">%s</TIMEX3></DCT>\n",
			dctType(m.Published), xmlText(m.Published), xmlText(m.Published))
	}
	if m.Title != "" {
		fmt.Fprintf(&b, "<TITLE>%s</TITLE>\n", xmlText(m.Title))
	}
	b.WriteString("<TEXT>")
	timexes(&b, doc)
	b.WriteString("</TEXT>\n</TimeML>\n")
	return b.String()
}

// dctType returns whether a time of publication is a day or a time of day.
func dctType(published string) string {
	if strings.Contains(published, "T") {
		return "TIME"
	}
	return "DATE"
}

// timexes writes the text with its dates. A date inside another one is left out, since readers expect none.
func timexes(b *strings.Builder, doc *document.Document) {
	at := 0
	for i := range doc.Dates {
		d := &doc.Dates[i]
		span := doc.Bytes(d.Range)
		if span.Start < at {
			continue
		}
		b.WriteString(xmlText(doc.Text[at:span.Start]))
		fmt.Fprintf(b, "<TIMEX3 tid=\"t%d\" type=%q value=\"%s\"", i+1, d.Type, xmlText(d.Value))
		for _, a := range [][2]string{{"mod", d.Mod}, {"quant", d.Quant}, {"freq", d.Freq}} {
			if a[1] != "" {
				fmt.Fprintf(b, " %s=\"%s\"", a[0], xmlText(a[1]))
			}
		}
		b.WriteString(anchorOf(doc, d))
		b.WriteString(">" + xmlText(doc.Slice(span)) + "</TIMEX3>")
		at = span.End
	}
	b.WriteString(xmlText(doc.Text[at:]))
}

// anchorOf returns the attributes of a date that was counted from another one.
func anchorOf(doc *document.Document, d *document.Date) string {
	switch {
	case d.AnchorTo != document.None:
		return fmt.Sprintf(" temporalFunction=\"true\" anchorTimeID=\"t%d\"", d.AnchorTo+1)
	case d.Anchor != "" && doc.Meta.Published != "":
		return ` temporalFunction="true" anchorTimeID="t0"`
	}
	return ""
}
