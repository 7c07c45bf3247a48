package cmd

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/report/pdf"
	"sggscan/report/questionnaire"
	"sggscan/report/view"
	"sggscan/rubric"
)

type questionnaireFlags struct {
	sector, format, school, brin, board, place, round string
	core, roles                                       bool
	from                                              pathList
}

// pathList is a flag that may be given more than once.
type pathList []string

// Set adds a path.
func (l *pathList) Set(path string) error {
	*l = append(*l, path)
	return nil
}

// String is the paths as they are shown.
func (l *pathList) String() string { return strings.Join(*l, ", ") }

// Type is the word for the value in the help.
func (l *pathList) Type() string { return "string" }

func (a *app) questionnaireCmd() *cobra.Command {
	var f questionnaireFlags
	use, aliases := a.name("vragenlijst", "questionnaire", "")
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: noArgs,
		Short: a.say("Maak een vragenlijst om in te vullen", "Make a questionnaire to fill in"),
		Long: a.say(`Maakt een werkmap (Excel) of YAML-bestand om met het team in te vullen, leeg of met wat er de vorige keer stond.
Met --format pdf komt er een lege lijst om te printen en met de pen in te vullen.
Met --schools komt er een per school in een map, met --roles een per rol.`,
			`Makes a workbook (Excel) or YAML file to fill in with the team, blank or with what stood there last time.
With --format pdf there is a blank list to print and fill in with a pen.
With --schools there is one for each school, in a folder; with --roles one for each role.`),
		Example: a.say("  sggscan vragenlijst --sector po --school 'De Linde' -o de-linde.xlsx\n  sggscan vragenlijst --core --from antwoorden/de-linde.xlsx -o nieuw.xlsx\n  sggscan vragenlijst --schools scholen.csv -o vragenlijsten",
			"  sggscan questionnaire --sector po --school 'De Linde' -o de-linde.xlsx\n  sggscan questionnaire --core --from answers/de-linde.xlsx -o new.xlsx\n  sggscan questionnaire --schools schools.csv -o questionnaires"),
		RunE: func(c *cobra.Command, _ []string) error { return a.runQuestionnaire(c, &f) },
	}
	a.outputFlag(c, "het bestand (- is stdout); met --schools of --roles een map", "the file (- is stdout); with --schools or --roles a folder")
	a.schoolsFlag(c)
	fl := c.Flags()
	fl.StringVar(&f.sector, "sector", "", a.say("po, vo of mbo", "po, vo or mbo"))
	fl.BoolVar(&f.core, "core", false, a.say("de korte lijst", "the short list"))
	fl.BoolVar(&f.roles, "roles", false, a.say("een vragenlijst voor elke rol", "a questionnaire for each role"))
	fl.StringVar(&f.format, "format", "", a.say("xlsx, yaml of pdf (anders naar het einde van de bestandsnaam)", "xlsx, yaml or pdf (else by the ending of the file name)"))
	fl.StringVar(&f.school, "school", "", a.say("naam van de school", "name of the school"))
	fl.StringVar(&f.brin, "brin", "", a.say("BRIN, met of zonder vestiging", "BRIN, with or without location"))
	fl.StringVar(&f.board, "board", "", a.say("naam van het bestuur", "name of the board"))
	fl.StringVar(&f.place, "place", "", a.say("plaats", "place"))
	fl.StringVar(&f.round, "round", "", a.say("meetmoment (anders het schooljaar van vandaag)", "round (else the school year of today)"))
	fl.Var(&f.from, "from", a.say("vul in vanuit een eerder antwoord en zijn gap-werkmap met het actieplan (mag vaker)", "fill in from an earlier answer and its gap workbook with the action plan (may be given again)"))
	return c
}

