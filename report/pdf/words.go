package pdf

import (
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// captions are the fixed texts of the report: headings, labels and the sentences for what is not there.
type captions struct {
	Page, Concept, Failed, Contents, Empty, Colon string

	// page 1
	BRIN, Sector, Round, Date, FilledBy, Rubric, Profile, Board, School, Place, Verdict, NoVerdict, Uncapped string
	Score, Domains, LegendScore, LegendBand, LegendTarget, LegendPrevious, First, Strengths, NoFirst         string
	PerQuestion, ChangedHead, FewQuestions, LegendSquares, LegendCritical, LegendBare                        string
	LegendOpen, LegendFew, GoesOn                                                                            string
	Nothing                                                                                                  string
	MoreCaps, MoreDomains, AtTargetHead, Of, OnPage, LegendUnproven, HowFirm, NoGaps                         string

	// the adviser
	MadeBy, ByAdviser, Summary string

	// critical points
	Critical, CriticalIntro, Caps, CapsLater, WeakDomains, NoCaps, CapLimit, CriticalPoints string
	NoCritical, CriticalReached, Reached, Flags                                             string
	NoFlags, Outside, ToDo, Why, Note, Answer, Question                                     string

	// domains
	PerDomain, NoDomains, StepsLegend, NoIndicators, NoLevel, Now, Next, Goal, Evidence string
	Agreed, OwnAnswer, Remark, Previous, PrinciplesAll, PrinciplesLead                  string
	NoPrinciples, ReadMore, Who, When, Status                                           string

	// to find out
	Begin, BeginIntro, BeginCritical, BeginRest, Written                                      string
	Open, OpenIntro, OpenChecks, NoOpen, Ask, Hints, NA, NAReason, OutsideScope, OutsideIntro string

	// action plan
	Plan, PlanIntro, NoPlan, NothingToPlan, OtherAgreements, Gap, Action, Nr string
	Proposal, ProposalIn, InChapter, Prospect, Period, Rising, Work          string

	// findings
	FindingsIntro, NoFindings string

	// trend
	Trend, TodaySame, Before, Today, Difference, Change, Whole, Domain, NoChange, Equal string
	TrendLine, FollowUp, ChangedQuestions, WasNow                                       string

	// legal
	Legal, NoLegal, Checked string

	// help
	Help, NoHelp string

	// team agenda
	Agenda, PresentRoles, NoPupilNames, NoStudentNames, OwnPoints string

	// blank form
	FormFailed, ChooseLevel string

	// method
	Method, NoMethod, Levels, Calculation, CalculationIntro, NoCalculation, Level, LevelWeight, Points, Share string
	About, Source, Made                                                                                       string

	// where views differ
	Views, ViewsLead, Overall, Group, People, Agreement, DiffersOn, SchoolLevel, Chosen, TalkAbout, Noticed string
	LegendMedian, MedianOf, PreviousOf, Benchmark, ViewsPerGroup, ViewsQuestions, Continued, SidesLegend    string

	MoreActions, ToFindOut words.Plural
}

func wordsFor(l lang.Lang) captions { return words.Fill[captions]("pdf", l) }
