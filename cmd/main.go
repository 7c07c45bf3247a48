// Package cmd holds the commands of sggscan, one file each. It reads flags and files, asks the packages below to score
// and to render, and says what happened; it decides nothing about scores or texts.
//
// The rules of what is written where: results go to stdout and only when there are no errors; everything about the work
// goes to stderr, one problem a line, as "fout: place: what is wrong; what to do" ("let op:" for a warning, "tip:" for
// a hint).
package cmd

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// Name and Version of the program, as every output carries them.
const (
	Name    = "sggscan"
	Version = "0.1.0"
)

// Exit codes of the program.
const (
	ExitOK     = 0 // all went well; warnings too
	ExitInput  = 1 // the input has problems, or there is no response in it
	ExitUsage  = 2 // wrong usage, or a path that does not exist
	ExitSystem = 3 // the system refuses, an output exists already, or an internal failure
	ExitFailed = 4 // a bound of --fail-below or --fail-on-critical is not met
)

// Streams are what the program touches of the outside: its output, its surroundings and the clock.
type Streams struct {
	Out, Err io.Writer
	Getenv   func(string) string
	Now      func() time.Time
	// Terminal: Out is a terminal, so binary results are not written to it. ErrTerminal: Err is one, so progress may be
	// shown.
	Terminal, ErrTerminal bool
	// Interrupted gives a signal that asks the program to end; nil for none.
	Interrupted <-chan os.Signal
}

// System returns the streams of the process, and sets what holds for the whole of it. It is called once.
func System() Streams {
	cobra.MousetrapHelpText = "" // a questionnaire dropped on the program in Explorer must make a report
	debug.SetGCPercent(60)       // what is thrown away is most of what a batch takes, so it is tidied up earlier
	return Streams{Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, Now: time.Now,
		Terminal: isTerminal(os.Stdout), ErrTerminal: isTerminal(os.Stderr), Interrupted: interrupts()}
}

// exitError carries an exit code and, unless everything was said already, a sentence for people.
type exitError struct {
	code int
	text lang.Text
	hint lang.Text
}

func (e *exitError) Error() string { return e.text.EN }

// fail is an error with an exit code and a sentence in both languages.
func fail(code int, nl, en string, args ...any) error {
	return &exitError{code: code, text: lang.Format(nl, en, args...)}
}

// said is an error of which the user was told already.
func said(code int) error { return &exitError{code: code} }

// app is what the commands share.
type app struct {
	Streams
	lang   lang.Lang
	rubric *rubric.Rubric
	today  assessment.Date

	// flags are those that every command has.
	flags struct {
		lang, rubric, today       string
		force, quiet, skipInvalid bool
		few                       []string
	}

	// desk is where the files of the run are written.
	desk outfile.Desk
}

// Main runs the program with the arguments after its name and returns the exit code.
func Main(args []string, s Streams) int {
	a := &app{Streams: s, lang: language(args, s.Getenv)}
	root := a.root()
	root.SetArgs(joinFew(args))
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	outcome := make(chan int, 1)
	go func() {
		cmd := root
		err := guarded(func() (err error) {
			cmd, err = root.ExecuteC()
			return err
		})
		outcome <- a.finish(cmd, errors.Join(err, a.desk.Close()))
	}()
	select {
	case code := <-outcome:
		return code
	case <-s.Interrupted:
		return a.interrupted()
	}
}

// interrupted clears what is half written, and says what was done.
func (a *app) interrupted() int {
	kept, err := a.desk.Stop()
	if a.ErrTerminal {
		_, _ = fmt.Fprint(a.Err, "\r\033[K") // the line of the progress; a broken stderr leaves nobody to tell
	}
	if err != nil {
		a.tell("fout", "error", systemError(err))
	}
	if len(kept) == 0 {
		a.tell("fout", "error", lang.Text{NL: "afgebroken; er is niets geschreven", EN: "interrupted; nothing was written"})
		return ExitSystem
	}
	a.tell("fout", "error", lang.Format("afgebroken; dit was al klaar en blijft staan: %s",
		"interrupted; this was done already and stays: %s", strings.Join(kept, ", ")))
	return ExitSystem
}

