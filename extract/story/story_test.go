package story

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"dateline/extract"
	"dateline/extract/document"
)

var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New() })

// summaries are those of the articles of a file; the name of each is its id, its day and its address.
func summaries(t *testing.T, name string) (*txtar.Archive, []*Summary) {
	t.Helper()
	file, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	var out []*Summary
	for _, f := range file.Files {
		meta := strings.Fields(f.Name)
		title, text, _ := strings.Cut(string(f.Data), "\n")
		doc, err := x.Extract(t.Context(), document.Raw{Meta: document.Meta{ID: meta[0], Source: meta[0], Published: meta[1],
			URL: meta[2], Title: title},
			Format: document.FormatText, Body: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, Summarize(doc))
	}
	return file, out
}

// grouped are the stories of articles.
func grouped(t *testing.T, opts Options, articles ...*Summary) (out []*Story) {
	t.Helper()
	opts.Folder = t.TempDir()
	g, err := NewGrouper(opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles {
		if err := g.Add(a); err != nil {
			t.Fatal(err)
		}
	}
	err = g.Stories(t.Context(), func(s *Story) error { out = append(out, s); return nil })
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// members are the ids of the articles of a story in order.
func members(s *Story) string {
	var ids []string
	for _, text := range s.Texts {
		ids = append(ids, text.Article)
		for _, c := range text.Copies {
			ids = append(ids, c.Article)
		}
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// field is what a line of a comment says after a name.
func field(comment []byte, name string) string {
	_, rest, _ := strings.Cut(string(comment), name+": ")
	line, _, _ := strings.Cut(rest, "\n")
	return line
}

func TestStoriesOfTestdata(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	var all []*Summary
	var wantAll []string
	for _, name := range names {
		file, articles := summaries(t, name)
		want := strings.Split(field(file.Comment, "want"), " / ")
		for _, a := range articles {
			a.Article = filepath.Base(name) + ":" + a.Article
		}
		for i := range want {
			ids := strings.Fields(want[i])
			for j := range ids {
				ids[j] = filepath.Base(name) + ":" + ids[j]
			}
			want[i] = strings.Join(ids, " ")
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			stories := grouped(t, Options{}, articles...)
			compare(t, stories, want)
			if reports := field(file.Comment, "reports"); reports != "" && fmt.Sprint(stories[0].Reports) != reports {
				t.Errorf("%d reports, not %s", stories[0].Reports, reports)
			}
		})
		all, wantAll = append(all, articles...), append(wantAll, want...)
	}
	t.Run("together", func(t *testing.T) { compare(t, grouped(t, Options{}, all...), wantAll) })
}

func compare(t *testing.T, stories []*Story, want []string) {
	t.Helper()
	var got []string
	for _, s := range stories {
		got = append(got, members(s))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestTheOrderOfArticlesDoesNotMatter(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	var all []*Summary
	for _, name := range names {
		_, articles := summaries(t, name)
		all = append(all, articles...)
	}
	var want []byte
	for i := range 10 {
		var got []byte
		for _, s := range grouped(t, Options{}, all...) {
			got = append(got, s.Line()...)
		}
		if i == 0 {
			want = got
		} else if string(got) != string(want) {
			t.Fatal("another order gives other stories")
		}
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
}

func TestStoriesEndWithTheirContext(t *testing.T) {
	g, err := NewGrouper(Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	for i := range 20 {
		doc := document.New(document.Meta{ID: fmt.Sprint(i), Published: fmt.Sprintf("20%02d-06-02", i)}, "The boat left.", nil)
		if err := g.Add(Summarize(doc)); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err = g.Stories(ctx, func(*Story) error { n++; cancel(); return nil })
	if err != context.Canceled || n > 2 {
		t.Errorf("%d stories, %v", n, err)
	}
}
