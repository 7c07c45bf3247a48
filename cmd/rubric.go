package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/lang"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/report/text"
	"sggscan/rubric"
)

func (a *app) rubricCmd() *cobra.Command {
	use, aliases := a.name("rubriek", "rubric", "")
	c := &cobra.Command{
		Use: use, Aliases: aliases,
		Short: a.say("Lees, controleer of kopieer de rubriek", "Read, check or copy the rubric"),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(c, args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.rubricShowCmd(), a.rubricCheckCmd(), a.rubricExportCmd(), a.rubricSchemaCmd())
	return c
}

type rubricShowOptions struct{ json, markdown bool }

func (a *app) rubricShowCmd() *cobra.Command {
	var o rubricShowOptions
	use, aliases := a.name("toon", "show", "")
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: noArgs,
		Short: a.say("Laat de hele rubriek zien", "Show the whole rubric"),
		Example: a.say("  sggscan rubriek toon\n  sggscan rubriek toon --json",
			"  sggscan rubric show\n  sggscan rubric show --json"),
		RunE: checked(&o, a.runRubricShow),
	}
	c.Flags().BoolVar(&o.json, "json", false, a.say("als JSON, met elke tekst in beide talen",
		"as JSON, with each text in both languages"))
	c.Flags().BoolVar(&o.markdown, "markdown", false, a.say("als document (Markdown) om te lezen en te bespreken",
		"as a document (Markdown) to read and discuss"))
	return c
}

func (o *rubricShowOptions) check([]string, func(string) bool) error {
	if o.json && o.markdown {
		return fail(ExitUsage, "kies --json of --markdown, niet allebei", "choose --json or --markdown, not both")
	}
	return nil
}

func (a *app) runRubricShow(o *rubricShowOptions) error {
	if err := a.prepare(); err != nil {
		return err
	}
	switch {
	case o.markdown:
		return text.Markdown(a.Out, a.rubric, a.lang)
	case !o.json:
		return text.Rubric(a.Out, a.rubric, a.lang)
	}
	data, err := a.rubric.JSON()
	if err != nil {
		return err
	}
	return writing(data)(a.Out)
}

func (a *app) rubricCheckCmd() *cobra.Command {
	var o options
	use, aliases := a.name("controleer", "check", a.say(" [PAD]", " [PATH]"))
	return &cobra.Command{
		Use: use, Aliases: aliases,
		Short:   a.say("Noem alles wat niet klopt aan een rubriek", "List all that is wrong with a rubric"),
		Example: a.say("  sggscan rubriek controleer mijn-rubriek/", "  sggscan rubric check my-rubric/"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fail(ExitUsage, "noem één map of bestand", "name one folder or file")
			}
			return nil
		},
		RunE: checked(&o, a.runRubricCheck),
	}
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
		a.done("%s: rubriek %s %s klopt: %d domeinen, %d indicatoren, %d uitgangspunten",
			"%s: rubric %s %s is sound: %d domains, %d indicators, %d principles",
			path, r.ID, r.Version, len(r.Domains), len(r.Indicators()), len(r.Principles))
	}
	return nil
}

type rubricExportOptions struct{ options }

func (a *app) rubricExportCmd() *cobra.Command {
	var o rubricExportOptions
	use, aliases := a.name("kopieer", "export", a.say(" -o MAP", " -o DIR"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: noArgs,
		Short:   a.say("Kopieer de rubriek om die aan te passen", "Copy the rubric for editing"),
		Example: a.say("  sggscan rubriek kopieer -o mijn-rubriek", "  sggscan rubric export -o my-rubric"),
		RunE:    checked(&o, a.runRubricExport),
	}
	a.outputFlag(c, &o.options, "map voor de bestanden", "folder for the files")
	return c
}

func (o *rubricExportOptions) check([]string, func(string) bool) error {
	if o.output == "-" {
		return fail(ExitUsage, "de rubriek komt in een map; geef -o MAP", "the rubric goes to a folder; give -o DIR")
	}
	return o.needOutput(lang.Text{NL: "-o mijn-rubriek", EN: "-o my-rubric"})
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
	if err := a.claim(files, nil); err != nil {
		return err
	}
	if err := a.saveAll(files); err != nil {
		return err
	}
	a.done("gekopieerd naar %s; controleer na het aanpassen met: sggscan rubriek controleer %s",
		"copied to %s; check after editing with: sggscan rubric check %s", o.output, o.output)
	return nil
}

func (a *app) rubricSchemaCmd() *cobra.Command {
	return &cobra.Command{
		Use: "schema", Args: noArgs,
		Short:   a.say("Geef het JSON Schema van een rubriek, voor editors", "Give the JSON Schema of a rubric, for editors"),
		Example: "  sggscan " + a.say("rubriek", "rubric") + " schema > rubric.schema.json",
		RunE:    func(*cobra.Command, []string) error { return writing(rubric.Schema())(a.Out) },
	}
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
		return nil, "", fail(ExitUsage, "%s bestaat niet", "%s does not exist", path)
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
		return nil, list, fail(ExitInput, "%s: hier staat geen rubriek (.yaml)", "%s: no rubric (.yaml) here", path)
	}
	return r, list, err
}
