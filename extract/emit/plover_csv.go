package emit

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"dateline/extract/document"
)

// ploverColumns are the columns of the format plover-csv: the fields of format plover, those of its parts with the name of the part before them.
var ploverColumns = []string{
	"id", "date", "enddate", "source_code", "source_sector", "source_text", "source_name", "source_office",
	"recipient_code", "recipient_sector", "recipient_text", "recipient_name", "recipient_office",
	"event", "mode", "context", "quad_code", "event_text", "event_loc", "event_loc_cc3", "text", "sequence", "start", "end",
	"url", "title", "language", "publication", "citation", "coder", "codebook",
	"type", "act", "content", "polarity", "modality", "attributed_to", "cameo",
}

// ploverCSV writes the acts of format plover as rows. Several values in a cell are separated by semicolons, in the order of the parties.
func ploverCSV(opts Options) Encoder {
	t := &tabular{opts: opts, separator: ','}
	var header bytes.Buffer
	if opts.BOM {
		header.WriteString("\ufeff")
	}
	names := append([]string{}, ploverColumns...)
	for _, name := range opts.Fields {
		names = append(names, t.cell(fieldColumn(name)))
	}
	w := csv.NewWriter(&header)
	w.Write(names)
	w.Flush()
	return &stream{header: header.Bytes(), write: func(to io.Writer, doc *document.Document) error {
		w := csv.NewWriter(to)
		for value := range ploverEvents(doc, opts) {
			row := ploverRow(value.(*ploverEvent))
			for i := range row {
				row[i] = t.cell(row[i])
			}
			for _, name := range opts.Fields {
				row = append(row, t.cell(plain(doc.Meta.Kept[name])))
			}
			if err := w.Write(row); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	}}
}

func ploverRow(e *ploverEvent) []string {
	row := []string{e.ID, orEmpty(e.Date), orEmpty(e.EndDate)}
	row = append(row, ploverParties(e.Source)...)
	row = append(row, ploverParties(e.Recipient)...)
	quad, place, country := "", "", ""
	if e.QuadCode > 0 {
		quad = strconv.Itoa(e.QuadCode)
	}
	if e.EventLoc != nil {
		place, country = e.EventLoc.Name, orEmpty(e.EventLoc.CC3)
	}
	row = append(row, strings.Join(e.Event, "; "), strings.Join(e.Mode, "; "), strings.Join(e.Context, "; "), quad, strings.Join(e.EventText, "; "), place, country,
		e.Text, strconv.Itoa(e.TextInfo.Sequence), strconv.Itoa(e.TextInfo.Start), strconv.Itoa(e.TextInfo.End))
	c, d := &e.CiteInfo, &e.Dateline
	return append(row, orEmpty(c.URL), orEmpty(c.Title), orEmpty(c.Language), orEmpty(c.Publication), orEmpty(c.Citation), e.Coder, c.Codebook,
		d.Type, d.Act, orEmpty(d.Content), d.Polarity, d.Modality, orEmpty(d.AttributedTo), orEmpty(d.CAMEO))
}

// ploverParties returns the columns of actors or recipients.
func ploverParties(actors []ploverActor) []string {
	return []string{
		join(actors, func(a *ploverActor) string { return orEmpty(a.Code) }),
		join(actors, func(a *ploverActor) string { return orEmpty(a.Sector) }),
		join(actors, func(a *ploverActor) string { return a.ActorText }),
		join(actors, func(a *ploverActor) string { return a.Identifier }),
		join(actors, func(a *ploverActor) string { return orEmpty(a.Office) }),
	}
}
