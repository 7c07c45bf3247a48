package assessment

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"sggscan/rubric"
)

// voices are the responses of one round, with what decides how they count together.
type voices struct {
	rubric    *rubric.Rubric
	responses []Response
	sure      []Response // those of people who are surely different ones: every threshold counts these
	joint     *Response  // nil for none
	counts    []RoleCount
	// agreed: only one or two people in shared roles answered, and they agree that what they chose is used.
	agreed bool
	// exact: what one or two people left open stays as they left it; see Options.Exact.
	exact bool
}

func hear(r *rubric.Rubric, responses []Response, few Few) voices {
	v := voices{rubric: r, responses: responses, sure: surely(responses)}
	v.counts = countRoles(r, v.sure)
	for n := range responses {
		if responses[n].Joint() {
			v.joint = &responses[n]
			break
		}
	}
	v.agreed = v.tooFew() && few.Allows(schoolOf(Round{Responses: responses}))
	return v
}

// shared reports whether several people at a school may hold the role.
func (v voices) shared(role string) bool {
	x, _ := v.rubric.Role(role)
	return !x.Single
}

// fewest is the number of people up to which what they chose would be theirs to see.
const fewest = 2

// tooFew reports whether one or two people in shared roles answered, and nobody together.
func (v voices) tooFew() bool {
	n := v.sharing()
	return v.joint == nil && 0 < n && n <= fewest
}

// sharing is the number of people in shared roles who answered.
func (v voices) sharing() int {
	n := 0
	for _, x := range v.sure {
		n += count(!x.Joint() && v.shared(x.Role) && x.Returned())
	}
	return n
}

// profile is that of the joint response, else full if any is full.
func (v voices) profile() Profile {
	switch {
	case v.joint != nil:
		return v.joint.Profile
	case slices.ContainsFunc(v.responses, func(x Response) bool { return x.Profile == Full }):
		return Full
	}
	return Core
}

// whole is the response whose texts go out as they are: the joint one, or the only one.
func (v voices) whole() *Response {
	if v.joint == nil && len(v.responses) == 1 {
		return &v.responses[0]
	}
	return v.joint
}

// merged is what the responses of one round say together of one indicator.
type merged struct {
	Answer
	plan   []Action
	notes  int            // notes that exist, also when they may not be shown
	levels []rubric.Level // of people who are surely different, sorted; they never leave the package one by one
	// few: what one or two people in shared roles answered does not show: their level does not count, and unless the
	// merging is exact nobody reads whether they chose one, or left the question open, or said that it does not apply.
	// personal: it is the level of such people all the same, since they agreed.
	few, personal bool
	mixed         bool // people who gave evidence gave it another date; EvidenceDate is the newest
}

// merge brings the responses of a round together for one indicator: the joint answer if there is one, else by majority
// and lower median over the responses that were asked.
func (v voices) merge(ind *rubric.Indicator) merged {
	var out merged
	var asked []Response
	var levels, single []rubric.Level // of all, and of the roles that one person holds
	sure, few := 0, 0                 // people in shared roles who gave a level, and who were asked
	for _, x := range v.responses {
		if !x.Asked(*ind) {
			continue
		}
		asked = append(asked, x)
		few += count(!x.Joint() && !x.Doubtful && v.shared(x.Role) && x.Returned())
		if a := x.Answers.Of(ind.ID); !x.Joint() && a.State == Answered {
			levels = append(levels, a.Level)
			if !x.Doubtful {
				out.levels = append(out.levels, a.Level)
			}
			if v.shared(x.Role) {
				sure += count(!x.Doubtful)
			} else {
				single = append(single, a.Level)
			}
		}
	}
	slices.Sort(levels)
	slices.Sort(out.levels)
	slices.Sort(single)
	whole := v.whole()
	if whole != nil {
		out.Answer = whole.Answers.Of(ind.ID)
		out.plan = actions(*whole, ind.ID)
		out.notes = count(out.Note != "")
	} else {
		v.texts(&out, ind, asked)
	}
	if v.joint == nil {
		out.State, out.Level = majority(ind, asked, levels)
		if len(levels) > len(single) && sure <= fewest && out.State == Answered {
			switch {
			case v.agreed:
				out.personal = true
			case len(single) > 0:
				out.Level = lowerMedian(single)
			default:
				out.State, out.Level, out.few = Unknown, 0, true
			}
		}
		if !v.exact && !v.agreed && 0 < few && few <= fewest && out.State != Answered && !v.settled(ind, asked) {
			out.State, out.few = Unknown, true
		}
	}
	out.single()
	return out
}

