//go:build release

package session

// released: this is a release, which "make release" made of a commit.
const released = true
