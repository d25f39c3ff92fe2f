package engine

import (
	"context"
	"time"

	"dateline/extract/document"
	"dateline/rules/internal/rulefile"
)

// What a review of rules asks about them beside what a Rule says. These are functions and no methods of Set, so that programs that
// import rules do not see them.

// Warnings returns what Compile noticed in the files of a set.
func Warnings(s *Set) rulefile.ErrorList { return s.warnings }

// Keyed reports whether the index of its phase can keep a rule from being tried. name is that of a rule of the set.
func Keyed(s *Set, name string) bool { return len(s.find(name).anchor.keys) > 0 }

// OnlyWords reports whether a rule matches wherever one of its words, tags or layers is, so that no sentence nearly matches. name is
// that of a rule of the set.
func OnlyWords(s *Set, name string) bool {
	r := s.find(name)
	return r.unless == nil && len(r.args) == 0 && r.node.OnlyWords()
}

// TimeAlone returns how long a rule alone takes for annotated documents. name is that of a rule of the set.
func TimeAlone(ctx context.Context, s *Set, name string, docs []*document.Document) (took time.Duration) {
	m, p := s.NewMatcher(), &phase{bit: 1, always: []int32{int32(s.find(name).index)}}
	for _, doc := range docs {
		m.Begin(ctx, doc, nil)
		start := time.Now()
		m.run(p)
		took += time.Since(start)
	}
	return took
}

// find returns the rule of a full name that is in the set.
func (s *Set) find(name string) *rule {
	for _, r := range s.rules.all() {
		if r.Name == name {
			return r
		}
	}
	panic("no rule " + name)
}
