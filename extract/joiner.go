package extract

import (
	"slices"
	"sort"

	"dateline/extract/document"
)

// joiner adds what was found in a stretch to the document of the whole text.
type joiner struct {
	doc, part *document.Document
	own       []piece
	from      int // byte of doc at which part begins
	context   int // bytes of part that are context
	blocks    int // blocks of part that are context

	placesOnly bool // keep the places of the tokens alone

	first  int32 // token of part after the context
	offset int32 // from tokens of part to those of doc

	dates, quantities, quotes, events []int // indexes in doc of the findings of part, or None
}

// join adds tokens, sentences and findings. Findings that begin in the context were added with the stretch before; one that
// ends after it replaces what that stretch has seen of it.
func (j *joiner) join() {
	doc, part := j.doc, j.part
	end := part.TokensIn(document.Span{End: j.context}).End
	j.first, j.offset = end, int32(doc.TokenCount())-end
	j.joinTokens(part.Tokens[end:])
	for i := range part.Sentences {
		if s := part.Sentences[i]; s.Start >= end {
			doc.Sentences = append(doc.Sentences, document.Sentence{Range: j.shift(s.Range), Block: j.own[s.Block-j.blocks].block})
		}
	}
	j.joinEntities()
	j.dates = merge(j, part.Dates, &doc.Dates, dateRange, j.moveDate)
	j.quantities = merge(j, part.Quantities, &doc.Quantities, quantityRange, j.moveQuantity)
	j.quotes = merge(j, part.Quotes, &doc.Quotes, quoteRange, j.moveQuote)
	j.events = merge(j, part.Events, &doc.Events, triggerRange, j.moveEvent)
	j.linkDates()
	j.linkQuantities()
	j.linkEvents()
}

func (j *joiner) joinTokens(tokens []document.Token) {
	if j.placesOnly {
		j.doc.AddTokenSpans(tokens, j.from)
		return
	}
	for _, t := range tokens {
		t.Start += int32(j.from)
		j.doc.Tokens = append(j.doc.Tokens, t)
	}
}

func dateRange(d *document.Date) document.Range         { return d.Range }
func quantityRange(q *document.Quantity) document.Range { return q.Range }
func quoteRange(q *document.Quote) document.Range       { return q.Range }
func triggerRange(ev *document.Event) document.Range    { return ev.Trigger }

// merge adds the findings of a stretch to those of the document, and returns the indexes that they have there.
func merge[F any](j *joiner, found []F, all *[]F, at func(*F) document.Range, move func(*F)) []int {
	index := make([]int, len(found))
	old := len(*all)
	if cap(*all)-old < len(found) {
		*all = slices.Grow(*all, max(len(found), min(j.expected(len(found)), 4*old)))
	}
	for i := range found {
		r := at(&found[i])
		if r.Start < j.first {
			index[i] = known(j.shift(r), (*all)[:old], at)
		} else {
			index[i] = len(*all)
			*all = append(*all, found[i])
		}
		if k := index[i]; k != document.None && r.End > j.first {
			(*all)[k] = found[i]
			move(&(*all)[k])
		}
	}
	return index
}

// expected returns how many findings there will be from this stretch on, if the others have as many. A list grows by so many, or by four
// times its length if that is less: one that grows little by little is copied again and again, and its copies wait for the collector.
func (j *joiner) expected(found int) int {
	first, last := j.own[0].Start, j.own[len(j.own)-1].End
	return found + int(float64(found)*float64(len(j.doc.Text)-last)/float64(last-first+1))
}

// indexIn returns the index in the document of a finding of the stretch.
func indexIn(index []int, i int) int {
	if i == document.None {
		return i
	}
	return index[i]
}

// indexesIn returns the indexes in the document of findings of the stretch.
func indexesIn(index, found []int) []int {
	var out []int
	for _, i := range found {
		if k := index[i]; k != document.None {
			out = append(out, k)
		}
	}
	return out
}

func (j *joiner) linkDates() {
	for i, k := range j.dates {
		if d := &j.part.Dates[i]; d.End > j.first && k != document.None {
			j.doc.Dates[k].AnchorTo = indexIn(j.dates, d.AnchorTo)
		}
	}
}

func (j *joiner) linkQuantities() {
	for i, k := range j.quantities {
		if q := &j.part.Quantities[i]; q.End > j.first && k != document.None {
			j.doc.Quantities[k].Linked = indexesIn(j.quantities, q.Linked)
		}
	}
}

// linkEvents ties answers to their proposals. A proposal of the context may be answered after it.
func (j *joiner) linkEvents() {
	for i, k := range j.events {
		ev := &j.part.Events[i]
		switch {
		case k == document.None:
		case ev.Trigger.End > j.first:
			j.doc.Events[k].ResponseTo, j.doc.Events[k].SameAs = indexIn(j.events, ev.ResponseTo), indexIn(j.events, ev.SameAs)
		case ev.Outcome != "" && j.doc.Events[k].Act == ev.Act:
			j.doc.Events[k].Outcome = ev.Outcome
		}
	}
}

