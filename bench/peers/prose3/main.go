// prose v3: sentences, tokens, tags.
package main

import (
	"sync"

	"dateline/bench/harness"
	"dateline/bench/made"

	"github.com/jdkato/prose/v3/segment"
	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tokenize"
)

var segmenter, tagger = sync.OnceValues(segment.New), sync.OnceValues(func() (*tag.Tagger, error) { return tag.New() })
var tokenizer = tokenize.New()

func main() {
	harness.Main("github.com/jdkato/prose/v3", map[string]harness.Task{"tag": func(a made.Article) (int, error) {
		s, err := segmenter()
		if err != nil {
			return 0, err
		}
		t, err := tagger()
		if err != nil {
			return 0, err
		}
		s.Segment(a.Text)
		tokens := tokenizer.Tokenize(a.Text)
		t.TagTokens(tokens)
		return len(tokens), nil
	}})
}
