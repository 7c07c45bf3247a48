package cmd

import (
	"cmp"
	"encoding/csv"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/lang"
	"sggscan/internal/outfile"
	"sggscan/report/excel"
	"sggscan/report/pdf"
	"sggscan/report/view"
)

type compareOptions struct {
	options
	anonymous bool
	// pdf is where the summary for the board goes; "" for none.
	pdf string
}

func (a *app) compareCmd() *cobra.Command {
	var o compareOptions
	use, aliases := a.name("vergelijk", "compare", a.say(" PAD… -o BESTAND.xlsx", " PATH… -o FILE.xlsx"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short: a.say("Leg de scholen van een bestuur naast elkaar in een werkmap",
			"Lay the schools of a board side by side in a workbook"),
		Example: a.say(`  sggscan vergelijk antwoorden/ -o vergelijking.xlsx
  sggscan vergelijk antwoorden/ -o vergelijking.xlsx --pdf bestuur.pdf`,
			`  sggscan compare answers/ -o comparison.xlsx
  sggscan compare answers/ -o comparison.xlsx --pdf board.pdf`),
		RunE: checked(&o, a.runCompare),
	}
	a.scoreFlags(c, &o.options)
	a.outputFlag(c, &o.options, "de werkmap (.xlsx)", "the workbook (.xlsx)")
	c.Flags().BoolVar(&o.anonymous, "anonymous", false, a.say(
		"codes in plaats van namen en zonder vrije tekst; de sleutel komt in een apart bestand ernaast (…-sleutel.csv)",
		"codes for names and no free text; the key comes in a separate file beside it (…-key.csv)"))
	c.Flags().StringVar(&o.pdf, "pdf", "", a.say(
		"ook, of zonder -o alleen, een samenvatting voor het bestuur van twee pagina's (.pdf)",
		"also, or without -o only, a summary for the board of two pages (.pdf)"))
	return c
}

// check sees to it that something is made, each file under a name that says what it is, and not of itself.
func (o *compareOptions) check(paths []string, given func(string) bool) error {
	if !given("pdf") || o.output != "" {
		if err := o.needOutput(lang.Text{NL: "-o vergelijking.xlsx", EN: "-o comparison.xlsx"}); err != nil {
			return err
		}
		if err := needEnding(o.output, ".xlsx"); err != nil {
			return err
		}
	}
	switch {
	case o.anonymous && o.output == "-":
		return fail(ExitUsage, "met --anonymous hoort een sleutel in een bestand ernaast; geef -o BESTAND.xlsx",
			"with --anonymous a key comes in a file beside it; give -o FILE.xlsx")
	case !given("pdf"):
	case !strings.EqualFold(filepath.Ext(o.pdf), ".pdf"):
		return fail(ExitUsage, "--pdf %q: geef een naam die op .pdf eindigt",
			"--pdf %q: give a name that ends in .pdf", o.pdf)
	case o.output == "-":
		return fail(ExitUsage, "met --pdf komt de werkmap in een bestand; geef -o BESTAND.xlsx, of laat -o weg",
			"with --pdf the workbook goes to a file; give -o FILE.xlsx, or leave -o out")
	case slices.ContainsFunc(paths, func(p string) bool { return outfile.SameFile(p, o.pdf) }):
		return alsoInput(o.pdf)
	}
	return o.options.check(paths, given)
}

func (a *app) runCompare(o *compareOptions) error {
	if err := a.prepare(); err != nil {
		return err
	}
	r, err := a.read(&o.options, false)
	if err != nil {
		return err
	}
	inputs := r.inputs()
	missing := view.NotReturned(r.SetAsideAbsent(o.round), o.round, a.lang)
	missing = append(missing, view.LeftOut(r.LeftOut, a.lang)...)
	all, err := a.assess(r, &o.options)
	if err != nil {
		return err
	}
	r.Files, r.Schools = nil, nil // the answers of thousands of schools need not stay while the workbook is made
	comparison := view.BuildComparison(all, a.rubric, missing, a.viewOptions(r))
	if o.output == "-" {
		err = a.writeOne("-", inputs, true, func(w io.Writer) error { return a.comparisonWorkbook(w, comparison) })
	} else {
		err = a.writeComparison(&comparison, o, inputs)
	}
	if err != nil {
		return err
	}
	return r.end()
}

// comparisonWorkbook writes the workbook; what of a large board does not fit in memory stands for a while in the folder
// of the run.
func (a *app) comparisonWorkbook(w io.Writer, c view.Comparison) error {
	dir, err := a.desk.Scratch()
	if err != nil {
		return err
	}
	return excel.WriteComparison(w, c, dir)
}

// writeComparison writes the workbook, the summary, or both; with codes for names also the key, in a file of its own.
// All of them appear, or none. The names do not stay in memory beside the codes.
func (a *app) writeComparison(c *view.Comparison, o *compareOptions, inputs []string) error {
	var files []outfile.File
	key := ""
	if o.anonymous {
		coded, keys := view.Anonymous(*c)
		beside := cmp.Or(o.output, o.pdf)
		key = strings.TrimSuffix(beside, filepath.Ext(beside)) + a.say("-sleutel.csv", "-key.csv")
		files = append(files, outfile.File{Path: key, Write: func(w io.Writer) error { return writeKeys(w, keys) }})
		*c = coded
	}
	if o.output != "" {
		write := func(w io.Writer) error { return a.comparisonWorkbook(w, *c) }
		files = append(files, outfile.File{Path: o.output, Write: write})
	}
	if o.pdf != "" {
		write := func(w io.Writer) error { return pdf.WriteBoard(w, view.BuildBoard(*c)) }
		files = append(files, outfile.File{Path: o.pdf, Write: write})
	}
	files, err := a.writeTogether(files, inputs)
	if err != nil {
		return err
	}
	for _, file := range files {
		if file.Path != key {
			a.done("gemaakt: %s", "made: %s", file.Path)
		}
	}
	if key != "" {
		a.done("gemaakt: %s (wie achter welke code zit; geef dit bestand niet mee)",
			"made: %s (who is behind which code; do not pass this file on)", key)
	}
	return nil
}

// writeKeys writes the key as a table that office programs open as it is: UTF-8 with a mark, semicolons, and no cell
// that starts a formula.
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
