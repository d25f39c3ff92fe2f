package event

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/extract/document"
	"dateline/internal/tsv"
)

// actsTSV is the table of acts; its head explains the columns and names the sources of the codes.
//
//go:embed acts.tsv
var actsTSV string

// Act is one act of the closed list. The description continues a sentence that starts with the actor: "Norway: opens or
// runs an inquiry into a party".
type Act struct{ Type, Name, Description string }

// Acts returns the closed list of acts, type by type, in the order of the table. The caller must not change it.
func Acts() []Act { return loaded().acts }

// codeKey is what an event's codes depend on. An empty content matches any.
type codeKey struct{ act, status, content string }

// table is acts.tsv in memory.
type table struct {
	acts  []Act
	types map[string][]string // the acts of each type
	codes map[codeKey]document.Codes
}

// loaded reads the table on first use.
var loaded = sync.OnceValue(func() *table {
	t := &table{types: map[string][]string{}, codes: map[codeKey]document.Codes{}}
	for _, f := range tsv.Rows(actsTSV) {
		if f[0] != "" {
			t.add(Act{Type: f[0], Name: f[1], Description: f[2]})
		} else {
			t.code(f[1:])
		}
	}
	return t
})

func (t *table) add(a Act) {
	t.acts = append(t.acts, a)
	t.types[a.Type] = append(t.types[a.Type], a.Name)
}

// code adds the codes of the last act: status, contents, CAMEO, PLOVER, mode, quad class.
func (t *table) code(f []string) {
	act := t.acts[len(t.acts)-1].Name
	for content := range strings.SplitSeq(f[1], ",") {
		t.codes[codeKey{act, f[0], strings.TrimPrefix(content, "*")}] = document.Codes{CAMEO: f[2], PLOVER: f[3], Mode: f[4], Quad: f[5]}
	}
}
