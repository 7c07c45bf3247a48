package answers

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/pattern"
	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// headerRows is the number of rows with something in them within which a header stands.
const headerRows = 20

// page is one reading of a sheet of a workbook, or of a text file, of which the problems are told with the place of
// their cell.
type page struct {
	Reader
	words    vocabulary
	file     string
	sheet    xlsx.Sheet
	date1904 bool
	problems *problem.List
	// record is where the row begins that is being read and of which an error says nothing of the other rows; without
	// one an error is of the whole sheet.
	record problem.Place
	// is says in messages what the sheet is, and dayHint how to write a day.
	is, dayHint lang.Text
	days        map[string]day // by text
	american    map[string]day // the same, with the month before the day
	// monthFirst: the month goes before the day.
	monthFirst bool
	found      [2]int // problems by severity
	more       [2]int // those of them over the limit
}

// newPage makes the page of a sheet of a questionnaire or another workbook of the program.
func newPage(r Reader, file string, s xlsx.Sheet, date1904 bool, problems *problem.List) *page {
	return &page{Reader: r, words: newVocabulary(r.Rubric), file: file, sheet: s, date1904: date1904,
		problems: problems,
		is:       words.Text("answers.questionnaire"),
		dayHint:  words.Text("answers.year_month_day_such"),
		days:     map[string]day{}, american: map[string]day{}}
}

// csv reports whether the rows come from a text file, so that a row is a line of it.
func (p *page) csv() bool { return p.sheet.Name == "" }

// spot is a cell, or with column -1 a whole row. Name is what the column is called in messages.
type spot struct {
	row    int
	column int
	name   string
}

// place is the place in the file: a line of a text file, a cell of a workbook.
func (p *page) place(at spot) problem.Place {
	if p.csv() || at.row == 0 {
		return problem.Place{File: p.file, Line: at.row}
	}
	return problem.Place{File: p.file, Cell: p.sheet.Name + "!" + xlsx.Ref(max(at.column, 0), at.row)}
}

// cellPlace is the place of a cell of a row.
func (p *page) cellPlace(row xlsx.Row, column int) problem.Place {
	return p.place(spot{row: row.Number, column: column})
}

func (p *page) errorf(at spot, key words.Key, args ...any) {
	p.tell(problem.Error, at, words.Say(key, args...))
}

func (p *page) warnf(at spot, key words.Key, args ...any) {
	p.tell(problem.Warning, at, words.Say(key, args...))
}

func (p *page) tell(severity problem.Severity, at spot, said words.Message) {
	p.found[severity]++
	if p.found[problem.Error]+p.found[problem.Warning] > limit.Problems {
		p.more[severity]++
		return
	}
	found := problem.Problem{Severity: severity, Place: p.place(at), Code: said.Key, Text: said.Text}
	if p.csv() && at.column >= 0 {
		found.Text = words.Text("answers.column", at.name, found.Text)
	}
	if severity == problem.Error {
		found.Record = p.record
	}
	p.problems.Append(found)
}

// errors is the number of errors found so far.
func (p *page) errors() int { return p.found[problem.Error] }

// done tells how many problems were found over those that are listed.
func (p *page) done() {
	at := problem.Place{File: p.file}
	if n := len(p.sheet.Rows); n > 0 {
		at = p.place(spot{row: p.sheet.Rows[n-1].Number, column: -1})
	}
	if n := p.more[problem.Error]; n > 0 {
		p.problems.Append(problem.Problem{Severity: problem.Error, Place: at, Code: "answers.more_errors",
			Text: words.Count("answers.more_errors", n)})
	}
	if n := p.more[problem.Warning]; n > 0 {
		p.problems.WarnCount(at, "answers.more_warnings", n)
	}
}

// header finds the header among the first rows: the one with most cells that are known, and how many that are. It is -1
// when there is none.
func header(s xlsx.Sheet, known func(heading string) bool) (index, count int) {
	index = -1
	for n, row := range s.Rows[:min(len(s.Rows), headerRows)] {
		found := 0
		for _, c := range row.Cells {
			if !blank(c) && known(c.Text) {
				found++
			}
		}
		if found > count {
			index, count = n, found
		}
	}
	return index, count
}

// noOutcome warns of a cell with a formula of which no outcome was saved: it is read as empty.
func (p *page) noOutcome(at spot) {
	p.warnf(at, "answers.formula_without_outcome_stands")
}

