package cmd

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sggscan/internal/lists"
	"sggscan/report/session"
	"sggscan/rubric"
)

// completionCmd gives the scripts with which a terminal completes.
func (a *app) completionCmd() *cobra.Command {
	c := a.command(about{nl: "completion", en: "completion", short: "commands.completion_short",
		long: "commands.completion_long"}, noArgs, func(c *cobra.Command, _ []string) error { return c.Help() })
	for _, shell := range []struct {
		name, file, line string
		script           func(root *cobra.Command, w io.Writer) error
	}{
		{"bash", "~/.bashrc", "source <(sggscan completion bash)",
			func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) }},
		{"zsh", "~/.zshrc", "autoload -U compinit; compinit; source <(sggscan completion zsh)",
			(*cobra.Command).GenZshCompletion},
		{"fish", "~/.config/fish/config.fish", "sggscan completion fish | source",
			func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) }},
		{"powershell", "$PROFILE", "sggscan completion powershell | Out-String | Invoke-Expression",
			(*cobra.Command).GenPowerShellCompletionWithDesc},
	} {
		sub := a.command(about{nl: shell.name, en: shell.name}, noArgs,
			func(c *cobra.Command, _ []string) error { return shell.script(c.Root(), a.Out) })
		sub.Short = a.say("commands.completion_of", shell.name)
		sub.Long = a.say("commands.completion_how", shell.file, shell.line)
		sub.Example = "  sggscan completion " + shell.name
		c.AddCommand(sub)
	}
	return c
}

// completes reports whether the arguments are those of a terminal that asks what may come.
func completes(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// values says which values flags and arguments may have, for a terminal that asks.
func (a *app) values(root *cobra.Command) error {
	a.Err = io.Discard // a terminal that completes shows no messages
	var failed error
	everyCommand(root, func(c *cobra.Command) {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if find := a.valuesOf(f); find != nil && failed == nil {
				failed = c.RegisterFlagCompletionFunc(f.Name, find)
			}
		})
		if slices.Contains([]string{"uitleg", "explain"}, c.Name()) {
			c.ValidArgsFunction = a.questions
		}
	})
	return failed
}

// valuesOf finds the values of a flag; nil where any file or nothing may come.
func (a *app) valuesOf(f *pflag.Flag) cobra.CompletionFunc {
	fixed := func(values ...string) cobra.CompletionFunc {
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return values, cobra.ShellCompDirectiveNoFileComp
		}
	}
	switch {
	case f.Value.Type() == "bool":
		return nil
	case f.Name == "lang":
		return fixed("nl\tNederlands", "en\tEnglish")
	case f.Name == "target":
		return fixed("1", "2", "3")
	case f.Name == "sector":
		return fixed(lists.Strings(rubric.Sectors())...)
	case f.Name == "format":
		return fixed(formFormats()...)
	case f.Name == "only":
		return fixed(append(reportFormats(), session.Page)...)
	case f.Name == "schools":
		return a.files("csv", "xlsx")
	case f.Name == "advice":
		return a.files("xlsx", "yaml")
	case f.Name == "round":
		return a.rounds
	case f.Name == "few", f.Name == "school":
		return a.schoolsThere
	}
	return nil
}

func (a *app) files(endings ...string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return endings, cobra.ShellCompDirectiveFilterFileExt
	}
}

// there is what stands in the paths that were typed; what is wrong with them another command tells.
func (a *app) there(paths []string) *reading {
	if len(paths) == 0 || a.common() != nil || a.prepare() != nil {
		return &reading{}
	}
	r, _ := a.read(&options{paths: paths}, true)
	return r
}

// rounds are those of the paths, else those of a new questionnaire.
func (a *app) rounds(_ *cobra.Command, paths []string, _ string) ([]string, cobra.ShellCompDirective) {
	out := a.there(paths).rounds()
	if len(paths) == 0 && a.common() == nil {
		out = []string{a.today.SchoolYear()}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// schoolsThere are the schools of the paths: by BRIN, which needs no quotation marks, or by name.
func (a *app) schoolsThere(_ *cobra.Command, paths []string, _ string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, s := range a.there(paths).Found() {
		if s.BRIN == "" {
			out = append(out, s.Name)
			continue
		}
		out = append(out, fmt.Sprintf("%s\t%s", s.BRIN, s.Name))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// questions are the ids of questions, beside the files that may come too.
func (a *app) questions(_ *cobra.Command, paths []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(paths) > 0 || a.prepare() != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var out []string
	add := func(id, title string) {
		if strings.HasPrefix(id, strings.ToUpper(typed)) {
			out = append(out, id+"\t"+title)
		}
	}
	for _, i := range a.rubric.Indicators() {
		add(i.ID, i.Title.In(a.lang))
	}
	for _, c := range a.rubric.Checks {
		add(c.ID, c.Title.In(a.lang))
	}
	return out, cobra.ShellCompDirectiveDefault
}
