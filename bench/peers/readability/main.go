// go-readability: the text of a page.
package main

import (
	"net/url"
	"strings"

	"dateline/bench/harness"
	"dateline/bench/made"

	"codeberg.org/readeck/go-readability/v2"
)

var address = &url.URL{Scheme: "https", Host: "lantern.example"}

func main() {
	harness.Main("codeberg.org/readeck/go-readability/v2", map[string]harness.Task{"clean": func(a made.Article) (int, error) {
		page, err := readability.FromReader(strings.NewReader(a.HTML), address)
		if err != nil {
			return 0, err
		}
		var text strings.Builder
		err = page.RenderText(&text)
		return text.Len(), err
	}})
}
