package emit

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/extract/record"
)

var update = flag.Bool("update", false, "publish the schemas as they are now")

// TestPublishedSchemas compares the schemas with those in schema/VERSION, which are published. Under one version fields
// may be added; nothing that a reader counts on may go away or change. Where it must, record.Schema gets a new number first.
func TestPublishedSchemas(t *testing.T) {
	dir := filepath.Join("schema", path.Base(record.Schema))
	for _, name := range append(SchemaNames(), Stories) {
		now, err := Schema(name)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name+".json")
		published, err := os.ReadFile(file)
		if os.IsNotExist(err) && *update {
			published, err = now, nil
		}
		if err != nil {
			t.Fatalf("%v: publish it with -update", err)
		}
		if broken := incompatible(t, published, now); len(broken) > 0 {
			t.Errorf("%s breaks what %s published; take that back, or give record.Schema a new number:\n%s", name, record.Schema, strings.Join(broken, "\n"))
			continue
		}
		if *update {
			if err = os.MkdirAll(dir, 0o777); err == nil {
				err = os.WriteFile(file, append(bytes.TrimSpace(now), '\n'), 0o666)
			}
			if err != nil {
				t.Fatal(err)
			}
		} else if !bytes.Equal(bytes.TrimSpace(published), bytes.TrimSpace(now)) {
			t.Errorf("%s has changed, which readers can bear; publish it with -update", file)
		}
	}
}

// incompatible are the places at which a reader of the old schema would be surprised by the new one.
func incompatible(t *testing.T, old, now []byte) []string {
	t.Helper()
	c := comparison{seen: map[string]bool{}}
	for _, s := range []struct {
		text []byte
		to   *map[string]any
	}{{old, &c.old}, {now, &c.now}} {
		if err := json.Unmarshal(s.text, s.to); err != nil {
			t.Fatal(err)
		}
	}
	c.compare("", c.old, c.now)
	return c.broken
}

type comparison struct {
	old, now map[string]any
	seen     map[string]bool // places that have been compared: a schema may refer to itself
	broken   []string
}

// resolve follows a reference into the definitions of a schema.
func resolve(root, s map[string]any) map[string]any {
	if ref, ok := s["$ref"].(string); ok {
		defs, _ := root["$defs"].(map[string]any)
		if def, ok := defs[path.Base(ref)].(map[string]any); ok {
			return def
		}
	}
	return s
}

func (c *comparison) compare(at string, old, now map[string]any) {
	old, now = resolve(c.old, old), resolve(c.now, now)
	if c.seen[at] || strings.Count(at, "/") > 12 {
		return
	}
	c.seen[at] = true
	for _, key := range []string{"type", "const", "pattern", "minimum"} {
		if fmt.Sprint(old[key]) != fmt.Sprint(now[key]) {
			c.broken = append(c.broken, fmt.Sprintf("%s: %s was %v and is %v", at, key, old[key], now[key]))
		}
	}
	c.lacks(at, "value", old["enum"], now["enum"])
	c.lacks(at, "required field", old["required"], now["required"])
	c.properties(at, old, now)
	if items, ok := old["items"].(map[string]any); ok {
		next, _ := now["items"].(map[string]any)
		c.compare(at+"/[]", items, next)
	}
	c.alternatives(at, old, now)
}

// lacks reports members of an old list that the new one does not have. An enum of other values may still grow.
func (c *comparison) lacks(at, what string, old, now any) {
	was, _ := old.([]any)
	is, _ := now.([]any)
	for _, v := range was {
		if !slices.ContainsFunc(is, func(w any) bool { return fmt.Sprint(v) == fmt.Sprint(w) }) {
			c.broken = append(c.broken, fmt.Sprintf("%s: the %s %v is gone", at, what, v))
		}
	}
}

func (c *comparison) properties(at string, old, now map[string]any) {
	was, _ := old["properties"].(map[string]any)
	is, _ := now["properties"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(was)) {
		next, ok := is[name].(map[string]any)
		if !ok {
			c.broken = append(c.broken, fmt.Sprintf("%s/%s: the field is gone", at, name))
			continue
		}
		c.compare(at+"/"+name, was[name].(map[string]any), next)
	}
}

// alternatives compares those of oneOf, which keep their order: kinds of lines, and values beside null.
func (c *comparison) alternatives(at string, old, now map[string]any) {
	was, _ := old["oneOf"].([]any)
	is, _ := now["oneOf"].([]any)
	if len(was) > len(is) || len(was) == 0 && len(is) > 0 {
		c.broken = append(c.broken, fmt.Sprintf("%s: had %d alternatives, has %d", at, len(was), len(is)))
		return
	}
	for i := range was {
		c.compare(fmt.Sprintf("%s/|%d", at, i), was[i].(map[string]any), is[i].(map[string]any))
	}
}

// TestIncompatible changes a schema in ways that readers can bear, and in ways that they cannot.
func TestIncompatible(t *testing.T) {
	const old = `{"$ref":"#/$defs/R","$defs":{"R":{"type":"object","required":["a","b"],"properties":{
		"a":{"type":"string","enum":["x","y"]},"b":{"oneOf":[{"type":"integer"},{"type":"null"}]},"c":{"type":"array","items":{"$ref":"#/$defs/R"}}}}}}`
	tests := []struct{ from, to, want string }{
		{`"x","y"`, `"x","y","z"`, ""},
		{`"c":{`, `"d":{"type":"string"},"c":{`, ""},
		{`"required":["a","b"]`, `"required":["a","b","c"]`, ""},
		{`"x","y"`, `"x"`, "/a: the value y is gone"},
		{`"required":["a","b"]`, `"required":["a"]`, ": the required field b is gone"},
		{`"b":{`, `"bb":{`, "/b: the field is gone"},
		{`"type":"integer"`, `"type":"number"`, "/b/|0: type was integer and is number"},
		{`"items":{"$ref":"#/$defs/R"}`, `"items":{"type":"string"}`, "/c/[]: type was object and is string"},
		{`{"oneOf":[{"type":"integer"},{"type":"null"}]}`, `{"type":"integer"}`, "/b: type was <nil> and is integer"},
	}
	for _, tt := range tests {
		got := incompatible(t, []byte(old), []byte(strings.Replace(old, tt.from, tt.to, 1)))
		if tt.want == "" && len(got) > 0 || tt.want != "" && !slices.Contains(got, tt.want) {
			t.Errorf("%s for %s: got %q, want %q", tt.to, tt.from, got, tt.want)
		}
	}
}
