// when: dates in a text. A call gives the first one, so the rest of the text is given to it again.
package main

import (
	"time"

	"dateline/bench/harness"
	"dateline/bench/made"

	"github.com/olebedev/when"
)

func main() {
	harness.Main("github.com/olebedev/when", map[string]harness.Task{"dates": dates})
}

func dates(a made.Article) (found int, err error) {
	day, err := time.Parse(time.DateOnly, a.Published)
	if err != nil {
		return 0, err
	}
	for text := a.Text; ; found++ {
		r, err := when.EN.Parse(text, day)
		if err != nil || r == nil {
			return found, err
		}
		text = text[r.Index+len(r.Text):]
	}
}