// settled reports whether those in roles of one person make a question not applicable, whatever the others say.
func (v voices) settled(ind *rubric.Indicator, asked []Response) bool {
	na := 0
	for _, x := range asked {
		na += count(!v.shared(x.Role) && x.Answers.Of(ind.ID).State == NotApplicable)
	}
	return len(asked) < 2*na
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// majority: more than half n.a. is n.a.; else more than half open, or no level at all, is unknown (blank when all left
// it blank); else the lower median of the levels.
func majority(ind *rubric.Indicator, asked []Response, levels []rubric.Level) (State, rubric.Level) {
	na, open, blank := 0, 0, 0
	for _, x := range asked {
		switch x.Answers.Of(ind.ID).State {
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

// texts brings the texts of several individual responses together without showing whose they are: distinct and sorted,
// each action with its own owner, date and status. Notes are quoted only from QuoteMinimum responses; below that only
// their number is known.
func (v voices) texts(m *merged, ind *rubric.Indicator, asked []Response) {
	var evidence, notes []string
	var dates []Date
	for _, x := range asked {
		a := x.Answers.Of(ind.ID)
		evidence, notes = append(evidence, a.Evidence), append(notes, a.Note)
		if hasEvidence(a) || !a.EvidenceDate.IsZero() {
			dates = append(dates, a.EvidenceDate)
		}
		if a.EvidenceDate.After(m.EvidenceDate) || m.EvidenceDate.IsZero() {
			m.EvidenceDate = a.EvidenceDate
		}
	}
	m.Evidence = distinct(evidence)
	m.mixed = len(slices.Compact(dates)) > 1 // of equal ones one is left, whatever their order
	m.plan = together(asked, ind.ID)
	m.notes = len(slices.DeleteFunc(slices.Clone(notes), func(s string) bool { return s == "" }))
	if len(surely(asked)) >= v.rubric.QuoteMinimum {
		m.Note = distinct(notes)
	}
}

// distinct joins texts, each once, sorted, one a line.
func distinct(texts []string) string {
	texts = slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return strings.TrimSpace(s) == "" })
	slices.Sort(texts)
	return strings.Join(slices.Compact(texts), "\n")
}

// check is the answer of a round to a check; of an only response its own. A flag looks at all responses, the joint one
// too: yes or repaired when one occurs, else unknown when more than half do not know or left it blank, else no. A legal
// check looks at the leading roles alone: the first of no, unknown, yes, a blank one as unknown; blank without them.
func (v voices) check(c *rubric.Check) CheckResult {
	out := CheckResult{Check: c}
	tally := map[CheckState]int{}
	heard := 0
	for _, x := range v.responses {
		if role, _ := v.rubric.Role(x.Role); c.Kind == rubric.Flag || role.Leading {
			tally[cmp.Or(x.Checks.Of(c.ID).State, CheckUnknown)]++
			heard++
		}
	}
	switch {
	case heard == 0:
	case len(v.responses) == 1:
		out.State = v.responses[0].Checks.Of(c.ID).State
	case c.Kind == rubric.Flag:
		out.State = firstOf(tally, CheckYes, CheckRepaired)
		if out.State == CheckBlank && 2*tally[CheckUnknown] > heard {
			out.State = CheckUnknown
		}
		out.State = cmp.Or(out.State, CheckNo)
	default:
		out.State = firstOf(tally, CheckNo, CheckUnknown, CheckYes)
	}
	if whole := v.whole(); whole != nil {
		out.Note, out.Date, out.Plan = whole.Checks.Of(c.ID).Note, whole.Checks.Of(c.ID).Date, actions(*whole, c.ID)
		out.Notes = count(out.Note != "")
		return out
	}
	var notes []string
	for _, x := range v.responses {
		if note := x.Checks.Of(c.ID).Note; note != "" {
			notes = append(notes, note)
		}
	}
	out.Notes, out.Plan = len(notes), together(v.responses, c.ID)
	if len(v.sure) >= v.rubric.QuoteMinimum {
		out.Note = distinct(notes)
	}
	return out
}

// firstOf is the first of the answers that was given; blank when none was.
func firstOf(tally map[CheckState]int, order ...CheckState) CheckState {
	for _, s := range order {
		if tally[s] > 0 {
			return s
		}
	}
	return CheckBlank
}

// consensus is Leik's ordinal consensus of levels 0–3: 1 − 2·Σ_{k=0..2} min(F_k, 1−F_k) ÷ 3, with F_k the share of
// levels ≤ k. It is 1 when all agree and 0 when half say 0 and half say 3. Source: R. K. Leik, "A measure of ordinal
// consensus", Pacific Sociological Review 9(2), 1966.
func consensus(levels []rubric.Level) Number {
	n, apart := len(levels), 0
	for k := rubric.Level(0); k < rubric.TopLevel; k++ {
		atMost := 0
		for _, l := range levels {
			atMost += count(l <= k)
		}
		apart += min(atMost, n-atMost)
	}
	return Exact(big.NewRat(int64(int(rubric.TopLevel)*n-2*apart), int64(int(rubric.TopLevel)*n)))
}

// Agreement is how far the people who answered a question agree, as far as may be shown; empty when too few gave a
// level.
type Agreement string

// The classes of agreement. Differing is worth a talk.
const (
	Agreed    Agreement = "agreed"
	Partly    Agreement = "partly"
	Differing Agreement = "differing"
)

// classOf is the class of sorted levels: differing when Leik's consensus is below ½ or at least a fifth of the levels
// lie two or more from the lower median, else agreed from ¾, else partly. With exactly five, "partly" would tell how
// many people chose another level than the one shown, so there it is differing.
func classOf(levels []rubric.Level) Agreement {
	const fifth = 5
	far, middle, leik := 0, lowerMedian(levels), consensus(levels)
	for _, l := range levels {
		far += count(max(l-middle, middle-l) >= 2)
	}
	switch {
	case leik.Less(big.NewRat(1, 2)) || fifth*far >= len(levels):
		return Differing
	case !leik.Less(big.NewRat(3, 4)):
		return Agreed
	case len(levels) == 5:
		return Differing
	}
	return Partly
}
