package answers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/limit"
	"sggscan/internal/lists"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/rubric"
)

// IsSchoolList reports whether a sheet is a list of schools: within the first rows a header with the school and
// something else of it, and no questions.
func IsSchoolList(s xlsx.Sheet) bool {
	index, count := header(s, ofSchool)
	if index < 0 || count < 2 || IsTable(s) {
		return false
	}
	return slices.ContainsFunc(s.Rows[index].Cells, func(c xlsx.Cell) bool {
		word, ok := known().school.exactly(c.Text)
		return ok && word.field == FieldSchool
	})
}

// ofSchool reports whether a column with this heading says something of a school.
func ofSchool(heading string) bool {
	word, ok := known().school.exactly(heading)
	return ok && word.field <= FieldPlace
}

// Asked is how many people of each role were asked, by school as the list has it.
type Asked map[assessment.School]map[string]int

// ReadSchools reads the schools of a list, the file of --schools, in its order, and how many people were asked at each.
// Everything that is wrong is added to problems; a row with an error gives no school, and a header with an error none
// at all. A school that stands twice counts once, with a warning; one BRIN with two names or sectors is an error.
func ReadSchools(r *rubric.Rubric, file string, s xlsx.Sheet, problems *problem.List) ([]assessment.School, Asked) {
	p := newPage(Reader{Rubric: r}, file, s, false, problems)
	p.is = words.Text("answers.list_of_schools")
	defer p.done()
	index, _ := header(s, ofSchool)
	if index < 0 {
		p.errorf(spot{column: -1}, "answers.no_header_found_in", headerRows)
		return nil, nil
	}
	head, rows := s.Rows[index], s.Rows[index+1:]
	l := schoolList{page: p, columns: newSchoolColumns(head), first: map[string]schoolEntry{},
		asked: Asked{}, roles: map[string]int{}}
	l.sortColumns()
	l.tellUnread(head, filled(l.sortAsked(), rows))
	p.missingSchool(&l.columns)
	complete := p.errors() == 0
	switch {
	case len(rows) > limit.Rows:
		p.errorf(spot{row: rows[limit.Rows].Number, column: -1}, "answers.list_more_than_rows", limit.Rows)
		return nil, nil
	case len(rows) == 0:
		p.warnf(spot{row: head.Number, column: -1}, "answers.no_school_under_header")
	}
	for _, row := range rows {
		l.add(row)
	}
	if !complete {
		return nil, nil
	}
	return l.schools, l.asked
}

// schoolList is a list of schools that is being read.
type schoolList struct {
	*page
	columns schoolColumns
	schools []assessment.School
	first   map[string]schoolEntry // by BRIN, or by name and sector
	roles   map[string]int         // the column that says how many of a role were asked
	asked   Asked
}

// schoolEntry is a school and where it stands.
type schoolEntry struct {
	assessment.School
	at problem.Place
}

// sortColumns says of each column what it holds. A bare "name" is the school when nothing else is.
func (l *schoolList) sortColumns() {
	for rank := range 2 {
		for column, c := range l.columns.header.Cells {
			word, _ := known().school.exactly(c.Text)
			if ofSchool(c.Text) && word.rank == rank && (rank == 0 || !l.columns.at.has(word.field)) {
				l.columns.set(l.page, word.field, column)
			}
		}
	}
}

// sortAsked finds the columns that say how many people of a role were asked, and returns those that are not read.
func (l *schoolList) sortAsked() (unread []int) {
	columns := width(l.sheet.Rows)
	if l.csv() {
		columns = len(l.columns.header.Cells) // of cells beyond it the row is told
	}
	for column := range columns {
		text := l.columns.header.Cell(column).Text
		role, isAsked := l.askedRole(text)
		first, double := l.roles[role]
		switch word, _ := known().school.exactly(text); {
		case l.columns.at.holds(column), ofSchool(text) && word.rank == 0: // a second one is an error
		case !isAsked:
			unread = append(unread, column)
		case role == "":
			l.warnf(spot{l.columns.header.Number, column, called(text)}, "answers.asked_of_no_role",
				l.words.roleTitles())
		case double:
			l.double(l.columns.header, called(text), first, column)
		default:
			l.roles[role] = column
		}
	}
	return unread
}

