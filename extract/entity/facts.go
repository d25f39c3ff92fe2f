package entity

import "dateline/extract/actor"

// nameFacts are what is asked about the name of an entity again and again.
type nameFacts struct {
	name        string
	small       string        // in small letters
	known       []actor.Known // see inTable
	persons     []actor.Known // see personsInTable
	readKnown   bool
	readPersons bool
}

// facts are those of the name that the entity has now.
func (f *found) facts() *nameFacts {
	if f.asked.name != f.Name {
		f.asked = nameFacts{name: f.Name, small: foldCase(f.Name)}
	}
	return &f.asked
}

// inTable is what the table of actors has of the name. The caller must not change it.
func (f *found) inTable() []actor.Known {
	n := f.facts()
	if !n.readKnown {
		n.known, n.readKnown = actor.Lookup(f.Name), true
	}
	return n.known
}

// personsInTable is the same of a person's name, with or without the initials in its middle.
func (f *found) personsInTable() []actor.Known {
	n := f.facts()
	if !n.readPersons {
		n.persons, n.readPersons = personsOf(f.Name), true
	}
	return n.persons
}
