//go:build !nosqlite

package emit

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline/extract/record"
	"dateline/internal/sqlitefile"
)

// sqliteArticle is the rows of one article, by table. They are made in any goroutine, so the columns with the numbers of the article and of
// the row are left to the writer.
type sqliteArticle [sqliteTableCount]sqliteRows

// sqliteRows are rows of one table.
type sqliteRows struct {
	sqlitefile.Rows
	keys []sqliteKey // of the table's index
}

// sqliteKey is the id of a row, and its place among the rows, from 1.
type sqliteKey struct {
	id  string
	row int
}

// sortKeys puts the keys into the order of the index.
func (r *sqliteRows) sortKeys() {
	slices.SortFunc(r.keys, func(a, b sqliteKey) int {
		return cmp.Or(strings.Compare(a.id, b.id), a.row-b.row)
	})
}

func (t *sqliteArticle) reset() {
	for i := range t {
		t[i].Reset()
		t[i].keys = t[i].keys[:0]
	}
}

// end ends a row of a table with an index.
func (r *sqliteRows) end(id string) {
	r.End()
	r.keys = append(r.keys, sqliteKey{id, len(r.keys) + 1})
}

func (r *sqliteRows) texts(values ...string) {
	for _, s := range values {
		r.Text(valid(s))
	}
}

// known adds texts that may be unknown, which is NULL.
func (r *sqliteRows) known(values ...*string) {
	for _, s := range values {
		if s == nil {
			r.Null()
		} else {
			r.Text(valid(*s))
		}
	}
}

// list adds several texts as one, or NULL.
func (r *sqliteRows) list(s string) {
	if s == "" {
		r.Null()
	} else {
		r.Text(valid(s))
	}
}

func (r *sqliteRows) span(s record.Span) {
	r.Int(int64(s.Start))
	r.Int(int64(s.End))
}

func (r *sqliteRows) truth(b bool) {
	if b {
		r.Int(1)
	} else {
		r.Int(0)
	}
}

func (r *sqliteRows) whole(n *int) {
	if n == nil {
		r.Null()
	} else {
		r.Int(int64(*n))
	}
}

func (r *sqliteRows) float(f *float64) {
	if f == nil {
		r.Null()
	} else {
		r.Float(*f)
	}
}

// numbers adds numbers as SQLite keeps them in a NUMERIC column: whole ones as such, if they are not too large.
func (r *sqliteRows) numbers(values ...*json.Number) {
	for _, n := range values {
		if n == nil {
			r.Null()
		} else {
			r.number(string(*n))
		}
	}
}

func (r *sqliteRows) number(n string) {
	if i, err := strconv.ParseInt(n, 10, 64); err == nil {
		r.Int(i)
		return
	}
	f, _ := strconv.ParseFloat(n, 64)
	if i := int64(f); float64(i) == f && math.MinInt64 < i && i < math.MaxInt64 {
		r.Int(i)
	} else {
		r.Float(f)
	}
}

// article makes the rows of an article. sentence returns that of an event.
func (t *sqliteArticle) article(a *record.Article, sentence func(event int) record.Sentence) error {
	fields, err := fieldsJSON(a.Fields)
	if err != nil {
		return fmt.Errorf("emit: %w", err)
	}
	r := &t[tableArticles]
	r.known(a.ID, a.URL, a.Title)
	r.list(joined(a.Authors))
	r.known(a.Byline, a.Site, a.Language, a.Published, a.Updated, a.Section)
	r.list(joined(a.Tags))
	r.known(a.Description, a.Image, a.Skipped, fields)
	r.texts(a.Text)
	r.End()
	for i := range a.Entities {
		t.entity(&a.Entities[i])
	}
	for i := range a.Dates {
		t.date(&a.Dates[i])
	}
	for i := range a.Quantities {
		t.quantity(&a.Quantities[i])
	}
	for i := range a.Quotes {
		t.quote(&a.Quotes[i])
	}
	for i := range a.Events {
		t.event(&a.Events[i], sentence(i))
	}
	return nil
}

func joined(values []string) string { return join(values, func(s *string) string { return *s }) }

func namesOfParties(parties []record.Party) string {
	return join(parties, func(p *record.Party) string { return p.Name })
}

