package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/report/session"
)

func (a *app) versionCmd() *cobra.Command {
	c := a.command(about{nl: "versie", en: "version", short: "commands.show_version"}, noArgs,
		func(*cobra.Command, []string) error { return a.printVersion() })
	c.Example = "  sggscan " + c.Name()
	return c
}

// printVersion prints what whoever answers a question about an output needs to know.
func (a *app) printVersion() error {
	if err := a.prepare(); err != nil {
		return err
	}
	lines := []string{session.Name + " version " + session.Version()}
	if commit := session.Commit(); commit != "" {
		lines = append(lines, "commit "+commit)
	}
	lines = append(lines, a.say("commands.version_rubric", a.rubric.ID, a.rubric.Version, a.rubric.Hash))
	_, err := fmt.Fprintln(a.Out, strings.Join(lines, "\n"))
	return err
}
