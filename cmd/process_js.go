package cmd

import "os"

// In a browser there are no signals and no terminal.
func interrupts() <-chan os.Signal { return nil }

func isTerminal(*os.File) bool { return false }

func columns() int { return 0 }

// anyKey waits for no key.
func anyKey() error { return nil }

func opener() func(string) error { return nil }