// known is the index of the finding that begins where r does, or None.
func known[F any](r document.Range, all []F, at func(*F) document.Range) int {
	k := sort.Search(len(all), func(k int) bool { return at(&all[k]).Start >= r.Start })
	if k < len(all) && at(&all[k]).Start == r.Start {
		return k
	}
	return document.None
}

// token returns the token of the document that a token of the stretch is.
func (j *joiner) token(t int32) int32 {
	if t >= j.first {
		return t + j.offset
	}
	at := int(j.part.Tokens[t].Start) + j.from
	return int32(sort.Search(j.doc.TokenCount(), func(i int) bool { return j.doc.TokenSpan(int32(i)).Start >= at }))
}

func (j *joiner) shift(r document.Range) document.Range {
	if r.Empty() {
		start := j.token(r.Start)
		return document.Range{Start: start, End: start}
	}
	return document.Range{Start: j.token(r.Start), End: j.token(r.End-1) + 1}
}

func (j *joiner) placeOf(r *document.Range) *document.Range {
	if r == nil {
		return nil
	}
	moved := j.shift(*r)
	return &moved
}

func (j *joiner) moveDate(d *document.Date) { d.Range = j.shift(d.Range) }

func (j *joiner) moveQuantity(q *document.Quantity) {
	q.Range, q.About, q.Counted = j.shift(q.Range), j.placeOf(q.About), j.counted(q.Counted)
	q.Pair = slices.Clone(q.Pair)
	for i := range q.Pair {
		half := &q.Pair[i]
		half.Counted, half.About, half.Party = j.counted(half.Counted), j.placeOf(half.About), j.placeOf(half.Party)
	}
}

func (j *joiner) moveQuote(q *document.Quote) {
	q.Range, q.Cue, q.Manner = j.shift(q.Range), j.placeOf(q.Cue), j.placeOf(q.Manner)
	q.Speaker, q.Addressee, q.Speakers = j.reference(q.Speaker), j.reference(q.Addressee), j.references(q.Speakers)
	q.Spans = slices.Clone(q.Spans)
	for i := range q.Spans {
		q.Spans[i].Start += j.from
		q.Spans[i].End += j.from
	}
}

// moveEvent moves an event whose dates, quantities and quotes have been merged.
func (j *joiner) moveEvent(ev *document.Event) {
	ev.Range, ev.Trigger, ev.Theme = j.shift(ev.Range), j.shift(ev.Trigger), j.placeOf(ev.Theme)
	ev.Actors, ev.Recipients = j.references(ev.Actors), j.references(ev.Recipients)
	ev.Time, ev.Due, ev.Quantities = j.moment(ev.Time), j.moment(ev.Due), indexesIn(j.quantities, ev.Quantities)
	ev.Status.Quote = indexIn(j.quotes, ev.Status.Quote)
}

// moment returns a time with the index that its date has in the document. One whose date is lost is nil.
func (j *joiner) moment(m *document.Moment) *document.Moment {
	if m == nil || m.Date == document.None {
		return m
	}
	moved := *m
	if moved.Date = j.dates[m.Date]; moved.Date == document.None {
		return nil
	}
	return &moved
}

func (j *joiner) counted(c *document.Counted) *document.Counted {
	if c == nil {
		return nil
	}
	return &document.Counted{Range: j.shift(c.Range), Lemma: c.Lemma}
}

func (j *joiner) reference(r *document.Reference) *document.Reference {
	if r == nil {
		return nil
	}
	moved := *r
	moved.Range, moved.Head = j.shift(r.Range), j.shift(r.Head)
	return &moved
}

func (j *joiner) references(refs []document.Reference) []document.Reference {
	if refs == nil {
		return nil
	}
	moved := make([]document.Reference, len(refs))
	for i := range refs {
		moved[i] = *j.reference(&refs[i])
	}
	return moved
}

// joinEntities adds the entities of the stretch, which have the indexes of the document already, and their mentions in it.
func (j *joiner) joinEntities() {
	for i := range j.part.Entities {
		e := j.part.Entities[i]
		isNew := i >= len(j.doc.Entities)
		if len(e.Mentions) == 0 && !isNew {
			continue
		}
		var mentions []document.EntityMention
		if !isNew {
			mentions = j.doc.Entities[i].Mentions
		}
		for _, m := range e.Mentions {
			if m.Start >= j.first {
				m.Range = j.shift(m.Range)
				mentions = append(mentions, m)
			}
		}
		e.Mentions = mentions
		if isNew {
			j.doc.Entities = append(j.doc.Entities, e)
		} else {
			j.doc.Entities[i] = e
		}
	}
}