func (t *sqliteArticle) entity(e *record.Entity) {
	r := &t[tableEntities]
	r.texts(e.ID, e.Kind, e.Name)
	r.known(e.Key)
	if len(e.Roles) > 0 {
		r.known(&e.Roles[0].Title, e.Roles[0].Of)
	} else {
		r.known(nil, nil)
	}
	r.known(e.Country, e.Sector)
	r.float(e.Latitude)
	r.float(e.Longitude)
	r.whole(e.GeoNames)
	r.known(e.Region)
	r.end(e.ID)
	for i := range e.Mentions {
		t.mention(e.ID, &e.Mentions[i])
	}
}

func (t *sqliteArticle) mention(entity string, m *record.Mention) {
	r := &t[tableMentions]
	r.texts(entity)
	r.span(m.Span)
	r.texts(m.Text, m.Form)
	r.end(entity)
}

func (t *sqliteArticle) date(d *record.Date) {
	r := &t[tableDates]
	r.texts(d.ID, d.Type, d.Text)
	r.span(d.Span)
	r.texts(d.Value)
	r.known(d.First, d.Last)
	r.truth(d.Certain)
	r.known(d.Mod)
	r.texts(d.Rule)
	r.end(d.ID)
}

func (t *sqliteArticle) quantity(q *record.Quantity) {
	r := &t[tableQuantities]
	r.texts(q.ID, q.Kind, q.Text)
	r.span(q.Span)
	r.numbers(q.Value, q.Low, q.High)
	r.texts(q.Bound)
	r.known(q.Change, q.Unit)
	var counted, about *string
	if q.Counted != nil {
		counted = &q.Counted.Lemma
	}
	if q.About != nil {
		about = &q.About.Text
	}
	r.known(counted, about)
	r.texts(q.Rule)
	r.end(q.ID)
}

func (t *sqliteArticle) quote(q *record.Quote) {
	r := &t[tableQuotes]
	r.texts(q.ID, q.Kind, q.Text)
	r.span(q.Span)
	var speaker, entity, addressee, cue *string
	if q.Speaker != nil {
		speaker, entity = &q.Speaker.Name, q.Speaker.Entity
	}
	if q.Addressee != nil {
		addressee = &q.Addressee.Name
	}
	if q.Cue != nil {
		cue = &q.Cue.Text
	}
	r.known(speaker, entity, addressee, cue)
	r.texts(q.Relation, q.Polarity, q.Modality, q.Rule)
	r.end(q.ID)
}

func (t *sqliteArticle) event(e *record.Event, sentence record.Sentence) {
	r := &t[tableEvents]
	r.texts(e.ID, e.Type, e.Act)
	r.known(e.Content)
	r.list(namesOfParties(e.Actors))
	r.list(namesOfParties(e.Recipients))
	r.texts(e.Trigger.Text)
	r.span(e.Trigger.Span)
	var theme *string
	if e.Theme != nil {
		theme = &e.Theme.Text
	}
	r.known(theme)
	if e.Time != nil {
		r.texts(e.Time.Value, e.Time.Basis)
		r.known(e.Time.First, e.Time.Last)
	} else {
		r.known(nil, nil, nil, nil)
	}
	if e.Due != nil {
		r.known(&e.Due.Value, e.Due.First, e.Due.Last)
	} else {
		r.known(nil, nil, nil)
	}
	r.texts(e.Status.Polarity, e.Status.Tense, e.Status.Modality)
	r.known(e.Status.AttributedTo, e.Status.Quote, e.Outcome, e.ResponseTo, e.SameAs)
	r.Float(e.Confidence)
	r.known(e.Codes.CAMEO, e.Codes.PLOVER, e.Codes.Mode, e.Codes.Quad)
	r.texts(sentence.Text)
	r.span(sentence.Span)
	r.texts(e.Rule)
	r.end(e.ID)
	t.participants(e.ID, "actor", e.Actors)
	t.participants(e.ID, "recipient", e.Recipients)
	t.parts(e.ID, "where", e.Where)
	t.parts(e.ID, "quantity", e.Quantities)
}

func (t *sqliteArticle) participants(event, role string, parties []record.Party) {
	r := &t[tableParticipants]
	for i := range parties {
		p := &parties[i]
		r.texts(event, role)
		r.known(p.Entity)
		r.texts(p.Name, p.Head)
		r.known(p.Country, p.Sector, p.Role, p.RoleOf)
		r.span(p.Span)
		r.end(event)
	}
}

func (t *sqliteArticle) parts(event, role string, ids []string) {
	r := &t[tableParts]
	for _, id := range ids {
		r.texts(event, role, id)
		r.end(event)
	}
}
