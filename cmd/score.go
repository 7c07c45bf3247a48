package cmd

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sggscan/assessment"
	"sggscan/internal/problem"
	"sggscan/internal/words"
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
	c := a.command(about{nl: "score", en: "score", rest: "commands.path", short: "commands.show_scores_in_table",
		example: "commands.sggscan_score_answers_sggscan"}, pathArgs, prepared(a, &o, a.runScore))
	a.scoreFlags(c, &o.options)
	c.Flags().BoolVar(&o.json, "json", false, a.say("commands.write_json_with_unrounded"))
	c.Flags().StringVar(&o.failBelow, "fail-below", "", a.say("commands.exit_code_4_if"))
	c.Flags().BoolVar(&o.onCritical, "fail-on-critical", false, a.say("commands.exit_code_4_if_critical"))
	return a.printing(c, &o.options)
}

func (o *scoreOptions) check(paths []string, given func(string) bool) error {
	if o.failBelow != "" {
		number := strings.Replace(o.failBelow, ",", ".", 1) // as a Dutch office writes it
		bound, ok := new(big.Rat).SetString(number)
		_, err := strconv.ParseFloat(number, 64)
		if err != nil || !ok || bound.Sign() < 0 || bound.Cmp(big.NewRat(100, 1)) > 0 {
			return fail(ExitUsage, "commands.fail_below_no_number", o.failBelow)
		}
		o.bound = bound
	}
	o.exact = o.json
	return o.options.check(paths, given)
}

func (a *app) runScore(o *scoreOptions) error {
	var few problem.List
	b, err := a.batch(&o.options, func(r *reading, x assessment.Assessment) {
		r.FewApart([]assessment.Assessment{x}, &few)
	})
	if err != nil {
		return err
	}
	a.problems(few)
	// With --skip-invalid there are errors and a result: the user asked for it.
	if o.json {
		err = scorejson.Write(a.Out, a.rubric, b.schools, b.outcome, b.Options())
	} else {
		err = text.Score(a.Out, b.views, a.lang, a.columns())
	}
	if err := cmp.Or(err, b.end()); err != nil {
		return err
	}
	return a.bounds(b, o)
}

// bounds fails when a school does not meet what was asked with --fail-….
func (a *app) bounds(b *batch, o *scoreOptions) error {
	if o.bound == nil && !o.onCritical {
		return nil
	}
	failed := false
	warn := func(key words.Key, args ...any) {
		failed = true
		a.tell("commands.warning", words.Text(key, args...))
	}
	for n := range b.schools {
		x := b.outcome(n)
		if o.bound != nil && (!x.Score.Known() || x.Score.Less(o.bound)) {
			warn("commands.score_below_missing", x.School.Name, o.failBelow)
		}
		if o.onCritical && capped(x) {
			warn("commands.critical_point_warning_caps", x.School.Name)
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
