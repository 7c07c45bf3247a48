package cmd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/cmd"
	"sggscan/internal/testtool"
)

// officeDir holds workbooks as LibreOffice saved them, and the answers that they belong to. "make office" makes them
// anew.
const officeDir = "../testdata/office"

// typed is what somebody types in a workbook: in the row with a text, below a header; or beside a text, without a
// header.
type typed struct{ sheet, row, header, text string }

// typeIn types in a workbook and saves it.
func typeIn(t *testing.T, path string, what ...typed) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range what {
		rows, err := f.GetRows(w.sheet)
		if err != nil {
			t.Fatal(err)
		}
		column, row := 0, 0
		for r, cells := range rows {
			if c := slices.Index(cells, w.header); w.header != "" && c >= 0 && column == 0 {
				column = c + 1
			}
			if c := slices.Index(cells, w.row); c >= 0 && row == 0 && (column > 0 || w.header == "") {
				row = r + 1
				if w.header == "" {
					column = c + 2
				}
			}
		}
		cell, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			t.Fatalf("%+v: %v", w, err)
		}
		if err := f.SetCellStr(w.sheet, cell, w.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// officeSpecimens makes a folder with a filled questionnaire, a gap workbook in which nobody worked, one in which
// somebody did, and a filled adviser's file. The texts are such that came to harm in other programs.
func officeSpecimens(t *testing.T, small string) string {
	t.Helper()
	dir := t.TempDir()
	answers := filepath.Join(dir, "linde.yaml")
	copyFile(t, filepath.Join(officeDir, "linde.yaml"), answers)
	make := func(name string, args ...string) string {
		if code, _, stderr := play(append(args, "--rubric", small)...); code != cmd.ExitOK {
			t.Fatal(stderr)
		}
		return filepath.Join(dir, name)
	}
	const list, signals, texts, levels = "Vragenlijst", "Signalen", "Teksten", "Niveaus"
	form := make("form.xlsx", "questionnaire", "--sector", "po", "--school", "De Linde",
		"-o", filepath.Join(dir, "form.xlsx"))
	typeIn(t, form,
		typed{"Start", "Bestuur", "", `Stichting "X" & co`}, typed{"Start", "Datum", "", "2-11-2026"},
		typed{list, "A1", "Antwoord", "2"}, typed{list, "A1", "Onderbouwing", "=1+1"},
		typed{list, "A1", "Notitie", "a\nb\n\nc"}, typed{list, "A1", "Actie", `"aanhaling" 'enkel' <b>&amp;</b>`},
		typed{list, "A1", "Wie", "@som"}, typed{list, "A1", "Wanneer", "1-6-2027"},
		typed{list, "A2", "Antwoord", "weet niet"}, typed{list, "A2", "Notitie", "Ÿ é ﬁ ĳ ≥ 😀"},
		typed{list, "A3", "Antwoord", "nvt"}, typed{list, "A3", "Notitie", strings.Repeat("Een lange zin met =1+1.\n", 200)},
		typed{list, "B1", "Antwoord", "3"}, typed{list, "B1", "Onderbouwing", " met blanks "},
		typed{list, "B1", "Datum onderbouwing", "1-3-2026"},
		typed{signals, "R1", "Antwoord", "nee"}, typed{signals, "R1", "Notitie", "+31"})
	make("", "report", answers, "-o", filepath.Join(dir, "uit"), "--only", "xlsx")
	gap := filepath.Join(dir, "uit", "de-linde-12ab00.xlsx")
	copyFile(t, gap, filepath.Join(dir, "untouched.xlsx"))
	typeIn(t, gap, typed{"Actieplan", "A2", "Actie", "Vastgesteld in de MR"}, typed{"Actieplan", "A2", "Wie", "Els"},
		typed{"Actieplan", "A2", "Wanneer", "15-6-2027"}, typed{"Actieplan", "A2", "Status", "klaar"})
	copyFile(t, gap, filepath.Join(dir, "worked.xlsx"))
	advice := make("advice.xlsx", "advice", answers, "-o", filepath.Join(dir, "advice.xlsx"))
	typeIn(t, advice, typed{"Adviseur", "Adviseur", "", "A. Viseur"}, typed{"Adviseur", "Datum", "", "19-11-2026"},
		typed{texts, "Samenvatting", "Tekst van de adviseur", "Eerste regel.\n\nDerde regel: \"goed\" =1+1"},
		typed{levels, "A1", "Niveau van de adviseur", "1 – In ontwikkeling"},
		typed{levels, "A1", "Reden van de adviseur", "niet vastgesteld"})
	return dir
}

// officeReport is the workbook with the report that comes of files in a folder, and what is said of them.
func officeReport(t *testing.T, small, dir string, args ...string) string {
	t.Helper()
	t.Chdir(dir)
	out := filepath.Join(t.TempDir(), "uit")
	code, _, stderr := play(append(args, "--rubric", small, "--only", "xlsx", "--quiet", "-o", out)...)
	made, err := filepath.Glob(filepath.Join(out, "*.xlsx"))
	if err != nil || code != cmd.ExitOK || len(made) != 1 {
		t.Fatalf("exit code %d, %d files, %v: %s", code, len(made), err, stderr)
	}
	data, err := os.ReadFile(made[0])
	if err != nil {
		t.Fatal(err)
	}
	return stderr + string(data)
}

// sameAfterSaving compares what comes of workbooks that LibreOffice saved with what comes of those that it opened.
func sameAfterSaving(t *testing.T, small, before, after string) {
	t.Helper()
	report := func(dir string, args ...string) string {
		return officeReport(t, small, dir, append([]string{"report"}, args...)...)
	}
	own := report(before, "linde.yaml")
	for _, args := range [][]string{{"linde.yaml", "worked.xlsx"}, {"linde.yaml", "--advice", "advice.xlsx"}} {
		want := report(before, args...)
		if report(after, args...) != want {
			t.Errorf("%v: saved by LibreOffice, another report comes of it", args)
		}
		if want == own {
			t.Errorf("%v: what was typed changes nothing", args)
		}
	}
	if report(after, "linde.yaml", "untouched.xlsx") != own {
		t.Error("a plan in which nobody worked changes the report after LibreOffice saved it")
	}
	// By way of an .ods too; the name of the file is not in the report.
	for _, name := range []string{"form.xlsx", "around.xlsx"} {
		if report(after, name) != report(before, "form.xlsx") {
			t.Errorf("%s: saved by LibreOffice, another report comes of it", name)
		}
	}
	// That it was saved there is reason not to replace it: a remark may stand anywhere in it.
	for dir, want := range map[string]int{before: 1, after: 2} {
		out := t.TempDir()
		copyFile(t, filepath.Join(dir, "untouched.xlsx"), filepath.Join(out, "de-linde-12ab00.xlsx"))
		t.Chdir(dir)
		code, _, stderr := play("report", "linde.yaml", "--rubric", small, "--only", "xlsx", "-o", out, "--force")
		if left, err := os.ReadDir(out); err != nil || code != cmd.ExitOK || len(left) != want {
			t.Errorf("%s: exit code %d, %d files, want %d (%v): %s", dir, code, len(left), want, err, stderr)
		}
	}
}

// TestSavedByLibreOffice reads the workbooks of testdata/office.
func TestSavedByLibreOffice(t *testing.T) {
	small, saved := absolute(t, "../testdata/rubrics/small"), absolute(t, officeDir)
	sameAfterSaving(t, small, officeSpecimens(t, small), saved)
}

// TestLibreOffice has LibreOffice save today's workbooks, in CI; with -update, as "make office" does, they become
// those of testdata/office.
func TestLibreOffice(t *testing.T) {
	soffice := "soffice"
	if !*update {
		soffice = testtool.NeedInCI(t, soffice)
	}
	small, saved := absolute(t, "../testdata/rubrics/small"), absolute(t, officeDir)
	before, after := officeSpecimens(t, small), t.TempDir()
	copyFile(t, filepath.Join(before, "linde.yaml"), filepath.Join(after, "linde.yaml"))
	convert := func(to, out string, from ...string) {
		args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(before, "profile")),
			"--headless", "--convert-to", to, "--outdir", out}
		if text, err := exec.Command(soffice, append(args, from...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	}
	files, err := filepath.Glob(filepath.Join(before, "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	convert("xlsx", after, files...)
	around := filepath.Join(before, "around.xlsx")
	copyFile(t, filepath.Join(before, "form.xlsx"), around)
	convert("ods", before, around)
	ods := filepath.Join(before, "around.ods")
	convert("xlsx", after, ods)
	renamed := filepath.Join(t.TempDir(), "lijst.xlsx")
	copyFile(t, ods, renamed)
	code, _, stderr := play("check", renamed, "--rubric", small)
	if code != cmd.ExitInput || !strings.Contains(stderr, "dit is een werkblad van LibreOffice (.ods)") {
		t.Errorf("an .ods with another name: exit code %d: %s", code, stderr)
	}
	sameAfterSaving(t, small, before, after)
	for _, name := range append(files, around) {
		if name = filepath.Base(name); *update {
			copyFile(t, filepath.Join(after, name), filepath.Join(saved, name))
		}
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	out, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
