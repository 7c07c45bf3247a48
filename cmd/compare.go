package cmd

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/assessment/intake"
	"sggscan/internal/limit"
	"sggscan/internal/lists"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/excel"
	"sggscan/report/html"
	"sggscan/report/pdf"
	"sggscan/report/session"
	"sggscan/report/view"
)

type compareOptions struct {
	options
	anonymous bool
	// pdf is where the summary for the board goes, and html the comparison as a page; "" for none.
	pdf, html string
}

func (a *app) compareCmd() *cobra.Command {
	var o compareOptions
	c := a.command(about{nl: "vergelijk", en: "compare", rest: "commands.path_o_file_xlsx",
		short: "commands.lay_schools_board_side", example: "commands.sggscan_compare_answers_o"}, pathArgs,
		prepared(a, &o, a.runCompare))
	a.scoreFlags(c, &o.options)
	a.outputFlag(c, &o.options, "commands.workbook_xlsx")
	c.Flags().BoolVar(&o.anonymous, "anonymous", false, a.say("commands.codes_for_names_no"))
	c.Flags().StringVar(&o.pdf, "pdf", "", a.say("commands.also_without_o_only"))
	c.Flags().StringVar(&o.html, "html", "", a.say("commands.comparison_as_page"))
	a.policyFlag(c, &o.options, "commands.policy_compare")
	return c
}

// check sees to it that something is made, each file under a name that says what it is, and not of itself.
func (o *compareOptions) check(paths []string, given func(string) bool) error {
	if !given("pdf") && !given("html") || o.output != "" {
		if err := o.needOutput(words.Text("commands.o_comparison_xlsx")); err != nil {
			return err
		}
		if err := needEnding(o.output, ".xlsx"); err != nil {
			return err
		}
	}
	if len(o.policy) > 0 && o.output == "" && o.html == "" {
		return fail(ExitUsage, "commands.policy_not_on_paper")
	}
	if o.anonymous && o.output == "-" {
		return fail(ExitUsage, "commands.with_anonymous_key_comes")
	}
	for _, beside := range [][2]string{{"pdf", o.pdf}, {"html", o.html}} {
		switch flag, path := beside[0], beside[1]; {
		case !given(flag):
		case !strings.EqualFold(filepath.Ext(path), "."+flag):
			return fail(ExitUsage, "commands.pdf_give_name_ends", flag, path, flag)
		case o.output == "-":
			return fail(ExitUsage, "commands.with_pdf_workbook_goes_file", flag)
		case slices.ContainsFunc(paths, func(p string) bool { return outfile.SameFile(p, path) }):
			return alsoInput(path)
		}
	}
	return o.options.check(paths, given)
}

func (a *app) runCompare(o *compareOptions) error {
	r, err := a.read(&o.options, false)
	if err != nil {
		return err
	}
	inputs, missing := r.inputs(), r.Missing()
	if o.anonymous {
		assessment.MergeSectors(r.Schools)
	}
	picked, err := r.picks(o.round)
	if err != nil {
		return err
	}
	if len(o.policy) > 0 {
		schools := lists.Map(picked, func(p intake.Pick) assessment.School { return p.Now.School() })
		if err := a.addPolicy(r, o.policy, schools); err != nil {
			return err
		}
	}
	const many = 1_000
	if len(picked) > many {
		sparing()
	}
	var found problem.List
	comparison := r.Beside(missing, &found)
	a.problems(found)
	if o.output == "-" {
		err = a.writeOne("-", inputs, true, func(w io.Writer) error { return a.comparisonWorkbook(w, comparison) })
	} else {
		err = a.writeComparison(&comparison, o, inputs)
	}
	return cmp.Or(err, r.end())
}

// comparisonWorkbook writes the workbook; what of a large board does not fit in memory stands for a while in the folder
// of the run.
func (a *app) comparisonWorkbook(w io.Writer, c view.Comparison) error {
	dir, err := a.desk.Scratch()
	if err != nil {
		return err
	}
	return excel.WriteComparison(w, c, dir)
}

// writeComparison writes the workbook, the summary, the page, or several of them; with codes for names also the key, in
// a file of its own. All of them appear, or none. The names do not stay in memory beside the codes.
func (a *app) writeComparison(c *view.Comparison, o *compareOptions, inputs []string) error {
	var files []outfile.File
	key := ""
	if o.anonymous {
		beside := cmp.Or(o.output, o.pdf, o.html)
		key = strings.TrimSuffix(beside, filepath.Ext(beside)) + a.say("commands.key_csv")
		known, extends, err := readKeys(key)
		if err != nil {
			return err
		}
		coded, keys := view.Anonymous(*c, known)
		write := func(w io.Writer) error { return session.WriteKeys(w, keys, a.lang) }
		files = append(files, outfile.File{Path: key, Write: write, Extends: extends})
		*c = coded
	}
	if o.output != "" {
		write := func(w io.Writer) error { return a.comparisonWorkbook(w, *c) }
		files = append(files, outfile.File{Path: o.output, Write: write})
	}
	if o.pdf != "" {
		write := func(w io.Writer) error { return pdf.WriteBoard(w, view.BuildBoard(*c)) }
		files = append(files, outfile.File{Path: o.pdf, Write: write})
	}
	if o.html != "" {
		write := func(w io.Writer) error { return html.WriteComparison(w, *c) }
		files = append(files, outfile.File{Path: o.html, Write: write})
	}
	files, err := a.writeTogether(files, inputs)
	if err != nil {
		return err
	}
	for _, file := range files {
		if file.Path != key {
			a.done("commands.made", file.Path)
		}
	}
	if key != "" {
		a.done("commands.made_who_behind_code", key)
	}
	return nil
}

// readKeys reads the codes that were given before. Without such a file it makes a new secret; a file of another kind is
// not extended.
func readKeys(path string) (keys view.Keys, extends bool, err error) {
	if keys, err = session.NewKeys(); err != nil {
		return keys, false, err
	}
	data, err := readOrdinary(path, limit.Document)
	if errors.Is(err, fs.ErrNotExist) {
		return keys, false, nil
	}
	if err != nil {
		return keys, false, err
	}
	if known, ok := session.ParseKeys(data); ok {
		return known, true, nil
	}
	return keys, false, nil // another file: its writer says that it exists
}
