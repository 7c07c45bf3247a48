package grid

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"sggscan/assessment"
	"sggscan/assessment/cells"
	sheet "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/rubric"
)

// Name is what a column holds of a school or of a response.
type Name string

// The columns that are no answer.
const (
	School  Name = "school"
	BRIN    Name = "brin"
	Sector  Name = "sector"
	Board   Name = "board"
	Place   Name = "place"
	Role    Name = "role"
	Profile Name = "profile"
	Date    Name = "date"
	Round   Name = "round"
)

// Key is the form in which two headers are the same: without case, accents, dashes and the marks that forms put behind a question.
func Key(header string) string {
	header = begin(header, 1000)
	s := strings.NewReplacer("_", " ", "-", " ", "–", " ", "—", " ", "\ufeff", "", "’", "'").Replace(header)
	return strings.Trim(assessment.FoldName(s), " :*?.")
}

// Named tells what a column with this header holds. Of two columns that hold the same, the one with the lower rank goes first: a date that somebody filled in
// before the moments that a form notes by itself. A bare "name" is the school in a list of schools only; in a form it is who filled it in.
func Named(header string) (name Name, rank int, ok bool) {
	switch Key(header) {
	case "school", "naam school", "naam van de school", "naam van je school", "naam van uw school", "schoolnaam", "school name", "name of the school", "name of school":
		return School, 0, true
	case "naam", "name", "instellingsnaam", "vestigingsnaam":
		return School, 1, true
	case "brin", "brinnummer", "brin nummer", "brincode", "brin code", "vestigingscode":
		return BRIN, 0, true
	case "sector", "onderwijssector":
		return Sector, 0, true
	case "board", "bestuur", "schoolbestuur", "naam bestuur", "bevoegd gezag", "bevoegd gezag naam", "school board":
		return Board, 0, true
	case "place", "plaats", "plaatsnaam", "vestigingsplaats", "town", "city":
		return Place, 0, true
	case "role", "rol", "functie", "ingevuld door", "filled in by":
		return Role, 0, true
	case "profile", "profiel", "lijst", "list", "vragenlijst", "questionnaire":
		return Profile, 0, true
	case "round", "meetmoment", "ronde", "schooljaar", "school year":
		return Round, 0, true
	case "date", "datum", "invuldatum", "datum ingevuld", "date filled in":
		return Date, 0, true
	case "voltooiingstijd", "tijd van voltooien", "tijd van voltooiing", "completion time", "tijdstempel", "timestamp", "submitdate", "datum ingediend", "date submitted", "ingediend op":
		return Date, 1, true
	case "begintijd", "starttijd", "start time", "startdate", "datum gestart", "date started":
		return Date, 2, true
	}
	return "", 0, false
}

// Columns are the columns of a header by what they hold.
type Columns struct {
	// Header is the row with the names of the columns.
	Header  sheet.Row
	at      map[Name]column
	sectors map[string]sectorFound
}

// NewColumns makes the columns of a header; none has a meaning yet.
func NewColumns(header sheet.Row) Columns {
	return Columns{header, map[Name]column{}, map[string]sectorFound{}}
}

// column is where a column stands and what it is called.
type column struct {
	index int
	name  string
}

// sectorFound is what a cell for the sector means.
type sectorFound struct {
	sector rubric.Sector
	ok     bool
}

// Set says what a column holds. A second column for the same is an error, and the first one stays.
func (c Columns) Set(g *Grid, name Name, index int) {
	called := Called(c.Header.Cell(index).Text)
	if first, double := c.at[name]; double {
		g.Double(c.Header, called, first.index, index)
		return
	}
	c.at[name] = column{index, called}
}

// Has tells whether there is a column for it.
func (c Columns) Has(name Name) bool {
	_, ok := c.at[name]
	return ok
}

// At is the cell of a row in the column for it; an empty cell when there is no such column.
func (c Columns) At(row sheet.Row, name Name) (At, sheet.Cell) {
	found, ok := c.at[name]
	if !ok {
		return At{Row: row.Number, Column: -1}, sheet.Cell{}
	}
	return At{Row: row.Number, Column: found.index, Name: found.name}, row.Cell(found.index)
}

// Empty tells whether nothing stands in any of the columns.
func (c Columns) Empty(row sheet.Row) bool {
	for _, used := range c.at {
		if !Blank(row.Cell(used.index)) {
			return false
		}
	}
	return true
}

