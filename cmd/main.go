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
	"strings"
	"time"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/outfile"
	"sggscan/internal/words"
	"sggscan/rubric"
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
	In       io.Reader // what the path "-" reads; nil for nothing
	Getenv   func(string) string
	Now      func() time.Time
	// Terminal: Out is a terminal, so binary results are not written to it. ErrTerminal: Err is one, so progress may be
	// shown.
	Terminal, ErrTerminal bool
	// Columns is how wide the terminal of Out is; nil or 0 for no terminal.
	Columns func() int
	// Open opens a file in the program that the system has for it; nil where there is none.
	Open func(path string) error
	// OwnWindow: the program was started from a file manager, and its window goes when it ends.
	OwnWindow bool
	// Key waits for a key that is pressed in that window; nil where there is no keyboard.
	Key func() error
	// Interrupted gives a signal that asks the program to end; nil for none.
	Interrupted <-chan os.Signal
}

// windowVariable is what a starter for a file manager sets where the system does not tell of its window.
const windowVariable = "SGGSCAN_WINDOW"

// System returns the streams of the process. It is called once.
func System() Streams {
	cobra.MousetrapHelpText = "" // a questionnaire dropped on the program in Explorer must make a report
	return Streams{Out: os.Stdout, Err: os.Stderr, In: os.Stdin, Columns: columns, Getenv: os.Getenv, Now: time.Now,
		Terminal: isTerminal(os.Stdout), ErrTerminal: isTerminal(os.Stderr), Interrupted: interrupts(), Open: opener(),
		OwnWindow: mousetrap.StartedByExplorer() || os.Getenv(windowVariable) != "", Key: anyKey}
}

// exitError carries an exit code and, unless everything was said already, a sentence for people.
type exitError struct {
	code int
	text lang.Text
	hint lang.Text
}

func (e *exitError) Error() string { return e.text.EN }

// fail is an error with an exit code and a sentence in both languages.
func fail(code int, key words.Key, args ...any) error {
	return &exitError{code: code, text: words.Text(key, args...)}
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

	// closing is what the run says last.
	closing closing
	window  window

	// desk is where the files of the run are written.
	desk outfile.Desk
}

// Main runs the program with the arguments after its name and returns the exit code.
func Main(args []string, s Streams) int {
	a := &app{Streams: s, lang: language(args, s.Getenv)}
	root := a.root()
	if completes(args) {
		if err := a.values(root); err != nil {
			return a.finish(root, err)
		}
	}
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
		a.leaveWindow(code)
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
		a.tell("commands.error", systemError(err))
	}
	if len(kept) == 0 {
		a.tell("commands.error", words.Text("commands.interrupted_nothing_was_written"))
		return ExitSystem
	}
	a.tell("commands.error", words.Text("commands.interrupted_was_done_already", strings.Join(kept, ", ")))
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
	if errors.Is(err, outfile.ErrStopped) {
		return ExitSystem // whoever stopped it says so
	}
	defer a.close()
	if err == nil {
		return ExitOK
	}
	e := exitOf(err)
	if !e.text.Empty() {
		a.tell("commands.error", e.text)
	}
	if !e.hint.Empty() {
		a.tell("commands.hint", e.hint)
	}
	if e.code == ExitUsage && !e.text.Empty() {
		a.tell("commands.hint", words.Text("commands.help_shows_how_works", cmd.CommandPath()))
	}
	return e.code
}

// exitOf says what an error of a run is for its user.
func exitOf(err error) *exitError {
	var e *exitError
	if !errors.As(err, &e) {
		e = &exitError{code: ExitSystem, text: systemError(err)}
	}
	return e
}

// tell writes a line about the work.
func (a *app) tell(prefixKey words.Key, text lang.Text) {
	line := text.In(a.lang)
	a.window.keep(prefixKey, line)
	a.errln(words.Text(prefixKey).In(a.lang) + ": " + line)
}

func (a *app) errln(line string) {
	// A broken stderr leaves nobody to tell.
	_, _ = fmt.Fprintln(a.Err, line)
}

// done tells what was written; --quiet silences it.
func (a *app) done(key words.Key, args ...any) {
	if !a.flags.quiet {
		a.errln(words.Text(key, args...).In(a.lang))
	}
}

// say is a sentence in the language of the user; see words.Text.
func (a *app) say(key words.Key, args ...any) string { return words.Text(key, args...).In(a.lang) }

// common checks the flags that every command has.
func (a *app) common() error {
	if a.flags.lang != "" {
		if _, ok := lang.Parse(a.flags.lang); !ok {
			return fail(ExitUsage, "commands.unknown_language", a.flags.lang)
		}
	}
	if value := a.Getenv("SGGSCAN_LANG"); value != "" && a.flags.lang == "" {
		if _, ok := lang.Parse(value); !ok {
			a.tell("commands.warning", words.Text("commands.sggscan_lang", value))
		}
	}
	a.today = assessment.DateOf(a.Now())
	if a.flags.today != "" {
		today, ok := assessment.ParseDate(a.flags.today)
		if !ok {
			return fail(ExitUsage, "commands.today_no_date", a.flags.today)
		}
		a.today = today
	}
	return nil
}

// prepare loads the rubric; every command that needs one calls it first. Warnings about a rubric are for who makes it:
// `rubric check` tells them.
func (a *app) prepare() error {
	r, list, err := readRubric(a.flags.rubric)
	if err != nil {
		return err
	}
	a.problems(list.Errors())
	if list.HasErrors() {
		return fail(ExitInput, "commands.rubric_errors", a.flags.rubric)
	}
	a.rubric = r
	if n := r.Missing(a.lang); n > 0 && a.lang == lang.EN && !r.InOneLanguage() {
		a.tell("commands.warning", words.Count("commands.texts_rubric_do_not", n))
	}
	return nil
}
