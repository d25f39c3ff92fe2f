package actor

import (
	"flag"
	"os"
	"testing"

	"dateline/rules/en"
)

var updateActors = flag.Bool("update-actors", false, "write the tables of the list of actors")

// TestForm holds that the embedded tables say what the list does, if they were written for it. With -update-actors it writes them.
func TestForm(t *testing.T) {
	want := readList().form()
	if *updateActors {
		if err := os.WriteFile("../../rules/en/actors.bin", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if en.IsCurrent(en.Actors) && en.Actors != want {
		t.Error("rules/en/actors.bin is not what the list says: run go generate ./rules/en")
	}
}

// Every name of the list is found, and its items are read as the list has them.
func TestKnown(t *testing.T) {
	l, k := readList(), loadKnown()
	for name, numbers := range l.known.numbers {
		got := k.of(&k.known, name)
		if len(got) != len(numbers) {
			t.Fatalf("%q: %d items, want %d", name, len(got), len(numbers))
		}
		for i, n := range numbers {
			if want := l.items[n]; got[i] != k.item(n) || got[i].Country != want.country || got[i].Sector != want.sector {
				t.Errorf("%q: %+v, want %+v", name, got[i], want)
			}
		}
	}
	if got := k.of(&k.known, "torvikstad"); got != nil {
		t.Errorf("a name that is not there: %+v", got)
	}
}
