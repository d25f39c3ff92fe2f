// Package en holds the shipped rules and word lists for English. They are files like any that a user may write; this
// package only embeds them.
package en

import "embed"

//go:generate go test ../../extract -run ^TestCompact$ -update-compact
//go:generate go test ../../extract/entity -run ^TestNames$ -update-names
//go:generate go test ../../extract/actor -run ^TestForm$ -update-actors

// Files are the rule files (*.yaml) and the lists that they name (*.txt).
//
//go:embed *.yaml *.txt
var Files embed.FS

// The longest lists, for Text.
var (
	//go:embed words-common.txt
	wordsCommon string
	//go:embed names-first.txt
	namesFirst string
	//go:embed places-coordinates.txt
	placesCoordinates string
	//go:embed actors-known.txt
	actorsKnown string
	//go:embed places-cities.txt
	placesCities string
)

// Text returns a file as text. The longest are not copied out of the program: they are searched where they are.
func Text(name string) (string, error) {
	switch name {
	case "words-common.txt":
		return wordsCommon, nil
	case "names-first.txt":
		return namesFirst, nil
	case "places-coordinates.txt":
		return placesCoordinates, nil
	case "actors-known.txt":
		return actorsKnown, nil
	case "places-cities.txt":
		return placesCities, nil
	}
	data, err := Files.ReadFile(name)
	return string(data), err
}

// Actors are the names of the list of actors as package actor finds them, written like Names.
//
//go:embed actors.bin
var Actors string

// Names are the names of the lists as package entity finds them, after a fingerprint of all files: if that is not theirs, a start reads the
// lists. go generate writes it for a release.
//
//go:embed names.bin
var Names string

// Compact is what the files compiled to when it was written, after sums of them, so that the program starts quickly. Rules that have
// changed since then are compiled at each start, so it is written anew, by go generate, for a release and not for each change.
//
//go:embed compact.bin
var Compact string
