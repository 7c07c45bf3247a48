package cmd

import (
	"slices"

	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// errorsLast lists problems by place, warnings first, so that what must be mended stands at the end.
func errorsLast(list problem.List) []problem.Problem {
	out := list.All()
	slices.SortStableFunc(out, func(a, b problem.Problem) int { return int(a.Severity) - int(b.Severity) })
	return out
}

// alike is the number of warnings with one text from which they are told as one.
const alike = 3

// mostPlaces is how many places of warnings that are told as one are named.
const mostPlaces = 5

// problems writes problems, one a line: warnings in order of place, then errors. Warnings with one text come as one,
// with their number and the first of their places.
func (a *app) problems(list problem.List) {
	all := errorsLast(list)
	places := map[lang.Text][]string{}
	for _, p := range all {
		if p.Severity == problem.Warning {
			places[p.Text] = append(places[p.Text], p.Place.String())
		}
	}
	for _, p := range all {
		if p.Severity == problem.Error {
			a.tell("commands.error", words.Text("commands.name_and_text", p.Place.String(), p.Text))
			continue
		}
		switch at := places[p.Text]; {
		case len(at) >= alike:
			a.tell("commands.warning", words.Text("commands.warnings_alike", len(at), p.Text, somePlaces(at)))
			places[p.Text] = nil
		case len(at) > 0:
			a.tell("commands.warning", words.Text("commands.name_and_text", p.Place.String(), p.Text))
		}
	}
}

// somePlaces are the first places of a warning, and how many more there are.
func somePlaces(places []string) lang.Text {
	rest := len(places) - mostPlaces
	if rest <= 0 {
		return listed(places)
	}
	return words.Text("commands.and_more", listed(places[:mostPlaces]), rest)
}

func listed(names []string) lang.Text {
	out := ""
	for n, name := range names {
		if n > 0 {
			out += ", "
		}
		out += name
	}
	return lang.Same(out)
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
	if !r.Problems.HasErrors() {
		return
	}
	files := map[string]bool{}
	for _, p := range r.Problems.All() {
		if p.Severity == problem.Error {
			files[p.Place.File] = true
		}
	}
	what := words.Text("commands.nothing_written")
	switch rest := len(r.Schools)+len(r.Plans) > 0; {
	case rest && a.flags.skipInvalid:
		what = words.Text("commands.rest_went_on")
	case rest:
		what = words.Text("commands.rest_may_go_on")
	}
	a.closing.errors = words.Text("commands.errors_in_files",
		words.Count("commands.errors_number", r.Problems.Count(problem.Error)),
		words.Count("commands.files_number", len(files)), what)
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
