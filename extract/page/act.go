package page

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract/document"
)

// act is an event as lists show it.
type act struct {
	ID         string
	Type, Act  string
	Actors     []string
	Trigger    string
	Recipients []string
	Theme      string
	Notes      []string // what sets it off from something that plainly happened: not, planned, alleged …
	Source     string   // who reports it
	Due        string   // when what it is about is to happen, in words, or ""
	Reported   bool     // only the day of publication is known
	Rule       string
}

// act is the event at an index.
func (r *reader) act(i int) act {
	ev := &r.doc.Events[i]
	a := act{ID: r.id("V", i), Type: ev.Type, Act: ev.Act, Actors: names(ev.Actors), Trigger: r.doc.Words(ev.Trigger),
		Recipients: names(ev.Recipients), Notes: notes(&ev.Status), Source: r.source(&ev.Status), Rule: ev.Rule}
	if ev.Due != nil {
		a.Due = Between(ev.Due.First, ev.Due.Last)
	}
	a.Reported = ev.Time != nil && ev.Time.Date < 0
	if ev.Theme != nil {
		a.Theme = r.doc.Words(*ev.Theme)
	}
	return a
}

func names(refs []document.Reference) []string {
	out := make([]string, len(refs))
	for i := range refs {
		out[i] = refs[i].Name
	}
	return out
}

func notes(s *document.Status) (out []string) {
	if s.Polarity == "negative" {
		out = append(out, "not")
	}
	if s.Tense == "future" {
		out = append(out, "to come")
	}
	if s.Modality != "" && s.Modality != "asserted" {
		out = append(out, s.Modality)
	}
	return out
}

// source is who reports an event, or "".
func (r *reader) source(s *document.Status) string {
	if s.AttributedTo >= 0 && s.AttributedTo < len(r.doc.Entities) {
		return r.doc.Entities[s.AttributedTo].Name
	}
	return ""
}

// moment is a day or a stretch of days of the timeline.
type moment struct {
	Label    string
	From, To string
	Acts     []act
}

// passage is a sentence and the finding in it that it is shown for.
type passage struct {
	ID, Label, Iso, Before, Word, After string
	sentence                            document.Span
}

// timeline is what happened when, in the order of the days on which acts took place, and the events of which no day is known. What an
// act is about, such as the day of a meeting that is proposed, is no time of the act. Statements are left to the list of speakers.
func (r *reader) timeline() ([]moment, []act) {
	at := map[[2]string]*moment{}
	var undated []act
	for i := range r.doc.Events {
		ev := &r.doc.Events[i]
		switch t := ev.Time; {
		case ev.Type == "statement":
		case t == nil || t.First == "":
			undated = append(undated, r.acts[i])
		default:
			key := [2]string{t.First, t.Last}
			if at[key] == nil {
				at[key] = &moment{Label: between(t.First, t.Last), From: t.First, To: t.Last}
			}
			at[key].Acts = append(at[key].Acts, r.acts[i])
		}
	}
	out := make([]moment, 0, len(at))
	for _, m := range at {
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b moment) int {
		return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.To, b.To))
	})
	return out, undated
}

// otherDates are the sentences with days that are of no act, in text order; one with several such days is shown once.
func (r *reader) otherDates() (out []passage) {
	used := map[int]bool{}
	for i := range r.doc.Events {
		for _, m := range []*document.Moment{r.doc.Events[i].Time, r.doc.Events[i].Due} {
			if m != nil && m.Date >= 0 {
				used[m.Date] = true
			}
		}
	}
	for i := range r.doc.Dates {
		if r.doc.Dates[i].First == "" || used[i] {
			continue
		}
		if p := r.passage(i); len(out) == 0 || out[len(out)-1].sentence != p.sentence {
			out = append(out, p)
		}
	}
	return out
}

// passage is the sentence around a date.
func (r *reader) passage(date int) passage {
	d := &r.doc.Dates[date]
	word := r.doc.Bytes(d.Range)
	around := word
	if i := r.doc.SentenceAt(d.Start); i >= 0 {
		around = r.doc.Bytes(r.doc.Sentences[i].Range)
	}
	around.Start, around.End = min(around.Start, word.Start), max(around.End, word.End)
	return passage{r.id("D", date), between(d.First, d.Last), d.First, r.doc.Text[around.Start:word.Start], r.doc.Slice(word),
		r.doc.Text[word.End:around.End], around}
}

// proposal is a proposal and the answers to it.
type proposal struct {
	act
	Outcome string
	Answers []act
}

func (r *reader) proposals() []proposal {
	answers := map[int][]act{}
	for i := range r.doc.Events {
		if to := r.doc.Events[i].ResponseTo; to >= 0 {
			answers[to] = append(answers[to], r.acts[i])
		}
	}
	var out []proposal
	for i := range r.doc.Events {
		if ev := &r.doc.Events[i]; ev.Type == "proposal" {
			out = append(out, proposal{r.acts[i], ev.Outcome, answers[i]})
		}
	}
	return out
}
