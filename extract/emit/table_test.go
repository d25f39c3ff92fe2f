package emit

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
	"dateline/extract/record"
)

// sample is an article of testdata with everything found in it.
func sample(t testing.TB, name string) *document.Document {
	t.Helper()
	data, err := os.ReadFile("../../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := x.Extract(t.Context(), document.Raw{Meta: document.Meta{ID: name, URL: "https://kallo.test/" + name}, Body: data})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTable(t *testing.T) {
	doc := sample(t, "istanbul.txt")
	text := written(t, "csv", Options{Kinds: []record.Kind{record.KindAct}}, doc)
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(doc.Events)+1 || !slices.Equal(rows[0], columnNames[:]) {
		t.Fatalf("%d rows, header %q", len(rows), rows[0])
	}
	i := slices.IndexFunc(rows, func(r []string) bool { return r[colText] == "proposed" })
	want := map[column]string{
		colURL: "https://kallo.test/istanbul.txt", colKind: "act", colAct: "propose", colContent: "meeting",
		colActors: "Ukraine", colActorCountries: "UKR", colRecipients: "Russia", colText: "proposed", colStart: "1089",
		colDueFirst: "2025-06-20", colDueLast: "2025-06-30", colOutcome: "rejected", colCAMEO: "026",
	}
	want[colStart] = "1097"
	for at, value := range want {
		if got := rows[i][at]; got != value {
			t.Errorf("%s: got %q, want %q", columnNames[at], got, value)
		}
	}
}

func TestTableOfEntities(t *testing.T) {
	text := written(t, "csv", Options{Kinds: []record.Kind{record.KindEntity}}, sample(t, "istanbul.txt"))
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(rows, func(r []string) bool { return r[colKey] == "place/ukraine/UKR" })
	if i < 0 {
		t.Fatalf("no row of Ukraine in %q", rows)
	}
	for at, want := range map[column]string{colKind: "entity", colType: "place", colName: "Ukraine", colCountry: "UKR", colLatitude: "48.3799", colLongitude: "31.1682"} {
		if got := rows[i][at]; got != want {
			t.Errorf("%s: got %q, want %q", columnNames[at], got, want)
		}
	}
}

// TestColumnsAreStable holds the order that scripts count on: columns are added at the end.
func TestColumnsAreStable(t *testing.T) {
	const want = "url,article,title,published,kind,id,type,act,content,actors,actor_countries,actor_sectors,recipients,recipient_countries,recipient_sectors,text,start,end,theme," +
		"time,time_basis,first,last,due,due_first,due_last,where,quantities,speaker,speaker_role,speaker_role_of,speaker_country,speaker_sector,addressee,cue,date,certain," +
		"value,low,high,bound,change,unit,counted,about,polarity,tense,modality,attributed_to,outcome,response_to,same_as,confidence,cameo,plover,mode,quad," +
		"sentence,sentence_start,sentence_end,rule,program,rules,actor_keys,recipient_keys,speaker_key,key,name,role,role_of,country,sector,latitude,longitude,geonames,region,mentions"
	got := strings.Join(columnNames[:], ",")
	if !strings.HasPrefix(got+",", want+",") {
		t.Errorf("the columns have changed:\n%s", got)
	}
}

func TestTableHeader(t *testing.T) {
	if got := written(t, "csv", Options{}); got != strings.Join(columnNames[:], ",")+"\n" {
		t.Errorf("without articles: %q", got)
	}
	got := written(t, "tsv", Options{BOM: true, Fields: []string{"desk", "a\tb"}})
	if !strings.HasPrefix(got, "\ufeffurl\tarticle\t") || !strings.HasSuffix(got, "\tmentions\tfields.desk\tfields.a b\n") {
		t.Errorf("got %q", got)
	}
}

func TestKeptFieldsAreColumns(t *testing.T) {
	doc := sample(t, "istanbul.txt")
	doc.Meta.Kept = map[string]json.RawMessage{"desk": json.RawMessage(`"=world, \"late\""`), "tags": json.RawMessage(`["a"]`)}
	text := written(t, "csv", Options{Fields: []string{"desk", "gone", "tags"}}, doc)
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := rows[1][columns:]; !slices.Equal(got, []string{`'=world, "late"`, "", `["a"]`}) {
		t.Errorf("got %q", got)
	}
}

func TestCell(t *testing.T) {
	csv, tsv := &tabular{separator: ','}, &tabular{separator: '\t'}
	tests := []struct{ in, csv, tsv string }{
		{"", "", ""}, {"plain", "plain", "plain"}, {"'tis", "'tis", "'tis"},
		{"=1+1", "'=1+1", "'=1+1"}, {"+1", "'+1", "'+1"}, {"-1", "'-1", "'-1"}, {"@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "'\t=1", " =1"}, {"\r=1", "'\r=1", " =1"}, {"'=1", "''=1", "''=1"},
		{"＝1+1", "'＝1+1", "'＝1+1"}, {"＋1", "'＋1", "'＋1"}, {"－1", "'－1", "'－1"}, {"＠SUM(A1)", "'＠SUM(A1)", "'＠SUM(A1)"}, {"'＝1", "''＝1", "''＝1"},
		{"１＝１", "１＝１", "１＝１"}, {"！", "！", "！"}, {"'", "'", "'"},
		{"a\tb\r\nc\nd", "a\tb\r\nc\nd", "a b c d"}, {"\xff", "\ufffd", "\ufffd"}, {"a=b", "a=b", "a=b"},
	}
	for _, tt := range tests {
		if got := csv.cell(tt.in); got != tt.csv {
			t.Errorf("csv %q: got %q, want %q", tt.in, got, tt.csv)
		}
		if got := tsv.cell(tt.in); got != tt.tsv {
			t.Errorf("tsv %q: got %q, want %q", tt.in, got, tt.tsv)
		}
	}
}

// FuzzCell holds that no cell begins as a formula, and that the text can be had back.
func FuzzCell(f *testing.F) {
	for _, s := range []string{"=1", "＝1", "''+", "-", "a,b\n\"c\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tab := &tabular{separator: ','}
		cell := tab.cell(s)
		if cell != "" && strings.ContainsRune(formulaSigns, []rune(cell)[0]) {
			t.Fatalf("%q begins as a formula", cell)
		}
		back := cell
		if at := strings.TrimLeft(cell, "'"); at != cell && at != "" && strings.ContainsRune(formulaSigns, []rune(at)[0]) {
			back = cell[1:]
		}
		if back != strings.ToValidUTF8(s, "\ufffd") {
			t.Fatalf("%q came back as %q", s, back)
		}
	})
}
