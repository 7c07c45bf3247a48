package cmd

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
)

// group adds commands to the root that its help shows together, in this order.
func (a *app) group(root *cobra.Command, title words.Key, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: string(title), Title: a.say(title)})
	for _, c := range commands {
		c.GroupID = string(title)
	}
	root.AddCommand(commands...)
}

// wording puts cobra's own words into the language.
func (a *app) wording(root *cobra.Command) {
	root.SetHelpCommandGroupID(root.Groups()[len(root.Groups())-1].ID)
	root.InitDefaultHelpCmd()
	everyCommand(root, func(c *cobra.Command) {
		c.DisableFlagsInUseLine = true
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = a.say("commands.show_help")
		name := func(f *pflag.Flag) {
			if word := valueOf(f); word != "" {
				f.Value, f.DefValue = valued{f.Value, a.say(word)}, ""
			}
		}
		c.LocalFlags().VisitAll(name)
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

// valued is the value of a flag, called by a word that says what it is.
type valued struct {
	pflag.Value
	word string
}

// Type is what help writes behind the flag.
func (v valued) Type() string { return v.word }

// valueOf says what the value of a flag is; "" for one that has none.
func valueOf(f *pflag.Flag) words.Key {
	if f.Value.Type() == "bool" {
		return ""
	}
	switch f.Name {
	case "few":
		return "commands.value_school"
	case "lang":
		return "commands.value_language"
	case "today":
		return "commands.value_date"
	case "round":
		return "commands.value_round"
	case "target":
		return "commands.value_level"
	case "sector":
		return "commands.value_sector"
	case "format", "only":
		return "commands.value_format"
	case "school", "board", "place":
		return "commands.value_name"
	case "brin":
		return "commands.value_brin"
	case "fail-below":
		return "commands.value_number"
	case "schools", "advice", "pdf", "html":
		return "commands.value_file"
	}
	return "commands.value_path"
}

// unknownCommand says that a command has no such part, and which it may be.
func unknownCommand(c *cobra.Command, name string) error {
	shown := map[string]string{} // what the language calls a command, by each of its names
	var names []string
	for _, sub := range c.Commands() {
		for _, known := range append(sub.Aliases, sub.Name()) {
			names = append(names, known)
			shown[known] = sub.Name()
		}
	}
	if near, ok := yamldoc.Nearest(name, names); ok {
		return fail(ExitUsage, "commands.unknown_command", name, shown[near])
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
