package cmd

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/scorejson"
	"sggscan/report/text"
)

type scoreFlags struct {
	schoolFlags
	json       bool
	below      string
	onCritical bool
}

func (a *app) scoreCmd() *cobra.Command {
	var f scoreFlags
	c := &cobra.Command{
		Use: "score" + a.say(" PAD…", " PATH…"), Args: pathArgs,
		Short:   a.say("Laat de scores zien, in een tabel of als JSON", "Show the scores, in a table or as JSON"),
		Example: a.say("  sggscan score antwoorden/\n  sggscan score --json antwoorden/ > scores.json", "  sggscan score answers/\n  sggscan score --json answers/ > scores.json"),
		RunE:    func(c *cobra.Command, args []string) error { return a.runScore(c, args, &f) },
	}
	f.add(a, c)
	c.Flags().BoolVar(&f.json, "json", false, a.say("schrijf JSON, met getallen zonder afronding", "write JSON, with unrounded numbers"))
	c.Flags().StringVar(&f.below, "fail-below", "", a.say("uitkomst 4 als een score van het geheel lager is dan dit getal (0–100) of ontbreekt", "exit code 4 if an overall score is below this number (0–100) or missing"))
	c.Flags().BoolVar(&f.onCritical, "fail-on-critical", false, a.say("uitkomst 4 als een kritiek punt of signaal het oordeel van het geheel begrenst", "exit code 4 if a critical point or warning caps an overall verdict"))
	return c
}

func (a *app) runScore(c *cobra.Command, paths []string, f *scoreFlags) error {
	var bound *big.Rat
	if f.below != "" {
		number := strings.Replace(f.below, ",", ".", 1) // as a Dutch office writes it
		r, ok := new(big.Rat).SetString(number)
		if _, err := strconv.ParseFloat(number, 64); err != nil || !ok || r.Sign() < 0 || r.Cmp(big.NewRat(100, 1)) > 0 {
			return fail(ExitUsage, "--fail-below %q is geen getal van 0 tot en met 100", "--fail-below %q is no number from 0 to 100", f.below)
		}
		bound = r
	}
	all, r, err := a.scored(c, paths, &f.schoolFlags)
	if err != nil {
		return err
	}
	// With --skip-invalid there are errors and a result: the user asked for it.
	if f.json {
		err = scorejson.Write(a.Out, a.rubric, all, a.viewOptions())
	} else {
		err = text.Score(a.Out, a.views(all), a.lang)
	}
	if err != nil {
		return err
	}
	if err := r.end(); err != nil {
		return err
	}
	return a.bounds(all, bound, f)
}

// bounds fails when a school does not meet what was asked with --fail-….
func (a *app) bounds(all []assessment.Assessment, below *big.Rat, f *scoreFlags) error {
	failed := false
	for _, x := range all {
		if below != nil && (!x.Score.Known() || x.Score.Less(below)) {
			failed = true
			a.tell("let op", "warning", lang.Format("%s: de score is lager dan %s of ontbreekt", "%s: the score is below %s or missing", x.School.Name, f.below))
		}
		if f.onCritical && capped(x) {
			failed = true
			a.tell("let op", "warning", lang.Format("%s: een kritiek punt of signaal begrenst het oordeel", "%s: a critical point or warning caps the verdict", x.School.Name))
		}
	}
	if failed {
		return said(ExitFailed)
	}
	return nil
}

func capped(x assessment.Assessment) bool {
	for _, c := range x.Caps {
		if c.Scope == assessment.Overall && c.Reason != assessment.CapDomain {
			return true
		}
	}
	return false
}
