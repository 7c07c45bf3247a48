package cmd

import (
	"io"

	"github.com/spf13/cobra"

	"sggscan/report/excel"
	"sggscan/report/view"
	"sggscan/rubric/lang"
)

func (a *app) compareCmd() *cobra.Command {
	var f schoolFlags
	use, aliases := a.name("vergelijk", "compare", a.say(" PAD… -o BESTAND.xlsx", " PATH… -o FILE.xlsx"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short:   a.say("Leg de scholen van een bestuur naast elkaar in een werkmap", "Lay the schools of a board side by side in a workbook"),
		Example: a.say("  sggscan vergelijk antwoorden/ -o vergelijking.xlsx", "  sggscan compare answers/ -o comparison.xlsx"),
		RunE:    func(c *cobra.Command, args []string) error { return a.runCompare(c, args, &f) },
	}
	f.add(a, c)
	a.outputFlag(c, "de werkmap (.xlsx)", "the workbook (.xlsx)")
	return c
}

func (a *app) runCompare(c *cobra.Command, paths []string, f *schoolFlags) error {
	if err := a.needOutput(lang.Text{NL: "-o vergelijking.xlsx", EN: "-o comparison.xlsx"}); err != nil {
		return err
	}
	if err := needEnding(a.flags.output, ".xlsx"); err != nil {
		return err
	}
	all, r, err := a.scored(c, paths, f)
	if err != nil {
		return err
	}
	comparison := view.BuildComparison(all, a.rubric, append(a.absent(r, f.round), r.missing...), a.viewOptions())
	if err := a.writeOne(a.flags.output, r.inputs(), true, func(w io.Writer) error { return excel.WriteComparison(w, comparison) }); err != nil {
		return err
	}
	return r.end()
}
