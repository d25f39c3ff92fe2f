package site

import (
	"context"
	"fmt"
	"path"
	"strings"
)

// EachPath calls do with the addresses of all pages and downloads of a folder, relative to the front page.
func (s *Site) EachPath(ctx context.Context, do func(address string) error) error {
	for _, list := range []struct {
		name  string
		total int
	}{{"index", 0}, {"stories", s.front.Stories}, {"articles", s.front.Articles}, {"names", s.front.Names}, {"who-to-whom", 0}} {
		if err := eachPage("", list.name, list.total, do); err != nil {
			return err
		}
	}
	if err := s.eachWordPage(do); err != nil {
		return err
	}
	for _, lists := range []struct{ folder, query string }{
		{"acts", "SELECT act, act, count(*) FROM findings WHERE kind = 'act' GROUP BY 1"},
		{"countries", "SELECT country, country, count(DISTINCT finding) FROM parties WHERE length(country) = 3 GROUP BY 1"},
		{"months", "SELECT month, month, count(*) FROM findings WHERE month <> '' GROUP BY 1"},
		{"parties", "SELECT slug, name, (SELECT count(DISTINCT finding) FROM parties p WHERE p.key = n.key) FROM names n"},
		{"stories", "SELECT id, title, 1 FROM stories"},
		{"names", "SELECT " + letter + ", '', count(*) FROM names GROUP BY 1"},
	} {
		all, err := s.facets(ctx, "", lists.query)
		if err != nil {
			return fmt.Errorf("site: %w", err)
		}
		for _, f := range all {
			if err := eachPage(lists.folder, f.Value, f.Count, do); err != nil {
				return err
			}
		}
	}
	return nil
}

// eachWordPage calls do with the pages of the index of words, which have no downloads.
func (s *Site) eachWordPage(do func(string) error) error {
	if s.opts.Search {
		return nil
	}
	pages := []string{"words.html"}
	for _, letter := range s.wordLetters {
		pages = append(pages, letter.Href)
	}
	for i := range s.words {
		if w := &s.words[i]; w.many() {
			pages = append(pages, w.href())
		}
	}
	for _, address := range pages {
		if err := do(address); err != nil {
			return err
		}
	}
	return nil
}

// eachPage calls do with the pages of a list, and its downloads. The front page and the letters of the index of names have none.
func eachPage(folder, name string, total int, do func(string) error) error {
	if strings.ContainsAny(name, `/\.`) { // a rule file may call an act anything
		return nil
	}
	for n := 1; n == 1 || (n-1)*perPage < total; n++ {
		if err := do(path.Join(folder, pageAddress(name, n))); err != nil {
			return err
		}
	}
	if folder == "names" || name == "index" {
		return nil
	}
	for _, ext := range []string{".csv", ".json"} {
		if err := do(path.Join(folder, name+ext)); err != nil {
			return err
		}
	}
	return nil
}
