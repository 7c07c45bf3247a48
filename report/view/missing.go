package view

import (
	"sggscan/assessment/intake"
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// MissingKind says in which way something is not there. The kinds stand in the order in which a board is told of them:
// what leaves most unknown first.
type MissingKind int

// The kinds of what a board does not know yet.
const (
	NotReceived MissingKind = iota
	NotUsable
	TooFewPeople
	Incomplete
	Old
	Skipped // a file or a row that was passed over
	FlagOpen
	FlagRepaired
	FlagTurned // from yes to no without "repaired"
	LegalOpen
	QuestionsOpen // of a school that answered enough for a verdict
)

// In is the kind in words.
func (k MissingKind) In(l lang.Lang) string {
	return words.Text([]words.Key{"report.not_returned", "report.received_not_usable", "report.too_few_people",
		"comparison.incomplete", "comparison.old", "report.skipped", "board.warning_question_still_open",
		"board.warning_question_repaired",
		"board.warning_question_turned", "board.legal_question_still_open", "board.questions_still_open"}[k]).In(l)
}

// NotReturned is what the board sees of schools of which nothing came for a round, or nothing that can be used.
func NotReturned(absent []intake.Absent, round string, l lang.Lang) []Missing {
	var out []Missing
	for _, x := range absent {
		kind, text, detail := NotReceived, words.Text("report.no_filled_questionnaire_yet"), ""
		switch x.Why {
		case intake.OtherRound:
			text = words.Text("report.no_filled_questionnaire_for", round)
		case intake.EmptyForm:
			text = words.Text("report.questionnaire_empty")
		case intake.NotUsable:
			kind, text = NotUsable, words.Text("report.errors_in_what_came")
			detail = x.At.String() + ": " + x.Problem.In(l)
		case intake.TooFew:
			kind, text = TooFewPeople, words.Text("report.one_two_people_only")
		case intake.NothingCame:
		}
		out = append(out, Missing{School: x.School.Name, BRIN: x.School.BRIN, SectorID: string(x.School.Sector),
			Kind: kind, Text: text.In(l), Detail: detail})
	}
	return out
}

// LeftOut is what the board sees of files and rows that do not count.
func LeftOut(left []intake.LeftOut, l lang.Lang) []Missing {
	var out []Missing
	for _, x := range left {
		text := words.Text("report.errors_in_file")
		if x.Row {
			text = words.Text("report.errors_in_row")
		}
		out = append(out, Missing{School: x.Place.String(), Kind: Skipped, Text: text.In(l)})
	}
	return out
}
