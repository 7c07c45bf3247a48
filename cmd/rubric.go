package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/lists"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/text"
	"sggscan/rubric"
)

func (a *app) rubricCmd() *cobra.Command {
	about := about{nl: "rubriek", en: "rubric", short: "commands.read_check_copy_rubric"}
	c := a.command(about, cobra.ArbitraryArgs, func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(c, args[0])
		}
		return c.Help()
	})
	c.AddCommand(a.rubricShowCmd(), a.rubricCheckCmd(), a.rubricExportCmd(), a.rubricSchemaCmd())
	return c
}

type rubricShowOptions struct {
	json, markdown bool
	sector         string
}

func (a *app) rubricShowCmd() *cobra.Command {
	var o rubricShowOptions
	c := a.command(about{nl: "toon", en: "show", short: "commands.show_whole_rubric",
		example: "commands.sggscan_rubric_show_sggscan"}, noArgs, prepared(a, &o, a.runRubricShow))
	c.Flags().BoolVar(&o.json, "json", false, a.say("commands.as_json_with_each"))
	c.Flags().BoolVar(&o.markdown, "markdown", false, a.say("commands.as_document_markdown_read"))
	c.Flags().StringVar(&o.sector, "sector", "", a.say("commands.as_schools_of_sector_read"))
	return c
}

func (o *rubricShowOptions) check([]string, func(string) bool) error {
	if o.json && o.markdown {
		return fail(ExitUsage, "commands.choose_json_markdown_not")
	}
	if o.sector == "" {
		return nil
	}
	return oneOf("sector", o.sector, lists.Strings(rubric.Sectors())...)
}

func (a *app) runRubricShow(o *rubricShowOptions) error {
	r, sector := a.rubric, rubric.Sector(o.sector)
	if sector != "" {
		r = r.Only(sector)
	}
	switch {
	case o.markdown:
		return text.Markdown(a.Out, r, sector, a.lang)
	case !o.json:
		return text.Rubric(a.Out, r, a.lang)
	}
	data, err := r.JSON()
	if err != nil {
		return err
	}
	return writing(data)(a.Out)
}

func (a *app) rubricCheckCmd() *cobra.Command {
	var o options
	args := func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return fail(ExitUsage, "commands.name_one_folder_file")
		}
		return nil
	}
	return a.command(about{nl: "controleer", en: "check", rest: "commands.path_2",
		short: "commands.list_all_wrong_with", example: "commands.sggscan_rubric_check_my"}, args,
		checked(&o, a.runRubricCheck))
}

func (a *app) runRubricCheck(o *options) error {
	path := a.flags.rubric
	if len(o.paths) == 1 {
		path = o.paths[0]
	}
	r, list, err := readRubric(path)
	if err != nil {
		return err
	}
	a.problems(list)
	if list.HasErrors() {
		return said(ExitInput)
	}
	if path != "" { // of its own rubric the program says nothing when all is well
		a.done("commands.rubric_sound_domains_indicators",
			path, r.ID, r.Version, len(r.Domains), len(r.Indicators()), len(r.Principles))
	}
	return nil
}

type rubricExportOptions struct{ options }

func (a *app) rubricExportCmd() *cobra.Command {
	var o rubricExportOptions
	c := a.command(about{nl: "kopieer", en: "export", rest: "commands.o_dir", short: "commands.copy_rubric_for_editing",
		example: "commands.sggscan_rubric_export_o"}, noArgs, checked(&o, a.runRubricExport))
	a.outputFlag(c, &o.options, "commands.folder_for_files")
	return c
}

func (o *rubricExportOptions) check([]string, func(string) bool) error {
	if o.output == "-" {
		return fail(ExitUsage, "commands.rubric_goes_folder")
	}
	return o.needOutput(words.Text("commands.o_my_rubric"))
}

func (a *app) runRubricExport(o *rubricExportOptions) error {
	source, _, err := rubricSource(a.flags.rubric)
	if err != nil {
		return err
	}
	var files []outfile.File
	err = eachFile(source, func(name string, data []byte) error {
		files = append(files, outfile.File{Path: filepath.Join(o.output, name), Write: writing(data)})
		return nil
	})
	if err != nil {
		return err
	}
	if err := a.saveAll(files, nil); err != nil {
		return err
	}
	a.done("commands.copied_check_after_editing", o.output, o.output)
	return nil
}

func (a *app) rubricSchemaCmd() *cobra.Command {
	c := a.command(about{nl: "schema", en: "schema", short: "commands.give_json_schema_rubric"}, noArgs,
		func(*cobra.Command, []string) error { return writing(rubric.Schema())(a.Out) })
	c.Example = "  sggscan " + a.say("commands.rubric") + " schema > rubric.schema.json"
	return c
}

// rubricSource opens the files of the rubric in a path, or of the program's own without one, with the folder to show
// before their names.
func rubricSource(path string) (files fs.FS, shown string, err error) {
	if path == "" {
		files, err = rubric.DefaultFiles()
		return files, "", err
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", fail(ExitUsage, "commands.does_not_exist_2", path)
	}
	if err != nil {
		return nil, "", err
	}
	shown = path
	if !info.IsDir() {
		shown = strings.TrimSuffix(path, info.Name())
	}
	files, err = rubric.Files(path)
	return files, shown, err
}

// readRubric loads the rubric in a path, or the program's own without one.
func readRubric(path string) (*rubric.Rubric, problem.List, error) {
	if path == "" {
		r, err := rubric.Default()
		return r, problem.List{}, err
	}
	files, shown, err := rubricSource(path)
	if err != nil {
		return nil, problem.List{}, err
	}
	r, list, err := rubric.Load(files, shown)
	if errors.Is(err, rubric.ErrNoRubric) {
		return nil, list, fail(ExitInput, "commands.no_rubric_yaml", path)
	}
	return r, list, err
}
