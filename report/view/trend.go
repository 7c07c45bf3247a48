package view

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

func (b *builder) trendEnough() bool {
	return b.a.Trend != nil && assessment.EnoughInCommon(b.a.Trend.Common)
}

// ChangeWord says how an indicator moved.
func ChangeWord(c assessment.Change, l lang.Lang) string {
	words := map[assessment.Change]lang.Text{assessment.ChangeHigher: words.Text("trend.higher"),
		assessment.ChangeEqual: words.Text("trend.equal"), assessment.ChangeLower: words.Text("trend.lower"),
		assessment.ChangeNew: words.Text("trend.new"), assessment.ChangeText: words.Text("trend.question_changed"),
	}
	return words[c].In(l)
}

func (b *builder) trend() *Trend {
	t := b.a.Trend
	if t == nil {
		return nil
	}
	known, score, previous := t.Score.Known(), t.Score, t.PreviousScore
	if !b.trendEnough() {
		score, previous = assessment.NoNumber(), assessment.NoNumber()
	}
	out := &Trend{Round: t.Round, Common: PercentOfOne(t.Common, b.Lang), Enough: b.trendEnough(),
		Score: Percent(score, b.Lang), Previous: Percent(previous, b.Lang),
		Difference: Signed(score.Minus(previous), b.Lang), Moved: t.Moved(b.r, b.a.Profile)}
	for _, d := range t.Domains {
		domain, _ := b.r.Domain(d.Domain)
		if !b.trendEnough() || !assessment.EnoughInCommon(d.Common) {
			d.Score, d.PreviousScore = assessment.NoNumber(), assessment.NoNumber()
		}
		out.Domains = append(
			out.Domains,
			DomainTrend{d.Domain, domain.Title.In(b.Lang), Percent(d.Score, b.Lang), Percent(d.PreviousScore, b.Lang),
				Signed(d.Score.Minus(d.PreviousScore), b.Lang)},
		)
	}
	for _, x := range t.Indicators {
		ind, _ := b.r.Indicator(x.Indicator)
		out.Indicators = append(out.Indicators,
			IndicatorTrend{ID: x.Indicator, Title: ind.Title.In(b.Lang), Level: int(x.Level), Previous: int(x.Previous),
				HasPrevious: x.Change != assessment.ChangeNew, ChangeID: string(x.Change), Change: ChangeWord(x.Change, b.Lang)})
		switch x.Change {
		case assessment.ChangeHigher:
			out.Higher++
		case assessment.ChangeEqual:
			out.Equal++
		case assessment.ChangeLower:
			out.Lower++
		case assessment.ChangeNew:
			out.New++
		case assessment.ChangeText:
			out.Changed++
		}
	}
	b.followUp(out)
	own := len(b.moderated()) > 0
	if out.Enough {
		out.Short = b.say("trend.short", t.Round, out.Higher, out.Lower)
		if own {
			out.Short = b.say("trend.short_own", t.Round, out.Higher, out.Lower)
		}
	}
	if !known {
		out.Sentence = b.say("trend.no_question_was_answered", t.Round)
		return out
	}
	out.Sentence = b.say("trend.since_higher_lower_equal", t.Round, out.Higher, out.Lower, out.Equal, out.Common.Text)
	switch {
	case !b.trendEnough():
		out.Sentence += b.say("trend.too_little_compare_scores")
	default:
		out.Sentence += b.say("trend.on_score_now_was", out.Score.Text, out.Previous.Text)
		if out.Moved == 0 && score.Minus(previous).Rat().Sign() != 0 {
			out.Sentence += b.say("trend.so_small_difference_says_little")
		}
	}
	if out.Lower > 0 && out.Moved != 0 { // within the noise nothing rose or fell
		out.Sentence += b.say("trend.lower_normal_after_more")
	}
	if own {
		out.Sentence += b.say("trend.of_own")
	}
	return out
}

// meanSchools is the number of schools from which a mean is shown: one of fewer says what one school did.
const meanSchools = 5

// moves adds up per question how its level moved at the schools that have an earlier round.
func (c *comparer) moves() []QuestionMove {
	if !slices.ContainsFunc(c.all, func(a outcome) bool { return a.Trend != nil }) {
		return nil
	}
	var out []QuestionMove
	at := map[string]int{}
	for _, i := range c.r.Indicators() {
		at[i.ID] = len(out)
		out = append(out, QuestionMove{ID: i.ID, Title: i.Title.In(c.Lang), Domain: i.Domain})
	}
	for _, a := range c.all {
		if a.Trend == nil {
			continue
		}
		for _, x := range a.Trend.Indicators {
			m := &out[at[x.Indicator]]
			switch x.Change {
			case assessment.ChangeHigher:
				m.Higher++
			case assessment.ChangeEqual:
				m.Equal++
			case assessment.ChangeLower:
				m.Lower++
			case assessment.ChangeNew:
				m.New++
				continue
			case assessment.ChangeText:
				m.Changed++
				continue
			}
			m.Schools++
			m.Mean += float64(x.Level - x.Previous)
		}
	}
	for n := range out {
		m := &out[n]
		if m.HasMean = m.Schools >= meanSchools; m.HasMean {
			m.Mean /= float64(m.Schools)
		} else {
			m.Mean = 0
		}
	}
	return slices.DeleteFunc(out, func(m QuestionMove) bool { return m.Schools+m.New+m.Changed == 0 })
}

// followUp says what became of the plan, the flags and the legal duties of the round before, and whether the number of
// people alone can have moved a level.
func (b *builder) followUp(out *Trend) {
	t := b.a.Trend
	switch t.Middles {
	case 1:
		out.Middles = b.say("trend.odd_to_even")
	case -1:
		out.Middles = b.say("trend.even_to_odd")
	}
	var parts []string
	for _, c := range []assessment.Change{assessment.ChangeHigher, assessment.ChangeLower, assessment.ChangeEqual,
		assessment.ChangeNew, assessment.ChangeText, ""} {
		var ids []string
		for _, f := range t.Actions.Done {
			if f.Change == c {
				ids = append(ids, f.Indicator)
			}
		}
		word := ChangeWord(c, b.Lang)
		if c == "" {
			word = b.say("trend.no_level")
		}
		if len(ids) > 0 {
			parts = append(parts, b.say("trend.moved", len(ids), word, strings.Join(ids, ", ")))
		}
	}
	say := func(ids []string, text lang.Text) {
		if len(ids) > 0 {
			out.FollowUp = append(out.FollowUp, text.In(b.Lang))
		}
	}
	done, waiting, dropped := len(t.Actions.Done), t.Actions.Waiting, t.Actions.Dropped
	say(parts, words.Count("trend.actions_done", done, strings.Join(parts, "; ")))
	say(waiting, words.Count("trend.actions_waiting", len(waiting), strings.Join(waiting, ", ")))
	say(dropped, words.Count("trend.actions_dropped", len(dropped), strings.Join(dropped, ", ")))
	for _, c := range t.Checks {
		x := CheckTrend{ID: c.Check.ID, Title: CheckTitle(*c.Check, b.Lang), Untitled: c.Check.Title.Empty(),
			Previous: CheckWord(c.Previous, b.Lang), Now: CheckWord(c.Now, b.Lang)}
		if c.Unexplained() {
			x.Remark = b.say("trend.yes_became_no", x.Previous, x.Now, CheckWord(assessment.CheckRepaired, b.Lang))
		}
		out.Checks = append(out.Checks, x)
	}
}
