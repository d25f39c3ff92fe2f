package event

import (
	"slices"
	"strings"

	"dateline/extract/document"
)

// maxLead is how many sentences after a headline its act is reported again in other words.
const maxLead = 2

// oneWord reports whether two themes have a word in common.
func oneWord(doc *document.Document, a, b *document.Range) bool {
	if a == nil || b == nil {
		return false
	}
	y := contentWords(doc, *b)
	return slices.ContainsFunc(contentWords(doc, *a), func(w string) bool { return slices.Contains(y, w) })
}

// oneVictim reports whether two events are done to the same entity, or the later one to a group that the earlier one counts: "two
// priests", "the two priests".
func oneVictim(doc *document.Document, prior, ev *document.Event) bool {
	if shareEntity(prior.Recipients, ev.Recipients) {
		return true
	}
	return slices.ContainsFunc(ev.Recipients, func(r document.Reference) bool {
		again := r.Start > 0 && (doc.Tokens[r.Start].Lemma == "the" || doc.Tokens[r.Start-1].Lemma == "the")
		return again && alikeParties([]document.Reference{r}, prior.Recipients)
	})
}

// judged reports whether one of two judgments names its court in common words, "the court in Oslo", "three judges", and none is of a
// court that hears the case once more.
func judged(prior, ev *document.Event) bool {
	bench := calls(prior.Actors, benches) || calls(ev.Actors, benches)
	return prior.Type == "judgment" && bench && !calls(prior.Actors, rehearing) && !calls(ev.Actors, rehearing)
}

// calls reports whether a party has one of some words in its name.
func calls(refs []document.Reference, words map[string]bool) bool {
	return slices.ContainsFunc(refs, func(r document.Reference) bool {
		return slices.ContainsFunc(strings.Fields(strings.ToLower(r.Name)), func(w string) bool { return words[w] })
	})
}

// The words of courts, and those of courts that decide after another one.
var (
	benches   = wordLists.Set("benches")
	rehearing = wordLists.Set("rehearing-words")
)

// toldAgain reports whether event i is a noun with an article that points back to event k, with the same theme: "passed the
// bill", "the adoption of the bill".
func toldAgain(doc *document.Document, notes []note, k, i int) bool {
	ev, prior := &doc.Events[i], &doc.Events[k]
	at := ev.Trigger.Start
	definite := at > 0 && doc.Tokens[at-1].Lemma == "the" && strings.HasPrefix(doc.Tokens[at].Tag, "NN")
	return definite && ev.Theme != nil && prior.Theme != nil && sameTheme(doc, prior.Theme, ev.Theme, false)
}

// ofHeadline reports whether a headline only names the state to which the actor of an act belongs: "Cyprus", "the central bank of Cyprus".
func ofHeadline(doc *document.Document, prior, ev *document.Event) bool {
	if len(prior.Actors) != 1 || len(ev.Actors) != 1 {
		return false
	}
	state, organ := &prior.Actors[0], &ev.Actors[0]
	if state.Entity == document.None || doc.Entities[state.Entity].Kind != document.Place {
		return false
	}
	country := doc.Entities[state.Entity].Country
	ofIt := organ.Country
	if organ.Entity != document.None {
		ofIt = doc.Entities[organ.Entity].Country
	}
	if organ.Entity != document.None && ofIt == "" && len(doc.Entities[organ.Entity].Roles) > 0 {
		return true // "President Jon Lind", in an article about one state
	}
	return strings.HasSuffix(organ.Name, " of "+state.Name) || country != "" && ofIt == country
}

// described reports whether a headline gives only the role of a party whom an act names: "mining minister", "Mining Minister Ida Berg".
func described(doc *document.Document, roles, names []document.Reference) bool {
	return slices.ContainsFunc(roles, func(role document.Reference) bool {
		return slices.ContainsFunc(names, func(name document.Reference) bool { return hasRole(doc, role, name) })
	})
}

// hasRole reports whether an entity has the role that a phrase gives, by all its words but those in capitals: "UN envoy".
func hasRole(doc *document.Document, role, name document.Reference) bool {
	if name.Entity == document.None {
		return false
	}
	words := strings.Fields(role.Name)
	words = slices.DeleteFunc(words, func(w string) bool { return w == strings.ToUpper(w) })
	return len(words) > 0 && slices.ContainsFunc(doc.Entities[name.Entity].Roles, func(r document.Role) bool {
		known := strings.Fields(strings.ToLower(r.Title))
		if len(known) == 1 {
			return known[0] == strings.ToLower(words[len(words)-1])
		}
		return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(known, strings.ToLower(w)) })
	})
}
