package answers

import (
	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// schoolColumns are the columns, under a header, of what is no answer: those of a school and of its response.
type schoolColumns struct {
	header  xlsx.Row
	at      columns
	others  []double           // columns of the branches of a form beside those
	names   [fieldCount]string // as messages call them
	sectors map[string]sectorFound
}

// sectorFound is what a cell for the sector means.
type sectorFound struct {
	sector rubric.Sector
	ok     bool
}

func newSchoolColumns(header xlsx.Row) schoolColumns {
	return schoolColumns{header: header, at: noColumns(), sectors: map[string]sectorFound{}}
}

// add says what a column holds. More columns for the same are the branches of a form, see refuseDoubles.
func (c *schoolColumns) add(f Field, column int) {
	if c.at.has(f) {
		c.others = append(c.others, double{f, column})
		return
	}
	c.at[f], c.names[f] = column, called(c.header.Cell(column).Text)
}

// set says what a column holds. A second column for the same is an error, and the first one stays.
func (c *schoolColumns) set(p *page, f Field, column int) {
	name := called(c.header.Cell(column).Text)
	if c.at.has(f) {
		p.double(c.header, name, c.at[f], column)
		return
	}
	c.at[f], c.names[f] = column, name
}

// cell is the cell of a row in the column of a field; an empty cell when there is no such column.
func (c *schoolColumns) cell(row xlsx.Row, f Field) (spot, xlsx.Cell) {
	column := c.at[f]
	for _, other := range c.others {
		if other.field == f && blank(row.Cell(column)) {
			column = other.column
		}
	}
	return spot{row.Number, column, c.names[f]}, row.Cell(column)
}

// empty reports whether nothing stands in any of the columns.
func (c *schoolColumns) empty(row xlsx.Row) bool {
	for _, column := range c.at {
		if !blank(row.Cell(column)) {
			return false
		}
	}
	return true
}

// double adds the error that two columns hold the same.
func (p *page) double(header xlsx.Row, name string, first, second int) {
	p.errorf(spot{header.Number, second, name}, "answers.stands_twice_in_header_columns",
		name, letter(first), letter(second))
}

// missing adds the error that a column that must be there is not.
func (p *page) missing(header xlsx.Row, what, column lang.Text) {
	p.errorf(spot{row: header.Number, column: -1}, "answers.column_with_missing", what, column)
}

// missingSchool adds an error for each column that every school needs and that is not there.
func (p *page) missingSchool(c *schoolColumns) {
	if !c.at.has(FieldSchool) {
		p.missing(c.header, words.Text("answers.name_school"), lang.Same("school"))
	}
	if !c.at.has(FieldSector) {
		p.missing(c.header, words.Text("answers.sector_po_vo_mbo"), lang.Same("sector"))
	}
}

// school reads the school of a row. What is missing or not understood is an error.
func (p *page) school(c *schoolColumns, row xlsx.Row) assessment.School {
	line := func(f Field) string {
		at, cell := c.cell(row, f)
		return p.line(at, cell)
	}
	s := assessment.School{Name: line(FieldSchool), Board: line(FieldBoard), Place: line(FieldPlace)}
	if at, _ := c.cell(row, FieldSchool); s.Name == "" && at.column >= 0 {
		p.errorf(at, "answers.name_school_missing")
	}
	s.BRIN = p.brin(c.cell(row, FieldBRIN))
	if at, cell := c.cell(row, FieldSector); at.column >= 0 {
		s.Sector = p.sector(c, at, cell)
	}
	return s
}

func (p *page) sector(c *schoolColumns, at spot, cell xlsx.Cell) rubric.Sector {
	if blank(cell) {
		p.errorf(at, "answers.sector_missing")
		return ""
	}
	found := remembered(c.sectors, cell.Text, func(s string) sectorFound {
		sector, ok := p.words.sector(s)
		return sectorFound{sector, ok}
	})
	switch {
	case found.ok:
	case p.words.special(cell.Text):
		p.errorf(at, "answers.special_sector", shown(cell.Text))
	default:
		p.errorf(at, "answers.no_sector", shown(cell.Text))
	}
	return found.sector
}
