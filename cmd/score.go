package cmd

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/report/scorejson"
	"sggscan/report/text"
)

type scoreOptions struct {
	options
	json       bool
	failBelow  string
	onCritical bool
	// bound is failBelow as a number; nil for none.
	bound *big.Rat
}

func (a *app) scoreCmd() *cobra.Command {
	var o scoreOptions
	c := &cobra.Command{
		Use: "score" + a.say(" PAD…", " PATH…"), Args: pathArgs,
		Short: a.say("Laat de scores zien, in een tabel of als JSON", "Show the scores, in a table or as JSON"),
		Example: a.say("  sggscan score antwoorden/\n  sggscan score --json antwoorden/ > scores.json",
			"  sggscan score answers/\n  sggscan score --json answers/ > scores.json"),
		RunE: checked(&o, a.runScore),
	}
	a.scoreFlags(c, &o.options)
	c.Flags().BoolVar(&o.json, "json", false, a.say("schrijf JSON, met getallen zonder afronding",
		"write JSON, with unrounded numbers"))
	c.Flags().StringVar(&o.failBelow, "fail-below", "", a.say(
		"uitkomst 4 als een score van het geheel lager is dan dit getal (0–100) of ontbreekt",
		"exit code 4 if an overall score is below this number (0–100) or missing"))
	c.Flags().BoolVar(&o.onCritical, "fail-on-critical", false, a.say(
		"uitkomst 4 als een kritiek punt of signaal het oordeel van het geheel begrenst",
		"exit code 4 if a critical point or warning caps an overall verdict"))
	return a.printing(c, &o.options)
}

func (o *scoreOptions) check(paths []string, given func(string) bool) error {
	if o.failBelow != "" {
		number := strings.Replace(o.failBelow, ",", ".", 1) // as a Dutch office writes it
		bound, ok := new(big.Rat).SetString(number)
		_, err := strconv.ParseFloat(number, 64)
		if err != nil || !ok || bound.Sign() < 0 || bound.Cmp(big.NewRat(100, 1)) > 0 {
			return fail(ExitUsage, "--fail-below %q is geen getal van 0 tot en met 100",
				"--fail-below %q is no number from 0 to 100", o.failBelow)
		}
		o.bound = bound
	}
	return o.options.check(paths, given)
}

func (a *app) runScore(o *scoreOptions) error {
	if err := a.prepare(); err != nil {
		return err
	}
	all, r, err := a.scored(&o.options)
	if err != nil {
		return err
	}
	// With --skip-invalid there are errors and a result: the user asked for it.
	if o.json {
		err = scorejson.Write(a.Out, a.rubric, all, a.viewOptions(r))
	} else {
		err = text.Score(a.Out, a.views(all, r), a.lang)
	}
	if err != nil {
		return err
	}
	if err := r.end(); err != nil {
		return err
	}
	return a.bounds(all, o)
}

// bounds fails when a school does not meet what was asked with --fail-….
func (a *app) bounds(all []assessment.Assessment, o *scoreOptions) error {
	failed := false
	warn := func(nl, en string, args ...any) {
		failed = true
		a.tell("let op", "warning", lang.Format(nl, en, args...))
	}
	for _, x := range all {
		if o.bound != nil && (!x.Score.Known() || x.Score.Less(o.bound)) {
			warn("%s: de score is lager dan %s of ontbreekt", "%s: the score is below %s or missing", x.School.Name, o.failBelow)
		}
		if o.onCritical && capped(x) {
			warn("%s: een kritiek punt of signaal begrenst het oordeel",
				"%s: a critical point or warning caps the verdict", x.School.Name)
		}
	}
	if failed {
		return said(ExitFailed)
	}
	return nil
}

func capped(x assessment.Assessment) bool {
	return slices.ContainsFunc(x.Caps, func(c assessment.Cap) bool {
		return c.Scope == assessment.Overall && c.Reason != assessment.CapDomain
	})
}
