package cmd

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/questionnaire"
	"sggscan/report/session"
	"sggscan/testdata/demo"
)

type demoOptions struct{ options }

func (a *app) demoCmd() *cobra.Command {
	var o demoOptions
	c := a.command(about{nl: "demo", en: "demo", short: "commands.make_sample_board_with",
		long: "commands.writes_filled_questionnaires_seven"}, noArgs, checked(&o, a.runDemo))
	c.Example = "  sggscan demo\n  sggscan demo -o " + a.say("commands.sample")
	a.outputFlag(c, &o.options, "commands.folder_for_sample_else")
	return c
}

func (o *demoOptions) check([]string, func(string) bool) error {
	o.output = cmp.Or(o.output, "demo")
	if o.output == "-" {
		return fail(ExitUsage, "commands.sample_goes_folder")
	}
	return nil
}

func (a *app) runDemo(o *demoOptions) error {
	if a.flags.rubric != "" {
		return fail(ExitUsage, "commands.sample_belongs_sggscans_own_rubric")
	}
	if err := a.prepare(); err != nil {
		return err
	}
	in := func(name words.Key) string { return filepath.Join(o.output, a.say(name)) }
	answers, reports, advised := in("commands.answers"), in("commands.reports"), in("commands.advised_report")
	advice := outfile.File{Path: in("commands.adviser_yaml"), Write: func(w io.Writer) error {
		data, err := demo.Advice(string(a.lang))
		if err != nil {
			return err
		}
		return writing(data)(w)
	}}
	board := compareOptions{pdf: in("commands.board_summary_pdf"), html: in("commands.comparison_html")}
	board.output = in("commands.comparison_xlsx")
	var claimed []outfile.File
	for _, path := range []string{answers, reports, board.output, board.html, board.pdf, advice.Path, advised} {
		claimed = append(claimed, outfile.File{Path: path})
	}
	if err := a.claim(claimed, nil); err != nil {
		return err
	}
	files, err := a.demoAnswers(answers)
	if err != nil {
		return err
	}
	if err := a.saveAll(append(files, advice), nil); err != nil {
		return err
	}
	a.done("commands.made_filled_questionnaires", answers)
	read := &options{paths: []string{answers}}
	b, err := a.reports(read)
	if err != nil {
		return err
	}
	if err := b.write(reports, append(reportFormats(), session.Page)); err != nil {
		return err
	}
	var found problem.List
	inputs, comparison := b.inputs(), b.Beside(nil, &found)
	a.problems(found)
	if err := a.writeComparison(&comparison, &board, inputs); err != nil {
		return err
	}
	if err := a.demoAdvised(&options{advice: advice.Path}, files, advised); err != nil {
		return err
	}
	a.done("commands.demo_where", reports, board.pdf, board.output, board.html, advised, advice.Path)
	return nil
}

// demoAdvised makes the report of the school of which the adviser's file speaks, with what it says.
func (a *app) demoAdvised(read *options, files []outfile.File, dir string) error {
	for _, f := range files {
		if strings.HasPrefix(filepath.Base(f.Path), demo.AdvisedFiles) {
			read.paths = append(read.paths, f.Path)
		}
	}
	closing := a.closing // what is said last is of all schools
	b, err := a.reports(read)
	a.closing = closing
	if err != nil {
		return err
	}
	return b.write(dir, []string{session.PDF})
}

// demoAnswers are the answer files of the sample board, to be written in a folder: some as they are, most as the
// workbook that a school fills in.
func (a *app) demoAnswers(dir string) ([]outfile.File, error) {
	var files []outfile.File
	err := eachFile(demo.Files(), func(name string, data []byte) error {
		files = append(files, outfile.File{Path: filepath.Join(dir, name), Write: writing(data)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	workbooks, err := demo.Workbooks()
	if err != nil {
		return nil, err
	}
	err = eachFile(workbooks, func(name string, data []byte) error {
		var problems problem.List
		x, ok := a.reader().YAML(name, data, &problems)
		if !ok {
			return fmt.Errorf("embedded sample %s: %s", name, problems.All()[0].Text.EN)
		}
		form := questionnaire.Form{Rubric: a.rubric, Lang: a.lang, School: x.School, Profile: x.Profile, Role: x.Role,
			Date: x.Date, Round: x.Round, Filled: &x}
		path := filepath.Join(dir, strings.TrimSuffix(name, filepath.Ext(name))+".xlsx")
		write := func(w io.Writer) error { return questionnaire.Workbook(w, form) }
		files = append(files, outfile.File{Path: path, Write: write})
		return nil
	})
	return files, err
}

// eachFile calls back for every file of a folder and the folders in it that is not hidden, by name.
func eachFile(source fs.FS, call func(name string, data []byte) error) error {
	return fs.WalkDir(source, ".", func(name string, entry fs.DirEntry, err error) error {
		switch hidden := name != "." && strings.HasPrefix(entry.Name(), "."); {
		case err != nil:
			return err
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir():
			return nil
		}
		data, err := fs.ReadFile(source, name)
		if err != nil {
			return err
		}
		return call(name, data)
	})
}
