// Package freelist keeps scratch memory for the next caller. A sync.Pool loses what it holds at a garbage collection, or when
// a goroutine moves to another processor; what a matcher or a tagger has learned of words is worth more than that.
//
// What a value keeps from one use to the next must be a pure function of its key, or the output of a text would depend on
// the texts before it.
package freelist

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// List is a list of values that are not in use. It may be used by many goroutines.
type List[T any] struct {
	New  func() T // makes a value if none is free
	mu   sync.Mutex
	free []T
}

// disabled counts the calls of Disable that have not been undone.
var disabled atomic.Int32

// Disable has every list of the process make a new value for each Get and keep none, until enable is called. Tests compare what
// comes of new values with what comes of used ones.
func Disable() (enable func()) {
	disabled.Add(1)
	return func() { disabled.Add(-1) }
}

// Get takes the value that was put back last, or makes one.
func (l *List[T]) Get() T {
	if disabled.Load() > 0 {
		return l.New()
	}
	l.mu.Lock()
	n := len(l.free)
	if n == 0 {
		l.mu.Unlock()
		return l.New()
	}
	defer l.mu.Unlock()
	v := l.free[n-1]
	clear(l.free[n-1:])
	l.free = l.free[:n-1]
	return v
}

// Put gives a value back. No more are kept than can be in use at the same time.
func (l *List[T]) Put(v T) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.free) < runtime.GOMAXPROCS(0) && disabled.Load() == 0 {
		l.free = append(l.free, v)
	}
}
