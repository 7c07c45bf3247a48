package view

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lists"
)

// table has a row for each school, in the order of the names.
func (b *boardBuilder) table() []BoardSchool {
	out := make([]BoardSchool, len(b.c.Reports))
	for n, r := range b.c.Reports {
		row := BoardSchool{Name: b.school(n), Sector: r.School.SectorID, List: b.list(r), Verdict: r.Verdict.Label,
			Reached: Absent, Coverage: r.Coverage.Text, Change: b.change(r.Trend),
			Flags: b.checks(r.Flags, "yes", "repaired"), Legal: b.checks(r.Legal, "no")}
		if row.Verdict == "" {
			row.Verdict = Absent
		}
		if r.Verdict.Proviso != "" {
			row.Verdict = joined(", ", row.Verdict, b.say("board.subject_to"))
		}
		if r.Answered > 0 {
			row.Reached = b.say("pdf.of", r.AtTarget, r.InScope)
		}
		if r.ModeratedLevels() > 0 {
			row.Reached += " " + AdviserSign
		}
		row.OtherQuestions = r.Trend != nil && !r.Trend.Enough
		out[n] = row
	}
	return out
}

// list is the questionnaire in a word.
func (b *boardBuilder) list(r Report) string {
	if r.ProfileID == string(assessment.Core) {
		return b.say("board.list_core")
	}
	return b.say("board.list_full")
}

// change says how the score moved since the round before, as far as that can be told.
func (b *boardBuilder) change(t *Trend) string {
	switch {
	case t == nil:
		return Absent
	case !t.Enough:
		return b.say("board.other_questions")
	case t.Moved > 0:
		return b.say("trend.higher")
	case t.Moved < 0:
		return b.say("trend.lower")
	}
	return b.say("board.little_difference")
}

// checks names those with one of these answers, each after its answer, and counts those that are open:
// "ja: R2, R4; open: 1".
func (b *boardBuilder) checks(list []Check, states ...string) string {
	var out []string
	open := 0
	for _, state := range states {
		with := slices.DeleteFunc(slices.Clone(list), func(k Check) bool { return k.StateID != state })
		if len(with) > 0 {
			ids := lists.Map(with, func(k Check) string { return k.ID })
			out = append(out, with[0].State+": "+strings.Join(ids, ", "))
		}
	}
	for _, k := range list {
		open += truth(k.StateID == string(assessment.CheckUnknown) || k.StateID == "blank")
	}
	if open > 0 {
		out = append(out, b.say("board.open_checks", open))
	}
	if len(out) == 0 {
		return Absent
	}
	return strings.Join(out, "; ")
}
