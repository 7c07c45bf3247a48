package cmd

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
	"sggscan/report/session"
)

// root is the program without a command: its help, or reports beside the files that were dropped on it.
func (a *app) root() *cobra.Command {
	var version bool
	c := &cobra.Command{
		Use:               session.Name + a.say("commands.file"),
		Short:             a.say("commands.self_evaluation_schools"),
		Long:              a.say("commands.sggscan_reads_what_school"),
		Example:           a.say("commands.sggscan_demo_sggscan_questionnaire"),
		Args:              cobra.ArbitraryArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.common() },
		RunE: func(c *cobra.Command, args []string) error {
			if version {
				return a.printVersion()
			}
			if len(args) == 0 && a.OwnWindow {
				return a.welcome()
			}
			if len(args) == 0 {
				return c.Help()
			}
			if _, err := os.Stat(args[0]); err != nil {
				return unknownCommand(c, args[0])
			}
			a.window.dropped = args
			return a.reportBeside(args)
		},
	}
	c.SetFlagErrorFunc(flagError)
	c.CompletionOptions.HiddenDefaultCmd = true
	c.Flags().BoolVarP(&version, "version", "v", false, a.say("commands.show_version_flag"))
	f := c.PersistentFlags()
	f.StringVar(&a.flags.lang, "lang", "", a.say("commands.language_what_people_read"))
	f.StringVar(&a.flags.rubric, "rubric", "", a.say("commands.another_rubric"))
	f.StringVar(&a.flags.today, "today", "", a.say("commands.take_day_yyyy_mm"))
	f.BoolVar(&a.flags.quiet, "quiet", false, a.say("commands.do_not_report_what"))
	f.BoolVar(&a.flags.force, "force", false, a.say("commands.replace_existing_files"))
	f.BoolVar(&a.flags.skipInvalid, "skip-invalid", false, a.say("commands.pass_over_files_with"))
	f.StringSliceVar(&a.flags.few, "few", nil, a.say("commands.use_answers_one_two"))
	f.Lookup("few").NoOptDefVal = everySchool
	c.AddCommand(a.questionnaireCmd(), a.checkCmd(), a.scoreCmd(), a.reportCmd(), a.compareCmd(), a.explainCmd(),
		a.adviceCmd(), a.policyCmd(), a.rubricCmd(), a.demoCmd(), a.openCmd(), a.versionCmd(), a.licencesCmd())
	a.wording(c)
	return c
}

// about is what a command says of itself: its Dutch and its English name, what follows the name in its usage, and help.
// What is left out is not said.
type about struct {
	nl, en                     string
	rest, short, long, example words.Key
}

// command makes a command. Of its two names that of the language is shown; the other works too.
func (a *app) command(x about, args cobra.PositionalArgs, run func(*cobra.Command, []string) error) *cobra.Command {
	name, other := x.nl, x.en
	if a.lang == lang.EN {
		name, other = x.en, x.nl
	}
	c := &cobra.Command{Use: name + a.say(x.rest), Args: args, RunE: run, Short: a.say(x.short), Long: a.say(x.long),
		Example: a.say(x.example)}
	if other != name {
		c.Aliases = []string{other}
	}
	return c
}

// wording puts cobra's own words into the language.
func (a *app) wording(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	everyCommand(root, func(c *cobra.Command) {
		c.DisableFlagsInUseLine = true
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = a.say("commands.show_help")
		if c.Name() == "help" {
			c.RunE, c.Short = helpTopic, a.say("commands.help_command")
		}
	})
	usage := root.UsageTemplate()
	for _, key := range []words.Key{"commands.usage", "commands.aliases", "commands.examples",
		"commands.available_commands", "commands.global_flags", "commands.flags", "commands.command_in_usage",
		"commands.more_about_command"} {
		part := words.Text(key)
		usage = strings.ReplaceAll(usage, part.EN, part.In(a.lang))
	}
	root.SetUsageTemplate(usage)
}

func everyCommand(c *cobra.Command, do func(*cobra.Command)) {
	do(c)
	for _, sub := range c.Commands() {
		everyCommand(sub, do)
	}
}

// unknownCommand says that a command has no such part, and which it may be.
func unknownCommand(c *cobra.Command, name string) error {
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, append(sub.Aliases, sub.Name())...)
	}
	if near, ok := yamldoc.Nearest(name, names); ok {
		return fail(ExitUsage, "commands.unknown_command", name, near)
	}
	if c.HasParent() {
		return fail(ExitUsage, "commands.no_command", name)
	}
	return fail(ExitUsage, "commands.no_command_no_file", name)
}

// helpTopic shows the help of a command, and refuses one that does not exist.
func helpTopic(c *cobra.Command, args []string) error {
	topic, rest, err := c.Root().Find(args)
	if err != nil || len(rest) > 0 {
		return unknownCommand(topic, rest[0])
	}
	return topic.Help()
}

// flagError turns what pflag says of a wrong flag into the words of the user.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return fail(ExitUsage, "commands.unknown_option", name)
		}
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near, ok := yamldoc.Nearest(name, names); ok {
			return fail(ExitUsage, "commands.unknown_option_did_mean", name, near)
		}
		return fail(ExitUsage, "commands.unknown_option_2", name)
	case errors.As(err, &bare):
		name := "-" + bare.GetSpecifiedShortnames()
		if name == "-" {
			name = "--" + bare.GetSpecifiedName()
		}
		return fail(ExitUsage, "commands.needs_value", name)
	case errors.As(err, &wrong):
		return fail(ExitUsage, "commands.no_value_for", wrong.GetValue(), wrong.GetFlag().Name)
	}
	return fail(ExitUsage, "commands.option_not_understood", err.Error())
}