// unfit refuses a row of which the cells cannot be read: a text over the limit, or in a text file more cells than the
// header has, as a separator in a text without quotes has moved the cells behind it to other columns.
func (p *page) unfit(header, row xlsx.Row) bool {
	if p.csv() && len(row.Cells) > len(header.Cells) {
		p.errorf(spot{row: row.Number, column: -1}, "answers.row_cells_header", len(row.Cells), len(header.Cells))
		return true
	}
	unfit := false
	for n, c := range row.Cells {
		if len(c.Text) > limit.Text && utf8.RuneCountInString(c.Text) > limit.Text {
			at := spot{row.Number, n, cmp.Or(called(header.Cell(n).Text), letter(n))}
			p.errorf(at, "answers.text_longer_than_characters", limit.Text)
			unfit = true
		}
	}
	return unfit
}

// tellUnread names the columns under a header that are passed over.
func (p *page) tellUnread(header xlsx.Row, unread []int) {
	if len(unread) == 0 {
		return
	}
	slices.Sort(unread)
	var names []string
	for _, column := range unread {
		name := letter(column)
		if c := header.Cell(column); !blank(c) {
			name = strconv.Quote(called(c.Text))
		}
		names = append(names, name)
	}
	p.warnf(spot{row: header.Number, column: -1}, "answers.columns_not_not_read", p.is, assessment.Listed(names, 20))
}

// filled are those of the columns in which something stands in one of the rows.
func filled(columns []int, rows []xlsx.Row) []int {
	return slices.DeleteFunc(columns, func(column int) bool {
		return !slices.ContainsFunc(rows, func(row xlsx.Row) bool { return !blank(row.Cell(column)) })
	})
}

// width is the number of columns of the widest row.
func width(rows []xlsx.Row) int {
	most := 0
	for _, row := range rows {
		most = max(most, len(row.Cells))
	}
	return most
}

// text is a text that people wrote, made safe to keep. What was left out and what looks like personal data gets a
// warning with its place, never its content.
func (p *page) text(at spot, c xlsx.Cell) string {
	if blank(c) {
		return ""
	}
	clean := p.clean(at, c.Text)
	if looksPersonal(clean) {
		p.warnf(at, "answers.something_looks_like_personal")
	}
	return clean
}

// line is a text of one line, such as a name.
func (p *page) line(at spot, c xlsx.Cell) string { return assessment.CleanLine(p.clean(at, c.Text)) }

func (p *page) clean(at spot, s string) string {
	clean := s
	if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) { // else, nearly always, it is clean
		dropped := false
		clean, dropped = assessment.CleanText(s)
		if dropped && strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n") != clean {
			p.warnf(at, "answers.were_invisible_characters_in_text")
		}
		if garbled(s) {
			p.warnf(at, "answers.text_garbled_by_encoding")
		}
	}
	if len(clean) <= limit.Text {
		return clean
	}
	if n := utf8.RuneCountInString(clean); n > limit.Text {
		p.errorf(at, "answers.text_characters", n, limit.Text)
	}
	return clean
}

// brin reads a BRIN; one in an odd form is kept, with a warning.
func (p *page) brin(at spot, c xlsx.Cell) string {
	brin, usual := assessment.NormalBRIN(p.line(at, c))
	if brin != "" && !usual {
		p.warnf(at, "answers.does_not_look_like", shown(c.Text))
	}
	return brin
}

// blank reports whether a cell holds nothing that can be seen.
func blank(c xlsx.Cell) bool {
	return strings.TrimFunc(c.Text, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }) == ""
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

// harmless is what a message may show of a cell: digits, the id of a question, a BRIN. It says nothing of a person.
var harmless = pattern.Of(`^(?:[-+]?[0-9][0-9.,:/ %-]{0,19}|[A-Za-z][0-9]{0,3}|[A-Za-z]{2,3}[0-9]{1,3}|` +
	`[0-9]{2}[A-Za-z]{2}[0-9]{0,2})$`)

// shown is what somebody typed, for a message: in quotes, when it is digits, an id, a date or a word that the program
// knows. Anything else may be about a person.
func shown(s string) lang.Text {
	text := strings.TrimSpace(s)
	_, isDate := parseDay(text)
	if !looksPersonal(s) && (isDate || harmless().MatchString(text) || known().single(text)) {
		return lang.Same(strconv.Quote(called(s)))
	}
	return words.Text("answers.text")
}

// called is a heading or another text as messages show it: in one line, cut to what fits.
func called(s string) string {
	clean, _ := assessment.CleanText(strings.ToValidUTF8(s[:min(len(s), 1000)], ""))
	s = strings.Join(strings.Fields(clean), " ")
	if utf8.RuneCountInString(s) > 40 {
		return string([]rune(s)[:40]) + "…"
	}
	return s
}

// letter is the name that office programs give a column, counted from 0.
func letter(column int) string { return strings.TrimRight(xlsx.Ref(column, 1), "1") }

// remembered asks once what a text means: in a column the same few come back thousands of times.
func remembered[T any](known map[string]T, text string, ask func(string) T) T {
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
