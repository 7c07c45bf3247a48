package view

import (
	"sggscan/assessment"
	"sggscan/internal/lang"
)

func (b *builder) trendEnough() bool {
	return b.a.Trend != nil && assessment.EnoughInCommon(b.a.Trend.Common)
}

// ChangeWord says how an indicator moved.
func ChangeWord(c assessment.Change, l lang.Lang) string {
	words := map[assessment.Change]lang.Text{
		assessment.ChangeHigher: {NL: "hoger", EN: "higher"},
		assessment.ChangeEqual:  {NL: "gelijk", EN: "equal"},
		assessment.ChangeLower:  {NL: "lager", EN: "lower"},
		assessment.ChangeNew:    {NL: "nieuw", EN: "new"},
		assessment.ChangeText:   {NL: "vraag gewijzigd", EN: "question changed"},
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
	out := &Trend{Round: t.Round, Common: PercentOfOne(t.Common, b.Lang), Enough: b.trendEnough(), Score: Percent(score, b.Lang),
		Previous: Percent(previous, b.Lang), Difference: Signed(score.Minus(previous), b.Lang)}
	for _, d := range t.Domains {
		domain, _ := b.r.Domain(d.Domain)
		if !assessment.EnoughInCommon(d.Common) {
			d.Score, d.PreviousScore = assessment.NoNumber(), assessment.NoNumber()
		}
		out.Domains = append(out.Domains, DomainTrend{d.Domain, domain.Title.In(b.Lang), Percent(d.Score, b.Lang), Percent(d.PreviousScore, b.Lang), Signed(d.Score.Minus(d.PreviousScore), b.Lang)})
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
		out.Sentence = b.say("Met %s is geen vraag in beide metingen beantwoord, dus er valt niets te vergelijken.", "No question was answered both now and in %s, so there is nothing to compare.", t.Round)
		return out
	}
	out.Sentence = b.say("Sinds %s: %d hoger, %d gelijk, %d lager. De vergelijking gaat over %s van de vragen, die in beide metingen zijn beantwoord",
		"Since %s: %d higher, %d equal, %d lower. The comparison covers %s of the questions, answered in both rounds",
		t.Round, out.Higher, out.Equal, out.Lower, out.Common.Text)
	switch {
	case !b.trendEnough():
		out.Sentence += b.say("; dat is te weinig om scores te vergelijken.", "; that is too little to compare scores.")
	default:
		out.Sentence += b.say("; op die vragen is de score nu %s en was die %s.", "; on those the score is %s now and was %s.",
			out.Score.Text, out.Previous.Text)
		if t.Moved(b.r, b.a.Profile) == 0 && score.Minus(previous).Rat().Sign() != 0 {
			out.Sentence += b.say(" Zo'n klein verschil zegt weinig.", " So small a difference says little.")
		}
	}
	if out.Lower > 0 {
		out.Sentence += b.say(" Lager is gewoon na een eerlijker gesprek of een nieuw team.",
			" Lower is normal after a more honest talk or with a new team.")
	}
	return out
}
