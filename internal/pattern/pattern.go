// Package pattern holds regular expressions that are made at their first use: a program that starts for one sentence
// must not wait for some forty of them.
package pattern

import (
	"regexp"
	"sync"
)

// Of gives the expression; a faulty one panics at its first use.
func Of(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
