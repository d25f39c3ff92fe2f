package run

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// TestPace checks that the late first collection is followed by a usual pace, and only once for each collection.
func TestPace(t *testing.T) {
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(firstHeap / smallHeap * 100)
	defer debug.SetGCPercent(before)
	p := newPace()
	runtime.GC()
	p.keep(lookEvery)
	if got := debug.SetGCPercent(777); got < newPercent || got == firstHeap/smallHeap*100 {
		t.Errorf("after a collection the percentage is %d", got)
	}
	done := p.collections
	p.keep(lookEvery)
	if got := debug.SetGCPercent(100); got != 777 && p.collections == done {
		t.Errorf("without a collection the percentage became %d", got)
	}
	t.Setenv("GOGC", "50")
	if newPace() != nil {
		t.Error("GOGC is set but ignored")
	}
}

func TestPercentFor(t *testing.T) {
	for live, want := range map[uint64]int{newBytes: 100, 2 * newBytes: 50, 10 * newBytes: newPercent} {
		if got := percentFor(live); got != want {
			t.Errorf("%d bytes: %d %%, want %d", live, got, want)
		}
	}
}