// language looks for the language before the commands are made, since their help is written in it.
func language(args []string, getenv func(string) string) lang.Lang {
	l, _ := lang.Parse(getenv("SGGSCAN_LANG"))
	for n, arg := range args {
		value, found := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && n+1 < len(args) {
			value, found = args[n+1], true
		}
		if arg == "--" {
			break
		}
		if parsed, ok := lang.Parse(value); found && ok {
			l = parsed
		}
	}
	return l
}

// finish tells what went wrong and gives the exit code.
func (a *app) finish(cmd *cobra.Command, err error) int {
	if err == nil {
		return ExitOK
	}
	if errors.Is(err, outfile.ErrStopped) {
		return ExitSystem // whoever stopped it says so
	}
	var e *exitError
	if !errors.As(err, &e) {
		e = &exitError{code: ExitSystem, text: systemError(err)}
	}
	if !e.text.Empty() {
		a.tell("fout", "error", e.text)
	}
	if !e.hint.Empty() {
		a.tell("tip", "hint", e.hint)
	}
	if e.code == ExitUsage && !e.text.Empty() {
		a.tell("tip", "hint", lang.Format("%s --help laat zien hoe het werkt",
			"%s --help shows how it works", cmd.CommandPath()))
	}
	return e.code
}

// tell writes a line about the work.
func (a *app) tell(prefixNL, prefixEN string, text lang.Text) {
	a.errln(lang.Text{NL: prefixNL, EN: prefixEN}.In(a.lang) + ": " + text.In(a.lang))
}

func (a *app) errln(line string) {
	// A broken stderr leaves nobody to tell.
	_, _ = fmt.Fprintln(a.Err, line)
}

// done tells what was written; --quiet silences it.
func (a *app) done(nl, en string, args ...any) {
	if !a.flags.quiet {
		a.errln(lang.Format(nl, en, args...).In(a.lang))
	}
}

// say is a sentence in the language of the user; see lang.Format.
func (a *app) say(nl, en string, args ...any) string { return lang.Format(nl, en, args...).In(a.lang) }

// problems writes problems, one a line, in order of place.
func (a *app) problems(list problem.List) {
	for _, p := range list.All() {
		text := lang.Format("%s: %s", "%s: %s", p.Place.String(), p.Text)
		if p.Severity == problem.Error {
			a.tell("fout", "error", text)
		} else {
			a.tell("let op", "warning", text)
		}
	}
}

// common checks the flags that every command has.
func (a *app) common() error {
	if a.flags.lang != "" {
		if _, ok := lang.Parse(a.flags.lang); !ok {
			return fail(ExitUsage, "onbekende taal %q; kies nl of en", "unknown language %q; choose nl or en", a.flags.lang)
		}
	}
	if value := a.Getenv("SGGSCAN_LANG"); value != "" && a.flags.lang == "" {
		if _, ok := lang.Parse(value); !ok {
			a.tell("let op", "warning", lang.Format("SGGSCAN_LANG is %q; dat kan nl of en zijn",
				"SGGSCAN_LANG is %q; it can be nl or en", value))
		}
	}
	a.today = assessment.DateOf(a.Now())
	if a.flags.today != "" {
		today, ok := assessment.ParseDate(a.flags.today)
		if !ok {
			return fail(ExitUsage, "--today %q is geen datum; schrijf jjjj-mm-dd",
				"--today %q is no date; write yyyy-mm-dd", a.flags.today)
		}
		a.today = today
	}
	return nil
}

// prepare loads the rubric; every command that needs one calls it first.
func (a *app) prepare() error {
	r, list, err := readRubric(a.flags.rubric)
	if err != nil {
		return err
	}
	a.problems(list)
	if list.HasErrors() {
		return fail(ExitInput, "de rubriek %s heeft fouten; verbeter ze eerst",
			"the rubric %s has errors; correct them first", a.flags.rubric)
	}
	a.rubric = r
	if n := r.Missing(a.lang); n > 0 && a.lang == lang.EN {
		a.tell("let op", "warning", lang.Format(
			"%d teksten van de rubriek zijn er niet in het Engels en staan er in het Nederlands",
			"%d texts of the rubric do not exist in English and are shown in Dutch", n))
	}
	return nil
}