func (a *app) runQuestionnaire(c *cobra.Command, f *questionnaireFlags) error {
	if err := a.prepare(); err != nil {
		return err
	}
	many := a.flags.schools != "" || f.roles
	format, err := a.questionnaireFormat(f, many)
	if err != nil {
		return err
	}
	if many && (a.flags.output == "" || a.flags.output == "-") {
		return fail(ExitUsage, "waar moeten de vragenlijsten heen? Geef -o MAP", "where should the questionnaires go? Give -o DIR")
	}
	forms, inputs, err := a.forms(c, f)
	if err != nil {
		return err
	}
	if !many {
		output := a.flags.output
		if output == "" {
			output = "-"
		}
		return a.writeOne(output, inputs, format != "yaml", a.formWriter(format, forms[0]))
	}
	var files []outfile.File
	for n, name := range formNames(forms) {
		files = append(files, outfile.File{Path: filepath.Join(a.flags.output, name+"."+format), Write: a.formWriter(format, forms[n])})
	}
	if err := a.claim(files, inputs); err != nil {
		return err
	}
	if err := a.saveAll(files); err != nil {
		return err
	}
	a.done("gemaakt: %d vragenlijsten in %s", "made: %d questionnaires in %s", len(files), a.flags.output)
	return nil
}

func (a *app) formWriter(format string, form questionnaire.Form) func(io.Writer) error {
	switch format {
	case "xlsx":
		return func(w io.Writer) error { return questionnaire.Workbook(w, form) }
	case "pdf":
		return func(w io.Writer) error { return pdf.WriteForm(w, view.BuildForm(form.Rubric, a.paperOptions(form))) }
	default:
		return func(w io.Writer) error { return questionnaire.YAML(w, form) }
	}
}

// paperOptions say for whom a form on paper is. It is blank: of an earlier answer it takes the data of the school and the length of the list.
func (a *app) paperOptions(form questionnaire.Form) view.FormOptions {
	return view.FormOptions{Options: a.viewOptions(), School: form.School, Profile: form.Profile, Role: form.Role, Round: form.Round}
}

// formNames names the file of each form after its school and, with a form for each role, the role.
func formNames(forms []questionnaire.Form) []string {
	schools := make([]assessment.School, len(forms))
	for n, f := range forms {
		schools[n] = f.School
		if f.Role != rubric.Joint {
			schools[n].Name += " " + f.Role
		}
	}
	return schoolNames(schools)
}

// forms makes the forms that the flags ask for, and lists what was read for them.
func (a *app) forms(c *cobra.Command, f *questionnaireFlags) (forms []questionnaire.Form, inputs []string, err error) {
	base := questionnaire.Form{Rubric: a.rubric, Lang: a.lang, Profile: assessment.Full, Role: rubric.Joint, Date: a.today, Round: assessment.CleanLine(f.round)}
	if base.Round == "" {
		base.Round = a.today.SchoolYear()
	}
	list, err := a.formSchools(f)
	if err != nil {
		return nil, nil, err
	}
	var earlier reading
	if len(f.from) > 0 {
		if earlier, err = a.readPaths(f.from, true); err != nil {
			return nil, nil, err
		}
		inputs = earlier.inputs()
	}
	if a.flags.schools == "" {
		form, err := a.oneForm(base, earlier, f)
		if err != nil {
			return nil, nil, err
		}
		forms = append(forms, form)
	}
	for _, s := range list {
		form := base
		form.School = s
		if err := a.fillFrom(&form, earlier); err != nil {
			return nil, nil, err
		}
		forms = append(forms, form)
	}
	if c.Flags().Changed("core") {
		profile := assessment.Full
		if f.core {
			profile = assessment.Core
		}
		for n := range forms {
			forms[n].Profile = profile
		}
	}
	if f.roles {
		forms = a.perRole(forms)
	}
	return forms, inputs, nil
}

// formSchools reads the list of --schools; its problems are told.
func (a *app) formSchools(f *questionnaireFlags) ([]assessment.School, error) {
	if a.flags.schools != "" && (f.school != "" || f.brin != "") {
		return nil, fail(ExitUsage, "kies --schools, of --school en --brin", "choose --schools, or --school and --brin")
	}
	var problems problem.List
	list, err := a.expectedSchools(&problems)
	if err != nil {
		return nil, err
	}
	a.problems(problems)
	if problems.HasErrors() {
		return nil, said(ExitInput)
	}
	if a.flags.schools != "" && len(list) == 0 {
		return nil, fail(ExitInput, "in %s staat geen school", "there is no school in %s", a.flags.schools)
	}
	return list, nil
}

