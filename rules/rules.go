// Package rules is the rule language: it reads rule files, checks and compiles them, and matches them against the tokens
// and mentions of a document. It knows nothing of news; what a matched rule means is up to its caller.
//
// A Set is compiled once and shared by all goroutines. Each goroutine matches with its own Matcher:
//
//	set, err := rules.Compile(sources, rules.Options{Words: words})
//	m := set.NewMatcher()
//	m.Begin(ctx, doc, nil)
//	mentions := m.Run("date")
//
// No pattern can hang it: matching is linear in the sentence, and programs, repeats and reaches are bounded.
//
// This package is the front of three internal ones: rulefile reads the files, pattern parses the patterns in them, and engine
// compiles and matches. Package ruletest runs the tests that are written beside rules, and explains and reviews them.
package rules

import (
	_ "embed" // for Schema
	"io/fs"

	"dateline/rules/internal/engine"
	"dateline/rules/internal/rulefile"
)

type (
	// Source is a rule file: its Name for messages, its Data, the folder Dir of the list files that it names (may be nil), and
	// whether it is a Base file, which others extend.
	Source = engine.Source

	// Options are what Compile must know of the caller: the tokenizer Words that splits the text and so must split literals,
	// the Layers that are made outside of the rules, the ones among them whose mentions have Heads, the captures (Roles) that the caller reads,
	// and a Check of each rule.
	Options = engine.Options

	// Contract is what the reader of a phase understands: its features with their values (none for any), and its captures (nil
	// for any). Options.Contracts has one for each phase that the caller reads.
	Contract = engine.Contract

	// Labels are the labels that rule files declare for themselves, with the kinds of each.
	Labels = engine.Labels

	// Set is a compiled set of rules. It is immutable.
	Set = engine.Set

	// Matcher matches the rules of a Set against one document at a time. It belongs to one goroutine.
	Matcher = engine.Matcher

	// Rule describes a compiled rule.
	Rule = engine.Rule

	// Test is an example sentence of a rule: a hit, with marked spans, or a miss.
	Test = engine.Test

	// MarkedSpan is a span of the text of a Test with the name of a capture or layer. Start and End are bytes.
	MarkedSpan = rulefile.MarkedSpan

	// Trace collects why rules matched or not. It belongs to one goroutine.
	Trace = engine.Trace

	// TraceEvent is one thing that happened to a rule.
	TraceEvent = engine.TraceEvent

	// Outcome is what became of a rule at a position.
	Outcome = engine.Outcome

	// Error is a mistake in a rule file, with its place: File, Line and Column, both from 1, the column in bytes.
	Error = rulefile.Error

	// Definition is a rule, list, pattern, voice or finder as it is written in its file.
	Definition = rulefile.Definition

	// ErrorList is every mistake of a set of files, by file, line and column.
	ErrorList = rulefile.ErrorList
)

// The outcomes.
const (
	Matched = engine.Matched
	Failed  = engine.Failed  // the pattern was tried and did not match
	Lost    = engine.Lost    // another rule won the place
	Refused = engine.Refused // it matched, but an exception or a missing argument ruled it out
	Unkeyed = engine.Unkeyed // the sentence lacks the words that the rule needs, so it was never tried
	Changed = engine.Changed // a stage gave a role another value than the rule captured
)

// Schema is the JSON Schema of rule files, for editors that complete and check YAML by one.
//
//go:embed schema.json
var Schema string

// Compile reads, checks and compiles rule files. Lists, patterns, voices and finders are shared by all files. A rule, list,
// pattern or finder of a later file replaces the one of the same name in an earlier file.
// The error is an ErrorList of all mistakes.
func Compile(sources []Source, opts Options) (*Set, error) { return engine.Compile(sources, opts) }

// ReadDir reads the rule files (*.yaml, *.yml) of a folder in the order of their names.
func ReadDir(dir fs.FS) ([]Source, error) { return engine.ReadDir(dir) }

// Definitions returns what a rule file defines, in the order of its lines, as far as the file can be read.
func Definitions(source Source) []Definition {
	file, _ := rulefile.Parse(source.Name, source.Data)
	return file.Definitions()
}

// LoadCompact reads a set that Set.AppendCompact wrote. It fails on data of another version and on damaged data. The set matches
// as the compiled one does, but has no tests and cannot explain why a pattern failed.
func LoadCompact(data string) (*Set, error) { return engine.LoadCompact(data) }
