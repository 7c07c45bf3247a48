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
	Intro, Core, Full, About, What, WhatText, Who, WhoFull, WhoCore, Mind, MindText, Data, School, BRIN, Sector string
	Board, Place, Role, Date, Round, Progress, ProgressFormat, ProgressFull, Choose, Legend, LegendEntry        string
	LegendEntryText, LegendTodo, LegendEvidenceText, LegendLocked, LegendLockedText, Done, DoneText, Made       string
	SchoolInput, BRINInput, SectorInput, BoardInput, PlaceInput, RoleInput, DateInput, RoundInput, TooLongTitle string
	TooLong, NotInList, NotInListTitle                                                                          string

	// The table of questions.
	ID, Question, Last, Answer, Evidence, EvidenceDate, Note, Action, Owner, Due, Status, BandAnswer, BandMore string
	BandPlan, Unknown, NotApplicable, TodoMark, EvidenceMark, AnswerInput, AnswerAsk, AnswerNA, EvidenceInput  string
	EvidenceExample, EvidenceDateInput, NoteInput, ActionInput, OwnerInput, DueInput, StatusInput              string

	// The signals.
	Flags, Legal, NotFromArticle, Yes, Repaired, No, FlagInput, LegalInput, ChangedInput, LegalNoteInput string
	CheckInput, StatusOpen, StatusBusy, StatusDone, StatusDropped                                        string
	Sectors                                                                                              sectorWords
}

// sectorWords are the names of the sectors.
type sectorWords struct {
	Po, Vo, Mbo string
}

func (w captions) sectorName(s rubric.Sector) string {
	return map[rubric.Sector]string{rubric.PO: w.Sectors.Po, rubric.VO: w.Sectors.Vo, rubric.MBO: w.Sectors.Mbo}[s]
}

func (w captions) statusName(s assessment.Status) string {
	return map[assessment.Status]string{
		assessment.StatusOpen: w.StatusOpen, assessment.StatusBusy: w.StatusBusy, assessment.StatusDone: w.StatusDone, assessment.StatusDropped: w.StatusDropped,
	}[s]
}

func (w captions) checkName(s assessment.CheckState) string {
	return map[assessment.CheckState]string{
		assessment.CheckYes: w.Yes, assessment.CheckRepaired: w.Repaired, assessment.CheckNo: w.No, assessment.CheckUnknown: w.Unknown,
	}[s]
}

// wordsFor gives the words of a language. Those who learn are called pupils, and students in mbo.
func wordsFor(l lang.Lang, s rubric.Sector) captions {
	w := wordsIn(l)
	if s == rubric.MBO {
		w.Pupils = w.Students
	}
	return w
}

func wordsIn(l lang.Lang) captions { return words.Fill[captions]("questionnaire", l) }
