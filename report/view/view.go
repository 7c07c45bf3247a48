// Package view holds what a report shows, ready for showing: every word in the language of the reader, every number as
// text and as a value.
//
// It is the one model for all renderers. It decides what is said; a renderer only decides where it stands. Nothing here
// is computed twice: scores come from assessment, texts from the rubric; the sentences stand here, in both languages
// side by side.
package view

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sggscan/assessment"
	"sggscan/internal/lang"
)

// Number is a percentage as people see it.
type Number struct {
	// Known is false when there is no value; Text is then "–".
	Known bool
	// Text is the value floored to a whole per cent: "72%".
	Text string
	// Cell is the value floored to two decimals (0–100), for workbooks.
	Cell float64
	// Share is the exact value as a share (0–1), for drawing.
	Share float64
	// Precise is the value floored to two decimals as text, without a sign: "58,33".
	Precise string
}

// Stamp says by what a report was made; it stands on every page and in every workbook.
type Stamp struct {
	RubricID, RubricVersion, RubricHash string
	RubricTitle                         string
	Tool, ToolVersion                   string
	// Made is the day the report was made, as text; MadeOn as a value.
	Made   string
	MadeOn time.Time
	// Line is all of it in one short line.
	Line string
	// Source is the publication behind the rubric, in one sentence.
	Source string
}

// School is the school a report is about.
type School struct {
	Name, BRIN, Board, Place string
	SectorID                 string // po, vo or mbo; vo+mbo where it is not told which
	Sector                   string // in words
	own                      string // po, vo or mbo, always
}

// Verdict is a verdict in words, with what holds it down.
type Verdict struct {
	ID, Label string // empty label when there is nothing in scope
	// Uncapped is the label of the lower bound alone; Lowered reports whether the verdict differs from it.
	UncappedID, Uncapped string
	Lowered              bool
	// Proviso stands beside the verdict wherever that stands: warning questions that are open, or repaired without a
	// word on what changed; "" for none, and for a domain.
	Proviso string
	// Sentence explains the verdict in one or two sentences.
	Sentence string
}

// Shown is the verdict with its proviso.
func (v Verdict) Shown() string { return joined(", ", v.Label, v.Proviso) }

// Note is a short text beside the verdict, with what it is about in a word; Chapter tells where more of it stands.
type Note struct {
	Chapter     NoteChapter
	Label, Text string
	// Short is the same without titles, for a page without room; "" where Text has none.
	Short string
}

// NoteChapter is the part of a report in which more of a note stands.
type NoteChapter int

// The parts that notes are about.
const (
	NoteFlags NoteChapter = iota
	NoteLegal
	NoteViews
	NoteEvidence
	NoteRepaired
	NoteSince
	// NoteUnseen is about what this report cannot show.
	NoteUnseen
)

// Cap is one limit on a verdict, with its reason as a sentence.
type Cap struct {
	ID, Title string
	// Scope is a domain title, or "het geheel"; ScopeID is "overall" or a domain id.
	ScopeID, Scope string
	LimitID, Limit string
	// Holds: without it the verdict would be higher now. Weak: it comes from a domain that lags behind.
	Holds, Weak bool
	// Reason names what it is about; Because is the same sentence for a place where the id stands already.
	Reason, Because string
}

