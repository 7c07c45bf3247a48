package excel

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"sggscan/assessment"
	cellsOf "sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/report/view"
	"sggscan/rubric"
)

// other reads a workbook with another reader than the library that wrote it.
func other(t *testing.T, data []byte) map[string]cellsOf.Sheet {
	t.Helper()
	book, err := cellsOf.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]cellsOf.Sheet{}
	for _, s := range book.Sheets {
		out[s.Name] = s
	}
	return out
}

// table is the rows of a sheet under its heads, by head.
func table(t *testing.T, s cellsOf.Sheet) []map[string]cellsOf.Cell {
	t.Helper()
	at := slices.IndexFunc(s.Rows, func(r cellsOf.Row) bool { return r.Number == headRow })
	if at < 0 {
		t.Fatalf("sheet %s has no heads", s.Name)
	}
	var out []map[string]cellsOf.Cell
	for _, r := range s.Rows[at+1:] {
		row := map[string]cellsOf.Cell{}
		for n := range s.Rows[at].Cells {
			row[s.Rows[at].Cell(n).Text] = r.Cell(n)
		}
		out = append(out, row)
	}
	return out
}

func TestAnotherReaderSeesTheSame(t *testing.T) {
	t.Parallel()
	c := board(t, 30, lang.NL)
	data := comparisonBytes(t, c)
	noFormulas(t, data)
	book, err := cellsOf.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range book.Sheets {
		names = append(names, s.Name)
	}
	want := []string{"In één oogopslag", "Leeswijzer", "Eerst", "Van elkaar leren", "Overzicht", "Kritieke punten", "Heatmap po", "Heatmap vo", "Heatmap mbo", "Domeinen", "Verschillen", "Ontwikkeling", "Acties", "Ontbreekt", "Data", "Rubriek", "_meta"}
	if !slices.Equal(names, want) {
		t.Errorf("sheets %q", names)
	}
	sheets := other(t, data)
	for n, row := range table(t, sheets["Overzicht"]) {
		r := c.Reports[n]
		for head, value := range map[string]view.Number{"Score (%)": r.Score, "Laagst mogelijk (%)": r.Lower, "Hoogst mogelijk (%)": r.Upper, "Dekking (%)": r.Coverage} {
			if got := row[head]; !got.IsNumber || got.Number != value.Cell {
				t.Errorf("%s: %s is %+v, want %v", r.School.Name, head, got, value.Cell)
			}
		}
		if got := row["Datum"]; !got.IsDate || got.Text != "2026-11-02" {
			t.Errorf("%s: date %+v", r.School.Name, got)
		}
		if got := row["BRIN"]; got.IsNumber || got.Text != r.School.BRIN {
			t.Errorf("%s: BRIN %+v", r.School.Name, got)
		}
	}
	rubricRows := map[string]int{} // questions per sector
	for _, row := range c.Rubric {
		if row.Weight > 0 {
			rubricRows[row.Sector]++
		}
	}
	questions := 0
	for _, r := range c.Reports {
		questions += rubricRows[r.School.SectorID] + len(r.Flags) + len(r.Legal)
	}
	if got := len(table(t, sheets["Data"])); got != questions || got == 0 {
		t.Errorf("Data has %d rows, the schools have %d questions", got, questions)
	}
	all := map[string]bool{}
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			for _, x := range r.Cells {
				all[x.Text] = true
			}
		}
	}
	for _, r := range c.Reports {
		for _, i := range r.Answers {
			for _, s := range []string{i.Evidence, i.Note, i.Action, i.Owner} {
				if s != "" && !all[s] {
					t.Errorf("%s %s: %q is not in the workbook", r.School.Name, i.ID, s)
				}
			}
		}
	}
}

// Names and texts that other programs would take for formulas, paths or breaks are the same text afterwards, on every sheet.
func TestAwkwardTextsComeBack(t *testing.T) {
	t.Parallel()
	names := []string{"=1+1", "@SUM(A1)", "A/B:C?*[x]", longName, "'t Hof & <Co>", "- -", "{=1}"}
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	var all []assessment.Response
	for n, name := range names {
		x := response(r, assessment.School{Name: name, Sector: rubric.PO, Place: name, Board: name}, day(2026, 11, 2), n)
		first := r.Indicators()[0].ID
		x.Answers.Set(first, assessment.Answer{State: assessment.Answered, Level: 1, Evidence: "links\trechts", Note: "\ttab vooraan", Action: "=cmd|' /C calc'!A0", Owner: "@SUM(1)"})
		all = append(all, x)
	}
	scores := scored(t, r, all)
	c := view.BuildComparison(slices.Values(scores), r, nil, options(lang.NL))
	data := comparisonBytes(t, c)
	noFormulas(t, data)
	sheets := other(t, data)
	for _, name := range []string{"Overzicht", "Kritieke punten", "Acties", "Data"} {
		found := map[string]bool{}
		for _, row := range table(t, sheets[name]) {
			found[row["School"].Text] = true
		}
		for _, school := range names {
			if !found[school] {
				t.Errorf("%s: no school %q", name, school)
			}
		}
	}
	for _, row := range table(t, sheets["Data"]) {
		if row["Nr"].Text == r.Indicators()[0].ID && (row["Onderbouwing"].Text != "links rechts" || !strings.HasSuffix(row["Notitie"].Text, "tab vooraan") || row["Actie"].Text != "=cmd|' /C calc'!A0") {
			t.Errorf("a tab or a formula is lost: %q, %q, %q", row["Onderbouwing"].Text, row["Notitie"].Text, row["Actie"].Text)
		}
	}
	for _, a := range scores {
		built := view.Build(a, options(lang.NL))
		gap := gapBytes(t, built)
		noFormulas(t, gap)
		summary := other(t, gap)["Samenvatting"]
		if !slices.ContainsFunc(summary.Rows, func(row cellsOf.Row) bool { return row.Cell(0).Text == "School" && row.Cell(1).Text == a.School.Name }) {
			t.Errorf("the summary does not name %q", a.School.Name)
		}
	}
}

// A text that just does not fit a cell is cut where a sign says so, whatever its signs; the parts together are the whole.
func TestTextsAtTheLimitOfACell(t *testing.T) {
	t.Parallel()
	for _, n := range []int{32_600, 32_601, 32_767, 32_768, 66_000} {
		for what, letter := range map[string]string{"a": "a", "emoji": "🙂"} {
			long := strings.Repeat(letter, n)
			c := board(t, 1, lang.EN)
			wrote(c, 0, long)
			row := table(t, other(t, comparisonBytes(t, c))["Data"])[0]
			got := row["Evidence"].Text
			name := fmt.Sprintf("%d × %s", n, what)
			first, cut := strings.CutSuffix(got, " … [goes on in the column Continued]")
			if units := len(utf16.Encode([]rune(long))); cut != (units > 32_600) {
				t.Errorf("%s: cut %v", name, cut)
			}
			for k := 1; cut; k++ {
				head := "Continued"
				if k > 1 {
					head = fmt.Sprintf("Continued %d", k)
				}
				part, ok := strings.CutPrefix(row[head].Text, "Evidence: ")
				if !ok {
					break
				}
				first += part
			}
			if first != long {
				t.Errorf("%s: of %d bytes %d came back", name, len(long), len(first))
			}
		}
	}
}
