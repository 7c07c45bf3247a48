package view

import (
	"cmp"
	"slices"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// VerdictLabel is a verdict in words; empty for none.
func VerdictLabel(r *rubric.Rubric, id rubric.VerdictID, l lang.Lang) string {
	if id == rubric.Incomplete {
		return words.Text("verdict.incomplete").In(l)
	}
	v, _ := r.Verdict(id)
	return v.Label.In(l)
}

func (b *builder) label(id rubric.VerdictID) string { return VerdictLabel(b.r, id, b.Lang) }

func (b *builder) verdict(t assessment.Tally, scope string) Verdict {
	v := Verdict{ID: string(t.Verdict), Label: b.label(t.Verdict), UncappedID: string(t.Uncapped),
		Uncapped: b.label(t.Uncapped), Lowered: t.Verdict != t.Uncapped}
	switch {
	case t.InScope == 0:
		v.Label = Absent
		v.Sentence = b.say("verdict.no_question_applies_so")
	case t.Uncapped == "":
		v.Label = Absent
		v.Sentence = b.say("verdict.domain_with_fewer_than")
	case t.Answered == 0:
		v.Sentence = b.say("verdict.no_level_been_chosen_yet", v.Uncapped)
	case t.Verdict == rubric.Incomplete:
		v.Sentence = b.say("verdict.too_little_answered_for_verdict",
			b.coverage(t), PercentOfOne(assessment.Exact(b.r.CoverageMinimum), b.Lang).Text, v.Uncapped)
	case v.Lowered:
		v.Sentence = b.say("verdict.without_points_below_verdict_would", v.Uncapped)
	case len(b.capsOf(scope)) > 0:
		v.Sentence = b.say("verdict.verdict_follows_from_lower", Percent(t.Lower, b.Lang).Text)
	case t.Answered == t.InScope:
		v.Sentence = b.say("verdict.verdict_follows_from_score", Percent(t.Lower, b.Lang).Text)
	default:
		v.Sentence = b.say("verdict.verdict_follows_from_lower_bound", Percent(t.Lower, b.Lang).Text)
	}
	return v
}

// capReason returns the reason of a cap as a sentence that names what it is about, and the same sentence for a place
// where the id stands already.
func (b *builder) capReason(c assessment.Cap) (reason, because string) {
	ind, _ := b.r.Indicator(c.ID)
	check, _ := b.r.Check(c.ID)
	title := cmp.Or(ind.Title, check.Title).In(b.Lang)
	switch c.Reason {
	case assessment.CapHardZero:
		because = b.say("verdict.critical_point_at_level_0", title)
	case assessment.CapHardOpen:
		because = b.say("verdict.critical_point_not_answered_yet", title)
	case assessment.CapHardOne:
		because = b.say("verdict.critical_point_at_level_1", title)
	case assessment.CapSoftZero:
		because = b.say("verdict.weighs_heavily_at_level_0", title)
	case assessment.CapDomain:
		d, _ := b.r.Domain(c.ID)
		title = d.Title.In(b.Lang)
		return b.say("verdict.domain_lags_behind", c.ID, title),
			b.say("verdict.domain_lags_behind_whole", title)
	default:
		if title == "" {
			because = b.say("verdict.answer_warning_question_yes", c.ID)
			return because, because
		}
		because = b.say("verdict.answer_yes", title)
	}
	if i, ok := b.a.Indicator(c.ID); ok && i.Moderated != nil {
		because += b.say("verdict.level_by_adviser", StateText(b.r, i.OwnState, i.OwnLevel, b.Lang))
	}
	return c.ID + " " + because, because
}

func (b *builder) cap(c assessment.Cap) Cap {
	out := Cap{ID: c.ID, ScopeID: c.Scope, Scope: b.say("verdict.whole"), LimitID: string(c.Limit),
		Limit: b.label(c.Limit)}
	out.Reason, out.Because = b.capReason(c)
	if i, ok := b.r.Indicator(c.ID); ok {
		out.Title = i.Title.In(b.Lang)
	}
	if d, ok := b.r.Domain(c.ID); ok {
		out.Title = d.Title.In(b.Lang)
	}
	if d, ok := b.r.Domain(c.Scope); ok {
		out.Scope = d.Title.In(b.Lang)
	}
	return out
}

// capSentences are the reasons that hold the whole down, strictest first, each once, and weak domains together at the
// end.
func (b *builder) capSentences() []string {
	caps := b.capsOf(assessment.Overall)
	rank := func(c assessment.Cap) int {
		at := 2 * slices.IndexFunc(b.r.Verdicts, func(v rubric.Verdict) bool { return v.ID == c.Limit })
		if c.Reason == assessment.CapFlagYes {
			return at - 1 // of equals the warning questions come first
		}
		return at
	}
	slices.SortStableFunc(caps, func(x, y assessment.Cap) int { return rank(x) - rank(y) })
	var out, weak []string
	for _, c := range caps {
		if c.Reason == assessment.CapDomain {
			weak = append(weak, c.ID)
			continue
		}
		reason, _ := b.capReason(c)
		out = append(out, reason)
	}
	switch {
	case len(weak) == 1:
		reason, _ := b.capReason(assessment.Cap{ID: weak[0], Reason: assessment.CapDomain})
		out = append(out, reason)
	case len(weak) > 1:
		out = append(out, b.say("verdict.domains_lag_behind", and(weak, b.Lang)))
	}
	return out
}

// capsOf are the limits on a domain, or on the whole.
func (b *builder) capsOf(scope string) []assessment.Cap {
	return slices.DeleteFunc(slices.Clone(b.a.Caps), func(c assessment.Cap) bool { return c.Scope != scope })
}

// OverallCaps are the limits on the whole.
func (r Report) OverallCaps() []Cap {
	return slices.DeleteFunc(slices.Clone(r.Caps), func(c Cap) bool { return c.ScopeID != assessment.Overall })
}