// Report is everything a report of one school shows.
type Report struct {
	Lang lang.Lang
	// Title is the name of the report; FileTitle adds school and round.
	Title, FileTitle string
	School           School
	Round            string
	Date             string
	DateOn           time.Time
	Profile          string // "volledige lijst", "korte lijst"
	ProfileID        string
	// Respondents says who filled in: "samen ingevuld", "1 schoolleider en 7 leraren".
	Respondents string
	// Named: a calendar says who does what.
	Named bool
	Stamp Stamp
	// Concept: not everything is answered, or the adviser says so.
	Concept bool
	// ConceptReason says in one or two sentences why the report is a concept; "" when it is none.
	ConceptReason string
	// Adviser is who made the report for the school; nil without an adviser's file.
	Adviser     *Adviser
	Disclaimer  string
	TargetLevel int
	TargetLabel string  // "niveau 2 (in praktijk)"
	TargetShare float64 // the target as a share of the top level, for the mark on bars

	Verdict           Verdict
	Score             Number
	Lower, Upper      Number
	Band              string // "tussen 48% en 61%", or "" when lower and upper are the same
	Coverage          Number
	Answered, InScope int
	CoverageText      string // "40 van de 43 vragen beantwoord"
	Caps              []Cap
	// CapSentences are what holds the verdict down now, each reason once, most severe first; CapsAbove names in one
	// line what would hold a higher one down.
	CapSentences []string
	CapsAbove    string
	// AtTarget counts the questions in scope at the target or above it; Reached says so in words, and how many levels in
	// it are the adviser's. It is "" without an answer.
	AtTarget int
	Reached  string
	// Beside is what nobody may miss beside the verdict.
	Beside []Note
	// Evidence says of how many answers at level 2 or 3 there is recent evidence; "" when none is there.
	Evidence string
	// Firm says in a sentence how firm the verdict stands, for page 1; "" without an answer. Explanation tells all of
	// it.
	Firm        string
	Explanation Explanation
	// Levels are the four levels with label and meaning.
	Levels [4]Level

	Domains   []Domain
	First     []Action // all of them, most pressing first; page 1 shows at most five
	Strengths []Strength
	// NoStrengths says why there are none.
	NoStrengths string
	// Critical lists the hard-critical indicators first and then the soft-critical ones, each with its present state.
	Critical []Indicator
	Flags    []Check
	Legal    []Check
	Guidance Guidance
	// Gaps in order; Plan has a row for each action, and for each gap, warning, legal duty and open question without.
	Gaps []Gap
	Plan []PlanRow
	// Prospect is what the plan brings; nil when there is nothing in it that does.
	Prospect *Prospect
	Open     []Open
	Findings []Finding
	NA       []Indicator // not applicable, with the reason in Note
	// Outside are answers to questions that are not of the sector or profile: kept and shown, not scored.
	Outside []Indicator
	Trend   *Trend
	Help    []Resource
	// Method explains in sentences how the score was made.
	Method []string
	// Calculation holds the sum: level × weight per indicator, points per domain.
	Calculation []DomainSum
	// Agenda are the statements to talk about in a team meeting: those on which not all agree, or else
	// the lowest.
	Agenda []Statement
	// OwnText is what stands in a text of the school; nil when none was given.
	OwnText *SchoolPolicy
	// AgendaChecks asks who finds out or arranges the open warning questions and the legal duties; "" for none.
	AgendaChecks string
	// Agreement is how far the respondents agree.
	Agreement Agreement
	// Benchmark lays the school beside comparable schools; nil without enough of them.
	Benchmark *Benchmark
	// SharedScore is the score on the questions that all schools of a comparison were asked; unknown when those are the
	// school's own questions.
	SharedScore Number
	// AgendaReason says in a sentence how the statements were chosen.
	AgendaReason string
	// Scores, Answers and Actions are, in a comparison, the domains, the answers in their order and the rows of the plan;
	// other reports have Domains and Plan. Of thousands of schools equal ones stand once, so they never change. Limits
	// are the ids of Caps, each once.
	Scores  []*DomainScore
	Answers []*SchoolAnswer
	Actions []*PlanRow
	Limits  []string
}

// DomainScore is what a comparison shows of a domain of a school.
type DomainScore struct {
	ID, Title         string
	Score             Number
	Answered, InScope int
}

// SchoolAnswer is what a comparison shows of an answer; see Indicator.
type SchoolAnswer struct {
	ID, Title, DomainID, Domain, CriticalID, Critical string
	StateID, State                                    string
	HasLevel                                          bool
	Level, Weight                                     int
	Evidence, EvidenceDate, Note                      string
	Action, Owner, Due, Status                        string
	EvidenceDateOn, DueOn                             time.Time
	Own, Reason, Agreement                            string
}

