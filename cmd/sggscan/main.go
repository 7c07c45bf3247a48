// Command sggscan is the self-evaluation of schools on dealing with unwanted sexting; see package cmd.
package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"sggscan/cmd"
)

func main() {
	collectLater()
	os.Exit(cmd.Main(os.Args[1:], cmd.System()))
}

// collectLater leaves memory alone until 32 MB of it are used, eight times as much as Go would: a run for one school
// ends before that, and spends a fifth of its time collecting otherwise. From the first collection on memory is held
// as small as ever, or smaller when the run asked for it.
func collectLater() {
	const usual, first = 100, 800
	debug.SetGCPercent(first)
	runtime.AddCleanup(new([64]byte), func(percent int) {
		if was := debug.SetGCPercent(percent); was != first { // the run set it itself
			debug.SetGCPercent(was)
		}
	}, usual)
}
