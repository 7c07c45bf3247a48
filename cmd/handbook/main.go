// Command handbook makes the handbook. With a folder it writes there the pages of docs/handleiding (Dutch) and
// docs/handbook (English) as HTML, to be read without anything else. With "pictures PROGRAM PAGE" it makes the pictures
// in those folders anew, from the sample board of the program and from the page with the whole tool; that needs
// Chromium and poppler.
package main

import (
	"fmt"
	"os"
)

func main() {
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 1:
		err = writeAll("docs", args[0])
	case len(args) == 3 && args[0] == "pictures":
		err = pictures("docs", args[1], args[2])
	default:
		err = fmt.Errorf("usage: handbook FOLDER, or handbook pictures PROGRAM PAGE")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "handbook:", err)
		os.Exit(1)
	}
}
