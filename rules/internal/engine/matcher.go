package engine

import (
	"context"
	"slices"

	"dateline/extract/document"
)

// Matcher matches the rules of a Set against one document at a time. It is the scratch of one goroutine; use it again for
// the next document.
type Matcher struct {
	set     *Set
	doc     *document.Document
	trace   *Trace
	watch   watch
	ids     []tokenIDs
	layers  []*document.Layer // by layer number
	known   []*document.Layer // the layers of the document that the matcher knows
	masks   layerMasks
	kinds   kinds
	wordAt  []spellings // by token
	rowAt   []row       // by token
	hinges  hinges      // of the set
	due     [maxPhases][]due
	nextDue int // of the phase that runs

	inventories []inventory // by sentence
	inventory   *inventory  // of the current sentence

	lo, hi   int32 // tokens of the current sentence
	from, to int32 // the part of it that programs step through
	sentence int64 // counts sentences and phases, so that memos know their own

	frames     []*frame
	depth      int
	lookMemos  []lookMemo
	seekMemos  []seekMemo
	voiceMemos []voiceMemo // by token

	slowWords int // of the sets of answers to slow questions

	epoch       int64
	ruleStarts  []startState // by rule
	candidates  []int32      // rules
	hits        []hit
	hitLog      []captured
	winners     []winners // by layer
	resolutions int64     // counts calls of settle
	paired      []slotted
	won         []document.Mention // of the run, until it is over

	captures []document.Capture // arena of mentions, of which a document keeps what it was given
	features []document.Feature
	folded   []byte // scratch of lookUp
}

// hit is a match before conflicts are settled.
type hit struct {
	order            uint64 // see orderOf
	rule             *rule
	match, core      document.Range // core is the trigger of a trigger rule, the match of a span rule
	logStart, logEnd int
}

// NewMatcher returns a Matcher for the set.
func (s *Set) NewMatcher() *Matcher {
	s.indexed.Do(s.index)
	starts := make([]startState, s.rules.len())
	for i := range s.heads {
		starts[i].min, starts[i].max = s.heads[i].min, s.heads[i].max
	}
	return &Matcher{set: s, hinges: s.hinges, kinds: newKinds(s),
		layers: make([]*document.Layer, len(s.layerNames)), winners: make([]winners, len(s.layerNames)),
		lookMemos: make([]lookMemo, len(s.looks)), seekMemos: make([]seekMemo, s.seeks),
		ruleStarts: starts, slowWords: (s.slots + 63) / 64}
}

// Begin starts on a document with tokens and sentences. A trace may be nil. When ctx is done, Run returns early and Err the
// reason; what Run returned since is incomplete.
func (m *Matcher) Begin(ctx context.Context, doc *document.Document, trace *Trace) {
	m.doc, m.trace, m.watch = doc, trace, watch{ctx: ctx}
	clear(m.layers)
	clear(m.known)
	m.known = m.known[:0]
	m.masks.reset(len(doc.Tokens))
	m.intern()
	m.takeInventories()
	m.voiceMemos = slices.Grow(m.voiceMemos[:0], len(doc.Tokens))[:len(doc.Tokens)]
}

// longDocument is the number of tokens of which a matcher keeps the scratch. What longer documents need is given back. A stretch of a
// long text has no more, whatever it consists of, so that the scratch serves all its stretches.
const longDocument = 72 << 10

// End releases the document, so that a Matcher that waits for the next one does not keep it in memory.
func (m *Matcher) End() {
	clear(m.layers)
	clear(m.known)
	clear(m.won[:cap(m.won)])
	m.doc, m.trace, m.inventory, m.watch = nil, nil, nil, watch{}
	m.kinds.end()
	if cap(m.ids) > longDocument {
		m.ids, m.rowAt, m.masks, m.wordAt, m.voiceMemos, m.won = nil, nil, nil, nil, nil, nil
		m.due = [maxPhases][]due{}
	}
}

// Run matches the rules of a phase against the whole document and returns the winners in the order of the text. They are
// not yet a layer: the caller decides what to publish with Document.AddLayer. An unknown phase has no rules.
func (m *Matcher) Run(phase string) []document.Mention {
	if p := m.set.phases[phase]; p != nil {
		return m.run(p)
	}
	return nil
}

func (m *Matcher) run(p *phase) []document.Mention {
	m.lookUpLayers()
	m.nextDue = 0
	out := m.won[:0]
	for i := range m.doc.Sentences {
		s := &m.doc.Sentences[i]
		step := stepOf(s.Range)
		for from := s.Start; from < s.End && !m.watch.over(); from += step {
			part := document.Range{Start: from, End: min(s.End, from+step)}
			out = m.part(p, i, part, part, out)
		}
	}
	m.won = out
	if len(out) == 0 {
		return nil
	}
	kept := m.doc.MakeMentions(len(out))
	copy(kept, out)
	return kept
}

// maxSentence is the number of tokens of the longest sentence that is matched at once. What is longer is a table or a list without marks. It
// is matched in parts that windows can describe, so that rules start only near their keys.
const maxSentence = 1024

// stepOf returns the length of the parts of a sentence that are matched at once.
func stepOf(sentence document.Range) int32 {
	if n := sentence.End - sentence.Start; n <= maxSentence {
		return n
	}
	return windowTokens
}

