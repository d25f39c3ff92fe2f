// Package lexis finds the words of a document: tokens, sentences, part-of-speech
// tags, lemmas, base noun phrases and verb groups.
//
// It is the first stage of the pipeline. It reads Text and Blocks, fills Tokens
// and Sentences, and adds the layers "np" and "vg"; every later stage reads those.
//
//	text ─▶ fields ─scan─▶ tokens ─prose─▶ sentences ─prose─▶ tags ─repair─▶ lemmas, chunks
//
// It is the only importer of prose, on whose way of cutting fields, sentence segmenter and weights of
// the tagger it builds. What prose gets wrong on news is put right here, once for all
// stages: each file says which fault it corrects.
package lexis

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/jdkato/prose/v3/segment"

	"dateline/extract/document"
	"dateline/internal/freelist"
)

// models are the parts of prose, loaded once a process and shared by all goroutines.
type models struct {
	segmenter func() *segment.Segmenter // few short texts need it, and its tables take a millisecond to fill
	tagger    *perceptron
}

var loadModels = sync.OnceValues(func() (*models, error) {
	tagger, err := readPerceptron(taggerModel)
	if err != nil {
		return nil, fmt.Errorf("lexis: tagger model: %w", err)
	}
	return &models{sync.OnceValue(newSegmenter), tagger}, nil
})

// newSegmenter reads the model of prose's segmenter, which is embedded and held by a test: it always loads.
func newSegmenter() *segment.Segmenter {
	punkt, err := readPunkt(punktText)
	if err != nil {
		panic(err)
	}
	return segment.WithTraining(punkt)
}

// scratch is the working memory of one call.
type scratch struct {
	*models
	memo    wordMemo
	words   []*word // by token
	tagged  []uint8 // classes of the tagger, of a sentence
	pos     []pos   // by token
	nps     []chunk
	vgs     []chunk
	repairs repairer // of a sentence
}

var scratches = freelist.List[*scratch]{New: func() *scratch { return new(scratch) }}

// maxKept is the number of tokens above which a scratch is too big to be kept.
const maxKept = 1 << 18

func (s *scratch) release() {
	if cap(s.pos) <= maxKept {
		scratches.Put(s)
	}
}

// Layers are those that Annotate adds. Their mentions have the capture "head".
var Layers = []string{"np", "vg"}

// Annotate fills doc.Tokens and doc.Sentences and adds the layers "np" and "vg".
//
// Tokens hold every byte of the blocks that is not white space; no token and no
// sentence crosses a block. A document without blocks is given one paragraph of the
// whole text. A sentence of more than 2,000 tokens is chopped, which bounds the work
// of every stage that looks around inside sentences.
//
// The layer "np" holds base noun phrases, with the features form (pronoun, name or
// common) and number (sg or pl). The layer "vg" holds verb groups, with the features
// form (finite, infinitive, gerund or participle), voice (active or passive), tense
// (past, present or future), polarity (positive or negative) and modality (asserted,
// possible or conditional). Mentions of both have the capture "head".
//
// Annotate fails on texts of 2 GiB and more, and with the error of ctx when that is done before the end. It may be called for
// different documents at the same time.
func Annotate(ctx context.Context, doc *document.Document) error {
	if len(doc.Text) > math.MaxInt32 {
		return fmt.Errorf("lexis: text of %d bytes is too long: split it below 2 GiB", len(doc.Text))
	}
	m, err := loadModels()
	if err != nil {
		return err
	}
	if len(doc.Blocks) == 0 && strings.TrimSpace(doc.Text) != "" {
		doc.Blocks = []document.Block{{Kind: document.Paragraph, Span: document.Span{Start: 0, End: len(doc.Text)}}}
	}
	s := scratches.Get()
	s.models = m
	s.annotate(ctx, doc)
	s.release() // not deferred: what a panic leaves half done is not used again
	return ctx.Err()
}

// annotate runs the steps one after another until ctx is done.
func (s *scratch) annotate(ctx context.Context, doc *document.Document) {
	s.read(ctx, doc)
	if ctx.Err() == nil {
		s.tag(ctx, doc)
	}
	if ctx.Err() == nil {
		s.lemmatize(doc.Tokens)
		s.chunk(doc)
	}
	clear(s.words) // words that were forgotten need not be kept
}

// read fills doc.Tokens and doc.Sentences, block by block.
func (s *scratch) read(ctx context.Context, doc *document.Document) {
	doc.Tokens = doc.MakeTokens(min(len(doc.Text), len(doc.Text)*9/40+16)) // news has five bytes a token
	doc.Sentences = nil
	for b := range doc.Blocks {
		if ctx.Err() != nil {
			return
		}
		span := doc.Blocks[b].Span
		text := doc.Text[span.Start:span.End]
		first := len(doc.Tokens)
		doc.Tokens = appendTokens(doc.Tokens, text, span.Start)
		doc.Sentences = s.appendSentences(doc.Sentences, doc.Tokens, first, b, text, span.Start)
	}
}

// Words splits a literal of the rule language as Annotate would split it in a text:
// "put forward" gives two words, "don't" gives "do" and "n't". The full stop of an abbreviation at the end stays on it,
// as it does before a name: "Mr." is one word.
func Words(s string) []string {
	tokens := appendTokens(nil, s, 0)
	if n := len(tokens); n > 1 && tokens[n-1].Text == "." && abbreviations[tokens[n-2].Text] != 0 {
		tokens[n-2].Text = s[tokens[n-2].Start:]
		tokens = tokens[:n-1]
	}
	words := make([]string, len(tokens))
	for i := range tokens {
		words[i] = tokens[i].Text
	}
	return words
}
