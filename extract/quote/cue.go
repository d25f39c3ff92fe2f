package quote

import "dateline/extract/document"

// contentPlace says where the words that a cue reports are looked for.
type contentPlace uint8

const (
	around          contentPlace = iota // before, after or on both sides of the attribution
	follows                             // the capture "content"
	quotation                           // around it, but only between quotation marks
	sentenceOpening                     // the same, and the quotation must open its sentence
	carried                             // the rest of the sentence, which continues the statement of the sentence before
	next                                // the quotation after a colon, or at the start of the next block
	headline                            // after a name and a colon that open a block
	sentenceBefore                      // the sentence before that of the cue
	fragment                            // the quotation that the cue opens
	posted                              // all of the block before the name of an account, up to the post before it
)

var contentPlaces = map[string]contentPlace{
	"around": around, "follows": follows, "quotation": quotation, "opening": sentenceOpening, "carried": carried, "next": next, "headline": headline, "before": sentenceBefore, "fragment": fragment, "posted": posted,
}

// cue is what a rule says of words that report speech. Captures that the rule lacks are empty.
type cue struct {
	mention      *document.Mention
	contentPlace contentPlace
	rank         uint8  // order of choice: cues of a lower rank come first
	clause       string // "any": the content needs no finite verb; "needed": its object must have a verb; "main": a main verb; "party": a main verb, and its speaker can speak
	turn         string // of an interview: question or answer

	trigger, speaker, addressee, content, manner, topic document.Range

	attribution document.Range // all words that attribute the content
}

// ranks is the number of ranks of cues.
const ranks = 3

// readCues reads what the rules found.
func readCues(t *text, found []document.Mention) []cue {
	cues := make([]cue, len(found))
	for i := range found {
		cues[i] = readCue(&found[i])
	}
	triggers := triggersOf(t.doc, cues)
	for i := range cues {
		cues[i].attribution = attributionOf(t, triggers, &cues[i])
	}
	return cues
}

func readCue(m *document.Mention) cue {
	c := cue{mention: m, contentPlace: contentPlaces[m.Feature("content")], clause: m.Feature("clause"), turn: m.Feature("turn"), trigger: m.Range}
	for _, x := range m.Captures {
		if r := c.capture(x.Name); r != nil {
			*r = x.Range
		}
	}
	switch {
	case c.contentPlace == fragment || c.contentPlace == next:
		c.rank = 2
	case m.Layer != "cue":
		c.rank = 1
	}
	return c
}

// capture is the field of the capture of a name, or nil.
func (c *cue) capture(name string) *document.Range {
	switch name {
	case "trigger":
		return &c.trigger
	case "speaker":
		return &c.speaker
	case "addressee":
		return &c.addressee
	case "content":
		return &c.content
	case "manner":
		return &c.manner
	case "topic":
		return &c.topic
	}
	return nil
}

// triggersOf are the first tokens of the triggers of all cues but those that are no more than marks.
func triggersOf(doc *document.Document, cues []cue) tokenSet {
	s := newTokenSet(doc)
	for i := range cues {
		if t := cues[i].trigger; cues[i].rank < 2 {
			s.add(document.Range{Start: t.Start, End: t.Start + 1})
		}
	}
	return s
}

// attributionOf is a cue with its verb group, its speaker, unless another cue lies between them, and its addressee.
func attributionOf(t *text, triggers tokenSet, c *cue) document.Range {
	r := c.trigger
	if g := t.group(r.Start); g != nil {
		r.Start = g.Start
	}
	r.Start = min(r.Start, c.mention.Start)
	if s := c.speaker; !s.Empty() {
		if !triggers.any(document.Range{Start: s.End, End: r.Start}) {
			r.Start = min(r.Start, s.Start)
		}
		r.End = max(r.End, s.End)
	}
	if !c.addressee.Empty() {
		r.End = max(r.End, c.addressee.End)
	}
	return r
}
