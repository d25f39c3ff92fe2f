package emit

import (
	"errors"
	"io"

	"dateline/extract/document"
	"dateline/extract/record"
)

// workbook writes an Excel workbook with a sheet for each kind of finding. A sheet has those columns of format csv that its kind fills, the ones
// that people read first.
type workbook struct {
	opts   Options
	sheets []sheetLayout
}

// sheetLayout is what a sheet shows.
type sheetLayout struct {
	kind    record.Kind
	name    string
	columns []column
}

// articleColumns end each sheet.
var articleColumns = []column{colSentence, colTitle, colPublished, colURL, colArticle, colID, colRule}

var reportColumns = []column{colSpeaker, colSpeakerRole, colSpeakerRoleOf, colText, colAddressee, colCue, colType, colSpeakerCountry, colSpeakerSector, colPolarity, colModality}

// sheetLayouts are the sheets of all kinds in their order.
var sheetLayouts = []sheetLayout{
	{record.KindAct, "Acts", []column{
		colTime, colActors, colAct, colRecipients, colTheme, colOutcome, colDue, colWhere, colQuantities, colType, colContent, colPolarity, colTense, colModality, colAttributedTo,
		colActorCountries, colActorSectors, colRecipientCountries, colRecipientSectors, colFirst, colLast, colTimeBasis, colConfidence, colResponseTo, colSameAs,
		colCAMEO, colPLOVER, colMode, colQuad}},
	{record.KindStatement, "Statements", reportColumns},
	{record.KindQuantity, "Numbers", []column{colText, colType, colValue, colLow, colHigh, colUnit, colBound, colChange, colCounted, colAbout}},
	{record.KindDate, "Dates", []column{colText, colDate, colFirst, colLast, colType, colCertain}},
	{record.KindEntity, "Names", []column{colName, colType, colRole, colRoleOf, colCountry, colSector, colMentions, colKey, colLatitude, colLongitude, colGeoNames, colRegion}},
	{record.KindBelief, "Beliefs", reportColumns},
	{record.KindIntention, "Intentions", reportColumns},
}

// newWorkbook returns the encoder of format xlsx.
func newWorkbook(opts Options) Encoder {
	kinds := opts.Kinds
	if len(kinds) == 0 {
		kinds = record.UsualKinds
	}
	opts.Kinds = kinds
	b := &workbook{opts: opts}
	for _, layout := range sheetLayouts {
		for _, kind := range kinds {
			if kind == layout.kind {
				layout.columns = append(layout.columns[:len(layout.columns):len(layout.columns)], articleColumns...)
				b.sheets = append(b.sheets, layout)
			}
		}
	}
	return b
}

// workbookPiece has the rows of an article for each sheet.
type workbookPiece [][][]string

// Encode implements Encoder.
func (b *workbook) Encode(doc *document.Document) (Piece, error) {
	piece := make(workbookPiece, len(b.sheets))
	cells := newCells(b.opts.Fields)
	for line := range record.LinesSeq(doc, b.opts.Unit, b.opts.Kinds...) {
		head := cells.fill(line, b.opts.Fields)
		for i, sheet := range b.sheets {
			if sheet.kind != head.Kind {
				continue
			}
			row := make([]string, 0, len(sheet.columns)+len(b.opts.Fields))
			for _, c := range sheet.columns {
				row = append(row, cells[c])
			}
			row = append(row, cells[columns:]...)
			piece[i] = append(piece[i], row)
		}
	}
	return piece, nil
}

// Open implements Encoder.
func (b *workbook) Open(to Target) (Writer, error) {
	w := &workbookWriter{to: to.Writer}
	for _, layout := range b.sheets {
		sheet, err := newSheet(layout.name, b.columnsOf(layout))
		if err != nil {
			w.discard()
			return nil, err
		}
		w.sheets = append(w.sheets, sheet)
	}
	return w, nil
}

// columnsOf returns the columns of a sheet with their names.
func (b *workbook) columnsOf(layout sheetLayout) []sheetColumn {
	var columns []sheetColumn
	for _, c := range layout.columns {
		number := columnTypes[c] == integers || columnTypes[c] == decimals
		columns = append(columns, sheetColumn{columnNames[c], number, c == colText || c == colTheme || c == colSentence || c == colTitle})
	}
	for _, name := range b.opts.Fields {
		columns = append(columns, sheetColumn{name: fieldColumn(name)})
	}
	return columns
}

// workbookWriter writes rows into the temporary files of its sheets, and at the end the workbook.
type workbookWriter struct {
	to     io.Writer
	sheets []*sheet
}

// Write implements Writer.
func (w *workbookWriter) Write(p Piece) error {
	for i, rows := range p.(workbookPiece) {
		for _, row := range rows {
			if err := w.sheets[i].add(row); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close implements Writer.
func (w *workbookWriter) Close() error {
	defer w.discard()
	var parts []*sheetPart
	for _, s := range w.sheets {
		if err := s.end(); err != nil {
			return err
		}
		parts = append(parts, s.parts...)
	}
	return writeWorkbook(w.to, parts)
}

func (w *workbookWriter) discard() error {
	var errs []error
	for _, s := range w.sheets {
		errs = append(errs, s.discard())
	}
	return errors.Join(errs...)
}
