package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	firstHeap = 24 << 20
	smallHeap = 4 << 20  // at which the collector begins if told nothing
	leastNew  = 24 << 20 // what a long run allocates at least between two collections
)

// collectLate puts the first garbage collection off until the heap has firstHeap bytes. What a start allocates are models and
// rules, which stay: the collector would mark them four times over before the first article is read, for a quarter of all the
// work of a short run. From that collection on everything is as Go has it, or as a pace has it. Who sets GOGC is obeyed.
func collectLate() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(firstHeap / smallHeap * 100)
	runtime.AddCleanup(new([16]byte), func(percent int) { debug.SetGCPercent(percent) }, 100)
}

// pace lets a run of many articles allocate as much between two collections as stays, as Go has it, but leastNew bytes at the
// least: models and rules are most of what stays, and would be marked again for every few articles. Unlike a cleanup, which
// may come as late as the second collection, it sets the size of the heap at once.
type pace struct {
	samples     []metrics.Sample // of the collections so far, and of the bytes that stayed
	collections uint64
}

func newPace() *pace {
	if os.Getenv("GOGC") != "" {
		return nil
	}
	return &pace{samples: []metrics.Sample{{Name: "/gc/cycles/total:gc-cycles"}, {Name: "/gc/heap/live:bytes"}}}
}

// keep is called between articles.
func (p *pace) keep() {
	if p == nil {
		return
	}
	metrics.Read(p.samples)
	n := p.samples[0].Value.Uint64()
	if n == p.collections {
		return
	}
	p.collections = n
	debug.SetGCPercent(int(max(100, 100*leastNew/max(1, p.samples[1].Value.Uint64()))))
}
