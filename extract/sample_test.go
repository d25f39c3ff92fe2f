package extract

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/extract/document"
)

// The sample article must give what the tables of this file have, whatever its golden file says.

func sample(t *testing.T) *document.Document {
	t.Helper()
	data, err := os.ReadFile("../testdata/istanbul.txt")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extractor(t).Extract(t.Context(), document.Raw{Body: data})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestSampleMetadata(t *testing.T) {
	doc := sample(t)
	if doc.Meta.Published != "2025-06-02" {
		t.Errorf("published %q", doc.Meta.Published)
	}
	if !strings.HasPrefix(doc.Text, "Ukraine and Russia held") {
		t.Errorf("the text begins with %.40q", doc.Text)
	}
	for text, kind := range map[string]document.BlockKind{
		"Umerov shared details of negotiations with Russia in Istanbul": document.Heading,
		"Rustem Umerov Minister of Defense of Ukraine":                  document.Attribution,
	} {
		if !slices.ContainsFunc(doc.Blocks, func(b document.Block) bool { return b.Kind == kind && doc.Slice(b.Span) == text }) {
			t.Errorf("no block %s %q", kind, text)
		}
	}
}

func TestSamplePeople(t *testing.T) {
	doc := sample(t)
	for _, want := range []struct {
		name, country string
		kind          document.EntityKind
		roles         []string // "title/of"
		mentions      []string
	}{
		{"Rustem Umerov", "", document.Person, []string{"Minister of Defense/Ukraine", "head/Ukrainian delegation"},
			[]string{"Umerov", "him", "Rustem Umerov"}},
		{"Volodymyr Zelenskyy", "", document.Person, []string{"President/Ukraine"}, []string{"Zelenskyy"}},
		{"Vladimir Putin", "", document.Person, []string{"President/Russia"}, []string{"Putin"}},
		{"Medinsky", "", document.Person, nil, nil},
		{"Ukraine", "UKR", document.Place, nil, []string{"the Ukrainian side"}},
		{"Russia", "RUS", document.Place, nil, []string{"Russian Federation", "the Russians"}},
		{"Istanbul", "", document.Place, nil, nil},
		{"Ukrainian Foreign Ministry", "", document.Organization, nil, nil},
	} {
		i := slices.IndexFunc(doc.Entities, func(e document.Entity) bool { return e.Name == want.name })
		if i < 0 {
			t.Errorf("%s is not found", want.name)
			continue
		}
		e := doc.Entities[i]
		if e.Kind != want.kind || want.country != "" && e.Country != want.country {
			t.Errorf("%s is %s of country %q", e.Name, e.Kind, e.Country)
		}
		for _, r := range want.roles {
			title, of, _ := strings.Cut(r, "/")
			if !slices.ContainsFunc(e.Roles, func(x document.Role) bool { return x.Title == title && x.Of == of }) {
				t.Errorf("%s is not %s: %+v", e.Name, r, e.Roles)
			}
		}
		for _, m := range want.mentions {
			if !slices.ContainsFunc(e.Mentions, func(x document.EntityMention) bool { return mentions(doc, x.Range, m) }) {
				t.Errorf("%s is not mentioned as %q", e.Name, m)
			}
		}
	}
	for _, e := range doc.Entities {
		if slices.Contains([]string{"Focus", "Yes", "Defense"}, e.Name) {
			t.Errorf("%s is no entity", e.Name)
		}
	}
	head := entityOver(doc, "The head of the Russian delegation")
	if head == document.None || doc.Entities[head].Kind != document.Person || doc.Entities[head].Name == "Medinsky" {
		t.Errorf("the head of the Russian delegation is entity %d", head)
	}
	if entityOver(doc, "Ukrainian officials") == document.None {
		t.Error("Ukrainian officials are no entity")
	}
}

// mentions compares the words of a range, with or without an article.
func mentions(doc *document.Document, r document.Range, want string) bool {
	bare := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return bare(doc.Words(r)) == bare(want)
}

func entityOver(doc *document.Document, words string) int {
	return slices.IndexFunc(doc.Entities, func(e document.Entity) bool {
		return slices.ContainsFunc(e.Mentions, func(m document.EntityMention) bool { return mentions(doc, m.Range, words) })
	})
}

func TestSampleDates(t *testing.T) {
	doc := sample(t)
	for _, want := range []document.Date{
		{Type: "DATE", Value: "2025-06-02"},
		{Type: "DATE", Value: "FUTURE_REF"},
		{Type: "DATE", Value: "FUTURE_REF"},
		{Type: "DATE", Value: "2025-06-20/2025-06-30", First: "2025-06-20", Last: "2025-06-30"},
		{Type: "DATE", Value: "2025-06", Mod: "END"},
		{Type: "DURATION", Value: "P2D/P3D"},
		{Type: "DURATION", Value: "P1W"},
	} {
		if !slices.ContainsFunc(doc.Dates, func(d document.Date) bool {
			return d.Type == want.Type && d.Value == want.Value && (want.First == "" || d.First == want.First && d.Last == want.Last) &&
				(want.Mod == "" || d.Mod == want.Mod)
		}) {
			t.Errorf("no date %+v", want)
		}
	}
	for i, text := range []string{"June 2", "soon", "later", "June 20 to 30", "the end of this month", "two to three days", "a week"} {
		if i >= len(doc.Dates) || doc.Words(doc.Dates[i].Range) != text {
			t.Errorf("date %d is not %q", i+1, text)
		}
	}
	if len(doc.Dates) != 7 {
		t.Errorf("%d dates", len(doc.Dates))
	}
	for _, d := range doc.Dates {
		if d.Mod == "END" && (d.Last != "2025-06-30" || d.First <= "2025-06-15") {
			t.Errorf("the end of the month is %s to %s", d.First, d.Last)
		}
	}
}

func TestSampleQuantities(t *testing.T) {
	doc := sample(t)
	find := func(text string) *document.Quantity {
		for i := range doc.Quantities {
			if strings.Contains(doc.Words(doc.Quantities[i].Range), text) {
				return &doc.Quantities[i]
			}
		}
		t.Errorf("no quantity %q", text)
		return &document.Quantity{}
	}
	for _, want := range []struct {
		text, kind, bound, counted string
		value                      json.Number
	}{
		{"second", "ordinal", "", "", "2"},
		{"25", "age", "less-than", "", "25"},
		{"two", "count", "", "part", "2"},
	} {
		q := find(want.text)
		if q.Kind != want.kind || q.Value == nil || *q.Value != want.value || want.bound != "" && q.Bound != want.bound {
			t.Errorf("%q is %+v", want.text, q)
		}
		if want.counted != "" && (q.Counted == nil || q.Counted.Lemma != want.counted) {
			t.Errorf("%q counts %+v", want.text, q.Counted)
		}
	}
	seconds := 0
	for _, q := range doc.Quantities {
		if q.Kind == "ordinal" && q.Value != nil && *q.Value == "2" {
			seconds++
		}
	}
	if seconds != 2 {
		t.Errorf("%d ordinals of 2: second round and second part", seconds)
	}
	x := find("6,000 for 6,000")
	if x.Kind != "exchange" || len(x.Pair) != 2 {
		t.Fatalf("the exchange is %+v", x)
	}
	for _, half := range x.Pair {
		if half.Value == nil || *half.Value != "6000" || half.Counted == nil || half.Counted.Lemma != "body" {
			t.Errorf("a side is %+v", half)
		}
		if half.About == nil || !strings.HasSuffix(doc.Words(*half.About), "deceased Ukrainian and Russian soldiers") {
			t.Errorf("a side is of %v", half.About)
		}
	}
	for _, q := range doc.Quantities {
		for _, d := range doc.Dates {
			if q.Range.Overlaps(d.Range) {
				t.Errorf("%q is a date and no quantity", doc.Words(q.Range))
			}
		}
	}
}

func TestSampleQuotes(t *testing.T) {
	doc := sample(t)
	for _, want := range []struct{ kind, begins, ends, speaker string }{
		{"indirect", "the parties discussed", "a ceasefire", "Rustem Umerov"},
		{"direct", "We have agreed on exchanges", "information later.", "Rustem Umerov"},
		{"direct", "We only agreed on", "prisoners", "Rustem Umerov"},
		{"direct", "We have proposed to the Russians", "this month,", "Rustem Umerov"},
		{"mixed", "Russia had offered Ukraine", "sections of the front", "The head of the Russian delegation"},
		{"mixed", "this truce was needed", "bodies of soldiers.", "The head of the Russian delegation"},
		{"indirect", "During the negotiations,", "the Ukrainian side", "Medinsky"},
		{"indirect", "Ukraine will study", "a response", "Ukrainian Foreign Ministry"},
	} {
		i := slices.IndexFunc(doc.Quotes, func(q document.Quote) bool {
			first, last := doc.Slice(q.Spans[0]), doc.Slice(q.Spans[len(q.Spans)-1])
			last = strings.TrimRight(last, `".,”`)
			return strings.HasPrefix(strings.TrimPrefix(first, "that "), want.begins) && strings.HasSuffix(last, strings.TrimRight(want.ends, ".,"))
		})
		if i < 0 {
			t.Errorf("no quotation %q … %q", want.begins, want.ends)
			continue
		}
		q := doc.Quotes[i]
		if q.Kind != want.kind {
			t.Errorf("%q is %s", want.begins, q.Kind)
		}
		if q.Speaker == nil || !strings.EqualFold(strings.TrimPrefix(strings.ToLower(q.Speaker.Name), "the "),
			strings.TrimPrefix(strings.ToLower(want.speaker), "the ")) {
			t.Errorf("%q is said by %+v", want.begins, q.Speaker)
		}
	}
	if !slices.ContainsFunc(doc.Quotes, func(q document.Quote) bool {
		return q.Cue != nil && doc.Words(*q.Cue) == "stated" && q.Speaker != nil && q.Speaker.Name == "Rustem Umerov"
	}) {
		t.Error("what was stated is not attributed to Umerov")
	}
}

// wantEvent is a row of the sample's events. Lists are given as comma-separated names; "" asks nothing.
type wantEvent struct {
	typ, act, trigger, content  string
	actors, recipients          string
	theme                       string // begins with
	time, due, where            string
	polarity, tense             string
	quotedFrom, outcome, answer string
}

var sampleEvents = []wantEvent{
	{typ: "meeting", act: "negotiate", trigger: "held a second round of peace talks", actors: "Ukraine,Russia", where: "Istanbul", time: "2025-06-02",
		polarity: "positive", tense: "past"},
	{typ: "proposal", act: "propose", trigger: "proposed", content: "meeting", actors: "Ukraine", recipients: "Russia",
		theme: "to hold a meeting between Zelenskyy and Putin", due: "2025-06-20/2025-06-30", tense: "past", outcome: "rejected"},
	{typ: "proposal", act: "propose", trigger: "proposed", content: "meeting", actors: "Ukraine", recipients: "Russia",
		theme: "to hold another meeting", due: "2025-06", quotedFrom: "Rustem Umerov"},
	{typ: "agreement", act: "agree", trigger: "agree", actors: "Russia", theme: "a ceasefire and a meeting of leaders",
		polarity: "negative", answer: "proposed"},
	{typ: "proposal", act: "offer", trigger: "offered", content: "ceasefire", actors: "Russia", recipients: "Ukraine",
		theme: `a "specific ceasefire"`, quotedFrom: "The head of the Russian delegation"},
	{typ: "proposal", act: "demand", trigger: "insisted", content: "release", actors: "Ukraine",
		theme: "the release of all prisoners and the return of civilians", polarity: "positive"},
	{typ: "proposal", act: "demand", trigger: "demanded", content: "release", actors: "Ukrainian officials",
		theme: "the immediate release of the students"},
	{typ: "agreement", act: "agree", trigger: "agreed", content: "prisoner-exchange", actors: "Ukraine", theme: "exchanges",
		quotedFrom: "Rustem Umerov"},
	{typ: "agreement", act: "agree", trigger: "agreed", content: "prisoner-exchange", actors: "Ukraine,Russia",
		theme: "an exchange of prisoners", quotedFrom: "Rustem Umerov"},
	{typ: "commitment", act: "plan", trigger: "plan", actors: "Russia,Ukraine", theme: "to exchange all seriously ill prisoners",
		tense: "future"},
	{typ: "exchange", act: "exchange", trigger: "exchange", actors: "Ukraine,Russia", tense: "future"},
	{typ: "transfer", act: "hand-over", trigger: "handed over", actors: "Russia", recipients: "Ukraine", theme: "a two-part memorandum",
		tense: "past", quotedFrom: "Medinsky"},
	{typ: "meeting", act: "discuss", trigger: "discussed", theme: "the possibility of a ceasefire", quotedFrom: "Rustem Umerov"},
	{typ: "meeting", act: "discuss", trigger: "discussed", theme: "new prisoner exchanges"},
}

func TestSampleEvents(t *testing.T) {
	doc := sample(t)
	for _, want := range sampleEvents {
		var why []string
		ok := slices.ContainsFunc(doc.Events, func(e document.Event) bool {
			if e.Type != want.typ || e.Act != want.act || doc.Words(e.Trigger) != want.trigger {
				return false
			}
			miss := want.misses(doc, e)
			why = append(why, miss)
			return miss == ""
		})
		if !ok {
			t.Errorf("no event %+v: the like of it have other %v", want, why)
		}
	}
}

// misses names the first field in which e is not as wanted.
func (want wantEvent) misses(doc *document.Document, e document.Event) string {
	theme, by := "", ""
	if e.Theme != nil {
		theme = doc.Words(*e.Theme)
	}
	if e.Status.AttributedTo != document.None {
		by = doc.Entities[e.Status.AttributedTo].Name
	}
	answers := ""
	if e.ResponseTo != document.None {
		answers = doc.Words(doc.Events[e.ResponseTo].Trigger)
	}
	for _, c := range []struct {
		field string
		ok    bool
	}{
		{"content " + e.Content, want.content == "" || e.Content == want.content},
		{"actors " + references(doc, e.Actors), want.actors == "" || sameNames(e.Actors, want.actors)},
		{"recipients " + references(doc, e.Recipients), want.recipients == "" || sameNames(e.Recipients, want.recipients)},
		{"theme " + theme, strings.HasPrefix(theme, want.theme)},
		{"time " + moment(e.Time), want.time == "" || moment(e.Time) == want.time},
		{"due " + moment(e.Due), want.due == "" || moment(e.Due) == want.due},
		{"where", want.where == "" || slices.ContainsFunc(e.Where, func(i int) bool { return doc.Entities[i].Name == want.where })},
		{"polarity " + e.Status.Polarity, want.polarity == "" || e.Status.Polarity == want.polarity},
		{"tense " + e.Status.Tense, want.tense == "" || e.Status.Tense == want.tense},
		{"source " + by, want.quotedFrom == "" || strings.EqualFold(by, want.quotedFrom) || strings.EqualFold("the "+by, want.quotedFrom)},
		{"outcome " + e.Outcome, want.outcome == "" || e.Outcome == want.outcome},
		{"answer " + answers, answers == want.answer || want.answer == ""},
	} {
		if !c.ok {
			return c.field
		}
	}
	return ""
}

// sameNames compares references with names, in any order and without articles.
func sameNames(rs []document.Reference, names string) bool {
	var got []string
	for _, r := range rs {
		got = append(got, strings.TrimPrefix(strings.TrimPrefix(r.Name, "The "), "the "))
	}
	want := strings.Split(names, ",")
	slices.Sort(got)
	slices.Sort(want)
	return slices.Equal(got, want)
}
