package cmd

import (
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/report/questionnaire"
	"sggscan/report/view"
	"sggscan/testdata/demo"
)

func (a *app) demoCmd() *cobra.Command {
	c := &cobra.Command{
		Use: "demo", Args: noArgs,
		Short: a.say("Maak een voorbeeldbestuur met al zijn rapporten", "Make a sample board with all its reports"),
		Long: a.say("Schrijft de ingevulde vragenlijsten van zeven verzonnen scholen, en maakt daarvan alle rapporten: om te zien wat het programma doet.",
			"Writes the filled questionnaires of seven invented schools, and makes all reports of them: to see what the program does."),
		Example: "  sggscan demo\n  sggscan demo -o " + a.say("voorbeeld", "sample"),
		RunE:    func(*cobra.Command, []string) error { return a.runDemo() },
	}
	a.outputFlag(c, "map voor het voorbeeld (anders demo)", "folder for the sample (else demo)")
	return c
}

func (a *app) runDemo() error {
	if a.flags.output == "" {
		a.flags.output = "demo"
	}
	if a.flags.output == "-" {
		return fail(ExitUsage, "het voorbeeld komt in een map; geef -o MAP", "the sample goes to a folder; give -o DIR")
	}
	if a.flags.rubric != "" {
		return fail(ExitUsage, "het voorbeeld hoort bij de eigen rubriek van sggscan; laat --rubric weg", "the sample belongs to sggscan's own rubric; leave out --rubric")
	}
	if err := a.prepare(); err != nil {
		return err
	}
	answers := filepath.Join(a.flags.output, a.say("antwoorden", "answers"))
	reports := filepath.Join(a.flags.output, a.say("rapporten", "reports"))
	comparison := filepath.Join(a.flags.output, a.say("vergelijking.xlsx", "comparison.xlsx"))
	if err := a.claim([]outfile.File{{Path: answers}, {Path: reports}, {Path: comparison}}, nil); err != nil {
		return err
	}
	files, err := a.demoAnswers(answers)
	if err != nil {
		return err
	}
	if err := a.saveAll(files); err != nil {
		return err
	}
	a.done("gemaakt: %s (ingevulde vragenlijsten)", "made: %s (filled questionnaires)", answers)
	r, err := a.read([]string{answers})
	if err != nil {
		return err
	}
	b, err := a.batch(r, "", assessment.Options{})
	if err != nil {
		return err
	}
	if err := b.writeReports(reports, reportFormats(), r); err != nil {
		return err
	}
	all, err := a.assess(r, "", assessment.Options{})
	if err != nil {
		return err
	}
	board := view.BuildComparison(all, a.rubric, r.missing, a.viewOptions())
	return a.writeOne(comparison, r.inputs(), true, func(w io.Writer) error { return a.comparisonWorkbook(w, board) })
}

// demoAnswers are the answer files of the sample board, to be written in a folder: some as they are, most as the workbook that a school fills in.
func (a *app) demoAnswers(dir string) ([]outfile.File, error) {
	var files []outfile.File
	err := eachFile(demo.Files(), func(name string, data []byte) error {
		files = append(files, outfile.File{Path: filepath.Join(dir, name), Write: func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	workbooks, err := demo.Workbooks()
	if err != nil {
		return nil, err
	}
	reader := answers.Reader{Rubric: a.rubric, Today: a.today}
	err = eachFile(workbooks, func(name string, data []byte) error {
		var problems problem.List
		x, ok := reader.YAML(name, data, &problems)
		if !ok {
			return fmt.Errorf("embedded sample %s: %s", name, problems.All()[0].Text.EN)
		}
		form := questionnaire.Form{Rubric: a.rubric, Lang: a.lang, School: x.School, Profile: x.Profile, Role: x.Role, Date: x.Date, Round: x.Round, Filled: &x}
		path := filepath.Join(dir, strings.TrimSuffix(name, filepath.Ext(name))+".xlsx")
		files = append(files, outfile.File{Path: path, Write: func(w io.Writer) error { return questionnaire.Workbook(w, form) }})
		return nil
	})
	return files, err
}

// eachFile calls back for every file at the top of a folder, by name.
func eachFile(source fs.FS, call func(name string, data []byte) error) error {
	entries, err := fs.ReadDir(source, ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		data, err := fs.ReadFile(source, e.Name())
		if err != nil {
			return err
		}
		if err := call(e.Name(), data); err != nil {
			return err
		}
	}
	return nil
}
