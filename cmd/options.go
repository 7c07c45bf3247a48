package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// options are what the flags and arguments of a command say, as far as several commands have them.
type options struct {
	paths []string
	// output is where the result goes: a file or a folder; "-" is stdout.
	output string
	// schools and advice are files; "" for none.
	schools, advice string
	// policy are texts of schools, or folders with some.
	policy pathList
	round  string
	// target is the level that every question should reach; 0 for that of the rubric.
	target int
	// exact: the outcome is for programs; see assessment.Options.
	exact bool
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

// prepared is checked for a command that needs the rubric, which is loaded between the two.
func prepared[O checkable](a *app, o O, run func(O) error) func(*cobra.Command, []string) error {
	return checked(o, func(o O) error {
		if err := a.prepare(); err != nil {
			return err
		}
		return run(o)
	})
}

func (o *options) check(paths []string, given func(string) bool) error {
	o.paths = paths
	if given("target") && (o.target < 1 || o.target > int(rubric.TopLevel)) {
		return fail(ExitUsage, "commands.target_does_not_exist", o.target)
	}
	return nil
}

// scoring returns the options of an assessment.
func (o *options) scoring() assessment.Options {
	out := assessment.Options{Exact: o.exact}
	if o.target > 0 {
		level := rubric.Level(o.target)
		out.Target = &level
	}
	return out
}

// beside lists the files that flags name, beside the paths.
func (o *options) beside() []string {
	named := append([]string{o.schools, o.advice}, o.policy...)
	return slices.DeleteFunc(named, func(path string) bool { return path == "" })
}

// scoreFlags adds the flags of every command that scores schools.
func (a *app) scoreFlags(c *cobra.Command, o *options) {
	a.roundFlag(c, o)
	a.schoolsFlag(c, o)
	c.Flags().IntVar(&o.target, "target", 0, a.say("commands.target_level_1_2"))
	c.Flags().StringVar(&o.advice, "advice", "", a.say("commands.advisers_file_xlsx_yaml"))
}

func (a *app) policyFlag(c *cobra.Command, o *options, key words.Key) {
	c.Flags().Var(&o.policy, "policy", a.say(key))
}

func (a *app) roundFlag(c *cobra.Command, o *options) {
	c.Flags().StringVar(&o.round, "round", "", a.say("commands.round_such_as_2026"))
}

func (a *app) schoolsFlag(c *cobra.Command, o *options) {
	c.Flags().StringVar(&o.schools, "schools", "", a.say("commands.list_schools_take_part"))
}

func (a *app) outputFlag(c *cobra.Command, o *options, key words.Key) {
	c.Flags().StringVarP(&o.output, "output", "o", "", a.say(key))
}

// pathArgs asks for at least one path.
func pathArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fail(ExitUsage, "commands.name_at_least_one")
	}
	return nil
}

// noArgs refuses arguments.
func noArgs(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fail(ExitUsage, "commands.not_expected", args[0])
	}
	return nil
}

// oneOf checks that a flag has one of the values it may have.
func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return fail(ExitUsage, "commands.does_not_exist", flag, value, strings.Join(allowed, ", "))
}

// needOutput asks for -o.
func (o *options) needOutput(example lang.Text) error {
	if o.output == "" {
		return fail(ExitUsage, "commands.where_should_go", example)
	}
	return nil
}

// alsoInput refuses an output that is an input.
func alsoInput(path string) error {
	return fail(ExitUsage, "commands.input_too", path)
}
