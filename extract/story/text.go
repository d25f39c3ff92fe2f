package story

import (
	"fmt"
	"io"
	"strings"

	"dateline/internal/terminal"
)

// WriteText writes the story for people: a heading, and its acts, proposals and statements, each on one line. Control characters of
// articles are escaped.
func (s *Story) WriteText(w io.Writer) error {
	var b strings.Builder
	title := value(s.Title)
	if title == "" {
		title = "(no title)"
	}
	fmt.Fprintf(&b, "%s\n%s, %s", title, interval(s.From, s.To), plural(s.Articles, "article"))
	if s.Reports < s.Articles {
		fmt.Fprintf(&b, " (%s)", plural(s.Reports, "different text"))
	}
	if len(s.Sources) > 0 {
		b.WriteString(": " + strings.Join(s.Sources, ", "))
	}
	b.WriteString("\n")
	for i := range s.Timeline {
		e := &s.Timeline[i]
		fmt.Fprintf(&b, "  %-10s  %s%s\n", interval(e.First, e.First), e.sentence(), by(e.Sources, e.Articles))
		if p := s.proposal(e.ID); p != nil && p.Outcome != nil {
			fmt.Fprintf(&b, "  %-10s  → %s%s\n", "", *p.Outcome, prefixed(" by ", strings.Join(p.Answers, ", ")))
		}
	}
	for i := range s.Statements {
		q := &s.Statements[i]
		if q.Speaker != nil {
			fmt.Fprintf(&b, "  %s: %s%s\n", q.Speaker.Name, quoted(q), by(q.Sources, q.Articles))
		}
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, terminal.Lines(b.String()))
	return err
}

func (s *Story) proposal(event string) *Proposal {
	for i := range s.Proposals {
		if s.Proposals[i].Event == event {
			return &s.Proposals[i]
		}
	}
	return nil
}

// sentence is an act in a line: T3 Kenya · propose · Uganda · to share the water.
func (e *Event) sentence() string {
	parts := []string{names(e.Actors), e.flags() + e.Act, names(e.Recipients), value(e.Theme)}
	kept := parts[:0]
	for _, part := range parts {
		if part != "" {
			kept = append(kept, strings.Join(strings.Fields(part), " "))
		}
	}
	return e.ID + " " + strings.Join(kept, " · ")
}

// flags are the words that set an act off from one that plainly happened.
func (e *Event) flags() string {
	out := ""
	if e.Negative {
		out = "not "
	}
	if e.Future {
		out += "to come: "
	}
	if e.Modality != "asserted" {
		out += e.Modality + ": "
	}
	return out
}

func names(parties []Party) string {
	out := make([]string, len(parties))
	for i := range parties {
		out[i] = parties[i].Name
	}
	return strings.Join(out, ", ")
}

func quoted(q *StoryStatement) string {
	text := strings.Join(strings.Fields(q.Text), " ")
	if q.Kind == "direct" {
		return "“" + text + "”"
	}
	return text
}

// by says who reports something, if several articles do.
func by(sources []string, articles int) string {
	if articles < 2 {
		return ""
	}
	if len(sources) > 1 {
		return fmt.Sprintf(" (%d sources)", len(sources))
	}
	return fmt.Sprintf(" (%d articles)", articles)
}

func interval(from, to *string) string {
	switch {
	case from == nil:
		return "undated"
	case to == nil || *to == *from:
		return *from
	}
	return *from + " to " + *to
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
