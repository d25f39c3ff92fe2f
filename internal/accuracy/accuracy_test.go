package accuracy

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/document"
)

var update = flag.Bool("update", false, "write testdata/scores.txt")

// tolerated is how many points a figure may lose before the test fails.
const tolerated = 0.5

// TestAccuracy fails if a figure loses more than half a point against testdata/scores.txt. If the loss is on purpose, say why in the
// commit and run with -update.
func TestAccuracy(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 40 {
		t.Fatal(len(files), err)
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var scores Scores
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		g, err := Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		doc, err := x.Extract(context.Background(), document.Raw{Meta: document.Meta{Title: g.Title, Published: g.Published},
			Body: []byte(g.Text)})
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if doc.Text != g.Text {
			t.Fatalf("%s: the text that was read is not the annotated one:\n%s", file, doc.Text)
		}
		scores.Add(g, doc)
	}
	if *update {
		if err := os.WriteFile("testdata/scores.txt", []byte(table(&scores)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile("testdata/scores.txt")
	if err != nil {
		t.Fatal(err)
	}
	if lost := losses(&scores, string(golden)); len(lost) > 0 {
		t.Errorf("less is right than testdata/scores.txt says: %s\nnow:\n%s", strings.Join(lost, ", "), table(&scores))
	}
}

// table writes scores as testdata/scores.txt has them.
func table(s *Scores) string {
	var b strings.Builder
	for _, f := range s.Named() {
		fmt.Fprintf(&b, "%-24s F1 %5.1f  precision %5.1f  recall %5.1f  of %d\n", f.Name, f.F1(), f.Precision(), f.Recall(), f.Gold)
	}
	return b.String()
}

// losses are the figures that are lower than those of a table by more than is tolerated.
func losses(s *Scores, golden string) (lost []string) {
	for _, f := range s.Named() {
		_, rest, found := strings.Cut(golden, f.Name+" ")
		var was float64
		if n, _ := fmt.Sscanf(strings.TrimSpace(rest), "F1 %f", &was); !found || n != 1 {
			lost = append(lost, f.Name+" has no figure yet")
			continue
		}
		if f.F1() < was-tolerated {
			lost = append(lost, fmt.Sprintf("%s %.1f, was %.1f", f.Name, f.F1(), was))
		}
	}
	return lost
}

func TestLossesAreNoticed(t *testing.T) {
	before := Scores{Acts: Figure{90, 100, 100}, Dates: Figure{99, 100, 100}}
	golden := table(&before)
	same, little, much := before, before, before
	little.Acts.Right-- // a point is more than half a point, but of two hundred findings it is half
	little.Acts.Found, little.Acts.Gold = 99, 99
	much.Dates.Right -= 2
	for _, c := range []struct {
		name string
		now  *Scores
		want int
	}{{"same", &same, 0}, {"little", &little, 0}, {"much", &much, 1}} {
		if lost := losses(c.now, golden); len(lost) != c.want {
			t.Errorf("%s: %v", c.name, lost)
		}
	}
	if lost := losses(&before, ""); len(lost) != len(before.Named()) {
		t.Errorf("without a table: %v", lost)
	}
}

func TestParseSaysWhichLineIsWrong(t *testing.T) {
	const head = "title: Pool to close\n-- text --\nThe council voted.\n-- gold --\n"
	for gold, want := range map[string]string{
		"act agreement/accept: voted | council | | the plan | 2025-06-02\n": "",
		"act agreement/accept: elected | council\n":                         `line 1: the article does not have "elected"`,
		"date: voted | X\nnonsense\n":                                       "line 2: missing ': '",
		"saying direct: A | B\n":                                            `line 1: unknown finding "saying"`,
		"date: voted | X | Y\n":                                             "line 1: more than 2 fields",
	} {
		_, err := Parse([]byte(head + gold))
		if got := fmt.Sprint(err); want == "" && err != nil || !strings.Contains(got, want) {
			t.Errorf("%q: %v, want %q", gold, err, want)
		}
	}
	if _, err := Parse([]byte("title: Pool\n-- text --\nThe council voted.\n")); err == nil {
		t.Error("no error without gold")
	}
}
