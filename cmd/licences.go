package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"sggscan/report/pdf"
)

func (a *app) licencesCmd() *cobra.Command {
	use, aliases := a.name("licenties", "licences", "")
	return &cobra.Command{
		Use: use, Aliases: aliases, Args: noArgs,
		Short:   a.say("commands.show_licence_embedded_typeface"),
		Example: "  sggscan " + use,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(a.Out, pdf.FontLicence())
			return err
		},
	}
}
