package view

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// FindingText is the title and the sentence of a finding.
func FindingText(a assessment.Assessment, f assessment.Finding, l lang.Lang) (title, text string) {
	say := func(nl, en string, args ...any) string { return lang.Format(nl, en, args...).In(l) }
	ids := and(f.IDs, l)
	one := len(f.IDs) == 1
	switch f.Kind {
	case assessment.EvidenceMissing:
		title = say("Zonder onderbouwing", "Without evidence")
		text = say("Bij %d antwoorden op niveau 2 of 3 staat geen onderbouwing: %s. Noem een document, datum of plek.",
			"%d answers at level 2 or 3 have no evidence: %s. Name a document, date or place.", len(f.IDs), ids)
		if one {
			text = say("Bij %s staat niveau 2 of 3 zonder onderbouwing. Noem een document, datum of plek.",
				"%s stands at level 2 or 3 without evidence. Name a document, date or place.", ids)
		}
	case assessment.EvidenceOld:
		title = say("Oude onderbouwing", "Old evidence")
		text = say("De onderbouwing is ouder dan %d maanden bij %s. Kijk of zij nog klopt.",
			"The evidence is older than %d months with %s. Look whether it still holds.", a.Rubric.EvidenceMonths, ids)
	case assessment.ManyNA:
		title = say("Veel n.v.t.", "Many n/a")
		text = say("Meer dan een op de vijf vragen is n.v.t.: %s. Kijk of dat klopt.",
			"More than one in five questions is n/a: %s. Look whether that is right.", ids)
	case assessment.AllEqual:
		title = say("Overal hetzelfde niveau", "The same level everywhere")
		text = say("Alle antwoorden hebben hetzelfde niveau. Loop samen een paar vragen na: klopt dat?", "All answers have the same level. Go through a few questions together: is that right?")
	case assessment.ViewsDiffer:
		title = say("Meningen lopen uiteen", "Views differ")
		text = say("De meningen lopen uiteen bij %s. Wat ziet de een wat de ander niet ziet?",
			"Views differ on %s. What does one see that another does not?", ids)
	case assessment.FewPeople:
		title = say("Te weinig mensen", "Too few people")
		text = say("Op sommige vragen koos maar een enkeling een niveau (%d). Dat telt niet mee: anders is te zien wie wat koos.",
			"On some questions only one or two people chose a level (%d). It does not count: else it would show who chose what.",
			len(f.IDs))
		text = say("De gekozen niveaus liggen 2 of 3 uit elkaar bij %s. Wat ziet de een wat de ander niet ziet?",
			"The levels chosen are 2 or 3 apart with %s. What does one see that another does not?", ids)
	case assessment.LeadingTeam:
		title = say("Leiding en team kijken anders", "Leaders and team see it differently")
		text = say("Leiding (%s) en team kiezen een ander niveau bij %s. Bij een kritiek punt telt één niveau verschil al. "+
			"Bespreek waar ieder aan denkt.", "Leaders (%s) and team chose different levels for %s. With a critical point a "+
			"difference of one level counts already. Discuss what each has in mind.", speakers(a.Rubric, speaking(a, f.IDs), l), ids)
	case assessment.Contradicts:
		title = say("Twee antwoorden om samen te bespreken", "Two answers to discuss together")
		text = f.Text.In(l)
	}
	return title, text
}

// speaking are the roles that speak for the leaders on these questions, each with the most levels it has on one of them.
func speaking(a assessment.Assessment, ids []string) []assessment.RoleCount {
	var out []assessment.RoleCount
	for _, role := range a.Rubric.Roles {
		most := 0
		for _, i := range a.Indicators {
			if i.Sides == nil || !slices.Contains(ids, i.Indicator.ID) {
				continue
			}
			for _, c := range i.Sides.Speaks {
				if c.Role == role.ID {
					most = max(most, c.Count)
				}
			}
		}
		if most > 0 {
			out = append(out, assessment.RoleCount{Role: role.ID, Count: most})
		}
	}
	return out
}

// unnamed are the questions of a finding that its text does not name. Our own sentences name all of them, or none on
// purpose; only the text of a contradiction, which the rubric brings, is looked at.
func unnamed(f assessment.Finding, text string) []string {
	if f.Kind != assessment.Contradicts {
		return nil
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(slices.Clone(f.IDs), func(id string) bool { return slices.Contains(words, id) })
}

// agendaSize is the number of statements that fit a page of the agenda with space to write.
const agendaSize = 5

// agenda picks the statements for a team meeting: those on which the answers of several respondents differ most; with
// one respondent the lowest levels. Critical ones come first among equals, then rubric order.
func (b *builder) agenda() ([]Statement, string) {
	var list []assessment.IndicatorResult
	differ := false
	for _, i := range b.a.Indicators {
		differ = differ || i.Agreement == assessment.Differing || i.Agreement == assessment.Partly
	}
	for _, i := range b.a.Indicators {
		if differ && (i.Agreement == assessment.Differing || i.Agreement == assessment.Partly) || !differ && i.OwnState == assessment.Answered && i.OwnLevel < rubric.TopLevel {
			list = append(list, i)
		}
	}
	none := b.a.Answered == 0
	if none {
		list = slices.Clone(b.a.Indicators)
	}
	slices.SortStableFunc(list, func(x, y assessment.IndicatorResult) int {
		if differ {
			return cmp.Or(agreementRank(x)-agreementRank(y), criticalRank(x.Indicator.Critical)-criticalRank(y.Indicator.Critical))
		}
		return cmp.Or(int(x.OwnLevel-y.OwnLevel), criticalRank(x.Indicator.Critical)-criticalRank(y.Indicator.Critical))
	})
	var out []Statement
	for _, i := range list[:min(agendaSize, len(list))] {
		v := b.indicator(i)
		ask := b.say("Herkent ieder dit niveau? Waar zien we het?", "Does everyone recognise this level? Where do we see it?")
		if none {
			ask = b.say("Hoe gaat dit nu bij ons? Waar zien we het?", "How does this go at our school now? Where do we see it?")
		}
		if differ {
			ask = b.say("Wat ziet de een wat de ander niet ziet?", "What does one see that another does not?")
		}
		out = append(out, Statement{ID: v.ID, Title: v.Title, Question: v.Question, State: b.bothLevels(v), Ask: ask})
	}
	switch {
	case len(out) == 0:
		return nil, b.say("Er is geen stelling om te bespreken: alles staat op het hoogste niveau.",
			"There is no statement to discuss: everything is at the highest level.")
	case none:
		return out, b.say("Er is nog geen niveau gekozen. Met deze kritieke vragen kan een gesprek beginnen.",
			"No level has been chosen yet. A conversation can start with these critical questions.")
	case differ:
		return out, b.say("Dit zijn de vragen waarover de meningen het meest uiteenlopen.",
			"These are the questions on which views differ most.")
	}
	return out, b.say("Dit zijn de vragen met het laagste niveau.", "These are the questions with the lowest level.")
}

// bothLevels is the answer of the school, with the level of the adviser beside it where there is one.
func (b *builder) bothLevels(i Indicator) string {
	if i.Own == "" {
		return i.State
	}
	return b.say("school: %s · adviseur: %s", "school: %s · adviser: %s", i.Own, i.State)
}
