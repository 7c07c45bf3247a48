//go:build page

package cmd

import _ "embed"

//go:embed sggscan.html
var pageInside []byte

// embeddedPage is the page in the program, which "make app" put here.
func embeddedPage() []byte { return pageInside }
