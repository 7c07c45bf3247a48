package assessment

import (
	"math/big"
	"slices"
	"strings"

	"sggscan/internal/lang"
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
}

// manyNA is the share of "not applicable" above which it is a finding.
func manyNA() *big.Rat { return big.NewRat(1, 5) }

func (a *Assessment) findings() []Finding {
	var missing, old, differing, leading, few, na []string
	levels := map[rubric.Level]bool{}
	answered := 0
	bound := a.Date.MonthsBefore(a.Rubric.EvidenceMonths)
	for _, i := range a.Indicators {
		id := i.Indicator.ID
		if i.State == NotApplicable {
			na = append(na, id)
		}
		if i.OwnState == Answered {
			levels[i.OwnLevel] = true
			answered++
		}
		if i.OwnState == Answered && i.OwnLevel >= 2 && !hasEvidence(i.Answer) {
			missing = append(missing, id)
		}
		if bound.After(i.EvidenceDate) {
			old = append(old, id)
		}
		if i.few {
			few = append(few, id)
		}
		if i.OwnState == NotApplicable { // nobody has to agree on what does not occur
			continue
		}
		if i.Agreement == Differing {
			differing = append(differing, id)
		}
		if i.Sides != nil && i.Sides.differ(i.Indicator.Critical) {
			leading = append(leading, id)
		}
	}
	var out []Finding
	add := func(kind FindingKind, ids []string) {
		if len(ids) > 0 {
			out = append(out, Finding{Kind: kind, IDs: ids})
		}
	}
	add(EvidenceMissing, missing)
	add(EvidenceOld, old)
	if n := len(a.Indicators); n > 0 && big.NewRat(int64(len(na)), int64(n)).Cmp(manyNA()) > 0 {
		add(ManyNA, na)
	}
	if len(levels) == 1 && answered > 1 {
		out = append(out, Finding{Kind: AllEqual, IDs: []string{}})
	}
	add(ViewsDiffer, differing)
	add(LeadingTeam, leading)
	add(FewPeople, few)
	for _, c := range a.Rubric.Contradictions {
		if a.holds(c.When[0]) && a.holds(c.When[1]) {
			var ids []string
			for _, w := range c.When {
				for _, id := range []string{w.Indicator, w.Check} {
					if id != "" && !slices.Contains(ids, id) {
						ids = append(ids, id)
					}
				}
			}
			out = append(out, Finding{Contradicts, ids, c.Text})
		}
	}
	return out
}

// holds tells whether a condition of a contradiction is true of the school's own answers.
func (a *Assessment) holds(c rubric.Condition) bool {
	if c.Check != "" {
		for _, x := range slices.Concat(a.Flags, a.Legal) {
			if x.Check.ID == c.Check {
				return string(x.State) == c.Is
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
