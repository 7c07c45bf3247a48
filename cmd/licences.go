package cmd

import (
	"io"

	"github.com/spf13/cobra"

	"sggscan/internal/licences"
)

func (a *app) licencesCmd() *cobra.Command {
	about := about{nl: "licenties", en: "licences", short: "commands.show_licences"}
	c := a.command(about, noArgs, func(*cobra.Command, []string) error {
		_, err := io.WriteString(a.Out, licences.Text())
		return err
	})
	c.Example = "  sggscan " + c.Name()
	return c
}
