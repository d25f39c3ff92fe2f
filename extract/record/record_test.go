package record_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/record"
)

const (
	offer  = "😀 On Monday Norland’s envoy Ada Roe offered Sudmark 40 wool tents for <3> boats ."
	answer = "“ It is too few ” , said Sudmark ."
)

// sample is a document with one finding of every kind and both the richest and the
// poorest shape of each, made by hand so that no stage can change it.
func sample(t *testing.T) *document.Document {
	t.Helper()
	text := offer + "\n" + answer
	at := func(words string) document.Span {
		i := strings.Index(text, words)
		if i < 0 {
			t.Fatalf("no %q in the text", words)
		}
		return document.Span{Start: i, End: i + len(words)}
	}
	doc := document.New(document.Meta{ID: "a1", Title: "Tents & boats", Authors: []string{"Ida Dahl"}, Published: "2025-03-04"}, text,
		[]document.Block{{Kind: document.Paragraph, Span: at(offer)}, {Kind: document.Quotation, Span: at(answer)}})
	doc.Program, doc.Rules = "0.9.1", "abc"
	for _, m := range regexp.MustCompile(`\S+`).FindAllStringIndex(text, -1) {
		doc.Tokens = append(doc.Tokens, document.Token{Text: text[m[0]:m[1]], Start: int32(m[0])})
	}
	in := func(words string) document.Range { return doc.TokensIn(at(words)) }
	doc.Sentences = []document.Sentence{{Range: in(offer), Block: 0}, {Range: in(answer), Block: 1}}
	addFindings(doc, in, at)
	return doc
}

func addFindings(doc *document.Document, in func(string) document.Range, at func(string) document.Span) {
	forty, three := json.Number("40"), json.Number("3")
	tents, boats := in("wool tents"), in("boats")
	said := in("said")
	sudmark := document.Reference{Range: in("Sudmark ."), Head: in("Sudmark"), Entity: document.None, Name: "Sudmark"}
	envoy := document.Reference{Range: in("Ada Roe"), Head: in("Roe"), Entity: 0, Name: "Ada Roe"}
	doc.Entities = []document.Entity{
		{Kind: document.Person, Name: "Ada Roe", Key: "person/ada-roe/-", Sector: "GOV", Principal: document.None,
			Roles:    []document.Role{{Title: "envoy", Of: "Norland"}, {Title: "poet"}},
			Mentions: []document.EntityMention{{Range: in("Ada Roe"), Form: document.FormName, Rule: "names/person"}}},
		{Kind: document.Place, Name: "Sudmark", Country: "SDM", Location: &document.Location{Latitude: 12.5, Longitude: -3, GeoNames: 7},
			Principal: document.None},
	}
	doc.Dates = []document.Date{
		{Range: in("Monday"), Type: "DATE", Value: "2025-03-03", First: "2025-03-03", Last: "2025-03-03", Anchor: "published",
			AnchorTo: document.None, Rule: "dates/weekday"},
		{Range: in("few"), Type: "DATE", Value: "PAST_REF", Mod: "APPROX", Guessed: true, AnchorTo: 0, Rule: "dates/vague"},
	}
	doc.Quantities = []document.Quantity{
		{Range: in("40 wool tents for <3> boats"), Kind: "exchange", Value: &forty, Bound: "exact",
			Counted: &document.Counted{Range: tents, Lemma: "wool tent"}, About: &tents,
			Pair: []document.Half{{Value: &forty, About: &tents}, {Value: &three, Counted: &document.Counted{Range: boats, Lemma: "boat"}}},
			Rule: "quantities/exchange"},
	}
	doc.Quotes = []document.Quote{
		{Range: in("It is too few"), Kind: "direct", Text: "It is too few", Spans: []document.Span{at("It is too few")}, Speaker: &sudmark,
			Cue: &said, Rule: "quotes/marks"},
	}
	doc.Events = []document.Event{
		{Range: in(offer), Type: "proposal", Act: "offer", Content: "goods", Actors: []document.Reference{envoy},
			Recipients: []document.Reference{sudmark}, Trigger: in("offered"), Theme: &tents,
			Time: &document.Moment{Date: document.None, Value: "2025-03-04", First: "2025-03-04", Last: "2025-03-04"},
			Due:  &document.Moment{Date: 0, Value: "2025-03-03", First: "2025-03-03", Last: "2025-03-03"}, Where: []int{1}, Quantities: []int{0},
			Outcome: "rejected", ResponseTo: document.None, SameAs: document.None, Rule: "proposals/offer",
			Status: document.Status{Polarity: "positive", Tense: "past", Modality: "asserted", AttributedTo: document.None, Quote: document.None},
			Codes:  document.Codes{CAMEO: "030", PLOVER: "AGREE"}},
		{Range: in(answer), Type: "rejection", Act: "refuse", Trigger: in("too"), ResponseTo: 0, SameAs: 0, Rule: "proposals/refuse",
			Status: document.Status{Polarity: "negative", Tense: "present", Modality: "alleged", AttributedTo: 0, Quote: 0}},
	}
}

