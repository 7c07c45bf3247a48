package cmd

import (
	"runtime"
	"runtime/debug"
)

// readingRoom is the memory from which reading tidies up more often: a file within the limits, but made to fill the memory, then stays under 300 MB.
const readingRoom = 220 << 20

// batchRoom is what the reports that are being written may take beside what the run holds anyway. Two at a time need about half of it; with less, the time goes into tidying up.
const batchRoom = 39 << 20

// within does work in little memory: what is thrown away is tidied up before the program takes more than so many bytes, instead of when its memory has doubled. It is no hard
// bound: what is in use stays.
func within(bytes int64, work func() error) error {
	before := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(before, bytes))
	defer debug.SetMemoryLimit(before)
	return work()
}

// bounded does the work of a batch in little more memory than the run holds already.
func bounded(work func() error) error {
	runtime.GC()
	var held runtime.MemStats
	runtime.ReadMemStats(&held)
	return within(int64(held.HeapAlloc)*3/2+batchRoom, work)
}
