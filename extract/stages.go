package extract

import (
	"dateline/extract/date"
	"dateline/extract/document"
	"dateline/extract/entity"
	"dateline/extract/event"
	"dateline/extract/quantity"
	"dateline/extract/quote"
	"dateline/rules"
)

// stage adds its findings to a document. It reads the layers of the stages before it and makes its own.
type stage struct {
	name  string
	apply func(*document.Document, *rules.Matcher) error
}

// stages are all stages after tokenization, in the order in which they run.
var stages = []stage{
	{"marks", quote.Mark},
	{"date", date.Apply},
	{"entity", entity.Apply},
	{"quantity", quantity.Apply},
	{"quote", quote.Apply},
	{"event", event.Apply},
}

// ownBefore is the stage before which the phases run that no stage knows, those of a user.
const ownBefore = "event"

// layers are the layers that Go code makes, so that rules may name them before any rule makes them.
var layers = []string{"np", "vg", "compound", "time", "timex", "quotation", "dateline", "date", "entity", "figure", "quantity", "quote",
	"event", "cap", "land", "town", "city", "nation", "known", "leader", "first", "common", "acronym", "initial"}
