package cmd

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sggscan/internal/outfile"
	"sggscan/internal/words"
	"sggscan/report/session"
)

type manOptions struct{ options }

// manCmd writes manual pages. Who makes a package asks for them; the help of users does not show it.
func (a *app) manCmd() *cobra.Command {
	var o manOptions
	var c *cobra.Command
	c = a.command(about{nl: "man", en: "man", rest: "commands.o_dir", short: "commands.man_short"}, noArgs,
		checked(&o, func(o *manOptions) error { return a.runMan(c.Root(), o.output) }))
	c.Hidden = true
	c.Example = "  sggscan man " + a.say("commands.o_man")
	a.outputFlag(c, &o.options, "commands.folder_for_man")
	return c
}

func (o *manOptions) check([]string, func(string) bool) error {
	if o.output == "-" {
		return fail(ExitUsage, "commands.man_goes_folder")
	}
	return o.needOutput(words.Text("commands.o_man"))
}

func (a *app) runMan(root *cobra.Command, dir string) error {
	var files []outfile.File
	everyCommand(root, func(c *cobra.Command) {
		if c.IsAvailableCommand() || c == root {
			path := filepath.Join(dir, manName(c)+".1")
			files = append(files, outfile.File{Path: path, Write: writing([]byte(a.manPage(c)))})
		}
	})
	if err := a.saveAll(files, nil); err != nil {
		return err
	}
	if !a.flags.quiet {
		a.errln(words.Count("commands.made_man", len(files), dir).In(a.lang))
	}
	return nil
}

func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// roff makes a text safe for man: no sign of it is an instruction.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`).Replace(text)
	lines := strings.Split(text, "\n")
	for n, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[n] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

// manPage is the help of a command in the form of man.
func (a *app) manPage(c *cobra.Command) string {
	var b strings.Builder
	part := func(key words.Key, lines ...string) {
		b.WriteString(".SH " + a.say(key) + "\n" + strings.Join(lines, "\n") + "\n")
	}
	literal := func(text string) string { return ".nf\n" + roff(strings.Trim(text, "\n")) + "\n.fi" }
	b.WriteString(`.TH "` + strings.ToUpper(manName(c)) + `" 1 "" "` + session.Name + " " + session.Version() + `" "` +
		a.say("commands.man_manual") + "\"\n")
	part("commands.man_name", roff(manName(c)+" - "+c.Short))
	use := []string{c.UseLine()}
	for _, other := range c.Aliases {
		use = append(use, c.Parent().CommandPath()+" "+other)
	}
	part("commands.man_use", literal(strings.Join(use, "\n")))
	if c.Long != "" {
		part("commands.man_text", strings.ReplaceAll(roff(c.Long), ".\n", ".\n.PP\n"))
	}
	if c.Example != "" {
		part("commands.man_examples", literal(c.Example))
	}
	var options []string
	add := func(f *pflag.Flag) {
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.Value.Type() != "bool" {
			name += " " + f.Value.Type()
		}
		options = append(options, ".TP\n"+roff(name)+"\n"+roff(f.Usage))
	}
	c.LocalFlags().VisitAll(add)
	if c.HasParent() {
		c.InheritedFlags().VisitAll(add)
	}
	part("commands.man_options", options...)
	var also []string
	if c.HasParent() {
		also = append(also, manName(c.Parent())+"(1)")
	}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			also = append(also, manName(sub)+"(1)")
		}
	}
	part("commands.man_also", roff(strings.Join(also, ", ")))
	return b.String()
}
