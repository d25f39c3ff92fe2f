package story

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// timeline is the acts of a story, each once.
type timeline struct {
	events  []Event
	reports []map[int]bool     // of each event: the texts that report it
	in      map[actKey]int     // the event of an act of an article
	by      map[string][]int   // events by type and party
	answers []answerLink       // that articles make
	outcome map[int][]reported // of a proposal, as articles report it
}

// actKey is an act of an article.
type actKey struct{ record, article, id string }

// answerLink is an answer that an article links to the act that it answers.
type answerLink struct{ answer, to actKey }

// reported is an outcome and the day of the article that reports it.
type reported struct{ day, outcome string }

// newTimeline merges the reports of each act.
func newTimeline(texts [][]*Summary) *timeline {
	t := &timeline{events: []Event{}, in: map[actKey]int{}, by: map[string][]int{}, outcome: map[int][]reported{}}
	stem := newStemmer()
	for n, copies := range texts {
		for _, article := range copies {
			for i := range article.Acts {
				t.add(n, article, &article.Acts[i], stem)
			}
		}
	}
	t.sort()
	return t
}

// add adds an act to the event that it is a report of, or as a new one.
func (t *timeline) add(text int, article *Summary, a *Act, stem func(string) string) {
	if len(a.Actors)+len(a.Recipients) == 0 {
		return
	}
	report := eventOf(article, a, stem)
	i := t.find(&report)
	if i < 0 {
		i = len(t.events)
		t.events = append(t.events, report)
		t.reports = append(t.reports, map[int]bool{})
		for _, key := range keysOf(&report) {
			t.by[key] = append(t.by[key], i)
		}
	} else {
		t.events[i].merge(&report)
	}
	t.reports[i][text] = true
	here := actKey{article.Record, article.Article, a.ID}
	t.in[here] = i
	if a.Answers != "" {
		t.answers = append(t.answers, answerLink{here, actKey{article.Record, article.Article, a.Answers}})
	}
	if a.Outcome != "" {
		t.outcome[i] = append(t.outcome[i], reported{article.Published, a.Outcome})
	}
}

func eventOf(article *Summary, a *Act, stem func(string) string) Event {
	e := Event{Type: a.Type, Act: a.Act, Content: known(a.Content), Actors: slices.Clone(a.Actors),
		Recipients: slices.Clone(a.Recipients), Trigger: a.Trigger,
		Theme: known(a.Theme), First: known(a.First), Last: known(cmp.Or(a.Last, a.First)), Negative: a.Negative, Future: a.Future,
		Modality: cmp.Or(a.Modality, "asserted"), Confidence: a.Confidence, Sources: []string{}, theme: stems(a.Theme, stem)}
	if a.First != "" {
		e.Basis = known("article")
		if a.Dated {
			e.Basis = known("text")
		}
	}
	if article.Source != "" {
		e.Sources = append(e.Sources, article.Source)
	}
	e.In = []Report{{Article: article.Article, URL: known(article.URL), Source: known(article.Source), ID: a.ID, record: article.Record}}
	if e.Actors == nil {
		e.Actors = []Party{}
	}
	if e.Recipients == nil {
		e.Recipients = []Party{}
	}
	return e
}

// keysOf are what an event is found by: its type with each of its parties.
func keysOf(e *Event) []string {
	var out []string
	for _, side := range [][]Party{e.Actors, e.Recipients} {
		for i := range side {
			for _, token := range side[i].inStory() {
				out = append(out, e.Type+" "+token)
			}
		}
	}
	if len(out) == 0 {
		out = append(out, e.Type)
	}
	return distinct(out)
}

// find returns the event that an act is a report of, the first of several, or -1.
func (t *timeline) find(e *Event) int {
	best := -1
	for _, key := range keysOf(e) {
		for _, i := range t.by[key] {
			if (best < 0 || i < best) && sameEvent(&t.events[i], e) {
				best = i
			}
		}
	}
	return best
}

// sameEvent reports whether two reports are of one act.
func sameEvent(a, b *Event) bool {
	if a.Type != b.Type || a.Negative != b.Negative || a.Future != b.Future || a.Modality != b.Modality {
		return false
	}
	return sameParties(a, b) && sameContent(a, b) && nearDays(a, b)
}

// sameParties reports whether two acts can have the same parties: those that both have agree, and they have one in common that is named.
func sameParties(a, b *Event) bool {
	actors, recipients := anySame(a.Actors, b.Actors), anySame(a.Recipients, b.Recipients)
	if len(a.Actors) > 0 && len(b.Actors) > 0 && !actors {
		return false
	}
	if len(a.Recipients) > 0 && len(b.Recipients) > 0 && !recipients {
		return false
	}
	return actors || recipients
}

