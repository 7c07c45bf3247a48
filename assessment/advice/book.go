package advice

import (
	"errors"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/cells"
	"sggscan/assessment/internal/grid"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

// field is what a column of a table, or a label on the first sheet, holds.
type field string

const (
	fieldSchool field = "school"
	fieldBRIN   field = "brin"
	fieldSector field = "sector"
	fieldPart   field = "part"
	fieldText   field = "text"
	fieldID     field = "id"
	fieldLevel  field = "level"
	fieldReason field = "reason"

	fieldAdviser      field = "adviser"
	fieldOrganisation field = "organisation"
	fieldLogo         field = "logo"
	fieldStatus       field = "status"
	fieldDate         field = "date"
)

// columnNamed tells what a column of a table holds.
func columnNamed(header string) (field, bool) {
	switch name, _, ok := grid.Named(header); {
	case ok && name == grid.School:
		return fieldSchool, true
	case ok && name == grid.BRIN:
		return fieldBRIN, true
	case ok && name == grid.Sector:
		return fieldSector, true
	}
	switch grid.Key(header) {
	case "onderdeel", "part":
		return fieldPart, true
	case "tekst van de adviseur", "tekst", "text of the adviser", "text":
		return fieldText, true
	case "nr", "nummer", "no", "number", "id", "code":
		return fieldID, true
	case "niveau van de adviseur", "niveau adviseur", "level of the adviser", "adviser level":
		return fieldLevel, true
	case "reden van de adviseur", "reden", "reason of the adviser", "reason":
		return fieldReason, true
	}
	return "", false
}

// labelNamed tells what stands beside a label.
func labelNamed(label string) (field, bool) {
	switch grid.Key(label) {
	case "adviseur", "naam adviseur", "adviser", "advisor":
		return fieldAdviser, true
	case "organisatie", "organisation", "organization":
		return fieldOrganisation, true
	case "logo":
		return fieldLogo, true
	case "status":
		return fieldStatus, true
	case "datum", "date":
		return fieldDate, true
	}
	return "", false
}

// bookReader reads one workbook. Nothing is found by its position: tables by their headers, rows by school and id, the rest by labels.
type bookReader struct {
	rubric   *rubric.Rubric
	file     string
	words    *cells.Words
	date1904 bool
	problems *problem.List
	advice   Advice
	other    bool // made for another version of the rubric: ids may be gone
	gone     []string
}

func readBook(r *rubric.Rubric, file string, data []byte, problems *problem.List) Advice {
	at := problem.Place{File: file}
	book, err := sheet.Read(data)
	if err != nil {
		text := lang.Same(err.Error())
		var told *sheet.Error
		if errors.As(err, &told) {
			text = told.Text
		}
		problems.Errorf(at, "%s", "%s", text)
		return Advice{}
	}
	b := &bookReader{rubric: r, file: file, words: cells.New(r), date1904: book.Date1904, problems: problems}
	tables := b.tables(book)
	if !b.mine(book, len(tables) > 0) {
		return Advice{}
	}
	for _, t := range tables {
		b.table(t)
	}
	b.labels(book, tables)
	if len(b.gone) > 0 {
		problems.Warnf(at, "gemaakt voor een andere versie van de rubriek. Deze onderdelen bestaan niet meer en tellen niet mee: %s", "made for another version of the rubric. These parts no longer exist and do not count: %s",
			strings.Join(b.gone, ", "))
	}
	return b.advice
}

// mine tells whether the workbook is an adviser's file for this rubric: by the hidden sheet _meta, or when that is lost by its tables.
func (b *bookReader) mine(book sheet.Book, tables bool) bool {
	at, m := problem.Place{File: b.file}, metaOf(book)
	switch {
	case m["kind"] == "" && !tables, m["kind"] != "" && m["kind"] != "advice":
		b.problems.Errorf(at, "dit is geen bestand van een adviseur; gebruik de werkmap van 'sggscan advies'", "this is no adviser's file; use the workbook of 'sggscan advice'")
		return false
	case m["kind"] == "":
		b.problems.Warnf(at, "het verborgen blad _meta ontbreekt; de werkmap is gelezen met rubriek %s %s", "the hidden sheet _meta is missing; the workbook was read with rubric %s %s", b.rubric.ID, b.rubric.Version)
	case m["rubric"] != "" && m["rubric"] != b.rubric.ID:
		b.problems.Errorf(at, "dit bestand hoort bij rubriek %q; hier geldt %q. Kies de andere rubriek met --rubric", "this file belongs to rubric %q; here %q holds. Choose the other rubric with --rubric", grid.Called(m["rubric"]), b.rubric.ID)
		return false
	default:
		b.other = rubric.ValidVersion(m["rubric_version"]) && m["rubric_version"] != b.rubric.Version
	}
	return true
}

// metaOf reads the keys and values of the hidden sheet _meta; none without one.
func metaOf(book sheet.Book) map[string]string {
	out := map[string]string{}
	for _, s := range book.Sheets {
		if !strings.EqualFold(strings.TrimSpace(s.Name), "_meta") {
			continue
		}
		for _, row := range s.Rows {
			out[strings.ToLower(strings.TrimSpace(row.Cell(0).Text))] = strings.TrimSpace(row.Cell(1).Text)
		}
	}
	return out
}

// sheetTable is a sheet with a table of texts or of levels.
type sheetTable struct {
	*grid.Grid
	header  sheet.Row
	rows    []sheet.Row
	columns map[field]int
}

// tables finds the sheets with a table.
func (b *bookReader) tables(book sheet.Book) []sheetTable {
	var out []sheetTable
	for _, s := range book.Sheets {
		index, _ := grid.Header(s, func(header string) bool { _, ok := columnNamed(header); return ok })
		if strings.HasPrefix(s.Name, "_") || index < 0 {
			continue
		}
		t := sheetTable{&grid.Grid{File: b.file, Sheet: s, Problems: b.problems}, s.Rows[index], s.Rows[index+1:], map[field]int{}}
		for n, c := range t.header.Cells {
			if f, ok := columnNamed(c.Text); ok && !t.has(f) {
				t.columns[f] = n
			}
		}
		if (t.has(fieldSchool) || t.has(fieldBRIN)) && (t.has(fieldPart) && t.has(fieldText) || t.has(fieldID) && t.has(fieldLevel)) {
			out = append(out, t)
		}
	}
	return out
}

func (t sheetTable) has(f field) bool { _, ok := t.columns[f]; return ok }

// cell is the cell of a row for a field, with its place; an empty one when there is no such column.
func (t sheetTable) cell(row sheet.Row, f field) (grid.At, sheet.Cell) {
	column, ok := t.columns[f]
	if !ok {
		return grid.At{Row: row.Number, Column: -1}, sheet.Cell{}
	}
	return grid.At{Row: row.Number, Column: column}, row.Cell(column)
}

func (t sheetTable) text(row sheet.Row, f field) string {
	at, c := t.cell(row, f)
	return strings.TrimSpace(t.Text(at, c))
}

// table reads the rows in which the adviser wrote something.
func (b *bookReader) table(t sheetTable) {
	defer t.Done()
	for _, row := range t.rows {
		written := slices.ContainsFunc([]field{fieldText, fieldLevel, fieldReason}, func(f field) bool {
			_, c := t.cell(row, f)
			return !grid.Blank(c)
		})
		if !written || t.Unfit(t.header, row) {
			continue
		}
		s := b.school(t, row)
		if s == nil {
			continue
		}
		if t.has(fieldText) && t.has(fieldPart) {
			b.remark(t, row, s)
		}
		if t.has(fieldLevel) && t.has(fieldID) {
			b.level(t, row, s)
		}
	}
}

// school finds the school of a row among those that came before, or begins it.
func (b *bookReader) school(t sheetTable, row sheet.Row) *School {
	at, c := t.cell(row, fieldBRIN)
	key := t.Line(at, c)
	if key == "" {
		at, c = t.cell(row, fieldSchool)
		key = t.Line(at, c)
		_, named := t.cell(row, fieldSector)
		if sector, ok := b.words.Sector(named.Text); ok && sector != "" && key != "" {
			key = NameWithSector(assessment.School{Name: key, Sector: sector})
		}
	}
	if key == "" {
		t.Errorf(at, "in deze rij staat een tekst of niveau, maar geen school; vul de school of de BRIN in", "this row has a text or a level and no school; fill in the school or the BRIN")
		return nil
	}
	for n := range b.advice.Schools {
		if sameKey(b.advice.Schools[n].Key) == sameKey(key) {
			return &b.advice.Schools[n]
		}
	}
	b.advice.Schools = append(b.advice.Schools, newSchool(key, t.Place(at)))
	return &b.advice.Schools[len(b.advice.Schools)-1]
}

// remark reads the summary of a school or what is said of a domain.
func (b *bookReader) remark(t sheetTable, row sheet.Row, s *School) {
	text := t.text(row, fieldText)
	if text == "" {
		return
	}
	at, c := t.cell(row, fieldPart)
	part := t.Line(at, c)
	twice := func(there bool) bool {
		if there {
			t.Errorf(at, "voor %s staat bij deze school twee keer een tekst; laat er één staan", "this school has a text for %s twice; leave one", grid.Shown(part))
		}
		return there
	}
	if key := grid.Key(part); key == "samenvatting" || key == "summary" {
		if !twice(s.Summary != "") {
			s.Summary = text
		}
		return
	}
	ids := domainIDs(b.rubric)
	id, ok := idIn(part, ids)
	switch {
	case ok && !twice(s.Domains[id] != ""):
		s.Domains[id] = text
	case !ok:
		b.unknown(t, at, part, yamldoc.Unknown("onbekend onderdeel", "unknown part", part, append([]string{"Samenvatting", "Summary"}, ids...)))
	}
}

// level reads the level that the adviser gives to an indicator of a school.
func (b *bookReader) level(t sheetTable, row sheet.Row, s *School) {
	at, c := t.cell(row, fieldID)
	name := t.Line(at, c)
	id, ok := idIn(name, indicatorIDs(b.rubric))
	if !ok {
		b.unknown(t, at, name, yamldoc.Unknown("onbekende vraag", "unknown question", name, indicatorIDs(b.rubric)))
		return
	}
	indicator, _ := b.rubric.Indicator(id)
	at, c = t.cell(row, fieldLevel)
	state, level, understood := b.words.Level(indicator, c.Text)
	if !understood || state != assessment.Answered && state != assessment.Blank {
		t.Errorf(at, "%s is geen niveau van %s; kies 0, 1, 2 of 3, of laat de cel leeg", "%s is no level of %s; choose 0, 1, 2 or 3, or leave the cell empty", grid.Shown(c.Text), id)
		return
	}
	var given *rubric.Level
	if state == assessment.Answered {
		given = &level
	}
	s.moderate(id, given, t.text(row, fieldReason), t.Place(at), b.problems)
}

// unknown refuses an id, or only notes it when the workbook was made for another version of the rubric.
func (b *bookReader) unknown(t sheetTable, at grid.At, id string, text lang.Text) {
	if id == "" {
		t.Errorf(at, "hier ontbreekt bij welk onderdeel of welke vraag deze rij hoort; zet het id terug", "this row no longer says to which part or question it belongs; put the id back")
		return
	}
	if b.other {
		if !slices.Contains(b.gone, id) {
			b.gone = append(b.gone, id)
		}
		return
	}
	t.Errorf(at, "%s", "%s", text)
}

// idIn finds an id, whatever its capitals, alone or with a title behind it ("V1 – Gedeelde visie").
func idIn(text string, ids []string) (string, bool) {
	word, _, _ := strings.Cut(text, " ")
	for _, id := range ids {
		if strings.EqualFold(id, text) || strings.EqualFold(id, strings.TrimRight(word, ".:–-")) {
			return id, true
		}
	}
	return "", false
}

// labels reads who the adviser is, on the sheet that has most of the labels.
func (b *bookReader) labels(book sheet.Book, tables []sheetTable) {
	type value struct {
		at   grid.At
		cell sheet.Cell
	}
	best, on := map[field]value{}, sheet.Sheet{}
	for _, s := range book.Sheets {
		if strings.HasPrefix(s.Name, "_") || slices.ContainsFunc(tables, func(t sheetTable) bool { return t.Sheet.Name == s.Name }) {
			continue
		}
		found := map[field]value{}
		for _, row := range s.Rows {
			for n, c := range row.Cells {
				f, ok := labelNamed(c.Text)
				if _, double := found[f]; !ok || double {
					continue
				}
				found[f] = value{at: grid.At{Row: row.Number, Column: n + 1}}
				for k := n + 1; k < len(row.Cells); k++ {
					if !grid.Blank(row.Cells[k]) {
						found[f] = value{grid.At{Row: row.Number, Column: k}, row.Cells[k]}
						break
					}
				}
			}
		}
		if len(found) > len(best) {
			best, on = found, s
		}
	}
	g := &grid.Grid{File: b.file, Sheet: on, Problems: b.problems}
	line := func(f field) string { return g.Line(best[f].at, best[f].cell) }
	a := &b.advice
	a.Adviser, a.Organisation, a.Logo = line(fieldAdviser), line(fieldOrganisation), line(fieldLogo)
	a.logoAt = g.Place(best[fieldLogo].at)
	a.Status = status(g, best[fieldStatus].at, line(fieldStatus))
	a.Date = b.day(g, best[fieldDate].at, best[fieldDate].cell)
}

// status understands a status in either language; nothing at all is none.
func status(g *grid.Grid, at grid.At, text string) Status {
	switch grid.Key(text) {
	case "":
		return ""
	case "concept", "draft":
		return Concept
	case "definitief", "final":
		return Final
	}
	g.Errorf(at, "%s is geen status; kies concept of definitief", "%s is no status; choose draft or final", grid.Shown(text))
	return ""
}

// day understands a date, as a date or as text; nothing at all is none.
func (b *bookReader) day(g *grid.Grid, at grid.At, c sheet.Cell) assessment.Date {
	if grid.Blank(c) {
		return assessment.Date{}
	}
	d, ok := b.words.Date(c.Text)
	if c.IsNumber {
		d, ok = cells.Serial(c.Number, b.date1904)
	}
	if !ok {
		g.Errorf(at, "%s is geen datum; schrijf dag-maand-jaar, zoals 1-3-2026", "%s is no date; write year-month-day, such as 2026-03-01", grid.Shown(c.Text))
	}
	return d
}
