// Package engine compiles rule files to a Set and matches it against the tokens and mentions of a document. Package rules is its
// front.
//
//	rulefile.File, pattern.Node ─builder─▶ Set: index, predicates, lists, programs ─Matcher─▶ hits ─resolve─▶ mentions
//
// A Matcher looks up the words of a document once (intern.go) and has a row for each token (facts.go): a bit for each predicate of the set,
// which says what words and tags say to it. Rules are started by the words, tags and layers that the index has them under (index.go), if
// the sentence holds what else they require (requirement.go), at positions that may begin a match (starts.go).
//
// Compiling is the work of a builder (builder*.go, program.go, alternatives.go, covers.go, warn.go); what it writes is immutable. A Matcher is the
// scratch of one goroutine. What it keeps from document to document depends on nothing but words, tags and lemmas, so that the
// mentions of a document never depend on the documents before it.
package engine

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// Source is a rule file. Dir is the folder of the list files that it names; it may be nil.
type Source struct {
	Name string
	Data []byte
	Dir  fs.FS

	// Base marks a file that others extend. A rule that another file adds beats those of base files, whatever they match; one that
	// replaces a rule of a base file beats them in equally long matches.
	Base bool
}

// Options are what Compile must know of its caller.
type Options struct {
	// Words is the tokenizer that cuts literals and list entries. It must be the one that cuts the text.
	Words func(string) []string

	// Layers are the layers that are made outside the rules.
	Layers []string

	// Heads are those of the layers whose mentions have a capture "head", which patterns can ask for.
	Heads []string

	// Roles are captures that the caller reads, whether or not a test marks them.
	Roles []string

	// Contracts are the features and captures that the caller reads, by phase. A rule or a feature rule of such a phase that has another
	// one is an error. Phases without a contract may have any.
	Contracts map[string]Contract

	// Extensible makes a set whose compact form can be Known to others.
	Extensible bool

	// Known, if not nil, is a set that was loaded from a compact form or made with Extensible, with the same other options, of some of
	// the same files: what has not changed is taken over from it. The result matches as without it, but has neither tests nor warnings,
	// and cannot explain why a pattern failed.
	Known *Set

	// Check, if not nil, is asked about every rule; what it returns is reported as an error at what the rule emits. It may
	// refuse labels and roles that no caller knows, except those that the files declare.
	Check func(Rule, Labels) error
}

// Labels are the labels that rule files declare for themselves, with the kinds of each, in the order of the files.
type Labels map[string][]string

// Rule describes a compiled rule.
type Rule struct {
	Name     string // file/name
	Phase    string
	Layer    string
	Priority int
	Args     []string // roles that finders fill
	Roles    []string // arguments and captures
	Emit     []document.Feature
	File     string
	Line     int // of its name, from 1
	Column   int
	Base     bool // of a base file, see Source
	Tests    []Test
}

// Test is an example sentence of a rule.
type Test struct {
	Hit   bool
	Text  string
	Marks []rulefile.MarkedSpan

	Line, Column int // of the test in its file
}

// rule is a rule ready to run.
type rule struct {
	index        int           // in the set
	span         *program      // of a span rule
	post         *program      // of a trigger rule, from the trigger's start
	pre          *program      // of a trigger rule: the part left of the trigger, mirrored; may be nil
	requirements []requirement // beside the keys
	anchor       anchor
	unless       *program
	layer        int
	first        int32 // of a trigger rule: the predicate of the trigger's first token, or -1
	args         []argument
	featureRules []featureRule
	position     int           // in its file
	rank         int           // see rankRules
	precedence   int           // see orderRules
	added        bool          // to the base, by a file that extends it
	node         *pattern.Node // what it matches; nil in compact sets
	unlessNode   *pattern.Node
	Rule
}

// trigger reports whether the rule runs from a trigger.
func (r *rule) trigger() bool { return r.post != nil }

// program returns the one that runs from where a match or its trigger starts.
func (r *rule) program() *program {
	if r.trigger() {
		return r.post
	}
	return r.span
}

// starts returns the predicate of a token at which a match or a trigger may start, or anything.
func (r *rule) starts() int32 { return r.program().starts }

// argument is a role with the finders that fill it, in order.
type argument struct {
	role     string
	finders  []*finder
	required bool
}

// featureRule sets features on a mention if its pattern matches at the trigger.
type featureRule struct {
	set  []document.Feature
	when *program
}

// voice is a named condition on the trigger.
type voice struct {
	name string
	when *program
}

// Set is a compiled set of rules. It is immutable.
type Set struct {
	vocab      vocabulary
	predicates parts[predicate]
	words      wordClasses
	questions  questions // what the predicates ask of words
	hinges     hinges
	layerTests []layerTest // what they ask of layers
	wordLists  parts[wordList]
	features   parts[[]featureTest]
	looks      []lookAround
	probes     parts[program] // of look-arounds
	seeks      int            // parts of searches
	voices     []voice
	slots      int // of the cache of slow constraints
	captures   []string
	layerNames []string
	phases     map[string]*phase
	rules      parts[rule]
	warnings   rulefile.ErrorList
	numbered   []*phase       // in the order of their first rules
	heads      []head         // of the rules
	wordRules  grouped[int32] // by the id of a word
	tagRules   grouped[int32]
	wordPhases []uint32 // phases that have a rule under a word, by its id
	tagPhases  []uint32
	origin     *origin // of a set that can be extended
	originText string  // the same in a compact form
	indexed    sync.Once
}

// Rules returns all rules in the order of their files.
func (s *Set) Rules() []Rule {
	out := make([]Rule, s.rules.len())
	for i, r := range s.rules.all() {
		out[i] = r.Rule
	}
	return out
}

// Find returns the rule of that full name.
func (s *Set) Find(name string) (Rule, bool) {
	for _, r := range s.rules.all() {
		if r.Name == name {
			return r.Rule, true
		}
	}
	return Rule{}, false
}

// Triggers reports whether a word, in lower case, starts a trigger rule.
func (s *Set) Triggers(lemma string) bool {
	id := s.vocab.find(lemma)
	for _, r := range s.rules.all() {
		if id != 0 && r.trigger() && r.anchor.exact() && slices.Contains(r.anchor.keys, key{keyWord, id}) {
			return true
		}
	}
	return false
}

// ReadDir reads the rule files (*.yaml, *.yml) of a folder in the order of their names.
func ReadDir(dir fs.FS) ([]Source, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	var out []Source
	for _, e := range entries {
		if ext := path.Ext(e.Name()); e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		data, err := fs.ReadFile(dir, e.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, Source{Name: e.Name(), Data: data, Dir: dir})
	}
	slices.SortFunc(out, func(a, b Source) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}
