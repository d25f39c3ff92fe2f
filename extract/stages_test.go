package extract

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dateline/extract/document"
)

var update = flag.Bool("update", false, "write what comes out into the golden files")

// describers write the findings of a stage, one a line. A folder of testdata is named after each.
var describers = map[string]func(*document.Document) []string{
	"date":     describeDates,
	"entity":   describeEntities,
	"quantity": describeQuantities,
	"quote":    describeQuotes,
	"event":    describeEvents,
}

// TestStages runs the cases of testdata/STAGE/*.txtar. A case is a comment that says why it is there, the article in the
// section "input", and what the stage must find in the section "want".
func TestStages(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		describe := describers[filepath.Base(filepath.Dir(file))]
		if describe == nil {
			continue
		}
		t.Run(strings.TrimPrefix(filepath.ToSlash(file), "../testdata/"), func(t *testing.T) {
			stageCase(t, x, file, describe)
		})
	}
}

func stageCase(t *testing.T, x *Extractor, file string, describe func(*document.Document) []string) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(ar.Files) != 2 || ar.Files[0].Name != "input" || ar.Files[1].Name != "want" {
		t.Fatal("a case has the sections input and want")
	}
	doc, err := x.Extract(t.Context(), document.Raw{Format: document.FormatText, Body: ar.Files[0].Data})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(describe(doc), "\n") + "\n"
	if got == string(ar.Files[1].Data) {
		return
	}
	if !*update {
		t.Fatalf("got\n%swant\n%s", got, ar.Files[1].Data)
	}
	ar.Files[1].Data = []byte(got)
	if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
		t.Fatal(err)
	}
}

