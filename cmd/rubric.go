package cmd

import (
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/lang"
	"sggscan/internal/outfile"
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

func (a *app) rubricShowCmd() *cobra.Command {
	var asJSON, asMarkdown bool
	use, aliases := a.name("toon", "show", "")
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: noArgs,
		Short:   a.say("Laat de hele rubriek zien", "Show the whole rubric"),
		Example: a.say("  sggscan rubriek toon\n  sggscan rubriek toon --json", "  sggscan rubric show\n  sggscan rubric show --json"),
		RunE: func(*cobra.Command, []string) error {
			if err := a.prepare(); err != nil {
				return err
			}
			switch {
			case asJSON && asMarkdown:
				return fail(ExitUsage, "kies --json of --markdown, niet allebei", "choose --json or --markdown, not both")
			case asMarkdown:
				return text.Markdown(a.Out, a.rubric, a.lang)
			case !asJSON:
				return text.Rubric(a.Out, a.rubric, a.lang)
			}
			data, err := a.rubric.JSON()
			if err != nil {
				return err
			}
			_, err = a.Out.Write(data)
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say("als JSON, met elke tekst in beide talen", "as JSON, with each text in both languages"))
	c.Flags().BoolVar(&asMarkdown, "markdown", false, a.say("als document (Markdown) om te lezen en te bespreken", "as a document (Markdown) to read and discuss"))
	return c
}

func (a *app) rubricCheckCmd() *cobra.Command {
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
		RunE: func(_ *cobra.Command, args []string) error { return a.runRubricCheck(args) },
	}
}

func (a *app) runRubricCheck(args []string) error {
	path := a.flags.rubric
	if len(args) == 1 {
		path = args[0]
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
		a.done("%s: rubriek %s %s klopt: %d domeinen, %d indicatoren, %d uitgangspunten", "%s: rubric %s %s is sound: %d domains, %d indicators, %d principles",
			path, r.ID, r.Version, len(r.Domains), len(r.Indicators()), len(r.Principles))
	}
	return nil
}

func (a *app) rubricExportCmd() *cobra.Command {
	use, aliases := a.name("kopieer", "export", a.say(" -o MAP", " -o DIR"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: noArgs,
		Short:   a.say("Kopieer de rubriek om die aan te passen", "Copy the rubric for editing"),
		Example: a.say("  sggscan rubriek kopieer -o mijn-rubriek", "  sggscan rubric export -o my-rubric"),
		RunE:    func(*cobra.Command, []string) error { return a.runRubricExport() },
	}
	a.outputFlag(c, "map voor de bestanden", "folder for the files")
	return c
}

func (a *app) runRubricExport() error {
	if err := a.needOutput(lang.Text{NL: "-o mijn-rubriek", EN: "-o my-rubric"}); err != nil {
		return err
	}
	if a.flags.output == "-" {
		return fail(ExitUsage, "de rubriek komt in een map; geef -o MAP", "the rubric goes to a folder; give -o DIR")
	}
	source, _, err := rubricSource(a.flags.rubric)
	if err != nil {
		return err
	}
	entries, err := fs.ReadDir(source, ".")
	if err != nil {
		return err
	}
	var files []outfile.File
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		data, err := fs.ReadFile(source, e.Name())
		if err != nil {
			return err
		}
		files = append(files, outfile.File{Path: filepath.Join(a.flags.output, e.Name()), Write: func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		}})
	}
	if err := a.claim(files, nil); err != nil {
		return err
	}
	if err := a.saveAll(files); err != nil {
		return err
	}
	a.done("gekopieerd naar %s; controleer na het aanpassen met: sggscan rubriek controleer %s", "copied to %s; check after editing with: sggscan rubric check %s", a.flags.output, a.flags.output)
	return nil
}

func (a *app) rubricSchemaCmd() *cobra.Command {
	return &cobra.Command{
		Use: "schema", Args: noArgs,
		Short:   a.say("Geef het JSON Schema van een rubriek, voor editors", "Give the JSON Schema of a rubric, for editors"),
		Example: "  sggscan " + a.say("rubriek", "rubric") + " schema > rubric.schema.json",
		RunE: func(*cobra.Command, []string) error {
			_, err := a.Out.Write(rubric.Schema())
			return err
		},
	}
}
