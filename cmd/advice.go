package cmd

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/lang"
	"sggscan/report/advicefile"
)

type adviceOptions struct {
	options
	workbook bool
}

func (a *app) adviceCmd() *cobra.Command {
	var o adviceOptions
	use, aliases := a.name("advies", "advice", a.say(" PAD… -o BESTAND", " PATH… -o FILE"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short: a.say("Maak een bestand waarin een adviseur bij de scholen schrijft",
			"Make a file in which an adviser writes beside the schools"),
		Long: a.say("Maakt een werkmap (.xlsx) of YAML-bestand voor de adviseur: naam, organisatie en logo, "+
			"per school een samenvatting en opmerkingen,\nen niveaus waar de adviseur tot een ander niveau komt, met de reden. "+
			"Geef het ingevulde bestand met --advice aan rapport.",
			"Makes a workbook (.xlsx) or YAML file for the adviser: name, organisation and logo, "+
				"a summary and remarks for each school,\nand levels where the adviser comes to another level, with the reason. "+
				"Give the filled file to report with --advice."),
		Example: a.say(`  sggscan advies antwoorden/ -o advies.xlsx
  sggscan rapport antwoorden/ -o rapporten --advice advies.xlsx`,
			`  sggscan advice answers/ -o advice.xlsx
  sggscan report answers/ -o reports --advice advice.xlsx`),
		RunE: checked(&o, a.runAdvice),
	}
	a.roundFlag(c, &o.options)
	a.schoolsFlag(c, &o.options)
	a.outputFlag(c, &o.options, "het bestand (.xlsx of .yaml; - is YAML op stdout)",
		"the file (.xlsx or .yaml; - is YAML on stdout)")
	return c
}

func (o *adviceOptions) check(paths []string, given func(string) bool) error {
	if err := o.needOutput(lang.Text{NL: "-o advies.xlsx", EN: "-o advice.xlsx"}); err != nil {
		return err
	}
	ending := strings.ToLower(filepath.Ext(o.output))
	if o.output != "-" && !slices.Contains([]string{".xlsx", ".yaml", ".yml"}, ending) {
		return fail(ExitUsage, "%s: geef een naam die op .xlsx of .yaml eindigt",
			"%s: give a name that ends in .xlsx or .yaml", o.output)
	}
	o.workbook = ending == ".xlsx"
	return o.options.check(paths, given)
}

func (a *app) runAdvice(o *adviceOptions) error {
	if err := a.prepare(); err != nil {
		return err
	}
	all, r, err := a.scored(&o.options)
	if err != nil {
		return err
	}
	write := advicefile.WriteYAML
	if o.workbook {
		write = advicefile.WriteXLSX
	}
	reports := a.views(all, r)
	err = a.writeOne(o.output, r.inputs(), o.workbook, func(w io.Writer) error { return write(w, reports) })
	if err != nil {
		return err
	}
	return r.end()
}
