package freelist

import (
	"runtime"
	"testing"
)

func TestList(t *testing.T) {
	made := 0
	l := List[*int]{New: func() *int { made++; return new(int) }}
	a, b := l.Get(), l.Get()
	l.Put(a)
	l.Put(b)
	runtime.GC()
	runtime.GC()
	if got := l.Get(); made != 2 || runtime.GOMAXPROCS(0) > 1 && got != b || runtime.GOMAXPROCS(0) == 1 && got != a {
		t.Errorf("got %p of %p and %p, of %d", got, a, b, made)
	}
	for range 3 * runtime.GOMAXPROCS(0) {
		l.Put(new(int))
	}
	if len(l.free) != runtime.GOMAXPROCS(0) {
		t.Errorf("%d are kept", len(l.free))
	}
}
