// Package lazyregexp has regular expressions that are compiled when they are first used: package-level ones of package article took
// a tenth of the program's whole start, though an article needs only some of them.
package lazyregexp

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// Regexp is a regular expression with the methods of regexp.Regexp. Any number of goroutines may share one.
type Regexp struct {
	source string
	get    func() *regexp.Regexp
}

var inTest = len(os.Args) > 0 && strings.HasSuffix(strings.TrimSuffix(os.Args[0], ".exe"), ".test")

// New returns the expression of a source. Its first use panics if it is no expression; in tests, New does.
func New(source string) *Regexp {
	r := &Regexp{source, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })}
	if inTest {
		r.get()
	}
	return r
}

func (r *Regexp) String() string { return r.source }

func (r *Regexp) Match(b []byte) bool { return r.get().Match(b) }

func (r *Regexp) MatchString(s string) bool { return r.get().MatchString(s) }

func (r *Regexp) FindString(s string) string { return r.get().FindString(s) }

func (r *Regexp) FindStringIndex(s string) []int { return r.get().FindStringIndex(s) }

func (r *Regexp) FindStringSubmatch(s string) []string { return r.get().FindStringSubmatch(s) }

func (r *Regexp) FindStringSubmatchIndex(s string) []int { return r.get().FindStringSubmatchIndex(s) }

func (r *Regexp) FindAllString(s string, n int) []string { return r.get().FindAllString(s, n) }

func (r *Regexp) FindAllStringIndex(s string, n int) [][]int {
	return r.get().FindAllStringIndex(s, n)
}

func (r *Regexp) FindSubmatch(b []byte) [][]byte { return r.get().FindSubmatch(b) }

func (r *Regexp) ReplaceAllString(s, with string) string { return r.get().ReplaceAllString(s, with) }

func (r *Regexp) Split(s string, n int) []string { return r.get().Split(s, n) }
