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
	"sggscan/internal/problem"
)

// headerRows is the number of rows with something in them within which a header stands.
const headerRows = 20

// page is one reading of a sheet of a workbook, or of a text file, of which the problems are told with the place of
// their cell.
type page struct {
	Reader
	words    words
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
	found       [2]int         // problems by severity
	more        [2]int         // those of them over the limit
}

// newPage makes the page of a sheet of a questionnaire or another workbook of the program.
func newPage(r Reader, file string, s xlsx.Sheet, date1904 bool, problems *problem.List) *page {
	return &page{Reader: r, words: words{r.Rubric}, file: file, sheet: s, date1904: date1904, problems: problems,
		is:      lang.Text{NL: "de vragenlijst", EN: "the questionnaire"},
		dayHint: lang.Text{NL: "dag-maand-jaar, zoals 1-3-2026", EN: "year-month-day, such as 2026-03-01"},
		days:    map[string]day{}}
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

func (p *page) errorf(at spot, nl, en string, args ...any) { p.tell(problem.Error, at, nl, en, args) }

func (p *page) warnf(at spot, nl, en string, args ...any) { p.tell(problem.Warning, at, nl, en, args) }

func (p *page) tell(severity problem.Severity, at spot, nl, en string, args []any) {
	p.found[severity]++
	if p.found[problem.Error]+p.found[problem.Warning] > limit.Problems {
		p.more[severity]++
		return
	}
	found := problem.Problem{Severity: severity, Place: p.place(at), Text: lang.Format(nl, en, args...)}
	if p.csv() && at.column >= 0 {
		found.Text = lang.Format("kolom %s: %s", "column %s: %s", at.name, found.Text)
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
		p.problems.Errorf(at, "en nog %d fouten; verbeter eerst de andere", "and %d more errors; correct the others first", n)
	}
	if n := p.more[problem.Warning]; n > 0 {
		p.problems.Warnf(at, "en nog %d waarschuwingen", "and %d more warnings", n)
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
	p.warnf(at,
		"hier staat een formule zonder uitkomst; de cel telt als leeg. Open de werkmap in Excel en sla hem op, of typ wat er moet staan",
		"a formula without an outcome stands here; the cell counts as empty. Open the workbook in Excel and save it, or type what should stand here")
}

// unfit refuses a row of which the cells cannot be read: a text over the limit, or in a text file more cells than the
// header has, as a separator in a text without quotes has moved the cells behind it to other columns.
func (p *page) unfit(header, row xlsx.Row) bool {
	if p.csv() && len(row.Cells) > len(header.Cells) {
		p.errorf(spot{row: row.Number, column: -1},
			"deze rij heeft %d cellen en de kopregel %d; zet een tekst met een scheidingsteken erin tussen aanhalingstekens",
			"this row has %d cells and the header %d; put a text with a separator in it in quotation marks",
			len(row.Cells), len(header.Cells))
		return true
	}
	unfit := false
	for n, c := range row.Cells {
		if len(c.Text) > limit.Text && utf8.RuneCountInString(c.Text) > limit.Text {
			at := spot{row.Number, n, cmp.Or(called(header.Cell(n).Text), letter(n))}
			p.errorf(at, "de tekst is langer dan %d tekens; maak hem korter",
				"the text is longer than %d characters; make it shorter", limit.Text)
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
	p.warnf(spot{row: header.Number, column: -1}, "deze kolommen horen niet bij %s en worden niet gelezen: %s",
		"these columns are not of %s and are not read: %s", p.is, assessment.Listed(names, 20))
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
		p.warnf(at,
			"hier staat iets dat op een persoonsgegeven lijkt (e-mailadres, telefoonnummer of BSN); haal weg wat over een leerling gaat",
			"something here looks like personal data (e-mail address, phone number or citizen service number); remove what is about a pupil")
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
			p.warnf(at, "er stonden onzichtbare tekens in de tekst; ze zijn weggelaten",
				"there were invisible characters in the text; they were left out")
		}
	}
	if len(clean) <= limit.Text {
		return clean
	}
	if n := utf8.RuneCountInString(clean); n > limit.Text {
		p.errorf(at, "de tekst heeft %d tekens; het mogen er %d zijn. Kort de tekst in",
			"the text has %d characters; %d are allowed. Shorten the text", n, limit.Text)
	}
	return clean
}

// brin reads a BRIN; one in an odd form is kept, with a warning.
func (p *page) brin(at spot, c xlsx.Cell) string {
	brin, usual := assessment.NormalBRIN(p.line(at, c))
	if brin != "" && !usual {
		p.warnf(at, "%s lijkt geen BRIN (twee cijfers, twee letters, eventueel twee cijfers voor de vestiging)",
			"%s does not look like a BRIN (two digits, two letters, perhaps two digits for the location)", shown(c.Text))
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

// shown is what somebody typed, for a message: in quotes, cut to what fits, and not at all when it looks personal.
func shown(s string) lang.Text {
	if looksPersonal(s) {
		return lang.Text{NL: "deze tekst", EN: "this text"}
	}
	return lang.Same(strconv.Quote(called(s)))
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
