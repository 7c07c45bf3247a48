package cmd

import (
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/report/questionnaire"
	"sggscan/rubric"
)

type questionnaireFlags struct {
	sector, format, school, brin, board, place, round, from string
	core                                                    bool
}

func (a *app) questionnaireCmd() *cobra.Command {
	var f questionnaireFlags
	use, aliases := a.name("vragenlijst", "questionnaire", "")
	c := &cobra.Command{
		Use: use, Aliases: aliases, Args: noArgs,
		Short:   a.say("Maak een vragenlijst om in te vullen", "Make a questionnaire to fill in"),
		Example: a.say("  sggscan vragenlijst --sector po --school 'De Linde' -o de-linde.yaml\n  sggscan vragenlijst --core --from antwoorden/de-linde.yaml -o nieuw.yaml", "  sggscan questionnaire --sector po --school 'De Linde' -o de-linde.yaml\n  sggscan questionnaire --core --from answers/de-linde.yaml -o new.yaml"),
		RunE:    func(c *cobra.Command, _ []string) error { return a.runQuestionnaire(c, &f) },
	}
	a.outputFlag(c, "het bestand; - is het scherm", "the file; - is the screen")
	fl := c.Flags()
	fl.StringVar(&f.sector, "sector", "", a.say("po, vo of mbo", "po, vo or mbo"))
	fl.BoolVar(&f.core, "core", false, a.say("de korte lijst", "the short list"))
	fl.StringVar(&f.format, "format", "", a.say("yaml (anders naar het einde van de bestandsnaam)", "yaml (else by the ending of the file name)"))
	fl.StringVar(&f.school, "school", "", a.say("naam van de school", "name of the school"))
	fl.StringVar(&f.brin, "brin", "", a.say("BRIN, met of zonder vestiging", "BRIN, with or without location"))
	fl.StringVar(&f.board, "board", "", a.say("naam van het bestuur", "name of the board"))
	fl.StringVar(&f.place, "place", "", a.say("plaats", "place"))
	fl.StringVar(&f.round, "round", "", a.say("meetmoment (anders het schooljaar van vandaag)", "round (else the school year of today)"))
	fl.StringVar(&f.from, "from", "", a.say("vul in vanuit een eerder antwoord", "fill in from an earlier answer"))
	return c
}

func (a *app) runQuestionnaire(c *cobra.Command, f *questionnaireFlags) error {
	if err := a.prepare(); err != nil {
		return err
	}
	if err := a.questionnaireFormat(f); err != nil {
		return err
	}
	form := questionnaire.Form{Rubric: a.rubric, Lang: a.lang, Profile: assessment.Full, Role: rubric.Joint, Date: a.today, Round: assessment.CleanLine(f.round)}
	var inputs []string
	if f.from != "" {
		previous, r, err := a.previous(f.from)
		if err != nil {
			return err
		}
		form.Previous, form.School, form.Profile, inputs = &previous, previous.School, previous.Profile, r.inputs()
	}
	if form.Round == "" {
		form.Round = a.today.SchoolYear()
	}
	if c.Flags().Changed("core") {
		form.Profile = assessment.Full
		if f.core {
			form.Profile = assessment.Core
		}
	}
	if err := a.schoolOf(f, &form.School); err != nil {
		return err
	}
	output := a.flags.output
	if output == "" {
		output = "-"
	}
	return a.writeOne(output, inputs, false, func(w io.Writer) error { return questionnaire.YAML(w, form) })
}

// questionnaireFormat decides the format: that of --format, else that of the ending of -o, else YAML.
func (a *app) questionnaireFormat(f *questionnaireFlags) error {
	format := f.format
	if format == "" {
		format = strings.TrimPrefix(strings.ToLower(filepath.Ext(a.flags.output)), ".")
	}
	if format == "yml" || format == "" {
		format = "yaml"
	}
	return oneOf("format", format, "yaml")
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
		s.Sector = rubric.Sector(f.sector)
	}
	if s.Sector == "" {
		return fail(ExitUsage, "voor welke sector? Geef --sector po, vo of mbo", "for which sector? Give --sector po, vo or mbo")
	}
	return nil
}

// previous scores the newest round of the one school in a path.
func (a *app) previous(path string) (assessment.Assessment, reading, error) {
	r, err := a.read([]string{path})
	if err != nil {
		return assessment.Assessment{}, r, err
	}
	if len(r.schools) != 1 {
		return assessment.Assessment{}, r, fail(ExitUsage, "%s bevat %d scholen; geef met --from het bestand van één school", "%s holds %d schools; give the file of one school with --from", path, len(r.schools))
	}
	all, err := a.assess(r, "", assessment.Options{})
	if err != nil {
		return assessment.Assessment{}, r, err
	}
	return all[0], r, nil
}
