// Package style holds the source to what CONTRIBUTING.md asks of it: short files, short conditions, plain words.
package style

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	root      = "../.."
	maxTerms  = 4   // of a condition: more need a name
	maxLines  = 400 // of a file of Go or of rules
	generated = "// Code generated "
)

// TestConditions holds that no condition joins more than four terms by && and ||. Give a part of it a name.
func TestConditions(t *testing.T) {
	set := token.NewFileSet()
	eachFile(t, ".go", func(path string, src []byte) {
		if strings.HasSuffix(path, "_test.go") {
			return
		}
		file, err := parser.ParseFile(set, path, src, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok || terms(e) == 1 {
				return true
			}
			if got := terms(e); got > maxTerms {
				t.Errorf("%s: a condition of %d terms, at most %d are allowed", set.Position(e.Pos()), got, maxTerms)
			}
			return false
		})
	})
}

// terms counts the operands of a chain of && and ||.
func terms(e ast.Expr) int {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return terms(e.X)
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return terms(e.X)
		}
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			return terms(e.X) + terms(e.Y)
		}
	}
	return 1
}

// TestFilesAreShort holds that no file of Go or of rules has more than 400 lines. Split it by theme.
func TestFilesAreShort(t *testing.T) {
	short := func(path string, src []byte) {
		if n := strings.Count(string(src), "\n"); n > maxLines {
			t.Errorf("%s: %d lines, at most %d are allowed", path, n, maxLines)
		}
	}
	eachFile(t, ".go", short)
	eachFile(t, ".yaml", short)
}

// eachFile gives each file with an ending to do, but for generated ones and those of other projects.
func eachFile(t *testing.T, ext string, do func(path string, src []byte)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() != ".." && strings.HasPrefix(d.Name(), "."), d.IsDir() && d.Name() == "dist":
			return filepath.SkipDir
		case d.IsDir() || filepath.Ext(path) != ext:
			return nil
		}
		src, err := os.ReadFile(path)
		if err == nil && !strings.HasPrefix(string(src), generated) {
			do(path, src)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
