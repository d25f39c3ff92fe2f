package run

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"golang.org/x/sync/semaphore"

	"dateline/extract/dedupe"
	"dateline/extract/document"
	"dateline/extract/ingest"
)

// task is one record on its way through a run.
type task struct {
	item   ingest.Item
	size   int   // bytes of the raw article
	share  int64 // of the room for articles in work
	result Result
	part   string        // the file that it goes to if the output is split
	done   chan struct{} // closed when result is final

	signature *dedupe.Signature // of an article that is no duplicate, if the run looks for duplicates
	before    <-chan struct{}   // closed when the article before this one has been compared; or nil
	compared  chan struct{}     // closed when this one has been compared
	once      sync.Once
}

// release lets the next article be compared with those before it, once they all have been.
func (t *task) release() {
	t.once.Do(func() {
		if t.before != nil {
			<-t.before
		}
		if t.compared != nil {
			close(t.compared)
		}
	})
}

// The raw articles in work at a time have at most so many bytes in all, and more only if one alone has. What is found in a text may
// take a hundred times its memory.
const (
	leastRoom  = 2 << 20
	roomForJob = 512 << 10
)

// leastWindow is how many short articles are in work at a time: enough that a goroutine which waits for another one seldom does.
const leastWindow = 64

// inOrder does work on the items in jobs goroutines and passes the tasks to collect in the order of the
// items, in the calling goroutine. At most leastWindow or 2·jobs tasks are alive at a time, and fewer if they are long, so memory does
// not grow with the input. It stops at the first error of collect; when ctx ends, the tasks that have started are finished
// and collected, even while the source of the items is stuck.
func inOrder(ctx context.Context, items iter.Seq[ingest.Item], jobs int, work func(*task), collect func(*task) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	window := max(leastWindow, 2*jobs)
	queue := make(chan *task, window) // to the workers
	order := make(chan *task, window) // to the collector
	for range jobs {
		go func() {
			for t := range queue {
				work(t)
				t.item.Raw = document.Raw{Meta: t.item.Raw.Meta} // the body is no longer needed
				t.result.Doc = nil
				close(t.done)
			}
		}()
	}
	room := max(leastRoom, int64(jobs)*roomForJob)
	free := semaphore.NewWeighted(room)
	go feed(ctx, items, queue, order, func(t *task) bool {
		t.share = min(int64(t.size), room)
		return free.Acquire(ctx, t.share) == nil
	})
	for {
		t, ok := next(ctx, order)
		if !ok {
			return nil
		}
		<-t.done
		if err := collect(t); err != nil {
			return err
		}
		free.Release(t.share)
	}
}

// feed makes a task of every item that enter lets in, until ctx ends. A panic of the source ends the input and becomes the last record.
func feed(ctx context.Context, items iter.Seq[ingest.Item], queue, order chan<- *task, enter func(*task) bool) {
	defer close(queue)
	defer close(order)
	defer func() {
		if p := recover(); p != nil {
			finished(ctx, order, &task{result: Result{Err: fmt.Errorf("internal error while reading: %v", p)}})
		}
	}()
	var before <-chan struct{}
	for item := range items {
		if ctx.Err() != nil {
			return
		}
		t := &task{item: item, size: len(item.Raw.Body), done: make(chan struct{})}
		if item.Err != nil {
			t.result.Err = item.Err
			finished(ctx, order, t)
			continue
		}
		if !enter(t) {
			return
		}
		t.before, t.compared = before, make(chan struct{})
		before = t.compared
		select {
		case order <- t:
			queue <- t
		case <-ctx.Done():
			return
		}
	}
}

// finished sends a task that needs no worker to the collector.
func finished(ctx context.Context, order chan<- *task, t *task) {
	t.done = closed
	select {
	case order <- t:
	case <-ctx.Done():
	}
}

// closed is the channel done of tasks that need no worker.
var closed = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

// next returns the next task in order. Once ctx has ended it does not wait for another one.
func next(ctx context.Context, order <-chan *task) (*task, bool) {
	select {
	case t, ok := <-order:
		return t, ok
	case <-ctx.Done():
	}
	select {
	case t, ok := <-order:
		return t, ok
	default:
		return nil, false
	}
}
