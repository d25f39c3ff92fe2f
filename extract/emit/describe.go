package emit

import "dateline/extract/record"

// description is a finding of any kind in tags and named values, for formats that know no more.
type description struct {
	head     *record.LineHead
	rule     string
	at       record.Span
	tags     []string    // the kind, the type, the act, the content class
	features [][2]string // name and value
}

func describe(line record.Line) description {
	switch l := line.(type) {
	case *record.ActLine:
		return describeAct(l)
	case *record.StatementLine:
		return describeStatement(l)
	case *record.DateLine:
		d := description{head: &l.LineHead, rule: l.Rule, at: l.Span, tags: []string{string(l.Kind), l.Type}}
		d.add("value", &l.Value)
		d.unless(l.Value, "first", l.First)
		d.unless(l.Value, "last", l.Last)
		return d
	case *record.QuantityLine:
		return describeQuantity(l)
	case *record.EntityLine:
		return describeEntity(l)
	}
	return description{head: &record.LineHead{}}
}

// add adds a feature that is known.
func (d *description) add(name string, value *string) {
	if value != nil && *value != "" {
		d.features = append(d.features, [2]string{name, *value})
	}
}

// unless adds a feature that says more than what is understood anyway.
func (d *description) unless(usual, name string, value *string) {
	if value != nil && *value != usual {
		d.add(name, value)
	}
}

func describeAct(l *record.ActLine) description {
	d := description{head: &l.LineHead, rule: l.Rule, at: l.Trigger.Span, tags: []string{string(l.Kind), l.Type, l.Act}}
	if l.Content != nil {
		d.tags = append(d.tags, *l.Content)
	}
	for i := range l.Actors {
		d.add("actor", &l.Actors[i].Name)
	}
	for i := range l.Recipients {
		d.add("recipient", &l.Recipients[i].Name)
	}
	if l.Theme != nil {
		d.add("theme", &l.Theme.Text)
	}
	if l.Time != nil && l.Time.Basis == "text" {
		d.add("time", &l.Time.Value)
	}
	if l.Due != nil {
		d.add("due", &l.Due.Value)
	}
	for i := range l.Where {
		d.add("where", &l.Where[i])
	}
	d.unless("positive", "polarity", &l.Status.Polarity)
	d.add("tense", &l.Status.Tense)
	d.unless("asserted", "modality", &l.Status.Modality)
	d.add("attributed to", l.Status.AttributedTo)
	d.add("outcome", l.Outcome)
	d.add("cameo", l.Codes.CAMEO)
	d.add("plover", l.Codes.PLOVER)
	return d
}

func describeStatement(l *record.StatementLine) description {
	d := description{head: &l.LineHead, rule: l.Rule, at: l.Span, tags: []string{string(l.Kind), l.Type}}
	if l.Speaker != nil {
		d.add("speaker", &l.Speaker.Name)
		d.add("role", l.Speaker.Role)
	}
	if l.Addressee != nil {
		d.add("addressee", &l.Addressee.Name)
	}
	if l.Cue != nil {
		d.add("cue", &l.Cue.Text)
	}
	return d
}

func describeQuantity(l *record.QuantityLine) description {
	d := description{head: &l.LineHead, rule: l.Rule, at: l.Span, tags: []string{string(l.Kind), l.Type}}
	d.add("value", (*string)(l.Value))
	d.add("low", (*string)(l.Low))
	d.add("high", (*string)(l.High))
	d.add("unit", l.Unit)
	if l.Counted != nil {
		d.add("counted", &l.Counted.Lemma)
	}
	if l.About != nil {
		d.add("about", &l.About.Text)
	}
	return d
}

func describeEntity(l *record.EntityLine) description {
	d := description{head: &l.LineHead, rule: l.Rule, at: l.Span, tags: []string{string(l.Kind), l.Type}}
	d.add("name", &l.Name)
	d.add("key", l.Key)
	for i := range l.Roles {
		d.add("role", &l.Roles[i].Title)
	}
	d.add("country", l.Country)
	d.add("sector", l.Sector)
	return d
}
