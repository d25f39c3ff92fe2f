package extract

import (
	"errors"
	"strings"
	"testing"

	"dateline/extract/document"
)

func TestMaxText(t *testing.T) {
	text := strings.Repeat("Ukraine proposed talks. ", 20)
	x, err := New(WithMaxText(100))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Extract(t.Context(), document.Raw{Body: []byte(text)}); !errors.Is(err, ErrTooLong) {
		t.Errorf("%d bytes of at most 100: %v", len(text), err)
	}
	if doc, err := x.Extract(t.Context(), document.Raw{Body: []byte(text[:90])}); err != nil || len(doc.Events) == 0 {
		t.Errorf("90 bytes: %v", err)
	}
	if _, err := New(WithMaxText(0)); err == nil {
		t.Error("no text at all is allowed")
	}
}
