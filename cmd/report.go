package cmd

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/outfile"
	"sggscan/report/excel"
	"sggscan/report/pdf"
)

type reportFlags struct {
	schoolFlags
	only string
}

func (a *app) reportCmd() *cobra.Command {
	var f reportFlags
	use, aliases := a.name("rapport", "report", a.say(" PAD… -o MAP", " PATH… -o DIR"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short:   a.say("Maak per school een rapport in PDF en Excel", "Make a report in PDF and Excel for each school"),
		Example: a.say("  sggscan rapport antwoorden/ -o rapporten", "  sggscan report answers/ -o reports"),
		RunE:    func(c *cobra.Command, args []string) error { return a.runReport(c, args, &f) },
	}
	f.add(a, c)
	a.outputFlag(c, "map waar de rapporten komen", "folder for the reports")
	c.Flags().StringVar(&f.only, "only", "", a.say("maak alleen pdf of alleen xlsx", "make only pdf or only xlsx"))
	return c
}

func (a *app) runReport(c *cobra.Command, paths []string, f *reportFlags) error {
	if err := a.needOutput(lang.Text{NL: "-o rapporten", EN: "-o reports"}); err != nil {
		return err
	}
	if a.flags.output == "-" {
		return fail(ExitUsage, "rapporten komen in een map; geef -o MAP", "reports go to a folder; give -o DIR")
	}
	formats := reportFormats()
	if c.Flags().Changed("only") {
		if err := oneOf("only", f.only, formats...); err != nil {
			return err
		}
		formats = []string{f.only}
	}
	if err := a.prepare(); err != nil {
		return err
	}
	r, o, err := a.readAdvised(c, paths, &f.schoolFlags)
	if err != nil {
		return err
	}
	b, err := a.batch(r, f.round, o)
	if err != nil {
		return err
	}
	if err := b.writeReports(a.flags.output, formats, r); err != nil {
		return err
	}
	return r.end()
}

// reportFormats lists the formats of a report of one school, which are the endings of the files too.
func reportFormats() []string { return []string{"pdf", "xlsx"} }

// reportFile is the report of one school in one format. What it shows is made only when it is written.
func (b *batch) reportFile(n int, path, format string) outfile.File {
	return outfile.File{Path: path + "." + format, Write: func(w io.Writer) error {
		if format == "pdf" {
			return pdf.Write(w, b.view(n))
		}
		return excel.WriteGap(w, b.view(n))
	}}
}

// writeReports writes the reports of all schools in one folder and prints a line per school. R is what they were made of.
func (b *batch) writeReports(dir string, formats []string, r reading) error {
	var files []outfile.File
	for n, name := range schoolNames(b.schools) {
		for _, format := range formats {
			files = append(files, b.reportFile(n, filepath.Join(dir, name), format))
		}
	}
	files, err := b.app.spare(files, r.planFiles(), true)
	if err != nil {
		return err
	}
	if err := b.app.claim(files, r.inputs()); err != nil {
		return err
	}
	if err := bounded(func() error { return b.app.saveAll(files) }); err != nil {
		return err
	}
	return b.reportLines(files)
}

// reportLines prints a line per school; each has the same number of files, in the same order.
func (b *batch) reportLines(files []outfile.File) error {
	each := len(files) / len(b.said)
	for n, line := range b.said {
		var paths []string
		for _, f := range files[n*each : (n+1)*each] {
			paths = append(paths, f.Path)
		}
		if _, err := fmt.Fprintf(b.app.Out, "%s; %s\n", line, strings.Join(paths, ", ")); err != nil {
			return err
		}
	}
	return nil
}

// saveAll writes the files with a worker per processor, and gives them their names when all are written: on an error none of them appears.
func (a *app) saveAll(files []outfile.File) error {
	staged, err := a.stageAll(files)
	if err != nil {
		return errors.Join(err, a.desk.Drop(staged...))
	}
	return a.desk.Keep(staged...)
}

// stageAll writes the files under temporary names. On an error the rest is not begun, and what was written is given back to be dropped.
func (a *app) stageAll(files []outfile.File) ([]*outfile.Staged, error) {
	var (
		wait  sync.WaitGroup
		lock  sync.Mutex
		first error
		out   []*outfile.Staged
	)
	bar := a.progress(len(files))
	defer bar.end()
	next := 0
	take := func() (outfile.File, bool) {
		lock.Lock()
		defer lock.Unlock()
		if first != nil || next == len(files) {
			return outfile.File{}, false
		}
		next++
		return files[next-1], true
	}
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wait.Go(func() {
			for {
				f, ok := take()
				if !ok {
					return
				}
				var staged *outfile.Staged
				err := guarded(func() (err error) {
					staged, err = a.desk.Stage(f)
					return err
				})
				lock.Lock()
				if err == nil {
					out = append(out, staged)
				} else if first == nil {
					first = err
				}
				bar.step()
				lock.Unlock()
			}
		})
	}
	wait.Wait()
	return out, first
}

// schoolNames makes a file name for each school from its name and BRIN; the same on each run. Schools that would share a name get their sector too, and then a number.
func schoolNames(schools []assessment.School) []string {
	base := func(s assessment.School, more ...string) string {
		name := outfile.SafeName(s.Name)
		for _, x := range append([]string{s.BRIN}, more...) {
			if x != "" {
				name += "-" + outfile.SafeName(x)
			}
		}
		return name
	}
	count := map[string]int{}
	for _, s := range schools {
		count[base(s)]++
	}
	taken := map[string]bool{}
	var out []string
	for _, s := range schools {
		name := base(s)
		if count[name] > 1 {
			name = base(s, string(s.Sector))
		}
		name = outfile.Free(name, func(s string) bool { return taken[s] })
		taken[name] = true
		out = append(out, name)
	}
	return out
}

// reportBeside makes the reports beside the files that were dropped on the program. Nothing is refused or replaced: a next file gets a number.
func (a *app) reportBeside(paths []string) error {
	if err := a.prepare(); err != nil {
		return err
	}
	r, err := a.read(paths)
	if err != nil {
		return err
	}
	b, err := a.batch(r, "", assessment.Options{})
	if err != nil {
		return err
	}
	dir := filepath.Dir(paths[0])
	var files []outfile.File
	for n, name := range schoolNames(b.schools) {
		taken := func(base string) bool {
			return slices.ContainsFunc(reportFormats(), func(format string) bool {
				path := filepath.Join(dir, base+"."+format)
				return outfile.Exists(path) || slices.ContainsFunc(files, func(f outfile.File) bool { return f.Path == path })
			})
		}
		base := outfile.Free(name, taken)
		for _, format := range reportFormats() {
			files = append(files, b.reportFile(n, filepath.Join(dir, base), format))
		}
	}
	if err := a.saveAll(files); err != nil {
		return err
	}
	if err := b.reportLines(files); err != nil {
		return err
	}
	return r.end()
}
