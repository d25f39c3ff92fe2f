package emit

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/extract/record"
)

// TestTimeML holds that the text without its elements is the text of the article, and that each date is an element.
func TestTimeML(t *testing.T) {
	for _, name := range []string{"istanbul.txt", "takeover.html", "harbor.txt"} {
		doc := sample(t, name)
		doc.Text = strings.Replace(doc.Text, "the", "<&>", 1) // as long
		text := written(t, "timeml", Options{}, doc)
		ids, inside, dec := map[string]bool{}, 0, xml.NewDecoder(strings.NewReader(text))
		var plain strings.Builder
		for {
			token, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				if token.Name.Local == "TEXT" || inside > 0 {
					inside++
				}
				if token.Name.Local == "TIMEX3" {
					checkTimex(t, token, ids)
				}
			case xml.EndElement:
				inside = max(0, inside-1)
			case xml.CharData:
				if inside > 0 {
					plain.Write(token)
				}
			}
		}
		if plain.String() != doc.Text {
			t.Errorf("%s: the text is another one", name)
		}
		if len(ids) != len(doc.Dates)+1 {
			t.Errorf("%s: %d elements of %d dates", name, len(ids), len(doc.Dates))
		}
	}
}

// checkTimex checks the attributes of an element; it must be anchored to one that there is.
func checkTimex(t *testing.T, e xml.StartElement, ids map[string]bool) {
	t.Helper()
	attrs := map[string]string{}
	for _, a := range e.Attr {
		attrs[a.Name.Local] = a.Value
	}
	id, anchor := attrs["tid"], attrs["anchorTimeID"]
	if ids[id] || attrs["type"] == "" || attrs["value"] == "" || (anchor != "") != (attrs["temporalFunction"] == "true") {
		t.Errorf("got %v", attrs)
	}
	ids[id] = true
	if id == "t0" && attrs["functionInDocument"] != "CREATION_TIME" {
		t.Errorf("got %v", attrs)
	}
}

func TestTimeMLWithoutDates(t *testing.T) {
	want := "<DOCID>a&amp;b</DOCID>\n<TEXT>x</TEXT>\n</TimeML>\n"
	if got := written(t, "timeml", Options{}, document.New(document.Meta{ID: "a&b"}, "x", nil)); !strings.HasSuffix(got, want) {
		t.Errorf("got %s", got)
	}
}

// TestTools holds that the labels of Label Studio and doccano have the words that they mark, counted in code points.
func TestTools(t *testing.T) {
	for _, name := range []string{"istanbul.txt", "takeover.html", "harbor.txt"} {
		doc := sample(t, name)
		var tasks []struct {
			Predictions []struct {
				Result []struct {
					ID, Type string
					FromID   string `json:"from_id"`
					ToID     string `json:"to_id"`
					Value    labelStudioValue
				}
			}
			Data labelStudioData
		}
		if err := json.Unmarshal([]byte(written(t, "labelstudio", Options{}, doc, doc)), &tasks); err != nil || len(tasks) != 2 {
			t.Fatal(len(tasks), err)
		}
		var line struct {
			doccanoHead
			Label     [][3]any
			Entities  []doccanoEntity
			Relations []doccanoRelation
		}
		if err := json.Unmarshal([]byte(written(t, "doccano", Options{}, doc)), &line); err != nil {
			t.Fatal(err)
		}
		text, regions := []rune(doc.Text), map[string]bool{}
		for i, r := range tasks[1].Predictions[0].Result {
			if r.Type == "relation" {
				if !regions[r.FromID] || !regions[r.ToID] {
					t.Errorf("relation %+v", r)
				}
				continue
			}
			regions[r.ID] = true
			v, e := r.Value, line.Entities[i]
			if got := string(text[v.Start:v.End]); got != v.Text || len(v.Labels) != 1 || tasks[1].Data.Text != doc.Text {
				t.Errorf("%q is not %q", got, v.Text)
			}
			if e.Start != v.Start || e.End != v.End || e.Label != v.Labels[0] || fmt.Sprint(line.Label[i]) != fmt.Sprint([]any{e.Start, e.End, e.Label}) || line.Text != doc.Text {
				t.Errorf("doccano has %+v, Label Studio %+v", e, v)
			}
		}
		if len(regions) != len(line.Entities) || len(line.Relations) != len(tasks[0].Predictions[0].Result)-len(regions) || len(line.Relations) < 3 {
			t.Errorf("%d labels, %d relations", len(line.Entities), len(line.Relations))
		}
	}
}

