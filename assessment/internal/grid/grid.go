// Package grid reads rows under a header, for the collected table and the list of schools alike: which row is the header, what the columns are called, where
// a cell stands and whether its text may be kept.
package grid

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sggscan/assessment"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
)

// HeaderRows is the number of rows within which the header stands.
const HeaderRows = 20

// Grid is a sheet of which the problems are told with the place of their cell. It stands for one reading of one sheet.
type Grid struct {
	File     string
	Sheet    sheet.Sheet
	Problems *problem.List
	// Record is where the row begins that is being read and of which an error says nothing of the other rows; without one an error is of the whole sheet.
	Record problem.Place
	found  [2]int // problems by severity
	more   [2]int // those of them over the limit
}

// CSV tells whether the rows come from a text file, so that a row is a line of it.
func (g *Grid) CSV() bool { return g.Sheet.Name == "" }

// At is a cell, or with column -1 a whole row. Name is what the column is called in messages.
type At struct {
	Row    int
	Column int
	Name   string
}

// Place is the place in the file: a line of a text file, a cell of a workbook.
func (g *Grid) Place(at At) problem.Place {
	switch {
	case g.CSV() || at.Row == 0:
		return problem.Place{File: g.File, Line: at.Row}
	default:
		return problem.Place{File: g.File, Cell: g.Sheet.Name + "!" + sheet.Ref(max(at.Column, 0), at.Row)}
	}
}

// Errorf adds an error about a cell.
func (g *Grid) Errorf(at At, nl, en string, args ...any) { g.tell(problem.Error, at, nl, en, args) }

// Warnf adds a warning about a cell.
func (g *Grid) Warnf(at At, nl, en string, args ...any) { g.tell(problem.Warning, at, nl, en, args) }

func (g *Grid) tell(severity problem.Severity, at At, nl, en string, args []any) {
	g.found[severity]++
	if g.found[problem.Error]+g.found[problem.Warning] > limit.Problems {
		g.more[severity]++
		return
	}
	if g.CSV() && at.Column >= 0 {
		nl, en, args = "kolom %s: "+nl, "column %s: "+en, append([]any{at.Name}, args...)
	}
	switch {
	case severity == problem.Warning:
		g.Problems.Warnf(g.Place(at), nl, en, args...)
	case g.Record != (problem.Place{}):
		g.Problems.RecordErrorf(g.Record, g.Place(at), nl, en, args...)
	default:
		g.Problems.Errorf(g.Place(at), nl, en, args...)
	}
}

// Errors is the number of errors found so far.
func (g *Grid) Errors() int { return g.found[problem.Error] }

// Done tells how many problems were found over those that are listed.
func (g *Grid) Done() {
	at := g.Place(At{Row: g.lastRow(), Column: -1})
	if n := g.more[problem.Error]; n > 0 {
		g.Problems.Errorf(at, "en nog %d fouten; verbeter eerst de andere", "and %d more errors; correct the others first", n)
	}
	if n := g.more[problem.Warning]; n > 0 {
		g.Problems.Warnf(at, "en nog %d waarschuwingen", "and %d more warnings", n)
	}
}

func (g *Grid) lastRow() int {
	if len(g.Sheet.Rows) == 0 {
		return 0
	}
	return g.Sheet.Rows[len(g.Sheet.Rows)-1].Number
}

// Header finds the header among the first rows: the one with most cells that known knows, and how many that are. It is -1 when there is none.
func Header(s sheet.Sheet, known func(header string) bool) (index, count int) {
	index = -1
	for n, row := range s.Rows[:min(len(s.Rows), HeaderRows)] {
		found := 0
		for _, c := range row.Cells {
			if !Blank(c) && known(c.Text) {
				found++
			}
		}
		if found > count {
			index, count = n, found
		}
	}
	return index, count
}

// Uncomputed warns of the cells of a row, but for those in columns that are not read, that hold a formula without an outcome: they are read as empty.
func (g *Grid) Uncomputed(header, row sheet.Row, unread []int) {
	for n, c := range row.Cells {
		if c.NoOutcome && !Blank(header.Cell(n)) && !slices.Contains(unread, n) {
			g.Warnf(At{Row: row.Number, Column: n, Name: Called(header.Cell(n).Text)}, "hier staat een formule zonder uitkomst; de cel telt als leeg. Open de werkmap in Excel en sla hem op, of typ wat er moet staan",
				"a formula without an outcome stands here; the cell counts as empty. Open the workbook in Excel and save it, or type what should stand here")
		}
	}
}

// Blank tells whether a cell holds nothing that can be seen.
func Blank(c sheet.Cell) bool {
	return strings.TrimFunc(c.Text, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }) == ""
}

// Text is a text that people wrote, made safe to keep. What was left out and what looks like personal data gets a warning with its place, never its content.
func (g *Grid) Text(at At, c sheet.Cell) string {
	if Blank(c) {
		return ""
	}
	clean := g.clean(at, c.Text)
	if looksPersonal(clean) {
		g.Warnf(at, "hier staat iets dat op een persoonsgegeven lijkt (e-mailadres, telefoonnummer of BSN); haal weg wat over een leerling gaat",
			"something here looks like personal data (e-mail address, phone number or citizen service number); remove what is about a pupil")
	}
	return clean
}

// Line is a text of one line, such as a name.
func (g *Grid) Line(at At, c sheet.Cell) string {
	return assessment.CleanLine(g.clean(at, c.Text))
}

func (g *Grid) clean(at At, s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return s // nothing to clean, as nearly always in a large table
	}
	clean, dropped := assessment.CleanText(s)
	if dropped && strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n") != clean {
		g.Warnf(at, "er stonden onzichtbare tekens in de tekst; ze zijn weggelaten", "there were invisible characters in the text; they were left out")
	}
	return clean
}

// looksPersonal is assessment.LooksPersonal, asked only of texts that can be so: in a large table nearly all cannot.
func looksPersonal(s string) bool {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return (digits >= 9 || strings.Contains(s, "@")) && assessment.LooksPersonal(s)
}

// Shown is what somebody typed, for a message: in quotes, cut to what fits, and not at all when it looks personal.
func Shown(s string) lang.Text {
	if looksPersonal(s) {
		return lang.Text{NL: "deze tekst", EN: "this text"}
	}
	return lang.Same(strconv.Quote(Called(s)))
}

// Called is a header or another text as messages show it: in one line, cut to what fits.
func Called(s string) string {
	clean, _ := assessment.CleanText(begin(s, 1000))
	s = strings.Join(strings.Fields(clean), " ")
	if utf8.RuneCountInString(s) > 40 {
		return string([]rune(s)[:40]) + "…"
	}
	return s
}

// begin is the beginning of a text, of no more than so many bytes.
func begin(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}

// Letter is the name that office programs give a column, counted from 0.
func Letter(column int) string { return strings.TrimRight(sheet.Ref(column, 1), "1") }

// Remembered asks once what a text means: in a column the same few come back thousands of times.
func Remembered[T any](known map[string]T, text string, ask func(string) T) T {
	const most, longest = 1000, 500
	if found, ok := known[text]; ok {
		return found
	}
	found := ask(text)
	if len(known) < most && len(text) < longest {
		known[strings.Clone(text)] = found // a text of its own, that does not keep its row in memory
	}
	return found
}
