package engine

import (
	"fmt"
	"slices"
	"strings"

	"dateline/extract/document"
	"dateline/rules/internal/pattern"
	"dateline/rules/internal/rulefile"
)

// maxLayers bounds the layers that patterns read, and maxPhases the phases of a set.
const (
	maxLayers = 64
	maxPhases = 32
)

// Compile reads, checks and compiles rule files. Lists, patterns, voices and finders are shared by all files. A rule, list,
// pattern or finder of a later file replaces the one of the same name in an earlier file.
// The error is an ErrorList of all mistakes.
func Compile(sources []Source, opts Options) (*Set, error) {
	if opts.Known != nil {
		if set := extend(sources, opts); set != nil {
			return set, nil
		}
	}
	b := newBuilder(opts)
	for _, src := range sources {
		f, errs := rulefile.Parse(src.Name, src.Data)
		b.errs = append(b.errs, errs...)
		if f != nil {
			f.Base = src.Base
			b.files = append(b.files, f)
			b.collectLists(f, src.Dir)
			b.readLabels(f)
		}
	}
	b.joinLists()
	b.scope()
	b.compile()
	b.checkFeatureRules()
	if err := b.errs.Err(); err != nil {
		return nil, err
	}
	readLayers := len(b.set.layerNames)
	b.finish()
	if opts.Extensible {
		b.set.origin = b.origin(sources, readLayers)
	}
	return b.set, nil
}

func newBuilder(opts Options) *builder {
	return &builder{opts: opts, set: &Set{vocab: newVocabulary(), phases: map[string]*phase{}},
		lists: map[string]*list{}, patterns: map[string]*namedPattern{}, layerIDs: map[string]int{}, predicateIDs: map[string]int32{},
		tokenIDs: map[*pattern.Constraint]int32{}, startIDs: map[startSetKey]int32{}, wordSetIDs: map[uint64][]int32{},
		listIDs: map[string]int32{}, lookIDs: map[*pattern.Node]int32{}, slots: map[string]int32{}, finders: map[string]*finder{},
		parsedFinders: map[string]*parsedFinder{}, slotIDs: map[string]int{}, expressions: map[string]*expression{},
		labels: Labels{}, listSets: map[listUse]*wordSet{}, openings: map[*pattern.Node]*opening{},
		endings: map[*pattern.Node]*opening{}, firstKeys: map[listUse]costedKeys{}, nodeKeys: map[*pattern.Node]costedKeys{},
		sources: map[string][]listSource{}, listsUsed: map[string]bool{}, named: map[*pattern.Node]string{}, usedFinders: map[string]bool{},
		same: map[sameness][]*rule{}, hashes: map[*pattern.Node]uint64{}, captured: map[string]int{}}
}

// builder holds what compiling needs and matching does not.
type builder struct {
	opts          Options
	set           *Set
	files         []*rulefile.File
	errs          rulefile.ErrorList
	sc            pattern.Scope
	sources       map[string][]listSource // of each list
	lists         map[string]*list
	listsUsed     map[string]bool // by patterns and other lists
	patterns      map[string]*namedPattern
	finders       map[string]*finder // by their uses
	parsedFinders map[string]*parsedFinder
	labels        Labels
	listSets      map[listUse]*wordSet       // the words that begin an entry
	openings      map[*pattern.Node]*opening // from left to right
	endings       map[*pattern.Node]*opening // from right to left
	firstKeys     map[listUse]costedKeys
	nodeKeys      map[*pattern.Node]costedKeys
	layerIDs      map[string]int
	predicateIDs  map[string]int32
	tokenIDs      map[*pattern.Constraint]int32 // predicates by the first of their constraints
	startIDs      map[startSetKey]int32
	wordSets      []wordSet          // in the order of their numbers, after those of the known set
	knownSets     int32              // how many those are
	wordSetIDs    map[uint64][]int32 // by hash
	listIDs       map[string]int32
	lookIDs       map[*pattern.Node]int32
	slots         map[string]int32
	slotIDs       map[string]int
	expressions   map[string]*expression
	ids           []int32 // of words: scratch
	rooms         []*room
	voiceNodes    []*pattern.Node
	featureNodes  []*pattern.Node
	extension     *extension // that the builder works for, or nil

	// for warnings
	warnings    rulefile.ErrorList
	named       map[*pattern.Node]string // sub-patterns
	usedFinders map[string]bool
	same        map[sameness][]*rule
	hashes      map[*pattern.Node]uint64
	captured    map[string]int // rules of a phase that have a capture, and that mark it in a test, by phase and name
	captures    []namedCapture // of rules

	file *rulefile.File // of the current text
	text rulefile.Text
}

