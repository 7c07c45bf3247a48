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

type compareFlags struct {
	schoolFlags
	anonymous bool
	// pdf is where the summary for the board goes; "" for none.
	pdf string
}

func (a *app) compareCmd() *cobra.Command {
	var f compareFlags
	use, aliases := a.name("vergelijk", "compare", a.say(" PAD… -o BESTAND.xlsx", " PATH… -o FILE.xlsx"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short: a.say("Leg de scholen van een bestuur naast elkaar in een werkmap", "Lay the schools of a board side by side in a workbook"),
		Example: a.say("  sggscan vergelijk antwoorden/ -o vergelijking.xlsx\n  sggscan vergelijk antwoorden/ -o vergelijking.xlsx --pdf bestuur.pdf",
			"  sggscan compare answers/ -o comparison.xlsx\n  sggscan compare answers/ -o comparison.xlsx --pdf board.pdf"),
		RunE: func(c *cobra.Command, args []string) error { return a.runCompare(c, args, &f) },
	}
	f.add(a, c)
	a.outputFlag(c, "de werkmap (.xlsx)", "the workbook (.xlsx)")
	c.Flags().BoolVar(&f.anonymous, "anonymous", false, a.say("codes in plaats van namen en zonder vrije tekst; de sleutel komt in een apart bestand ernaast (…-sleutel.csv)",
		"codes for names and no free text; the key comes in a separate file beside it (…-key.csv)"))
	c.Flags().StringVar(&f.pdf, "pdf", "", a.say("ook, of zonder -o alleen, een samenvatting voor het bestuur van twee pagina's (.pdf)", "also, or without -o only, a summary for the board of two pages (.pdf)"))
	return c
}

func (a *app) runCompare(c *cobra.Command, paths []string, f *compareFlags) error {
	if err := a.checkCompare(c, paths, f); err != nil {
		return err
	}
	if err := a.prepare(); err != nil {
		return err
	}
	r, o, err := a.readAdvised(c, paths, &f.schoolFlags)
	if err != nil {
		return err
	}
	inputs := r.inputs()
	missing := append(a.notReturned(&r, f.round), r.missing...)
	all, err := a.assess(r, f.round, o)
	if err != nil {
		return err
	}
	r.files, r.schools = nil, nil // the answers of thousands of schools need not stay while the workbook is made
	comparison := view.BuildComparison(all, a.rubric, missing, a.viewOptions())
	if a.flags.output == "-" {
		err = a.writeOne("-", inputs, true, func(w io.Writer) error { return a.comparisonWorkbook(w, comparison) })
	} else {
		err = a.writeComparison(&comparison, f, inputs)
	}
	if err != nil {
		return err
	}
	return r.end()
}

// checkCompare checks the flags: something has to be made, each file under a name that says what it is, and not of itself.
func (a *app) checkCompare(c *cobra.Command, paths []string, f *compareFlags) error {
	if !c.Flags().Changed("pdf") || a.flags.output != "" {
		if err := a.needOutput(lang.Text{NL: "-o vergelijking.xlsx", EN: "-o comparison.xlsx"}); err != nil {
			return err
		}
		if err := needEnding(a.flags.output, ".xlsx"); err != nil {
			return err
		}
	}
	if f.anonymous && a.flags.output == "-" {
		return fail(ExitUsage, "met --anonymous hoort een sleutel in een bestand ernaast; geef -o BESTAND.xlsx", "with --anonymous a key comes in a file beside it; give -o FILE.xlsx")
	}
	if !c.Flags().Changed("pdf") {
		return nil
	}
	switch {
	case !strings.EqualFold(filepath.Ext(f.pdf), ".pdf"):
		return fail(ExitUsage, "--pdf %q: geef een naam die op .pdf eindigt", "--pdf %q: give a name that ends in .pdf", f.pdf)
	case a.flags.output == "-":
		return fail(ExitUsage, "met --pdf komt de werkmap in een bestand; geef -o BESTAND.xlsx, of laat -o weg", "with --pdf the workbook goes to a file; give -o FILE.xlsx, or leave -o out")
	case slices.ContainsFunc(paths, func(p string) bool { return outfile.SameFile(p, f.pdf) }):
		return fail(ExitUsage, "%s is ook invoer; kies een andere uitvoer", "%s is an input too; choose another output", f.pdf)
	}
	return nil
}

// comparisonWorkbook writes the workbook; what of a large board does not fit in memory stands for a while in the folder of the run.
func (a *app) comparisonWorkbook(w io.Writer, c view.Comparison) error {
	dir, err := a.desk.Scratch()
	if err != nil {
		return err
	}
	return excel.WriteComparison(w, c, dir)
}

// writeComparison writes the workbook, the summary, or both; with codes for names also the key, in a file of its own. All of them appear, or none. The names do not stay in memory
// beside the codes.
func (a *app) writeComparison(c *view.Comparison, f *compareFlags, inputs []string) error {
	var files []outfile.File
	key := ""
	if f.anonymous {
		coded, keys := view.Anonymous(*c)
		beside := cmp.Or(a.flags.output, f.pdf)
		key = strings.TrimSuffix(beside, filepath.Ext(beside)) + a.say("-sleutel.csv", "-key.csv")
		*c, files = coded, append(files, outfile.File{Path: key, Write: func(w io.Writer) error { return writeKeys(w, keys) }})
	}
	if a.flags.output != "" {
		files = append(files, outfile.File{Path: a.flags.output, Write: func(w io.Writer) error { return a.comparisonWorkbook(w, *c) }})
	}
	if f.pdf != "" {
		files = append(files, outfile.File{Path: f.pdf, Write: func(w io.Writer) error { return pdf.WriteBoard(w, view.BuildBoard(*c)) }})
	}
	files, err := a.spare(files, nil, false)
	if err != nil {
		return err
	}
	if err := a.claim(files, inputs); err != nil {
		return err
	}
	if err := a.desk.SaveAll(files...); err != nil {
		return err
	}
	for _, file := range files {
		if file.Path != key {
			a.done("gemaakt: %s", "made: %s", file.Path)
		}
	}
	if key != "" {
		a.done("gemaakt: %s (wie achter welke code zit; geef dit bestand niet mee)", "made: %s (who is behind which code; do not pass this file on)", key)
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
