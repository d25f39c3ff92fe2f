// go-trafilatura: the text of a page.
package main

import (
	"strings"

	"dateline/bench/harness"
	"dateline/bench/made"

	"github.com/markusmobius/go-trafilatura"
)

func main() {
	harness.Main("github.com/markusmobius/go-trafilatura", map[string]harness.Task{"clean": func(a made.Article) (int, error) {
		r, err := trafilatura.Extract(strings.NewReader(a.HTML), trafilatura.Options{})
		if err != nil {
			return 0, err
		}
		return len(r.ContentText), nil
	}})
}
