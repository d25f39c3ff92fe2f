package quote

import "dateline/extract/document"

// persons are the words that a text has for speakers without a name.
type persons struct {
	one, many tokenSet // the first person: I, we
	unnamed   tokenSet // sources whom the text does not name
	documents tokenSet // writings, whose statements are their authors'
	bodies    tokenSet // nouns for those who speak and are no single person
	speakers  tokenSet // those who can speak, and what is written
	gestures  tokenSet // sentences that only tell a gesture
	adjuncts  tokenSet // the time and the medium of speech: on Thursday, in a statement
}

// readPersons reads what the rules of the phase "self" found.
func readPersons(doc *document.Document, found []document.Mention) persons {
	var p persons
	sets := map[string]*tokenSet{"unnamed": &p.unnamed, "document": &p.documents, "speaker": &p.speakers, "body": &p.bodies, "gesture": &p.gestures, "adjunct": &p.adjuncts}
	for _, s := range [...]*tokenSet{&p.one, &p.many, &p.unnamed, &p.documents, &p.bodies, &p.speakers, &p.gestures, &p.adjuncts} {
		*s = newTokenSet(doc)
	}
	for i := range found {
		m := &found[i]
		switch s := sets[m.Layer]; {
		case s != nil:
			s.add(m.Range)
		case m.Feature("number") == "sg":
			p.one.add(m.Range)
		default:
			p.many.add(m.Range)
		}
	}
	return p
}

// isFirst reports whether a token is a word for the first person.
func (p *persons) isFirst(token int32) bool { return p.one.has(token) || p.many.has(token) }
