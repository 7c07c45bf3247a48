package view

import (
	"cmp"
	"slices"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// VerdictLabel is a verdict in words; empty for none.
func VerdictLabel(r *rubric.Rubric, id rubric.VerdictID, l lang.Lang) string {
	if id == rubric.Incomplete {
		return lang.Text{NL: "Nog onvolledig", EN: "Incomplete"}.In(l)
	}
	v, _ := r.Verdict(id)
	return v.Label.In(l)
}

func (b *builder) label(id rubric.VerdictID) string { return VerdictLabel(b.r, id, b.Lang) }

func (b *builder) verdict(t assessment.Tally, scope string) Verdict {
	v := Verdict{ID: string(t.Verdict), Label: b.label(t.Verdict), UncappedID: string(t.Uncapped),
		Uncapped: b.label(t.Uncapped), Lowered: t.Verdict != t.Uncapped}
	capped := false
	for _, c := range b.a.Caps {
		capped = capped || c.Scope == scope
	}
	switch {
	case t.InScope == 0:
		v.Label = Absent
		v.Sentence = b.say("Er is geen vraag van toepassing, dus er is geen oordeel.", "No question applies, so there is no verdict.")
	case t.Uncapped == "":
		v.Label = Absent
		v.Sentence = b.say("Met minder dan drie vragen heeft een domein geen eigen oordeel.", "A domain with fewer than three questions has no verdict of its own.")
	case t.Answered == 0:
		v.Sentence = b.say("Er is nog geen niveau gekozen. Een score en een oordeel zijn er dus nog niet; op de ondergrens alleen: '%s'.", "No level has been chosen yet. So there is no score and no verdict yet; on the lower bound alone: '%s'.", v.Uncapped)
	case t.Verdict == rubric.Incomplete:
		v.Sentence = b.say("Er is nog te weinig beantwoord voor een oordeel (%s; nodig is %s). Wat nu zeker is, hoort bij '%s'.",
			"Too little is answered for a verdict (%s; %s is needed). What is certain now fits '%s'.",
			b.coverage(t), PercentOfOne(assessment.Exact(b.r.CoverageMinimum), b.Lang).Text, v.Uncapped)
	case v.Lowered:
		v.Sentence = b.say("Zonder de punten hieronder was het oordeel '%s'. Een gemiddelde mag zo'n punt niet verbergen.",
			"Without the points below the verdict would be '%s'. An average must not hide such a point.", v.Uncapped)
	case capped:
		v.Sentence = b.say("Het oordeel volgt uit de ondergrens van de score (%s). De punten hieronder vragen eerst aandacht.",
			"The verdict follows from the lower bound of the score (%s). The points below need attention first.",
			Percent(t.Lower, b.Lang).Text)
	case t.Answered == t.InScope:
		v.Sentence = b.say("Het oordeel volgt uit de score (%s).", "The verdict follows from the score (%s).",
			Percent(t.Lower, b.Lang).Text)
	default:
		v.Sentence = b.say("Het oordeel volgt uit de ondergrens van de score (%s).",
			"The verdict follows from the lower bound of the score (%s).", Percent(t.Lower, b.Lang).Text)
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
		because = b.say("%s is een kritiek punt en staat op niveau 0.", "%s is a critical point and is at level 0.", title)
	case assessment.CapHardOpen:
		because = b.say("%s is een kritiek punt en is nog niet beantwoord.",
			"%s is a critical point and is not answered yet.", title)
	case assessment.CapHardOne:
		because = b.say("%s is een kritiek punt en staat op niveau 1.", "%s is a critical point and is at level 1.", title)
	case assessment.CapSoftZero:
		because = b.say("%s weegt zwaar en staat op niveau 0.", "%s weighs heavily and is at level 0.", title)
	case assessment.CapDomain:
		d, _ := b.r.Domain(c.ID)
		title = d.Title.In(b.Lang)
		return b.say("Domein %s %s blijft achter; het geheel staat daar hoogstens één oordeel boven.",
				"Domain %s %s lags behind; the whole stands at most one verdict above it.", c.ID, title),
			b.say("Domein %s blijft achter; het geheel staat daar hoogstens één oordeel boven.",
				"Domain %s lags behind; the whole stands at most one verdict above it.", title)
	default:
		if title == "" {
			because = b.say("Op signaalvraag %s is het antwoord ja.", "The answer to warning question %s is yes.", c.ID)
			return because, because
		}
		because = b.say("%s: het antwoord is ja.", "%s: the answer is yes.", title)
	}
	if i, ok := b.a.Indicator(c.ID); ok && i.Moderated != nil {
		because += b.say(" Dat is het niveau van de adviseur; het eigen antwoord is %s.",
			" That is the level by the adviser; the own answer is %s.", StateText(b.r, i.OwnState, i.OwnLevel, b.Lang))
	}
	return c.ID + " " + because, because
}

func (b *builder) cap(c assessment.Cap) Cap {
	out := Cap{ID: c.ID, ScopeID: c.Scope, Scope: b.say("het geheel", "the whole"), LimitID: string(c.Limit),
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

// capSentences are the reasons that hold the whole down, strictest first, each once, and weak domains together at the end.
func (b *builder) capSentences() []string {
	var caps []assessment.Cap
	for _, c := range b.a.Caps {
		if c.Scope == assessment.Overall {
			caps = append(caps, c)
		}
	}
	rank := func(c assessment.Cap) int {
		return slices.IndexFunc(b.r.Verdicts, func(v rubric.Verdict) bool { return v.ID == c.Limit })
	}
	slices.SortStableFunc(caps, func(x, y assessment.Cap) int {
		flag := func(c assessment.Cap) int {
			if c.Reason == assessment.CapFlagYes {
				return 0
			}
			return 1
		}
		return cmp.Or(rank(x)-rank(y), flag(x)-flag(y))
	})
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
		out = append(out, b.say("De domeinen %s blijven achter; het geheel staat hoogstens één oordeel boven het zwakste.",
			"The domains %s lag behind; the whole stands at most one verdict above the weakest.", and(weak, b.Lang)))
	}
	return out
}
