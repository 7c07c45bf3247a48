package cmd

import (
	"os"

	"github.com/spf13/cobra"

	"sggscan/internal/lang"
	"sggscan/internal/words"
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
	c.CompletionOptions.DisableDefaultCmd = true // completionCmd has its words in the language
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
	a.group(c, "commands.group_school", a.questionnaireCmd(), a.checkCmd(), a.reportCmd(), a.scoreCmd(), a.explainCmd())
	a.group(c, "commands.group_board", a.compareCmd(), a.adviceCmd(), a.policyCmd())
	a.group(c, "commands.group_program", a.openCmd(), a.demoCmd(), a.rubricCmd(), a.completionCmd(), a.manCmd(),
		a.versionCmd(), a.licencesCmd())
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
