package cmd

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/words"
	"sggscan/report/advicefile"
)

type adviceOptions struct {
	options
	workbook bool
}

func (a *app) adviceCmd() *cobra.Command {
	var o adviceOptions
	use, aliases := a.name("advies", "advice", a.say("commands.path_o_file"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short:   a.say("commands.make_file_in_adviser"),
		Long:    a.say("commands.makes_workbook_xlsx_yaml"),
		Example: a.say("commands.sggscan_advice_answers_o"),
		RunE:    checked(&o, a.runAdvice),
	}
	a.roundFlag(c, &o.options)
	a.schoolsFlag(c, &o.options)
	a.outputFlag(c, &o.options, "commands.file_xlsx_yaml")
	return c
}

func (o *adviceOptions) check(paths []string, given func(string) bool) error {
	if err := o.needOutput(words.Text("commands.o_advice_xlsx")); err != nil {
		return err
	}
	ending := strings.ToLower(filepath.Ext(o.output))
	if o.output != "-" && !slices.Contains([]string{".xlsx", ".yaml", ".yml"}, ending) {
		return fail(ExitUsage, "commands.give_name_ends_in", o.output)
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
