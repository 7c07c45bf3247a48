//go:build !page

package cmd

// embeddedPage is the page in the program: none. A release is built with the tag "page".
func embeddedPage() []byte { return nil }
