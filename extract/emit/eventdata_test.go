package emit

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/extract/record"
)

// rowsOf are the rows of a table with their columns by name.
func rowsOf(t *testing.T, text string, separator rune) []map[string]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes = separator, separator == '\t'
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// find is the first row that has the values.
func findRow(t *testing.T, rows []map[string]string, want map[string]string) map[string]string {
	t.Helper()
	for _, row := range rows {
		if !slices.ContainsFunc(keysOf(want), func(key string) bool { return row[key] != want[key] }) {
			return row
		}
	}
	t.Fatalf("no row has %v", want)
	return nil
}

func keysOf(m map[string]string) (keys []string) {
	for key := range m {
		keys = append(keys, key)
	}
	return keys
}

func TestGDELT(t *testing.T) {
	if len(gdeltColumns) != 58 {
		t.Errorf("%d columns", len(gdeltColumns))
	}
	rows := rowsOf(t, written(t, "gdelt", Options{}, sample(t, "istanbul.txt")), '\t')
	row := findRow(t, rows, map[string]string{"EventCode": "026", "Actor1Code": "UKR", "Actor2Code": "RUS"})
	for column, want := range map[string]string{
		"SQLDATE": "20250602", "MonthYear": "202506", "Year": "2025", "FractionDate": "2025.4164", "Actor1Name": "Ukraine", "Actor1CountryCode": "UKR", "Actor1Type1Code": "",
		"EventBaseCode": "026", "EventRootCode": "02", "QuadClass": "1", "GoldsteinScale": "4.0", "NumMentions": "1", "NumArticles": "1", "AvgTone": "",
		"Actor1Geo_Type": "1", "Actor1Geo_CountryCode": "UP", "Actor2Geo_CountryCode": "RS", "SOURCEURL": "https://kallo.test/istanbul.txt", "IsRootEvent": "0",
	} {
		if row[column] != want {
			t.Errorf("%s: got %q, want %q", column, row[column], want)
		}
	}
	ids := map[string]bool{}
	for _, row := range rows {
		if n, err := strconv.Atoi(row["GLOBALEVENTID"]); err != nil || n < 0 || n >= 1<<53 || ids[row["GLOBALEVENTID"]] {
			t.Errorf("id %s", row["GLOBALEVENTID"])
		}
		ids[row["GLOBALEVENTID"]] = true
	}
	talks := findRow(t, rows, map[string]string{"EventCode": "046", "IsRootEvent": "1"})
	if talks["ActionGeo_Type"] != "4" || talks["ActionGeo_FullName"] != "Istanbul" || talks["ActionGeo_CountryCode"] != "TU" || talks["ActionGeo_FeatureID"] != "" {
		t.Errorf("got %v", talks)
	}
}

func TestGDELTActors(t *testing.T) {
	party := func(name, country, sector string) *record.LineParty {
		p := &record.LineParty{}
		p.Name, p.Country, p.Sector = name, known(country), known(sector)
		return p
	}
	tests := []struct {
		party                      *record.LineParty
		code, country, group, kind string
	}{
		{nil, "", "", "", ""},
		{party("Kenya", "KEN", ""), "KEN", "KEN", "", ""},
		{party("police", "KEN", "COP"), "KENCOP", "KEN", "", "COP"},
		{party("Romanian army", "ROU", "MIL"), "ROMMIL", "ROM", "", "MIL"},
		{party("United Nations", "UNO", "IGO"), "IGOUNO", "", "UNO", "IGO"},
		{party("a charity", "NGO", ""), "NGO", "", "", "NGO"},
		{party("European Union", "EUR", ""), "EUR", "EUR", "", ""},
		{party("a party", "FRA", "PTY"), "FRA", "FRA", "", ""},
		{party("farmers", "", "AGR"), "AGR", "", "", "AGR"},
	}
	for _, tt := range tests {
		row := gdeltActor(tt.party)
		if len(row) != 10 || row[0] != tt.code || row[2] != tt.country || row[3] != tt.group || row[7] != tt.kind {
			t.Errorf("%v: got %q", tt.party, row)
		}
	}
}