func TestMarksOfKinds(t *testing.T) {
	doc := sample(t, "harbor.txt")
	count := func(kinds ...record.Kind) (n int) {
		for _, s := range annotationsOf(doc, kinds).labels {
			if s.label == "Date" || s.label == "Quantity" || s.label == "Quote" {
				n++
			}
		}
		return n
	}
	if got := count(record.KindDate); got != len(doc.Dates) {
		t.Errorf("%d dates, want %d", got, len(doc.Dates))
	}
	if all := count(); all <= len(doc.Dates)+len(doc.Quotes) {
		t.Errorf("%d marks", all)
	}
}

// TestNinjs holds that the annotations are an array and that nothing is there that ninjs does not have.
func TestNinjs(t *testing.T) {
	doc := sample(t, "istanbul.txt")
	doc.Meta.Title, doc.Meta.Published = "Talks", "2025-06-02"
	dec := json.NewDecoder(strings.NewReader(written(t, "ninjs", Options{}, doc)))
	dec.DisallowUnknownFields()
	var item struct {
		ninjsItem
		Bodies []ninjsText `json:"bodies"`
	}
	if err := dec.Decode(&item); err != nil {
		t.Fatal(err)
	}
	var annotations []annotation
	if err := json.Unmarshal([]byte(item.Bodies[1].Value), &annotations); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(written(t, "w3c", Options{}, doc), "\n"); n != len(annotations) || n == 0 {
		t.Errorf("%d annotations, want %d", len(annotations), n)
	}
	if item.URI != doc.Meta.URL || item.Headlines[0].Value != "Talks" || item.VersionCreated != "2025-06-02T00:00:00Z" || item.Bodies[0].Value != doc.Text {
		t.Errorf("got %+v", item.ninjsItem)
	}
	if len(item.People) == 0 || len(item.Places) == 0 || item.Places[0].GeoJSON == nil || len(item.Events) == 0 {
		t.Errorf("got %+v", item.ninjsItem)
	}
	empty := written(t, "ninjs", Options{}, document.New(document.Meta{ID: "a"}, "x", nil))
	if !strings.Contains(empty, `"value":"[]"`) {
		t.Errorf("got %s", empty)
	}
}

func TestNinjsTime(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "2025-06-02": "2025-06-02T00:00:00Z", "2025-06-02T10:00": "2025-06-02T10:00:00Z", "2025-06-02T10:00:01": "2025-06-02T10:00:01Z",
		"2025-06-02T10:00Z": "2025-06-02T10:00:00Z", "2025-06-02T10:00+02:00": "2025-06-02T10:00:00+02:00", "2025-06-02T10:00:00-05:00": "2025-06-02T10:00:00-05:00",
	} {
		if got := ninjsTime(given); got != want {
			t.Errorf("%s: got %s, want %s", given, got, want)
		}
	}
}

