package cmd

import (
	"cmp"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/assessment/intake"
	"sggscan/internal/lists"
	"sggscan/internal/outfile"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/questionnaire"
	"sggscan/report/view"
	"sggscan/rubric"
)

type questionnaireOptions struct {
	options
	sector, format, school, brin, board, place string
	core, roles                                bool
	from, talk                                 pathList
	// many: a form for each school or role. Profile is the one that was asked for; "" for that of an earlier answer.
	many    bool
	profile assessment.Profile
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
	var o questionnaireOptions
	c := a.command(about{nl: "vragenlijst", en: "questionnaire", short: "commands.make_questionnaire_fill_in",
		long: "commands.makes_workbook_excel_yaml", example: "commands.sggscan_questionnaire_sector_po"}, talkArgs,
		prepared(a, &o, a.runQuestionnaire))
	a.outputFlag(c, &o.options, "commands.file_stdout")
	a.schoolsFlag(c, &o.options)
	fl := c.Flags()
	fl.StringVar(&o.sector, "sector", "", a.say("commands.po_vo_mbo"))
	fl.BoolVar(&o.core, "core", false, a.say("commands.short_list"))
	fl.BoolVar(&o.roles, "roles", false, a.say("commands.questionnaire_for_each_role"))
	fl.StringVar(&o.format, "format", "", a.say("commands.xlsx_yaml_pdf_else"))
	fl.StringVar(&o.school, "school", "", a.say("commands.name_school"))
	fl.StringVar(&o.brin, "brin", "", a.say("commands.brin_with_without_location"))
	fl.StringVar(&o.board, "board", "", a.say("commands.name_board"))
	fl.StringVar(&o.place, "place", "", a.say("commands.place"))
	fl.StringVar(&o.round, "round", "", a.say("commands.round_else_school_year"))
	fl.Var(&o.from, "from", a.say("commands.fill_in_from_earlier"))
	a.policyFlag(c, &o.options, "commands.policy_questionnaire")
	fl.Var(&o.talk, "talk-sheet", a.say("commands.talk_sheet"))
	return c
}

func (o *questionnaireOptions) check(paths []string, given func(string) bool) error {
	if given("talk-sheet") {
		return o.checkTalk(paths, given)
	}
	o.many = o.schools != "" || o.roles
	if err := o.checkFormat(); err != nil {
		return err
	}
	if o.many && (o.output == "" || o.output == "-") {
		return fail(ExitUsage, "commands.where_should_questionnaires_go")
	}
	if len(o.policy) > 0 && (o.format == "pdf" || o.format == "forms") {
		return fail(ExitUsage, "commands.policy_blank_form")
	}
	if o.schools != "" && (o.school != "" || o.brin != "") {
		return fail(ExitUsage, "commands.choose_schools_school_brin")
	}
	switch {
	case o.core:
		o.profile = assessment.Core
	case given("core"):
		o.profile = assessment.Full
	}
	return nil
}

// formFormats lists the formats of a questionnaire.
func formFormats() []string { return []string{"xlsx", "yaml", "pdf", "html", "forms"} }

// checkFormat decides the format: that of --format, else that of the ending of -o, else a workbook.
func (o *questionnaireOptions) checkFormat() error {
	formats := formFormats()
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(o.output)), ".")
	switch ending {
	case "yml":
		ending = "yaml"
	case "htm":
		ending = "html"
	case "txt":
		ending = "forms" // text to paste
	}
	known := slices.Contains(formats, ending)
	switch {
	case o.format != "":
		if err := oneOf("format", o.format, formats...); err != nil {
			return err
		}
		if !o.many && known && ending != o.format {
			return fail(ExitUsage, "commands.format_name_contradict_each", o.format, o.output)
		}
	case o.many || ending == "":
		o.format = "xlsx"
	case !known:
		return fail(ExitUsage, "commands.give_name_ends_in_xlsx", o.output)
	default:
		o.format = ending
	}
	return nil
}

func (a *app) runQuestionnaire(o *questionnaireOptions) error {
	gather := a.forms
	if len(o.talk) > 0 {
		gather = a.talks
	}
	forms, inputs, err := gather(o)
	if err != nil {
		return err
	}
	if err := a.writeForms(o, forms, inputs); err != nil || a.closing.errors.Empty() {
		return err
	}
	return said(ExitInput) // what was sound is written
}

// writeForms writes one form, or a folder of them.
func (a *app) writeForms(o *questionnaireOptions, forms []questionnaire.Form, inputs []string) error {
	if !o.many {
		return a.writeOne(cmp.Or(o.output, "-"), inputs, o.format != "yaml" && o.format != "forms",
			a.formWriter(o.format, forms[0]))
	}
	var files []outfile.File
	for n, name := range formNames(forms) {
		path := filepath.Join(o.output, name+"."+strings.Replace(o.format, "forms", "txt", 1))
		files = append(files, outfile.File{Path: path, Write: a.formWriter(o.format, forms[n])})
	}
	if err := a.saveAll(files, inputs); err != nil {
		return err
	}
	if !a.flags.quiet {
		a.errln(words.Count("commands.made_questionnaires_in", len(files), o.output).In(a.lang))
	}
	return nil
}

func (a *app) formWriter(format string, form questionnaire.Form) func(io.Writer) error {
	s := a.session()
	return func(w io.Writer) error { return s.WriteForm(w, format, form) }
}

