package intake_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/intake"
	"sggscan/internal/limit"
	"sggscan/rubric"
)

// small is a reader with a rubric whose texts never change.
func small(t testing.TB) answers.Reader {
	t.Helper()
	r, list, err := rubric.Load(os.DirFS("../../testdata/rubrics/small"), "")
	if err != nil || list.HasErrors() {
		t.Fatal(err, list.All())
	}
	today, _ := assessment.NewDate(2026, 11, 20)
	return answers.Reader{Rubric: r, Today: today}
}

// readNamed reads a file that was named and returns the number of responses in it and what was told of it in Dutch, one a line.
func readNamed(t *testing.T, name string, data []byte) (responses int, told string) {
	t.Helper()
	var in intake.Intake
	if err := in.Read(small(t), []intake.Source{intake.Bytes(name, data)}, false); err != nil {
		t.Fatal(err)
	}
	for _, f := range in.Files {
		responses += len(f.Responses)
	}
	var lines []string
	for _, p := range in.Problems.Errors().All() {
		lines = append(lines, p.Text.NL)
	}
	return responses, strings.Join(lines, "\n")
}

// part is a file in a workbook made by hand. Stored: it is not packed.
type part struct {
	name, text string
	stored     bool
}

// book is a workbook with one sheet of these rows, and further parts.
func book(t *testing.T, rows string, more ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	for _, f := range append([]part{
		{"_rels/.rels", `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`, false},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="Blad1" sheetId="1" id="rId1"/></sheets></workbook>`, false},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`, false},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`, false},
	}, more...) {
		method := zip.Deflate
		if f.stored {
			method = zip.Store
		}
		p, err := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(p, f.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cells is a row of texts.
func cells(texts ...string) string {
	var b strings.Builder
	b.WriteString("<row>")
	for _, s := range texts {
		fmt.Fprintf(&b, `<c t="inlineStr"><is><t>%s</t></is></c>`, s)
	}
	return b.String() + "</row>"
}

// collected are the rows of a collected table with so many responses, each of another school.
func collected(rows int) string {
	var b strings.Builder
	b.WriteString(cells("school", "sector", "date", "A1"))
	for n := range rows {
		b.WriteString(cells(fmt.Sprintf("De Linde %d", n), "po", "2026-11-02", "1"))
	}
	return b.String()
}

// unpacksTo is a workbook of which all parts together are so many bytes.
func unpacksTo(t *testing.T, size int) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(book(t, collected(1))), int64(len(book(t, collected(1)))))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		size -= int(f.UncompressedSize64)
	}
	return book(t, collected(1), part{"xl/media/foto.bin", strings.Repeat("\x00", size), false})
}

// packsTo is a workbook of so many bytes on disk.
func packsTo(t *testing.T, size int) []byte {
	t.Helper()
	size -= len(book(t, collected(1), part{"xl/media/foto.bin", "", true}))
	return book(t, collected(1), part{"xl/media/foto.bin", strings.Repeat("x", size), true})
}

// Each limit as the contract gives it: what is exactly as large is read, what is one larger is refused with the limit in the message.
func TestLimits(t *testing.T) {
	const yaml = "school: {name: De Linde, sector: po}\ndate: 2026-11-02\nanswers: {A1: 2}\n#"
	const json = `{"school": {"name": "De Linde", "sector": "po"}, "date": "2026-11-02", "answers": {"A1": 2}}`
	const csv = "school,sector,date,A1,A1.note\nDe Linde,po,2026-11-02,2,"
	const mb = 1 << 20
	rows := func(n int) []byte {
		return []byte("school,sector,date,A1\n" + strings.Repeat("De Linde,po,2026-11-02,2\n", n))
	}
	for _, c := range []struct {
		name, file string
		size       int // the largest that is read
		made       func(size int) []byte
		want       int // responses of it
		says       string
	}{
		{"YAML", "a.yaml", 5 * mb, func(n int) []byte { return []byte(yaml + strings.Repeat("x", n-len(yaml))) }, 1, "groter dan 5 MB"},
		{"JSON", "a.json", 5 * mb, func(n int) []byte { return []byte(json + strings.Repeat(" ", n-len(json))) }, 1, "groter dan 5 MB"},
		{"CSV", "a.csv", 50 * mb, func(n int) []byte { return []byte(csv + strings.Repeat("\n", n-len(csv))) }, 1, "groter dan 50 MB"},
		{"workbook packed", "a.xlsx", 20 * mb, func(n int) []byte { return packsTo(t, n) }, 1, "groter dan 20 MB"},
		{"workbook unpacked", "a.xlsx", 256 * mb, func(n int) []byte { return unpacksTo(t, n) }, 1, "uitgepakt groter dan 256 MB"},
		{"values of YAML", "a.yaml", limit.Values - 12, func(n int) []byte { return []byte(yaml + strings.Repeat("\n", n)) }, 1, "meer dan 550000 waarden"},
		{"rows of a text file", "a.csv", 50_000, rows, 50_000, "meer dan 50000 rijen"},
		{"rows of a workbook", "a.xlsx", 50_000, func(n int) []byte { return book(t, collected(n)) }, 50_000, "meer dan 50000 rijen"},
		{"text in YAML", "a.yaml", 32_000, func(n int) []byte {
			return []byte(yaml[:strings.Index(yaml, "answers")] + "answers: {A1: {level: 2, note: " + strings.Repeat("é", n) + "}}\n")
		}, 1, "32001 tekens; het mogen er 32000 zijn"},
		{"text in JSON", "a.json", 32_000, func(n int) []byte {
			return []byte(strings.Replace(json, `"A1": 2`, `"A1": {"level": 2, "note": "`+strings.Repeat("é", n)+`"}`, 1))
		}, 1, "32001 tekens; het mogen er 32000 zijn"},
		{"text in CSV", "a.csv", 32_000, func(n int) []byte { return []byte(csv + strings.Repeat("é", n)) }, 1, "langer dan 32000 tekens"},
		{"text in a table", "a.xlsx", 32_000, func(n int) []byte {
			return book(t, cells("school", "sector", "date", "A1", "A1.note")+cells("De Linde", "po", "2026-11-02", "1", strings.Repeat("é", n)))
		}, 1, "langer dan 32000 tekens"},
		{"text in a questionnaire", "a.xlsx", 32_000, func(n int) []byte {
			return book(t, cells("School", "De Linde")+cells("Sector", "po")+cells("Datum", "2-11-2026")+cells("Nr", "Vraag", "Antwoord", "Notitie")+cells("A1", "x", "1", strings.Repeat("é", n)))
		}, 1, "32001 tekens; het mogen er 32000 zijn"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := c.made(c.size)
			if slices.Contains([]string{"YAML", "JSON", "CSV", "workbook packed"}, c.name) && len(data) != c.size {
				t.Fatalf("the file is %d bytes, not %d", len(data), c.size)
			}
			if got, told := readNamed(t, c.file, data); got != c.want || told != "" {
				t.Errorf("of exactly %d: %d responses, %q", c.size, got, told)
			}
			if got, told := readNamed(t, c.file, c.made(c.size+1)); got != 0 || !strings.Contains(told, c.says) {
				t.Errorf("of one more than %d: %d responses, %q", c.size, got, told)
			}
		})
	}
}

// A workbook with a table that has only a header holds no response: refused when it is named. An empty sheet beside a filled one is nothing to tell.
func TestRowlessWorkbook(t *testing.T) {
	header := cells("school", "sector", "date", "A1")
	if n, told := readNamed(t, "leeg.xlsx", book(t, header)); n != 0 || !strings.HasPrefix(told, "deze tabel heeft een kopregel en geen rijen") {
		t.Errorf("%d responses, %q", n, told)
	}
	if n, told := readNamed(t, "vol.xlsx", book(t, collected(2))); n != 2 || told != "" {
		t.Errorf("%d responses, %q", n, told)
	}
}