// sheetXML reads a sheet.
type sheetXML struct {
	Rows []struct {
		Cells []struct {
			At    string `xml:"r,attr"`
			Value string `xml:"v"`
			Text  string `xml:"is>t"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
	Filter struct {
		Ref string `xml:"ref,attr"`
	} `xml:"autoFilter"`
}

func readSheet(t *testing.T, archive *zip.Reader, number int) sheetXML {
	t.Helper()
	f, err := archive.Open(fmt.Sprintf("xl/worksheets/sheet%d.xml", number))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var s sheetXML
	if err := xml.NewDecoder(f).Decode(&s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWorkbook(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	doc := sample(t, "harbor.txt")
	doc.Meta.Title = "=1+1 _x0041_ \x01"
	text := written(t, "xlsx", Options{}, doc, doc)
	if again := written(t, "xlsx", Options{}, doc, doc); again != text {
		t.Error("the bytes differ")
	}
	archive, err := zip.NewReader(bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		checkExtra(t, f)
	}
	acts, numbers := readSheet(t, archive, 1), readSheet(t, archive, 3)
	if len(acts.Rows) != 2*len(doc.Events)+1 || acts.Rows[0].Cells[1].Text != "actors" || acts.Rows[1].Cells[1].Text != "Dock workers" || !strings.HasSuffix(acts.Filter.Ref, fmt.Sprint(len(acts.Rows))) {
		t.Errorf("%d rows: %v, %v", len(acts.Rows), acts.Rows[0], acts.Rows[1])
	}
	if c := numbers.Rows[1].Cells[2]; c.Value != "4.5" || c.At != "C2" {
		t.Errorf("got %+v", c)
	}
	if !strings.Contains(fmt.Sprint(acts.Rows[1]), "=1+1 _x005F_x0041_ \ufffd") {
		t.Errorf("got %v", acts.Rows[1])
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("%d temporary files are left", len(left))
	}
}

// checkExtra holds that a file of an archive has a day, and that its extra fields are as long as they say: programs of other languages
// (Python's zipfile, so openpyxl and pandas) do not open archives in which one is not.
func checkExtra(t *testing.T, f *zip.File) {
	t.Helper()
	if f.Modified.Year() < 1980 {
		t.Errorf("%s is of %v", f.Name, f.Modified)
	}
	for extra := f.Extra; len(extra) > 0; {
		if len(extra) < 4 || len(extra) < 4+int(binary.LittleEndian.Uint16(extra[2:])) {
			t.Errorf("%s: the extra field %q is not as long as it says", f.Name, extra)
			return
		}
		extra = extra[4+int(binary.LittleEndian.Uint16(extra[2:])):]
	}
}

// TestFullSheet continues in another sheet.
func TestFullSheet(t *testing.T) {
	s, err := newSheet("Acts", []sheetColumn{{name: "a"}, {name: "n", number: true}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.discard()
	s.rows = 3
	for i := range 5 {
		if err := s.add([]string{"x", fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.end(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := writeWorkbook(&out, s.parts); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.parts) != 3 || s.parts[2].name != "Acts 3" {
		t.Errorf("%d parts", len(s.parts))
	}
	for i, want := range []int{3, 3, 2} {
		if got := len(readSheet(t, archive, i+1).Rows); got != want {
			t.Errorf("sheet %d: %d rows, want %d", i+1, got, want)
		}
	}
}

func TestSheetCells(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := columnLetters(i); got != want {
			t.Errorf("%d: got %s, want %s", i, got, want)
		}
	}
	for cell, want := range map[string]bool{"1": true, "-2.5": true, "1e3": true, "": false, "x": false, "12345678901234567": false} {
		if got := isNumber(cell); got != want {
			t.Errorf("%q: got %t", cell, got)
		}
	}
	if got := cellText(strings.Repeat("é", maxCell)); len([]rune(got)) != maxCell/2 {
		t.Errorf("%d characters", len([]rune(got)))
	}
}

// TestTimeMLFolder writes a file for each article.
func TestTimeMLFolder(t *testing.T) {
	dir := t.TempDir()
	writeAll(t, "timeml", Options{}, Target{Path: dir}, sample(t, "harbor.txt"), sample(t, "istanbul.txt"))
	for _, name := range []string{"harbor.tml", "istanbul.tml"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}