// askedRole understands a heading such as "asked.teacher" or "gevraagd: docent"; the role is empty when it is none.
func (l *schoolList) askedRole(text string) (role string, isAsked bool) {
	text = strings.TrimSpace(fold(text))
	for _, word := range known().asked {
		if rest, ok := strings.CutPrefix(text, word); ok && strings.IndexAny(rest, " .:-_(") == 0 {
			role, _ = l.words.role(strings.Trim(rest, " .:-_()"))
			return role, true
		}
	}
	return "", false
}

// askedIn reads how many people were asked at the school of a row; empty cells say nothing.
func (l *schoolList) askedIn(row xlsx.Row) map[string]int {
	out := map[string]int{}
	for _, role := range l.words.rubric.Roles {
		column, ok := l.roles[role.ID]
		if c := row.Cell(column); ok && !blank(c) {
			n, err := strconv.Atoi(strings.TrimSpace(c.Text))
			if err != nil || n < 0 {
				at := spot{row.Number, column, called(l.columns.header.Cell(column).Text)}
				l.errorf(at, "answers.no_number_asked", shown(c.Text))
			}
			out[role.ID] = n
		}
	}
	return out
}

func (l *schoolList) add(row xlsx.Row) {
	if l.columns.empty(row) || l.unfit(l.columns.header, row) {
		return
	}
	before := l.errors()
	s, asked := l.school(&l.columns, row), l.askedIn(row)
	if l.errors() > before {
		return
	}
	key := "brin " + s.BRIN
	if s.BRIN == "" {
		key = "name " + string(s.Sector) + " " + assessment.FoldName(s.Name)
	}
	at := spot{row: row.Number, column: -1}
	known, double := l.first[key]
	switch {
	case !double:
		l.first[key] = schoolEntry{s, l.place(at)}
		l.schools = append(l.schools, s)
		if len(asked) > 0 {
			l.asked[s] = asked
		}
	case assessment.FoldName(known.Name) == assessment.FoldName(s.Name) && known.Sector == s.Sector:
		l.warnf(at, "answers.also_stands_in", s.Name, known.at.String())
	default:
		l.errorf(at, "answers.brin_called_in_correct_brin",
			s.BRIN, nameWithSector(s), known.at.String(), nameWithSector(known.School))
	}
}

// Supply gives responses the BRIN and board that the list knows of their school and they lack. A school is found by its
// BRIN, else by name and sector when the list has one such school; when it has several, that is an error of the
// response.
func Supply(list []assessment.School, responses []assessment.Response, problems *problem.List) {
	for n := range responses {
		s := &responses[n].School
		found := candidates(list, *s)
		switch len(found) {
		case 0:
		case 1:
			s.BRIN = cmp.Or(s.BRIN, found[0].BRIN)
			s.Board = cmp.Or(s.Board, found[0].Board)
			s.Place = cmp.Or(s.Place, found[0].Place)
		default:
			brins := lists.Map(found, func(x assessment.School) string { return x.BRIN })
			slices.Sort(brins)
			problems.Errorf(responses[n].Source, "answers.without_brin_list_several", strings.Join(brins, ", "))
		}
	}
}

// candidates are the schools of the list that a school can be: the one with its BRIN, else those with its name and
// sector.
func candidates(list []assessment.School, s assessment.School) []assessment.School {
	var found []assessment.School
	for _, x := range list {
		if s.BRIN != "" && x.BRIN == s.BRIN {
			return []assessment.School{x}
		}
		if x.Sector == s.Sector && assessment.FoldName(x.Name) == assessment.FoldName(s.Name) &&
			(s.BRIN == "" || x.BRIN == "") {
			found = append(found, x)
		}
	}
	return found
}

// Absent lists the schools of the list, in its order, that sent nothing for the round; without a round, nothing at all.
// A questionnaire in which nothing is answered counts as not returned.
func Absent(list []assessment.School, sent []assessment.Rounds, round string) []assessment.School {
	return slices.DeleteFunc(slices.Clone(list), func(x assessment.School) bool {
		return slices.ContainsFunc(sent, func(s assessment.Rounds) bool {
			now, _, ok := s.Pick(round)
			return ok && len(candidates([]assessment.School{x}, s.School)) == 1 &&
				slices.ContainsFunc(now.Responses, assessment.Response.Returned)
		})
	})
}
