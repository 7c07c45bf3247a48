package cmd

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/input"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/report/advicefile"
	"sggscan/report/logo"
)

func (a *app) adviceCmd() *cobra.Command {
	var f schoolFlags
	use, aliases := a.name("advies", "advice", a.say(" PAD… -o BESTAND", " PATH… -o FILE"))
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: pathArgs,
		Short: a.say("Maak een bestand waarin een adviseur bij de scholen schrijft", "Make a file in which an adviser writes beside the schools"),
		Long: a.say("Maakt een werkmap (.xlsx) of YAML-bestand voor de adviseur: naam, organisatie en logo, per school een samenvatting en opmerkingen,\nen niveaus waar de adviseur tot een ander niveau komt, met de reden. Geef het ingevulde bestand met --advice aan rapport.",
			"Makes a workbook (.xlsx) or YAML file for the adviser: name, organisation and logo, a summary and remarks for each school,\nand levels where the adviser comes to another level, with the reason. Give the filled file to report with --advice."),
		Example: a.say("  sggscan advies antwoorden/ -o advies.xlsx\n  sggscan rapport antwoorden/ -o rapporten --advice advies.xlsx", "  sggscan advice answers/ -o advice.xlsx\n  sggscan report answers/ -o reports --advice advice.xlsx"),
		RunE:    func(c *cobra.Command, args []string) error { return a.runAdvice(c, args, &f) },
	}
	f.addRound(a, c)
	a.schoolsFlag(c)
	a.outputFlag(c, "het bestand (.xlsx of .yaml; - is YAML op stdout)", "the file (.xlsx or .yaml; - is YAML on stdout)")
	return c
}

func (a *app) runAdvice(c *cobra.Command, paths []string, f *schoolFlags) error {
	if err := a.needOutput(lang.Text{NL: "-o advies.xlsx", EN: "-o advice.xlsx"}); err != nil {
		return err
	}
	workbook := false
	switch strings.ToLower(filepath.Ext(a.flags.output)) {
	case ".xlsx":
		workbook = true
	case ".yaml", ".yml":
	default:
		if a.flags.output != "-" {
			return fail(ExitUsage, "%s: geef een naam die op .xlsx of .yaml eindigt", "%s: give a name that ends in .xlsx or .yaml", a.flags.output)
		}
	}
	all, r, err := a.scored(c, paths, f)
	if err != nil {
		return err
	}
	reports := a.views(all)
	write := func(w io.Writer) error { return advicefile.WriteYAML(w, reports) }
	if workbook {
		write = func(w io.Writer) error { return advicefile.WriteXLSX(w, reports) }
	}
	if err := a.writeOne(a.flags.output, r.inputs(), workbook, write); err != nil {
		return err
	}
	return r.end()
}

// adviceFlag adds --advice.
func (a *app) adviceFlag(c *cobra.Command) {
	c.Flags().StringVar(&a.flags.advice, "advice", "", a.say("bestand van de adviseur (.xlsx of .yaml), gemaakt met advies", "adviser's file (.xlsx or .yaml), made with advice"))
}

// readAdvice is the file of --advice as it was read.
type readAdvice struct {
	advice answers.Advice
	logo   []byte
	// files are the adviser's file and its logo.
	files []string
}

// adviceFile reads the file of --advice and its logo, if there is one.
func (a *app) adviceFile(problems *problem.List) (*readAdvice, error) {
	path := a.flags.advice
	if path == "" {
		return nil, nil
	}
	most := limit.Document
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		most = limit.Workbook
	}
	data, err := readRegular(path, most)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, a.notFound(&input.NotFoundError{Path: path})
	case errors.Is(err, errNoFile):
		return nil, fail(ExitUsage, "%s is geen bestand; geef met --advice het bestand van de adviseur", "%s is no file; give the adviser's file with --advice", path)
	case err != nil:
		return nil, err
	}
	found, _ := answers.ReadAdvice(a.rubric, path, data, problems) // an error in it stops the run when the other problems are known too
	out := &readAdvice{advice: found, files: []string{path}}
	if found.Logo != "" {
		at := found.Logo
		if !filepath.IsAbs(at) {
			at = filepath.Join(filepath.Dir(path), at)
		}
		out.files = append(out.files, at)
		out.logo, err = readLogo(at, found, problems)
	}
	return out, err
}

// readLogo reads and flattens the logo. What is wrong with it is a problem of the file that names it.
func readLogo(path string, found answers.Advice, problems *problem.List) ([]byte, error) {
	data, err := readRegular(path, logo.MaxBytes)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoFile) {
		problems.Errorf(found.LogoPlace(), "het logo %s is er niet; zet het plaatje in de map van dit bestand, of haal de naam weg", "the logo %s is not there; put the picture in the folder of this file, or remove the name", found.Logo)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	flat, err := logo.Flatten(data)
	var told *logo.Error
	if errors.As(err, &told) {
		problems.Errorf(found.LogoPlace(), "het logo %s: %s", "the logo %s: %s", found.Logo, told.Text)
		return nil, nil
	}
	return flat, err
}

var errNoFile = errors.New("no ordinary file")

// readRegular reads an ordinary file, and of one that is too large no more than shows it. A pipe or device is refused, since reading it may never end.
func readRegular(path string, most int) (data []byte, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return io.ReadAll(io.LimitReader(file, int64(most)+1))
}

// advise lays the adviser's file beside the schools that were read; from here on it counts. A school in it that is unknown stops the work, unless --skip-invalid.
func (a *app) advise(r *reading, round string) error {
	if r.advice == nil {
		return nil
	}
	var schools []assessment.School
	for _, s := range r.schools {
		school := s.School
		if now, _, ok := s.Pick(round); ok {
			school = now.School()
		}
		schools = append(schools, school)
	}
	var found problem.List
	sound := r.advice.advice.Check(schools, &found)
	a.problems(found)
	r.problems.Add(found)
	if found.HasErrors() && !a.flags.skipInvalid {
		return said(ExitInput)
	}
	a.advice, a.logo = &sound, r.advice.logo
	return nil
}

// moderated adds to the options of an assessment the levels that the adviser gives the school.
func (a *app) moderated(o assessment.Options, s assessment.School) assessment.Options {
	if a.advice != nil {
		found, _ := a.advice.For(s)
		o.Moderated = found.Moderated
	}
	return o
}

// unused tells which levels of the adviser count for nothing.
func (a *app) unused(all []assessment.Assessment) {
	if a.advice == nil {
		return
	}
	var found problem.List
	a.advice.Unused(all, &found)
	a.problems(found)
}
