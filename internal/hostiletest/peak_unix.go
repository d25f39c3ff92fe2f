//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak returns the most memory in bytes that a process had at a time.
func peak(ended *os.ProcessState) int64 {
	most := int64(ended.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS == "darwin" {
		return most
	}
	return most << 10
}