// Unfit refuses a row of which the cells cannot be read: a text over the limit, or in a text file more cells than the header has, as a separator in a text
// without quotes has moved the cells behind it to other columns.
func (g *Grid) Unfit(header, row sheet.Row) bool {
	if g.CSV() && len(row.Cells) > len(header.Cells) {
		g.Errorf(At{Row: row.Number, Column: -1}, "deze rij heeft %d cellen en de kopregel %d; zet een tekst met een scheidingsteken erin tussen aanhalingstekens",
			"this row has %d cells and the header %d; put a text with a separator in it in quotation marks", len(row.Cells), len(header.Cells))
		return true
	}
	unfit := false
	for n, c := range row.Cells {
		if len(c.Text) > limit.Text && utf8.RuneCountInString(c.Text) > limit.Text {
			at := At{Row: row.Number, Column: n, Name: cmp.Or(Called(header.Cell(n).Text), Letter(n))}
			g.Errorf(at, "de tekst is langer dan %d tekens; maak hem korter", "the text is longer than %d characters; make it shorter", limit.Text)
			unfit = true
		}
	}
	return unfit
}

// Double adds the error that two columns hold the same.
func (g *Grid) Double(header sheet.Row, name string, first, second int) {
	g.Errorf(At{Row: header.Number, Column: second, Name: name}, "%s staat twee keer in de kopregel (kolommen %s en %s); houd er één", "%s stands twice in the header (columns %s and %s); keep one",
		name, Letter(first), Letter(second))
}

// Missing adds the error that a column that must be there is not.
func (g *Grid) Missing(header sheet.Row, what, column lang.Text) {
	g.Errorf(At{Row: header.Number, Column: -1}, "de kolom met %s ontbreekt; zet er een kolom %s bij", "the column with %s is missing; add a column %s", what, column)
}

// MissingSchool adds an error for each column that every school needs and that is not there.
func (g *Grid) MissingSchool(c Columns) {
	if !c.Has(School) {
		g.Missing(c.Header, lang.Text{NL: "de naam van de school", EN: "the name of the school"}, lang.Same("school"))
	}
	if !c.Has(Sector) {
		g.Missing(c.Header, lang.Text{NL: "de sector (po, vo of mbo)", EN: "the sector (po, vo or mbo)"}, lang.Same("sector"))
	}
}

// School reads the school of a row. What is missing or not understood is an error.
func (g *Grid) School(words *cells.Words, c Columns, row sheet.Row) assessment.School {
	line := func(n Name) string {
		at, cell := c.At(row, n)
		return g.Line(at, cell)
	}
	s := assessment.School{Name: line(School), Board: line(Board), Place: line(Place)}
	if s.Name == "" && c.Has(School) {
		at, _ := c.At(row, School)
		g.Errorf(at, "de naam van de school ontbreekt; vul hem in", "the name of the school is missing; fill it in")
	}
	s.BRIN = g.brin(c, row)
	if c.Has(Sector) {
		s.Sector = g.sector(words, c, row)
	}
	return s
}

func (g *Grid) brin(c Columns, row sheet.Row) string {
	at, cell := c.At(row, BRIN)
	brin, usual := assessment.NormalBRIN(g.Line(at, cell))
	if brin != "" && !usual {
		g.Warnf(at, "%s lijkt geen BRIN (twee cijfers, twee letters, eventueel twee cijfers voor de vestiging)",
			"%s does not look like a BRIN (two digits, two letters, perhaps two digits for the location)", Shown(cell.Text))
	}
	return brin
}

func (g *Grid) sector(words *cells.Words, c Columns, row sheet.Row) rubric.Sector {
	at, cell := c.At(row, Sector)
	if Blank(cell) {
		g.Errorf(at, "de sector ontbreekt; kies po, vo of mbo", "the sector is missing; choose po, vo or mbo")
		return ""
	}
	found := Remembered(c.sectors, cell.Text, func(s string) sectorFound {
		sector, ok := words.Sector(s)
		return sectorFound{sector, ok}
	})
	if !found.ok {
		g.Errorf(at, "%s is geen sector; kies po, vo of mbo", "%s is no sector; choose po, vo or mbo", Shown(cell.Text))
	}
	return found.sector
}
