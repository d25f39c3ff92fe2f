// go-domdistiller: the text of a page.
package main

import (
	"strings"

	"dateline/bench/harness"
	"dateline/bench/made"

	"github.com/markusmobius/go-domdistiller"
)

func main() {
	harness.Main("github.com/markusmobius/go-domdistiller", map[string]harness.Task{"clean": func(a made.Article) (int, error) {
		r, err := distiller.ApplyForReader(strings.NewReader(a.HTML), nil)
		if err != nil {
			return 0, err
		}
		return len(r.Text), nil
	}})
}
