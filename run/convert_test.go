package run

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"dateline/extract/document"
	"dateline/extract/emit"
)

func TestConvert(t *testing.T) {
	enc, err := emit.New("articles", emit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := &Converter{Encoder: enc, Published: "2025-06-02", Annotate: func(context.Context, *document.Document) error { return nil },
		Clean: func(_ context.Context, raw document.Raw) (*document.Document, error) {
			switch text := string(raw.Body); text {
			case "1":
				panic("index out of range")
			case "2":
				return nil, errors.New("no text")
			default:
				return document.New(document.Meta{ID: raw.Published}, text, nil), nil
			}
		}}
	var got []string
	for item := range numbered(4) {
		res := c.Convert(t.Context(), item.Raw, nil)
		got = append(got, fmt.Sprintf("%s%v", res.Piece, res.Err))
	}
	for i, want := range []string{`"id":"2025-06-02"`, "internal error: index out of range", "no text", `"text":"3"`} {
		if !strings.Contains(got[i], want) {
			t.Errorf("record %d: got %s, want %s", i, got[i], want)
		}
	}
}

// failing is a writer that fails.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestWriteError(t *testing.T) {
	for _, want := range []error{errors.New("no space left"), io.ErrClosedPipe} {
		j := &Job{}
		var err error
		if j.Encoder, err = emit.New("articles", emit.Options{}); err != nil {
			t.Fatal(err)
		}
		out, err := j.encodeTo(stream{failing{want}, nil}, "", false)
		if err != nil {
			t.Fatal(err)
		}
		r := &execution{job: j, out: out, errors: &errorLog{}, reporter: silent{}, state: newCheckpoint()}
		err = r.collect(&task{result: Result{Piece: emit.Piece([]byte("{}\n"))}})
		if !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}
