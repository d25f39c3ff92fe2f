package terminal

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLine(t *testing.T) {
	for given, want := range map[string]string{
		"plain, größe, 日本":          "plain, größe, 日本",
		"\x1b[2Jcleared":            `\x1b[2Jcleared`,
		"\x1b]0;title\a":            `\x1b]0;title\x07`,
		"\u009b2J\u0085":            `\u009b2J\u0085`,
		"a\rb":                      `a\rb`,
		"gpj.\u202eexe\u202c":       `gpj.\u202eexe\u202c`,
		"\u2066a\u2069\u200f\u061c": `\u2066a\u2069\u200f\u061c`,
		"\x7f\xff":                  `\x7f\xff`,
		"a\u2028b\u2029c":           `a\u2028b\u2029c`,
		"zero\u200bwidth, e\u0301":  "zero\u200bwidth, e\u0301",
		"a\ndateline: all is well":  `a\ndateline: all is well`,
		"a\tb":                      `a\tb`,
	} {
		if got := Line(given); got != want {
			t.Errorf("%q: got %q, want %q", given, got, want)
		}
	}
	if got := Lines("a\nb\tc\r\n\x1b"); got != "a\nb\tc\\r\n\\x1b" {
		t.Errorf("got %q", got)
	}
}

func TestWriter(t *testing.T) {
	var b bytes.Buffer
	w := Writer{&b}
	if n, err := w.Write([]byte("a\x1b\n")); n != 3 || err != nil || b.String() != "a\\x1b\n" {
		t.Errorf("%d, %v: %q", n, err, b.String())
	}
	if Raw(w) != &b || Raw(&b) != &b {
		t.Error("the writer inside is another one")
	}
}

func TestJSONKeepsTheValue(t *testing.T) {
	const given = "\x1b[2J\u009b1m\u202e\x7f\u2028 größe \U0001f600"
	text, err := json.Marshal(map[string]string{given: given})
	if err != nil {
		t.Fatal(err)
	}
	got := JSON(text)
	if strings.ContainsFunc(string(got), controls) {
		t.Errorf("got %q", got)
	}
	var back map[string]string
	if err := json.Unmarshal(got, &back); err != nil || back[given] != given {
		t.Errorf("%q, %v", back, err)
	}
}

// FuzzLine escapes anything.
func FuzzLine(f *testing.F) {
	f.Add("a\x1b\u202e\n\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Line(s); strings.ContainsFunc(got, controls) || !utf8.ValidString(got) {
			t.Errorf("%q: got %q", s, got)
		}
		if got := Lines(s); strings.ContainsFunc(strings.NewReplacer("\n", "", "\t", "").Replace(got), controls) {
			t.Errorf("%q: got %q", s, got)
		}
	})
}
