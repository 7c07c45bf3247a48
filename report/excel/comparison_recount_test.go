package excel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/testtool"
	"sggscan/report/view"
)

// Whoever counts on the sheet that a row of the first sheet leads to comes to the number of that row.
func TestGlanceIsWhatItsSheetsHold(t *testing.T) {
	t.Parallel()
	for _, schools := range []int{1, 2, 7, 12, 23, 40} {
		t.Run(strconv.Itoa(schools), func(t *testing.T) {
			t.Parallel()
			all, r := assessments(t, schools)
			o := options(lang.NL)
			o.Today = day(2027, 5, 20) // by which some of the actions are late
			gone := []view.Missing{{School: "De Vlieger", Kind: view.NotReceived, Text: "Niets."},
				{School: "De Wiek", Kind: view.TooFewPeople, Text: "Te weinig."}}
			c := view.BuildComparison(slices.Values(all), r, gone, o)
			f := testtool.Workbook(t, comparisonBytes(t, c))
			glance := gridOf(t, f, "In één oogopslag")
			said := map[string]string{}
			for n := range glance.rows {
				said[glance.at(n, "Wat er is")] = glance.at(n, "Aantal") + "/" + glance.at(n, "Van de")
			}
			for what, counted := range recount(t, func(sheet string) grid { return gridOf(t, f, sheet) }, all) {
				if said[what] != counted {
					t.Errorf("%s: %q, and its sheet holds %q", what, said[what], counted)
				}
				delete(said, what)
			}
			if len(said) > 0 {
				t.Errorf("nobody counted %v", said)
			}
			sayWhatTheyLeaveOut(t, glance)
		})
	}
}

// sayWhatTheyLeaveOut checks that of what a row of the first sheet counts, each has a line or is told to stand elsewhere.
func sayWhatTheyLeaveOut(t *testing.T, glance grid) {
	t.Helper()
	for n := range glance.rows {
		if what := glance.at(n, "Wat er is"); !strings.HasPrefix(what, "Vragen waarbij") && !strings.HasPrefix(what, "Punten die") {
			continue
		}
		lines := strings.Split(glance.at(n, "Waar"), "\n")
		told, more, last := len(lines), 0, lines[len(lines)-1]
		if _, err := fmt.Sscanf(last, "en nog %d; zie blad ", &more); strings.HasPrefix(last, "en nog ") && err == nil {
			told += more - 1
		}
		if count := glance.at(n, "Aantal"); count != "0" && count != strconv.Itoa(told) {
			t.Errorf("%s counts %s and tells of %d: %q", glance.at(n, "Wat er is"), count, told, lines)
		}
	}
}

const whatRepaired = "Scholen met hersteld bij een signaalvraag: kijk of de nieuwe werkwijze blijft"