// part matches a phase in one sentence, or in a part of a very long one. Words and tags start rules at some of its tokens alone.
func (m *Matcher) part(p *phase, sentence int, r, tokens document.Range, out []document.Mention) []document.Mention {
	m.lo, m.hi = r.Start, r.End
	m.from, m.to = m.lo, m.hi
	m.sentence++
	m.inventory = &m.inventories[sentence]
	m.collect(p, tokens)
	if len(m.hits) > 0 {
		out = m.resolve(out)
	}
	return out
}

// collect fills m.hits with every match of the phase in the sentence that something at the tokens starts.
func (m *Matcher) collect(p *phase, tokens document.Range) {
	m.hits, m.hitLog, m.candidates = m.hits[:0], m.hitLog[:0], m.candidates[:0]
	m.epoch++
	due := m.due[p.number]
	for m.nextDue < len(due) && due[m.nextDue].at < tokens.Start {
		m.nextDue++
	}
	for ; m.nextDue < len(due) && due[m.nextDue].at < tokens.End && !m.watch.over(); m.nextDue++ {
		m.startAll(due[m.nextDue].rules, due[m.nextDue].at)
	}
	for i := range p.byLayer {
		m.startLayer(p.byLayer[i].layer, p.byLayer[i].rules)
	}
	for _, r := range p.always {
		m.startAlways(m.set.rules.of(r))
	}
	for _, number := range m.candidates {
		r := m.set.rules.of(number)
		if m.watch.over() || !m.mayMatch(r) {
			continue
		}
		if r.trigger() {
			m.scanTriggers(r)
		} else {
			m.scan(r)
		}
	}
	if m.trace != nil {
		m.trace.unstarted(m, p)
	}
}

// startAll starts rules that have a key at a token: those of which it is the trigger at once, others at the positions from which they reach it.
func (m *Matcher) startAll(rules []starter, at int32) {
	next := m.wordsAt(at + 1)
	for i := range rules {
		s := &rules[i]
		if s.next&next == 0 && s.next != anyWord {
			continue
		}
		if s.first == opensPositions {
			m.open(s.rule, at)
		} else if s.first < 0 || m.trace != nil || m.holds(s.first, at) {
			m.tryTrigger(m.set.rules.of(s.rule), at)
		}
	}
}

// startLayer starts rules whose key is a layer. A trigger rule may test any token of a mention, so all are tried.
func (m *Matcher) startLayer(layer int, rules []starter) {
	l := m.layers[layer]
	if l == nil {
		return
	}
	for at := l.NextCovered(m.lo); at < m.hi && !m.watch.over(); at = l.NextCovered(at + 1) {
		m.startAll(rules, at)
	}
}

func (m *Matcher) startAlways(r *rule) {
	if !r.trigger() {
		m.candidate(int32(r.index)).windows = everywhere
		return
	}
	for at := m.lo; at < m.hi && !m.watch.over(); at++ {
		m.tryTrigger(r, at)
	}
}

// scan finds all matches of a span rule, from left to right, none inside another.
func (m *Matcher) scan(r *rule) {
	f := m.frame()
	f.memo.on = false
	m.traceRule(r)
	for at := m.nextStart(r, m.lo); at < m.hi && !m.watch.over(); at = m.nextStart(r, at) {
		f.log = f.log[:0]
		end := m.try(f, r.span, at)
		if end <= at {
			at++
			continue
		}
		match := document.Range{Start: at, End: end}
		if f.memo.on {
			f.memo.forget(end - m.lo)
		}
		at = end
		m.hit(r, match, match, f.log)
	}
	m.traceMiss(r)
}

// scanTriggers tries a trigger rule at all positions that are open.
func (m *Matcher) scanTriggers(r *rule) {
	for at := m.nextStart(r, m.lo); at < m.hi && !m.watch.over(); at = m.nextStart(r, at+1) {
		m.runTrigger(r, at)
	}
}

// tryTrigger tries a trigger rule at a token, once.
func (m *Matcher) tryTrigger(r *rule, at int32) {
	s := &m.ruleStarts[r.index]
	if s.epoch == m.epoch && s.lastAt == at {
		return
	}
	s.epoch, s.lastAt = m.epoch, at
	if m.mayMatch(r) {
		m.runTrigger(r, at)
	}
}

// runTrigger matches a trigger rule whose trigger starts at a token: the right part forwards, then the left part mirrored.
func (m *Matcher) runTrigger(r *rule, at int32) {
	if r.pre != nil && !m.mayStart(r.pre.starts, true, at) {
		return
	}
	m.traceRule(r)
	end := m.once(r.post, at)
	if end < 0 {
		m.traceMiss(r)
		return
	}
	start := at
	log := m.frame().log
	if r.pre != nil {
		m.traceLeft()
		kept := len(m.hitLog)
		m.hitLog = append(m.hitLog, log...)
		start = m.once(r.pre, at)
		log = append(m.hitLog[kept:], m.frame().log...)
		m.hitLog = m.hitLog[:kept]
		if start < 0 {
			m.traceMiss(r)
			return
		}
	}
	m.hit(r, document.Range{Start: start, End: end}, m.triggerOf(log, at), log)
}

func (m *Matcher) triggerOf(log []captured, at int32) document.Range {
	for _, c := range m.pairs(log) {
		if m.set.captures[c.slot] == triggerName && c.Start == at {
			return c.Range
		}
	}
	return document.Range{Start: at, End: at + 1}
}

// hit keeps a match unless the rule's exception holds at its start.
func (m *Matcher) hit(r *rule, match, core document.Range, log []captured) {
	from := len(m.hitLog)
	m.hitLog = append(m.hitLog, log...)
	m.hits = append(m.hits, hit{m.orderOf(r, core), r, match, core, from, len(m.hitLog)})
}
