package run

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/extract/document"
	"dateline/extract/ingest"
)

// numbered returns n items with the bodies 0, 1, 2 …
func numbered(n int) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		for i := range n {
			if !yield(ingest.Item{Raw: document.Raw{Body: fmt.Append(nil, i)}}) {
				return
			}
		}
	}
}

func TestInOrder(t *testing.T) {
	const n = 200
	work := func(t *task) {
		if t.item.Raw.Body[0]%3 == 0 {
			time.Sleep(time.Millisecond) // some overtake others
		}
		t.result.Piece = t.item.Raw.Body
	}
	for _, jobs := range []int{1, 2, 9} {
		var got []string
		err := inOrder(t.Context(), numbered(n), jobs, work, func(t *task) error {
			got = append(got, string(t.result.Piece.([]byte)))
			return nil
		})
		if err != nil || len(got) != n {
			t.Fatalf("jobs %d: got %d tasks, %v", jobs, len(got), err)
		}
		for i, s := range got {
			if s != fmt.Sprint(i) {
				t.Fatalf("jobs %d: task %d is %s", jobs, i, s)
			}
		}
	}
}

func TestInOrderIsBounded(t *testing.T) {
	const jobs = 3
	var alive, most atomic.Int64
	items := func(yield func(ingest.Item) bool) {
		for item := range numbered(1000) {
			if n := alive.Add(1); n > most.Load() {
				most.Store(n)
			}
			if !yield(item) {
				return
			}
		}
	}
	err := inOrder(t.Context(), items, jobs, func(*task) {}, func(*task) error {
		time.Sleep(100 * time.Microsecond)
		alive.Add(-1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// The window, the one that waits to enter it, and the one being collected.
	if most.Load() > leastWindow+2 {
		t.Errorf("%d tasks were alive at a time", most.Load())
	}
}

// Few long articles are in work at a time, each of them gets its turn, and short ones are not held up.
func TestInOrderBoundsTheBytesInWork(t *testing.T) {
	for _, c := range []struct {
		jobs, size int
		most       int64
	}{
		{2, 100, 30}, {2, leastRoom / 2, 2}, {2, leastRoom/2 + 1, 1}, {2, leastRoom * 3, 1}, {8, leastRoom, 2}, {8, leastRoom + 1, 1},
	} {
		var alive, most atomic.Int64
		body := make([]byte, c.size)
		items := func(yield func(ingest.Item) bool) {
			for range 30 {
				if !yield(ingest.Item{Raw: document.Raw{Body: body}}) {
					return
				}
			}
		}
		work := func(*task) {
			n := alive.Add(1)
			for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
			}
		}
		collected := 0
		err := inOrder(t.Context(), items, c.jobs, work, func(*task) error {
			time.Sleep(100 * time.Microsecond)
			alive.Add(-1)
			collected++
			return nil
		})
		if err != nil || collected != 30 || most.Load() > c.most {
			t.Errorf("%d jobs, %d bytes: %d of 30 articles, at most %d of them at a time, error %v", c.jobs, c.size, collected, most.Load(), err)
		}
	}
}

func TestInOrderStopsAtAnError(t *testing.T) {
	stop := errors.New("stop")
	n := 0
	err := inOrder(t.Context(), numbered(1000), 2, func(*task) {}, func(*task) error {
		if n++; n == 5 {
			return stop
		}
		return nil
	})
	if err != stop || n != 5 {
		t.Errorf("got %v after %d tasks", err, n)
	}
}

// TestInOrderInterrupted has a source that is stuck after three items, as a terminal is.
func TestInOrderInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	stuck := make(chan struct{})
	defer close(stuck)
	items := func(yield func(ingest.Item) bool) {
		for item := range numbered(3) {
			if !yield(item) {
				return
			}
		}
		<-stuck
	}
	n := 0
	err := inOrder(ctx, items, 2, func(*task) {}, func(*task) error {
		if n++; n == 3 {
			cancel()
		}
		return nil
	})
	if err != nil || n != 3 {
		t.Errorf("got %d tasks, %v", n, err)
	}
}

func TestInOrderSourcePanics(t *testing.T) {
	items := func(yield func(ingest.Item) bool) {
		if yield(ingest.Item{}) {
			panic("broken archive")
		}
	}
	var got []error
	err := inOrder(t.Context(), items, 2, func(*task) {}, func(t *task) error {
		got = append(got, t.result.Err)
		return nil
	})
	if err != nil || len(got) != 2 || got[0] != nil || got[1] == nil || !strings.Contains(got[1].Error(), "broken archive") {
		t.Errorf("got %v, %v", got, err)
	}
}