func encode(t *testing.T, v any) string {
	t.Helper()
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(buf.String())
}

func TestRecordHead(t *testing.T) {
	doc := sample(t)
	doc.Meta.PublishedSource, doc.Meta.Updated, doc.Skipped = document.DateJSONLD, "2025-03-05", document.SkippedLanguage
	doc.Meta.Section, doc.Meta.Tags, doc.Meta.Description, doc.Meta.Image = "Kallo", []string{"tents"}, "In short.", "https://post.test/p.jpg"
	rec := record.New(doc, document.CodePoints)
	rec.Entities, rec.Dates, rec.Quantities, rec.Quotes, rec.Events = nil, nil, nil, nil, nil
	want := `{"schema":"dateline/v1","program":"0.9.1","rules":"abc","id":"a1","url":null,"title":"Tents & boats","authors":["Ida Dahl"],"byline":null,"site":null,"language":null,"published":"2025-03-04",` +
		`"published_source":"json-ld","updated":"2025-03-05","section":"Kallo","tags":["tents"],"description":"In short.","image":"https://post.test/p.jpg","skipped":"language",` +
		`"text":"😀 On Monday Norland’s envoy Ada Roe offered Sudmark 40 wool tents for <3> boats .\n“ It is too few ” , said Sudmark .",` +
		`"blocks":[{"kind":"paragraph","start":0,"end":81},{"kind":"quote","start":82,"end":116}],` +
		`"entities":null,"dates":null,"quantities":null,"quotes":null,"events":null}`
	if got := encode(t, rec); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestRecordFindings(t *testing.T) {
	rec := record.New(sample(t), document.CodePoints)
	tests := []struct {
		name string
		got  any
		want string
	}{
		{"person", rec.Entities[0], `{"id":"E1","kind":"person","name":"Ada Roe","key":"person/ada-roe/-","roles":[{"title":"envoy","of":"Norland"},{"title":"poet","of":null}],"country":null,"sector":"GOV","latitude":null,"longitude":null,"geonames":null,"region":null,` +
			`"mentions":[{"start":28,"end":35,"text":"Ada Roe","form":"name","rule":"names/person"}]}`},
		{"bare place", rec.Entities[1], `{"id":"E2","kind":"place","name":"Sudmark","key":null,"roles":[],"country":"SDM","sector":null,"latitude":12.5,"longitude":-3,"geonames":7,"region":null,"mentions":[]}`},
		{"date from published", rec.Dates[0],
			`{"id":"D1","type":"DATE","text":"Monday","start":5,"end":11,"value":"2025-03-03","first":"2025-03-03","last":"2025-03-03",` +
				`"certain":true,"mod":null,"quant":null,"freq":null,"anchor":"published","rule":"dates/weekday"}`},
		{"date from date", rec.Dates[1],
			`{"id":"D2","type":"DATE","text":"few","start":94,"end":97,"value":"PAST_REF","first":null,"last":null,` +
				`"certain":false,"mod":"APPROX","quant":null,"freq":null,"anchor":"D1","rule":"dates/vague"}`},
		{"exchange", rec.Quantities[0], `{"id":"Q1","kind":"exchange","text":"40 wool tents for <3> boats","start":52,"end":79,"value":40,"low":null,"high":null,"bound":"exact","change":null,"role":null,"unit":null,"unit_text":null,"unit_from":null,"normalized":null,` +
			`"counted":{"text":"wool tents","lemma":"wool tent","start":55,"end":65},"about":{"text":"wool tents","start":55,"end":65},` +
			`"pair":[{"side":null,"value":40,"counted":null,"about":{"text":"wool tents","start":55,"end":65}},{"side":null,"value":3,"counted":{"text":"boats","lemma":"boat","start":74,"end":79},"about":null}],"linked":[],"rule":"quantities/exchange"}`},
		{"quote", rec.Quotes[0], `{"id":"S1","kind":"direct","text":"It is too few","start":84,"end":97,"spans":[[84,97]],` +
			`"speaker":{"entity":null,"name":"Sudmark","text":"Sudmark .","start":107,"end":116},"cue":{"text":"said","start":102,"end":106},` +
			`"manner":null,"relation":"speech","polarity":"positive","modality":"asserted","addressee":null,"rule":"quotes/marks"}`},
		{"offer", rec.Events[0], `{"id":"V1","type":"proposal","act":"offer","content":"goods","actors":[{"entity":"E1","name":"Ada Roe","text":"Ada Roe","start":28,"end":35,"head":"Roe","country":null,"sector":"GOV","role":"envoy","role_of":"Norland"}],` +
			`"recipients":[{"entity":null,"name":"Sudmark","text":"Sudmark .","start":107,"end":116,"head":"Sudmark","country":null,"sector":null,"role":null,"role_of":null}],"trigger":{"text":"offered","start":36,"end":43},"theme":{"text":"wool tents","start":55,"end":65},` +
			`"time":{"date":null,"value":"2025-03-04","first":"2025-03-04","last":"2025-03-04","basis":"article"},"due":{"date":"D1","value":"2025-03-03","first":"2025-03-03","last":"2025-03-03"},"where":["E2"],"quantities":["Q1"],"status":{"polarity":"positive","tense":"past","modality":"asserted","attributed_to":null,"quote":null},` +
			`"outcome":"rejected","response_to":null,"same_as":null,"confidence":0,"codes":{"cameo":"030","plover":"AGREE","mode":null,"quad":null},"sentence":{"start":0,"end":81},"rule":"proposals/offer"}`},
		{"answer", rec.Events[1], `{"id":"V2","type":"rejection","act":"refuse","content":null,"actors":[],"recipients":[],"trigger":{"text":"too","start":90,"end":93},"theme":null,` +
			`"time":null,"due":null,"where":[],"quantities":[],"status":{"polarity":"negative","tense":"present","modality":"alleged","attributed_to":"E1","quote":"S1"},` +
			`"outcome":null,"response_to":"V1","same_as":"V1","confidence":0,"codes":{"cameo":null,"plover":null,"mode":null,"quad":null},"sentence":{"start":82,"end":116},"rule":"proposals/refuse"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := encode(t, tt.got); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestRecordUnits(t *testing.T) {
	for unit, want := range map[document.Unit]record.Span{
		document.CodePoints: {Start: 28, End: 35},
		document.UTF16:      {Start: 29, End: 36},
		document.UTF8:       {Start: 33, End: 40},
	} {
		if got := record.New(sample(t), unit).Entities[0].Mentions[0].Span; got != want {
			t.Errorf("%s: got %v, want %v", unit, got, want)
		}
	}
}

func TestRecordOfNothing(t *testing.T) {
	got := encode(t, record.New(document.New(document.Meta{}, "", nil), document.UTF8))
	want := `{"schema":"dateline/v1","program":null,"rules":null,"id":null,"url":null,"title":null,"authors":[],"byline":null,"site":null,"language":null,"published":null,` +
		`"published_source":null,"updated":null,"section":null,"tags":[],"description":null,"image":null,"skipped":null,"text":"","blocks":[],"entities":[],"dates":[],"quantities":[],"quotes":[],"events":[]}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestRecordNumbersThatJSONLacks(t *testing.T) {
	for number, written := range map[json.Number]bool{
		"1e999": false, "+5": false, ".5": false, "5.": false, "007": false, "1e": false, "": false, "true": false, `"5"`: false, "NaN": false,
		"5": true, "-0.50": true, "1e10": true,
	} {
		doc := sample(t)
		doc.Quantities[0].High = &number
		if rec := record.New(doc, document.UTF8); (rec.Quantities[0].High != nil) != written {
			t.Errorf("%q is written: %t", number, !written)
		}
	}
}

func TestLines(t *testing.T) {
	article := `"article":{"id":"a1","url":null,"title":"Tents & boats","published":"2025-03-04"},`
	first := `"sentence":{"text":"😀 On Monday Norland’s envoy Ada Roe offered Sudmark 40 wool tents for <3> boats .","start":0,"end":81}`
	second := `"sentence":{"text":"“ It is too few ” , said Sudmark .","start":82,"end":116}`
	sudmark := `{"name":"Sudmark","key":null,"kind":null,"country":null,"sector":null,"role":null,"role_of":null,"text":"Sudmark .","start":107,"end":116}`
	amount := `"value":40,"low":null,"high":null,"bound":"exact","change":null,"role":null,"unit":null,"unit_text":null,"unit_from":null,"normalized":null,`
	want := []string{
		`{"schema":"dateline/v1","kind":"date","program":"0.9.1","rules":"abc","id":"D1",` + article + `"type":"DATE","text":"Monday","start":5,"end":11,"value":"2025-03-03","first":"2025-03-03","last":"2025-03-03",` +
			`"certain":true,"mod":null,"quant":null,"freq":null,"anchor":"published",` + first + `,"rule":"dates/weekday"}`,
		`{"schema":"dateline/v1","kind":"act","program":"0.9.1","rules":"abc","id":"V1",` + article + `"type":"proposal","act":"offer","content":"goods",` +
			`"actors":[{"name":"Ada Roe","key":"person/ada-roe/-","kind":"person","country":null,"sector":"GOV","role":"envoy","role_of":"Norland","text":"Ada Roe","start":28,"end":35,"head":"Roe"}],"recipients":[` + strings.TrimSuffix(sudmark, "}") + `,"head":"Sudmark"}],` +
			`"trigger":{"text":"offered","start":36,"end":43},"theme":{"text":"wool tents","start":55,"end":65},` +
			`"time":{"text":null,"start":null,"end":null,"value":"2025-03-04","first":"2025-03-04","last":"2025-03-04","basis":"article"},"due":{"text":"Monday","start":5,"end":11,"value":"2025-03-03","first":"2025-03-03","last":"2025-03-03"},"where":["Sudmark"],` +
			`"quantities":[{"type":"exchange","text":"40 wool tents for <3> boats","start":52,"end":79,` + amount + `"counted":"wool tent"}],` +
			`"status":{"polarity":"positive","tense":"past","modality":"asserted","attributed_to":null,"quote":null},"outcome":"rejected","response_to":null,"same_as":null,"confidence":0,` +
			`"codes":{"cameo":"030","plover":"AGREE","mode":null,"quad":null},` + first + `,"rule":"proposals/offer"}`,
		`{"schema":"dateline/v1","kind":"quantity","program":"0.9.1","rules":"abc","id":"Q1",` + article + `"type":"exchange","text":"40 wool tents for <3> boats","start":52,"end":79,` + amount +
			`"counted":{"text":"wool tents","lemma":"wool tent","start":55,"end":65},"about":{"text":"wool tents","start":55,"end":65},` +
			`"pair":[{"side":null,"value":40,"counted":null,"about":{"text":"wool tents","start":55,"end":65}},{"side":null,"value":3,"counted":{"text":"boats","lemma":"boat","start":74,"end":79},"about":null}],"linked":[],` + first + `,"rule":"quantities/exchange"}`,
		`{"schema":"dateline/v1","kind":"statement","program":"0.9.1","rules":"abc","id":"S1",` + article + `"type":"direct","text":"It is too few","start":84,"end":97,"spans":[[84,97]],"speaker":` + sudmark + `,` +
			`"cue":{"text":"said","start":102,"end":106},"manner":null,"relation":"speech","polarity":"positive","modality":"asserted","addressee":null,` + second + `,"rule":"quotes/marks"}`,
		`{"schema":"dateline/v1","kind":"act","program":"0.9.1","rules":"abc","id":"V2",` + article + `"type":"rejection","act":"refuse","content":null,"actors":[],"recipients":[],` +
			`"trigger":{"text":"too","start":90,"end":93},"theme":null,"time":null,"due":null,"where":[],"quantities":[],` +
			`"status":{"polarity":"negative","tense":"present","modality":"alleged","attributed_to":"Ada Roe","quote":"It is too few"},"outcome":null,` +
			`"response_to":{"id":"V1","act":"offer","text":"offered","sentence":"😀 On Monday Norland’s envoy Ada Roe offered Sudmark 40 wool tents for <3> boats ."},"same_as":"V1","confidence":0,` +
			`"codes":{"cameo":null,"plover":null,"mode":null,"quad":null},` + second + `,"rule":"proposals/refuse"}`,
		`{"schema":"dateline/v1","kind":"date","program":"0.9.1","rules":"abc","id":"D2",` + article + `"type":"DATE","text":"few","start":94,"end":97,"value":"PAST_REF","first":null,"last":null,` +
			`"certain":false,"mod":"APPROX","quant":null,"freq":null,"anchor":"Monday",` + second + `,"rule":"dates/vague"}`,
	}
	got := record.Lines(sample(t), document.CodePoints)
	if len(got) != len(want) {
		t.Fatalf("got %d lines, want %d", len(got), len(want))
	}
	for i := range want {
		if line := encode(t, got[i]); line != want[i] {
			t.Errorf("line %d\ngot  %s\nwant %s", i, line, want[i])
		}
	}
}

func TestKeptFields(t *testing.T) {
	doc := sample(t)
	doc.Meta.Kept = map[string]json.RawMessage{"z": json.RawMessage(`"<b>"`), "a": json.RawMessage(`[1, 2]`)}
	const want = `"fields":{"a":[1,2],"z":"<b>"}`
	if got := encode(t, record.New(doc, document.UTF8)); !strings.Contains(got, want+`,"text"`) {
		t.Errorf("no %s in %s", want, got)
	}
	if got := encode(t, record.Lines(doc, document.UTF8)[0]); !strings.Contains(got, want+`},"type"`) {
		t.Errorf("no %s in %s", want, got)
	}
}

func TestLinesOfKinds(t *testing.T) {
	for _, line := range record.Lines(sample(t), document.UTF8, record.KindDate, record.KindAct) {
		switch line.(type) {
		case *record.ActLine, *record.DateLine:
		default:
			t.Errorf("unwanted line %T", line)
		}
	}
	if n := len(record.Lines(sample(t), document.UTF8, record.KindStatement)); n != 1 {
		t.Errorf("got %d statements, want 1", n)
	}
}

// TestBeliefsAndIntentionsAreKinds checks that what people believe or intend is a line only if it is asked for.
func TestBeliefsAndIntentionsAreKinds(t *testing.T) {
	for relation, want := range map[string]record.Kind{
		"": record.KindStatement, "speech": record.KindStatement, "belief": record.KindBelief, "intention": record.KindIntention,
	} {
		doc := sample(t)
		doc.Quotes[0].Relation = relation
		for _, kind := range []record.Kind{record.KindStatement, record.KindBelief, record.KindIntention} {
			lines := record.Lines(doc, document.UTF8, kind)
			if got := len(lines) == 1; got != (kind == want) {
				t.Errorf("relation %q: %d lines of kind %s", relation, len(lines), kind)
			}
			for _, line := range lines {
				if s := line.(*record.StatementLine); s.Kind != kind {
					t.Errorf("relation %q: the line has kind %s", relation, s.Kind)
				}
			}
		}
		usual := slices.ContainsFunc(record.Lines(doc, document.UTF8), func(l record.Line) bool { _, ok := l.(*record.StatementLine); return ok })
		if usual != (want == record.KindStatement) {
			t.Errorf("relation %q: written without being chosen: %v", relation, usual)
		}
	}
}

// TestEntityLines holds that entities are lines of their own where they are asked for, and only there.
func TestEntityLines(t *testing.T) {
	for _, line := range record.Lines(sample(t), document.UTF8) {
		if _, ok := line.(*record.EntityLine); ok {
			t.Error("an entity among the usual lines")
		}
	}
	lines := record.Lines(sample(t), document.UTF8, record.KindEntity)
	if len(lines) != 2 {
		t.Fatalf("got %d lines of entities, want 2", len(lines))
	}
	got := encode(t, lines[slices.IndexFunc(lines, func(l record.Line) bool { return l.(*record.EntityLine).Name == "Ada Roe" })])
	for _, want := range []string{`"kind":"entity"`, `"type":"person","key":"person/ada-roe/-","name":"Ada Roe"`,
		`"roles":[{"title":"envoy","of":"Norland"},{"title":"poet","of":null}]`, `"text":"Ada Roe"`, `"mentions":[{`,
		`"sentence":{"text":"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

// TestLinesInOrder has findings of every kind begin at the same token.
func TestLinesInOrder(t *testing.T) {
	doc := sample(t)
	at := doc.Events[0].Trigger
	doc.Dates[0].Range, doc.Quantities[0].Range, doc.Quotes[0].Range = at, at, at
	var got []string
	for _, line := range record.Lines(doc, document.UTF8) {
		got = append(got, encode(t, line)[len(`{"schema":"dateline/v1","kind":"`):][:3])
	}
	if want := "act sta dat qua act dat"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestSampleIsValid(t *testing.T) {
	for _, format := range emit.SchemaNames() {
		schema := compile(t, format)
		enc, err := emit.New(format, emit.Options{})
		if err != nil {
			t.Fatal(err)
		}
		piece, err := enc.Encode(sample(t))
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(piece.([]byte)) {
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(v); err != nil {
				t.Errorf("%s: %v\n%s", format, err, line)
			}
		}
	}
}

func compile(t *testing.T, format string) *jsonschema.Schema {
	t.Helper()
	text, err := emit.Schema(format)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("dateline.json", v); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("dateline.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
