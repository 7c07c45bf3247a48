package cmd

import (
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/session"
)

// problems writes problems, one a line.
func (a *app) problems(list problem.List) {
	for _, line := range session.Lines(list, a.lang) {
		prefix := words.Key("commands.warning")
		if line.Error {
			prefix = "commands.error"
		}
		a.tell(prefix, lang.Same(line.Text))
	}
}

// closing is what a run that read files says last.
type closing struct {
	said         bool // there is something to say
	read, passed int
	// which: the files that were passed over were named.
	which  bool
	errors lang.Text // how many errors there are and what happens to the rest; empty without any
}

// closeWith keeps what is to be said of a reading, of which the files and schools may be gone when the run ends.
func (a *app) closeWith(r *reading) {
	a.closing.said, a.closing.read, a.closing.passed = true, len(r.Files), len(r.PassedOver)
	a.closeErrors(r.Session, len(r.Schools)+len(r.Plans) > 0)
}

// closeErrors keeps how many errors there are and what happens to the rest, if there is one.
func (a *app) closeErrors(s session.Session, rest bool) {
	if !s.Problems.HasErrors() {
		return
	}
	what := words.Key("commands.nothing_written")
	switch {
	case rest && a.flags.skipInvalid:
		what = "commands.rest_went_on"
	case rest:
		what = "commands.rest_may_go_on"
	}
	a.closing.errors = s.ErrorsFound(what)
}

// close says how many files were read and passed over, and of errors how many there are.
func (a *app) close() {
	c := a.closing
	switch {
	case !c.said:
		return
	case a.flags.quiet:
	case c.passed > 0 && !c.which:
		a.errln(words.Count("commands.files_read_which", c.read, c.passed).In(a.lang))
	default:
		a.errln(words.Count("commands.files_read", c.read, c.passed).In(a.lang))
	}
	if !c.errors.Empty() {
		a.errln(c.errors.In(a.lang))
	}
}

// tellPassedOver names the files that were passed over, for who wants to know.
func (a *app) tellPassedOver(names []string) {
	const most = 100
	a.closing.which = true
	if a.flags.quiet {
		return
	}
	for _, name := range names[:min(len(names), most)] {
		a.errln(a.say("commands.passed_over", name))
	}
	if rest := len(names) - most; rest > 0 {
		a.errln(a.say("commands.passed_over_more", rest))
	}
}
