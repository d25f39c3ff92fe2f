package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// collectLate puts the first garbage collection off until the heap has firstHeap bytes. What a start allocates are models and
// rules, which stay: the collector would mark them four times over before the first article is read, for a quarter of all the
// work of a short run. From that collection on everything is as Go has it. Who sets GOGC is obeyed.
func collectLate() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(firstHeap / smallHeap * 100)
	runtime.AddCleanup(new([16]byte), func(percent int) { debug.SetGCPercent(percent) }, 100)
}

const (
	firstHeap = 24 << 20
	smallHeap = 4 << 20 // at which the collector begins if told nothing
)
