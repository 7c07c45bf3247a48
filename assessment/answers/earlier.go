package answers

import (
	"slices"
	"strconv"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// Earlier is from how many forms an output of the program was made for a school and round.
type Earlier struct {
	At     problem.Place
	School assessment.School
	Round  string
	Forms  int
	// Apart: a talk sheet, which is made from what people filled in apart alone.
	Apart bool
}

// FormsKey is the key of the number of forms in the hidden sheet of a gap workbook or a talk sheet.
const FormsKey = "forms"

// earlierGap is that of a gap workbook; none when it does not say so.
func (f *form) earlierGap() []Earlier {
	n, err := strconv.Atoi(f.meta[FormsKey])
	if err != nil {
		return nil
	}
	return []Earlier{{At: problem.Place{File: f.file}, Round: f.meta["round"], Forms: n, School: assessment.School{
		Name: f.meta["school"], BRIN: f.meta["brin"], Sector: rubric.Sector(f.meta["sector"])}}}
}

// earlierTalk is that of a talk sheet that was read; none of another questionnaire.
func (f *form) earlierTalk() []Earlier {
	n, err := strconv.Atoi(f.meta[FormsKey])
	if err != nil {
		return nil
	}
	return []Earlier{{At: problem.Place{File: f.file}, Round: f.response.Round, Forms: n, Apart: true,
		School: f.response.School}}
}

// earlierComparison are those of the schools in a comparison, from the sheet that has their numbers of forms. An
// anonymous one has none.
func (f *form) earlierComparison() []Earlier {
	titles := []lang.Text{heading(FieldSchool), heading(FieldBRIN), heading(FieldSector), heading(FieldRound),
		words.Text("excel.board_people")}
	for _, s := range f.book.Sheets {
		for n, row := range s.Rows[:min(headerRows, len(s.Rows))] {
			var at []int
			for _, title := range titles {
				at = append(at, slices.IndexFunc(row.Cells, func(c xlsx.Cell) bool {
					return c.Text == title.NL || c.Text == title.EN
				}))
			}
			if slices.Min(at) < 0 {
				continue
			}
			var out []Earlier
			for _, row := range s.Rows[n+1:] {
				cell := func(n int) string { return strings.TrimSpace(row.Cell(at[n]).Text) }
				if forms, err := strconv.Atoi(cell(4)); err == nil {
					out = append(out, Earlier{At: problem.Place{File: f.file}, Round: cell(3), Forms: forms,
						School: assessment.School{Name: cell(0), BRIN: cell(1), Sector: rubric.Sector(cell(2))}})
				}
			}
			return out
		}
	}
	return nil
}