func (i Indicator) answer() SchoolAnswer {
	return SchoolAnswer{ID: i.ID, Title: i.Title, DomainID: i.DomainID, Domain: i.Domain, CriticalID: i.CriticalID,
		Critical: i.Critical, StateID: i.StateID, State: i.State, HasLevel: i.HasLevel, Level: i.Level, Weight: i.Weight,
		Evidence: i.Evidence, EvidenceDate: i.EvidenceDate, Note: i.Note, Action: i.Action, Owner: i.Owner, Due: i.Due,
		Status: i.Status, EvidenceDateOn: i.EvidenceDateOn, DueOn: i.DueOn, Own: i.Own, Reason: i.Reason,
		Agreement: i.Agreement}
}

// Benchmark is the spread of the scores of comparable schools: one sector and questionnaire, enough answered, the own
// school included.
type Benchmark struct {
	N              int
	Q1, Median, Q3 Number
	// Sentence says in words who is compared and what the middle half of the schools has; no school is named and no
	// place in a row given.
	Sentence string
}

// Statement is one statement of the agenda of a team meeting.
type Statement struct {
	ID, Title, Question string
	// State is the answer of the school in words; Ask a question to start the talk.
	State, Ask string
}

// Guidance holds the sentences above the questions.
type Guidance struct {
	Levels, Flags, Legal string
}

// Level is a level (0–3) with its name.
type Level struct {
	Value          int
	Label, Meaning string
}

// Domain is one domain of a report.
type Domain struct {
	ID, Title, Intro    string
	Score, Lower, Upper Number
	Band                string
	Coverage            Number
	CoverageText        string
	Answered, InScope   int
	// AtTarget counts the questions at the target or above it; Rose and Fell those that rose and fell since the round
	// before, where Previous is known.
	AtTarget, Rose, Fell int
	// Few: fewer questions in scope than a verdict needs.
	Few     bool
	Weight  int
	Verdict Verdict
	Caps    []Cap
	// Previous is the score of the round before on the questions that are answered in both rounds, Same the score now on
	// those. They are unknown without a trend, with less than 80 % in common, and where an adviser gave a level.
	Previous, Same Number
	// Proven is the score with what has no recent evidence counted as level 1; unknown where that changes nothing, and
	// where an adviser gave a level.
	Proven Number
	// Median is that of comparable schools; unknown without a benchmark, and where an adviser gave a level.
	Median     Number
	Indicators []Indicator
	// Remark is what the adviser writes of this domain, with its line breaks; "" for nothing.
	Remark string
}

// Adviser is who made a report, in the adviser's own words.
type Adviser struct {
	Name, Organisation string
	// Status is "concept" or "definitief" in words; Date the adviser's date as text.
	Status, Date string
	// Logo is an opaque PNG, checked and flattened; nil for none.
	Logo []byte
	// Summary is the adviser's summary of this school, with its line breaks.
	Summary string
}

// Indicator is one question with its answer.
type Indicator struct {
	ID, Title, Question, Why string
	DomainID, Domain         string
	// StateID is level, unknown, na or blank. State is the answer in words: "niveau 2: in praktijk", "weet niet".
	StateID, State string
	// Level (0–3) counts only with HasLevel.
	HasLevel bool
	Level    int
	// Levels are the four level texts of this indicator for the sector.
	Levels [4]Level
	// Now is the text of the own level; Next that of the level above, Step what to do to get there. Next and Step are
	// empty at level 3; for an open answer Step says how to find out.
	Now, Next, Step string
	NextLevel       int
	// CriticalID is none, soft or hard; Critical is the word for it, empty for none.
	CriticalID, Critical string
	Weight               int
	// Evidence, Note and Action keep their line breaks; "" when nothing was filled in.
	Evidence, EvidenceDate string
	EvidenceDateOn         time.Time
	Note                   string
	Action, Owner, Due     string
	DueOn                  time.Time // zero when Due is no date
	StatusID, Status       string
	// Bare: a level 2 or 3 without evidence.
	Bare bool
	// Marks are short remarks: "zonder onderbouwing", "onderbouwing ouder dan 24 maanden".
	Marks      []string
	Principles []Principle
	Ask        string // "schoolleider of vertrouwenspersoon"
	Hints      []string
	Resources  []Resource
	// Own is the school's own answer in words when an adviser gave another level; Reason is the adviser's.
	Own, Reason string
	// Mark says in short that the level is the adviser's, with the school's own; "" when it is not.
	Mark string
	// Agreement says in a word how far several respondents agree, filled in for a comparison; empty for too few.
	Agreement string
	Previous  string // the answer of the round before in words, "" when unknown
}

