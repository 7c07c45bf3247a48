// Package assessment reads what schools answered, sorts the answers out by school and round, and scores them.
//
// The scoring is pure: the same answers, rubric and options give the same outcome, exactly. All arithmetic is rational;
// nothing is rounded here. What people see, and how it is rounded, is decided in report. The rules are those of the
// project's contract, section 3.
package assessment

import (
	"cmp"
	"strings"

	"sggscan/internal/pattern"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// State is the state of an answer. These four are different things and are never written as a number.
type State int

// Blank: nothing was filled in. Unknown: the school does not know. NotApplicable: does not occur at this school; out of
// the score. Answered: a level was chosen.
const (
	Blank State = iota
	Unknown
	NotApplicable
	Answered
)

// String is the word of the machine formats.
func (s State) String() string {
	switch s {
	case Unknown:
		return "unknown"
	case NotApplicable:
		return "na"
	case Answered:
		return "level"
	default:
		return "blank"
	}
}

// Open reports whether the question still waits for an answer.
func (s State) Open() bool { return s == Blank || s == Unknown }

// Status is how far an action is; empty when nothing was said.
type Status string

// The states of an action.
const (
	StatusOpen    Status = "open"
	StatusBusy    Status = "busy"
	StatusDone    Status = "done"
	StatusDropped Status = "dropped"
)

// Statuses lists the states of an action in order.
func Statuses() []Status { return []Status{StatusOpen, StatusBusy, StatusDone, StatusDropped} }

// Due is when an action should be done: a date, or what somebody wrote instead ("na de studiedag").
type Due struct {
	Date Date
	Text string
}

// IsZero reports whether nothing was said.
func (d Due) IsZero() bool { return d.Date.IsZero() && d.Text == "" }

// String is the day in its ISO form, else the words.
func (d Due) String() string { return cmp.Or(d.Date.String(), d.Text) }

// Action is something that somebody plans: what, who does it, by when, and how far it is.
type Action struct {
	Text   string
	Owner  string
	Due    Due
	Status Status
}

// Answer is what one response says of one indicator. Level (0–3) counts only with state Answered.
type Answer struct {
	State        State
	Level        rubric.Level
	Evidence     string
	EvidenceDate Date
	Note         string
	Action       string
	Owner        string
	Due          Due
	Status       Status
}

// CheckState is the answer to a check; CheckBlank when there is none.
type CheckState string

// The answers to a check. Repaired exists for flags only.
const (
	CheckBlank    CheckState = ""
	CheckYes      CheckState = "yes"
	CheckRepaired CheckState = "repaired"
	CheckNo       CheckState = "no"
	CheckUnknown  CheckState = "unknown"
)

// CheckAnswer is what one response says of one check.
type CheckAnswer struct {
	State CheckState
	Note  string
	Date  Date
}

// Profile is the length of the questionnaire: Full, or Core for the short list.
type Profile string

// The profiles.
const (
	Full Profile = "full"
	Core Profile = "core"
)

// School is the school a response is about. BRIN is in its normal form (12AB00) or empty.
type School struct {
	Name   string
	BRIN   string
	Sector rubric.Sector
	// Own is the sector of a school of which Sector no longer tells; see MergeSectors.
	Own   rubric.Sector
	Board string
	Place string
}

var (
	brinPattern = pattern.Of(`^[0-9]{2}[A-Z]{2}([0-9]{2})?$`)
	brinLoose   = pattern.Of(`^[0-9A-Z]{4}$`)
)

// NormalBRIN is the normal form of a BRIN: capitals without blanks, with vestiging 00 when none is named. It is false
// when the form is not that of a BRIN; registers hold some odd ones, so that is worth a warning and no more.
func NormalBRIN(s string) (brin string, usual bool) {
	brin = strings.ToUpper(strings.Join(strings.Fields(s), ""))
	usual = brinPattern().MatchString(brin)
	if len(brin) == 4 && brinLoose().MatchString(brin) {
		brin += "00"
	}
	return brin, usual
}

// Response is one filled questionnaire by one respondent or one team for one school.
type Response struct {
	// Source is the file, and where in it the response begins.
	Source problem.Place
	// Digest is the hash of the file of which it is the only one; equal digests are copies. Empty for a row of a table.
	Digest string
	// Time is the time of the day of Date ("13:39") where a form noted it.
	Time string
	// Sender stands for the address or name from which it came, where a form noted it. It is made so that nobody can
	// read it, and shown nowhere.
	Sender string
	// Doubtful: perhaps of somebody of whom there is another response too. It counts for the score, and for no
	// threshold.
	Doubtful      bool
	RubricVersion string
	Profile       Profile
	School        School
	Role          string
	RoleUnsaid    bool // nowhere in the table does it say who filled in, so Role is "filled in together"
	Date          Date
	Round         string
	Answers       Given[Answer]
	Checks        Given[CheckAnswer]
	// Actions are those beside the single fields of an answer, by the id of an indicator or check; own actions of the
	// school have no id.
	Actions map[string][]Action
}

// Returned reports whether anything was answered: a level, "unknown", "not applicable" or an answer to a check. A form
// in which only last year's texts stand was not returned.
func (r Response) Returned() bool {
	for _, a := range r.Answers.All() {
		if a.State != Blank {
			return true
		}
	}
	for _, c := range r.Checks.All() {
		if c.State != CheckBlank {
			return true
		}
	}
	return false
}

// Joint reports whether a team filled the response in together.
func (r Response) Joint() bool { return r.Role == rubric.Joint }

// Asked reports whether the response was asked the indicator: it is of its sector and profile.
func (r Response) Asked(i rubric.Indicator) bool { return asked(i, r.School.Sector, r.Profile) }

func asked(i rubric.Indicator, s rubric.Sector, p Profile) bool {
	return i.In(s) && (p == Full || i.InCore(s))
}
