package excel

import (
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

type captions struct {
	fixed
	Col columns
}

// columns are the heads of columns and the labels of single values.
type columns struct {
	columnWords
	headings
}

// fixed are the fixed texts that no reader knows.
type fixed struct {
	AndMore string
	Gap     gapWords
	Board   boardWords
	Col     columnWords

	// statuses are the states of an action in the order open, busy, done, dropped.
	StatusOpen, StatusBusy, StatusDone, StatusDropped string
}

// columnWords are those of the columns that only this program writes.
type columnWords struct {
	Level, Target, Now, Next, Gain, Effort, Ask, Answer, Weight, Marks, Own, Previous, Principles, Points    string
	Most, Score, Lower, Upper, Coverage, DomainWeight, Share, OpenMost, Respondents, Verdict, Uncapped, Caps string
	HardOpen, Flags, Median, Below, Asked, Measure, Good, Kind, What, Why, Core, State, Schools              string
	Latest, PreviousRound, Common, Difference, Higher, Equal, LowerCount, Added, Changed, Sentence, Lowest   string
	Q1, Q3, Highest, Proviso                                                                                 string
}

type gapWords struct {
	Summary, Gaps, Plan, Answers, Calculation, SummaryHow, GapsHow, PlanHow, AnswersHow, CalculationHow    string
	GapsEmpty, PlanCounts, NumberInput, AnswersEmpty, CalculationEmpty, TheSchool, TheVerdict, PerDomain   string
	First, Strengths, Flags, Open, Findings, Trend, Legal, About, Versions, None, Whole, Band, Coverage    string
	Disclaimer, Source, StatusInput, StatusError, DueInput, Flag, LegalCheck, Outside, OutOfScope, Checked string
	SumOf, Method, Counts, Levels, Yes, No, Adviser, Organisation, AdviserDate, AdviserStatus              string
	AdviserSummary, Remarks, Moderated, ModeratedLevel, Beside, Moved, Now, Views, ViewsHow, PerGroup      string
	Talk, Groups, Group, SinceThen, FollowUp, ThenNow, Prospect, Rising, Draft, Capped, And                string
	AtTarget, AtTargetAdviser, HowFirm, FirmScore, FirmStep, FirmOpen, FirmProven                          string

	ViewsMore words.Plural
}

type headings struct {
	ID, Title, Domain, Critical, Change, Step, Question, Evidence, EvidenceDate, Note, Action, Owner, Due string
	Status, School, BRIN, Sector, Board, Place, Round, Date, Profile, Reason, Late, Unowned               string
}

func wordsFor(l lang.Lang) captions {
	t, h := words.Fill[fixed]("excel", l), func(f answers.Field) string { return answers.Heading(f, l) }
	return captions{t, columns{t.Col, headings{
		ID: h(answers.FieldID), Title: h(answers.FieldSubject), Domain: h(answers.FieldDomain),
		Critical: h(answers.FieldCritical), Change: h(answers.FieldChange), Step: h(answers.FieldStep),
		Question: h(answers.FieldQuestion), Evidence: h(answers.FieldEvidence),
		EvidenceDate: h(answers.FieldEvidenceDate), Note: h(answers.FieldNote), Action: h(answers.FieldAction),
		Owner: h(answers.FieldOwner), Due: h(answers.FieldDue), Status: h(answers.FieldStatus),
		School: h(answers.FieldSchool), BRIN: h(answers.FieldBRIN), Sector: h(answers.FieldSector),
		Board: h(answers.FieldBoard), Place: h(answers.FieldPlace), Round: h(answers.FieldRound),
		Date: h(answers.FieldDate), Profile: h(answers.FieldProfile), Reason: h(answers.FieldReason),
		Late: h(answers.FieldLate), Unowned: h(answers.FieldUnowned),
	}}}
}

func (w captions) statuses() []string {
	return []string{w.StatusOpen, w.StatusBusy, w.StatusDone, w.StatusDropped}
}

type boardWords struct {
	GuideHow, FirstHow, OverviewHow, CriticalHow, HeatmapHow, DomainsHow, TrendHow, ActionsHow, MissingHow    string
	DataHow, RubricHow, FirstEmpty, OverviewEmpty, CriticalEmpty, HeatmapEmpty, DomainsEmpty, TrendEmpty      string
	ActionsEmpty, MissingEmpty, DataEmpty, RubricEmpty, InThis, Sheets, PerSector, NotAsked, Attention, Dates string
	ChartTitle, ChartLow, ChartHigh, ChartAlt, ChartNote, ChartBase                                           string

	// differences
	DifferencesHow, DifferencesEmpty, Agreement, Questions, Joint, Leaders, Team, Wide, WideIDs, Differ, Agreed string

	// schools beside each other
	SharedScore, SharedHow, SpreadHow, Profiles, ProfilesHow, ProfilesMany, ProfilesFew, OwnScores, MedianOf string
	ProfileAlt                                                                                               string

	// what stands elsewhere
	ActionsFilterHow, BackHow, LinkHow, LongNameHow, PartOf, Notes, NotCounted, NotCountedText string

	// how a score came about
	People, Age, AdviserLevels, AdviserHow, HeatmapStar string

	// development
	Moves, MovesHow, MeanMove, NoEarlier string

	// where a board begins
	GlanceHow, Count, Of, Where, Sheet, When, Now, Shared, AlsoCritical, SaidYes, Open, Lacking, Steps string
	GlanceTarget, GlanceOpen, StillOpen                                                                string
	LearnHow, LearnEmpty, Asks, TellsSame, TellsOther, Print, PrintHow, CriticalCount, FlagCount       string
	LegalCount, FlagsOpen, FlagsRepaired, LegalNo, LegalOpen, Letter, Newest                           string

	// an adviser beside the schools
	AdviserPairsHow, AdviserPairsEmpty, AdviserLooked, AdviserEqual, AdviserNear, AdviserMean string
}
