package article

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"dateline/extract/document"
	"dateline/internal/cputime"
	"dateline/internal/longtest"
)

// hostile returns bodies on which a careless reader crashes, hangs or fills the
// memory; they are a thirtieth as long if long tests are not wanted. If want is set it must be in the text.
func hostile() map[string]struct {
	body string
	want string
} {
	random := make([]byte, longtest.Size(10<<20, 30))
	source := rand.NewChaCha8([32]byte{1})
	source.Read(random)
	repeat := func(s string, n int) string { return strings.Repeat(s, longtest.Size(n, 30)) }
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range longtest.Size(n, 30) {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const said = "The ferry was late again, the harbour master said on Monday morning."
	return map[string]struct{ body, want string }{
		"random bytes":          {string(random), ""},
		"random html":           {"<html>" + string(random), ""},
		"deep divs":             {"<html>" + repeat("<div>", 100_000) + said, said},
		"deep formatting":       {"<html>" + repeat("<b>", 100_000) + said, said},
		"deep lists":            {"<html>" + repeat("<ul><li>", 100_000) + said, said},
		"many attributes":       {"<html><p " + many(500_000, "a%d=1 ") + ">" + said, said},
		"attributes in pairs":   {"<html><b " + many(200_000, "a%d=1 ") + "><b " + many(200_000, "b%d=1 ") + "><p>" + said, said},
		"repeated html tags":    {many(100_000, "<html a%d b%[1]d>") + "<p>" + said, said},
		"repeated body tags":    {"<html>" + many(500_000, "<body a%d>") + "<p>" + said, said},
		"grown html tags":       {"<html " + many(900, "a%d ") + ">" + repeat("<html b>", 100_000) + "<p>" + said, said},
		"reopened formatting":   {"<html>" + many(400, "<font size=%d>") + repeat("<p>x</p>", 100_000) + said, said},
		"text between ends":     {"<html>" + repeat("a</x>", 1_000_000) + said, said},
		"text between rows":     {"<html><table>" + repeat("a<tr>", 200_000) + "</table><p>" + said, "a"},
		"text in select":        {"<html><p>" + said + "</p><select>" + repeat("a<div>", 200_000), said},
		"unclosed everything":   {"<html>" + repeat("<table><tr><td><a href=x><p>", 20_000) + said, ""},
		"many paragraphs":       {"<html>" + repeat("<p>"+said, 50_000), said},
		"a million paragraphs":  {"<html>" + repeat("<p>The ferry was late.", 1_000_000), "ferry"},
		"a million table cells": {"<html><p>" + said + "<table><tr>" + repeat("<td>x", 1_000_000), "x"},
		"a million items":       {"<html><p>" + said + "<ul>" + repeat("<li>It was late again.", 500_000), "late again"},
		"attribute of 10 MB":    {`<html><p title="` + repeat("x ", 5_000_000) + `">` + said, said},
		"class of 10 MB":        {`<html><p class="` + repeat("share ", 1_600_000) + `">` + said, said},
		"open quotation marks":  {"<html>" + repeat(`<b a = '>`, 200_000) + "<p>" + said, ""},
		"meta elements":         {"<html>" + many(200_000, `<meta name="a%d" content="b">`) + "<p>" + said, said},
		"times":                 {"<html><h1>Late again</h1>" + repeat("<time>yesterday</time>", 200_000) + "<p>" + said, said},
		"deep authors":          {"<html>" + repeat("<div itemprop=author><i itemprop=name>", 10_000) + said, said},
		"NUL bytes":             {"<html><p>" + repeat("\x00", 5_000_000) + said + repeat("<p>\x00\x00", 100_000), said},
		"NUL bytes in text":     {repeat("\x00", 10_000_000) + said, said},
		"mixed encodings": {"<html><meta charset=iso-8859-2><p>" + said + repeat("<p>K\xf8\xedž caf\xc3\xa9 \x93no\x94 \xe6\x9d\xb1",
			100_000), said},
		"mixed encodings text": {said + repeat(" \xc3\xa9 \xe9 \xff\xfe \x80", 1_000_000), said},
		"years":                {"<html><h1>Late again</h1>" + repeat("<p>20 19 2020 1.2.20 ", 200_000), "20"},
		"days":                 {"<html><h1>Late again</h1><div>" + repeat("<br>4.3.2020", 300_000) + "</div><p>" + said, "4.3.2020"},
		"linked data":          {`<html><script type="application/ld+json">` + repeat(`[`, 500_000) + "</script><p>" + said, said},
		"one long line":        {repeat("word ", 3_000_000), "word"},
		"one long word":        {repeat("x", 16_000_000), "x"},
		"line ends":            {repeat("\n", 4_000_000) + said, said},
		"short lines":          {repeat("a\n", 1_000_000), "a"},
		"headers":              {repeat("date 2025-06-02\n", 100_000) + said, said},
		"signatures":           {repeat("We go. Jane Roe Minister of Trade\n\n", 100_000), "Minister"},
		"open comment":         {"<html><p>" + said + "<!--" + repeat("<p>", 1_000_000), said},
		"one tag never closed": {"<html><p>" + said + "</p><p " + repeat("x", 10_000_000), said},
	}
}

func TestHostileInputIsReadInLinearTime(t *testing.T) {
	longtest.NotUnderRace(t)
	for name, c := range hostile() {
		t.Run(name, func(t *testing.T) {
			doc, err := measured(t, []byte(c.body))
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

// The most that one hostile body may take: 3 s of processor time, with room for the collector of garbage, and 400 MB.
const (
	maxTime   = 9 * time.Second
	maxMemory = 400 << 20
)

// measured parses a body and holds it to the limits.
func measured(t *testing.T, body []byte) (*document.Document, error) {
	t.Helper()
	debug.FreeOSMemory()
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(maxMemory - 32<<20)) // so that what could be collected is
	peak := watch()
	start := cputime.Used()
	doc, err := Parse(t.Context(), document.Raw{Body: body})
	if d := cputime.Used() - start; d > maxTime {
		t.Errorf("took %v for %d bytes", d, len(body))
	}
	if most := peak(); most > maxMemory {
		t.Errorf("took %d MB for %d bytes", most>>20, len(body))
	}
	return doc, err
}

// watch measures the memory in use, above what is in use when it is called, until the function that it returns is called.
func watch() func() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	before, most := sample[0].Value.Uint64(), uint64(0)
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			metrics.Read(sample)
			most = max(most, sample[0].Value.Uint64())
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-done
		return most - min(before, most)
	}
}

func TestNoTextIsAnError(t *testing.T) {
	for _, body := range []string{"", " \n\t", "\x00\x01", "\xef\xbb\xbf", "<html><script>x</script></html>", "date 2025-06-02"} {
		if doc, err := Parse(t.Context(), document.Raw{Body: []byte(body)}); !errors.Is(err, ErrNoText) {
			t.Errorf("Parse(%q) = %v, %v; want ErrNoText", body, doc, err)
		}
	}
	if _, err := Parse(t.Context(), document.Raw{Format: "pdf", Body: []byte("x")}); err == nil || errors.Is(err, ErrNoText) {
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
			doc, err := Parse(t.Context(), document.Raw{Format: format, Body: bytes.Clone(body)})
			if err == nil {
				checkBlocks(t, doc)
			} else if !errors.Is(err, ErrNoText) {
				t.Error(err)
			}
		}
	})
}
