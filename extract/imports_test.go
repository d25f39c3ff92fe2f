package extract

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// level orders the house: a package may import packages of lower levels only.
var level = map[string]int{
	"dateline":                         0,
	"dateline/internal/terminal":       0,
	"dateline/internal/release":        1,
	"dateline/extract/document":        0,
	"dateline/rules/internal/pattern":  1,
	"dateline/rules/internal/rulefile": 1,
	"dateline/rules/internal/testdoc":  1,
	"dateline/rules/internal/engine":   2,
	"dateline/rules":                   3,
	"dateline/rules/en":                3,
	"dateline/extract/actor":           4,
	"dateline/extract/origin":          4,
	"dateline/rules/ruletest":          4,
	"dateline/extract/record":          4,
	"dateline/extract/dedupe":          5,
	"dateline/extract/story":           6,
	"dateline/extract/ingest":          5,
	"dateline/extract/article":         5,
	"dateline/extract/lexis":           4,
	"dateline/extract/date":            5,
	"dateline/extract/entity":          5,
	"dateline/extract/quantity":        5,
	"dateline/extract/quote":           5,
	"dateline/extract/event":           5,
	"dateline/extract":                 6,
	"dateline/extract/page":            7,
	"dateline/extract/stats":           5,
	"dateline/internal/playground":     8,
	"dateline/internal/accuracy":       8,
	"dateline/extract/site":            8,
	"dateline/extract/emit":            9,
	"dateline/extract/compare":         10,
	"dateline/run":                     10,
	"dateline/extract/serve":           11,
	"dateline/cmd/dateline":            12,
}

// only names the packages that may import a library.
var only = map[string]string{
	"github.com/urfave/cli":           "dateline/cmd/dateline",
	"github.com/gofrs/flock":          "dateline/run",
	"github.com/PuerkitoBio/goquery":  "dateline/extract/article",
	"github.com/jdkato/prose":         "dateline/extract/lexis",
	"github.com/parquet-go":           "dateline/extract/ingest dateline/extract/emit dateline/internal/hostiletest",
	"modernc.org/sqlite":              "dateline/extract/emit dateline/extract/site",
	"github.com/mmcdole/gofeed":       "dateline/extract/ingest",
	"github.com/klauspost/compress":   "dateline/extract/ingest dateline/extract/emit dateline/run dateline/internal/hostiletest",
	"github.com/therootcompany/xz":    "dateline/extract/ingest",
	"github.com/ulikunitz/xz":         "dateline/internal/hostiletest", // and tests
	"go.yaml.in/yaml":                 "dateline/cmd/dateline dateline/rules/internal/rulefile",
	"github.com/shopspring/decimal":   "dateline/extract/quantity",
	"github.com/blevesearch/snowball": "dateline/extract/story",
	"github.com/invopop/jsonschema":   "dateline/extract/emit",
	"github.com/rivo/uniseg":          "dateline/extract/emit",
	"golang.org/x/term":               "dateline/cmd/dateline",
	"github.com/santhosh-tekuri":      "", // tests only
	"github.com/rogpeppe/go-internal": "",
}

type listed struct {
	ImportPath string
	Imports    []string
}

// TestImports holds that imports run one way: document, rules, stages, extract, emit, run, cmd.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "dateline/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; seen++ {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		checkImports(t, p)
	}
	if seen < len(level) {
		t.Errorf("go list names %d packages, the table has %d", seen, len(level))
	}
}

func checkImports(t *testing.T, p listed) {
	own, ok := level[p.ImportPath]
	if !ok && !strings.Contains(p.ImportPath, "/internal/") && !strings.HasSuffix(p.ImportPath, "/gen") {
		t.Errorf("%s has no place in the table of levels", p.ImportPath)
	}
	for _, imp := range p.Imports {
		if l, ours := level[imp]; ours && l >= own && !strings.HasSuffix(p.ImportPath, "/gen") {
			t.Errorf("%s imports %s, which is not below it", p.ImportPath, imp)
		}
		for lib, owner := range only {
			if strings.HasPrefix(imp, lib) && !slices.Contains(strings.Fields(owner), p.ImportPath) {
				t.Errorf("%s imports %s, which only %q may", p.ImportPath, imp, path.Base(owner))
			}
		}
		if p.ImportPath == "dateline/extract/document" && strings.Contains(strings.Split(imp, "/")[0], ".") {
			t.Errorf("document imports %s: it uses the standard library only", imp)
		}
	}
}
