package questionnaire

import (
	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// captions are the fixed texts of the workbook in one language. %s and %d are filled in where they are used; pupils is
// the word for those who learn.
type captions struct {
	Pupils, Students, Start, Questions, Signals string

	// The sheet Start.
	Intro, Core, Full, About, What, WhatText, Who, WhoText, WhoTogether, Mind, MindText, Data, Proposed, Progress string
	ProgressFormat, ProgressFull, Choose, Legend, LegendEntry, LegendEntryText, LegendTodo                        string
	LegendEvidenceText, LegendLocked, LegendLockedText, Done, DoneText, Made, SchoolInput, BRINInput              string
	SectorInput, BoardInput, PlaceInput, RoleInput, DateInput, RoundInput, TooLongTitle, TooLong, NotInList       string
	NotInListTitle                                                                                                string

	// The table of questions.
	BandAnswer, BandMore, BandPlan, Unknown, NotApplicable, TodoMark, EvidenceMark, WrongMark, AnswerInput     string
	AnswerAsk, AnswerNA, EvidenceInput, EvidenceExample, EvidenceDateInput, NoteInput, ActionInput, OwnerInput string
	DueInput, StatusInput, Plan, PlanHow                                                                       string

	// The talk.
	BandTalk, Talk, TalkHow, TalkDiscuss, TalkFindOut, TalkAgree, TalkCritical, TalkHinge, TalkDiffering, TalkQuarter,
	TalkUnclear, TalkLeading, TalkOfPeople, TalkMiddle, TalkAgreed, TalkPartly, TalkApart, TalkNa, TalkOpen, TalkHidden,
	TalkAgreeHidden, TalkBegin, TalkFlags, TalkFlag string
	TalkDiscussCount, TalkFindOutCount, TalkAgreeCount words.Plural

	// The signals.
	Flags, Legal, NotFromArticle, Yes, Repaired, No, FlagInput, LegalInput, ChangedInput, LegalNoteInput string
	CheckInput, StatusOpen, StatusBusy, StatusDone, StatusDropped                                        string
	SectorsPo, SectorsVo, SectorsMbo                                                                     string
}

func (w captions) sectorName(s rubric.Sector) string {
	return map[rubric.Sector]string{rubric.PO: w.SectorsPo, rubric.VO: w.SectorsVo, rubric.MBO: w.SectorsMbo}[s]
}

func (w captions) statusName(s assessment.Status) string {
	return map[assessment.Status]string{
		assessment.StatusOpen: w.StatusOpen, assessment.StatusBusy: w.StatusBusy,
		assessment.StatusDone: w.StatusDone, assessment.StatusDropped: w.StatusDropped,
	}[s]
}

func (w captions) checkName(s assessment.CheckState) string {
	return map[assessment.CheckState]string{
		assessment.CheckYes: w.Yes, assessment.CheckRepaired: w.Repaired,
		assessment.CheckNo: w.No, assessment.CheckUnknown: w.Unknown,
	}[s]
}

func wordsFor(l lang.Lang, s rubric.Sector) captions {
	w := words.Fill[captions]("questionnaire", l)
	if s == rubric.MBO {
		w.Pupils = w.Students
	}
	return w
}
