//go:build !js

package cmd

import (
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/term"
)

// interrupts returns the signals that ask the program to end: Ctrl-C, a window that is closed, a computer that shuts
// down. A signal that whoever started the program wants ignored (nohup) stays so.
func interrupts() <-chan os.Signal {
	out := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(out, s)
		}
	}
	return out
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
