package emit

import (
	"encoding/json"
	"strconv"
	"strings"

	"dateline/extract/record"
)

// cells are those of one row.
type cells []string

// newCells returns empty cells for the columns of a finding and for fields of the input after them.
func newCells(fields []string) cells { return make(cells, int(columns)+len(fields)) }

// fill makes the cells of a finding, and returns its head.
func (r cells) fill(line record.Line, fields []string) *record.LineHead {
	clear(r)
	var head *record.LineHead
	switch l := line.(type) {
	case *record.ActLine:
		head = &l.LineHead
		r.act(l)
	case *record.StatementLine:
		head = &l.LineHead
		r.statement(l)
	case *record.DateLine:
		head = &l.LineHead
		r.date(l)
	case *record.QuantityLine:
		head = &l.LineHead
		r.quantity(l)
	case *record.EntityLine:
		head = &l.LineHead
		r.entity(l)
	}
	r.head(head)
	for i, name := range fields {
		r[int(columns)+i] = plain(head.Article.Fields[name])
	}
	return head
}

func (r cells) set(at column, s *string) {
	if s != nil {
		r[at] = *s
	}
}

func (r cells) number(at column, n *json.Number) {
	if n != nil {
		r[at] = string(*n)
	}
}

func (r cells) span(start, end column, p record.Span) {
	r[start], r[end] = strconv.Itoa(p.Start), strconv.Itoa(p.End)
}

func (r cells) head(h *record.LineHead) {
	r[colKind], r[colID] = string(h.Kind), h.ID
	r.set(colURL, h.Article.URL)
	r.set(colArticle, h.Article.ID)
	r.set(colTitle, h.Article.Title)
	r.set(colPublished, h.Article.Published)
	r.set(colProgram, h.Program)
	r.set(colRules, h.Rules)
}

func (r cells) found(text record.Passage, sentence record.Sentence, rule string) {
	r[colText], r[colSentence], r[colRule] = text.Text, sentence.Text, rule
	r.span(colStart, colEnd, text.Span)
	r.span(colSentenceStart, colSentenceEnd, sentence.Span)
}

func (r cells) act(l *record.ActLine) {
	r.found(l.Trigger, l.Sentence, l.Rule)
	r[colType], r[colAct] = l.Type, l.Act
	r.set(colContent, l.Content)
	r[colActors], r[colActorCountries], r[colActorSectors] = join(l.Actors, name), join(l.Actors, country), join(l.Actors, sector)
	r[colRecipients], r[colRecipientCountries], r[colRecipientSectors] = join(l.Recipients, name), join(l.Recipients, country), join(l.Recipients, sector)
	r[colActorKeys], r[colRecipientKeys] = join(l.Actors, key), join(l.Recipients, key)
	if l.Theme != nil {
		r[colTheme] = l.Theme.Text
	}
	if t := l.Time; t != nil {
		r[colTimeBasis] = t.Basis
		r.interval(colTime, colFirst, colLast, t.Interval)
	}
	if d := l.Due; d != nil {
		r.interval(colDue, colDueFirst, colDueLast, d.Interval)
	}
	r[colWhere] = join(l.Where, func(s *string) string { return *s })
	r[colQuantities] = join(l.Quantities, func(q *record.LineQuantity) string { return q.Text })
	r[colPolarity], r[colTense], r[colModality] = l.Status.Polarity, l.Status.Tense, l.Status.Modality
	r.set(colAttributedTo, l.Status.AttributedTo)
	r.set(colOutcome, l.Outcome)
	if l.ResponseTo != nil {
		r[colResponseTo] = l.ResponseTo.ID
	}
	r.set(colSameAs, l.SameAs)
	r[colConfidence] = strconv.FormatFloat(l.Confidence, 'f', -1, 64)
	r.set(colCAMEO, l.Codes.CAMEO)
	r.set(colPLOVER, l.Codes.PLOVER)
	r.set(colMode, l.Codes.Mode)
	r.set(colQuad, l.Codes.Quad)
}

func (r cells) statement(l *record.StatementLine) {
	r.found(l.Passage, l.Sentence, l.Rule)
	r[colType], r[colPolarity], r[colModality] = l.Type, l.Polarity, l.Modality
	if s := l.Speaker; s != nil {
		r[colSpeaker] = s.Name
		r.set(colSpeakerKey, s.Key)
		r.set(colSpeakerRole, s.Role)
		r.set(colSpeakerRoleOf, s.RoleOf)
		r.set(colSpeakerCountry, s.Country)
		r.set(colSpeakerSector, s.Sector)
	}
	if l.Addressee != nil {
		r[colAddressee] = l.Addressee.Name
	}
	if l.Cue != nil {
		r[colCue] = l.Cue.Text
	}
}

func (r cells) date(l *record.DateLine) {
	r.found(l.Passage, l.Sentence, l.Rule)
	r[colType], r[colCertain] = l.Type, strconv.FormatBool(l.Certain)
	r.interval(colDate, colFirst, colLast, l.Interval)
}

func (r cells) quantity(l *record.QuantityLine) {
	r.found(l.Passage, l.Sentence, l.Rule)
	r[colType], r[colBound] = l.Type, l.Bound
	r.number(colValue, l.Value)
	r.number(colLow, l.Low)
	r.number(colHigh, l.High)
	r.set(colChange, l.Change)
	r.set(colUnit, l.Unit)
	if l.Counted != nil {
		r[colCounted] = l.Counted.Lemma
	}
	if l.About != nil {
		r[colAbout] = l.About.Text
	}
}

func (r cells) entity(l *record.EntityLine) {
	r.found(l.Passage, l.Sentence, l.Rule)
	r[colType], r[colName], r[colMentions] = l.Type, l.Name, strconv.Itoa(len(l.Mentions))
	r.set(colKey, l.Key)
	if len(l.Roles) > 0 {
		r[colRole] = l.Roles[0].Title
		r.set(colRoleOf, l.Roles[0].Of)
	}
	r.set(colCountry, l.Country)
	r.set(colSector, l.Sector)
	if l.Latitude != nil {
		r[colLatitude], r[colLongitude] = degrees(*l.Latitude), degrees(*l.Longitude)
		r[colGeoNames] = strconv.Itoa(*l.GeoNames)
		r.set(colRegion, l.Region)
	}
}

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func (r cells) interval(value, first, last column, i record.Interval) {
	r[value] = i.Value
	r.set(first, i.First)
	r.set(last, i.Last)
}

// The names, countries, sectors and keys of parties have the same order; a cell of none keeps its place.
func name(p *record.LineParty) string { return p.Name }

func country(p *record.LineParty) string { return orEmpty(p.Country) }

func sector(p *record.LineParty) string { return orEmpty(p.Sector) }

func key(p *record.LineParty) string { return orEmpty(p.Key) }

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// join is several values in one cell, with semicolons between them and none inside; empty where all are.
func join[T any](values []T, text func(*T) string) string {
	parts := make([]string, len(values))
	any := false
	for i := range values {
		parts[i] = strings.ReplaceAll(text(&values[i]), ";", ",")
		any = any || parts[i] != ""
	}
	if !any {
		return ""
	}
	return strings.Join(parts, "; ")
}

// fieldColumn returns the name of the column of a field of the input.
func fieldColumn(field string) string { return "fields." + field }
