package assessment

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"sggscan/rubric"
)

// merged is what the responses of one round say together of one indicator.
type merged struct {
	Answer
	notes int // notes that exist, also when they may not be shown
	// levels of individual respondents who are surely different people, sorted; they never leave the package one by one
	levels []rubric.Level
}

// profileOf is the profile of an assessment: that of the joint response, else full if any is full.
func profileOf(responses []Response) Profile {
	profile := Core
	for _, x := range responses {
		if x.Joint() {
			return x.Profile
		}
		if x.Profile == Full {
			profile = Full
		}
	}
	return profile
}

func jointOf(responses []Response) (Response, bool) {
	for _, x := range responses {
		if x.Joint() {
			return x, true
		}
	}
	return Response{}, false
}

// merge brings the responses of a round together for one indicator: the joint answer if there is one, else by majority
// and lower median over the responses that were asked.
func merge(r *rubric.Rubric, ind rubric.Indicator, responses []Response) merged {
	var out merged
	var asked []Response
	var levels []rubric.Level
	for _, x := range responses {
		if !x.Asked(ind) {
			continue
		}
		asked = append(asked, x)
		if a := x.Answers[ind.ID]; !x.Joint() && a.State == Answered {
			levels = append(levels, a.Level)
			if !x.Doubtful {
				out.levels = append(out.levels, a.Level)
			}
		}
	}
	slices.Sort(levels)
	slices.Sort(out.levels)
	joint, isJoint := jointOf(asked)
	switch {
	case isJoint:
		out.Answer = joint.Answers[ind.ID]
		out.notes = count(out.Note != "")
		return out
	case len(asked) == 0:
		return out
	case len(asked) == 1:
		out.Answer = asked[0].Answers[ind.ID]
		if len(responses) == 1 {
			out.notes = count(out.Note != "")
			return out
		}
	}
	out.State, out.Level = majority(ind, asked, levels)
	out.texts(r, ind, asked)
	return out
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// majority: more than half n.a. is n.a.; else more than half open, or no level at all, is unknown (blank when all left
// it blank); else the lower median of the levels.
func majority(ind rubric.Indicator, asked []Response, levels []rubric.Level) (State, rubric.Level) {
	na, open, blank := 0, 0, 0
	for _, x := range asked {
		switch x.Answers[ind.ID].State {
		case NotApplicable:
			na++
		case Unknown:
			open++
		case Blank:
			open++
			blank++
		case Answered:
		}
	}
	switch {
	case 2*na > len(asked):
		return NotApplicable, 0
	case blank == len(asked):
		return Blank, 0
	case 2*open > len(asked) || len(levels) == 0:
		return Unknown, 0
	default:
		return Answered, lowerMedian(levels)
	}
}

// lowerMedian is the middle of sorted levels, the lower of the two when their number is even.
func lowerMedian(sorted []rubric.Level) rubric.Level { return sorted[(len(sorted)-1)/2] }

// texts brings the texts of several individual responses together without showing whose they are: distinct and sorted.
// Notes are quoted only from QuoteMinimum responses; below that only their number is known.
func (m *merged) texts(r *rubric.Rubric, ind rubric.Indicator, asked []Response) {
	var evidence, notes, actions, owners, dues []string
	m.EvidenceDate, m.Status, m.Due = Date{}, "", Due{}
	var dates []Date
	for n, x := range asked {
		a := x.Answers[ind.ID]
		evidence, notes = append(evidence, a.Evidence), append(notes, a.Note)
		actions, owners = append(actions, a.Action), append(owners, a.Owner)
		dues = append(dues, cmp.Or(a.Due.Date.String(), a.Due.Text))
		dates = append(dates, a.Due.Date)
		if a.EvidenceDate.After(m.EvidenceDate) || m.EvidenceDate.IsZero() {
			m.EvidenceDate = a.EvidenceDate
		}
		if n == 0 {
			m.Status = a.Status
		} else if m.Status != a.Status {
			m.Status = ""
		}
	}
	m.Evidence, m.Action, m.Owner = distinct(evidence), distinct(actions), distinct(owners)
	m.Due = Due{Text: distinct(dues)}
	if d, ok := ParseDate(m.Due.Text); ok && slices.Contains(dates, d) {
		m.Due = Due{Date: d}
	}
	m.notes = len(slices.DeleteFunc(slices.Clone(notes), func(s string) bool { return s == "" }))
	m.Note = ""
	if len(surely(asked)) >= r.QuoteMinimum {
		m.Note = distinct(notes)
	}
}

// distinct joins texts, each once, sorted, one a line.
func distinct(texts []string) string {
	texts = slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return strings.TrimSpace(s) == "" })
	slices.Sort(texts)
	return strings.Join(slices.Compact(texts), "\n")
}

// mergeCheck is the answer of a round to a check. A flag looks at all responses, the joint one too, and takes the first
// of yes, repaired, unknown, no that occurs; a legal check is answered by the joint response, else by the first of no,
// unknown, yes.
func mergeCheck(r *rubric.Rubric, c rubric.Check, responses []Response) CheckResult {
	order := []CheckState{CheckYes, CheckRepaired, CheckUnknown, CheckNo}
	if c.Kind == rubric.Legal {
		order = []CheckState{CheckNo, CheckUnknown, CheckYes}
		if joint, ok := jointOf(responses); ok {
			responses = []Response{joint}
		}
	}
	out := CheckResult{Check: c}
	for _, state := range slices.Backward(order) {
		if slices.ContainsFunc(responses, func(x Response) bool { return x.Checks[c.ID].State == state }) {
			out.State = state
		}
	}
	if joint, ok := jointOf(responses); ok || len(responses) == 1 {
		source := responses[0]
		if ok {
			source = joint
		}
		out.Note, out.Date = source.Checks[c.ID].Note, source.Checks[c.ID].Date
		out.Notes = count(out.Note != "")
		return out
	}
	var notes []string
	for _, x := range responses {
		if note := x.Checks[c.ID].Note; note != "" {
			notes = append(notes, note)
		}
	}
	out.Notes = len(notes)
	if len(surely(responses)) >= r.QuoteMinimum {
		out.Note = distinct(notes)
	}
	return out
}

// consensus is Leik's ordinal consensus of levels 0–3: 1 − 2·Σ_{k=0..2} min(F_k, 1−F_k) ÷ 3, with F_k the share of
// levels ≤ k. It is 1 when all agree and 0 when half say 0 and half say 3. Source: R. K. Leik, "A measure of ordinal
// consensus", Pacific Sociological Review 9(2), 1966.
func consensus(levels []rubric.Level) Number {
	n := len(levels)
	sum := new(big.Rat)
	for k := rubric.Level(0); k < rubric.TopLevel; k++ {
		atMost := 0
		for _, l := range levels {
			if l <= k {
				atMost++
			}
		}
		sum.Add(sum, big.NewRat(int64(min(atMost, n-atMost)), int64(n)))
	}
	sum.Mul(sum, big.NewRat(2, int64(rubric.TopLevel)))
	return Exact(sum.Sub(big.NewRat(1, 1), sum))
}
