package view

import (
	"math/big"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lists"
	"sggscan/rubric"
)

func (b *builder) calculation() []DomainSum {
	weights := 0
	for _, i := range b.a.Indicators {
		if i.State == assessment.Answered {
			weights += i.Indicator.Weight
		}
	}
	var out []DomainSum
	for _, d := range b.a.Domains {
		sum := DomainSum{ID: d.Domain.ID, Title: d.Domain.Title.In(b.Lang), Score: Percent(d.Score, b.Lang),
			Lower: Percent(d.Lower, b.Lang), Upper: Percent(d.Upper, b.Lang), ShareOfWhole: Absent}
		for _, i := range b.a.Indicators {
			if i.Indicator.Domain != d.Domain.ID {
				continue
			}
			row := SumRow{ID: i.Indicator.ID, Title: i.Indicator.Title.In(b.Lang),
				State: StateText(b.r, i.State, i.Level, b.Lang), HasLevel: i.State == assessment.Answered,
				InScope: i.InScope(), Weight: i.Indicator.Weight}
			if i.Moderated != nil {
				row.Own = StateText(b.r, i.OwnState, i.OwnLevel, b.Lang)
			}
			if row.HasLevel {
				row.Level, row.Points, row.Max = int(i.Level), int(i.Level)*row.Weight, int(rubric.TopLevel)*row.Weight
				sum.Points += row.Points
				sum.Max += row.Max
			} else if row.InScope {
				sum.OpenMax += int(rubric.TopLevel) * row.Weight
			}
			sum.Rows = append(sum.Rows, row)
		}
		sum.Weight = sum.Max / int(rubric.TopLevel)
		if sum.Weight > 0 {
			sum.ShareOfWhole = oneDecimal(big.NewRat(int64(100*sum.Weight), int64(weights)), b.Lang) + "%"
		}
		out = append(out, sum)
	}
	return out
}

func (b *builder) method() []string {
	out := []string{b.say("method.each_question_gets_level"), b.say("method.overall_score_same_sum"),
		b.say("method.unknown_not_filled_in"), b.say("method.verdict_follows_from_lower_bound", b.ladder()),
		b.say("method.critical_point_at_0",
			b.label(rubric.NotYet), b.label(rubric.Developing), b.label(rubric.Developing), b.label(rubric.NotYet)),
		b.say("method.with_less_than_questions",
			PercentOfOne(assessment.Exact(b.r.CoverageMinimum), b.Lang).Text, b.label(rubric.Incomplete)),
		b.say("method.gain_gap_rise_overall", b.levelName(b.a.Target)), b.say("method.legal_questions_do_not"),
	}
	out = append(out, b.mergeMethod()...)
	if moderated := b.moderated(); len(moderated) > 0 {
		out = append(out, b.say("method.for_level_adviser_counts", and(moderated, b.Lang)))
	}
	return out
}

// mergeMethod says how several questionnaires became one answer per question.
func (b *builder) mergeMethod() []string {
	people, joint := 0, false
	for _, c := range b.a.Respondents {
		if c.Role == rubric.Joint {
			joint = true
		} else {
			people += c.Count
		}
	}
	var out []string
	switch {
	case joint && people > 0:
		out = append(out, b.say("method.level_questionnaire_was_filled"))
	case people > 1:
		out = append(out, b.say("method.several_people_filled_in_questionnaire"))
	}
	if b.a.Agreement.Known() {
		out = append(out, b.say("method.agreement_runs_from_0", b.r.AgreementMinimum, b.r.RoleMinimum))
	}
	return out
}

// moderated lists the questions of which the level of an adviser counts.
func (b *builder) moderated() []string {
	var out []string
	for _, i := range b.a.Indicators {
		if i.Moderated != nil {
			out = append(out, i.Indicator.ID)
		}
	}
	return out
}

func (b *builder) ladder() string {
	return strings.Join(lists.Map(b.r.Verdicts, func(v rubric.Verdict) string {
		return b.say("method.from", v.Label.In(b.Lang), Percent(assessment.Exact(v.From), b.Lang).Text)
	}), ", ")
}
