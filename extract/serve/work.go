package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"

	"dateline/extract/document"
	"dateline/extract/ingest"
)

// slots are places for what may run at once, and for what waits for that.
type slots struct {
	running, waiting chan struct{}
}

func newSlots(running, waiting int) slots {
	return slots{make(chan struct{}, running), make(chan struct{}, waiting)}
}

// tooSlow is the problem of work that was not done in time.
func tooSlow(what string) *problem {
	return &problem{Status: http.StatusServiceUnavailable, Detail: what, Hint: "try again later, or with less at once", RetryAfter: 5}
}

// do returns the result of work, which begins when it has a slot. It waits for the end of work, but not beyond that of ctx, which work
// must look at: until work ends it keeps its slot, so that no more of it runs than there are slots. A panic is an error of this work
// alone.
func do[T any](ctx context.Context, s slots, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	var none T
	if err := s.enter(ctx); err != nil {
		return none, err
	}
	done := make(chan result, 1) // work that was abandoned leaves its result here
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r = result{err: fmt.Errorf("internal error: %v\n%s", p, debug.Stack())}
			}
			<-s.running
			done <- r
		}()
		r.value, r.err = work()
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		return none, tooSlow("this took longer than the server allows")
	}
}

// enter waits for a slot, unless too much waits already.
func (s slots) enter(ctx context.Context) error {
	busy := tooSlow("the server is busy")
	select {
	case s.running <- struct{}{}:
		return nil
	default:
	}
	select {
	case s.waiting <- struct{}{}:
		defer func() { <-s.waiting }()
	default:
		return busy
	}
	select {
	case s.running <- struct{}{}:
		return nil
	case <-ctx.Done():
		return busy
	}
}

// limits are how input is read.
func (s *Server) limits(format ingest.Format) ingest.Options {
	return ingest.Options{Format: format, MaxRecord: s.cfg.MaxBody, MaxPage: s.cfg.MaxBody, MaxWindow: 8 << 20}
}

// find finds everything in an article, for work that has a slot.
func (s *Server) find(ctx context.Context, raw document.Raw) (*document.Document, error) {
	doc, failed := s.x.Extract(ctx, raw)
	s.stats.article(len(raw.Body), failed)
	if ctx.Err() != nil {
		return nil, tooSlow("this took longer than the server allows")
	}
	if failed != nil {
		return nil, &problem{Status: http.StatusUnprocessableEntity, Detail: failed.Error()}
	}
	return doc, nil
}

// unreadable is the problem of an input that ingest could not read.
func unreadable(err error) *problem {
	var rec *ingest.RecordError
	if !errors.As(err, &rec) {
		return &problem{Status: http.StatusUnprocessableEntity, Detail: err.Error()}
	}
	var p *problem
	var tooLarge *http.MaxBytesError
	if errors.As(rec.Err, &p) {
		return p
	}
	if errors.As(rec.Err, &tooLarge) {
		return tooLong(tooLarge.Limit)
	}
	return &problem{Status: http.StatusUnprocessableEntity, Detail: rec.Message, Line: rec.Line}
}

const longerHint = "send less, or start the server with a higher --max-body"

func tooLong(limit int64) *problem {
	return &problem{Status: http.StatusRequestEntityTooLarge, Detail: fmt.Sprintf("the body is longer than %d bytes", limit), Hint: longerHint}
}
