package emit

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"

	"dateline/internal/lazyregexp"
)

// This file writes workbooks as Office Open XML (ECMA-376): a zip archive, with a file of XML for each sheet. A sheet is compressed into a
// temporary file while its rows come, so that several can grow at once.

// The limits of Excel.
const (
	maxSheetRows = 1 << 20 // with the header
	maxCell      = 32_767  // UTF-16 units; characters are counted here, and so many are kept that no text is longer
)

// sheetColumn is a column of a sheet.
type sheetColumn struct {
	name   string
	number bool // its cells are numbers or empty
	wide   bool // it holds sentences
}

// sheet is a table. A further sheet continues it when one is full.
type sheet struct {
	name    string
	columns []sheetColumn
	rows    int // how many a sheet can have
	parts   []*sheetPart
}

// sheetPart is one sheet of the workbook.
type sheetPart struct {
	name   string
	file   *os.File
	out    *bufio.Writer // to zip
	packed *bufio.Writer // to file
	zip    *flate.Writer // to packed
	sum    hash.Hash32   // of what was written to zip
	size   uint64
	rows   int
}

func newSheet(name string, columns []sheetColumn) (*sheet, error) {
	s := &sheet{name: name, columns: columns, rows: maxSheetRows}
	return s, s.open()
}

// open begins the next part with a header.
func (s *sheet) open() error {
	file, err := os.CreateTemp("", "dateline-*")
	if err != nil {
		return fmt.Errorf("cannot make a temporary file: %w", err)
	}
	name := s.name
	if n := len(s.parts); n > 0 {
		name += fmt.Sprintf(" %d", n+1)
	}
	p := &sheetPart{name: name, file: file, packed: bufio.NewWriter(file), sum: crc32.NewIEEE()}
	s.parts = append(s.parts, p)
	if p.zip, err = flate.NewWriter(p.packed, flate.BestSpeed); err != nil {
		return err
	}
	p.out = bufio.NewWriterSize(p, 32<<10)
	p.out.WriteString(xmlHeader + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, c := range s.columns {
		width := 16
		if c.wide {
			width = 60
		}
		fmt.Fprintf(p.out, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width)
	}
	p.out.WriteString("</cols><sheetData>")
	p.begin()
	for i, c := range s.columns {
		p.text(i, c.name, ` s="1"`)
	}
	return p.endRow()
}

const xmlHeader = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

// Write compresses a part of the XML.
func (p *sheetPart) Write(b []byte) (int, error) {
	p.size += uint64(len(b))
	p.sum.Write(b)
	return p.zip.Write(b)
}

// add adds a row.
func (s *sheet) add(row []string) error {
	p := s.parts[len(s.parts)-1]
	if p.rows == s.rows {
		if err := s.open(); err != nil {
			return err
		}
		p = s.parts[len(s.parts)-1]
	}
	p.begin()
	for i, cell := range row {
		switch {
		case cell == "":
		case s.columns[i].number && isNumber(cell):
			p.number(i, cell)
		default:
			p.text(i, cell, "")
		}
	}
	return p.endRow()
}

// isNumber reports whether a cell can be a number as it is. One that is longer than a double is exact would lose digits.
func isNumber(cell string) bool {
	_, err := strconv.ParseFloat(cell, 64)
	return err == nil && len(cell) <= 15
}

func (p *sheetPart) begin() {
	p.rows++
	b := append(p.out.AvailableBuffer(), `<row r="`...)
	p.out.Write(append(strconv.AppendInt(b, int64(p.rows), 10), `">`...))
}

func (p *sheetPart) endRow() error {
	_, err := p.out.WriteString("</row>")
	return err
}

// text writes a cell of text, which is never taken for a formula.
func (p *sheetPart) text(column int, text, style string) {
	b := p.appendCell(p.out.AvailableBuffer(), column)
	b = append(append(append(b, ` t="inlineStr"`...), style...), `><is><t xml:space="preserve">`...)
	p.out.Write(append(appendXML(b, cellText(text)), "</t></is></c>"...))
}

func (p *sheetPart) number(column int, number string) {
	b := append(p.appendCell(p.out.AvailableBuffer(), column), "><v>"...)
	p.out.Write(append(append(b, number...), "</v></c>"...))
}

// appendCell appends the beginning of a cell.
func (p *sheetPart) appendCell(b []byte, column int) []byte {
	b = appendLetters(append(b, `<c r="`...), column)
	return append(strconv.AppendInt(b, int64(p.rows), 10), '"')
}

// escaped matches what a reader would take for an escaped character.
var escaped = lazyregexp.New(`_x[0-9A-Fa-f]{4}_`)

// cellText returns a text as a cell can hold it.
func cellText(s string) string {
	if len(s) > maxCell {
		s = first(s, maxCell/2)
	}
	if strings.Contains(s, "_x") {
		s = escaped.ReplaceAllString(s, "_x005F$0")
	}
	return s
}

// columnLetters returns the name of a column: A, B … Z, AA …
func columnLetters(i int) string { return string(appendLetters(nil, i)) }

func appendLetters(b []byte, i int) []byte {
	if i >= 26 {
		b = appendLetters(b, i/26-1)
	}
	return append(b, 'A'+byte(i%26))
}

// end ends the last part, and those before it.
func (s *sheet) end() error {
	last := columnLetters(len(s.columns) - 1)
	for _, p := range s.parts {
		fmt.Fprintf(p.out, `</sheetData><autoFilter ref="A1:%s%d"/></worksheet>`, last, p.rows)
		if err := errors.Join(p.out.Flush(), p.zip.Close(), p.packed.Flush()); err != nil {
			return err
		}
	}
	return nil
}

// discard removes the temporary files.
func (s *sheet) discard() error {
	var errs []error
	for _, p := range s.parts {
		errs = append(errs, p.file.Close(), os.Remove(p.file.Name()))
	}
	s.parts = nil
	return errors.Join(errs...)
}

// workbookMark is an extra field of the files that are the same in all workbooks, by which ingest knows them: an id of two bytes, the
// length of the rest as two more, the rest.
const workbookMark = "DL\x08\x00dateline"

// workbookTime is the time of all files, so that the same articles give the same bytes. It is the first that an archive can have.
var workbookTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// writeWorkbook writes the archive.
func writeWorkbook(to io.Writer, parts []*sheetPart) error {
	archive := zip.NewWriter(to)
	var types, sheets, relations strings.Builder
	for i, p := range parts {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, xmlText(p.name), i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, officeRelation, i+1)
	}
	for _, file := range [][2]string{
		{"[Content_Types].xml", fmt.Sprintf(contentTypes, types.String())},
		{"_rels/.rels", fmt.Sprintf(relationFile, `<Relationship Id="rId1" Type="`+officeRelation+`/officeDocument" Target="xl/workbook.xml"/>`)},
		{"xl/workbook.xml", fmt.Sprintf(workbookFile, sheets.String())},
		{"xl/_rels/workbook.xml.rels", fmt.Sprintf(relationFile, relations.String()+fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(parts)+1, officeRelation))},
		{"xl/styles.xml", stylesFile},
	} {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: file[0], Method: zip.Deflate, Modified: workbookTime, Extra: []byte(workbookMark)})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, xmlHeader+file[1]); err != nil {
			return err
		}
	}
	for i, p := range parts {
		if err := p.copyTo(archive, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)); err != nil {
			return err
		}
	}
	return archive.Close()
}

// copyTo copies the compressed sheet into the archive.
func (p *sheetPart) copyTo(archive *zip.Writer, name string) error {
	packed, err := p.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	if _, err := p.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: p.sum.Sum32(), UncompressedSize64: p.size, CompressedSize64: uint64(packed)}
	header.SetModTime(workbookTime) //lint:ignore SA1019 CreateRaw does not write the field Modified
	w, err := archive.CreateRaw(header)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, p.file)
	return err
}

const officeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
	`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>%s</Types>`

const relationFile = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`

const workbookFile = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + officeRelation + `"><sheets>%s</sheets></workbook>`

// stylesFile has the usual style, and a bold one for headers.
const stylesFile = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
