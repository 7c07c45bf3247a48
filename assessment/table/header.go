package table

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sggscan/assessment/internal/grid"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// field is what a column says of a question.
type field int

const (
	answer field = iota
	evidence
	evidenceDate
	note
	action
	owner
	due
	status
	fields // how many there are
	notRead
)

// fieldNamed tells which field of a question the words behind its id name. Checks have less than indicators.
func fieldNamed(key string, isCheck bool) (field, bool) {
	switch key {
	case "level", "answer", "niveau", "antwoord":
		return answer, true
	case "note", "notitie", "toelichting", "opmerking", "comment":
		return note, true
	case "date", "datum":
		return evidenceDate, isCheck
	case "evidence", "onderbouwing", "bewijs":
		return evidence, !isCheck
	case "evidence date", "date of evidence", "datum onderbouwing", "onderbouwing datum", "onderbouwingsdatum":
		return evidenceDate, !isCheck
	case "action", "actie":
		return action, !isCheck
	case "owner", "wie", "eigenaar":
		return owner, !isCheck
	case "due", "wanneer":
		return due, !isCheck
	case "status":
		return status, !isCheck
	case "last time", "vorige keer":
		return notRead, true
	}
	return 0, false
}

// fieldName is the field in the name of a column, as in V1.note.
func fieldName(f field, isCheck bool) string {
	if f == evidenceDate && isCheck {
		return ".date"
	}
	return [fields]string{"", ".evidence", ".evidence_date", ".note", ".action", ".owner", ".due", ".status"}[f]
}

// looksLikeID tells whether a header begins as the questions of a rubric usually do: with letters and a number, such as V1.
func looksLikeID(header string) bool {
	s := strings.TrimLeft(header, "\ufeff [(")
	letters := len(s) - len(strings.TrimLeftFunc(s, latin))
	digits := len(s) - letters - len(strings.TrimLeft(s[letters:], "0123456789"))
	if letters < 1 || letters > 3 || digits < 1 || digits > 3 {
		return false
	}
	return parted(s[letters+digits:])
}

