package rulefile

import (
	"slices"
	"sort"
	"strings"
)

// Text is a scalar of a rule file that remembers the position in the file of each of its bytes.
type Text struct {
	Value string
	segs  []segment
}

// segment is a part of the value that starts at offset, and at line and column in the file (bytes, from 1).
type segment struct{ offset, line, column int }

// At returns the position of a byte of the value.
func (t Text) At(offset int) (line, column int) {
	if len(t.segs) == 0 {
		return 1, 1
	}
	i := max(0, sort.Search(len(t.segs), func(i int) bool { return t.segs[i].offset > offset })-1)
	s := t.segs[i]
	return s.line, s.column + offset - s.offset
}

// slice returns the part of a text between two offsets, without white space around it.
func (t Text) slice(from, to int) Text {
	for from < to && (t.Value[from] == ' ' || t.Value[from] == '\n' || t.Value[from] == '\t') {
		from++
	}
	part := strings.TrimRight(t.Value[from:to], " \n\t")
	line, column := t.At(from)
	out := Text{Value: part, segs: []segment{{0, line, column}}}
	first := sort.Search(len(t.segs), func(i int) bool { return t.segs[i].offset > from })
	for _, s := range t.segs[first:] {
		if s.offset >= from+len(part) {
			break
		}
		s.offset -= from
		out.segs = append(out.segs, s)
	}
	return out
}

// File is a rule file as it was read: checked for its form, not yet for its meaning.
type File struct {
	Name         string // path as given, for messages
	Prefix       string // base name without extension; rules are called prefix/name
	Base         bool   // see Source
	Phase        Text
	Layer        Text // default layer of the file's rules
	Labels       []LabelDef
	Lists        []ListDef
	Patterns     []PatternDef
	Voices       []PatternDef
	Finders      []FinderDef
	FeatureRules []FeatureRuleDef
	Rules        []RuleDef
	Lines        []string
}

// LabelDef declares a label of the file's own, such as a type of events, with its kinds.
type LabelDef struct {
	Name  Text
	Kinds []Text
}

// ListDef is a list of words: the entries of its parts except those of Without.
type ListDef struct {
	Name Text
	ListParts
	Without ListParts
	Extend  bool // written with a final "+": the entries join those of the list of that name
}

// ListParts are what a list is joined from. Entries of several words are allowed.
type ListParts struct {
	Entries []Text
	Files   []Text // names of text files of entries, one a line, beside the rule file
	Lists   []Text // names of other lists
}

// PatternDef is a named pattern.
type PatternDef struct{ Name, Pattern Text }

// FinderDef is an argument finder: what to look for from a trigger outwards, for each voice. One that is written
// name(parameter) is completed by the words of each use: its patterns know them as a list of the parameter's name.
type FinderDef struct {
	Name, Parameter Text
	Voices          []SearchDef
}

// FinderUse is a finder that fills a role, with words for its parameter if it has one.
type FinderUse struct {
	Name  Text
	Words []Text
}

// String returns the use as it is written: name, or name(word|word).
func (u *FinderUse) String() string {
	if len(u.Words) == 0 {
		return u.Name.Value
	}
	words := make([]string, len(u.Words))
	for i, w := range u.Words {
		words[i] = w.Value
	}
	return u.Name.Value + "(" + strings.Join(words, "|") + ")"
}

// SearchDef is the search of a finder for one voice.
type SearchDef struct {
	Voice            Text // "" is every voice that has no search ("any")
	Left             bool // direction
	Reach            int  // steps at the most
	Find, Stop, Skip Text // patterns; Stop and Skip may be empty
}

// FeatureRuleDef sets features on the mentions of trigger rules when its pattern matches at the trigger.
type FeatureRuleDef struct {
	Set   []FeatureDef
	Match Text
}

// FeatureDef is a name and value.
type FeatureDef struct{ Name, Value Text }

// ArgDef binds a role to finders, tried in order.
type ArgDef struct {
	Role     Text
	Finders  []FinderUse
	Required bool // written with a final "!"
}

// RuleDef is a rule.
type RuleDef struct {
	Name     Text
	Phase    Text // of the rule, if it is not the file's
	Layer    Text
	Priority int
	Match    Text // exactly one of Match and Trigger is set
	Trigger  Text // pattern of the token or tokens that a trigger rule starts from
	Unless   Text // a pattern; the match is dropped if it matches at the match's start
	Args     []ArgDef
	Emit     []FeatureDef
	Tests    []TestDef
}

// TestDef is an example sentence of a rule.
type TestDef struct {
	Hit   bool
	Text  string // without marks
	Marks []MarkedSpan
	At    Text // the line as written, for messages
}

// MarkedSpan is a marked stretch of a test's text, in bytes.
type MarkedSpan struct {
	Start, End int
	Name       string
}

// LayerOf returns the layer of a rule's mentions: its own, that of its file, or one with the name of its phase.
func (f *File) LayerOf(r *RuleDef) string {
	switch {
	case r.Layer.Value != "":
		return r.Layer.Value
	case f.Layer.Value != "":
		return f.Layer.Value
	}
	return f.PhaseOf(r)
}

// PhaseOf returns the phase in which a rule runs: its own, or that of its file.
func (f *File) PhaseOf(r *RuleDef) string {
	if r.Phase.Value != "" {
		return r.Phase.Value
	}
	return f.Phase.Value
}

// Matched returns what the rule matches, whichever field has it.
func (d *RuleDef) Matched() Text {
	if d.Trigger.Value == "" {
		return d.Match
	}
	return d.Trigger
}

// sameTexts reports whether two sequences have the same values, wherever they are.
func sameTexts(a, b []Text) bool {
	return slices.EqualFunc(a, b, func(x, y Text) bool { return x.Value == y.Value })
}

func (d *ListDef) Same(o *ListDef) bool {
	return d.ListParts.same(&o.ListParts) && d.Without.same(&o.Without)
}

func (p *ListParts) same(o *ListParts) bool {
	return sameTexts(p.Entries, o.Entries) && sameTexts(p.Files, o.Files) && sameTexts(p.Lists, o.Lists)
}

func (d *FinderDef) Same(o *FinderDef) bool {
	return d.Parameter.Value == o.Parameter.Value && slices.EqualFunc(d.Voices, o.Voices, func(x, y SearchDef) bool {
		return x.Left == y.Left && x.Reach == y.Reach && sameTexts([]Text{x.Voice, x.Find, x.Stop, x.Skip},
			[]Text{y.Voice, y.Find, y.Stop, y.Skip})
	})
}

// maxReach bounds the steps of a search.
const maxReach = 64
