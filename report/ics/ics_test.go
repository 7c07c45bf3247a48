package ics_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"sggscan/internal/lang"
	"sggscan/report/ics"
	"sggscan/report/view"
)

func plan(rows ...view.PlanRow) view.Report {
	r := view.Report{Lang: lang.NL, Round: "2026-2027", Plan: rows}
	r.School.Name, r.School.BRIN = "De Linde", "12AB00"
	r.Stamp.ToolVersion, r.Stamp.MadeOn = "1", time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	return r
}

func on(month time.Month, day int) time.Time {
	return time.Date(2027, month, day, 0, 0, 0, 0, time.UTC)
}

func written(t *testing.T, r view.Report) []string {
	t.Helper()
	var b bytes.Buffer
	if err := ics.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "\n") != strings.Count(b.String(), "\r\n") {
		t.Error("a line does not end as the standard has it")
	}
	for _, line := range strings.Split(b.String(), "\r\n") {
		if len(line) > 75 {
			t.Errorf("%d bytes in a line: %q", len(line), line)
		}
	}
	return strings.Split(strings.ReplaceAll(b.String(), "\r\n ", ""), "\r\n")
}

func values(lines []string, name string) (out []string) {
	for _, l := range lines {
		if v, ok := strings.CutPrefix(l, name+":"); ok {
			out = append(out, v)
		}
	}
	return out
}

// Each open action with a day is an entry, with its words whole and without the name of who does it.
func TestEntries(t *testing.T) {
	long := strings.Repeat("één stap, dan nog één; ", 12) + `C:\plan` + "\nklaar\x07"
	lines := written(t, plan(
		view.PlanRow{ID: "V1", Title: "Visie", Action: long, Owner: "Els de Wit", DueOn: on(5, 31), Step: "Schrijf op."},
		view.PlanRow{Title: "Eigen actie", Action: "Studiedag", DueOn: on(12, 31), StatusID: "busy"},
		view.PlanRow{ID: "V2", Title: "Klaar", Action: "a", DueOn: on(5, 1), StatusID: "done"},
		view.PlanRow{ID: "V3", Title: "Vervallen", Action: "a", DueOn: on(5, 1), StatusID: "dropped"},
		view.PlanRow{ID: "V4", Title: "Zonder dag", Action: "a", Due: "na de vakantie"}))
	got := values(lines, "SUMMARY")
	want := "V1 Visie: " + strings.Repeat(`één stap\, dan nog één\; `, 12) + `C:\\plan klaar`
	if len(got) != 2 || got[0] != want || got[1] != "Eigen actie: Studiedag" {
		t.Errorf("entries %q", got)
	}
	if days := values(lines, "DTSTART;VALUE=DATE"); len(days) != 2 || days[0] != "20270531" || days[1] != "20271231" {
		t.Errorf("days %q", days)
	}
	if ends := values(lines, "DTEND;VALUE=DATE"); len(ends) != 2 || ends[0] != "20270601" || ends[1] != "20280101" {
		t.Errorf("ends %q", ends)
	}
	if text := values(lines, "DESCRIPTION"); text[0] != `Actieplan van De Linde · 2026-2027\nSchrijf op.` {
		t.Errorf("description %q", text[0])
	}
	if strings.Contains(strings.Join(lines, "\n"), "Wit") {
		t.Error("a name stands in it")
	}
}

// Who does it stands there when somebody asked for it.
func TestNamesWhenAsked(t *testing.T) {
	r := plan(view.PlanRow{ID: "V1", Title: "Visie", Action: "Doen", Owner: "Els de Wit", DueOn: on(5, 31), Step: "Schrijf op."},
		view.PlanRow{ID: "V2", Title: "Taal", Action: "Posters", DueOn: on(5, 31)})
	r.Named = true
	got := values(written(t, r), "DESCRIPTION")
	want := []string{`Actieplan van De Linde · 2026-2027\nWie: Els de Wit\nSchrijf op.`, "Actieplan van De Linde · 2026-2027"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// The id of an entry stays when its day moves, and differs between actions that say the same.
func TestUIDs(t *testing.T) {
	row := view.PlanRow{ID: "V1", Title: "Visie", Action: "Doen", DueOn: on(5, 31)}
	moved, other := row, row
	moved.DueOn, other.ID = on(6, 30), "V2"
	first := values(written(t, plan(row, row, other)), "UID")
	if again := values(written(t, plan(moved)), "UID"); again[0] != first[0] {
		t.Errorf("moved: %q is not %q", again, first)
	}
	if first[0] == first[1] || first[0] == first[2] {
		t.Errorf("equal ids: %q", first)
	}
}

// Without an open action with a day there is no calendar: one without entries is none.
func TestAny(t *testing.T) {
	if ics.Any(plan(view.PlanRow{ID: "V1", Action: "a"})) || !ics.Any(plan(view.PlanRow{Action: "a", DueOn: on(5, 1)})) {
		t.Error("wrong about what there is")
	}
}
