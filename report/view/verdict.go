package view

import (
	"cmp"
	"slices"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
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

func (b *builder) verdict(t assessment.Tally) Verdict {
	v := Verdict{ID: string(t.Verdict), Label: b.label(t.Verdict)}
	if t.Answered > 0 { // without an answer there is no score to have a label
		v.UncappedID, v.Uncapped, v.Lowered = string(t.Uncapped), b.label(t.Uncapped), t.Verdict != t.Uncapped
	}
	switch {
	case t.InScope == 0:
		v.Label = Absent
		v.Sentence = b.say("verdict.no_question_applies_so")
	case t.Uncapped == "":
		v.Label = Absent
		v.Sentence = b.say("verdict.domain_with_fewer_than")
	case t.Answered == 0:
		v.Sentence = b.say("verdict.no_level_been_chosen_yet")
	case t.Verdict == rubric.Incomplete:
		v.Sentence = b.say("verdict.too_little_answered_for_verdict",
			b.coverage(t), PercentOfOne(assessment.Exact(b.r.CoverageMinimum), b.Lang).Text, v.Uncapped)
	case v.Lowered:
		v.Sentence = b.say("verdict.without_points_below_verdict_would", v.Uncapped)
	case t.Answered == t.InScope:
		v.Sentence = b.say("verdict.verdict_follows_from_score", Percent(t.Lower, b.Lang).Text)
	default:
		v.Sentence = b.say("verdict.verdict_follows_from_lower_bound", Percent(t.Lower, b.Lang).Text)
	}
	return v
}

// overall is the verdict of the whole. While "incomplete" it says what comes out with the open questions as level 0, on
// the score alone and with the limits.
func (b *builder) overall() Verdict {
	v := b.verdict(b.a.Tally)
	v.Proviso = Proviso(b.a, b.Lang)
	if zero := b.a.Openings().Zero.Verdict; b.a.Verdict == rubric.Incomplete && b.a.Answered > 0 && zero != b.a.Uncapped {
		v.Sentence += " " + b.say("verdict.limited_to", b.label(zero))
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
		because = b.say("verdict.critical_for_domain_at_level_0", title)
	case assessment.CapDomain:
		d, _ := b.r.Domain(c.ID)
		title = d.Title.In(b.Lang)
		if doors := b.doors(c.ID); len(doors) > 0 {
			title = b.say("verdict.through", title, and(doors, b.Lang))
		}
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
		Limit: b.label(c.Limit), Holds: b.a.Holds(c), Weak: c.Reason == assessment.CapDomain}
	if n := slices.IndexFunc(b.a.Domains, func(d assessment.DomainResult) bool { return d.Domain.ID == c.Scope }); n >= 0 {
		rank := func(id rubric.VerdictID) int {
			return slices.IndexFunc(b.r.Verdicts, func(v rubric.Verdict) bool { return v.ID == id })
		}
		out.Holds = rank(c.Limit) < rank(b.a.Domains[n].Uncapped)
	}
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

// capSentences are the reasons that hold the whole down now, strictest first, each once, and weak domains together at
// the end. Above names in one line what would hold a higher verdict down; "" for nothing. Without an answer there is
// neither.
func (b *builder) capSentences() (now []string, above string) {
	if b.a.Answered == 0 {
		return nil, ""
	}
	caps := b.capsOf(assessment.Overall)
	rank := func(c assessment.Cap) int { // of equals the warning questions come first
		return 2*b.step(c.Limit) - len(b.flagsIn(c.ID, assessment.CheckYes))
	}
	slices.SortStableFunc(caps, func(x, y assessment.Cap) int { return rank(x) - rank(y) })
	var weak, points, domains []string
	for _, c := range caps {
		switch holds := b.a.Holds(c); {
		case holds && c.Reason == assessment.CapDomain:
			weak = append(weak, c.ID)
		case holds:
			reason, _ := b.capReason(c)
			now = append(now, reason)
		case c.Reason == assessment.CapDomain:
			domains = append(domains, b.domainThrough(c.ID))
		default:
			points = append(points, c.ID)
		}
	}
	switch {
	case len(weak) == 1:
		reason, _ := b.capReason(assessment.Cap{ID: weak[0], Reason: assessment.CapDomain})
		now = append(now, reason)
	case len(weak) > 1:
		now = append(now, b.say("verdict.domains_lag_behind", and(lists.Map(weak, b.domainThrough), b.Lang)))
	}
	if len(domains) > 0 {
		points = append(points, words.Count("verdict.domain", len(domains), and(domains, b.Lang)).In(b.Lang))
	}
	if len(points) > 0 {
		above = b.say("verdict.higher_is_limited_by", and(points, b.Lang))
	}
	return now, above
}

// step is the place of a verdict on the ladder.
func (b *builder) step(id rubric.VerdictID) int {
	return slices.IndexFunc(b.r.Verdicts, func(v rubric.Verdict) bool { return v.ID == id })
}

// doors are the questions that hold a domain below the label of its lower bound; none when they change nothing.
func (b *builder) doors(domain string) []string {
	var out []string
	lowest := len(b.r.Verdicts)
	for _, d := range b.a.Domains {
		if d.Domain.ID == domain {
			lowest = b.step(d.Uncapped)
		}
	}
	for _, c := range b.capsOf(domain) {
		switch limit := b.step(c.Limit); {
		case limit < lowest:
			lowest, out = limit, []string{c.ID}
		case limit == lowest && len(out) > 0:
			out = append(out, c.ID)
		}
	}
	return out
}

// domainThrough is a domain by its letter, with the questions that hold it down.
func (b *builder) domainThrough(domain string) string {
	if doors := b.doors(domain); len(doors) > 0 {
		return b.say("verdict.through", domain, and(doors, b.Lang))
	}
	return domain
}

// capsOf are the limits on a domain, or on the whole.
func (b *builder) capsOf(scope string) []assessment.Cap {
	return slices.DeleteFunc(slices.Clone(b.a.Caps), func(c assessment.Cap) bool { return c.Scope != scope })
}

// OverallCaps are the limits on the whole.
func (r Report) OverallCaps() []Cap {
	return slices.DeleteFunc(slices.Clone(r.Caps), func(c Cap) bool { return c.ScopeID != assessment.Overall })
}
