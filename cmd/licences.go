package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"sggscan/report/pdf"
)

func (a *app) licencesCmd() *cobra.Command {
	about := about{nl: "licenties", en: "licences", short: "commands.show_licence_embedded_typeface"}
	c := a.command(about, noArgs, func(*cobra.Command, []string) error {
		_, err := fmt.Fprint(a.Out, pdf.FontLicence())
		return err
	})
	c.Example = "  sggscan " + c.Use
	return c
}
