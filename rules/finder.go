package rules

import (
	"slices"

	"dateline/extract/document"
)

// maxReach bounds the steps of a search.
const maxReach = 64

// search is a bounded walk from the edge of a trigger outwards. At each place the target is tried first, then the barrier,
// then what is stepped over whole; else the walk goes on by one token.
type search struct {
	left  bool
	reach int
	find  *program
	stop  *program // nil: none
	skip  *program // nil: none
}

// finder finds an argument by its grammatical function: one search for each voice of the trigger.
type finder struct {
	name   string
	file   *File
	voices map[string]*search
}

// anyVoice is the search for voices that have none of their own.
const anyVoice = "any"

func (f *finder) search(voice string) *search {
	if s := f.voices[voice]; s != nil {
		return s
	}
	return f.voices[anyVoice]
}

// argumentName is the capture of a finder's pattern that is the argument; without one, the whole match is.
const argumentName = "it"

// seek walks from the trigger and appends what it finds under the role. Places in taken are stepped over.
func (m *Matcher) seek(s *search, trigger document.Range, role string, taken []document.Capture) bool {
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

// seekMemo remembers what became of a part of a search in the sentence at hand: rules with one trigger seek the same.
type seekMemo struct {
	sentence       int64
	failed, passed []uint64 // a bit for each place
	matches        []seekMatch
	log            []captured // of the matches
}

// seekMatch is a match of a part of a search, with its part of the log.
type seekMatch struct{ at, end, from, to int32 }

// begin forgets what was in another sentence.
func (s *seekMemo) begin(sentence int64, places int) {
	if s.sentence == sentence {
		return
	}
	s.sentence = sentence
	s.failed, s.passed = zeroed(s.failed, places/64+1), zeroed(s.passed, places/64+1)
	s.matches, s.log = s.matches[:0], s.log[:0]
}

// seekAt is once for a part of a search.
func (m *Matcher) seekAt(p *program, at int32) int32 {
	if !m.mayStart(p.starts, p.reverse, at) {
		return -1
	}
	memo := &m.seekMemos[p.seek]
	memo.begin(m.sentence, int(m.hi-m.lo))
	w, bit := (at-m.lo)>>6, uint64(1)<<((at-m.lo)&63)
	if memo.failed[w]&bit != 0 {
		return -1
	}
	f := m.frame()
	if memo.passed[w]&bit != 0 {
		i := slices.IndexFunc(memo.matches, func(x seekMatch) bool { return x.at == at })
		x := &memo.matches[i]
		f.log = append(f.log[:0], memo.log[x.from:x.to]...)
		return x.end
	}
	end := m.started(p, at, max(m.lo, at-maxWindow), min(m.hi, at+maxWindow))
	if end < 0 {
		memo.failed[w] |= bit
		return end
	}
	memo.passed[w] |= bit
	from := int32(len(memo.log))
	memo.log = append(memo.log, f.log...)
	memo.matches = append(memo.matches, seekMatch{at, end, from, int32(len(memo.log))})
	return end
}

// stepOver is the next place of a walk.
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
