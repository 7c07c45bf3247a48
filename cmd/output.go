package cmd

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/lang"
	"sggscan/internal/outfile"
)

// outputFlag adds -o.
func (a *app) outputFlag(c *cobra.Command, nl, en string) {
	c.Flags().StringVarP(&a.flags.output, "output", "o", "", a.say(nl, en))
}

// printing gives a command whose result is text -o too: the result then goes to a file, and appears whole or not at all.
func (a *app) printing(c *cobra.Command) *cobra.Command {
	a.outputFlag(c, "bestand voor de uitkomst (- is stdout, en zonder -o ook)", "file for the result (- is stdout, and so is no -o)")
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		if a.flags.output == "" || a.flags.output == "-" {
			return run(c, args)
		}
		var result bytes.Buffer
		screen := a.Out
		a.Out = &result
		err := run(c, args)
		a.Out = screen
		if result.Len() == 0 {
			return err
		}
		// With --skip-invalid or --fail-… there are a result and an exit code.
		if failed := a.writeOne(a.flags.output, args, false, func(w io.Writer) error { return copied(w, result.Bytes()) }); failed != nil {
			return failed
		}
		return err
	}
	return c
}

func copied(w io.Writer, data []byte) error {
	_, err := w.Write(data)
	return err
}

// needOutput asks for -o.
func (a *app) needOutput(example lang.Text) error {
	if a.flags.output == "" {
		return fail(ExitUsage, "waar moet het heen? Geef -o, bijvoorbeeld %s", "where should it go? Give -o, for example %s", example)
	}
	return nil
}

// claim checks, before any work, that the files may be written.
func (a *app) claim(files []outfile.File, inputs []string) error {
	read := append(a.rubricFiles(), inputs...)
	for _, path := range []string{a.flags.schools, a.flags.advice} {
		if path != "" {
			read = append(read, path)
		}
	}
	err := outfile.Check(files, read, a.flags.force)
	var exists *outfile.ExistsError
	var input *outfile.InputError
	switch {
	case errors.As(err, &exists):
		for _, p := range exists.Paths {
			a.tell("fout", "error", lang.Format("%s bestaat al", "%s exists already", p))
		}
		return &exitError{code: ExitSystem, hint: lang.Text{NL: "kies een andere plek met -o, of vervang met --force", EN: "choose another place with -o, or replace with --force"}}
	case errors.As(err, &input):
		return fail(ExitUsage, "%s is ook invoer; kies een andere uitvoer", "%s is an input too; choose another output", input.Path)
	}
	return err
}

// rubricFiles are the files of the rubric that --rubric names.
func (a *app) rubricFiles() []string {
	entries, err := os.ReadDir(a.flags.rubric)
	if err != nil { // a file, or no rubric named
		return []string{a.flags.rubric}
	}
	var out []string
	for _, e := range entries {
		out = append(out, filepath.Join(a.flags.rubric, e.Name()))
	}
	return out
}

// writeOne writes one result: to a file, or to stdout with -o -.
func (a *app) writeOne(path string, inputs []string, binary bool, write func(io.Writer) error) error {
	if path == "-" {
		if binary && a.Terminal {
			return fail(ExitUsage, "dit bestand hoort niet op het scherm; leid het om naar een bestand of geef -o BESTAND", "this file does not belong on the screen; redirect it to a file or give -o FILE")
		}
		return write(a.Out)
	}
	files, err := a.spare([]outfile.File{{Path: path, Write: write}}, nil, false)
	if err != nil {
		return err
	}
	if err := a.claim(files, inputs); err != nil {
		return err
	}
	if err := a.desk.SaveAll(files[0]); err != nil {
		return err
	}
	a.done("gemaakt: %s", "made: %s", files[0].Path)
	return nil
}

// needEnding checks that a file name has the ending of what will be in it.
func needEnding(path, ending string) error {
	if path != "-" && !strings.EqualFold(filepath.Ext(path), ending) {
		return fail(ExitUsage, "%s: geef een naam die op %s eindigt", "%s: give a name that ends in %s", path, ending)
	}
	return nil
}
