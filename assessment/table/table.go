// Package table reads the collected table: one response per row, as an online form exports it.
//
// It decides what a column is about by its header, is forgiving in what people type (see cells) and exact in what it refuses; every problem has the line or
// the cell where it is.
package table

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strconv"

	"sggscan/assessment"
	"sggscan/assessment/cells"
	"sggscan/assessment/internal/grid"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// table is one reading of one sheet.
type table struct {
	assessment.Reader
	*grid.Grid
	header
	words *cells.Words
	days  map[string]day
	roles map[string]role
	// roleGiven: somebody filled in a role, so that an empty one is worth a word.
	roleGiven bool
	// seen counts the rows that are equal, by digest.
	seen map[[sha256.Size]byte]int
}

// Read reads the responses of a table, one per row. Everything that is wrong is added to problems; a row with an error gives no response, and neither does one
// in which nothing is answered, or any row under a header with an error. The error of a row names that row as its record, as the other rows stay sound.
func Read(r assessment.Reader, file string, s sheet.Sheet, problems *problem.List) []assessment.Response {
	g := &grid.Grid{File: file, Sheet: s, Problems: problems}
	defer g.Done()
	h, index, ok := readHeader(g, r.Rubric)
	if !ok {
		return nil
	}
	t := &table{Reader: r, Grid: g, header: h, words: cells.New(r.Rubric), days: map[string]day{}, roles: map[string]role{}, seen: map[[sha256.Size]byte]int{}}
	rows := s.Rows[index+1:]
	if !t.sound(rows) {
		return nil
	}
	complete := g.Errors() == 0
	var out []assessment.Response
	for _, row := range rows {
		if t.empty(row) {
			continue
		}
		before := g.Errors()
		g.Record = t.Place(grid.At{Row: row.Number})
		if x, answered := t.response(row); answered && complete && g.Errors() == before {
			out = append(out, x)
		}
	}
	g.Record = problem.Place{} // what is told of the rest is of the whole
	return out
}

// Rowless tells whether a sheet is a table with a header and nothing under it: an export of a form that nobody filled in yet.
func Rowless(r *rubric.Rubric, s sheet.Sheet) bool {
	var ignored problem.List // what is wrong with the header is told by who reads the rows
	g := &grid.Grid{Sheet: s, Problems: &ignored}
	h, index, ok := readHeader(g, r)
	t := &table{Grid: g, header: h}
	return ok && !slices.ContainsFunc(s.Rows[index+1:], func(row sheet.Row) bool { return !t.empty(row) })
}

// sound tells whether the rows are worth reading: the header is complete and there are not too many of them.
func (t *table) sound(rows []sheet.Row) bool {
	at := grid.At{Row: t.row.Number, Column: -1}
	t.MissingSchool(t.columns)
	if len(t.dates) == 0 {
		t.Missing(t.row, lang.Text{NL: "de datum", EN: "the date"}, lang.Text{NL: "datum", EN: "date"})
	}
	if len(t.questions) == 0 {
		t.Errorf(at, "geen kolom begint met het nummer van een vraag; zet het voor de vraag, zoals in %q", "no column begins with the number of a question; put it before the question, as in %q",
			t.Rubric.Indicators()[0].ID+" – "+t.Rubric.Indicators()[0].Title.NL)
	}
	if len(rows) > limit.Rows {
		t.Errorf(grid.At{Row: rows[limit.Rows].Number, Column: -1}, "de tabel heeft meer dan %d rijen; verdeel ze over meer bestanden", "the table has more than %d rows; split them over several files", limit.Rows)
	}
	if len(rows) == 0 {
		t.Warnf(at, "onder de kopregel staat geen rij; er is niets te lezen", "there is no row under the header; there is nothing to read")
	}
	t.tellUnread(rows)
	t.tellCore()
	for _, row := range rows {
		_, c := t.columns.At(row, grid.Role)
		t.roleGiven = t.roleGiven || !grid.Blank(c)
	}
	return len(t.questions) > 0 && len(rows) <= limit.Rows
}

// tellUnread names the columns that are passed over, once. In a workbook cells without a header are among them; in a text file they are an error of their row.
func (t *table) tellUnread(rows []sheet.Row) {
	unread := slices.Clone(t.unread)
	if !t.CSV() {
		bare := map[int]bool{}
		for _, row := range rows {
			for column, c := range row.Cells {
				if grid.Blank(t.row.Cell(column)) && !grid.Blank(c) {
					bare[column] = true
				}
			}
		}
		for column := range bare {
			unread = append(unread, column)
		}
		slices.Sort(unread)
	}
	if len(unread) == 0 {
		return
	}
	var names []string
	for _, column := range unread {
		name := grid.Letter(column)
		if c := t.row.Cell(column); !grid.Blank(c) {
			name = strconv.Quote(grid.Called(c.Text))
		}
		names = append(names, name)
	}
	t.Warnf(grid.At{Row: t.row.Number, Column: -1}, "deze kolommen horen niet bij de vragenlijst en worden niet gelezen: %s", "these columns are not of the questionnaire and are not read: %s", assessment.Listed(names, 20))
}

// tellCore warns when only questions of the short list are asked and nothing says that it is the short list.
func (t *table) tellCore() {
	if t.columns.Has(grid.Profile) || slices.ContainsFunc(t.questions, func(q *question) bool { return !q.isCheck && !q.indicator.Core }) ||
		!slices.ContainsFunc(t.questions, func(q *question) bool { return !q.isCheck }) || !slices.ContainsFunc(t.Rubric.Indicators(), func(i rubric.Indicator) bool { return !i.Core }) {
		return
	}
	t.Warnf(grid.At{Row: t.row.Number, Column: -1}, "hier staan alleen vragen van de korte lijst, maar de antwoorden tellen als volledige lijst; zet er een kolom lijst bij met kort",
		"these are questions of the short list only, but the answers count as the full list; add a column profile with core")
}