// parted tells whether what follows an id is no part of it.
func parted(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

func latin(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }

func meansSomething(header string) bool {
	_, _, ok := grid.Named(header)
	return ok || looksLikeID(header)
}

// Recognise tells whether a sheet is a collected table: within the first rows a header with a school and questions, or with a school and a date. It knows no
// rubric, so it goes by what ids usually look like.
func Recognise(s sheet.Sheet) bool {
	index, _ := grid.Header(s, meansSomething)
	if index < 0 {
		return false
	}
	ids, names := 0, map[grid.Name]bool{}
	for _, c := range s.Rows[index].Cells {
		if name, _, ok := grid.Named(c.Text); ok {
			names[name] = true
		} else if looksLikeID(c.Text) {
			ids++
		}
	}
	school := names[grid.School] || names[grid.BRIN]
	return school && (ids > 0 || names[grid.Date] && names[grid.Sector]) || ids > 2 && len(names) > 0
}

// question is an indicator or a check with the columns in which it is answered; -1 for none.
type question struct {
	id        string
	indicator rubric.Indicator
	check     rubric.Check
	isCheck   bool
	at        [fields]int
	titles    []string // what may stand behind the id with no more than a blank or a point between them
	levels    map[string]level
	states    map[string]state
}

// name is what a column of the question is called.
func (q *question) name(f field) string { return q.id + fieldName(f, q.isCheck) }

// questions lists all of a rubric, in its order.
func questions(r *rubric.Rubric) []*question {
	var out []*question
	add := func(q *question, titles ...lang.Text) {
		for f := range q.at {
			q.at[f] = -1
		}
		for _, t := range titles {
			for _, l := range lang.All() {
				if key := grid.Key(t.In(l)); key != "" {
					q.titles = append(q.titles, key)
				}
			}
		}
		out = append(out, q)
	}
	for _, i := range r.Indicators() {
		titles := []lang.Text{i.Title}
		for _, s := range rubric.Sectors() {
			titles = append(titles, i.For(s).Question)
		}
		add(&question{id: i.ID, indicator: i, levels: map[string]level{}}, titles...)
	}
	for _, c := range r.Checks {
		var titles []lang.Text
		for _, s := range rubric.Sectors() {
			titles = append(titles, c.For(s).Question)
		}
		add(&question{id: c.ID, check: c, isCheck: true, states: map[string]state{}}, titles...)
	}
	return out
}

// find finds the question and the field that a header names. Longest first: a header V10 is not about V1.
func find(all []*question, header string) (*question, field, bool) {
	s := strings.TrimLeft(strings.TrimSpace(header), "\ufeff [(")
	var best *question
	for _, q := range all {
		if len(s) < len(q.id) || !strings.EqualFold(s[:len(q.id)], q.id) || best != nil && len(best.id) >= len(q.id) {
			continue
		}
		if parted(s[len(q.id):]) {
			best = q
		}
	}
	if best == nil {
		return nil, 0, false
	}
	f, ok := best.field(s[len(best.id):])
	return best, f, ok
}

// field tells which field the rest of a header, behind the id, names. A text that is no field is the title or question, when something parts it from the id:
// a mark, or a blank or point before what the rubric itself says. So "V1.evidenc" is no answer to V1.
func (q *question) field(rest string) (field, bool) {
	text := strings.TrimLeft(rest, " \u00a0\t\n.:;-–—_/|)]([")
	mark := rest[:len(rest)-len(text)]
	key := grid.Key(strings.TrimRight(text, " )]"))
	if key == "" {
		return answer, true
	}
	if f, ok := fieldNamed(key, q.isCheck); ok {
		return f, f != notRead
	}
	plain := strings.Trim(mark, " \u00a0\t\n") == "" || mark == "." || mark == "_"
	if plain && !slices.ContainsFunc(q.titles, func(title string) bool { return strings.HasPrefix(key, title) }) {
		return 0, false
	}
	return answer, true
}

// header is what the columns of a table hold.
type header struct {
	row       sheet.Row
	columns   grid.Columns
	dates     []int       // the columns with the day, the best one first
	questions []*question // those with a column
	unread    []int
}

// readHeader finds the header and what its columns hold. It is false when there is none.
func readHeader(g *grid.Grid, r *rubric.Rubric) (header, int, bool) {
	all := questions(r)
	index, _ := grid.Header(g.Sheet, func(text string) bool {
		_, _, ok := find(all, text)
		_, _, named := grid.Named(text)
		return ok || named
	})
	if index < 0 {
		g.Errorf(grid.At{Column: -1}, "geen kopregel gevonden in de eerste %d rijen; zet boven de kolommen school, sector, datum en de nummers van de vragen (%s, …)",
			"no header found in the first %d rows; write school, sector, date and the numbers of the questions (%s, …) above the columns", grid.HeaderRows, all[0].id)
		return header{}, 0, false
	}
	row := g.Sheet.Rows[index]
	h := header{row: row, columns: grid.NewColumns(row)}
	h.sort(g, all)
	return h, index, true
}

// sort says of each column what it holds.
func (h *header) sort(g *grid.Grid, all []*question) {
	days := map[int]int{} // by rank
	for column, c := range h.row.Cells {
		name, rank, named := grid.Named(c.Text)
		q, f, asked := find(all, c.Text)
		switch {
		case grid.Blank(c):
		case named && name == grid.Date:
			if first, double := days[rank]; double {
				g.Double(h.row, grid.Called(c.Text), first, column)
				continue
			}
			days[rank] = column
		case named && rank == 0:
			h.columns.Set(g, name, column)
		case asked && q.at[f] >= 0:
			g.Double(h.row, q.name(f), q.at[f], column)
		case asked:
			q.at[f] = column
		default:
			h.unread = append(h.unread, column)
		}
	}
	for _, rank := range slices.Sorted(maps.Keys(days)) {
		h.dates = append(h.dates, days[rank])
	}
	for _, q := range all {
		if slices.ContainsFunc(q.at[:], func(column int) bool { return column >= 0 }) {
			h.questions = append(h.questions, q)
		}
	}
}
