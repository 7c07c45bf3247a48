package view

import (
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
		Difference: Signed(score.Minus(previous), b.Lang)}
	for _, d := range t.Domains {
		domain, _ := b.r.Domain(d.Domain)
		if !assessment.EnoughInCommon(d.Common) {
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
	if !known {
		out.Sentence = b.say("trend.no_question_was_answered", t.Round)
		return out
	}
	out.Sentence = b.say("trend.since_higher_equal_lower", t.Round, out.Higher, out.Equal, out.Lower, out.Common.Text)
	switch {
	case !b.trendEnough():
		out.Sentence += b.say("trend.too_little_compare_scores")
	default:
		out.Sentence += b.say("trend.on_score_now_was", out.Score.Text, out.Previous.Text)
		if t.Moved(b.r, b.a.Profile) == 0 && score.Minus(previous).Rat().Sign() != 0 {
			out.Sentence += b.say("trend.so_small_difference_says_little")
		}
	}
	if out.Lower > 0 {
		out.Sentence += b.say("trend.lower_normal_after_more")
	}
	return out
}
