package actor

import (
	"strings"
	"testing"

	"dateline/internal/tsv"
	"dateline/rules/en"
)

func TestTablesLoad(t *testing.T) {
	known := loadKnown()
	countries := map[string]bool{}
	names := 0
	for _, n := range known.known.numbers {
		names++
		k := known.item(n)
		countries[k.Country] = true
		if k.To != "" && before(k.To, k.From) {
			t.Errorf("%v ends before it begins", k)
		}
	}
	if names < 1500 || len(countries) < 193 {
		t.Errorf("%d names of %d countries: want 1500 of all states", names, len(countries))
	}
}

// Every word of the table can be reached: it is no longer than the longest that is looked for, and under one sector.
func TestSectorWords(t *testing.T) {
	data, err := en.Files.ReadFile("actors-sectors.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range tsv.Rows(string(data)) {
		for w := range strings.SplitSeq(f[2], ", ") {
			if strings.Count(strings.TrimSuffix(w, " …"), " ") >= longestNoun {
				t.Errorf("%q has more than %d words", w, longestNoun)
			}
			key := w
			if f[1] == "key" {
				key += " (key)"
			}
			if seen[key] {
				t.Errorf("%q is there twice", w)
			}
			seen[key] = true
		}
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		phrase string
		want   Reading
	}{
		{"Minister of Defense", Reading{Sector: "GOV"}},
		{"Kenyan police", Reading{Sector: "COP"}},
		{"French rail workers", Reading{Sector: "LAB"}},
		{"farmers", Reading{Sector: "AGR"}},
		{"lawmakers", Reading{Sector: "LEG"}},
		{"army chief of staff", Reading{Sector: "GOV"}},
		{"army spokesman", Reading{Sector: "MIL"}},
		{"police chief", Reading{Sector: "COP"}},
		{"spokesman for the army", Reading{Open: true, State: true}},
		{"spokeswoman", Reading{Open: true, State: true}},
		{"director", Reading{Open: true}},
		{"President", Reading{Sector: "GOV", Open: true, State: true}},
		{"former president", Reading{Sector: "GOV", Open: true, State: true, Former: true}},
		{"former foreign minister", Reading{Sector: "ELI", Former: true}},
		{"retired general", Reading{Former: true}},
		{"opposition leader", Reading{Sector: "OPP"}},
		{"chief financial officer", Reading{Sector: "BUS"}},
		{"officer", Reading{Sector: "COP"}},
		{"hundreds of trade unionists and strikers", Reading{Sector: "LAB"}},
		{"allies of Norway", Reading{Other: true}},
		{"snowman", Reading{}},
		{"", Reading{}},
		{"of", Reading{}},
	} {
		if got := Read(c.phrase); got != c.want {
			t.Errorf("Read(%q) = %+v, want %+v", c.phrase, got, c.want)
		}
	}
}

func TestBody(t *testing.T) {
	for name, want := range map[string]string{
		"Ministry of Fisheries":          "GOV",
		"Norwegian Ministry of Culture":  "GOV",
		"Danish Army":                    "MIL",
		"Harbor Workers Union":           "LAB",
		"Supreme Court of Norway":        "JUD",
		"Torvik Holdings Ltd.":           "BUS",
		"Norvik People’s Party":          "PTY",
		"University of Norvik":           "EDU",
		"Norvik Daily News":              "JRN",
		"Torvikon":                       "",
		"European Union":                 "",
		"National Fishing Association":   "",
		"Norvik Intelligence Agency":     "SPY",
		"Church of the Holy Harbor":      "REL",
		"Committee for Harbor Cleanness": "",
	} {
		if got := Body(name); got != want {
			t.Errorf("Body(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestLookup(t *testing.T) {
	for _, c := range []struct {
		name, day, country string
		held               bool
	}{
		{"Angela Merkel", "2010-03-01", "DEU", true},
		{"Angela Merkel", "2022-01-05", "DEU", false},
		{"Ángela Merkel", "2021", "DEU", true},
		{"Moon Jae In", "2019-02-02", "KOR", true},
		{"Volodymyr Zelensky", "", "UKR", true},
		{"the Bundestag", "2001-01-01", "DEU", true},
		{"Nobody Whatever", "2001-01-01", "", false},
	} {
		known := Lookup(c.name)
		if len(known) == 0 {
			if c.country != "" {
				t.Errorf("%s is not known", c.name)
			}
			continue
		}
		held := false
		for i := range known {
			held = held || known[i].Held(c.day)
		}
		if known[0].Country != c.country || held != c.held {
			t.Errorf("%s on %q: %v, held %t; want %s, %t", c.name, c.day, known, held, c.country, c.held)
		}
	}
	if a := Alone("Merkel"); len(a) == 0 || a[0].Country != "DEU" {
		t.Errorf("Merkel alone: %v", a)
	}
	if a := Alone("Xi"); len(a) == 0 || a[0].Country != "CHN" {
		t.Errorf("Xi alone: %v", a)
	}
}

func TestHome(t *testing.T) {
	for _, c := range []struct {
		mentions map[string]int
		want     string
	}{
		{map[string]int{"NOR": 6, "DNK": 2, "UNO": 9}, "NOR"},
		{map[string]int{"NOR": 4, "DNK": 3}, ""},
		{map[string]int{"NOR": 2}, ""},
		{nil, ""},
	} {
		if got := Home(c.mentions); got != c.want {
			t.Errorf("Home(%v) = %q, want %q", c.mentions, got, c.want)
		}
	}
}
