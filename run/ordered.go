package run

import (
	"context"
	"fmt"
	"iter"

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
	done   chan struct{} // has room for one, and gets it when result is final

	// Of a run that looks for duplicates; otherwise nil.
	signature *dedupe.Signature // of an article that is not a duplicate
	before    <-chan struct{}   // closed when the article before this one has been compared; nil for the first
	compared  chan struct{}     // closed when this one has been compared, and then nil
}

// release lets the next article be compared with those before it, once they all have been. It belongs to the worker.
func (t *task) release() {
	if t.compared == nil {
		return
	}
	if t.before != nil {
		<-t.before
	}
	close(t.compared)
	t.compared = nil
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
	return inTurn(ctx, items, jobs, false, work, collect)
}

// inTurn is inOrder, for a run that compares each article with those before it or for one that does not.
func inTurn(ctx context.Context, items iter.Seq[ingest.Item], jobs int, compares bool, work func(*task), collect func(*task) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	window := max(leastWindow, 2*jobs)
	f := &feeder{ctx: ctx, compares: compares, queue: make(chan *task, window), order: make(chan *task, window), done: make(chan *task, window)}
	for range jobs {
		go func() {
			for t := range f.queue {
				work(t)
				t.item.Raw = document.Raw{Meta: t.item.Raw.Meta} // the body is no longer needed
				t.result.Doc = nil
				t.done <- struct{}{}
			}
		}()
	}
	room := max(leastRoom, int64(jobs)*roomForJob)
	free := semaphore.NewWeighted(room)
	go f.feed(items, func(t *task) bool {
		t.share = min(int64(t.size), room)
		return free.Acquire(ctx, t.share) == nil
	})
	for {
		t, ok := next(ctx, f.order)
		if !ok {
			return nil
		}
		<-t.done
		if err := collect(t); err != nil {
			return err
		}
		free.Release(t.share)
		f.giveBack(t)
	}
}

// feeder makes tasks of items and sends them to the workers and, in the same order, to the collector.
type feeder struct {
	ctx          context.Context
	compares     bool // each article with those before it
	queue, order chan *task
	done         chan *task // tasks that were collected and may be used again
}

// feed makes a task of every item that enter lets in, until ctx ends. A panic of the source ends the input and becomes the last record.
func (f *feeder) feed(items iter.Seq[ingest.Item], enter func(*task) bool) {
	defer close(f.queue)
	defer close(f.order)
	defer func() {
		if p := recover(); p != nil {
			f.finished(ingest.Item{Err: fmt.Errorf("internal error while reading: %v", p)})
		}
	}()
	var before <-chan struct{}
	for item := range items {
		if f.ctx.Err() != nil {
			return
		}
		if item.Err != nil {
			f.finished(item)
			continue
		}
		t := f.task(&item)
		if !enter(t) {
			return
		}
		if f.compares {
			t.before, t.compared = before, make(chan struct{})
			before = t.compared
		}
		select {
		case f.order <- t:
			f.queue <- t
		case <-f.ctx.Done():
			return
		}
	}
}

// task returns a new task, or one that was collected.
func (f *feeder) task(item *ingest.Item) *task {
	var t *task
	select {
	case t = <-f.done:
	default:
		t = &task{done: make(chan struct{}, 1)}
	}
	t.item, t.size = *item, len(item.Raw.Body)
	return t
}

// giveBack empties a task that was collected, and keeps it for another item.
func (f *feeder) giveBack(t *task) {
	*t = task{done: t.done}
	select {
	case f.done <- t:
	default:
	}
}

// finished sends an item that needs no worker to the collector.
func (f *feeder) finished(item ingest.Item) {
	t := f.task(&item)
	t.result.Err = item.Err
	t.done <- struct{}{}
	select {
	case f.order <- t:
	case <-f.ctx.Done():
	}
}

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
