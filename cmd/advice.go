package cmd

import (
	"cmp"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/lists"
	"sggscan/internal/words"
	"sggscan/report/advicefile"
)

type adviceOptions struct {
	options
	workbook bool
}

func (a *app) adviceCmd() *cobra.Command {
	var o adviceOptions
	c := a.command(about{nl: "advies", en: "advice", rest: "commands.path_o_file",
		short: "commands.make_file_in_adviser", long: "commands.makes_workbook_xlsx_yaml",
		example: "commands.sggscan_advice_answers_o"}, pathArgs, prepared(a, &o, a.runAdvice))
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
	all, r, err := a.scored(&o.options)
	if err != nil {
		return err
	}
	write := advicefile.WriteYAML
	if o.workbook {
		write = advicefile.WriteXLSX
	}
	reports := lists.Map(all, r.Report)
	err = a.writeOne(o.output, r.inputs(), o.workbook, func(w io.Writer) error { return write(w, reports) })
	return cmp.Or(err, r.end())
}
