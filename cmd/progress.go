package cmd

import (
	"fmt"
	"sync"
	"time"
)

// progress shows how far long work is: on stderr, only when that is a terminal, and only once the work takes longer
// than a second.
type progress struct {
	a       *app
	total   int
	done    int
	started time.Time
	shown   bool
	lock    sync.Mutex
}

func (a *app) progress(total int) *progress {
	return &progress{a: a, total: total, started: a.Now()}
}

// step tells that one more piece is done. Several goroutines may.
func (p *progress) step() {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.done++
	if !p.a.ErrTerminal || p.a.flags.quiet || p.a.Now().Sub(p.started) < time.Second {
		return
	}
	p.shown = true
	_, _ = fmt.Fprintf(p.a.Err, "\r%d / %d", p.done, p.total) // a broken stderr leaves nobody to tell
}

// end clears the line.
func (p *progress) end() {
	if p.shown {
		_, _ = fmt.Fprint(p.a.Err, "\r\033[K")
	}
}
