package cmd

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/assessment/intake"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/ics"
	"sggscan/report/session"
	"sggscan/report/view"
)

type reportOptions struct {
	options
	only    string
	html    bool
	ics     bool
	named   bool
	formats []string
}

func (a *app) reportCmd() *cobra.Command {
	var o reportOptions
	c := a.command(about{nl: "rapport", en: "report", rest: "commands.path_o_dir", short: "commands.make_report_in_pdf",
		example: "commands.sggscan_report_answers_o"}, pathArgs, prepared(a, &o, a.runReport))
	a.scoreFlags(c, &o.options)
	a.outputFlag(c, &o.options, "commands.folder_for_reports")
	c.Flags().StringVar(&o.only, "only", "", a.say("commands.make_only_pdf_only"))
	a.policyFlag(c, &o.options, "commands.policy_flag")
	c.Flags().BoolVar(&o.html, "html", false, a.say("commands.make_page_too"))
	c.Flags().BoolVar(&o.ics, "ics", false, a.say("commands.make_calendar_too"))
	c.Flags().BoolVar(&o.named, "ics-names", false, a.say("commands.make_calendar_named"))
	return c
}

func (o *reportOptions) check(paths []string, given func(string) bool) error {
	if err := o.needOutput(words.Text("commands.o_reports")); err != nil {
		return err
	}
	if o.output == "-" {
		return fail(ExitUsage, "commands.reports_go_folder")
	}
	o.formats = reportFormats()
	if given("only") {
		if err := oneOf("only", o.only, append(o.formats, session.Page)...); err != nil {
			return err
		}
		o.formats = []string{o.only}
	}
	if o.html && o.only != session.Page {
		o.formats = append(o.formats, session.Page)
	}
	if o.ics || o.named {
		o.formats = append(o.formats, session.Calendar)
	}
	return o.options.check(paths, given)
}

func (a *app) runReport(o *reportOptions) error {
	b, err := a.reports(&o.options)
	if err != nil {
		return err
	}
	b.Named = o.named
	if len(o.policy) > 0 {
		if err := a.addPolicy(b.reading, o.policy, b.schools); err != nil {
			return err
		}
	}
	return cmp.Or(b.write(o.output, o.formats), b.end())
}

// reportFormats lists the formats of a report of one school, which are the endings of the files too.
func reportFormats() []string { return []string{session.PDF, session.Workbook} }

// batch is the schools that are shown one by one. Each is scored anew when its turn comes, which is cheaper than
// keeping the outcomes: a batch of a thousand schools takes little more memory than one of ten.
type batch struct {
	*reading
	app        *app
	picked     []intake.Pick
	schools    []assessment.School
	benchmarks assessment.Benchmarks
	// said is what is said of each school, but for the files; each is of which school a file is.
	said []string
	each []int
}

// reports is a batch of which something is said of each school.
func (a *app) reports(o *options) (*batch, error) {
	var said []string
	b, err := a.batch(o, func(r *reading, x assessment.Assessment) { said = append(said, r.Outcome(x)) })
	if err == nil {
		b.said = said
	}
	return b, err
}

// batch scores each school once, for what must be known before any is shown, and gives the outcomes one by one.
func (a *app) batch(o *options, each func(*reading, assessment.Assessment)) (*batch, error) {
	r, err := a.read(o, false)
	if err != nil {
		return nil, err
	}
	b := &batch{reading: r, app: a}
	for n := range r.Files {
		r.Files[n].Responses = nil // they stand with the schools now
	}
	if b.picked, err = r.picks(o.round); err != nil {
		return nil, err
	}
	var found problem.List
	for _, p := range b.picked {
		x := r.Score(p)
		r.Doubts([]assessment.Assessment{x}, &found)
		b.benchmarks.Add(x)
		b.schools = append(b.schools, x.School)
		each(r, x)
	}
	a.problems(found)
	return b, nil
}

// outcome is that of a school, with the schools like it beside it.
func (b *batch) outcome(n int) assessment.Assessment {
	x := b.Score(b.picked[n])
	x.Benchmark = b.benchmarks.For(x)
	return x
}

// view is what the report of a school shows.
func (b *batch) view(n int) view.Report { return b.Report(b.outcome(n)) }

// views is what is shown of each school.
func (b *batch) views(yield func(view.Report) bool) {
	for n := range b.picked {
		if !yield(b.view(n)) {
			return
		}
	}
}

// file is the report of one school in one format. What it shows is made only when it is written.
func (b *batch) file(n int, path, format string) outfile.File {
	return outfile.File{Path: path + "." + format, Write: func(w io.Writer) error {
		return session.WriteReport(w, format, b.view(n))
	}}
}

// write writes the reports of all schools in one folder and prints a line per school.
func (b *batch) write(dir string, formats []string) error {
	var files []outfile.File
	for n, name := range intake.FileNames(b.schools) {
		for _, format := range formats {
			if format == session.Calendar && !ics.Any(b.view(n)) {
				b.said[n] += b.app.say("commands.no_calendar")
				continue
			}
			b.each = append(b.each, n)
			files = append(files, b.file(n, filepath.Join(dir, name), format))
		}
	}
	files, err := b.app.spare(files, b.PlanFiles(), true)
	if err != nil {
		return err
	}
	return b.save(files, b.inputs())
}

// save writes the files and prints a line per school.
func (b *batch) save(files []outfile.File, inputs []string) error {
	if err := b.app.saveAll(files, inputs); err != nil {
		return err
	}
	k := 0
	for n, line := range b.said {
		var paths []string
		for ; k < len(files) && b.each[k] == n; k++ {
			paths = append(paths, files[k].Path)
		}
		if _, err := fmt.Fprintf(b.app.Out, "%s; %s\n", line, strings.Join(paths, ", ")); err != nil {
			return err
		}
	}
	return nil
}

// reportBeside makes the reports beside the files that were dropped on the program. Nothing is refused or replaced: a
// next file gets a number.
func (a *app) reportBeside(paths []string) error {
	if err := a.prepare(); err != nil {
		return err
	}
	b, err := a.reports(&options{paths: paths})
	if err != nil {
		return err
	}
	dir := filepath.Dir(paths[0])
	var files []outfile.File
	for n, name := range intake.FileNames(b.schools) {
		base := outfile.Free(name, func(base string) bool {
			return slices.ContainsFunc(reportFormats(), func(format string) bool {
				path := filepath.Join(dir, base+"."+format)
				ours := func(f outfile.File) bool { return f.Path == path }
				return outfile.Exists(path) || slices.ContainsFunc(files, ours)
			})
		})
		for _, format := range reportFormats() {
			b.each = append(b.each, n)
			files = append(files, b.file(n, filepath.Join(dir, base), format))
		}
	}
	return cmp.Or(b.save(files, nil), b.end())
}
