package view

import (
	"sggscan/assessment/intake"
	"sggscan/internal/lang"
)

// NotReturned is what the board sees of schools of which nothing came for a round.
func NotReturned(absent []intake.Absent, round string, l lang.Lang) []Missing {
	kind := lang.Text{NL: "niet ontvangen", EN: "not returned"}
	var out []Missing
	for _, x := range absent {
		text := lang.Text{NL: "Er is nog geen ingevulde vragenlijst.", EN: "There is no filled questionnaire yet."}
		switch x.Why {
		case intake.OtherRound:
			text = lang.Format("Er is geen ingevulde vragenlijst voor %s.", "There is no filled questionnaire for %s.", round)
		case intake.EmptyForm:
			text = lang.Text{NL: "De vragenlijst is leeg.", EN: "The questionnaire is empty."}
		case intake.NothingCame:
		}
		out = append(out, Missing{School: x.School.Name, BRIN: x.School.BRIN, SectorID: string(x.School.Sector),
			Kind: kind.In(l), Text: text.In(l)})
	}
	return out
}

// LeftOut is what the board sees of files and rows that do not count.
func LeftOut(left []intake.LeftOut, l lang.Lang) []Missing {
	kind := lang.Text{NL: "overgeslagen", EN: "skipped"}
	var out []Missing
	for _, x := range left {
		text := lang.Text{NL: "In dit bestand staan fouten.", EN: "There are errors in this file."}
		if x.Row {
			text = lang.Text{NL: "In deze rij staan fouten.", EN: "There are errors in this row."}
		}
		out = append(out, Missing{School: x.Place.String(), Kind: kind.In(l), Text: text.In(l)})
	}
	return out
}