// line writes words and name=value pairs, leaving out pairs without a value.
func line(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" && !strings.HasSuffix(p, "=") && !strings.HasSuffix(p, "=none") {
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

func describeDates(d *document.Document) (out []string) {
	for _, x := range d.Dates {
		interval := ""
		if x.First+x.Last != "" {
			interval = x.First + ".." + x.Last
		}
		anchor := x.Anchor
		if x.AnchorTo != document.None {
			anchor = fmt.Sprintf("D%d", x.AnchorTo+1)
		}
		out = append(out, line(fmt.Sprintf("%q", d.Words(x.Range)), x.Type, x.Value, interval, "mod="+x.Mod, "quant="+x.Quant, "freq="+x.Freq,
			"anchor="+anchor))
	}
	return out
}

func describeEntities(d *document.Document) (out []string) {
	for _, e := range d.Entities {
		var roles, mentions []string
		for _, r := range e.Roles {
			roles = append(roles, strings.TrimSuffix(r.Whole()+" of "+r.Of, " of "))
		}
		for _, m := range e.Mentions {
			mentions = append(mentions, fmt.Sprintf("%s(%s)", d.Words(m.Range), m.Form))
		}
		side := "none"
		if e.Principal != document.None {
			side = d.Entities[e.Principal].Name
		}
		out = append(out, line(string(e.Kind), fmt.Sprintf("%q", e.Name), "country="+e.Country, "sector="+e.Sector, "gender="+e.Gender,
			"side="+side, "roles="+strings.Join(roles, "; "), ":", strings.Join(mentions, ", ")))
	}
	return out
}

func number(v *json.Number) string {
	if v == nil {
		return ""
	}
	return v.String()
}

func counted(d *document.Document, c *document.Counted) string {
	if c == nil {
		return ""
	}
	return fmt.Sprintf("%q", c.Lemma)
}

func words(d *document.Document, r *document.Range) string {
	if r == nil {
		return ""
	}
	return fmt.Sprintf("%q", d.Words(*r))
}

func linked(parts []int) string {
	var out []string
	for _, i := range parts {
		out = append(out, fmt.Sprintf("Q%d", i+1))
	}
	return strings.Join(out, ",")
}

// inSI is the normalized amount where it is not in the unit as written.
func inSI(unit string, n *document.Normalized) string {
	switch {
	case n == nil || n.Unit == unit:
		return ""
	case n.Low != nil:
		return number(n.Low) + ".." + number(n.High) + " " + n.Unit
	}
	return number(n.Value) + " " + n.Unit
}

func describeQuantities(d *document.Document) (out []string) {
	for _, q := range d.Quantities {
		var pair []string
		for _, h := range q.Pair {
			pair = append(pair, line(number(h.Value), "counted="+counted(d, h.Counted), "of="+words(d, h.About)))
		}
		out = append(out, line(fmt.Sprintf("%q", d.Words(q.Range)), q.Kind, number(q.Value), "low="+number(q.Low), "high="+number(q.High),
			"bound="+q.Bound,
			"change="+q.Change, "role="+q.Role, "linked="+linked(q.Linked), "unit="+q.Unit, "normalized="+inSI(q.Unit, q.Normalized),
			"counted="+counted(d, q.Counted), "of="+words(d, q.About), "pair="+strings.Join(pair, " / ")))
	}
	return out
}

func reference(d *document.Document, r document.Reference) string {
	if text := d.Words(r.Range); text != r.Name {
		return r.Name + "(" + text + ")"
	}
	return r.Name
}

func references(d *document.Document, rs []document.Reference) string {
	var out []string
	for _, r := range rs {
		out = append(out, reference(d, r))
	}
	return strings.Join(out, ", ")
}

func describeQuotes(d *document.Document) (out []string) {
	for _, q := range d.Quotes {
		speaker, cue := "none", ""
		if q.Speaker != nil {
			speaker = reference(d, *q.Speaker)
			if q.Speaker.Unnamed {
				speaker += " unnamed"
			}
		}
		if q.Cue != nil {
			cue = d.Words(*q.Cue)
		}
		var spans []string
		for _, s := range q.Spans {
			spans = append(spans, d.Slice(s))
		}
		to := "none"
		if q.Addressee != nil {
			to = reference(d, *q.Addressee)
		}
		out = append(out, line(q.Kind, fmt.Sprintf("%q", strings.Join(spans, " // ")), "speaker="+speaker, "cue="+cue, "to="+to,
			"manner="+words(d, q.Manner), "relation="+q.Relation,
			"polarity="+q.Polarity, "modality="+q.Modality))
	}
	return out
}

// moment is the value of a time that the text gives.
func moment(m *document.Moment) string {
	if m == nil || m.Date == document.None {
		return ""
	}
	return m.Value
}

// same is the trigger of the event that reported the same act before.
func same(d *document.Document, e *document.Event) string {
	if e.SameAs == document.None {
		return ""
	}
	return d.Words(d.Events[e.SameAs].Trigger)
}

func describeEvents(d *document.Document) (out []string) {
	for _, e := range d.Events {
		var where, quantities []string
		for _, i := range e.Where {
			where = append(where, d.Entities[i].Name)
		}
		for _, i := range e.Quantities {
			quantities = append(quantities, d.Words(d.Quantities[i].Range))
		}
		by, answers := "none", ""
		if e.Status.AttributedTo != document.None {
			by = d.Entities[e.Status.AttributedTo].Name
		}
		if e.ResponseTo != document.None {
			answers = d.Words(d.Events[e.ResponseTo].Trigger)
		}
		out = append(out, line(e.Type+"/"+e.Act, fmt.Sprintf("%q", d.Words(e.Trigger)), "content="+e.Content,
			"actors="+references(d, e.Actors), "recipients="+references(d, e.Recipients),
			"theme="+words(d, e.Theme), "time="+moment(e.Time), "due="+moment(e.Due), "where="+strings.Join(where, ","),
			"quantities="+strings.Join(quantities, ","),
			e.Status.Polarity, e.Status.Tense, e.Status.Modality, "by="+by, "outcome="+e.Outcome, "answers="+answers, "same="+same(d, &e)))
	}
	return out
}
