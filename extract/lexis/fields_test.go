package lexis

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/tokenize"

	"dateline/extract/document"
)

// byProse cuts text with prose's tokenizer, which keeps fields whole that are more than letters and a comma after them.
func byProse(text string) (tokens []document.Token) {
	t := tokenize.New(tokenize.UsingPrefixes(nil), tokenize.UsingSuffixes([]string{","}), tokenize.UsingSplitCases(nil),
		tokenize.UsingSpecialTest(func(field string) bool {
			word := field
			if len(field) > 1 {
				word = strings.TrimSuffix(field, ",")
			}
			return len(word) > maxWord || strings.ContainsFunc(word, func(r rune) bool { return r >= 0x80 || classes[r] != letter })
		}))
	for _, field := range t.Tokenize(text) {
		if strings.Trim(field.Text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "" && len(field.Text) <= maxWord {
			tokens = appendPlain(tokens, field.Text, field.Start)
			continue
		}
		tokens = appendScanned(tokens, scanner{text: text, start: field.Start, at: field.Start, end: field.End()}, 0)
	}
	return tokens
}

func TestFieldsAreProses(t *testing.T) {
	texts := []string{"", ",", ", ", "a,,b a,", " \t\n\v\f\r\u0085\u00a0\u3000", "a\u00a0b\u2028c", "\xff a\xff,", "cannot, Cannot", benchText, strings.Repeat("x", maxWord+1) + ", y"}
	files, _ := filepath.Glob("../../testdata/*.txt")
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	pieces := []string{"a", "Bee", "x_y", ",", ".", " ", "  ", "\n", "\t ", "\u00a0", "é", "’s", "1,000", "\xff", "\u0085", ":)", "XD", "U.S.", "Gen."}
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		texts = append(texts, b.String())
	}
	for _, text := range texts {
		if got, want := appendTokens(nil, text, 0), byProse(text); !slices.Equal(got, want) {
			t.Fatalf("%q gives\n%q, by prose\n%q", text, got, want)
		}
	}
}
