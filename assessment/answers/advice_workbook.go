package answers

import (
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/xlsx"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

// adviceWorkbook reads an adviser's file in a workbook. Nothing is found by its position: tables by their headers, rows
// by school and id, the rest by labels.
type adviceWorkbook struct {
	rubric    *rubric.Rubric
	file      string
	book      xlsx.Book
	questions questions
	problems  *problem.List
	advice    Advice
	other     bool // made for another version of the rubric: ids may be gone
	gone      []string
}

func readAdviceWorkbook(r *rubric.Rubric, file string, data []byte, problems *problem.List) Advice {
	book, ok := readBook(file, data, problems)
	if !ok {
		return Advice{}
	}
	b := &adviceWorkbook{rubric: r, file: file, book: book, questions: newQuestions(r), problems: problems}
	tables := b.tables()
	written := slices.ContainsFunc(tables, func(t adviceTable) bool { return t.any(FieldText, FieldLevel, FieldSeen) })
	if !b.mine(findMeta(book), written) {
		return Advice{}
	}
	for _, t := range tables {
		b.table(t)
	}
	b.labels(tables)
	if len(b.gone) > 0 {
		problems.Warnf(problem.Place{File: file}, "answers.made_for_another_version_rubric", strings.Join(b.gone, ", "))
	}
	return b.advice
}

func (b *adviceWorkbook) page(s xlsx.Sheet) *page {
	p := newPage(Reader{Rubric: b.rubric}, b.file, s, b.book.Date1904, b.problems)
	p.is = words.Text("answers.advisers_file")
	return p
}

// mine reports whether the workbook is an adviser's file for this rubric: by the hidden sheet _meta, or when that is
// lost by its tables.
func (b *adviceWorkbook) mine(m meta, tables bool) bool {
	at := problem.Place{File: b.file}
	switch {
	case m["kind"] == "" && !tables, m["kind"] != "" && m["kind"] != "advice":
		b.problems.Errorf(at, "answers.no_advisers_file")
		return false
	case m["kind"] == "":
		b.problems.Warnf(at, "answers.hidden_sheet_meta_missing", b.rubric.ID, b.rubric.Version)
	case m["rubric"] != "" && m["rubric"] != b.rubric.ID:
		b.problems.Errorf(at, "answers.file_belongs_rubric", called(m["rubric"]), b.rubric.ID)
		return false
	default:
		b.other = rubric.ValidVersion(m["rubric_version"]) && m["rubric_version"] != b.rubric.Version
	}
	return true
}

// adviceTable is a sheet with a table of texts or of levels.
type adviceTable struct {
	*page
	header  xlsx.Row
	rows    []xlsx.Row
	columns columns
}

// tables finds the sheets with a table: of a school, and of a part or a question of it. What the adviser wrote there
// may stand in columns that nobody knows any more; those are told.
func (b *adviceWorkbook) tables() []adviceTable {
	var out []adviceTable
	for _, s := range b.book.Sheets {
		index, _ := header(s, func(heading string) bool {
			f, sure := known().advice.of(heading)
			return sure >= sureAlso && !f.never()
		})
		if index < 0 || hidden(s) {
			continue
		}
		t := adviceTable{page: b.page(s), header: s.Rows[index], rows: s.Rows[index+1:]}
		t.columns, _, _ = known().advice.columnsOf(t.header)
		if t.any(FieldSchool, FieldBRIN) && t.any(FieldPart, FieldID) {
			out = append(out, t)
		}
	}
	return out
}

func (t adviceTable) any(fields ...Field) bool { return slices.ContainsFunc(fields, t.columns.has) }

// cell is the cell of a row for a field, with its place; an empty one when there is no such column.
func (t adviceTable) cell(row xlsx.Row, f Field) (spot, xlsx.Cell) {
	return spot{row: row.Number, column: t.columns[f]}, row.Cell(t.columns[f])
}

func (t adviceTable) text(row xlsx.Row, f Field) string {
	return strings.TrimSpace(t.page.text(t.cell(row, f)))
}

// table reads the rows in which the adviser wrote something.
func (b *adviceWorkbook) table(t adviceTable) {
	defer t.done()
	b.tellPassed(t)
	for _, row := range t.rows {
		written := slices.ContainsFunc([]Field{FieldText, FieldLevel, FieldReason, FieldSeen}, func(f Field) bool {
			return !blank(row.Cell(t.columns[f]))
		})
		if !written || t.unfit(t.header, row) {
			continue
		}
		s := b.school(t, row)
		if s == nil {
			continue
		}
		if t.columns.has(FieldText) && t.columns.has(FieldPart) {
			b.remark(t, row, s)
		}
		if t.any(FieldLevel, FieldSeen) && t.columns.has(FieldID) {
			b.level(t, row, s)
		}
	}
}

// tellPassed warns of columns that are missing, and names those that are not read and in which something stands.
func (b *adviceWorkbook) tellPassed(t adviceTable) {
	fields := []Field{FieldLevel, FieldReason}
	if t.columns.has(FieldPart) {
		fields = []Field{FieldText}
	}
	for _, f := range fields {
		if !t.columns.has(f) {
			t.warnf(spot{row: t.header.Number}, "answers.header_missing", heading(f))
		}
	}
	read := append(fields, FieldSeen, FieldSchool, FieldBRIN, FieldSector, FieldPart, FieldID)
	passed := known().advice.passedOver(t.header, width(t.rows), func(column int) bool {
		return slices.ContainsFunc(read, func(f Field) bool { return t.columns[f] == column })
	})
	t.tellUnread(t.header, filled(passed, t.rows))
}

// school finds the school of a row among those that came before, or begins it.
func (b *adviceWorkbook) school(t adviceTable, row xlsx.Row) *AdvisedSchool {
	at, c := t.cell(row, FieldBRIN)
	key := t.line(at, c)
	if key == "" {
		at, c = t.cell(row, FieldSchool)
		key = t.line(at, c)
		_, named := t.cell(row, FieldSector)
		if sector, ok := t.words.sector(named.Text); ok && sector != "" && key != "" {
			key = nameWithSector(assessment.School{Name: key, Sector: sector})
		}
	}
	if key == "" {
		t.errorf(at, "answers.row_text_level_no_school")
		return nil
	}
	for n := range b.advice.Schools {
		if sameKey(b.advice.Schools[n].Key) == sameKey(key) {
			return &b.advice.Schools[n]
		}
	}
	b.advice.Schools = append(b.advice.Schools, newAdvisedSchool(key, t.place(at)))
	return &b.advice.Schools[len(b.advice.Schools)-1]
}

// remark reads the summary of a school or what is said of a domain.
func (b *adviceWorkbook) remark(t adviceTable, row xlsx.Row, s *AdvisedSchool) {
	text := t.text(row, FieldText)
	if text == "" {
		return
	}
	at, c := t.cell(row, FieldPart)
	part := t.line(at, c)
	twice := func(there bool) bool {
		if there {
			t.errorf(at, "answers.school_text_for_twice", shown(part))
		}
		return there
	}
	if slices.Contains(known().summary, headingKey(part)) {
		if !twice(s.Summary != "") {
			s.Summary = text
		}
		return
	}
	id, ok := domainIn(part, domainIDs(b.rubric))
	switch {
	case ok && !twice(s.Domains[id] != ""):
		s.Domains[id] = text
	case !ok:
		parts := append([]string{"Samenvatting", "Summary"}, domainIDs(b.rubric)...)
		b.unknown(t, at, part, yamldoc.Unknown("answers.unknown_part", part, parts))
	}
}

// level reads the level that the adviser gives to an indicator of a school.
func (b *adviceWorkbook) level(t adviceTable, row xlsx.Row, s *AdvisedSchool) {
	at, c := t.cell(row, FieldID)
	name := t.line(at, c)
	q, ok := b.questions.of(name)
	if !ok || q.isCheck {
		b.unknown(t, at, name, yamldoc.Unknown("answers.unknown_question", name, b.questions.ids(false)))
		return
	}
	looked := b.looked(t, row)
	at, c = t.cell(row, FieldLevel)
	state, level, more, understood := t.words.level(q.indicator, c.Text)
	var given *rubric.Level
	switch {
	case understood && state == assessment.Answered && more == "":
		given = &level
	case !understood || state != assessment.Blank:
		t.errorf(at, "answers.no_level", shown(c.Text), q.id)
		return
	}
	reason := t.text(row, FieldReason)
	if _, known := s.levels[q.id]; given != nil && reason == "" && !known {
		s.bare[q.id], s.levels[q.id] = *given, t.place(at) // see Settle
		return
	}
	if s.moderate(q.id, given, reason, t.place(at), b.problems); looked {
		s.see(q.id, t.place(at))
	}
}

// looked reports whether the row says that the adviser looked at the question.
func (b *adviceWorkbook) looked(t adviceTable, row xlsx.Row) bool {
	at, c := t.cell(row, FieldSeen)
	text := strings.Trim(fold(t.line(at, c)), " .")
	word, ok := known().ticks[text]
	if !ok && text != "" {
		t.errorf(at, "answers.no_tick", shown(c.Text))
	}
	return word == "yes"
}

// unknown refuses an id, or only notes it when the workbook was made for another version of the rubric.
func (b *adviceWorkbook) unknown(t adviceTable, at spot, id string, told words.Message) {
	switch {
	case id == "":
		t.errorf(at, "answers.row_no_longer_says")
	case !b.other:
		t.tell(problem.Error, at, told)
	case !slices.Contains(b.gone, id):
		b.gone = append(b.gone, id)
	}
}

// domainIn finds the id of a domain, whatever its capitals, alone or with a title behind it ("V – Visie").
func domainIn(text string, ids []string) (string, bool) {
	word, _, _ := strings.Cut(text, " ")
	for _, id := range ids {
		if strings.EqualFold(id, text) || strings.EqualFold(id, strings.TrimRight(word, ".:–-")) {
			return id, true
		}
	}
	return "", false
}

// labels reads who the adviser is.
func (b *adviceWorkbook) labels(tables []adviceTable) {
	var pages []*page
	for _, s := range b.book.Sheets {
		if !hidden(s) && !slices.ContainsFunc(tables, func(t adviceTable) bool { return t.sheet.Name == s.Name }) {
			pages = append(pages, b.page(s))
		}
	}
	l := findLabels(b.page(xlsx.Sheet{}), pages, known().advice, FieldAdviser, FieldAdviceDate)
	a := &b.advice
	a.Adviser, a.Organisation = l.line(FieldAdviser), l.line(FieldOrganisation)
	at, c := l.get(FieldLogo)
	a.Logo, a.logoAt = l.page.line(at, c), l.place(at)
	at, c = l.get(FieldAdviceStatus)
	text := l.page.line(at, c)
	status, ok := known().adviceStatuses[fold(text)]
	if a.Status = AdviceStatus(status); !ok && text != "" {
		l.errorf(at, "answers.no_status", shown(text))
	}
	at, c = l.get(FieldAdviceDate)
	d := l.day(c)
	if d.kind > aDay {
		l.errorf(at, "answers.no_date", shown(c.Text), l.dayHint)
	}
	a.Date = d.date
	l.tellUnread()
}
