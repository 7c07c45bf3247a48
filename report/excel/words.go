package excel

import (
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// captions are the fixed texts of both workbooks in one language.
type captions struct {
	AndMore string
	Gap     gapWords
	Board   boardWords
	Col     columnWords

	// statuses are the states of an action in the order open, busy, done, dropped.
	StatusOpen, StatusBusy, StatusDone, StatusDropped string
}

// columnWords are the heads of columns and the labels of single values.
type columnWords struct {
	ID, Title, Domain, Critical, Level, Target, Now, Next, Step, Gain, Effort, Ask, Change, Action, Owner, Due string
	Status, Question, Answer, Weight, Evidence, EvidenceDate, Note, Marks, Own, Reason, Previous, Principles   string
	Points, Most, Score, Lower, Upper, Coverage, DomainWeight, Share, OpenMost, School, BRIN, Sector, Board    string
	Place, Round, Date, Profile, Respondents, Verdict, Uncapped, Caps, HardOpen, Flags, Median, Below, Asked   string
	SharedBy, Measure, Good, Kind, What, Why, Core, State, Schools, Latest, PreviousRound, Common, Difference  string
	Higher, Equal, LowerCount, Added, Changed, Sentence, Lowest, Q1, Q3, Highest                               string
}

// gapWords are the texts of the gap workbook.
type gapWords struct {
	Summary, Gaps, Plan, Answers, Calculation, SummaryHow, GapsHow, PlanHow, AnswersHow, CalculationHow      string
	GapsEmpty, PlanEmpty, AnswersEmpty, CalculationEmpty, TheSchool, TheVerdict, PerDomain, First, Strengths string
	Flags, Open, Findings, Trend, Legal, About, Versions, None, Whole, Band, Coverage, Draft, Capped, And    string
	Disclaimer, Source, StatusTitle, StatusInput, StatusError, DueTitle, DueInput, Flag, LegalCheck, Outside string
	OutOfScope, Checked, SumOf, Method, Counts, Levels, Yes, No, Adviser, Organisation, AdviserDate          string
	AdviserStatus, AdviserSummary, Remarks, Moderated, ModeratedLevel, Beside, Moved, Now, Views, ViewsHow   string
	PerGroup, Talk, Groups, Group, SinceThen                                                                 string

	ViewsMore words.Plural
}

// wordsFor returns the texts in a language.
func wordsFor(l lang.Lang) captions { return words.Fill[captions]("excel", l) }

// statuses are the words of the drop-down.
func (w captions) statuses() []string {
	return []string{w.StatusOpen, w.StatusBusy, w.StatusDone, w.StatusDropped}
}
