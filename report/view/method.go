package view

import (
	"math/big"
	"strings"

	"sggscan/assessment"
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
		sum := DomainSum{ID: d.Domain.ID, Title: d.Domain.Title.In(b.Lang), Score: Percent(d.Score, b.Lang), Lower: Percent(d.Lower, b.Lang),
			Upper: Percent(d.Upper, b.Lang), ShareOfWhole: Absent}
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
	out := []string{
		b.say("Elke vraag krijgt een niveau van 0 tot en met 3. De score van een domein is de som van niveau × gewicht, gedeeld door het hoogst mogelijke; alleen beantwoorde vragen tellen mee.",
			"Each question gets a level from 0 to 3. The score of a domain is the sum of level × weight, divided by the highest possible; only answered questions count."),
		b.say("De score van het geheel is dezelfde som over alle vragen: elke vraag telt haar eigen gewicht. Percentages zijn naar beneden afgerond: 85% betekent minstens 85.",
			"The overall score is the same sum over all questions: each counts its own weight. Percentages are rounded down: 85% means at least 85."),
		b.say("'Weet niet' en niet ingevuld tellen niet als 0. Zij geven een bandbreedte: van de laagste tot de hoogste score die nog mogelijk is. 'N.v.t.' telt niet mee.",
			"'Unknown' and not filled in do not count as 0. They give a band: from the lowest to the highest score that is still possible. 'N/a' does not count."),
		b.say("Het oordeel volgt uit de ondergrens: %s.", "The verdict follows from the lower bound: %s.", b.ladder()),
		b.say("Een kritiek punt op 0 of nog open begrenst het oordeel tot '%s', op 1 tot '%s'. Een punt dat zwaar weegt en op 0 staat, begrenst zijn domein tot '%s'. Een signaalvraag met ja begrenst het geheel tot '%s'. "+
			"Het geheel staat hoogstens één oordeel boven het zwakste domein; een domein met minder dan drie vragen heeft geen oordeel.",
			"A critical point at 0 or still open limits the verdict to '%s', at 1 to '%s'. A point that weighs heavily and stands at 0 limits its domain to '%s'. A warning question with yes limits the whole to '%s'. "+
				"The whole stands at most one verdict above the weakest domain; a domain with fewer than three questions has no verdict.",
			b.label(rubric.NotYet), b.label(rubric.Developing), b.label(rubric.Developing), b.label(rubric.NotYet)),
		b.say("Is minder dan %s van de vragen beantwoord, dan is er geen oordeel maar '%s'.",
			"With less than %s of the questions answered there is no verdict but '%s'.",
			PercentOfOne(assessment.Exact(b.r.CoverageMinimum), b.Lang).Text, b.label(rubric.Incomplete)),
		b.say("De winst bij een verbeterpunt is de stijging van de score van het geheel als alleen dit punt naar %s gaat.",
			"The gain of a gap is the rise of the overall score if only this point goes to %s.", b.levelName(b.a.Target)),
		b.say("Wettelijke vragen tellen niet mee in score of oordeel.", "Legal questions do not count in score or verdict."),
	}
	out = append(out, b.mergeMethod()...)
	if moderated := b.moderated(); len(moderated) > 0 {
		out = append(out,
			b.say("Bij %s telt het niveau van de adviseur, in plaats van het eigen antwoord van de school. De ontwikkeling sinds een vorig meetmoment, de overeenstemming en de vergelijking met andere scholen gaan over de eigen antwoorden.",
				"For %s the level of the adviser counts instead of the school's own answer. The development since a previous round, the agreement and the comparison with other schools are about the school's own answers.", and(moderated, b.Lang)))
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
		out = append(out,
			b.say("Het niveau is dat van de vragenlijst die samen is ingevuld. De andere vragenlijsten laten zien waar de meningen verschillen.",
				"The level is that of the questionnaire that was filled in together. The other questionnaires show where views differ."))
	case people > 1:
		out = append(out,
			b.say("Meer mensen vulden de vragenlijst in. Per vraag telt het middelste niveau, bij een even aantal het laagste van de middelste twee. Weet meer dan de helft het niet, dan blijft de vraag open.",
				"Several people filled in the questionnaire. Per question the middle level counts, with an even number the lower of the middle two. If more than half do not know, the question stays open."))
	}
	if b.a.Agreement.Known() {
		out = append(out,
			b.say("De overeenstemming loopt van 0%% (de helft kiest 0, de andere helft 3) tot 100%% (iedereen kiest hetzelfde niveau). Zij staat bij vragen met minstens %d niveaus; een rol staat er apart bij vanaf %d mensen, en alleen als niemand te herkennen is. De maat is de ordinale consensus van Leik (1966).",
				"Agreement runs from 0%% (half choose 0, the other half 3) to 100%% (everyone chooses the same level). It is shown for questions with at least %d levels; a role is shown by itself from %d people, and only when nobody can be recognised. The measure is Leik's ordinal consensus (1966).",
				b.r.AgreementMinimum, b.r.RoleMinimum))
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
	var steps []string
	for _, v := range b.r.Verdicts {
		steps = append(steps, b.say("'%s' vanaf %s", "'%s' from %s", v.Label.In(b.Lang),
			Percent(assessment.Exact(v.From), b.Lang).Text))
	}
	return strings.Join(steps, ", ")
}