// empty tells whether nothing stands in the columns that are read.
func (t *table) empty(row sheet.Row) bool {
	for column, c := range row.Cells {
		if (!grid.Blank(c) || c.NoOutcome) && !slices.Contains(t.unread, column) {
			return false
		}
	}
	return true
}

// response reads a row. It is not answered when no question has an answer.
func (t *table) response(row sheet.Row) (x assessment.Response, answered bool) {
	if t.Unfit(t.row, row) {
		return x, false
	}
	t.Uncomputed(t.row, row, t.unread)
	x = assessment.Response{Source: t.Place(grid.At{Row: row.Number}), RubricVersion: t.Rubric.Version, Profile: assessment.Full, Role: rubric.Joint,
		Answers: map[string]assessment.Answer{}, Checks: map[string]assessment.CheckAnswer{}}
	x.School = t.School(t.words, t.columns, row)
	t.role(&x, row)
	t.profile(&x, row)
	timed := t.date(&x, row)
	at, c := t.columns.At(row, grid.Round)
	if x.Round = t.Line(at, c); x.Round == "" && !x.Date.IsZero() {
		x.Round = x.Date.SchoolYear()
	}
	before := t.Errors()
	answered = t.answers(&x, row)
	x.Digest = t.digest(row, x.Role, timed)
	if !answered && t.Errors() == before {
		t.Warnf(grid.At{Row: row.Number, Column: -1}, "in deze rij is nog niets beantwoord; zij telt als niet ingestuurd", "nothing has been answered yet in this row; it counts as not returned")
	}
	return x, answered
}

// role is what a cell for the role means.
type role struct {
	id string
	ok bool
}

func (t *table) role(x *assessment.Response, row sheet.Row) {
	at, c := t.columns.At(row, grid.Role)
	found := grid.Remembered(t.roles, c.Text, func(s string) role {
		id, ok := t.words.Role(s)
		return role{id, ok}
	})
	switch {
	case !found.ok:
		var titles []lang.Text
		for _, r := range t.Rubric.Roles {
			titles = append(titles, r.Title)
		}
		t.Errorf(at, "%s is geen rol; kies uit: %s", "%s is no role; choose from: %s", grid.Shown(c.Text), joined(titles))
	case found.id != "":
		x.Role = found.id
	case t.roleGiven:
		t.Warnf(at, "de rol ontbreekt; de rij telt als samen ingevuld", "the role is missing; the row counts as filled in together")
	}
}

// joined is a list of texts in both languages.
func joined(texts []lang.Text) lang.Text {
	var out lang.Text
	for n, t := range texts {
		if n > 0 {
			out.NL, out.EN = out.NL+", ", out.EN+", "
		}
		out.NL, out.EN = out.NL+t.In(lang.NL), out.EN+t.In(lang.EN)
	}
	return out
}

func (t *table) profile(x *assessment.Response, row sheet.Row) {
	at, c := t.columns.At(row, grid.Profile)
	if grid.Blank(c) {
		return
	}
	profile, ok := t.words.Profile(c.Text)
	if !ok {
		t.Errorf(at, "%s is geen lijst; kies volledig of kort", "%s is no list; choose full or core", grid.Shown(c.Text))
	}
	x.Profile = profile
}

// date reads the day of the response, from the first of the columns for it in which something stands. It tells whether a time of the day stood with it.
func (t *table) date(x *assessment.Response, row sheet.Row) (timed bool) {
	if len(t.dates) == 0 {
		return false
	}
	column := t.dates[0]
	for _, d := range t.dates {
		if !grid.Blank(row.Cell(d)) {
			column = d
			break
		}
	}
	at := grid.At{Row: row.Number, Column: column, Name: grid.Called(t.row.Cell(column).Text)}
	d := t.day(row.Cell(column))
	switch d.kind {
	case noDay:
		t.Errorf(at, "de datum ontbreekt; vul hem in als jjjj-mm-dd", "the date is missing; fill it in as yyyy-mm-dd")
	case aText:
		t.Errorf(at, "%s is geen datum; schrijf jjjj-mm-dd of d-m-jjjj", "%s is no date; write yyyy-mm-dd or d-m-yyyy", grid.Shown(row.Cell(column).Text))
	default:
		x.Date = t.past(at, row.Cell(column), d)
	}
	return d.timed
}

// digest is the hash of the row under its header. Equal rows are copies; but two people who answer alike on one day are not, so where a role may occur more often
// and no time tells them apart, the number of the equal row in this table counts too.
func (t *table) digest(row sheet.Row, role string, timed bool) string {
	h := sha256.New()
	var length [4]byte
	for _, r := range []sheet.Row{t.row, row} {
		binary.BigEndian.PutUint32(length[:], uint32(len(r.Cells)))
		h.Write(length[:])
		for _, c := range r.Cells {
			binary.BigEndian.PutUint32(length[:], uint32(len(c.Text)))
			h.Write(length[:])
			h.Write([]byte(c.Text))
		}
	}
	sum := [sha256.Size]byte(h.Sum(nil))
	if known, _ := t.Rubric.Role(role); !known.Single && !timed {
		t.seen[sum]++
		if n := t.seen[sum]; n > 1 {
			sum = sha256.Sum256([]byte(hex.EncodeToString(sum[:]) + " " + strconv.Itoa(n)))
		}
	}
	return hex.EncodeToString(sum[:])
}
