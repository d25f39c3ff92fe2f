// Package extract is the front door: an article in, a document with everything found in it out.
//
//	x, err := extract.New()
//	doc, err := x.Extract(ctx, document.Raw{Body: []byte("Ukraine proposed a meeting on June 2.")})
//	for _, e := range doc.Events { … }
//
// The way of the data is cleaning (package article), tokenization (lexis), then the stages of stages.go, each of which
// matches its rules and gives them meaning.
package extract

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"

	"dateline"
	"dateline/extract/article"
	"dateline/extract/document"
	"dateline/extract/lexis"
	"dateline/internal/freelist"
	"dateline/rules"
)

// ErrTooLong is wrapped by the errors of articles with more text than WithMaxText allows.
var ErrTooLong = errors.New("text is longer than the limit")

// Extractor extracts from articles. It is immutable; any number of goroutines may share one.
type Extractor struct {
	set      *rules.Set
	whole    func() (*rules.Set, error) // set with all that tests and explanations need
	clean    article.Options
	any      bool // language
	searches bool // or cleans alone, and has no rules
	maxText  int  // bytes
	stretch  int  // bytes that are searched at a time

	placesOnly bool // long texts keep the places of their tokens alone

	rulesVersion string

	changed  bool     // by rules of the user
	own      []string // phases that only the user's rules have
	matchers *freelist.List[*rules.Matcher]
	tracers  func() *freelist.List[*rules.Matcher] // of whole; made when the first trace is asked for
}

// Option sets up an Extractor.
type Option func(*config)

type config struct {
	dirs        []string
	files       []rules.Source
	anyLanguage bool
	guessDates  bool
	cleanOnly   bool
	placesOnly  bool
	maxText     int
}

// WithRules adds the rule files of a folder to the shipped ones. A rule with the full name of a shipped rule replaces it.
func WithRules(dir string) Option {
	return func(c *config) { c.dirs = append(c.dirs, dir) }
}

// WithRuleFiles adds rule files that are in memory, after those of folders.
func WithRuleFiles(files ...rules.Source) Option {
	return func(c *config) { c.files = append(c.files, files...) }
}

// WithAnyLanguage runs the rules over text in any language. Without it, text that is surely not English
// is cleaned, marked as skipped, and searched no further: the rules are written for English.
func WithAnyLanguage() Option {
	return func(c *config) { c.anyLanguage = true }
}

// WithGuessedDates guesses the time of publication from the whole page if the page does not give it clearly.
func WithGuessedDates() Option {
	return func(c *config) { c.guessDates = true }
}

// WithCleanOnly only cleans articles, of any language and any length, and extracts nothing. No rule and no model is loaded for
// it; WithRules and the like are ignored.
func WithCleanOnly() Option {
	return func(c *config) { c.cleanOnly = true }
}

// WithMaxText refuses articles whose text is longer than this many bytes, 1 or more, with ErrTooLong. Without it, texts of any
// length are searched. The tokens and findings of prose take some 35 bytes of memory for each of its bytes; see WithoutLongTokens.
func WithMaxText(bytes int) Option {
	return func(c *config) { c.maxText = bytes }
}

// WithoutLongTokens makes texts that are searched in stretches (of more than 64 KB) come without Document.Tokens, which take half the
// memory of
// such a document. Its methods know the places of the tokens all the same, and package record needs no more.
func WithoutLongTokens() Option {
	return func(c *config) { c.placesOnly = true }
}

// New compiles the rules. Mistakes in rule files are returned as a rules.ErrorList.
func New(opts ...Option) (*Extractor, error) {
	c := config{maxText: math.MaxInt32}
	for _, o := range opts {
		o(&c)
	}
	if c.maxText < 1 {
		return nil, fmt.Errorf("extract: texts of at most %d bytes", c.maxText)
	}
	x := &Extractor{any: c.anyLanguage || c.cleanOnly, searches: !c.cleanOnly, maxText: c.maxText, stretch: stretchSize,
		placesOnly: c.placesOnly, clean: article.Options{GuessDate: c.guessDates}, whole: compiled}
	if c.cleanOnly {
		return x, nil
	}
	own := len(c.dirs)+len(c.files) > 0
	err := x.load(&c, own)
	if err != nil {
		return nil, err
	}
	if x.rulesVersion, err = rulesVersion(c.dirs, c.files); err != nil {
		return nil, err
	}
	x.matchers, x.changed = matchers(x.set), own
	x.tracers = sync.OnceValue(x.tracing)
	x.own, err = ownPhases(x.set, own)
	return x, err
}

// load gives the extractor its rules: the shipped ones, or those and the user's own.
func (x *Extractor) load(c *config, own bool) (err error) {
	if !own {
		x.set, err = shipped()
		return err
	}
	sources, err := sourcesOf(c.dirs, c.files)
	if err != nil {
		return err
	}
	known, _ := loadCompact()
	x.set, err = compile(sources, known)
	x.whole = sync.OnceValues(func() (*rules.Set, error) { return compile(sources, nil) })
	return err
}

func matchers(set *rules.Set) *freelist.List[*rules.Matcher] {
	return &freelist.List[*rules.Matcher]{New: set.NewMatcher}
}

