// prose v2: sentences, tokens, tags; and with its entities. The model is loaded once.
package main

import (
	"sync"

	"dateline/bench/harness"
	"dateline/bench/made"

	"github.com/jdkato/prose/v2"
)

var model = sync.OnceValue(func() *prose.Model { return prose.ModelFromData("en") })

func main() {
	harness.Main("github.com/jdkato/prose/v2", map[string]harness.Task{
		"tag": func(a made.Article) (int, error) {
			doc, err := prose.NewDocument(a.Text, prose.UsingModel(model()), prose.WithExtraction(false))
			return len(doc.Tokens()), err
		},
		"whole": func(a made.Article) (int, error) {
			doc, err := prose.NewDocument(a.Text, prose.UsingModel(model()))
			return len(doc.Entities()), err
		},
	})
}
