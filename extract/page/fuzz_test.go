package page

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"dateline/extract/document"
)

// FuzzMarks writes any text with any marks: what comes out is well-formed, has the text and nothing else, and marks just what was to be marked.
func FuzzMarks(f *testing.F) {
	f.Add("a <b> & 'c' \"d\"\x00\r", []byte{0, 5, 0, 2, 9, 1, 3, 4, 2})
	f.Add("überall “so”", []byte{0, 14, 0, 1, 2, 1, 0, 14, 3, 5, 9, 4})
	f.Add("crossing marks all along", []byte{0, 8, 0, 4, 14, 1, 6, 20, 2, 9, 24, 3})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		marks := marksOf(text, places)
		r := &reader{doc: document.New(document.Meta{}, text, nil)}
		half := runeEdge(text, len(text)/2)
		blocks := []document.Block{{Kind: document.Paragraph, Span: document.Span{End: half}}, {Kind: document.Heading, Span: document.Span{Start: half, End: len(text)}}}
		out := string(r.blocks(blocks, marks))
		want := strings.Map(func(c rune) rune {
			if escapeOf(c, utf8.RuneLen(c)) == "\uFFFD" {
				return utf8.RuneError
			}
			return c
		}, strings.ToValidUTF8(text, ""))
		got, covered := readBack(t, out)
		if utf8.ValidString(text) && got != want {
			t.Fatalf("the text is %q, want %q, in %s", got, want, out)
		}
		if !utf8.ValidString(text) {
			return // replacements change the lengths
		}
		checkCover(t, text, want, marks, covered)
	})
}

// marksOf makes ordered marks on rune edges of three bytes each.
func marksOf(text string, places []byte) (marks []highlight) {
	for ; len(places) >= 3 && len(marks) < 50; places = places[3:] {
		a, b := runeEdge(text, int(places[0])), runeEdge(text, int(places[1]))
		if a < b {
			marks = append(marks, highlight{document.Span{Start: a, End: b}, int(places[2]) % len(layers), "", `tip "of" <it>`})
		}
	}
	slices.SortStableFunc(marks, func(a, b highlight) int {
		switch {
		case before(a, b):
			return -1
		case before(b, a):
			return 1
		}
		return 0
	})
	return marks
}

func runeEdge(text string, at int) int {
	at = min(at, len(text))
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// readBack reads what was written token by token: its text, and for each byte of that how often each layer covers it.
func readBack(t *testing.T, out string) (string, [][5]int) {
	t.Helper()
	var text strings.Builder
	var covered [][5]int
	var open []string
	var now [5]int
	z := html.NewTokenizer(strings.NewReader(out))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Fatalf("not closed: %q in %s", open, out)
			}
			return text.String(), covered
		case html.TextToken:
			if len(open) == 0 { // between the blocks
				continue
			}
			s := string(z.Raw())
			s = html.UnescapeString(s)
			text.WriteString(s)
			covered = append(covered, slices.Repeat([][5]int{now}, len(s))...)
		case html.StartTagToken:
			token := z.Token()
			if token.Data == "mark" {
				now[layerOf(t, token)]++
				token.Data += strings.TrimSuffix(token.Attr[0].Val, " around")
			}
			open = append(open, token.Data)
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || !strings.HasPrefix(open[len(open)-1], name) {
				t.Fatalf("</%s> closes %q in %s", name, open, out)
			}
			if last := open[len(open)-1]; name == "mark" {
				now[slices.IndexFunc(layers, func(l string) bool { return "mark"+l == last })]--
			}
			open = open[:len(open)-1]
		default:
			t.Fatalf("unexpected token %s in %s", z.Raw(), out)
		}
	}
}

func layerOf(t *testing.T, token html.Token) int {
	t.Helper()
	i := slices.IndexFunc(layers, func(l string) bool {
		return token.Attr[0].Key == "class" && l == strings.TrimSuffix(token.Attr[0].Val, " around")
	})
	if i < 0 || len(token.Attr) != 3 || token.Attr[2].Val != `tip "of" <it>` {
		t.Fatalf("a mark came out as %s", token)
	}
	return i
}

func checkCover(t *testing.T, text, written string, marks []highlight, covered [][5]int) {
	t.Helper()
	at := 0 // in written, in which characters that HTML does not allow are replaced
	for i, c := range text {
		var want [5]int
		for _, m := range marks {
			if m.Start <= i && i < m.End {
				want[m.layer]++
			}
		}
		if covered[at] != want {
			t.Fatalf("byte %d of %q is covered %v, want %v", i, text, covered[at], want)
		}
		_, n := utf8.DecodeRuneInString(written[at:])
		at += n
		_ = c
	}
}

// FuzzPage extracts from any text and shows it: a page comes out that holds the whole text in its blocks.
func FuzzPage(f *testing.F) {
	f.Add(council, "A title", "https://a.example/")
	f.Add("<p>Kenya proposed a summit.</p>", "<script>", "javascript:x")
	f.Add("Kenya proposed\u00a0a\u3000summit\u0085to\fUganda.", "\u2003", "")
	f.Add("date 2025-06-02\n\n\"a\" said B.\n\n- 5 km\n- 6 km\tx", "\x00", "")
	f.Fuzz(func(t *testing.T, body, title, address string) {
		x, err := extractor()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := x.Extract(t.Context(), document.Raw{Body: []byte(body), Meta: document.Meta{Title: title, URL: address}})
		if err != nil {
			return
		}
		page := written(t, doc)
		if !utf8.ValidString(page) {
			t.Error("the page is not UTF-8")
		}
		root := parsed(t, page)
		if n := len(all(root, func(n *html.Node) bool { return n.Data == "script" || n.Data == "img" })); n > 0 {
			t.Errorf("%d elements got in", n)
		}
		shown := words(root)
		for _, b := range doc.Blocks {
			if want := spaced(plain(doc.Slice(b.Span))); !strings.Contains(shown, want) {
				t.Errorf("the page has no %q", want)
			}
		}
	})
}

// plain is text with the characters replaced that HTML does not allow.
func plain(s string) string {
	var b strings.Builder
	for i, c := range s {
		_, n := utf8.DecodeRuneInString(s[i:])
		if by := escapeOf(c, n); by == "\uFFFD" {
			b.WriteString(by)
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}
