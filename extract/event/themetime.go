package event

import (
	"slices"

	"dateline/extract/document"
)

// cutTime ends a theme before a date at its end that is the time of the act: "offered a truce | last week", "will open the bridge | in May". The
// date is part of the theme if a verb of the theme is nearer to it and may have that time: "condemned the firm for selling arms in May".
// It returns the date, or None.
func (b *builder) cutTime(f *document.Mention, theme *document.Range, s document.Status) int {
	date := document.None
	trigger, _ := f.Capture("trigger")
	if theme.Start < trigger.End {
		return date
	}
	for b.date.Covers(theme.End - 1) {
		d := b.date.Over(theme.End - 1)
		start := b.adverbialStart(d.Range)
		last := d.Ref >= 0 && start > theme.Start && b.endsBefore(d, theme)
		if !last || !b.mayBeTime(f, d, s) || !b.free(f, *theme, start, d.Ref) {
			break
		}
		theme.End, date = start, d.Ref
	}
	return date
}

// endsBefore reports whether a date is the last of a theme and no modifier of the noun after it.
func (b *builder) endsBefore(d *document.Mention, theme *document.Range) bool {
	return d.Start > theme.Start && d.End == theme.End && !b.attributive(d.Range)
}

// adverbialStart is where the adverbial of a date starts, with its preposition and what makes it more precise: "late on Monday".
func (b *builder) adverbialStart(date document.Range) int32 {
	start := date.Start
	if start > 0 && timePrepositions[b.doc.Tokens[start-1].Lemma] {
		start--
	}
	for start > 0 && closer[b.doc.Tokens[start-1].Lemma] {
		start--
	}
	return start
}

// timePrepositions are those before the time of an act.
var timePrepositions = wordLists.Set("time-prepositions")

// closer are adverbs that make a time more precise.
var closer = wordLists.Set("time-adverbs")

// mayBeTime reports whether a date may be the time of the act of a frame: a day or a time that is not to come, or of an act that is to come
// and is no proposal, answer or threat, whose content then has that time.
func (b *builder) mayBeTime(f *document.Mention, d *document.Mention, s document.Status) bool {
	before := b.doc.Tokens[b.adverbialStart(d.Range)-1].Tag
	if !b.dated(d.Ref) || !b.known(d.Ref) || slices.Contains(beforeOthers, before) {
		return false
	}
	if s.Tense == "future" {
		return !slices.Contains(containing, f.Feature("event"))
	}
	return !b.isToCome(d.Ref)
}

// beforeOthers are the tags of tokens that make a date after them a part of something else: "the vote of | Monday", "on Monday and | Tuesday".
var beforeOthers = []string{"IN", "TO", "CC", ","}

// free reports whether no verb between the start of a theme and a date may have its time. What is proposed, promised or demanded is still
// to come, so a date that is past for certain is not its time, unless it is that of a noun: "vowed to avenge the raid | on Friday |".
func (b *builder) free(f *document.Mention, theme document.Range, to int32, date int) bool {
	for t := to - 1; t >= theme.Start; t-- {
		vg := b.group(t)
		if vg == nil {
			continue
		}
		open := vg.Feature("form") == "infinitive" || vg.Feature("form") == "gerund" || vg.Feature("tense") == "future"
		trigger, _ := f.Capture("trigger")
		certain := !b.doc.Dates[date].Guessed && !datedNouns[b.doc.Tokens[to-1].Lemma] && b.group(trigger.Start) != nil
		return open && certain && (f.Feature("event") == "meeting" || slices.Contains(containing, f.Feature("event")))
	}
	return true
}

// datedNouns are nouns for what happens on a day.
var datedNouns = wordLists.Set("dated-nouns")