// AdviserSign stands behind a level that is the adviser's, wherever it is shown in one sign.
const AdviserSign = "*"

// StateText is the answer in one sign: its level, "?" for an open one and "–" for one that does not apply. A level of
// the adviser has a star.
func (i Indicator) StateText() string {
	switch {
	case i.Own != "":
		return strconv.Itoa(i.Level) + AdviserSign
	case i.HasLevel:
		return strconv.Itoa(i.Level)
	case i.StateID == assessment.NotApplicable.String():
		return Absent
	}
	return "?"
}

// Principle is a principle behind an indicator, with its place in the source.
type Principle struct {
	ID, Section, Text string
}

// Check is a flag or legal check with its answer.
type Check struct {
	ID, Question, Why, Steps string
	// Title is the check in a few words: "Straf of verwijt aan een slachtoffer"; "Signaalvraag R1" where it is
	// Untitled.
	Title string
	// StateID is yes, repaired, no, unknown or blank; State the word for it.
	StateID, State string
	Note           string
	Date           string
	Untitled       bool // the rubric has no title for it
	// Attention: the answer asks for something; Urgent: a flag answered yes.
	Attention, Urgent bool
	Outside           bool   // not from the article
	Checked           string // when the legal text was last looked at
}

// Open reports whether the check waits for an answer.
func (c Check) Open() bool { return c.StateID == "unknown" || c.StateID == "blank" }

// Action is something to do first.
type Action struct {
	ID, Title string
	// Kind is flag, critical or gap.
	Kind string
	// Change is "van 1 naar 2", "uitzoeken" or "vandaag"; Text is what to do.
	Change, Text string
	Mark         string // "signaal", "hard kritiek", …; empty for none
}

// Strength is something that goes well.
type Strength struct {
	ID, Title, Text string
	Level           int
	// Mark says that the level is the adviser's, with the school's own, and which warning question on the same subject is
	// open; "" for neither.
	Mark string
}

// Gap is an indicator below the target.
type Gap struct {
	Indicator
	TargetLevel int
	// Gain is the rise of the overall score in points: "+1,4"; GainValue the same unrounded. GainText says it in words,
	// with the level at which it comes where that is more than the next step.
	Gain       string
	GainText   string
	GainValue  float64
	Effort     int
	EffortText string // "weinig werk", "enkele overleggen", "een schooljaar"
}

// What a row of the action plan is about.
const (
	PlanCheck = "check"
	PlanGap   = "gap"
	PlanOpen  = "open"
	PlanOther = "other"
	PlanOwn   = "own"
)

// PlanRow is a row of the action plan: one action, or what asks for one.
type PlanRow struct {
	Kind                      string
	ID, Title, Domain, Change string // an own action of the school has no id
	// Step is what is advised, whatever the school plans.
	Step               string
	Action, Owner, Due string
	DueOn              time.Time
	StatusID, Status   string
	Critical           string
	// Late is the word for what is not over and was due before the day of the report, Unowned that for what nobody is
	// named for; empty for all else.
	Late, Unowned string
	// Carried: the row was taken over from the gap workbook in which the school worked, and is not what the answers
	// say.
	Carried bool
}

// Prospect is the action plan in half years, with what comes out if what the school planned succeeds: an outlook, never
// a promise.
type Prospect struct {
	// Lead says how it is counted, ScoreHead what the scores are: with open questions the lowest that can still be.
	Lead, ScoreHead string
	// Phases begin with how the school stands now; one without a date comes last, and has no score.
	Phases []Phase
	// Notes say what counts elsewhere, later or not.
	Notes []string
}

// Phase is half a year of the action plan.
type Phase struct {
	Period    string   // "nu", with the score on what is answered where some are open; "t/m 2 mei 2027", "zonder datum"
	Questions []string // the ids of those that rise
	Load      string   // "2 × weinig werk, 1 × een schooljaar"
	// Score is the expected lower bound, Verdict the label that goes with it.
	Score   Number
	Verdict string
}