// pattern is a named sub-pattern, parsed when it is first used.
type namedPattern struct {
	def    rulefile.PatternDef
	file   *rulefile.File
	node   *pattern.Node
	parsed bool
	busy   bool
}

// errAt reports a mistake at a byte of a text of a file.
func (b *builder) errAt(f *rulefile.File, t rulefile.Text, offset int, format string, args ...any) {
	b.errs = append(b.errs, b.problem(f, t, offset, false, format, args))
}

// problem returns a mistake or a warning at a byte of a text of a file.
func (b *builder) problem(f *rulefile.File, t rulefile.Text, offset int, warning bool, format string, args []any) *rulefile.Error {
	line, column := t.At(offset)
	e := &rulefile.Error{File: f.Name, Line: line, Column: column, Warning: warning, Message: fmt.Sprintf(format, args...)}
	if line >= 1 && line <= len(f.Lines) && len(f.Lines[line-1]) <= rulefile.MaxShownLine {
		e.Source = f.Lines[line-1]
	}
	return e
}

// patternErr reports a mistake in the current pattern.
func (b *builder) patternErr(pos int, format string, args ...any) {
	b.errAt(b.file, b.text, pos, format, args...)
}

// parse reads a pattern of a file and reports its mistakes. An empty text is a field that the loader has reported already.
func (b *builder) parse(f *rulefile.File, t rulefile.Text) (*pattern.Node, bool) {
	if strings.TrimSpace(t.Value) == "" {
		return &pattern.Node{Op: pattern.Empty}, false
	}
	n, errs := pattern.Parse(t.Value, &b.sc)
	b.file, b.text = f, t // sub-patterns may have changed them
	for _, e := range errs {
		b.patternErr(e.Pos, "%s", e.Message)
	}
	if len(errs) == 0 {
		b.needLists(n)
		b.alternatives(n, false)
	}
	return n, len(errs) == 0
}

func (b *builder) readLabels(f *rulefile.File) {
	for _, l := range f.Labels {
		for _, k := range l.Kinds {
			b.labels[l.Name.Value] = append(b.labels[l.Name.Value], k.Value)
		}
	}
}

// scope collects the names that patterns may use.
func (b *builder) scope() {
	b.newScope()
	for name := range b.lists {
		b.sc.Lists[name] = true
	}
	for _, f := range b.files {
		for _, p := range f.Patterns {
			if old := b.patterns[p.Name.Value]; old != nil {
				b.replaced(f, old.file, p.Name, "pattern", p.Pattern.Value == old.def.Pattern.Value)
			}
			b.patterns[p.Name.Value] = &namedPattern{def: p, file: f}
		}
		for i := range f.Rules {
			b.sc.Layers[b.layerOf(f, &f.Rules[i])] = true
		}
	}
}

func (b *builder) newScope() {
	b.sc = pattern.Scope{Words: b.opts.Words, Lists: map[string]bool{}, Patterns: b.subPattern, Layers: map[string]bool{},
		UsedLists: b.listsUsed, UsedPatterns: map[string]bool{}}
	for _, l := range b.opts.Layers {
		b.sc.Layers[l] = true
	}
}

// subPattern resolves a name. A pattern with mistakes exists but gives nil.
func (b *builder) subPattern(name string) (*pattern.Node, bool) {
	b.need(patternKind, name)
	p := b.patterns[name]
	if p == nil {
		return nil, false
	}
	if p.busy {
		b.errAt(p.file, p.def.Name, 0, "pattern %q uses itself", name)
		return nil, true
	}
	if !p.parsed {
		p.parsed, p.busy = true, true
		local := b.sc.Local
		b.sc.Local = nil
		if n, ok := b.parse(p.file, p.def.Pattern); ok {
			p.node = n
			b.named[n] = name
		}
		p.busy, b.sc.Local = false, local
	}
	return p.node, true
}

