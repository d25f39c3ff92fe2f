package dedupe

import (
	"fmt"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/internal/splitmix"
)

func TestURLHash(t *testing.T) {
	same := []string{"https://www.kallo.test/a/?b=1&a=2&utm_source=x#top", "http://kallo.test/a?a=2&b=1",
		"HTTP://Kallo.test/a/?fbclid=9&a=2&b=1"}
	for _, u := range same {
		if urlHash(u) != urlHash(same[0]) {
			t.Errorf("%s is not %s", u, same[0])
		}
	}
	for _, u := range []string{"http://kallo.test/a?a=2", "http://kallo.test/A?a=2&b=1", "http://post.kallo.test/a?a=2&b=1"} {
		if urlHash(u) == urlHash(same[0]) {
			t.Errorf("%s is %s", u, same[0])
		}
	}
	if urlHash("") != 0 || urlHash("page") != 0 {
		t.Error("no address has a hash")
	}
}

// story is a text of n different sentences.
func story(n, seed int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "On day %d the council of town%d voted for plan%d of minister%d. ", i, splitmix.Mix(uint64(i+seed))%9999,
			splitmix.Mix(uint64(i*3+seed))%999, splitmix.Mix(uint64(i*7+seed))%999)
	}
	return b.String()
}

func TestDuplicates(t *testing.T) {
	s := New()
	find := func(doc *document.Document) string {
		sig := Sign(doc)
		_, why := s.Find(sig)
		if why == "" {
			s.Add(sig)
		}
		return why
	}
	a := story(60, 1)
	for _, c := range []struct{ url, text, want string }{
		{"https://kallo.test/1", a, ""},
		{"https://kallo.test/1?utm_medium=x", story(60, 2), "the same address"},
		{"https://kallo.test/2", strings.ToUpper(a[:20]) + a[20:], "nearly the same text"},
		{"", a + " Share this.", "nearly the same text"},
		{"", story(60, 3), ""},
		{"", a[:len(a)/2] + story(30, 4), ""},
		{"", "The ferry sank.", ""},
		{"", "The ferry, sank!", "the same text"},
		{"", "The ferry sank again.", ""},
	} {
		if got := find(document.New(document.Meta{URL: c.url}, c.text, nil)); got != c.want {
			t.Errorf("%.40s %s: got %q, want %q", c.text, c.url, got, c.want)
		}
	}
	var log []byte
	for i, id := range []string{"", "x", strings.Repeat("y", 300)} {
		log = Signature{ID: id, URL: uint64(i), Text: uint64(i) << 40, Near: i == 1}.Append(log)
	}
	again := New()
	if !again.Load(log) || len(again.ids) != 3 || again.ID(2) != strings.Repeat("y", 300) || again.Load(log[:len(log)-1]) ||
		again.Load(log[:5]) {
		t.Error("signatures are not read as they were written")
	}
}