// Planned reports whether anything was planned.
func (p PlanRow) Planned() bool {
	return p.Action != "" || p.Owner != "" || p.Due != "" || p.StatusID != ""
}

// Over reports whether the action is done or dropped.
func (p PlanRow) Over() bool {
	return p.StatusID == string(assessment.StatusDone) || p.StatusID == string(assessment.StatusDropped)
}

// Open is a question that waits for an answer.
type Open struct {
	ID, Title, Question, State, Critical, Ask string
	Hints                                     []string
	// Legal: a legal duty.
	Legal bool
	// Band is by how many points this one answer widens the band of the whole: "2,8"; empty for a check.
	Band string
}

// Finding is something worth a talk.
type Finding struct {
	Kind, Title, Text string
	IDs               []string
	// Unnamed are those of IDs that Text does not name.
	Unnamed []string
	// Views: it is about where views differ, which Agreement.Differences tells question by question.
	Views bool
}

// Resource is a publication or organisation that helps.
type Resource struct {
	ID, Title, Description, URL string
}

// Trend is what changed since the round before.
type Trend struct {
	Round           string
	Common          Number
	Enough          bool // at least 80 % in common
	Score, Previous Number
	Difference      string // "+4,2", "–"
	Sentence        string
	// Short says in a few words how many questions are higher and lower; "" with less than 80 % in common.
	Short                              string
	Domains                            []DomainTrend
	Higher, Equal, Lower, New, Changed int
	Indicators                         []IndicatorTrend
	// Moved is 1 when the score rose and −1 when it fell by more than the noise of the rubric; else 0.
	Moved int
	// Middles says that a lower median counts in one of the rounds alone; "" when not.
	Middles string
	// FollowUp says in sentences what became of the actions of the round before; Checks are the flags and legal duties
	// that changed or ask for something.
	FollowUp []string
	Checks   []CheckTrend
}

// More are the further sentences under Sentence.
func (t *Trend) More() []string {
	var out []string
	if t.Middles != "" {
		out = append(out, t.Middles)
	}
	return slices.Concat(out, t.FollowUp, t.CheckLines())
}

// CheckLines are the checks as lines: one for each that asks for an explanation, and one for all others.
func (t *Trend) CheckLines() []string {
	var out, rest []string
	for _, c := range t.Checks {
		if c.Remark != "" {
			out = append(out, c.Line()+". "+c.Remark)
		} else {
			rest = append(rest, c.Line())
		}
	}
	if len(rest) > 0 {
		out = append(out, strings.Join(rest, "; "))
	}
	return out
}

// CheckTrend is a flag or legal duty in both rounds, in words. Remark says what it asks for, when it does.
type CheckTrend struct {
	ID, Title, Previous, Now, Remark string
	Untitled                         bool
}

// Line is the whole in a line: "R1: ja → nee".
func (c CheckTrend) Line() string { return c.ID + ": " + c.Previous + " → " + c.Now }

// DomainTrend is a domain in both rounds.
type DomainTrend struct {
	ID, Title       string
	Score, Previous Number
	Difference      string
}

// IndicatorTrend is an indicator in both rounds; Change in words.
type IndicatorTrend struct {
	ID, Title        string
	Level, Previous  int
	HasPrevious      bool
	ChangeID, Change string
}

// DomainSum is the sum of one domain: of each answered indicator level × weight = points.
type DomainSum struct {
	ID, Title string
	Rows      []SumRow
	// Points of Max is what the answered indicators got. OpenMax is what the open ones could still bring, so that the
	// lower bound is Points and the upper bound Points + OpenMax, of Max + OpenMax.
	Points, Max, OpenMax int
	Score, Lower, Upper  Number
	Weight               int
	// ShareOfWhole is the weight of the domain in the overall score, as text ("12,5 %").
	ShareOfWhole string
}

// SumRow is one indicator of a sum.
type SumRow struct {
	ID, Title string
	State     string
	// Own is the school's own answer in words when an adviser gave the level of the sum.
	Own           string
	HasLevel      bool
	InScope       bool
	Level, Weight int
	Points, Max   int
}