// compile compiles everything in the order of the files.
func (b *builder) compile() {
	for _, f := range b.files {
		for _, p := range f.Patterns {
			b.subPattern(p.Name.Value)
		}
		for _, v := range f.Voices {
			b.voice(f, v)
		}
		for i := range f.Finders {
			b.defineFinder(f, &f.Finders[i])
		}
	}
	b.rules()
	b.give(b.featureRules())
	b.unused()
	b.unusedCaptures()
}

// give gives trigger rules the feature rules of their phases.
func (b *builder) give(featureRules map[string][]featureRule) {
	for _, r := range b.set.rules.all() {
		if r.trigger() {
			r.featureRules = featureRules[r.Phase]
		}
	}
}

// featureRules compiles the featureRules of each phase.
func (b *builder) featureRules() map[string][]featureRule {
	featureRules := map[string][]featureRule{}
	for _, f := range b.files {
		for _, d := range f.FeatureRules {
			if n := b.node(f, d.Match, false); n != nil {
				b.featureNodes = append(b.featureNodes, n)
				featureRules[f.Phase.Value] = append(featureRules[f.Phase.Value], featureRule{emitted(d.Set), b.program(n, false, false)})
			}
		}
	}
	return featureRules
}

func (b *builder) voice(f *rulefile.File, def rulefile.PatternDef) {
	if n, ok := b.parse(f, def.Pattern); ok {
		b.voiceNodes = append(b.voiceNodes, n)
		v := voice{def.Name.Value, b.program(n, false, false)}
		if i := slices.IndexFunc(b.set.voices, func(o voice) bool { return o.name == v.name }); i >= 0 {
			b.set.voices[i] = v
		} else {
			b.set.voices = append(b.set.voices, v)
		}
	}
}

// node parses an optional pattern; an empty one, and one with mistakes, gives nil.
func (b *builder) node(f *rulefile.File, t rulefile.Text, capture bool) *pattern.Node {
	if strings.TrimSpace(t.Value) == "" {
		return nil
	}
	n, ok := b.parse(f, t)
	if !ok {
		return nil
	}
	if capture {
		b.finderCaptures(n)
	}
	return n
}

func (b *builder) knownVoice(name string) bool {
	if b.extension != nil { // which has those of the known set
		return slices.ContainsFunc(b.set.voices, func(v voice) bool { return v.name == name })
	}
	for _, f := range b.files {
		if slices.ContainsFunc(f.Voices, func(v rulefile.PatternDef) bool { return v.Name.Value == name }) {
			return true
		}
	}
	return false
}

func (b *builder) layer(name string) int {
	id, ok := b.layerIDs[name]
	if !ok {
		id = len(b.set.layerNames)
		b.layerIDs[name] = id
		b.set.layerNames = append(b.set.layerNames, name)
	}
	return id
}

// readLayer is layer for a layer that a pattern asks for, which needs a bit of layerMasks.
func (b *builder) readLayer(name string) int {
	id := b.layer(name)
	if id >= maxLayers {
		b.patternErr(0, "the layer %q cannot be read: there are more than %d layers", name, maxLayers)
		return 0
	}
	return id
}

// features compiles the conditions on a mention of a layer; -1 for none.
func (b *builder) features(layer string, cons []pattern.Constraint) int32 {
	if len(cons) == 0 {
		return -1
	}
	tests := b.featureTests(layer, cons)
	return b.set.features.add(&tests)
}

// wordSet returns the number of a set, which it keeps. Equal sets have one number; that of the empty set is 0.
func (b *builder) wordSet(s wordSet) int32 {
	if len(s.bits) == 0 {
		return 0
	}
	hash := s.hash()
	for _, id := range b.wordSetIDs[hash] {
		if b.wordSets[id-b.knownSets-1].equal(&s) {
			return id
		}
	}
	b.wordSets = append(b.wordSets, s)
	id := b.knownSets + int32(len(b.wordSets))
	b.wordSetIDs[hash] = append(b.wordSetIDs[hash], id)
	return id
}

func (b *builder) captureSlot(name string) int32 {
	id, ok := b.slots[name]
	if !ok {
		id = int32(len(b.set.captures))
		b.slots[name] = id
		b.set.captures = append(b.set.captures, name)
	}
	return id
}

func emitted(defs []rulefile.FeatureDef) []document.Feature {
	out := make([]document.Feature, len(defs))
	for i, d := range defs {
		out[i] = document.Feature{Name: d.Name.Value, Value: d.Value.Value}
	}
	return out
}
