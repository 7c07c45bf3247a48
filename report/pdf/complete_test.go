package pdf

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/testtool"
	"sggscan/report/view"
	"sggscan/rubric"
)

// leftOut are texts of the model that need not be on paper, by the end of their path.
func leftOut() []string {
	return []string{
		"ID", "Kind", "Precise", ".FileTitle", // for machines and other files
		".Coverage.Text", ".Domains.Lower.Text", ".Domains.Upper.Text", ".Trend.Common.Text", ".Trend.Round", ".Median.Text", // in a sentence
		// A question shows its own level and the next one; the workbook has the rest.
		".Ask", ".Hints", ".Levels.Meaning", ".State", ".Why", ".Gaps.EffortText",
		".Flags.Title", ".Flags.Steps", ".Legal.Title", ".Legal.Steps", ".Guidance.Flags", // of a check that asks for nothing
		".Guidance.Levels", ".Domains.Verdict.Sentence", // of the form, and of the whole
		".Trend.Indicators.Title", ".Trend.Indicators.Change", // of what stayed the same
		".Findings.Title", ".Findings.Text", // of what the table of differences tells
	}
}

// TestWholeViewIsOnPaper looks for each text of the model on the pages. What is left out is named, so that a text that
// is added to the model is drawn, or left out because somebody decided so.
func TestWholeViewIsOnPaper(t *testing.T) {
	for name, r := range map[string]view.Report{
		"short": short(), "advised": advised(), "views": differing(),
		"real po": answered(t, rubric.PO, "full", lang.NL, mixed), "real mbo": answered(t, rubric.MBO, "core", lang.EN, mixed),
	} {
		l, texts := laidReport(t, r), map[string][]string{}
		r.Plan = slices.DeleteFunc(slices.Clone(r.Plan), func(p view.PlanRow) bool {
			return p.Kind != view.PlanGap && !p.Planned() // in the chapters of critical points and of what to find out
		})
		short := func(list []view.Indicator) []view.Indicator { // what is at the target asks for no step
			return lists.Map(list, func(in view.Indicator) view.Indicator {
				if !in.HasLevel || in.Level >= r.TargetLevel {
					in.Question, in.Next, in.Step, in.Resources = "", "", "", nil
				}
				return in
			})
		}
		r.Critical, r.Domains = short(r.Critical), slices.Clone(r.Domains)
		for i := range r.Domains {
			r.Domains[i].Indicators = short(r.Domains[i].Indicators)
		}
		for _, list := range []*[]view.Check{&r.Flags, &r.Legal} {
			*list = lists.Map(*list, func(c view.Check) view.Check {
				if !c.Attention && c.Note == "" {
					c.Question = "" // its title is enough
				}
				return c
			})
		}
		r.Beside = slices.Clone(r.Beside)
		for i, n := range r.Beside { // page 1 has the one or the other; the titles stand in the chapters
			if n.Short != "" {
				r.Beside[i].Text = n.Short[:strings.LastIndex(n.Short, ".")]
				r.Beside[i].Short = ""
			}
		}
		testtool.TextsIn(reflect.ValueOf(r), "", texts)
		if all := l.raw(); len(texts) < 60 {
			t.Errorf("%s has only %d fields with text", name, len(texts))
		} else {
			for path, list := range texts {
				if slices.ContainsFunc(leftOut(), func(end string) bool { return strings.HasSuffix(path, end) }) {
					continue
				}
				for _, text := range list {
					if missing := notIn(all, l.faces.line(text)); missing != "" {
						t.Errorf("%s: %s: from %.60q on it is not in the report", name, path, missing)
					}
				}
			}
		}
	}
}
