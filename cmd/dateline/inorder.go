package main

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"dateline/extract/dedupe"
	"dateline/extract/document"
	"dateline/extract/emit"
	"dateline/extract/ingest"
)

// task is one record on its way through the program.
type task struct {
	item ingest.Item
	size int // bytes read
	out  emit.Piece
	part string // the file that it goes to, where the output is divided
	err  error
	done chan struct{} // closed when out and err are final

	note      *ingest.RecordError // what else is to be told of an article that is written, or nil
	found     findings
	signature *dedupe.Signature // of its article, where duplicates are looked for and it is none
	before    <-chan struct{}   // closed when it is decided whether the article before is a duplicate; or nil
	decided   chan struct{}     // closed when that is decided of this one
	once      sync.Once
}

// decide lets the next article be compared with those before it, as soon as they all are decided.
func (t *task) decide() {
	t.once.Do(func() {
		if t.before != nil {
			<-t.before
		}
		if t.decided != nil {
			close(t.decided)
		}
	})
}

// inOrder does work on the items in jobs goroutines and gives the tasks to collect in the order of the
// items, in the calling goroutine. At most 2·jobs+1 tasks are alive at a time, so memory does not grow
// with the input. It ends with the first error of collect; when ctx ends, what has been begun is finished
// and collected, even while the source of the items is stuck.
func inOrder(ctx context.Context, items iter.Seq[ingest.Item], jobs int, work func(*task), collect func(*task) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan *task)         // to the workers
	order := make(chan *task, 2*jobs) // to the collector
	for range jobs {
		go func() {
			for t := range queue {
				work(t)
				t.item.Raw = document.Raw{Meta: t.item.Raw.Meta} // the body is not needed any more
				close(t.done)
			}
		}()
	}
	go feed(ctx, items, queue, order)
	for {
		t, ok := next(ctx, order)
		if !ok {
			return nil
		}
		<-t.done
		if err := collect(t); err != nil {
			return err
		}
	}
}

// feed makes a task of every item, until ctx ends. A panic of the source ends the input and is told as the last record.
func feed(ctx context.Context, items iter.Seq[ingest.Item], queue, order chan<- *task) {
	defer close(queue)
	defer close(order)
	defer func() {
		if p := recover(); p != nil {
			finished(ctx, order, &task{err: fmt.Errorf("internal error while reading: %v", p)})
		}
	}()
	var before <-chan struct{}
	for item := range items {
		if ctx.Err() != nil {
			return
		}
		t := &task{item: item, size: len(item.Raw.Body), err: item.Err, done: make(chan struct{})}
		if t.err != nil {
			finished(ctx, order, t)
			continue
		}
		t.before, t.decided = before, make(chan struct{})
		before = t.decided
		select {
		case order <- t:
			queue <- t
		case <-ctx.Done():
			return
		}
	}
}

// finished hands on a task that no worker has to see.
func finished(ctx context.Context, order chan<- *task, t *task) {
	t.done = make(chan struct{})
	close(t.done)
	select {
	case order <- t:
	case <-ctx.Done():
	}
}

// next is the next task in order. Once ctx has ended it waits for no more than there is.
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