// Comparison is everything the workbook of a board shows.
type Comparison struct {
	Lang  lang.Lang
	Title string
	Stamp Stamp
	// Intro says in sentences what is in the workbook and what not to conclude from it.
	Intro []string
	// Together says which sectors stand together so that nobody knows which school is which.
	Together []string
	// Reports are the schools, by name.
	Reports []Report
	// Earlier are the other rounds of each school, the oldest first; none when they were not read.
	Earlier [][]Report
	// Anonymous: the schools have codes for names, and nothing that anybody wrote is in it.
	Anonymous bool
	// SharedQuestions is the number of questions that all schools were asked; 0 when all have the same questions.
	SharedQuestions int
	// MedianMinimum and QuartileMinimum are the numbers of schools from which medians and quartiles are shown.
	MedianMinimum, QuartileMinimum int
	Sectors                        []SectorView
	// First are the points to begin with; Lessons say who can learn from whom.
	First   []Priority
	Lessons []Lesson
	Missing []Missing
	// Moves are the questions over the schools that have an earlier round, in rubric order; none when no school has.
	Moves []QuestionMove
	// Adviser lays the levels of an adviser beside those of the schools; nil for no adviser.
	Adviser *AdviserPairs
	// Policy is what stands in texts of the schools; nil when none was given.
	Policy *ComparedPolicy
	// Rubric has a row per indicator (and check), with the texts per sector that occurs.
	Rubric []RubricRow
}

// SectorView is the schools of one sector side by side.
type SectorView struct {
	ID, Title  string
	Schools    []int // indexes in Comparison.Reports
	Indicators []SectorIndicator
	Checks     []SectorCheck // flags only
	// Domains has the domains of each questionnaire (full, short) that occurs in the sector: scores on other questions
	// are not laid beside each other.
	Domains []SectorDomain
}

// SectorIndicator is an indicator over the schools of a sector.
type SectorIndicator struct {
	ID, Title, Domain, CriticalID, Critical string
	// Answers has an entry per school of the sector; HasLevel false shows State ("?", "n.v.t.", "").
	Answers []SectorAnswer
	// Below is the number of schools below the target, Open of those without an answer.
	Below, Open int
	Median      string
}

// SectorAnswer is one cell of a heat map.
type SectorAnswer struct {
	Asked    bool
	Open     bool // no answer yet
	HasLevel bool
	Level    int
	Sign     string // what the cell shows: "2", "?", "n.v.t.", "–"
	// Contested: the school itself has a warning, a contradiction or views that differ on this question.
	Contested bool
}

// SectorCheck is a flag over the schools of a sector.
type SectorCheck struct {
	ID, Title, Question string
	Answers             []Check
}

// SectorDomain is the spread of a domain score over the schools of a sector with one questionnaire and enough coverage.
// The quartiles are known from the benchmark minimum of schools; Lowest and Highest from two.
type SectorDomain struct {
	ID, Title          string
	ProfileID, Profile string
	// Counted is the number of schools that answered enough, N of those with a score for this domain.
	Counted, N int
	// Points are the scores themselves of few schools, the lowest first and without names; none of more.
	Points                          []Number
	Lowest, Q1, Median, Q3, Highest Number
}

// QuestionMove is how the level of a question moved at the schools that answered it in both rounds, each compared with
// its own round before.
type QuestionMove struct {
	ID, Title, Domain    string
	Schools              int // with a level in both rounds, under the same meaning
	Higher, Equal, Lower int
	New, Changed         int     // schools that answered it now only, or under another meaning
	Mean                 float64 // of the differences, in levels
	HasMean              bool    // not of fewer than five schools
}

// Missing is something the board should know is not there.
type Missing struct {
	// School is the name of a school, or of a file. Text names neither a school nor a person.
	School, Text string
	Kind         MissingKind
	// Detail is more of it that may name a file; an anonymous comparison has none.
	Detail string
	// BRIN and SectorID tell which school it is; both are empty for a file.
	BRIN, SectorID string
}

// RubricRow is an indicator or check with its texts.
type RubricRow struct {
	ID, Kind, Domain, Title, Sector, Question, Why, Critical string
	Core                                                     bool
	Weight                                                   int
	Levels                                                   [4]string
	Principles                                               string
}
