package cmd

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sggscan/internal/lang"
	"sggscan/internal/yamldoc"
)

// root is the program without a command: its help, or reports beside the files that were dropped on it.
func (a *app) root() *cobra.Command {
	c := &cobra.Command{
		Use: Name + a.say(" [BESTAND…]", " [FILE…]"),
		Short: a.say("Zelfevaluatie van scholen: omgaan met ongewenste sexting",
			"Self-evaluation of schools: dealing with unwanted sexting"),
		Long: a.say(`sggscan leest wat een school invulde over haar omgang met ongewenste sexting,
rekent de score uit en maakt rapporten in PDF en Excel.
Alles blijft op deze computer: er gaat niets het internet op.

Een ingevulde vragenlijst op het programma slepen maakt het rapport ernaast.`,
			`sggscan reads what a school filled in about dealing with unwanted sexting,
computes the score and makes reports in PDF and Excel.
Everything stays on this computer: nothing goes to the internet.

Dropping a filled questionnaire on the program makes its report beside it.`),
		Example: a.say(`  sggscan demo
  sggscan vragenlijst --sector po -o vragenlijst.yaml
  sggscan rapport antwoorden/ -o rapporten`, `  sggscan demo
  sggscan questionnaire --sector po -o questionnaire.yaml
  sggscan report answers/ -o reports`),
		Version:           Version,
		Args:              cobra.ArbitraryArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.common() },
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Help()
			}
			if _, err := os.Stat(args[0]); err != nil {
				return unknownCommand(c, args[0])
			}
			return a.reportBeside(args) // files dropped on the program
		},
	}
	c.SetFlagErrorFunc(flagError)
	c.CompletionOptions.HiddenDefaultCmd = true
	f := c.PersistentFlags()
	f.StringVar(&a.flags.lang, "lang", "", a.say("taal van wat mensen lezen: nl of en (ook met SGGSCAN_LANG)",
		"language of what people read: nl or en (SGGSCAN_LANG too)"))
	f.StringVar(&a.flags.rubric, "rubric", "", a.say("andere rubriek: een map of een YAML-bestand",
		"another rubric: a folder or a YAML file"))
	f.StringVar(&a.flags.today, "today", "", a.say("reken met deze dag (jjjj-mm-dd) als vandaag",
		"take this day (yyyy-mm-dd) as today"))
	f.BoolVar(&a.flags.quiet, "quiet", false, a.say("meld niet wat er is geschreven", "do not report what was written"))
	f.BoolVar(&a.flags.force, "force", false, a.say("vervang bestaande bestanden", "replace existing files"))
	f.BoolVar(&a.flags.skipInvalid, "skip-invalid", false, a.say("sla bestanden met fouten over en ga door met de rest",
		"pass over files with errors and go on with the others"))
	f.StringSliceVar(&a.flags.few, "few", nil, a.say("gebruik ook de antwoorden van één of twee mensen, "+
		"die het goed vinden dat hun teksten te lezen zijn; van alle scholen, of van deze (BRIN of naam)",
		"use the answers of one or two people too, "+
			"who agree that their texts can be read; of all schools, or of these (BRIN or name)"))
	f.Lookup("few").NoOptDefVal = everySchool
	c.AddCommand(a.questionnaireCmd(), a.checkCmd(), a.scoreCmd(), a.reportCmd(), a.compareCmd(), a.explainCmd(),
		a.adviceCmd(), a.rubricCmd(), a.demoCmd(), a.licencesCmd())
	a.wording(c)
	return c
}

// name gives a command its two names: that of the language is shown, the other works too.
func (a *app) name(nl, en, rest string) (use string, aliases []string) {
	if nl == en {
		return nl + rest, nil
	}
	if a.lang == lang.EN {
		return en + rest, []string{nl}
	}
	return nl + rest, []string{en}
}

// wording puts cobra's own words into the language.
func (a *app) wording(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultVersionFlag()
	everyCommand(root, func(c *cobra.Command) {
		c.DisableFlagsInUseLine = true
		if c.Name() == "help" {
			c.RunE = helpTopic
		}
	})
	if a.lang == lang.EN {
		return
	}
	root.SetUsageTemplate(dutchUsage(root.UsageTemplate()))
	everyCommand(root, func(c *cobra.Command) {
		c.InitDefaultHelpFlag()
		if h := c.Flags().Lookup("help"); h != nil {
			h.Usage = "laat deze uitleg zien"
		}
		if c.Name() == "help" {
			c.Short = "Uitleg bij een commando"
		}
	})
	root.Flags().Lookup("version").Usage = "laat de versie zien"
}

func everyCommand(c *cobra.Command, do func(*cobra.Command)) {
	do(c)
	for _, sub := range c.Commands() {
		everyCommand(sub, do)
	}
}

func dutchUsage(template string) string {
	return strings.NewReplacer(
		"Usage:", "Gebruik:", "Aliases:", "Namen:", "Examples:", "Voorbeelden:", "Available Commands:", "Commando's:",
		"Additional Commands:", "Meer commando's:", "Global Flags:", "Algemene opties:", "Flags:", "Opties:",
		"[command]", "[commando]", "[flags]", "[opties]",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`,
		`Typ "{{.CommandPath}} [commando] --help" voor uitleg bij een commando.`,
	).Replace(template)
}

// unknownCommand says that a command has no such part, and which it may be.
func unknownCommand(c *cobra.Command, name string) error {
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, append(sub.Aliases, sub.Name())...)
	}
	if near, ok := yamldoc.Nearest(name, names); ok {
		return fail(ExitUsage, "onbekend commando %q; bedoel je %q?", "unknown command %q; did you mean %q?", name, near)
	}
	if c.HasParent() {
		return fail(ExitUsage, "%q is geen commando", "%q is no command", name)
	}
	return fail(ExitUsage, "%q is geen commando en geen bestand", "%q is no command and no file", name)
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
			return fail(ExitUsage, "onbekende optie -%s", "unknown option -%s", name)
		}
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near, ok := yamldoc.Nearest(name, names); ok {
			return fail(ExitUsage, "onbekende optie --%s; bedoel je --%s?",
				"unknown option --%s; did you mean --%s?", name, near)
		}
		return fail(ExitUsage, "onbekende optie --%s", "unknown option --%s", name)
	case errors.As(err, &bare):
		name := "-" + bare.GetSpecifiedShortnames()
		if name == "-" {
			name = "--" + bare.GetSpecifiedName()
		}
		return fail(ExitUsage, "achter %s hoort een waarde", "%s needs a value", name)
	case errors.As(err, &wrong):
		return fail(ExitUsage, "%q is geen waarde voor --%s",
			"%q is no value for --%s", wrong.GetValue(), wrong.GetFlag().Name)
	}
	return fail(ExitUsage, "deze optie wordt niet begrepen: %s", "this option is not understood: %s", err.Error())
}
