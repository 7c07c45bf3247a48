//go:build !js

package cmd

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
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

// columns is how wide the terminal is; 0 when the output goes elsewhere.
func columns() int {
	wide, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return 0
	}
	return wide
}

// anyKey waits for a key.
func anyKey() error {
	fd := int(os.Stdin.Fd())
	state, err := term.MakeRaw(fd)
	if err != nil {
		return err
	}
	_, err = os.Stdin.Read(make([]byte, 1))
	return errors.Join(err, term.Restore(fd, state))
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// opener opens a file as a double click on it would.
func opener() func(string) error {
	name, args := "xdg-open", []string(nil)
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler"}
	case "darwin":
		name = "open"
	}
	return func(path string) error { return exec.Command(name, append(args, path)...).Run() }
}