// tracing returns the matchers for traces, for the whole set, which may be the set itself.
func (x *Extractor) tracing() *freelist.List[*rules.Matcher] {
	if set := x.Rules(); set != x.set {
		return matchers(set)
	}
	return x.matchers
}

// Rules returns the rules that the extractor runs.
func (x *Extractor) Rules() *rules.Set {
	if set, err := x.whole(); err == nil {
		return set
	}
	return x.set
}

// Extract cleans an article and finds everything in it. Errors name the stage that failed. When ctx is done, Extract ends soon
// with an error that wraps that of ctx.
func (x *Extractor) Extract(ctx context.Context, raw document.Raw) (*document.Document, error) {
	return x.Trace(ctx, raw, nil)
}

// Trace is Extract with a trace of the rules.
func (x *Extractor) Trace(ctx context.Context, raw document.Raw, trace *rules.Trace) (*document.Document, error) {
	doc, err := x.Clean(ctx, raw)
	if err != nil || doc.Skipped != "" {
		return doc, err
	}
	return doc, x.annotate(ctx, doc, trace)
}

// Clean is the first half of Extract: the document has a text and no findings yet. One that is not
// English is marked as skipped.
func (x *Extractor) Clean(ctx context.Context, raw document.Raw) (*document.Document, error) {
	doc, err := x.clean.Parse(ctx, raw)
	if err != nil {
		return doc, err
	}
	doc.Program, doc.Rules = dateline.Version, x.rulesVersion
	if !x.any && !article.English(doc.Meta.Language) {
		doc.Skipped = document.SkippedLanguage
	}
	return doc, nil
}

// Annotate is the second half of Extract: it finds everything in a document that Clean returned and that is not skipped. After an
// error, the findings in the document are incomplete.
func (x *Extractor) Annotate(ctx context.Context, doc *document.Document) error {
	if doc.Skipped != "" {
		return nil
	}
	return x.annotate(ctx, doc, nil)
}

// annotate runs all stages over a cleaned document.
func (x *Extractor) annotate(ctx context.Context, doc *document.Document, trace *rules.Trace) error {
	if x.searches && len(doc.Text) > x.maxText {
		return fmt.Errorf("extract: %w of %d bytes", ErrTooLong, x.maxText)
	}
	return x.run(ctx, doc, trace, stages)
}

// run runs stages over a cleaned document, over a long one in stretches.
func (x *Extractor) run(ctx context.Context, doc *document.Document, trace *rules.Trace, stages []stage) error {
	switch {
	case !x.searches:
		return nil
	case len(doc.Text) > x.stretch:
		return x.runStretches(ctx, doc, trace, stages)
	}
	return x.pass(ctx, doc, trace, stages)
}

// pass cuts a document into tagged sentences and runs stages over them.
func (x *Extractor) pass(ctx context.Context, doc *document.Document, trace *rules.Trace, stages []stage) error {
	if err := lexis.Annotate(ctx, doc); err != nil {
		return fmt.Errorf("lexis: %w", err)
	}
	if trace == nil && !x.changed && isBlank(doc.Text) {
		return nil
	}
	pool := x.matchers
	if trace != nil {
		pool = x.tracers()
	}
	m := pool.Get()
	m.Begin(ctx, doc, trace)
	err := x.apply(doc, m, stages)
	m.End()
	pool.Put(m) // not deferred: what a panic leaves half done is not used again
	return err
}

// apply runs stages until one fails or the matcher's context is done.
func (x *Extractor) apply(doc *document.Document, m *rules.Matcher, stages []stage) error {
	for _, s := range stages {
		if s.name == ownBefore {
			x.runOwn(doc, m)
		}
		err := s.apply(doc, m)
		if err == nil {
			err = m.Err()
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// ownPhases returns the phases that no stage runs: those that only files of a user have.
func ownPhases(set *rules.Set, own bool) ([]string, error) {
	if !own {
		return nil, nil
	}
	base, err := shipped()
	if err != nil {
		return nil, err
	}
	known := base.Phases()
	for _, s := range stages {
		known = append(known, s.name)
	}
	return slices.DeleteFunc(set.Phases(), func(name string) bool { return slices.Contains(known, name) }), nil
}

// runOwn matches the phases that no stage runs and publishes what they find as layers, for the rules after them.
func (x *Extractor) runOwn(doc *document.Document, m *rules.Matcher) {
	for _, name := range x.own {
		byLayer := map[string][]document.Mention{}
		for _, f := range m.Run(name) {
			byLayer[f.Layer] = append(byLayer[f.Layer], f)
		}
		for _, layer := range slices.Sorted(maps.Keys(byLayer)) {
			doc.AddLayer(layer, byLayer[layer])
		}
	}
}

// Analyze runs the stages over a sentence as one paragraph and traces rules. Rule tests and explanations use it.
func (x *Extractor) Analyze(ctx context.Context, text string, trace *rules.Trace) (*document.Document, error) {
	block := document.Block{Kind: document.Paragraph, Span: document.Span{End: len(text)}}
	doc := document.New(document.Meta{}, text, []document.Block{block})
	return doc, x.annotate(ctx, doc, trace)
}
