package assessment

import (
	"slices"
	"strings"

	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// FindingKind names a finding.
type FindingKind string

// The findings. None of them touches the score.
const (
	EvidenceMissing FindingKind = "evidence_missing"
	EvidenceOld     FindingKind = "evidence_old"
	ManyNA          FindingKind = "many_na"
	AllEqual        FindingKind = "all_equal"
	ViewsDiffer     FindingKind = "differing"
	LeadingTeam     FindingKind = "leading_team"
	FewPeople       FindingKind = "few"
	Contradicts     FindingKind = "contradiction"
)

// Finding is something worth a talk. IDs are the indicators and checks it is about; Text is filled from the rubric for
// contradictions and empty for the others, whose words belong to the reports.
type Finding struct {
	Kind FindingKind
	IDs  []string
	Text lang.Text
	// agreementOn is the indicator of which a contradiction judges how far people agree; empty for none.
	agreementOn string
}

// findings gathers what is worth a talk, in the order in which reports show it.
func (a *Assessment) findings() []Finding {
	bound := a.Date.MonthsBefore(a.Rubric.EvidenceMonths)
	list := []Finding{
		{Kind: EvidenceMissing, IDs: a.where(func(i IndicatorResult) bool {
			return i.OwnState == Answered && i.OwnLevel >= 2 && !hasEvidence(i.Answer)
		})},
		{Kind: EvidenceOld, IDs: a.where(func(i IndicatorResult) bool { return bound.After(i.EvidenceDate) })},
		{Kind: ManyNA, IDs: a.manyNA()},
		{Kind: AllEqual, IDs: a.allEqual()},
		{Kind: ViewsDiffer, IDs: a.where(func(i IndicatorResult) bool {
			return i.OwnState != NotApplicable && i.Agreement == Differing // nobody has to agree on what does not occur
		})},
		{Kind: LeadingTeam, IDs: a.where(IndicatorResult.leadersDiffer)},
		{Kind: FewPeople, IDs: a.where(func(i IndicatorResult) bool { return i.few })},
	}
	list = slices.DeleteFunc(list, func(f Finding) bool { return f.IDs == nil })
	for _, c := range a.Rubric.Contradictions {
		if a.holds(c.When[0]) && a.holds(c.When[1]) {
			found := Finding{Kind: Contradicts, IDs: idsOf(c.When[:]), Text: c.Text}
			for _, w := range c.When {
				if w.AgreementBelow != nil {
					found.agreementOn = w.Indicator
				}
			}
			list = append(list, found)
		}
	}
	return list
}

// Told are the findings as people read them: where leaders and team differ, that is all that is told of a question.
func (a *Assessment) Told() []Finding {
	sides := func(id string) bool {
		i, _ := a.Indicator(id)
		return i.leadersDiffer()
	}
	var out []Finding
	for _, f := range a.Findings {
		if f.Kind == ViewsDiffer {
			f.IDs = slices.DeleteFunc(slices.Clone(f.IDs), sides)
		}
		if !sides(f.agreementOn) && (f.Kind != ViewsDiffer || len(f.IDs) > 0) {
			out = append(out, f)
		}
	}
	return out
}

// where returns the ids of the indicators for which something holds; nil for none.
func (a *Assessment) where(holds func(IndicatorResult) bool) []string {
	var ids []string
	for _, i := range a.Indicators {
		if holds(i) {
			ids = append(ids, i.Indicator.ID)
		}
	}
	return ids
}

// manyNA returns what is not applicable when that is more than a fifth of the indicators.
func (a *Assessment) manyNA() []string {
	na := a.where(func(i IndicatorResult) bool { return i.State == NotApplicable })
	if 5*len(na) <= len(a.Indicators) {
		return nil
	}
	return na
}

// allEqual returns an empty list when the school gave several answers, all of one level; else nil. It is about no
// indicator in particular.
func (a *Assessment) allEqual() []string {
	answered := 0
	levels := map[rubric.Level]bool{}
	for _, i := range a.Indicators {
		if i.OwnState == Answered {
			levels[i.OwnLevel] = true
			answered++
		}
	}
	if len(levels) != 1 || answered < 2 {
		return nil
	}
	return []string{}
}

// idsOf are the indicators and checks that conditions name, each once.
func idsOf(conditions []rubric.Condition) []string {
	var ids []string
	for _, w := range conditions {
		for _, id := range []string{w.Indicator, w.Check} {
			if id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// holds reports whether a condition of a contradiction is true of the school's own answers.
func (a *Assessment) holds(c rubric.Condition) bool {
	if c.Check != "" {
		for _, checks := range [][]CheckResult{a.Flags, a.Legal} {
			for n := range checks {
				if checks[n].Check.ID == c.Check {
					return string(checks[n].State) == c.Is
				}
			}
		}
		return false
	}
	if c.Indicator == "" {
		return a.Agreement.Less(c.AgreementBelow)
	}
	i, ok := a.Indicator(c.Indicator)
	switch {
	case !ok:
		return false
	case c.AgreementBelow != nil:
		return i.Agreement == Differing // nothing more exact shows of one question
	case i.OwnState != Answered:
		return false
	case c.AtLeast != nil:
		return i.OwnLevel >= *c.AtLeast
	default:
		return i.OwnLevel <= *c.AtMost
	}
}

// hasEvidence reports whether there is some, whatever its date.
func hasEvidence(a Answer) bool { return strings.TrimSpace(a.Evidence) != "" }

// meanAgreement is the mean over the indicators that have an agreement.
func (a *Assessment) meanAgreement() Number {
	var all []Number
	for _, i := range a.Indicators {
		if i.leik.Known() {
			all = append(all, i.leik)
		}
	}
	return meanAgreement(all)
}

// Unexplained are the red flags called repaired without a note on what changed.
func (a *Assessment) Unexplained() []string {
	var ids []string
	for _, f := range a.Flags {
		if f.State == CheckRepaired && f.Note == "" && f.Notes == 0 {
			ids = append(ids, f.Check.ID)
		}
	}
	return ids
}

// WarnUnexplained warns of flags called repaired without a word on what changed. It names the school and no file, which
// could be that of one person.
func (a *Assessment) WarnUnexplained(problems *problem.List) {
	for _, id := range a.Unexplained() {
		problems.Warnf(problem.Place{File: a.School.Name}, "answers.repaired_unexplained", id)
	}
}
