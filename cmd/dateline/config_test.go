package main

import (
	"strings"
	"testing"
	"time"

	"dateline/internal/longtest"
)

func TestConfigValues(t *testing.T) {
	app := newApp(nil, nil, nil)
	c, err := parseConfig("c.yaml", []byte("# c\nextract:\n  jobs: 4\n  published: 2025-06-02\n  quiet: true\n  kinds: [act, date]\n  checkpoint: 5s\n  sample: 1%\nrules:\n  match: x\n"), app, nil)
	if err != nil {
		t.Fatal(err)
	}
	for flag, want := range map[string]string{"jobs": "4", "published": "2025-06-02", "quiet": "true", "kinds": "act,date", "checkpoint": "5s", "sample": "1%"} {
		if got := c["extract"][flag].value; got != want {
			t.Errorf("%s: got %q, want %q", flag, got, want)
		}
	}
	if got := c["extract"]["published"].origin; got != "c.yaml:4" {
		t.Errorf("origin is %s", got)
	}
	if got := c["rules"]["match"].value; got != "x" {
		t.Errorf("rules match is %q", got)
	}
}

func TestConfigMistakes(t *testing.T) {
	app := newApp(nil, nil, nil)
	for text, want := range map[string]string{
		"- a":                             "c.yaml:1: this is not a mapping",
		"extract: 5":                      "c.yaml:1: this is not a mapping",
		"extract:\n  quiet: yes please":   "c.yaml:2: this is not a value of quiet",
		"extract:\n  jobs: [1, 2]":        "c.yaml:2: this is not a value of jobs",
		"extract:\n  kinds: [[act]]":      "c.yaml:2: this is not a value of kinds",
		"extract:\n  jobs:":               "is not a value of jobs",
		"extract:\n  help: true":          `c.yaml:2: unknown flag "help"`,
		"extract:\n\n  config: other.yml": `c.yaml:3: unknown flag "config"`,
	} {
		if _, err := parseConfig("c.yaml", []byte(text), app, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
	for _, text := range []string{"", "# nothing", "extract:", "---\n"} {
		if _, err := parseConfig("c.yaml", []byte(text), app, nil); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// FuzzConfig holds that no file crashes the reading, or keeps it long.
func FuzzConfig(f *testing.F) {
	for _, s := range []string{"extract:\n  jobs: 4\n", "a: &b [*b]", "? x\n: y", strings.Repeat("[", 300), "extract: {jobs: !!int 4}", "extract:\n  <<: {jobs: 1}"} {
		f.Add([]byte(s))
	}
	app := newApp(nil, nil, nil)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > maxConfigSize {
			return
		}
		began := time.Now()
		parseConfig("c.yaml", data, app, owned)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("took %v", took)
		}
	})
}

func TestHostileConfig(t *testing.T) {
	longtest.NotUnderRace(t)
	app := newApp(nil, nil, nil)
	for _, piece := range []string{"[", "{", "- ", "{a: ", "? ", "&a ", "!!a ", "\"", "a: "} {
		began := time.Now()
		parseConfig("c.yaml", []byte(strings.Repeat(piece, maxConfigSize/len(piece))), app, owned)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%q took %v", piece, took)
		}
	}
}
