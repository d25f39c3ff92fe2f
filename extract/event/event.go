// Package event is the stage that finds events.
package event

import (
	"dateline/extract/document"
	"dateline/rules"
)

// Apply adds the findings of the stage to the document.
func Apply(*document.Document, *rules.Matcher) error { return nil }
