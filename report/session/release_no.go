//go:build !release

package session

// released: this is no release. One is built with the tag "release".
const released = false
