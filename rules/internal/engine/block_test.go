package engine

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestBlocksKeepRows holds that rows say what they were given, whether their blocks are new or those of others.
func TestBlocksKeepRows(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var table blockTable
	table.forget()
	const predicates = 3 * factsPerBlock
	tag := &tagRow{row: make(row, 3*wordsPerBlock)}
	tag.at = table.keep(tag.row, nil)
	want := map[int32][]fact{}
	for range 50 {
		r, facts := make(row, len(tag.row)), make([]fact, predicates)
		for range random.IntN(4) {
			id, v := random.Int32N(predicates), fact(random.IntN(3))
			r.put(id, v)
			facts[id] = v
		}
		want[table.keep(r, tag)] = facts
	}
	for at, facts := range want {
		for id, v := range facts {
			if got := table.fact(at, int32(id)); got != v {
				t.Fatalf("row %d, predicate %d: %d, want %d", at, id, got, v)
			}
		}
	}
	if all := 3 * len(want); len(table.blocks) > all/2 {
		t.Errorf("%d blocks for rows of %d: none are shared", len(table.blocks), all)
	}
}

// TestBlocksOfOneHash has another block at the hash of one: both are kept.
func TestBlocksOfOneHash(t *testing.T) {
	var table blockTable
	table.forget()
	a, b := block{1}, block{2}
	n := table.number(&a)
	table.numbers[b.hash()] = n
	m := table.number(&b)
	if m == n || table.number(&a) != n || table.number(&b) != m || table.blocks[m] != b {
		t.Errorf("the blocks are %d and %d of %v", n, m, table.blocks)
	}
}

// TestOftenAskedComesFirst holds that predicates are numbered by how often they are asked, not by the order of the rules.
func TestOftenAskedComesFirst(t *testing.T) {
	rule := func(name, pattern string) string {
		return "  - name: " + name + "\n    match: '" + pattern + "'\n    tests: |\n      + [a](p)\n      - b\n"
	}
	src := "phase: p\nrules:\n"
	for i := range 20 {
		src += rule(fmt.Sprint("rare", i), fmt.Sprintf(`p:"zeugma%d" @np`, i))
	}
	set := compile(t, src+rule("often", `p:"the" @np`), "np")
	often := set.rules[len(set.rules)-1]
	for _, r := range set.rules[:len(set.rules)-1] {
		if r.span.starts < often.span.starts {
			t.Fatalf("what %s starts with comes before what a frequent word starts", r.Name)
		}
	}
}
