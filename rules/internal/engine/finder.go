package engine

import (
	"slices"

	"dateline/extract/document"
	"dateline/rules/internal/rulefile"
)

// search is a bounded walk from the edge of a trigger outwards. At each position the target is tried first, then the barrier,
// then what is stepped over whole; otherwise the walk moves by one token.
type search struct {
	left  bool
	reach int
	find  *program
	stop  *program // nil: none
	skip  *program // nil: none
}

// finder finds an argument by its grammatical function: one search for each voice of the trigger.
type finder struct {
	name    string
	file    *rulefile.File
	voices  map[string]*search
	byVoice []*search // in the order of the set's voices, and one for a trigger of none; nil if there is nothing to seek
}

// anyVoice is the search for voices that have none.
const anyVoice = "any"

// order sorts the searches by the set's voices, once for all rules that share the finder.
func (f *finder) order(voices []voice) {
	if f.byVoice != nil {
		return
	}
	f.byVoice = make([]*search, len(voices)+1)
	for i := range f.byVoice {
		f.byVoice[i] = f.voices[anyVoice]
		if i < len(voices) && f.voices[voices[i].name] != nil {
			f.byVoice[i] = f.voices[voices[i].name]
		}
	}
}

// argumentName is the capture of a finder's pattern that is the argument; without one, the whole match is.
const argumentName = "it"

// walk is a search that was made in the current sentence.
type walk struct {
	trigger           document.Range
	from, found, upTo int32 // in the memo's ranges: what was taken, then what was found
	previous          int32 // number of the walk before from a trigger that starts there, or 0
}

// seek searches from the trigger and appends what it finds under the role. Rules with one trigger seek the same.
func (m *Matcher) seek(s *search, trigger document.Range, role string, taken []document.Capture) bool {
	memo := &m.seekMemos[s.find.seek]
	memo.begin(m.sentence, int(m.hi-m.lo))
	start := &memo.tokens[trigger.Start-m.lo]
	for n := start.walk; n > 0; n = memo.walks[n-1].previous {
		if w := &memo.walks[n-1]; w.trigger == trigger && sameRanges(memo.ranges[w.from:w.found], taken) {
			for _, r := range memo.ranges[w.found:w.upTo] {
				m.captures = append(m.captures, document.Capture{Name: role, Range: r})
			}
			return w.found < w.upTo
		}
	}
	before := len(m.captures)
	ok := m.walk(s, trigger, role, taken)
	from := int32(len(memo.ranges))
	memo.ranges = appendRanges(memo.ranges, taken)
	found := int32(len(memo.ranges))
	memo.ranges = appendRanges(memo.ranges, m.captures[before:])
	memo.walks = append(memo.walks, walk{trigger, from, found, int32(len(memo.ranges)), start.walk})
	start.walk = int32(len(memo.walks))
	return ok
}

func appendRanges(out []document.Range, cs []document.Capture) []document.Range {
	for i := range cs {
		out = append(out, cs[i].Range)
	}
	return out
}

func sameRanges(rs []document.Range, cs []document.Capture) bool {
	return slices.EqualFunc(rs, cs, func(r document.Range, c document.Capture) bool { return r == c.Range })
}

// walk walks from the trigger and appends what it finds under the role. Tokens in taken are stepped over.
func (m *Matcher) walk(s *search, trigger document.Range, role string, taken []document.Capture) bool {
	at := trigger.End
	if s.left {
		at = trigger.Start
	}
	for range s.reach {
		if end := m.seekAt(s.find, at); end >= 0 && m.found(at, end, role, taken) {
			return true
		}
		if s.stop != nil && m.seekAt(s.stop, at) >= 0 {
			return false
		}
		next := m.stepOver(s, at, taken)
		if next < m.lo || next > m.hi {
			return false
		}
		at = next
	}
	return false
}

// seekMemo remembers what became of a part of a search in the current sentence: rules with one trigger seek the same.
type seekMemo struct {
	sentence int64
	tokens   []sought
	matches  []seekMatch
	log      []captured // of the matches
	walks    []walk     // of the search of which this is the target
	ranges   []document.Range
}

// sought holds what was looked for at a token. Zero numbers mean none yet.
type sought struct {
	match int32 // number of the match, or failed
	walk  int32 // number of the last walk from a trigger that starts here
}

const failed = -1

// seekMatch is a match of a part of a search, with its part of the log.
type seekMatch struct{ end, from, to int32 }

// begin forgets what was in another sentence.
func (s *seekMemo) begin(sentence int64, tokens int) {
	if s.sentence == sentence {
		return
	}
	s.sentence = sentence
	s.tokens = zeroed(s.tokens, tokens+1)
	s.matches, s.log, s.walks, s.ranges = s.matches[:0], s.log[:0], s.walks[:0], s.ranges[:0]
}

// seekAt is once for a part of a search.
func (m *Matcher) seekAt(p *program, at int32) int32 {
	if !m.mayStart(p.starts, p.reverse, at) {
		return -1
	}
	memo := &m.seekMemos[p.seek]
	memo.begin(m.sentence, int(m.hi-m.lo))
	token := &memo.tokens[at-m.lo]
	if token.match == failed {
		return -1
	}
	f := m.frame()
	if token.match > 0 {
		x := &memo.matches[token.match-1]
		f.log = append(f.log[:0], memo.log[x.from:x.to]...)
		return x.end
	}
	end := m.started(p, at, max(m.lo, at-maxWindow), min(m.hi, at+maxWindow))
	if end < 0 {
		token.match = failed
		return end
	}
	from := int32(len(memo.log))
	memo.log = append(memo.log, f.log...)
	memo.matches = append(memo.matches, seekMatch{end, from, int32(len(memo.log))})
	token.match = int32(len(memo.matches))
	return end
}

// stepOver returns the next position of a walk.
func (m *Matcher) stepOver(s *search, at int32, taken []document.Capture) int32 {
	for _, t := range taken {
		if !s.left && t.Start <= at && at < t.End {
			return t.End
		}
		if s.left && t.Start < at && at <= t.End {
			return t.Start
		}
	}
	if s.skip != nil {
		if end := m.seekAt(s.skip, at); end >= 0 && end != at {
			return end
		}
	}
	if s.left {
		return at - 1
	}
	return at + 1
}

// found takes over the captures of a target, unless they are taken already.
func (m *Matcher) found(at, end int32, role string, taken []document.Capture) bool {
	before := len(m.captures)
	for _, c := range m.pairs(m.frame().log) {
		if m.set.captures[c.slot] == argumentName {
			m.captures = append(m.captures, document.Capture{Name: role, Range: c.Range})
		}
	}
	if len(m.captures) == before {
		m.captures = append(m.captures, document.Capture{Name: role, Range: document.Range{Start: min(at, end), End: max(at, end)}})
	}
	for _, c := range m.captures[before:] {
		for _, t := range taken {
			if c.Overlaps(t.Range) || c.Empty() {
				m.captures = m.captures[:before]
				return false
			}
		}
	}
	return true
}

// slotted is a finished capture.
type slotted struct {
	slot int32
	document.Range
}

// pairs gives the finished captures of a log, until the next call. A mirrored program writes the end before the start.
func (m *Matcher) pairs(log []captured) []slotted {
	m.paired = m.paired[:0]
	for i, c := range log {
		if c.slot&1 != 0 {
			continue
		}
		for _, d := range log[i+1:] {
			if d.slot == c.slot+1 {
				m.paired = append(m.paired, slotted{c.slot >> 1, document.Range{Start: min(c.pos, d.pos), End: max(c.pos, d.pos)}})
				break
			}
		}
	}
	return m.paired
}