// formNames names the file of each form after its school and, with a form for each role, the role, in the words of the
// form. It stands with the BRIN, apart from the name: no name is so long that the role falls off.
func formNames(forms []questionnaire.Form) []string {
	schools := make([]assessment.School, len(forms))
	for n, f := range forms {
		schools[n] = f.School
		if role, ok := f.Rubric.For(f.School.Sector).Role(f.Role); ok && f.Role != rubric.Joint {
			schools[n].BRIN += " " + role.Title.In(f.Lang)
		}
	}
	return intake.FileNames(schools)
}

// forms makes the forms that the flags ask for, and lists what was read for them.
func (a *app) forms(o *questionnaireOptions) (forms []questionnaire.Form, inputs []string, err error) {
	base := questionnaire.Form{Rubric: a.rubric, Lang: a.lang, Profile: assessment.Full, Role: rubric.Joint,
		Date: a.today, Round: cmp.Or(assessment.CleanLine(o.round), a.today.SchoolYear())}
	list, err := a.formSchools(o)
	if err != nil {
		return nil, nil, err
	}
	inputs = o.beside()
	earlier := &reading{}
	if len(o.from) > 0 {
		read := &options{paths: o.from, output: o.output, schools: o.schools}
		if earlier, err = a.read(read, true); err != nil {
			return nil, nil, err
		}
		inputs = earlier.inputs()
	}
	if o.schools == "" {
		form, err := a.oneForm(base, earlier, o)
		if err != nil {
			return nil, nil, err
		}
		forms = append(forms, form)
	}
	for _, s := range list {
		form := base
		form.School = s
		a.fillFrom(&form, earlier)
		forms = append(forms, form)
	}
	if o.profile != "" {
		for n := range forms {
			forms[n].Profile = o.profile
		}
	}
	if len(o.policy) > 0 {
		schools := lists.Map(forms, func(f questionnaire.Form) assessment.School { return f.School })
		if err := a.addPolicy(earlier, o.policy, schools); err != nil {
			return nil, nil, err
		}
		for n, f := range forms {
			forms[n].Proposed = view.Proposals(earlier.Policy.Of(f.School), a.lang)
		}
	}
	if o.roles {
		forms = a.perRole(forms)
	}
	return forms, inputs, nil
}

// formSchools reads the list of --schools; its problems are told.
func (a *app) formSchools(o *questionnaireOptions) ([]assessment.School, error) {
	var problems problem.List
	list, _, err := a.expectedSchools(o.schools, &problems)
	if err != nil {
		return nil, err
	}
	a.problems(problems)
	if problems.HasErrors() {
		return nil, said(ExitInput)
	}
	if o.schools != "" && len(list) == 0 {
		return nil, fail(ExitInput, "commands.no_school_in", o.schools)
	}
	return list, nil
}

// oneForm is the form of one school: that of the flags, over that of an earlier answer.
func (a *app) oneForm(form questionnaire.Form, earlier *reading, o *questionnaireOptions) (questionnaire.Form, error) {
	if len(o.from) > 0 {
		found := earlier.Found()
		if len(found) != 1 {
			return form, fail(ExitUsage, "commands.holds_schools", o.from.String(), len(found))
		}
		form.School = found[0]
		a.fillFrom(&form, earlier)
	}
	return form, a.schoolOf(o, &form.School)
}

// fillFrom takes the newest earlier answers of the school of the form, else its plan, if there are any.
func (a *app) fillFrom(form *questionnaire.Form, earlier *reading) {
	if rounds, ok := earlier.Of(form.School); ok {
		now, before, _ := rounds.Pick("")
		x := assessment.Assess(a.rubric, now, before, assessment.Options{})
		form.Previous, form.Profile = &x, x.Profile
	} else if plan, ok := assessment.PlanOf(earlier.Plans, form.School); ok {
		form.Plan, form.Profile = &plan, plan.Profile
	}
}

// perRole makes of each form one for every role but that of the team together: a blank one, since what others chose or
// wrote before is not for each of them.
func (a *app) perRole(forms []questionnaire.Form) []questionnaire.Form {
	var out []questionnaire.Form
	for _, form := range forms {
		form.Previous, form.Plan = nil, nil
		for _, role := range a.rubric.Roles {
			if role.ID != rubric.Joint {
				form.Role = role.ID
				out = append(out, form)
			}
		}
	}
	return out
}

// schoolOf takes the data of the school from the flags, over those of an earlier answer.
func (a *app) schoolOf(o *questionnaireOptions, s *assessment.School) error {
	s.Name = cmp.Or(assessment.CleanLine(o.school), s.Name)
	s.Board = cmp.Or(assessment.CleanLine(o.board), s.Board)
	s.Place = cmp.Or(assessment.CleanLine(o.place), s.Place)
	if o.brin != "" {
		brin, usual := assessment.NormalBRIN(o.brin)
		if !usual {
			return fail(ExitUsage, "commands.brin_does_not_look", o.brin)
		}
		s.BRIN = brin
	}
	if o.sector != "" {
		if err := oneOf("sector", o.sector, lists.Strings(a.rubric.Sectors())...); err != nil {
			return err
		}
		if s.Sector != "" && s.Sector != rubric.Sector(o.sector) {
			a.tell("commands.warning", words.Text("commands.earlier_answer", string(s.Sector), o.sector))
		}
		s.Sector = rubric.Sector(o.sector)
	}
	if s.Sector == "" {
		return fail(ExitUsage, "commands.for_sector")
	}
	return nil
}
