// Package quote is the stage that finds reported speech and its speakers.
package quote

import (
	"dateline/extract/document"
	"dateline/rules"
)

// Mark adds the layer quotation.
func Mark(*document.Document, *rules.Matcher) error { return nil }

// Apply adds the findings of the stage to the document.
func Apply(*document.Document, *rules.Matcher) error { return nil }
