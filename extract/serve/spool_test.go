package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

// TestLongAnswersAreNotHeldInMemory: what is longer than the head goes to a file, which is gone when the answer is sent.
func TestLongAnswersAreNotHeldInMemory(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	for _, n := range []int{0, 1, maxHead, maxHead + 1, 5*maxHead + 7} {
		want := strings.Repeat("x", n)
		s, err := spooled(t.Context(), func(w io.Writer) error {
			for in := strings.NewReader(want); in.Len() > 0; {
				if _, err := io.CopyN(w, in, min(100_000, int64(in.Len()))); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if s.head.Len() > maxHead {
			t.Errorf("%d bytes in memory", s.head.Len())
		}
		var got bytes.Buffer
		if sent, err := s.WriteTo(&got); err != nil || sent != int64(n) || got.String() != want {
			t.Errorf("%d of %d bytes sent: %v", sent, n, err)
		}
		s.close()
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s is left", left[0].Name())
		}
	}
}

// TestAnswersEndWithTheirRequest: nothing more is made for a client that has left, and its file goes.
func TestAnswersEndWithTheirRequest(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	chunk := make([]byte, maxHead)
	var late *problem
	_, err := spooled(ctx, func(w io.Writer) error {
		for n := 0; ; n++ {
			if n == 3 {
				cancel()
			}
			if _, err := w.Write(chunk); err != nil {
				return err
			}
		}
	})
	if !errors.As(err, &late) {
		t.Errorf("got %v, want a problem", err)
	}
}
