package style

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// maxWords is how many words of English a literal of Go may list. More belong into words.txt.
const maxWords = 12

// englishPackages are those whose code knows English.
var englishPackages = regexp.MustCompile(`/extract/(actor|article|date|entity|event|lexis|quantity|quote|story)/`)

// noLists are files whose lists are no words of articles: names of fields, sections and captures, and what the program calls things.
var noLists = regexp.MustCompile(`_test\.go$|/(contract|header|frame|names)\.go$`)

// word is a word of English as a list has it: no tag, no code and no class of a page.
var word = regexp.MustCompile(`^[A-Za-z]?[a-z]+[.]?( [a-z]+)*$`)

// TestWordsAreData holds that lists of words are in data files.
func TestWordsAreData(t *testing.T) {
	set := token.NewFileSet()
	eachFile(t, ".go", func(path string, src []byte) {
		if !englishPackages.MatchString(filepath.ToSlash(path)) || noLists.MatchString(filepath.ToSlash(path)) {
			return
		}
		file, err := parser.ParseFile(set, path, src, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if got := listedWords(n); got > maxWords {
				t.Errorf("%s: a list of %d words: put it into words.txt of the package", set.Position(n.Pos()), got)
			}
			return true
		})
	})
}

// listedWords counts the words that a literal or the cases of a switch list.
func listedWords(n ast.Node) int {
	var items []ast.Expr
	switch n := n.(type) {
	case *ast.CompositeLit:
		items = n.Elts
	case *ast.CaseClause:
		items = n.List
	case *ast.CallExpr:
		if name, ok := n.Fun.(*ast.Ident); !ok || name.Name != "set" && name.Name != "wordSet" {
			return 0
		}
		items = n.Args
	}
	words := 0
	for _, item := range items {
		if pair, ok := item.(*ast.KeyValueExpr); ok {
			item = pair.Key
		}
		lit, ok := item.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			continue
		}
		text, _ := strconv.Unquote(lit.Value)
		for entry := range strings.FieldsSeq(text) {
			if word.MatchString(entry) {
				words++
			}
		}
	}
	return words
}

// TestWordListsAreRead holds that a package reads each list of its words.txt.
func TestWordListsAreRead(t *testing.T) {
	read := map[string]bool{}
	reads := regexp.MustCompile(`wordLists\.\w+\("([^"]+)"\)`)
	eachFile(t, ".go", func(path string, src []byte) {
		for _, m := range reads.FindAllStringSubmatch(string(src), -1) {
			read[filepath.Dir(path)+" "+m[1]] = true
		}
	})
	lists := 0
	eachFile(t, ".txt", func(path string, src []byte) {
		if filepath.Base(path) != "words.txt" {
			return
		}
		for _, m := range regexp.MustCompile(`(?m)^\[(.+?)\]`).FindAllStringSubmatch(string(src), -1) {
			if lists++; !read[filepath.Dir(path)+" "+m[1]] {
				t.Errorf("%s: nothing reads the list %s", path, m[1])
			}
		}
	})
	if lists == 0 {
		t.Error("no word list found")
	}
}
