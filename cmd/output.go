package cmd

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment/answers"
	"sggscan/internal/limit"
	"sggscan/internal/lists"
	"sggscan/internal/outfile"
	"sggscan/internal/words"
)

// printing gives a command whose result is text -o: the result then goes to a file, and appears whole or not at all.
func (a *app) printing(c *cobra.Command, o *options) *cobra.Command {
	a.outputFlag(c, o, "commands.file_for_result_stdout")
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		if o.output == "" || o.output == "-" {
			return run(c, args)
		}
		dir, err := a.desk.Scratch()
		if err != nil {
			return err
		}
		result, err := os.CreateTemp(dir, "") // that of thousands of schools does not fit in memory
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, result.Close()) }()
		screen, columns, out := a.Out, a.Columns, bufio.NewWriter(result)
		a.Out, a.Columns = out, nil
		err = run(c, args)
		a.Out, a.Columns = screen, columns
		if failed := out.Flush(); failed != nil {
			return failed
		}
		size, failed := result.Seek(0, io.SeekCurrent)
		if size == 0 || failed != nil {
			return cmp.Or(failed, err)
		}
		// With --skip-invalid or --fail-… there are a result and an exit code.
		failed = a.writeOne(o.output, append(o.beside(), args...), false, func(w io.Writer) error {
			_, err := io.Copy(w, io.NewSectionReader(result, 0, size))
			return err
		})
		return cmp.Or(failed, err)
	}
	return c
}

// columns is how wide the terminal is on which the result appears; 0 for none.
func (a *app) columns() int {
	if a.Columns == nil {
		return 0
	}
	return a.Columns()
}

// writing writes what is there already.
func writing(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// claim checks, before any work, that the files may be written.
func (a *app) claim(files []outfile.File, inputs []string) error {
	err := outfile.Check(files, append(a.rubricFiles(), inputs...), a.flags.force)
	var exists *outfile.ExistsError
	var input *outfile.InputError
	switch {
	case errors.As(err, &exists):
		for _, p := range exists.Paths {
			a.tell("commands.error", words.Text("commands.exists_already", p))
		}
		return &exitError{code: ExitSystem, hint: words.Text("commands.choose_another_place_with")}
	case errors.As(err, &input):
		return alsoInput(input.Path)
	}
	return err
}

// rubricFiles are the files of the rubric that --rubric names.
func (a *app) rubricFiles() []string {
	entries, err := os.ReadDir(a.flags.rubric)
	if err != nil { // a file, or no rubric named
		return []string{a.flags.rubric}
	}
	return lists.Map(entries, func(e fs.DirEntry) string { return filepath.Join(a.flags.rubric, e.Name()) })
}

// writeOne writes one result: to a file, or to stdout with -o -.
func (a *app) writeOne(path string, inputs []string, binary bool, write func(io.Writer) error) error {
	if path == "-" {
		if binary && a.Terminal {
			return fail(ExitUsage, "commands.file_does_not_belong")
		}
		return write(a.Out)
	}
	files, err := a.writeTogether([]outfile.File{{Path: path, Write: write}}, inputs)
	if err == nil {
		a.done("commands.made", files[0].Path)
	}
	return err
}

// writeTogether writes the files of one result, one after the other: all of them appear, or none. It returns them with
// the names that they got.
func (a *app) writeTogether(files []outfile.File, inputs []string) ([]outfile.File, error) {
	files, err := a.spare(files, nil, false)
	if err != nil {
		return nil, err
	}
	return files, a.save(files, inputs, 1, func() {})
}

// saveAll writes the files with a worker per processor, and shows how far it is.
func (a *app) saveAll(files []outfile.File, inputs []string) error {
	bar := a.progress(len(files))
	defer bar.end()
	const many = 20
	if len(files) > many { // they throw away much at once, and should take little more memory than one report
		sparing()
	}
	return a.save(files, inputs, runtime.GOMAXPROCS(0), bar.step)
}

// sparing collects memory sooner from here on: what a run keeps is then nearly all that it takes, for some more time.
func sparing() {
	const percent = 40
	debug.SetGCPercent(percent)
}

// save writes the files, so many at a time, and calls back after each. On an error, which a fault of the program is
// too, none of them appears.
func (a *app) save(files []outfile.File, inputs []string, atOnce int, done func()) error {
	if err := a.claim(files, inputs); err != nil {
		return err
	}
	safe := slices.Clone(files)
	for n, f := range files {
		safe[n].Write = func(w io.Writer) error {
			defer done()
			return guarded(func() error { return f.Write(w) })
		}
	}
	return a.desk.SaveAll(atOnce, safe...)
}

// spare gives another name to each workbook that would take the place of a gap workbook in which somebody worked, or of
// one that the run needs: with --force, as without it nothing is replaced at all. Under the other name nothing is
// replaced but, with again, a gap workbook of an earlier run in which nobody worked.
func (a *app) spare(files []outfile.File, needed []string, again bool) ([]outfile.File, error) {
	if !a.flags.force {
		return files, nil
	}
	out := slices.Clone(files)
	for n, f := range out {
		var failed error
		path := outfile.Free(f.Path, func(path string) bool {
			found, err := a.found(path, needed)
			if failed = errors.Join(failed, err); failed != nil {
				return false
			}
			if path == f.Path {
				return found == inUse
			}
			return found != nothing && (found != unused || !again) ||
				slices.ContainsFunc(out, func(x outfile.File) bool { return x.Path == path })
		})
		if failed != nil {
			return nil, failed
		}
		if path != f.Path {
			a.tell("commands.warning", words.Text("commands.action_plan_school_works", f.Path, filepath.Base(path)))
			out[n].Path = path
		}
	}
	return out, nil
}

// standing is what stands where a workbook is to come.
type standing int

const (
	nothing standing = iota
	other            // some other file
	unused           // a gap workbook in which nobody worked
	inUse            // a gap workbook in which somebody worked, or that the run needs
)

// found looks what stands in a place. At other files than workbooks it looks no further: whoever writes tells what
// stands in the way.
func (a *app) found(path string, needed []string) (standing, error) {
	info, err := os.Stat(path)
	workbook := err == nil && info.Size() <= limit.Workbook && strings.EqualFold(filepath.Ext(path), ".xlsx")
	switch {
	case !outfile.Exists(path):
		return nothing, nil
	case !workbook:
		return other, nil
	case slices.ContainsFunc(needed, func(p string) bool { return outfile.SameFile(p, path) }):
		return inUse, nil
	}
	data, err := readOrdinary(path, limit.Workbook)
	switch {
	case errors.Is(err, fs.ErrInvalid):
		return other, nil
	case err != nil:
		return other, err
	}
	switch gap, worked := answers.GapWorkedIn(a.reader(), data); {
	case worked:
		return inUse, nil
	case gap:
		return unused, nil
	}
	return other, nil
}

// needEnding checks that a file name has the ending of what will be in it.
func needEnding(path, ending string) error {
	if path != "-" && !strings.EqualFold(filepath.Ext(path), ending) {
		return fail(ExitUsage, "commands.give_a_name_that", path, ending)
	}
	return nil
}