// unclassified is the content of acts whose theme belongs to no class.
const unclassified = "other"

// sameContent reports whether two acts can be about the same: both of one class, or with themes that share half of their words.
func sameContent(a, b *Event) bool {
	classA, classB := value(a.Content), value(b.Content)
	classified := classA != "" && classA != unclassified && classB != "" && classB != unclassified
	switch {
	case classified && classA != classB:
		return false
	case len(a.theme) == 0 || len(b.theme) == 0:
		return a.Act == b.Act && classA == classB || classified
	case classified:
		return overlap(a.theme, b.theme) >= 0.25
	}
	return overlap(a.theme, b.theme) >= 0.5
}

// stems are the content words of a text, without endings.
func stems(text string, stem func(string) string) map[string]bool {
	out := map[string]bool{}
	for _, word := range fields(text) {
		if wordWeight(word) > 0 {
			out[stem(word)] = true
		}
	}
	return out
}

// overlap is the share of the smaller set that the other one has.
func overlap(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	both := 0
	for word := range a {
		if b[word] {
			both++
		}
	}
	return float64(both) / float64(len(a))
}

// How many days apart two reports of an act can be: where both texts give a day, where one does, where none does.
const (
	daysDated   = 1
	daysUndated = 3
)

// nearDays reports whether two acts can be of one day.
func nearDays(a, b *Event) bool {
	if a.First == nil || b.First == nil {
		return true
	}
	limit := daysUndated
	if value(a.Basis) == "text" && value(b.Basis) == "text" {
		limit = daysDated
	}
	return gap(a, b) <= limit
}

// gap is how many days lie between two acts; 0 if they overlap.
func gap(a, b *Event) int {
	days := func(from, to *string) int {
		x, errX := time.Parse(time.DateOnly, *from)
		y, errY := time.Parse(time.DateOnly, *to)
		if errX != nil || errY != nil {
			return 0
		}
		return int(y.Sub(x).Hours() / 24)
	}
	return max(0, days(a.Last, b.First), days(b.Last, a.First))
}

// merge adds a report of the same act.
func (e *Event) merge(r *Event) {
	e.Actors, e.Recipients = merged(e.Actors, r.Actors), merged(e.Recipients, r.Recipients)
	if c := value(e.Content); (c == "" || c == unclassified) && r.Content != nil {
		e.Content = r.Content
	}
	if e.Theme == nil {
		e.Theme = r.Theme
	}
	for word := range r.theme {
		e.theme[word] = true
	}
	e.Confidence = max(e.Confidence, r.Confidence)
	e.Sources = append(e.Sources, r.Sources...)
	e.In = append(e.In, r.In...)
	e.date(r)
}

// date takes the day of a report if it says more: a text says more than a day of publication, a day more than a week, and of two days
// of publication the first is nearer to the act.
func (e *Event) date(r *Event) {
	switch {
	case r.First == nil:
	case e.First == nil, value(e.Basis) != "text" && value(r.Basis) == "text":
		e.First, e.Last, e.Basis = r.First, r.Last, r.Basis
	case value(e.Basis) != value(r.Basis):
	case value(e.Basis) == "article":
		if *r.First < *e.First {
			e.First, e.Last = r.First, r.Last
		}
	case *r.First >= *e.First && *r.Last <= *e.Last:
		e.First, e.Last = r.First, r.Last
	}
}

// sort brings the events into the order of their days, gives them their ids, and counts their reports.
func (t *timeline) sort() {
	order := make([]int, len(t.events))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(compareDays(t.events[a].First, t.events[b].First), compareDays(t.events[a].Last, t.events[b].Last))
	})
	events, at := make([]Event, len(order)), make([]int, len(order))
	for n, i := range order {
		e := t.events[i]
		e.ID = "T" + strconv.Itoa(n+1)
		e.Sources, e.Reports = distinct(e.Sources), len(t.reports[i])
		e.Articles = countArticles(e.In)
		events[n], at[i] = e, n
	}
	t.events = events
	for place, i := range t.in {
		t.in[place] = at[i]
	}
	outcomes := map[int][]reported{}
	for i, all := range t.outcome {
		outcomes[at[i]] = all
	}
	t.outcome = outcomes
}

// compareDays orders days; unknown ones are last.
func compareDays(a, b *string) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return cmp.Compare(*a, *b)
}

func countArticles(in []Report) int {
	seen := map[[2]string]bool{}
	for _, p := range in {
		seen[[2]string{p.record, p.Article}] = true
	}
	return len(seen)
}
