// Package schools reads the list of schools of which answers are expected: the file of --schools.
package schools

import (
	"slices"

	"sggscan/assessment"
	"sggscan/assessment/cells"
	"sggscan/assessment/internal/grid"
	"sggscan/assessment/table"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
)

// Recognise tells whether a sheet is a list of schools: within the first rows a header with the school and something else of it, and no questions.
func Recognise(s sheet.Sheet) bool {
	index, count := grid.Header(s, ofSchool)
	if index < 0 || count < 2 || table.Recognise(s) {
		return false
	}
	return slices.ContainsFunc(s.Rows[index].Cells, func(c sheet.Cell) bool {
		name, _, ok := grid.Named(c.Text)
		return ok && name == grid.School
	})
}

// ofSchool tells whether a column with this header says something of a school.
func ofSchool(header string) bool {
	name, _, ok := grid.Named(header)
	return ok && slices.Contains([]grid.Name{grid.School, grid.BRIN, grid.Sector, grid.Board, grid.Place}, name)
}

// Read reads the schools of a list, in its order. Everything that is wrong is added to problems; a row with an error gives no school, and a header with an error
// none at all. A school that stands twice
// counts once, with a warning; one BRIN with two names or sectors is an error.
func Read(file string, s sheet.Sheet, problems *problem.List) []assessment.School {
	g := &grid.Grid{File: file, Sheet: s, Problems: problems}
	defer g.Done()
	index, _ := grid.Header(s, ofSchool)
	if index < 0 {
		g.Errorf(grid.At{Column: -1}, "geen kopregel gevonden in de eerste %d rijen; zet boven de kolommen school, brin, sector, bestuur en plaats",
			"no header found in the first %d rows; write school, brin, sector, board and place above the columns", grid.HeaderRows)
		return nil
	}
	columns := columnsOf(g, s.Rows[index])
	g.MissingSchool(columns)
	complete := g.Errors() == 0
	rows := s.Rows[index+1:]
	switch {
	case len(rows) > limit.Rows:
		g.Errorf(grid.At{Row: rows[limit.Rows].Number, Column: -1}, "de lijst heeft meer dan %d rijen", "the list has more than %d rows", limit.Rows)
		return nil
	case len(rows) == 0:
		g.Warnf(grid.At{Row: s.Rows[index].Number, Column: -1}, "onder de kopregel staat geen school", "there is no school under the header")
	}
	l := list{Grid: g, columns: columns, words: cells.New(nil), first: map[string]entry{}} // sectors are the same in every rubric
	for _, row := range rows {
		l.add(row)
	}
	if !complete {
		return nil
	}
	return l.schools
}

// columnsOf says of each column what it holds. A bare "name" is the school when nothing else is.
func columnsOf(g *grid.Grid, header sheet.Row) grid.Columns {
	columns := grid.NewColumns(header)
	for _, last := range []int{0, 1} {
		for column, c := range header.Cells {
			if name, rank, ok := grid.Named(c.Text); ok && ofSchool(c.Text) && rank == last && (rank == 0 || !columns.Has(name)) {
				columns.Set(g, name, column)
			}
		}
	}
	return columns
}

// list is a list of schools that is being read.
type list struct {
	*grid.Grid
	columns grid.Columns
	words   *cells.Words
	schools []assessment.School
	first   map[string]entry // by BRIN, or by name and sector
}

// entry is a school and where it stands.
type entry struct {
	school assessment.School
	at     problem.Place
}

func (l *list) add(row sheet.Row) {
	if l.columns.Empty(row) || l.Unfit(l.columns.Header, row) {
		return
	}
	before := l.Errors()
	s := l.School(l.words, l.columns, row)
	if l.Errors() > before {
		return
	}
	key := "brin " + s.BRIN
	if s.BRIN == "" {
		key = "name " + string(s.Sector) + " " + assessment.FoldName(s.Name)
	}
	at := grid.At{Row: row.Number, Column: -1}
	known, double := l.first[key]
	switch {
	case !double:
		l.first[key] = entry{s, l.Place(at)}
		l.schools = append(l.schools, s)
	case assessment.FoldName(known.school.Name) == assessment.FoldName(s.Name) && known.school.Sector == s.Sector:
		l.Warnf(at, "%s staat ook in %s; de school telt één keer", "%s also stands in %s; the school counts once", s.Name, known.at.String())
	default:
		l.Errorf(at, "BRIN %s heet hier %s en in %s %s; verbeter de BRIN of de naam", "BRIN %s is called %s here and in %s %s; correct the BRIN or the name",
			s.BRIN, named(s), known.at.String(), named(known.school))
	}
}

// named is a school as people tell it apart.
func named(s assessment.School) lang.Text { return lang.Same(s.Name + " (" + string(s.Sector) + ")") }
