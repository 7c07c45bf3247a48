package intake

import (
	"errors"
	"io/fs"
	"slices"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/xlsx"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// Schools reads a list of schools, and how many people were asked at each: a table (.csv) or a workbook (.xlsx). What
// is wrong with its content is added to problems, and so is a source of which reading says fs.ErrInvalid, such as a
// folder. Any other error of reading is returned, as a *fs.PathError that names the source.
func Schools(r *rubric.Rubric, s Source, problems *problem.List) ([]assessment.School, answers.Asked, error) {
	asText := slices.Contains([]string{".csv", ".tsv"}, ending(s.Name))
	data, err := s.content(limit.CSV)
	isFile := !errors.Is(err, fs.ErrInvalid)
	if err != nil && isFile {
		return nil, nil, err
	}
	if !isFile || !asText && ending(s.Name) != ".xlsx" {
		problems.Errorf(s.place(), "input.list_schools_table_csv")
		return nil, nil, nil
	}
	if asText {
		if what, _, ok := xlsx.Foreign(data); ok {
			problems.Errorf(s.place(), "input.list_schools_table_csv_workbook", what)
			return nil, nil, nil
		}
		text, err := answers.CSV(data)
		if problems.TellRefusal(s.Name, err) {
			return nil, nil, nil
		}
		list, asked := answers.ReadSchools(r, s.Name, text, problems)
		return list, asked, err
	}
	book, err := xlsx.Read(data)
	if problems.TellRefusal(s.Name, err) {
		return nil, nil, nil
	}
	for _, x := range book.Sheets {
		if answers.IsSchoolList(x) {
			list, asked := answers.ReadSchools(r, s.Name, x, problems)
			return list, asked, nil
		}
	}
	problems.Errorf(s.place(), "input.no_sheet_with_header")
	return nil, nil, err
}
