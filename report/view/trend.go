package view

import (
	"math/big"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// enoughInCommon is the share of compared questions from which the previous round is drawn beside the present one.
func enoughInCommon() *big.Rat { return big.NewRat(4, 5) }

func (b *builder) trendEnough() bool {
	return b.a.Trend != nil && b.a.Trend.Common.Known() && !b.a.Trend.Common.Less(enoughInCommon())
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
	difference := t.Score.Minus(t.PreviousScore)
	out := &Trend{Round: t.Round, Common: PercentOfOne(t.Common, b.Lang), Enough: b.trendEnough(),
		Score: Percent(t.Score, b.Lang), Previous: Percent(t.PreviousScore, b.Lang), Difference: Signed(difference, b.Lang)}
	for _, d := range t.Domains {
		domain, _ := b.r.Domain(d.Domain)
		out.Domains = append(out.Domains, DomainTrend{d.Domain, domain.Title.In(b.Lang), Percent(d.Score, b.Lang),
			Percent(d.PreviousScore, b.Lang), Signed(d.Score.Minus(d.PreviousScore), b.Lang)})
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
	if !t.Score.Known() {
		out.Sentence = b.say("trend.no_question_was_answered", t.Round)
		return out
	}
	out.Sentence = b.say("trend.since_higher_equal_lower",
		t.Round, out.Higher, out.Equal, out.Lower, out.Common.Text, out.Score.Text, out.Previous.Text)
	if out.Lower > 0 {
		out.Sentence += b.say("trend.lower_normal_after_more")
	}
	return out
}
