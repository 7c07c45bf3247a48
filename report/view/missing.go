package view

import (
	"sggscan/assessment/intake"
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// NotReturned is what the board sees of schools of which nothing came for a round, or nothing that can be used.
func NotReturned(absent []intake.Absent, round string, l lang.Lang) []Missing {
	kind := words.Text("report.not_returned")
	var out []Missing
	for _, x := range absent {
		kind, text, detail := kind, words.Text("report.no_filled_questionnaire_yet"), ""
		switch x.Why {
		case intake.OtherRound:
			text = words.Text("report.no_filled_questionnaire_for", round)
		case intake.EmptyForm:
			text = words.Text("report.questionnaire_empty")
		case intake.NotUsable:
			kind, text = words.Text("report.received_not_usable"), words.Text("report.errors_in_what_came")
			detail = x.At.String() + ": " + x.Problem.In(l)
		case intake.TooFew:
			kind, text = words.Text("report.too_few_people"), words.Text("report.one_two_people_only")
		case intake.NothingCame:
		}
		out = append(out, Missing{School: x.School.Name, BRIN: x.School.BRIN, SectorID: string(x.School.Sector),
			Kind: kind.In(l), Text: text.In(l), Detail: detail})
	}
	return out
}

// LeftOut is what the board sees of files and rows that do not count.
func LeftOut(left []intake.LeftOut, l lang.Lang) []Missing {
	kind := words.Text("report.skipped")
	var out []Missing
	for _, x := range left {
		text := words.Text("report.errors_in_file")
		if x.Row {
			text = words.Text("report.errors_in_row")
		}
		out = append(out, Missing{School: x.Place.String(), Kind: kind.In(l), Text: text.In(l)})
	}
	return out
}
