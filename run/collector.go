package run

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	firstHeap = 48 << 20
	smallHeap = 4 << 20 // at which Go starts to collect by default

	// Between two collections a long run allocates newBytes, or newPercent of what is live if that is more.
	newBytes   = 22 << 20
	newPercent = 40
)

// DelayFirstCollection delays the first garbage collection of the process until the heap has firstHeap bytes. A program
// calls it when it starts: models and rules stay allocated, and the collector would mark them five times before the first article
// is read, a quarter of all the work of a short run. After that collection Go's default applies, or a pace. If GOGC is set, it does
// nothing.
func DelayFirstCollection() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(firstHeap / smallHeap * 100)
	runtime.AddCleanup(new([16]byte), func(percent int) { debug.SetGCPercent(percent) }, 100)
}

// The memory of a run grows beyond so much only if it is in use, and is collected more often before.
const (
	softMemory       = 320 << 20 // of one or two jobs
	softMemoryForJob = 40 << 20  // of each further job
)

// limitMemory sets the soft limit of the process, unless GOMEMLIMIT is set, and returns a function that takes it back.
func limitMemory(jobs int) (restore func()) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	before := debug.SetMemoryLimit(softMemory + int64(max(0, jobs-2))*softMemoryForJob)
	return func() { debug.SetMemoryLimit(before) }
}

// pace lets a run of many articles allocate newBytes between two collections: the garbage of some hundred articles.
// By Go's default it would be as much as is live, mostly rules and what matchers know of words, so that the memory of a run would be twice that. Unlike a
// cleanup, which may run as late as after the second collection, it sets the target at once.
type pace struct {
	samples     []metrics.Sample // the number of collections, and the live bytes
	collections uint64
	rest        int // bytes until the samples are read again
}

// lookEvery is how many bytes of articles are between two looks at the number of collections. A look takes a microsecond, as long as the
// rest of the work on a tiny record that fails.
const lookEvery = 16 << 10

func newPace() *pace {
	if os.Getenv("GOGC") != "" {
		return nil
	}
	return &pace{samples: []metrics.Sample{{Name: "/gc/cycles/total:gc-cycles"}, {Name: "/gc/heap/live:bytes"}}}
}

// keep is called after each article of so many bytes; nil does nothing.
func (p *pace) keep(size int) {
	if p == nil {
		return
	}
	if p.rest -= size + 100; p.rest > 0 {
		return
	}
	p.rest = lookEvery
	metrics.Read(p.samples)
	n := p.samples[0].Value.Uint64()
	if n == p.collections {
		return
	}
	p.collections = n
	debug.SetGCPercent(percentFor(p.samples[1].Value.Uint64()))
}

// percentFor returns the percentage of the live bytes after which the next collection begins.
func percentFor(live uint64) int { return int(max(newPercent, 100*newBytes/max(1<<20, live))) }
