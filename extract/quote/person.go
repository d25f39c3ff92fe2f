package quote

import "dateline/extract/document"

// persons are the words that a text has for speakers without a name.
type persons struct {
	one, many tokenSet // the first person: I, we
	unnamed   tokenSet // sources whom the text does not name
	documents tokenSet // writings, whose statements are their authors'
	bodies    tokenSet // nouns for those who speak and are no single person
	speakers  tokenSet // those who can speak, and what is written
	gestures  tokenSet // sentences that only describe a gesture
	adjuncts  tokenSet // the time and the medium of speech: on Thursday, in a statement
}

// readPersons reads what the rules of the phase "self" found.
func readPersons(doc *document.Document, found []document.Mention) persons {
	var p persons
	sets := [...]*tokenSet{&p.one, &p.many, &p.unnamed, &p.documents, &p.bodies, &p.speakers, &p.gestures, &p.adjuncts}
	words := len(doc.Tokens)/64 + 1
	all := make(tokenSet, len(sets)*words) // one piece of memory: many records are a few words long
	for i, s := range sets {
		*s = all[i*words : (i+1)*words : (i+1)*words]
	}
	for i := range found {
		m := &found[i]
		switch s := p.ofLayer(m.Layer); {
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

// ofLayer returns the set of the tokens of a layer, or nil for persons by number.
func (p *persons) ofLayer(layer string) tokenSet {
	switch layer {
	case "unnamed":
		return p.unnamed
	case "document":
		return p.documents
	case "speaker":
		return p.speakers
	case "body":
		return p.bodies
	case "gesture":
		return p.gestures
	case "adjunct":
		return p.adjuncts
	}
	return nil
}

// isFirst reports whether a token is a word for the first person.
func (p *persons) isFirst(token int32) bool { return p.one.has(token) || p.many.has(token) }
