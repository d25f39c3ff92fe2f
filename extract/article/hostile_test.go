package article

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"dateline/extract/document"
)

// hostile are bodies on which a careless reader crashes, hangs or fills the
// memory. Where want is set it must be in the text.
func hostile() map[string]struct {
	body string
	want string
} {
	random := make([]byte, 10<<20)
	source := rand.NewChaCha8([32]byte{1})
	source.Read(random)
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const said = "The ferry was late again, the harbour master said on Monday morning."
	return map[string]struct{ body, want string }{
		"random bytes":         {string(random), ""},
		"random html":          {"<html>" + string(random), ""},
		"deep divs":            {"<html>" + strings.Repeat("<div>", 100_000) + said, said},
		"deep formatting":      {"<html>" + strings.Repeat("<b>", 100_000) + said, said},
		"deep lists":           {"<html>" + strings.Repeat("<ul><li>", 100_000) + said, said},
		"many attributes":      {"<html><p " + many(500_000, "a%d=1 ") + ">" + said, said},
		"attributes in pairs":  {"<html><b " + many(200_000, "a%d=1 ") + "><b " + many(200_000, "b%d=1 ") + "><p>" + said, said},
		"reopened formatting":  {"<html>" + many(400, "<font size=%d>") + strings.Repeat("<p>x</p>", 100_000) + said, said},
		"text between ends":    {"<html>" + strings.Repeat("a</x>", 1_000_000) + said, said},
		"text between rows":    {"<html><table>" + strings.Repeat("a<tr>", 200_000) + "</table><p>" + said, "a"},
		"text in select":       {"<html><p>" + said + "</p><select>" + strings.Repeat("a<div>", 200_000), said},
		"unclosed everything":  {"<html>" + strings.Repeat("<table><tr><td><a href=x><p>", 20_000) + said, ""},
		"many paragraphs":      {"<html>" + strings.Repeat("<p>"+said, 50_000), said},
		"linked data":          {`<html><script type="application/ld+json">` + strings.Repeat(`[`, 500_000) + "</script><p>" + said, said},
		"one long line":        {strings.Repeat("word ", 3_000_000), "word"},
		"one long word":        {strings.Repeat("x", 16_000_000), "x"},
		"line ends":            {strings.Repeat("\n", 4_000_000) + said, said},
		"short lines":          {strings.Repeat("a\n", 1_000_000), "a"},
		"headers":              {strings.Repeat("date 2025-06-02\n", 100_000) + said, said},
		"signatures":           {strings.Repeat("We go. Jane Roe Minister of Trade\n\n", 100_000), "Minister"},
		"open comment":         {"<html><p>" + said + "<!--" + strings.Repeat("<p>", 1_000_000), said},
		"one tag never closed": {"<html><p>" + said + "</p><p " + strings.Repeat("x", 10_000_000), said},
	}
}

func TestHostileInputIsReadInLinearTime(t *testing.T) {
	for name, c := range hostile() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			doc, err := Parse(document.Raw{Body: []byte(c.body)})
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("took %v for %d bytes", d, len(c.body))
			}
			if err != nil {
				if c.want != "" || !errors.Is(err, ErrNoText) {
					t.Fatal(err)
				}
				return
			}
			if !strings.Contains(doc.Text, c.want) {
				t.Errorf("text lost: %.80q", doc.Text)
			}
			checkBlocks(t, doc)
		})
	}
}

func TestNoTextIsAnError(t *testing.T) {
	for _, body := range []string{"", " \n\t", "\x00\x01", "\xef\xbb\xbf", "<html><script>x</script></html>", "date 2025-06-02"} {
		if doc, err := Parse(document.Raw{Body: []byte(body)}); !errors.Is(err, ErrNoText) {
			t.Errorf("Parse(%q) = %v, %v; want ErrNoText", body, doc, err)
		}
	}
	if _, err := Parse(document.Raw{Format: "pdf", Body: []byte("x")}); err == nil || errors.Is(err, ErrNoText) {
		t.Errorf("unknown format: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		" date 2025-06-02 Talks were held.\n\nWe agreed. Jane Roe Minister of Trade",
		"Title line\n\nBy JANE ROE\n\nROME (AP) — It rained.\n- one\n- two\n\n“Yes.”\n\n— John Doe, mayor",
		"<html><title>A - B</title><h1>A</h1><p>b<br><br>c<ul><li>d</ul><blockquote><p>e<footer>f</blockquote>",
		"<p>x\u00ad\xff</p><table><tr><td>y<b><i></b>z</table>", "\xff\xfea\x00b\x00", "caf\xe9",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, format := range []document.Format{document.FormatAuto, document.FormatText, document.FormatHTML} {
			doc, err := Parse(document.Raw{Format: format, Body: bytes.Clone(body)})
			if err == nil {
				checkBlocks(t, doc)
			} else if !errors.Is(err, ErrNoText) {
				t.Error(err)
			}
		}
	})
}
