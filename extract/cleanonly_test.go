package extract

import (
	"strings"
	"testing"
	"time"

	"dateline/extract/document"
)

func TestCleanOnly(t *testing.T) {
	x, err := New(WithCleanOnly(), WithRules("no such folder"), WithMaxText(10))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("Le ministre a proposé mardi des pourparlers à 20 pays. ", 20)
	doc, err := x.Extract(t.Context(), document.Raw{Body: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Text != strings.TrimSpace(text) || doc.Skipped != "" || len(doc.Blocks) != 1 {
		t.Errorf("got %q in %d blocks, skipped %q", doc.Text, len(doc.Blocks), doc.Skipped)
	}
	if len(doc.Tokens)+len(doc.Dates)+len(doc.Quantities)+len(doc.Events)+len(doc.Entities) > 0 {
		t.Error("something was sought")
	}
	if dates, err := x.Dates(t.Context(), "It came on Monday.", time.Time{}); err != nil || len(dates) > 0 {
		t.Errorf("dates %v, %v", dates, err)
	}
}