// oneForm is the form of one school: that of the flags, over that of an earlier answer.
func (a *app) oneForm(form questionnaire.Form, earlier reading, f *questionnaireFlags) (questionnaire.Form, error) {
	if len(f.from) > 0 {
		found := earlier.schoolsFound()
		if len(found) != 1 {
			return form, fail(ExitUsage, "%s bevat %d scholen; geef met --from het bestand van één school", "%s holds %d schools; give the file of one school with --from", f.from.String(), len(found))
		}
		form.School = found[0]
		if err := a.fillFrom(&form, earlier); err != nil {
			return form, err
		}
	}
	return form, a.schoolOf(f, &form.School)
}

// fillFrom takes the newest earlier answers of the school of the form, if there are any.
func (a *app) fillFrom(form *questionnaire.Form, earlier reading) error {
	for _, s := range earlier.schools {
		same := s.School.BRIN != "" && s.School.BRIN == form.School.BRIN ||
			s.School.Sector == form.School.Sector && assessment.FoldName(s.School.Name) == assessment.FoldName(form.School.Name)
		if !same {
			continue
		}
		all, err := a.assess(reading{schools: []assessment.Rounds{s}}, "", assessment.Options{})
		if err != nil {
			return err
		}
		form.Previous, form.Profile = &all[0], all[0].Profile
	}
	if plan, ok := assessment.PlanOf(earlier.plans, form.School); ok && form.Previous == nil {
		form.Plan, form.Profile = &plan, plan.Profile
	}
	return nil
}

// perRole makes of each form one for every role but that of the team together.
func (a *app) perRole(forms []questionnaire.Form) []questionnaire.Form {
	var out []questionnaire.Form
	for _, form := range forms {
		for _, role := range a.rubric.Roles {
			if role.ID != rubric.Joint {
				form.Role = role.ID
				out = append(out, form)
			}
		}
	}
	return out
}

// questionnaireFormat decides the format: that of --format, else that of the ending of -o, else a workbook.
func (a *app) questionnaireFormat(f *questionnaireFlags, many bool) (string, error) {
	formats := []string{"xlsx", "yaml", "pdf"}
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(a.flags.output)), ".")
	if ending == "yml" {
		ending = "yaml"
	}
	if f.format != "" {
		if err := oneOf("format", f.format, formats...); err != nil {
			return "", err
		}
		if !many && slices.Contains(formats, ending) && ending != f.format {
			return "", fail(ExitUsage, "--format %s en de naam %s spreken elkaar tegen", "--format %s and the name %s contradict each other", f.format, a.flags.output)
		}
		return f.format, nil
	}
	if many || ending == "" {
		return formats[0], nil
	}
	if !slices.Contains(formats, ending) {
		return "", fail(ExitUsage, "%s: geef een naam die op .xlsx, .yaml of .pdf eindigt", "%s: give a name that ends in .xlsx, .yaml or .pdf", a.flags.output)
	}
	return ending, nil
}

// schoolOf takes the data of the school from the flags, over those of an earlier answer.
func (a *app) schoolOf(f *questionnaireFlags, s *assessment.School) error {
	for _, x := range []struct {
		value string
		field *string
	}{{f.school, &s.Name}, {f.board, &s.Board}, {f.place, &s.Place}} {
		if line := assessment.CleanLine(x.value); line != "" {
			*x.field = line
		}
	}
	if f.brin != "" {
		brin, usual := assessment.NormalBRIN(f.brin)
		if !usual {
			return fail(ExitUsage, "--brin %q lijkt geen BRIN; schrijf twee cijfers en twee letters, zoals 12AB", "--brin %q does not look like a BRIN; write two digits and two letters, such as 12AB", f.brin)
		}
		s.BRIN = brin
	}
	if f.sector != "" {
		var names []string
		for _, x := range rubric.Sectors() {
			names = append(names, string(x))
		}
		if err := oneOf("sector", f.sector, names...); err != nil {
			return err
		}
		if s.Sector != "" && s.Sector != rubric.Sector(f.sector) {
			a.tell("let op", "warning", lang.Format("het eerdere antwoord is van %s; de vragenlijst wordt er een voor %s", "the earlier answer is of %s; the questionnaire becomes one for %s", string(s.Sector), f.sector))
		}
		s.Sector = rubric.Sector(f.sector)
	}
	if s.Sector == "" {
		return fail(ExitUsage, "voor welke sector? Geef --sector po, vo of mbo", "for which sector? Give --sector po, vo or mbo")
	}
	return nil
}
