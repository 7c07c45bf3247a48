package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// options are what the flags and arguments of a command say, as far as several commands have them.
type options struct {
	paths []string
	// output is where the result goes: a file or a folder; "-" is stdout.
	output string
	// schools and advice are files; "" for none.
	schools, advice string
	round           string
	// target is the level that every question should reach; 0 for that of the rubric.
	target int
}

// checkable are the options of a command. Check decides whether they go together, before any work; given reports
// whether the user wrote a flag.
type checkable interface {
	check(paths []string, given func(flag string) bool) error
}

// checked is what a command does: it checks its options, which the flags filled, and runs with them.
func checked[O checkable](o O, run func(O) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if err := o.check(args, c.Flags().Changed); err != nil {
			return err
		}
		return run(o)
	}
}

func (o *options) check(paths []string, given func(string) bool) error {
	o.paths = paths
	if given("target") && (o.target < 1 || o.target > int(rubric.TopLevel)) {
		return fail(ExitUsage, "--target %d bestaat niet; kies 1, 2 of 3",
			"--target %d does not exist; choose 1, 2 or 3", o.target)
	}
	return nil
}

// scoring returns the options of an assessment.
func (o *options) scoring() assessment.Options {
	if o.target == 0 {
		return assessment.Options{}
	}
	level := rubric.Level(o.target)
	return assessment.Options{Target: &level}
}

// beside lists the files that flags name, beside the paths.
func (o *options) beside() []string {
	return slices.DeleteFunc([]string{o.schools, o.advice}, func(path string) bool { return path == "" })
}

// scoreFlags adds the flags of every command that scores schools.
func (a *app) scoreFlags(c *cobra.Command, o *options) {
	a.roundFlag(c, o)
	a.schoolsFlag(c, o)
	c.Flags().IntVar(&o.target, "target", 0, a.say("streefniveau 1, 2 of 3 (anders dat van de rubriek)",
		"target level 1, 2 or 3 (else that of the rubric)"))
	c.Flags().StringVar(&o.advice, "advice", "", a.say("bestand van de adviseur (.xlsx of .yaml), gemaakt met advies",
		"adviser's file (.xlsx or .yaml), made with advice"))
}

func (a *app) roundFlag(c *cobra.Command, o *options) {
	c.Flags().StringVar(&o.round, "round", "", a.say("meetmoment, zoals 2026-2027 (anders het nieuwste van elke school)",
		"round, such as 2026-2027 (else the newest of each school)"))
}

func (a *app) schoolsFlag(c *cobra.Command, o *options) {
	c.Flags().StringVar(&o.schools, "schools", "", a.say(
		"lijst van de scholen die meedoen (.csv of .xlsx): vult BRIN en bestuur aan en zegt wie nog niets stuurde",
		"list of the schools that take part (.csv or .xlsx): supplies BRIN and board and says who has sent nothing yet"))
}

func (a *app) outputFlag(c *cobra.Command, o *options, nl, en string) {
	c.Flags().StringVarP(&o.output, "output", "o", "", a.say(nl, en))
}

// pathArgs asks for at least one path.
func pathArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fail(ExitUsage, "noem minstens één bestand of map met ingevulde vragenlijsten",
			"name at least one file or folder with filled questionnaires")
	}
	return nil
}

// noArgs refuses arguments.
func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fail(ExitUsage, "hier hoort geen %q te staan", "%q is not expected here", args[0])
	}
	return nil
}

// oneOf checks that a flag has one of the values it may have.
func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fail(ExitUsage, "--%s %q bestaat niet; kies uit %s", "--%s %q does not exist; choose from %s",
		flag, value, strings.Join(allowed, ", "))
}

// needOutput asks for -o.
func (o *options) needOutput(example lang.Text) error {
	if o.output == "" {
		return fail(ExitUsage, "waar moet het heen? Geef -o, bijvoorbeeld %s",
			"where should it go? Give -o, for example %s", example)
	}
	return nil
}

// alsoInput refuses an output that is an input.
func alsoInput(path string) error {
	return fail(ExitUsage, "%s is ook invoer; kies een andere uitvoer", "%s is an input too; choose another output", path)
}
