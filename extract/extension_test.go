package extract

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/internal/longtest"
	"dateline/rules"
	"dateline/rules/ruletest"
)

// knownRules are the shipped rules as their compact form has them when it is current.
func knownRules(t *testing.T) *rules.Set {
	t.Helper()
	set, err := extensible()
	if err != nil {
		t.Fatal(err)
	}
	known, err := rules.LoadCompact(string(set.AppendCompact(nil)))
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// sameSets compares the set of some sources that is made from a known one with the set that is compiled. It reports whether rules were
// taken over; if not, all were compiled, and there is nothing to compare.
func sameSets(t *testing.T, known *rules.Set, sources []rules.Source) (taken bool) {
	t.Helper()
	set, err := compile(sources, known)
	if err != nil {
		t.Log(err)
		return false
	}
	if !slices.ContainsFunc(set.Rules(), func(r rules.Rule) bool { return len(r.Tests) == 0 }) { // as those of compact forms alone
		return false
	}
	whole, err := compile(sources, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, want := ruletest.Describe(set), ruletest.Describe(whole)
	if len(got) != len(want) {
		t.Fatalf("%d rules, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("a rule differs: %s", firstDifference(got[i], want[i]))
		}
	}
	return true
}

// firstDifference returns the first line of got that is not the one of want, with that one.
func firstDifference(got, want string) string {
	gots, wants := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(gots), len(wants)) {
		if gots[i] != wants[i] {
			return fmt.Sprintf("%s\nline %d: got\n%s\nwant\n%s", gots[0], i, gots[i], wants[i])
		}
	}
	return fmt.Sprintf("%s: %d lines, want %d", gots[0], len(gots), len(wants))
}

const marked = `
phase: event
features:
  - set: {modality: possible}
    match: |
      (?<= "perchance" ) [tag=VB*]
`

const menus = `
phase: recipe
rules:
  - name: cake
    match: |
      [lemma=cake|pie]
    tests: |
      + A [cake](recipe) is here.
      - A car is here.
  - name: cakes
    layer: menu
    match: |
      @recipe ("and" @recipe)+
    tests: |
      + [Cake and pie](menu) are here.
      - A car is here.
  - name: set-menu
    layer: offer
    match: |
      "set" @menu
    tests: |
      + A [set cake and pie](offer) are here.
      - A car is here.
`

// userFiles are files of a user. Each changes the shipped rules in another way; those of a group are tried together.
var userFiles = []struct {
	what  string
	taken bool // rules are taken over
	files []string
}{
	{"rules, more words, features, phases and layers", true, []string{`
phase: event
rules:
  - name: bake
    match: |
      trigger:[lemma=bake]
    args: {actor: subject, theme: object | topic(of|beside)}
    emit: {event: proposal, act: propose}
    tests: |
      + The baker [baked](trigger) it.
      - The baker saw it.
`, `
phase: event
lists:
  baking: [bake, fry up]
rules:
  - name: proposals/propose
    match: |
      trigger:[lemma in baking|sayings] @np
    emit: {event: proposal, act: propose}
    tests: |
      + They [baked](trigger) a cake.
      - They saw it.
`, "lists:\n  sayings+: [bleat, bark out]\n", "labels:\n  baking: [bake]\n", marked, menus}},

	{"lists, patterns and finders in the place of shipped ones", true, []string{
		"lists:\n  propose-verbs: [moot, lay on the table]\n",
		"lists:\n  propose-plain:\n    lists: [propose-verbs]\n    without: [moot]\n",
		"patterns:\n  money: |\n    [text=money] | @quantity\n",
		"finders:\n  subject:\n    any: {left: 6, find: 'it:@entity'}\n",
	}},

	{"voices", false, []string{"voices:\n  baked: |\n    [lemma=bake, tag=VBN]\n"}},
	{"mistakes", false, []string{"lists:\n  one: [two]\npatterns:\n  a: |\n    [lemma in nowhere] <nothing>\n"}},
}

// TestExtensionByUser holds that rules of a user on top of known ones match as when all are compiled.
func TestExtensionByUser(t *testing.T) {
	known := knownRules(t)
	for _, u := range userFiles {
		t.Run(u.what, func(t *testing.T) {
			var files []rules.Source
			for i, text := range u.files {
				files = append(files, rules.Source{Name: fmt.Sprintf("mine/%d.yaml", i), Data: []byte(text)})
			}
			sources, err := sourcesOf(nil, files)
			if err != nil {
				t.Fatal(err)
			}
			if taken := sameSets(t, known, sources); taken != u.taken {
				t.Errorf("rules were taken over: %t", taken)
			}
		})
	}
	t.Run("pack", func(t *testing.T) {
		sources, err := sourcesOf([]string{"../rules/testdata/packs/takeovers"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		sameSets(t, known, sources)
	})
}

// TestExtensionByChanges holds the same of shipped files that have changed since the compact form was written: random ones lose rules,
// have other words and lines, or are gone, and a word list is another.
func TestExtensionByChanges(t *testing.T) {
	known := knownRules(t)
	runs := 2
	if longtest.Wanted() {
		runs = 20
	}
	random := rand.New(rand.NewSource(1))
	for taken, tried := 0, 0; taken < runs; tried++ { // some changes are mistakes, with which all is compiled
		if tried > 10*runs {
			t.Fatalf("rules were taken over in %d of %d runs", taken, tried)
		}
		sources, err := shippedSources()
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		changeList(t, sources)
		for range 1 + random.Intn(8) {
			said = append(said, change(random, &sources))
		}
		t.Run(strings.Join(said, ", "), func(t *testing.T) {
			if sameSets(t, known, sources) {
				taken++
			}
		})
	}
}

var (
	ruleText = regexp.MustCompile(`(?m)^  - name: (?:.*\n(?:    .*\n|\n)*)`)
	listText = regexp.MustCompile(`(?m)^  [a-z-]+: \[[a-z]+, `)
	wordText = regexp.MustCompile(`\b(?:lemma|text)=[a-z]+\b`)
)

// change changes one of the files, and says how.
func change(random *rand.Rand, sources *[]rules.Source) string {
	n := random.Intn(len(*sources))
	src := &(*sources)[n]
	text := string(src.Data)
	what, changed := "", text
	switch random.Intn(5) {
	case 0:
		what, changed = "without a rule", replaceOne(random, ruleText, text, func(string) string { return "" })
	case 1:
		what, changed = "a word more in a list", replaceOne(random, listText, text, func(s string) string { return s + "zzyzx, " })
	case 2:
		what, changed = "another word in a pattern", replaceOne(random, wordText, text, func(s string) string { return s + "|zzyzx" })
	case 3:
		what, changed = "a line more", "# a line\n"+text
	case 4:
		what = "gone"
		name := src.Name
		*sources = slices.Delete(*sources, n, n+1)
		return name + " " + what
	}
	src.Data = []byte(changed)
	return src.Name + " " + what
}

// changeList gives a word list other lines.
func changeList(t *testing.T, sources []rules.Source) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, sources[0].Dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "words-praising.txt"), []byte("zzyzx\nvan der zzyzx\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for i := range sources {
		sources[i].Dir = os.DirFS(dir)
	}
}

// replaceOne replaces one match of an expression.
func replaceOne(random *rand.Rand, re *regexp.Regexp, text string, with func(string) string) string {
	all := re.FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return text
	}
	m := all[random.Intn(len(all))]
	return text[:m[0]] + with(text[m[0]:m[1]]) + text[m[1]:]
}
