// Package stats counts findings: how many of each kind, type and act there are, who acts and who speaks, and when.
//
//	total := stats.New()
//	total.Add(stats.Of(doc))
//	err := total.Write(os.Stdout, "text", 20)
//
// Counts may be of documents or of what Dateline wrote before.
package stats

import (
	"dateline/extract/document"
	"dateline/extract/record"
)

// Counts are the numbers of findings. They belong to one goroutine.
type Counts struct {
	Articles int
	Kinds    Table // of lines of the events format: act, statement …
	Types    Table // of acts: proposal, agreement …
	Acts     Table
	Actors   Table // acts of each actor
	Speakers Table // statements of each speaker
	Months   Table // acts and statements of each month: that of the act if it is known, or else that of the publication
}

// Table has a number for each name.
type Table map[string]int

// maxNames bounds the number of names in a table. What has no place in it is counted under Others.
const maxNames = 500_000

// Others is the name of all those that a full table has no place for.
const Others = "(others)"

// Undated is the month of findings whose time is unknown.
const Undated = "undated"

// New returns counts of nothing.
func New() *Counts {
	return &Counts{Kinds: Table{}, Types: Table{}, Acts: Table{}, Actors: Table{}, Speakers: Table{}, Months: Table{}}
}

// add counts a name so many times.
func (t Table) add(name string, n int) {
	if _, known := t[name]; !known && len(t) >= maxNames {
		name = Others
	}
	if n > 0 {
		t[name] += n
	}
}

// tables returns the tables of c, in a fixed order.
func (c *Counts) tables() []Table {
	return []Table{c.Kinds, c.Types, c.Acts, c.Actors, c.Speakers, c.Months}
}

// Add adds other counts.
func (c *Counts) Add(other *Counts) {
	c.Articles += other.Articles
	to := c.tables()
	for i, t := range other.tables() {
		for _, name := range sortedNames(t) { // so that which names a full table has does not depend on chance
			to[i].add(name, t[name])
		}
	}
}

// act counts an act. The day of its time is empty if that is unknown.
func (c *Counts) act(kind, act string, actors []string, day, published string) {
	c.Kinds.add(string(record.KindAct), 1)
	c.Types.add(kind, 1)
	c.Acts.add(act, 1)
	for _, name := range actors {
		c.Actors.add(name, 1)
	}
	if day == "" {
		day = published
	}
	c.Months.add(month(day), 1)
}

// quote counts a statement. Beliefs and intentions need not have been said, so they are not counted.
func (c *Counts) quote(relation, speaker, published string) {
	if record.KindOf(relation) != record.KindStatement {
		return
	}
	c.Kinds.add(string(record.KindStatement), 1)
	if speaker != "" {
		c.Speakers.add(speaker, 1)
	}
	c.Months.add(month(published), 1)
}

// month returns the month of a date, or Undated.
func month(date string) string {
	const n = len("2025-06")
	if len(date) < n || date[n-3] != '-' {
		return Undated
	}
	return date[:n]
}

// Of counts the findings of one article.
func Of(doc *document.Document) *Counts {
	c := New()
	c.Articles = 1
	for i := range doc.Events {
		ev := &doc.Events[i]
		day := ""
		if ev.Time != nil {
			day = ev.Time.First
		}
		c.act(ev.Type, ev.Act, names(ev.Actors), day, doc.Meta.Published)
	}
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		speaker := ""
		if q.Speaker != nil {
			speaker = q.Speaker.Name
		}
		c.quote(q.Relation, speaker, doc.Meta.Published)
	}
	c.Kinds.add(string(record.KindDate), len(doc.Dates))
	c.Kinds.add(string(record.KindQuantity), len(doc.Quantities))
	return c
}

func names(refs []document.Reference) []string {
	out := make([]string, len(refs))
	for i := range refs {
		out[i] = refs[i].Name
	}
	return out
}
