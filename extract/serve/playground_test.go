package serve

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline/internal/cputime"
	"dateline/internal/longtest"
)

// tried is the result part of a trial.
func tried(t *testing.T, s *Server, file, text string) (int, string) {
	t.Helper()
	body, media := filled(t, map[string]string{"rules": strings.ReplaceAll(file, "\n", "\r\n"), "text": text}, "", "")
	w := ask(s, "POST", "/rules?part=result", body, "Content-Type", media)
	return w.Code, w.Body.String()
}

func TestTrial(t *testing.T) {
	longtest.NotUnderRace(t)
	s := newServer(t, Config{})
	wrongTest := strings.Replace(example.File, "[the driver](recipient)", "the [driver](recipient)", 1)
	tests := []struct {
		name, file, text string
		want             []string
	}{
		{"example", example.File, example.Text, []string{"In the text: 1 found", `<mark class="event">convicted</mark>`, "<dt>recipient</dt><dd dir=\"auto\">the banker Arne Holt", "Tests: 3 of 3 passed", "matched &#34;convicted&#34;", "What rules see"}},
		{"nothing found", example.File, "It rained.", []string{"nothing found", "the sentence has none of: convict"}},
		{"red test", wrongTest, "", []string{"Tests: 2 of 3 passed", "failed", "- "}},
		{"mistake", strings.Replace(example.File, "tag=VB*]", "tag=VB*", 1), example.Text, []string{"Mistakes", "playground.yaml:8:", "^"}},
		{"no YAML", "a: [", "x", []string{"Mistakes", "playground.yaml:1:", "not YAML"}},
		{"empty", "", "x", []string{"Tests: 0 of 0 passed"}},
		{"own list file", strings.Replace(example.File, "rules:\n", "lists:\n  secrets: {files: [/etc/passwd]}\nrules:\n", 1), "x", []string{"Mistakes"}},
		{"hostile", "<script>alert(1)</script>", "</textarea><script>", []string{"&lt;script&gt;"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, got := tried(t, s, tt.file, tt.text)
			if code != 200 || strings.Contains(got, "<script") {
				t.Errorf("%d %s", code, got)
			}
			for _, want := range tt.want {
				if !strings.Contains(got, want) {
					t.Errorf("no %s in %s", want, strings.ReplaceAll(got, "\n", " "))
				}
			}
		})
	}
}

// TestTrialWithoutScript is what browsers get that run no scripts: the whole page with the result in it.
func TestTrialWithoutScript(t *testing.T) {
	longtest.NotUnderRace(t)
	s := newServer(t, Config{})
	body, media := filled(t, map[string]string{"rules": example.File, "text": "</textarea><script>"}, "", "")
	got := ask(s, "POST", "/rules", body, "Content-Type", media).Body.String()
	if !strings.Contains(got, "Tests: 3 of 3 passed") || !strings.Contains(got, "trigger:[lemma=convict") || strings.Contains(got, "</textarea><script>") {
		t.Errorf("got %s", got)
	}
}

// TestAbandonedTrial tries rules in a request that is over before the work begins. For the race detector: both have the trial.
func TestAbandonedTrial(t *testing.T) {
	s := newServer(t, Config{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 3 {
		tried := trial{File: "a: ["}
		if err := s.try(ctx, &tried); err == nil {
			continue // the work was as fast
		}
		tried.Problem = &problem{}
		time.Sleep(10 * time.Millisecond) // until the work begins
	}
}

// TestTrialBounds holds that what is out to exhaust the server is refused, or done with soon.
func TestTrialBounds(t *testing.T) {
	longtest.NotUnderRace(t)
	longtest.Only(t)
	s := newServer(t, Config{})
	rule := "  - name: r%d\n    match: |\n      %s\n    tests: |\n      + [a](r)\n      - b\n"
	var many, hostile, tests strings.Builder
	for i := range maxRules + 1 {
		fmt.Fprintf(&many, rule, i, `"a"`)
	}
	for i := range maxRules {
		fmt.Fprintf(&hostile, rule, i, `( "a"? ){100} ( ( "a" | "b" )* []* ){2} ( []* "c"? ){90} "d"`)
	}
	for range maxTests {
		tests.WriteString("      - b\n")
	}
	head := "version: 1\nphase: own\nlayer: r\nrules:\n"
	cases := []struct {
		name, file, text string
		status           int
	}{
		{"long file", strings.Repeat("#", maxRuleBytes+1), "", 413},
		{"long text", example.File, strings.Repeat("a ", maxTextBytes), 413},
		{"many rules", head + many.String(), "", 413},
		{"many tests", head + fmt.Sprintf(rule, 0, `"a"`) + tests.String(), "", 413},
		{"hostile patterns", head + hostile.String(), strings.Repeat("a b ", maxTextBytes/4), 200},
		{"deep", strings.Repeat("[", 30000), "", 200},
		{"anchors", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\nrules: *d\n", "", 200},
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			began := cputime.Used()
			code, got := tried(t, s, tt.file, tt.text)
			took := cputime.Used() - began
			t.Log(took, len(got))
			if code != tt.status {
				t.Errorf("%d, want %d: %.500s", code, tt.status, got)
			}
			if took > 10*time.Second || len(got) > 5<<20 {
				t.Errorf("took %v, and gave %d bytes", took, len(got))
			}
		})
	}
}

// TestTrialIsStoppedInTime tries rules that take half a minute: lookaheads over the whole sentence, at every token and in every turn of
// a repeat. The request gets an answer when its time is over, and the work stops soon after it.
func TestTrialIsStoppedInTime(t *testing.T) {
	longtest.NotUnderRace(t)
	s := newServer(t, Config{Timeout: 1500 * time.Millisecond})
	var file strings.Builder
	file.WriteString("version: 1\nphase: own\nlayer: r\nrules:\n")
	for i := range maxRules {
		fmt.Fprintf(&file, "  - name: r%d\n    match: |\n      ( (?= []* \"b\") []? (?! []* \"d\" ) ){100} \"d\"\n    tests: |\n      + [a](r)\n      - b\n", i)
	}
	code, got := tried(t, s, file.String(), strings.Repeat("a b a a. ", 450))
	if code != http.StatusServiceUnavailable || !strings.Contains(got, "longer than the server allows") {
		t.Errorf("%d %.500s", code, got)
	}
	before := cputime.Used()
	idle(t, s)
	if after := cputime.Used() - before; after > 2*time.Second {
		t.Errorf("the work took %v of processor time after its request was over", after)
	}
	if code, got := tried(t, newServer(t, Config{}), example.File, example.Text); code != http.StatusOK {
		t.Errorf("afterwards: %d %s", code, got)
	}
}

// FuzzTrial tries any rule file on any text.
func FuzzTrial(f *testing.F) {
	f.Add(example.File, example.Text)
	f.Add("rules:\n  - name: x\n    match: |\n      [] []*\n", "a\r\nb")
	f.Fuzz(func(t *testing.T, file, text string) {
		if len(file) > maxRuleBytes || len(text) > maxTextBytes {
			return
		}
		tr := trial{File: file, Text: text}
		if err := tr.run(t.Context(), nil); err != nil && problemOf(nil, err).Status >= 500 {
			t.Error(err)
		}
	})
}
