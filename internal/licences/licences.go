// Package licences holds the licences of the program and of everything in it, which must travel with it.
package licences

import _ "embed"

//go:embed licences.txt
var text string

// Text is every licence: that of the program, of each module that is built into it or into the page, of Go, which both
// run on, and of the typeface. "make docs" makes it of the modules as they were downloaded.
func Text() string { return text }
