package cmd

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/report/excel"
	"sggscan/report/outfile"
	"sggscan/report/view"
	"sggscan/rubric/lang"
)

type compareFlags struct {
	schoolFlags
	anonymous bool
}

func (a *app) compareCmd() *cobra.Command {
	var f compareFlags
	use, aliases := a.name("vergelijk", "compare", a.say(" PAD… -o BESTAND.xlsx", " PATH… -o FILE.xlsx"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short:   a.say("Leg de scholen van een bestuur naast elkaar in een werkmap", "Lay the schools of a board side by side in a workbook"),
		Example: a.say("  sggscan vergelijk antwoorden/ -o vergelijking.xlsx", "  sggscan compare answers/ -o comparison.xlsx"),
		RunE:    func(c *cobra.Command, args []string) error { return a.runCompare(c, args, &f) },
	}
	f.add(a, c)
	a.outputFlag(c, "de werkmap (.xlsx)", "the workbook (.xlsx)")
	c.Flags().BoolVar(&f.anonymous, "anonymous", false, a.say("codes in plaats van namen en zonder vrije tekst; de sleutel komt in een apart bestand ernaast (…-sleutel.csv)",
		"codes for names and no free text; the key comes in a separate file beside it (…-key.csv)"))
	return c
}

func (a *app) runCompare(c *cobra.Command, paths []string, f *compareFlags) error {
	if err := a.needOutput(lang.Text{NL: "-o vergelijking.xlsx", EN: "-o comparison.xlsx"}); err != nil {
		return err
	}
	if err := needEnding(a.flags.output, ".xlsx"); err != nil {
		return err
	}
	if f.anonymous && a.flags.output == "-" {
		return fail(ExitUsage, "met --anonymous hoort een sleutel in een bestand ernaast; geef -o BESTAND.xlsx", "with --anonymous a key comes in a file beside it; give -o FILE.xlsx")
	}
	all, r, err := a.scored(c, paths, &f.schoolFlags)
	if err != nil {
		return err
	}
	inputs := r.inputs()
	missing := append(a.absent(r, f.round), r.missing...)
	r.files, r.schools = nil, nil // the answers of thousands of schools need not stay while the workbook is made
	comparison := view.BuildComparison(all, a.rubric, missing, a.viewOptions())
	if f.anonymous {
		err = a.writeAnonymous(comparison, inputs)
	} else {
		err = a.writeOne(a.flags.output, inputs, true, func(w io.Writer) error { return excel.WriteComparison(w, comparison) })
	}
	if err != nil {
		return err
	}
	return r.end()
}

// writeAnonymous writes the comparison with codes for names, and the key in a file of its own: both or neither.
func (a *app) writeAnonymous(c view.Comparison, inputs []string) error {
	coded, keys := view.Anonymous(c)
	base := strings.TrimSuffix(a.flags.output, filepath.Ext(a.flags.output))
	workbook := outfile.File{Path: a.flags.output, Write: func(w io.Writer) error { return excel.WriteComparison(w, coded) }}
	key := outfile.File{Path: base + a.say("-sleutel.csv", "-key.csv"), Write: func(w io.Writer) error { return writeKeys(w, keys) }}
	if err := a.claim([]outfile.File{workbook, key}, inputs); err != nil {
		return err
	}
	if err := a.saveBoth(key, workbook); err != nil {
		return err
	}
	a.done("gemaakt: %s", "made: %s", workbook.Path)
	a.done("gemaakt: %s (wie achter welke code zit; geef dit bestand niet mee)", "made: %s (who is behind which code; do not pass this file on)", key.Path)
	return nil
}

// saveBoth writes two files that belong together. Neither appears before both are written; when the second cannot get its name, a first that was not there before goes
// again.
func (a *app) saveBoth(first, second outfile.File) error {
	fresh := !outfile.Exists(first.Path)
	one, err := outfile.Stage(first)
	if err != nil {
		return err
	}
	two, err := outfile.Stage(second)
	if err != nil {
		return errors.Join(err, one.Drop())
	}
	if err := one.Keep(); err != nil {
		return errors.Join(err, one.Drop(), two.Drop())
	}
	if err := two.Keep(); err != nil {
		err = errors.Join(err, two.Drop())
		if fresh {
			err = errors.Join(err, os.Remove(first.Path))
		}
		return err
	}
	return nil
}

// writeKeys writes the key as a table that office programs open as it is: UTF-8 with a mark, semicolons, and no cell that starts a formula.
func writeKeys(w io.Writer, keys []view.Key) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	table := csv.NewWriter(w)
	table.Comma, table.UseCRLF = ';', true
	rows := [][]string{{"code", "name", "brin"}}
	for _, k := range keys {
		rows = append(rows, []string{noFormula(k.Code), noFormula(k.Name), noFormula(k.BRIN)})
	}
	return table.WriteAll(rows)
}

// noFormula puts an apostrophe before a text that a spreadsheet would take for a formula.
func noFormula(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
