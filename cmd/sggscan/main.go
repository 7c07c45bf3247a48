// Command sggscan is the self-evaluation of schools on dealing with unwanted sexting; see package cmd.
package main

import (
	"os"

	"sggscan/cmd"
)

func main() {
	os.Exit(cmd.Main(os.Args[1:], cmd.System()))
}
