package excel

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/internal/lang"
	"sggscan/internal/testtool"
	"sggscan/report/view"
)

// Each row of the first sheet leads to the sheet that has more of it.
func TestGlanceLeadsOn(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	g := gridOf(t, f, f.GetSheetList()[0])
	want := view.BuildBoard(c).Glance
	if len(g.rows) != len(want) {
		t.Fatalf("%d rows, want %d", len(g.rows), len(want))
	}
	for n, x := range want {
		linked, to, err := f.GetCellHyperLink(g.sheet, g.ref(n, "Meer op blad"))
		if err != nil || !linked || to != "'"+x.Sheet+"'!A1" || !slices.Contains(f.GetSheetList(), x.Sheet) {
			t.Errorf("%s leads to %q (%v)", x.What, to, err)
		}
		if g.at(n, "Wat er is") != x.What || g.at(n, "Aantal") != strconv.Itoa(x.Count) {
			t.Errorf("row %q, want %+v", g.rows[n], x)
		}
	}
}

// The lists are tables of Excel, with heads that differ and all their rows; a pivot table works on them at once.
func TestListsAreTables(t *testing.T) {
	t.Parallel()
	c := board(t, 7, lang.NL)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	names := map[string]bool{}
	for _, sheet := range []string{"Eerst", "Van elkaar leren", "Overzicht", "Ontwikkeling", "Acties", "Ontbreekt", "Data", "Rubriek"} {
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) != 1 {
			t.Errorf("%s has %d tables (%v)", sheet, len(tables), err)
			continue
		}
		g := gridOf(t, f, sheet)
		rows := len(g.rows)
		if sheet == "Ontwikkeling" { // the questions under it are another table
			rows = len(c.Reports)
		}
		if want := "A5:" + g.ref(rows-1, g.heads[len(g.heads)-1]); tables[0].Range != want || names[tables[0].Name] {
			t.Errorf("%s: table %s over %s, want %s", sheet, tables[0].Name, tables[0].Range, want)
		}
		names[tables[0].Name] = true
		seen := map[string]bool{}
		for _, h := range g.heads {
			if h == "" || seen[h] {
				t.Errorf("%s: two columns are called %q", sheet, h)
			}
			seen[h] = true
		}
	}
}

// Data can be summed and grouped as it is: each column holds numbers, days or texts alone, and no cells are joined.
func TestDataFeedsAPivotTable(t *testing.T) {
	t.Parallel()
	f := testtool.Workbook(t, comparisonBytes(t, board(t, 7, lang.NL)))
	g := gridOf(t, f, "Data")
	numbers := []string{"Datum", "Niveau", "Doel", "Onder doel", "Gewicht", "Datum onderbouwing"}
	for _, head := range g.heads {
		filled := 0
		for n := range g.rows {
			kind, err := f.GetCellType("Data", g.ref(n, head))
			if value := g.at(n, head); value == "" {
				continue
			} else if _, bad := strconv.ParseFloat(value, 64); err != nil || (kind == excelize.CellTypeUnset) != slices.Contains(numbers, head) ||
				slices.Contains(numbers, head) && bad != nil {
				if head != "Wanneer" { // where people write what they like
					t.Errorf("%s of row %d is %q of type %v (%v)", head, n, value, kind, err)
				}
			}
			filled++
		}
		if filled == 0 && head != "Overeenstemming" { // the specimens were filled in together
			t.Errorf("column %s is empty", head)
		}
	}
	joined, err := f.GetMergeCells("Data")
	for _, cells := range joined {
		if _, row, bad := excelize.CellNameToCoordinates(cells.GetEndAxis()); err != nil || bad != nil || row >= headRow {
			t.Errorf("%s are joined (%v, %v)", cells.GetEndAxis(), err, bad)
		}
	}
}

// Data has the rounds before too, each with its own answers, and says which is the one of the other sheets.
func TestDataHasEveryRound(t *testing.T) {
	t.Parallel()
	c := board(t, 2, lang.NL)
	before := c.Reports[1]
	before.Round, before.School.Name = "2024-2025", "De naam van toen"
	c.Earlier = [][]view.Report{nil, {before}}
	g := gridOf(t, testtool.Workbook(t, comparisonBytes(t, c)), "Data")
	rounds := map[string]int{}
	for n := range g.rows {
		rounds[strings.Join([]string{g.at(n, "School"), g.at(n, "Meetmoment"), g.at(n, "Meting van dit bestand")}, " ")]++
	}
	one := dataRows(view.Comparison{Reports: c.Reports[1:]})
	name := c.Reports[1].School.Name
	if len(rounds) != 3 || rounds[name+" 2024-2025 nee"] != one || rounds[name+" 2026-2027 ja"] != one {
		t.Errorf("rows per round %v, want %d of %s in each", rounds, one, name)
	}
}

// What asks for work is what one sees in a heat map, in grey print too: 0 and 1 are dark, 2 and 3 nearly white, and an
// open answer looks like none of them.
func TestHeatMapShowsWhatIsWrong(t *testing.T) {
	t.Parallel()
	grey := func(colour string) float64 {
		v, err := strconv.ParseUint(colour, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		return 0.299*float64(v>>16) + 0.587*float64(v>>8&255) + 0.114*float64(v&255)
	}
	levels := heatColours()
	for n, limits := range [][2]float64{{0, 90}, {130, 190}, {225, 255}, {240, 255}} {
		if got := grey(levels[n].Ground); got < limits[0] || got > limits[1] {
			t.Errorf("level %d is printed as grey %.0f of 255", n, got)
		}
	}
	for n, level := range levels {
		if open := looks()[lookHeatOpen]; open.Ground == level.Ground || !open.Bold {
			t.Errorf("an open answer looks like level %d", n)
		}
	}
	c := board(t, 7, lang.NL)
	f := testtool.Workbook(t, comparisonBytes(t, c))
	for _, s := range c.Sectors {
		g := gridOf(t, f, "Heatmap "+s.ID)
		for n, i := range s.Indicators {
			if bold := testtool.Style(t, f, g.sheet, g.ref(n, "Nr")).Font.Bold; bold != (i.Critical != "") {
				t.Errorf("%s stands out: %v", i.ID, bold)
			}
		}
	}
}
