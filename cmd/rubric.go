package cmd

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/schema"
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
	help, err := schema.Of(schema.Rubric, nil, a.lang)
	if err != nil {
		return err
	}
	name := schema.Rubric.FileName()
	files := []outfile.File{{Path: filepath.Join(o.output, name), Write: writing(help)}}
	err = eachFile(source, func(file string, data []byte) error {
		if file == name { // of a copy of a copy
			return nil
		}
		files = append(files, outfile.File{Path: filepath.Join(o.output, file), Write: writing(withSchema(file, data))})
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

// withSchema gives a YAML file of a rubric the line by which editors find the schema beside it. The wordings of earlier
// versions, in a folder below, have another form.
func withSchema(file string, data []byte) []byte {
	const mark = "# yaml-language-server: "
	yaml := slices.Contains([]string{".yaml", ".yml"}, strings.ToLower(filepath.Ext(file)))
	if !yaml || strings.Contains(file, "/") || bytes.Contains(data, []byte(mark)) {
		return data
	}
	return append([]byte(mark+"$schema="+schema.Rubric.FileName()+"\n"), data...)
}

type rubricSchemaOptions struct {
	options
	kind schema.Kind
}

func (a *app) rubricSchemaCmd() *cobra.Command {
	var o rubricSchemaOptions
	c := a.command(about{nl: "schema", en: "schema", rest: "commands.schema_kinds",
		short: "commands.give_json_schema_rubric", long: "commands.schemas_describe", example: "commands.schema_examples"},
		cobra.ArbitraryArgs, prepared(a, &o, a.runRubricSchema))
	return a.printing(c, &o.options)
}

// check knows the kinds by their Dutch and English names.
func (o *rubricSchemaOptions) check(args []string, _ func(string) bool) error {
	dutch := []string{"rubriek", "antwoorden", "advies", "score", "toets"}
	o.kind = schema.Rubric
	if len(args) == 0 {
		return nil
	}
	kinds := lists.Strings(schema.Kinds())
	n := max(slices.Index(dutch, args[0]), slices.Index(kinds, args[0]))
	if n < 0 || len(args) > 1 {
		known := lang.Text{NL: strings.Join(dutch, ", "), EN: strings.Join(kinds, ", ")}
		return fail(ExitUsage, "commands.no_schema", strings.Join(args, " "), known)
	}
	o.kind = schema.Kinds()[n]
	return nil
}

func (a *app) runRubricSchema(o *rubricSchemaOptions) error {
	data, err := schema.Of(o.kind, a.rubric, a.lang)
	if err != nil {
		return err
	}
	return writing(data)(a.Out)
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
		none := &exitError{code: ExitInput, text: words.Text("commands.no_rubric_yaml", path)}
		if shown != path { // a file of another kind
			none.hint = words.Text("commands.check_answers_with", path)
		}
		return nil, list, none
	}
	return r, list, err
}
