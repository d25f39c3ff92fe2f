package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline/extract/document"
)

// ending is a context that is done after it was asked so many times.
type ending struct {
	context.Context
	left, asked int
}

func (e *ending) Err() error {
	if e.asked++; e.asked > e.left {
		return context.DeadlineExceeded
	}
	return nil
}

func TestEveryCallEndsWithTheErrorOfItsContext(t *testing.T) {
	x := extractor(t)
	text := "Ukraine proposed a meeting on June 2."
	raw := document.Raw{Body: []byte(text)}
	doc, err := x.Clean(t.Context(), raw)
	if err != nil {
		t.Fatal(err)
	}
	calls := map[string]func(context.Context) error{
		"Extract":  func(ctx context.Context) error { _, err := x.Extract(ctx, raw); return err },
		"Trace":    func(ctx context.Context) error { _, err := x.Trace(ctx, raw, nil); return err },
		"Clean":    func(ctx context.Context) error { _, err := x.Clean(ctx, raw); return err },
		"Annotate": func(ctx context.Context) error { return x.Annotate(ctx, doc) },
		"Analyze":  func(ctx context.Context) error { _, err := x.Analyze(ctx, text, nil); return err },
		"Dates":    func(ctx context.Context) error { _, err := Dates(ctx, text, time.Time{}); return err },
		"Quotes":   func(ctx context.Context) error { _, err := Quotes(ctx, text); return err },
	}
	for name, call := range calls {
		ctx, cancel := context.WithCancel(t.Context())
		if err := call(ctx); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		cancel()
		if err := call(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v, want one that wraps %v", name, err, context.Canceled)
		}
	}
}

// TestWorkThatIsStoppedLeavesNoTrace stops the work on an article at every look at the context, and holds that the next
// article comes out as ever.
func TestWorkThatIsStoppedLeavesNoTrace(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "testdata", "harbor.txt"))
	if err != nil {
		t.Fatal(err)
	}
	html := fmt.Sprintf("<html><body><article><p>%s</p></article></body></html>", bytes.ReplaceAll(page, []byte("\n\n"), []byte("</p><p>")))
	x := extractor(t)
	for _, body := range []string{string(page), html} {
		raw := document.Raw{Body: []byte(body)}
		whole := &ending{left: 1 << 30}
		want, err := x.Extract(whole, raw)
		if err != nil || len(want.Events) == 0 {
			t.Fatal(want, err)
		}
		for left := 0; left < whole.asked; left += 1 + left/8 {
			ctx := &ending{left: left}
			if _, err := x.Extract(ctx, raw); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("after %d of %d looks: %v", left, whole.asked, err)
			}
			if ctx.asked > left+20 {
				t.Errorf("after %d looks the context was asked %d times more", left, ctx.asked-left)
			}
			if got, err := x.Extract(t.Context(), raw); err != nil || !reflect.DeepEqual(got, want) {
				t.Fatalf("after a run that was stopped at look %d the findings differ, %v", left, err)
			}
		}
	}
}

// TestLongTextsEndSoon holds that the work on a text of any length has looks at the context all over it.
func TestLongTextsEndSoon(t *testing.T) {
	x := extractor(t)
	text := strings.Repeat("Ukraine proposed a meeting to Russia. Mr. Holt said “we agreed” on June 2.\n\n", 300)
	for name, body := range map[string]string{
		"text": text,
		"HTML": "<html><body><article><p>" + strings.ReplaceAll(text, "\n\n", "</p><p>") + "</p></article></body></html>",
	} {
		raw, whole := document.Raw{Body: []byte(body)}, &ending{left: 1 << 30}
		if _, err := x.Extract(whole, raw); err != nil || whole.asked < 300 {
			t.Errorf("%s of %d KB: %d looks at the context, %v", name, len(body)>>10, whole.asked, err)
		}
	}
}
