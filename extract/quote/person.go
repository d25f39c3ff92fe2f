package quote

import "dateline/extract/document"

// persons are the words that a text has for speakers without a name.
type persons struct {
	one, many tokenSet // the first person: I, we
	unnamed   tokenSet // sources whom the text does not name
	documents tokenSet // writings, whose statements are their authors'
	adjuncts  tokenSet // when and in what somebody speaks: on Thursday, in a statement
}

// readPersons reads what the rules of the phase "self" found.
func readPersons(doc *document.Document, found []document.Mention) persons {
	p := persons{one: newTokenSet(doc), many: newTokenSet(doc), unnamed: newTokenSet(doc), documents: newTokenSet(doc), adjuncts: newTokenSet(doc)}
	for i := range found {
		switch m := &found[i]; {
		case m.Layer == "unnamed":
			p.unnamed.add(m.Range)
		case m.Layer == "document":
			p.documents.add(m.Range)
		case m.Layer == "adjunct":
			p.adjuncts.add(m.Range)
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