// recount counts on the sheets what the first sheet counts.
func recount(t *testing.T, sheet func(string) grid, all []assessment.Assessment) map[string]string {
	t.Helper()
	number := func(g grid, row int, head string) int {
		n, err := strconv.Atoi(g.at(row, head))
		if err != nil {
			t.Fatalf("%s, row %d: %s is %q", g.sheet, row, head, g.at(row, head))
		}
		return n
	}
	missing, schools := sheet("Ontbreekt"), len(all)
	out, open, gone := map[string]string{}, map[string]bool{}, 0
	for n := range missing.rows {
		switch kind := missing.at(n, "Soort"); kind {
		case "niet ontvangen", "te weinig mensen":
			gone++
		case "onvolledig", "signaalvraag nog open", "wettelijke vraag nog open", "vragen nog open":
			open[missing.at(n, "School")] = true
		}
	}
	out["Scholen waarvan de lijst terug is"] = fmt.Sprintf("%d/%d", schools, schools+gone)
	out["Scholen met een antwoord dat nog open is"] = fmt.Sprintf("%d/%d", len(open), schools)

	critical, counts := sheet("Kritieke punten"), map[string]int{}
	for n := range critical.rows {
		at := map[string]bool{}
		for _, head := range critical.heads[3:] {
			answer := critical.at(n, head)
			switch {
			case strings.HasPrefix(head, "R") && answer == "ja":
				at["Scholen met ja op een signaalvraag"] = true
			case answer == "hersteld":
				at[whatRepaired] = true
			case strings.HasPrefix(head, "X") && answer == "nee":
				at["Scholen met nee op een wettelijke vraag"] = true
			case !strings.HasPrefix(head, "R") && !strings.HasPrefix(head, "X") &&
				(strings.HasPrefix(answer, "niveau 0") || answer == "weet niet" || answer == "niet ingevuld"):
				at["Scholen met een kritiek punt op niveau 0 of open"] = true
			case strings.HasPrefix(answer, "niveau 1"):
				at["Scholen met een kritiek punt op niveau 1"] = true
			}
		}
		for what := range at {
			counts[what]++
		}
	}
	for _, what := range []string{"Scholen met ja op een signaalvraag", whatRepaired, "Scholen met nee op een wettelijke vraag",
		"Scholen met een kritiek punt op niveau 0 of open", "Scholen met een kritiek punt op niveau 1"} {
		out[what] = fmt.Sprintf("%d/%d", counts[what], schools)
	}

	first, shared := sheet("Eerst"), 0
	for n := range first.rows {
		if slices.Contains([]string{"signaal", "wettelijk"}, first.at(n, "Kritiek")) {
			continue
		}
		asked, lack := number(first, n, "Gevraagd"), number(first, n, "Onder doel")+number(first, n, "Open")
		if half := asked >= 3 && 2*lack >= asked; half {
			shared++
		} else if first.at(n, "Wat eerst") == "gedeeld" {
			t.Errorf("%s is no shared point: %d of %d", first.at(n, "Nr"), lack, asked)
		}
	}
	out["Punten die bij ten minste de helft van de scholen onder het doel staan of open zijn"] = fmt.Sprintf("%d/", shared)

	able := map[string]bool{}
	if schools > 1 {
		learn := sheet("Van elkaar leren")
		for n := range learn.rows {
			if learn.at(n, "Wie kan vertellen: zelfde sector")+learn.at(n, "Wie kan vertellen: andere sectoren") != "––" {
				able[learn.at(n, "Nr")] = true
			}
		}
	}
	out["Vragen waarbij de ene school de andere kan helpen, met wie kan vertellen hoe zij het doet"] = fmt.Sprintf("%d/", len(able))

	if slices.ContainsFunc(all, func(a assessment.Assessment) bool { return a.Trend != nil }) {
		trend, up, down, earlier, changed := sheet("Ontwikkeling"), 0, 0, 0, 0
		for n := range schools {
			if trend.at(n, "Vorig meetmoment") == "–" {
				continue
			}
			earlier++
			changed += truth(slices.ContainsFunc(strings.Split(strings.ReplaceAll(trend.at(n, "Signalen en wet, toen en nu"), "; ", "\n"), "\n"), func(line string) bool {
				was, now, two := strings.Cut(line, " → ")
				_, was, _ = strings.Cut(was, ": ")
				return two && was != now
			}))
			d, err := strconv.ParseFloat(trend.at(n, "Verschil (punten)"), 64)
			common, err2 := strconv.ParseFloat(trend.at(n, "Gemeenschappelijk (%)"), 64)
			if err != nil || err2 != nil || common < 80 {
				continue
			}
			noise := 5.0 // all schools of the specimens have the full list
			up, down = up+truth(d > noise), down+truth(d < -noise)
		}
		out["Scholen met een hogere score dan de vorige keer"] = fmt.Sprintf("%d/%d", up, earlier)
		out["Scholen waar een signaal of wettelijke vraag is veranderd sinds de vorige keer"] = fmt.Sprintf("%d/%d", changed, earlier)
		out["Scholen met een lagere score dan de vorige keer"] = fmt.Sprintf("%d/%d", down, earlier)
	}

	actions, late, planned := sheet("Acties"), 0, 0
	for n := range actions.rows {
		over := slices.Contains([]string{"klaar", "vervallen"}, actions.at(n, "Status"))
		planned += truth(actions.at(n, "Actie") != "" && !over)
		late += truth(actions.at(n, "Te laat") == "te laat")
	}
	out["Acties die nog lopen en te laat zijn"] = fmt.Sprintf("%d/%d", late, planned)
	return out
}

// Every link of a workbook leads to a cell that says something, in both languages.
func TestLinksLeadSomewhere(t *testing.T) {
	t.Parallel()
	for _, l := range []lang.Lang{lang.NL, lang.EN} {
		for name, data := range map[string][]byte{
			"comparison": comparisonBytes(t, board(t, 12, l)), "report": gapBytes(t, report(t, 1, l)),
		} {
			f, links := testtool.Workbook(t, data), 0
			for _, sheet := range f.GetSheetList() {
				cells, err := f.GetHyperLinkCells(sheet, "Location")
				if err != nil {
					t.Fatal(err)
				}
				for _, cell := range cells {
					_, to, err := f.GetCellHyperLink(sheet, cell)
					if err != nil {
						t.Fatal(err)
					}
					target, at, _ := strings.Cut(to, "!")
					value, err := f.GetCellValue(strings.Trim(target, "'"), at)
					if links++; err != nil || value == "" {
						t.Errorf("%s %s, %s!%s leads to %s, which says %q (%v)", name, l, sheet, cell, to, value, err)
					}
				}
			}
			if name == "comparison" && links < 10+3*12+6 { // the first sheet, each school on three, and in two heat maps
				t.Errorf("%s: %d links", l, links)
			}
		}
	}
}
