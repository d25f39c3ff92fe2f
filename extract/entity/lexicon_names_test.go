package entity

import (
	"flag"
	"os"
	"testing"

	"dateline/rules/en"
)

var updateNames = flag.Bool("update-names", false, "write the names of the lists")

// TestNames holds that the form of the names says what the lists do, if it was written for them. With -update-names it writes it.
func TestNames(t *testing.T) {
	l := *load(t)
	want, err := l.listNames()
	if err != nil {
		t.Fatal(err)
	}
	if *updateNames {
		if err := os.WriteFile("../../rules/en/names.bin", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if en.IsCurrent(en.Names) && en.Names != want {
		t.Error("rules/en/names.bin is not what the lists say: run go generate ./rules/en")
	}
}

// Names that are found in the form are what they were when the lists were read.
func TestNamesFound(t *testing.T) {
	l := *load(t)
	form, err := l.listNames()
	if err != nil {
		t.Fatal(err)
	}
	read := l.names
	found := readNames(form)
	for _, want := range read.entries {
		if got := found.find(want.name); got == nil || *got != *want || got != found.find(want.name) {
			t.Fatalf("%s: %+v, want %+v", want.name, got, want)
		}
	}
	for _, name := range []string{"", "Torvikstad", "Russian Feder"} {
		if e := found.find(name); e != nil {
			t.Errorf("%q is found: %+v", name, e)
		}
	}
	if len(found.usual) != len(read.usual) || found.usual["USA"] != "United States" || len(found.namesakes) != len(read.namesakes) {
		t.Errorf("%d usual names, %d namesakes", len(found.usual), len(found.namesakes))
	}
}
