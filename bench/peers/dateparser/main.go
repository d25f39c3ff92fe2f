// go-dateparser: dates in a text, as English, with relative ones counted from the day of publication.
package main

import (
	"time"

	"dateline/bench/harness"
	"dateline/bench/made"

	"github.com/markusmobius/go-dateparser"
)

func main() {
	harness.Main("github.com/markusmobius/go-dateparser", map[string]harness.Task{"dates": func(a made.Article) (int, error) {
		day, err := time.Parse(time.DateOnly, a.Published)
		if err != nil {
			return 0, err
		}
		_, found, err := dateparser.Search(&dateparser.Configuration{Languages: []string{"en"}, CurrentTime: day}, a.Text)
		return len(found), err
	}})
}