// TestGoldsteinOfAllCodes holds that each code that an act can have is on the scale.
func TestGoldsteinOfAllCodes(t *testing.T) {
	if n := len(goldstein()); n != 311 {
		t.Errorf("%d codes", n)
	}
	table, err := os.ReadFile("../event/acts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`(?m)^\t[^\t]*\t[^\t]*\t(\d{2,4})\t`).FindAllSubmatch(table, -1)
	if len(codes) < 50 {
		t.Errorf("%d codes in acts.tsv", len(codes))
	}
	for _, match := range codes {
		code := string(match[1])
		if _, err := strconv.ParseFloat(goldstein()[code], 64); err != nil {
			t.Errorf("%s: %v", code, err)
		}
	}
}

func TestGDELTDates(t *testing.T) {
	g := newGdeltArticle(document.New(document.Meta{}, "", nil))
	for day, want := range map[string]string{
		"":                     "   ",
		"2025-01-01":           "20250101 202501 2025 2025.0027",
		"2014-02-18":           "20140218 201402 2014 2014.1315",
		"2013-12-31T10:00:00Z": "20131231 201312 2013 2013.9890",
		"2013-12":              "   ",
	} {
		g.doc.Meta.Published = day
		got := g.date(&record.ActLine{}, 0)
		if strings.Join(got[1:], " ") != want {
			t.Errorf("%s: got %q, want %s", day, got[1:], want)
		}
	}
}

func TestPloverCSV(t *testing.T) {
	doc := sample(t, "istanbul.txt")
	doc.Meta.Kept = map[string]json.RawMessage{"desk": json.RawMessage(`"=1"`)}
	text := written(t, "plover-csv", Options{Fields: []string{"desk"}, BOM: true}, doc)
	rows := rowsOf(t, strings.TrimPrefix(text, "\ufeff"), ',')
	if n := strings.Count(written(t, "plover", Options{}, doc), "\n"); n != len(rows) || !strings.HasPrefix(text, "\ufeffid,date,") {
		t.Errorf("%d rows of %d events", len(rows), n)
	}
	row := findRow(t, rows, map[string]string{"event_text": "proposed", "recipient_code": "RUS"})
	for column, want := range map[string]string{"event": "REQUEST", "source_code": "UKR", "source_name": "Ukraine", "quad_code": "3", "mode": "meet", "date": "2025-06-02", "cameo": "026", "fields.desk": "'=1"} {
		if row[column] != want {
			t.Errorf("%s: got %q, want %q", column, row[column], want)
		}
	}
}

// TestDyads pairs who acts with whom.
func TestDyads(t *testing.T) {
	parties := func(names ...string) (out []record.LineParty) {
		for _, name := range names {
			p := record.LineParty{}
			p.Name = name
			out = append(out, p)
		}
		return out
	}
	tests := []struct {
		kind               string
		actors, recipients []record.LineParty
		want               string
	}{
		{"proposal", parties("A", "B"), parties("C", "D"), "A>C B>C A>D B>D"},
		{"assault", nil, parties("C"), "?>C"},
		{"assault", parties("A"), nil, "A>?"},
		{"assault", parties("A", "B"), nil, "A>? B>?"},
		{"meeting", parties("A", "B", "C"), nil, "A>B A>C B>C"},
		{"meeting", parties("A", "B"), parties("B"), "A>B"},
		{"protest", nil, nil, "?>?"},
	}
	for _, tt := range tests {
		line := &record.ActLine{Actors: tt.actors, Recipients: tt.recipients}
		line.Type = tt.kind
		var got []string
		for _, d := range dyads(line) {
			pair := []string{"?", "?"}
			for i, p := range []*record.LineParty{d.source, d.target} {
				if p != nil {
					pair[i] = p.Name
				}
			}
			got = append(got, strings.Join(pair, ">"))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: got %q, want %s", tt.kind, got, tt.want)
		}
	}
}

func TestEdges(t *testing.T) {
	doc := sample(t, "istanbul.txt")
	rows := rowsOf(t, written(t, "edges", Options{}, doc, doc, sample(t, "harbor.txt")), ',')
	row := findRow(t, rows, map[string]string{"source": "Ukraine", "target": "Russia", "act": "propose"})
	for column, want := range map[string]string{"weight": "4", "articles": "2", "act_type": "proposal", "polarity": "positive", "source_key": "place/ukraine/UKR", "source_country": "UKR", "target_country": "RUS", "first": "2025-06-02", "last": "2025-06-02"} {
		if row[column] != want {
			t.Errorf("%s: got %q, want %q", column, row[column], want)
		}
	}
}

// TestGraphML holds that the graph is well-formed and that its edges lead from a node to a node.
func TestGraphML(t *testing.T) {
	doc := sample(t, "istanbul.txt")
	doc.Entities[0].Name = "<\x00&>"
	for i := range doc.Events {
		for j := range doc.Events[i].Actors {
			doc.Events[i].Actors[j].Name = "\x01\"<" + doc.Events[i].Actors[j].Name
		}
	}
	var graph struct {
		Nodes []struct {
			ID   string `xml:"id,attr"`
			Data []struct {
				Key  string `xml:"key,attr"`
				Text string `xml:",chardata"`
			} `xml:"data"`
		} `xml:"graph>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
		} `xml:"graph>edge"`
	}
	if err := xml.Unmarshal([]byte(written(t, "graphml", Options{}, doc)), &graph); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]bool{}
	for _, n := range graph.Nodes {
		if nodes[n.ID] || n.Data[0].Key != "label" {
			t.Errorf("node %+v", n)
		}
		nodes[n.ID] = true
	}
	for _, e := range graph.Edges {
		if !nodes[e.Source] || !nodes[e.Target] {
			t.Errorf("edge %+v", e)
		}
	}
	if len(graph.Edges) < 5 || len(nodes) < 5 {
		t.Errorf("%d edges, %d nodes", len(graph.Edges), len(nodes))
	}
}

// TestTallySpills holds that what does not fit into memory is counted as if it did.
func TestTallySpills(t *testing.T) {
	var want string
	for _, limit := range []int{1000, 7, 1} {
		tally := newTally()
		tally.limit = limit
		for i := range 500 {
			key := fmt.Sprint(i * 7 % 31)
			day := fmt.Sprintf("2025-01-%02d", 1+i%28)
			if err := tally.add(&counted{Key: key, Labels: []string{fmt.Sprint(i)}, Weight: i, Articles: 1, First: day, Last: day}); err != nil {
				t.Fatal(err)
			}
			if limit == 1 && i > 100 { // each is a file
				break
			}
		}
		var got strings.Builder
		for c, err := range tally.all() {
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&got, "%+v\n", *c)
		}
		if (len(tally.runs) > 0) != (limit < 31) {
			t.Errorf("limit %d: %d files", limit, len(tally.runs))
		}
		tally.close()
		switch {
		case limit == 1: // counts a part
		case want == "":
			want = got.String()
		case got.String() != want:
			t.Errorf("limit %d: got %s, want %s", limit, got.String(), want)
		}
	}
}

func TestGeoJSON(t *testing.T) {
	var got struct {
		Type     string
		Features []geoFeature
	}
	text := written(t, "geojson", Options{}, sample(t, "istanbul.txt"), sample(t, "harbor.txt"), sample(t, "istanbul.txt"))
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	f := got.Features[0]
	if got.Type != "FeatureCollection" || len(got.Features)%2 != 0 || f.Properties.Place != "Istanbul" || f.Geometry.Coordinates != [2]float64{28.9497, 41.0138} || f.Properties.Act != "negotiate" {
		t.Errorf("got %s", text)
	}
	if err := json.Unmarshal([]byte(written(t, "geojson", Options{})), &got); err != nil || len(got.Features) != 0 {
		t.Errorf("without articles: %v, %v", got, err)
	}
}

// TestXMLText holds that a reader of XML gets the text back, apart from characters that XML cannot hold.
func TestXMLText(t *testing.T) {
	for given, want := range map[string]string{
		"plain": "plain", `a<b>&"c"`: `a<b>&"c"`, "a\r\nb\tc": "a\r\nb\tc", "\x00\x1b\ufffe": "\ufffd\ufffd\ufffd", "\xff": "\ufffd", "日本\U0001f600": "日本\U0001f600", "]]>": "]]>",
	} {
		var got string
		if err := xml.Unmarshal([]byte("<a>"+xmlText(given)+"</a>"), &got); err != nil || got != want {
			t.Errorf("%q: got %q, %v", given, got, err)
		}
		var attr struct {
			B string `xml:"b,attr"`
		}
		if err := xml.Unmarshal([]byte(`<a b="`+xmlText(given)+`"/>`), &attr); err != nil || attr.B != want {
			t.Errorf("%q: got %q, %v", given, attr.B, err)
		}
	}
}

// FuzzXMLText puts anything into XML.
func FuzzXMLText(f *testing.F) {
	f.Add("a<\x00\xff")
	f.Fuzz(func(t *testing.T, s string) {
		dec := xml.NewDecoder(strings.NewReader("<a>" + xmlText(s) + "</a>"))
		for {
			if _, err := dec.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}
