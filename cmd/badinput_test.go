package cmd_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"sggscan/cmd"
	"sggscan/internal/limit"
)

// badFile is a kind of bad input: files, of which each must be named by what is told, and in Dutch a piece of it.
type badFile struct {
	kind  string
	files map[string][]byte
	says  string
}

// one is a kind of bad input in one file.
func one(kind, name string, data []byte, says string) badFile {
	return badFile{kind, map[string][]byte{name: data}, says}
}

// answersHead are the lines that every sound answer begins with.
const answersHead = "school: {name: De Linde, sector: po}\ndate: 2026-11-02\n"

// zipped is a zip of files, given as name and text in turn.
func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	for n := 0; n < len(files); n += 2 {
		p, err := w.Create(files[n])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(p, files[n+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bookParts are the parts of a workbook with one sheet, made by hand.
func bookParts(sheetXML string, more ...string) []string {
	return append([]string{
		"_rels/.rels", `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook><sheets><sheet name="Blad1" sheetId="1" id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", sheetXML,
	}, more...)
}

// rowsXML is a sheet with these rows.
func rowsXML(rows string) string {
	return `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`
}

// office is the container of old office files, with one stream.
func office(stream string) []byte {
	out := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 504)...)
	for _, c := range []byte(stream) {
		out = append(out, c, 0)
	}
	return append(out, make([]byte, 512)...)
}

// lyingZip is a workbook of which a sheet says that it is 1,000 bytes and unpacks to 4 MB.
func lyingZip(t *testing.T) []byte {
	t.Helper()
	var packed, b bytes.Buffer
	c, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	sum := crc32.NewIEEE()
	block := bytes.Repeat([]byte("<row/>"), 1<<16)
	for range 4 << 20 / len(block) {
		if _, err := io.MultiWriter(c, sum).Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&b)
	rest := bookParts("")
	for n := 0; n < 6; n += 2 {
		p, err := w.Create(rest[n])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(p, rest[n+1]); err != nil {
			t.Fatal(err)
		}
	}
	p, err := w.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CRC32: sum.Sum32(), CompressedSize64: uint64(packed.Len()), UncompressedSize64: 1000})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write(packed.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// form is a questionnaire as the program writes it, with what somebody typed in it: in the cell "Start!B12", or in the row of a question below a header, "V1/Antwoord".
func form(t *testing.T, typed map[string]string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "form.xlsx")
	if code, _, stderr := play("questionnaire", "--sector", "po", "--school", "De Linde", "-o", path); code != cmd.ExitOK {
		t.Fatal(stderr)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at, text := range typed {
		name, cell, found := strings.Cut(at, "!")
		if id, header, ok := strings.Cut(at, "/"); ok {
			name, cell = "Vragenlijst", cellOf(t, f, id, header)
		} else if !found {
			t.Fatalf("no cell: %s", at)
		}
		if err := f.SetCellStr(name, cell, text); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cellOf finds the cell of a question below a header.
func cellOf(t *testing.T, f *excelize.File, id, header string) string {
	t.Helper()
	rows, err := f.GetRows("Vragenlijst")
	if err != nil {
		t.Fatal(err)
	}
	column := 0
	for r, row := range rows {
		for c, text := range row {
			if text == header {
				column = c + 1
			}
			if text == id && column > 0 {
				cell, err := excelize.CoordinatesToCellName(column, r+1)
				if err != nil {
					t.Fatal(err)
				}
				return cell
			}
		}
	}
	t.Fatalf("no cell for %s below %s", id, header)
	return ""
}

func wide(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// badWorkbooks are files with the name of a workbook.
func badWorkbooks(t *testing.T) []badFile {
	whole := form(t, nil)
	flipped := bytes.Clone(whole)
	for n := len(flipped) / 3; n < len(flipped)/3+400; n++ {
		flipped[n] ^= 0x5a
	}
	book := func(sheetXML string, more ...string) []byte { return zipped(t, bookParts(sheetXML, more...)...) }
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	x := func(kind string, data []byte, says string) badFile { return one(kind, "stuk.xlsx", data, says) }
	return []badFile{
		x("empty workbook", nil, "het bestand is leeg"),
		x("cut workbook", whole[:len(whole)*2/3], "beschadigd of niet helemaal overgekomen"),
		x("workbook of which bytes changed", flipped, "beschadigd of niet helemaal overgekomen"),
		x("first bytes of a zip", []byte("PK\x03\x04"), "beschadigd"),
		x("empty zip", zipped(t), "een zipbestand"),
		x("zip of files", zipped(t, "de-linde.yaml", answersHead), "pak het eerst uit"),
		x("zip in a zip", zipped(t, "form.xlsx", string(whole)), "pak het eerst uit"),
		x("zip bomb", book(rowsXML("")+strings.Repeat(" ", 257<<20)), "uitgepakt groter dan 256 MB"),
		x("zip bomb that lies about its size", lyingZip(t), "beschadigd"),
		x("large workbook", append([]byte("PK\x03\x04"), make([]byte, 20<<20)...), "groter dan 20 MB"),
		x("XML bomb", book(entities+rowsXML(`<row><c t="str"><v>&c;</v></c></row>`)), "beschadigd"),
		x("document type that reads a file", book(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`+rowsXML(`<row><c t="str"><v>&a;</v></c></row>`)), "beschadigd"),
		x("shared text out of range", book(rowsXML(`<row><c t="s"><v>99</v></c></row>`), "xl/sharedStrings.xml", `<sst><si><t>x</t></si></sst>`), "beschadigd"),
		x("cell in the last place", book(rowsXML(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)), "geen vragenlijst van sggscan"),
		x("cell beyond the last place", book(rowsXML(`<row r="1048577"><c r="XFE1048577"><v>1</v></c></row>`)), "beschadigd"),
		x("nested tags", book(strings.Repeat("<a>", 100_000)), "beschadigd"),
		x("too many rows", book(rowsXML(strings.Repeat(`<row><c><v>1</v></c></row>`, 50_021))), "meer dan 50000 rijen"),
		x("no sheets", zipped(t, "xl/workbook.xml", `<workbook><sheets/></workbook>`), "geen werkblad"),
		x("sheet that is not there", zipped(t, bookParts("")[:6]...), "beschadigd"),
		x("password", office("EncryptedPackage"), "wachtwoord"),
		x("old Excel file renamed", office("Workbook"), "een oud Excel-bestand (.xls)"),
		x("old Word file renamed", office("WordDocument"), "een Word-document"),
		x("LibreOffice sheet renamed", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"), ".ods"),
		x("Word document renamed", zipped(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"), "een Word-document (.docx)"),
		x("presentation renamed", zipped(t, "ppt/presentation.xml", "<x/>"), ".pptx"),
		x("Numbers renamed", zipped(t, "Index/Document.iwa", "x"), "Numbers"),
		x("binary workbook renamed", zipped(t, "xl/workbook.bin", "x"), ".xlsb"),
		x("table renamed", []byte("school;sector\nDe Linde;po\n"), "eindigt op .csv"),
		x("web page renamed", []byte("<!DOCTYPE html><html><body>Inloggen</body></html>"), "een webpagina"),
		x("PDF renamed", []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "een PDF"),
		x("picture renamed", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "een afbeelding"),
		x("workbook of something else", book(rowsXML(`<row><c t="inlineStr"><is><t>Kasboek</t></is></c></row>`)), "geen vragenlijst van sggscan"),
		x("answer that means nothing", form(t, map[string]string{"V1/Antwoord": "best wel goed"}), "is geen niveau"),
		x("sector that does not exist", form(t, map[string]string{"Start!B12": "hbo"}), "geen sector"),
		x("impossible date", form(t, map[string]string{"Start!B16": "31-2-2026"}), "is geen datum die kan kloppen"),
		x("text that is too long", form(t, map[string]string{"V1/Onderbouwing": strings.Repeat("é", 32_500)}), "32500 tekens; het mogen er 32000 zijn"),
		one("workbook with the name of a table", "stuk.csv", whole, "laat de naam van het bestand eindigen op .xlsx"),
		one("workbook with the name of YAML", "stuk.yaml", whole, "laat de naam van het bestand eindigen op .xlsx"),
	}
}

// badNames are files that their name already rules out.
func badNames() []badFile {
	var out []badFile
	for _, ending := range []string{"xls", "xlsm", "ods", "numbers", "docx", "gsheet"} {
		out = append(out, one("file ."+ending, "stuk."+ending, []byte("x"), ".xlsx"))
	}
	return out
}

// badTables are files with the name of a table.
func badTables() []badFile {
	x := func(kind, text, says string) badFile { return one(kind, "stuk.csv", []byte(text), says) }
	head := "school,sector,date,V1\n"
	return []badFile{
		x("empty table", "", "het bestand is leeg"),
		x("table of blanks", " \n\t\n", "het bestand is leeg"),
		x("header and no rows", head, "een kopregel en geen rijen"),
		x("table of something else", "datum;bedrag\n1-1-2026;12\n", "geen tabel met antwoorden"),
		x("table with NUL", head+"De\x00Linde,po,2026-11-02,1\n", "dit is geen tekst"),
		one("UTF-16 table with an error", "stuk.csv", wide(head+"De Linde,po,2026-11-02,9\n"), `"9" is geen niveau`),
		x("quote in a table that does not close", head+"\"De Linde,po,2026-11-02,1\n", "aanhalingsteken"),
		x("column twice", "school,sector,date,V1,V1\nDe Linde,po,2026-11-02,1,2\n", "staat twee keer in de kopregel"),
		x("column of the school missing", "sector,date,V1,V2,V3\npo,2026-11-02,1,1,1\n", "de kolom met de naam van de school ontbreekt"),
		x("row with too many cells", head+"De Linde,po,2026-11-02,1,2,3\n", "deze rij heeft 6 cellen"),
		x("row without a date", head+"De Linde,po,,1\n", "de datum ontbreekt"),
		x("row with an impossible date", head+"De Linde,po,2026-02-30,1\n", "geen datum die kan kloppen"),
		x("row with an unknown sector", head+"De Linde,hbo,2026-11-02,1\n", "is geen sector"),
		x("row with level 4", head+"De Linde,po,2026-11-02,4\n", `"4" is geen niveau`),
		x("table of too many rows", head+strings.Repeat("De Linde,po,2026-11-02,1\n", 50_001), "meer dan 50000 rijen"),
		x("too many columns", head+strings.Repeat(",x", 600)+"\n", "meer dan 512 kolommen"),
		x("web page as table", "<html><table><tr><td>school", "een webpagina"),
		x("photo as table", "\xff\xd8\xff\xe0\x00\x10JFIF", "een afbeelding"),
		x("large table", head+strings.Repeat("\n", 50<<20), "groter dan 50 MB"),
	}
}

// badDocuments are files with the name of YAML or JSON.
func badDocuments() []badFile {
	x := func(kind, text, says string) badFile { return one(kind, "stuk.yaml", []byte(text), says) }
	j := func(kind, text, says string) badFile { return one(kind, "stuk.json", []byte(text), says) }
	answer := func(kind, answer, says string) badFile {
		return x(kind, answersHead+"answers: {V1: "+answer+"}\n", says)
	}
	out := []badFile{
		x("empty YAML", "", "het bestand is leeg"), j("empty JSON", "", "het bestand is leeg"), x("comments only", "# nog invullen\n", "het bestand is leeg"), x("mark only", "\xef\xbb\xbf", "het bestand is leeg"),
		x("PDF as YAML", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "een PDF"), x("gzip as YAML", "\x1f\x8b\x08\x00", "pak het eerst uit"), x("RTF as YAML", `{\rtf1\ansi school}`, ".rtf"), j("database as JSON", "SQLite format 3\x00x", "een database"),
		one("UTF-16 YAML", "stuk.yaml", wide(answersHead), "UTF-16"), x("Windows-1252 YAML", "school: {name: Caf\xe9, sector: po}\n", "geen UTF-8"), x("NUL in YAML", answersHead+"round: a\x00b\n", "onzichtbaar teken"),
		x("text", "Beste adviseur,", "hier horen sleutels met een waarde te staan"), x("list", "- een\n- twee\n", "hier horen sleutels"), x("table as YAML", "school;sector;datum;V1\nDe Linde;po;2-11-2026;1\n", "dit is een tabel"),
		j("other program", `{"name": "x", "version": "1.0.0", "private": true}`, "geen ingevulde vragenlijst van sggscan"),
		x("second document", answersHead+"---\n"+answersHead, "een tweede document"), j("second JSON document", `{"date": "2026-11-02"} {}`, "een tweede document"), j("cut JSON", `{"school": {"name": "De Li`, "houdt hier midden in op"),
		x("alias bomb", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"+answersHead, "een verwijzing (*a) wordt niet gelezen"),
		x("merged keys", "basis: &b {sector: po}\nschool: {<<: *b, name: De Linde}\ndate: 2026-11-02\n", "een verwijzing (*b) wordt niet gelezen"),
		x("nested lists", strings.Repeat("[", 100_000), ""), j("nested JSON", strings.Repeat("[", 100_000), "dieper genest"), x("nested keys", strings.Repeat("{a: ", 100_000), ""), x("indented keys", nestedKeys(2_000), "dieper genest"),
		x("tabs", "school:\n\tname: De Linde\n", "geen tabs"), x("quote that does not close", answersHead+"answers: {V1: {note: \"a}}\n", "dit is geen geldige YAML"), x("bracket that does not close", "school: {name: De Linde, sector: po\ndate: 2026-11-02\n", "dit is geen geldige YAML"),
		x("unknown key", answersHead+"antwoorden: {V1: 1}\n", `onbekende sleutel "antwoorden"`), x("key with a slip", answersHead+"answrs: {V1: 1}\n", `bedoel je "answers"`), x("double key", answersHead+"date: 2026-11-03\n", "staat dubbel"),
		x("unknown question", answersHead+"answers: {V99: 1}\n", `onbekende vraag "V99"`), x("double question", answersHead+"answers: {V1: 1, V1: 2}\n", "staat dubbel"), x("check among the answers", answersHead+"answers: {R1: yes}\n", "zet dit antwoord onder checks"),
		x("check answer that does not exist", answersHead+"checks: {R1: misschien}\n", "is geen antwoord op R1"), x("legal duty repaired", answersHead+"checks: {X1: repaired}\n", "is geen antwoord op X1"),
		x("not applicable without a reason", answersHead+"answers: {K3: na}\n", "bij n.v.t. hoort een reden"), x("not applicable where it cannot be", answersHead+"answers: {S2: {level: na, note: x}}\n", "n.v.t. kan niet bij S2"),
		answer("unknown status", "{level: 1, status: straks}", "onbekende status"), answer("due in words", "{level: 1, due: na de studiedag}", "is geen dag"), answer("due that cannot be", "{level: 1, due: 2027-02-29}", "geen bestaande datum"),
		answer("text of 33,000 characters", `{level: 1, note: "`+strings.Repeat("é", 33_000)+`"}`, "33000 tekens; het mogen er 32000 zijn"), answer("list for a text", "{level: 1, note: [a]}", "één tekst"),
		x("other rubric", "rubric: pesten@1.0.0\n"+answersHead, "hoort bij rubriek"), x("rubric without sense", "rubric: sexting@nieuwste\n"+answersHead, "is geen rubriek"),
		x("unknown sector", "school: {name: De Linde, sector: hbo}\ndate: 2026-11-02\n", "onbekende sector"), x("unknown role", answersHead+"respondent: {role: leerling}\n", "onbekende rol"), x("unknown profile", answersHead+"profile: kort\n", "onbekend profiel"),
		x("no name", "school: {sector: po}\ndate: 2026-11-02\n", "de naam van de school ontbreekt"), x("no sector", "school: {name: De Linde}\ndate: 2026-11-02\n", "de sector ontbreekt"), x("no date", "school: {name: De Linde, sector: po}\n", "de datum ontbreekt"), x("no school", "date: 2026-11-02\n", "de school ontbreekt"),
		x("values without end", answersHead+"answers: {V1: {note: ["+strings.Repeat("1,", 1<<20)+"1]}}\n", "meer dan 550000 waarden"), j("JSON values without end", `{"answers": [`+strings.Repeat("{},", 1<<20)+`1]}`, "meer dan 550000 waarden"),
		x("a fault after many lines", answersHead+"answers:\n"+strings.Repeat("  V1: 1\n", 60_000)+" x\n", "dit is geen geldige YAML"), x("list with a key behind it", strings.Repeat("- a\n", 100_000)+"b: 1\n", "dit is geen geldige YAML"),
		x("huge line", answersHead+"round: "+strings.Repeat("x", 4<<20)+"\n", "4194304 tekens"), x("large YAML", answersHead+strings.Repeat("#\n", 5<<19), "groter dan 5 MB"), j("large JSON", "{"+strings.Repeat(" ", 5<<20)+"}", "groter dan 5 MB"),
		{"two joint answers", map[string][]byte{"een.yaml": []byte(answersHead + "answers: {V1: 1}\n"), "twee.yaml": []byte(answersHead + "answers: {V1: 2}\n")}, "houd er één"},
		{"one BRIN, two schools", map[string][]byte{"een.yaml": []byte("school: {name: De Linde, brin: 12AB, sector: po}\ndate: 2026-11-02\nanswers: {V1: 1}\n"),
			"twee.yaml": []byte("school: {name: De Eik, brin: 12AB, sector: po}\ndate: 2026-11-02\nanswers: {V1: 1}\n")}, "verbeter de BRIN of de naam"},
	}
	for _, level := range []string{"4", "-1", "2.5", `"ja"`, "true", "1e0", "0x2", "0o2", "1_0", "02", "+1", ".inf", "2 – In praktijk", "[2]", "!!float 2.0", "!own 2"} {
		out = append(out, answer("level "+level, level, ""))
	}
	for _, date := range []string{"2026-02-30", "-2026-11-02", "99999-01-01", "2026-13-01", "0000-00-00", "2-11-2026", "2026-11-02T10:00:00Z", "morgen", "[2026]", `""`, "1e9"} {
		out = append(out, x("date "+date, "school: {name: De Linde, sector: po}\ndate: "+date+"\n", ""))
	}
	return out
}

// nestedKeys are keys within keys, each on its own line.
func nestedKeys(deep int) string {
	var b strings.Builder
	for n := range deep {
		b.WriteString(strings.Repeat(" ", n) + "a:\n")
	}
	return b.String()
}

// internals is what belongs to the program and not to a message: a stack, types and errors of Go.
var internals = regexp.MustCompile(`panic|goroutine|runtime error|\.go:|\*[a-z]+\.[A-Z]|%!|0x[0-9a-f]{6}|strconv\.|(^|[^.])(json|yaml|zip): |XML syntax|unexpected EOF|unmarshal|<nil>`)

// Whatever is wrong with a file, it is refused in both languages with its name and what to do: no crash, no result, nothing left behind, and in a few seconds.
func TestBadInput(t *testing.T) {
	kinds := append(append(append(badNames(), badTables()...), badDocuments()...), badWorkbooks(t)...)
	if len(kinds) < 60 {
		t.Fatalf("%d kinds", len(kinds))
	}
	seen := map[string]bool{}
	for _, kind := range kinds {
		if seen[kind.kind] {
			t.Errorf("twice: %s", kind.kind)
		}
		seen[kind.kind] = true
		t.Run(kind.kind, func(t *testing.T) { refuses(t, kind) })
	}
}

// stuck is longer than the slowest machine needs for any file: what takes so long does not end, or takes far more steps
// than it has values.
const stuck = 2 * time.Minute

// refuses makes a report of the files of a kind, in both languages, and looks at what came of it.
func refuses(t *testing.T, kind badFile) {
	t.Chdir(t.TempDir())
	args := []string{"report", "-o", "uit"}
	for name, data := range kind.files {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	for _, language := range []string{"nl", "en"} {
		began := time.Now()
		code, stdout, stderr := play(append(args, "--lang", language)...)
		if took := time.Since(began); took > stuck {
			t.Errorf("took %v", took)
		}
		if code != cmd.ExitInput || stdout != "" {
			t.Errorf("exit code %d with %.200q on stdout and %.500s", code, stdout, stderr)
		}
		for name := range kind.files {
			if !strings.Contains(stderr, name) {
				t.Errorf("%s is not named: %.500s", name, stderr)
			}
		}
		if found := internals.FindString(stderr); found != "" || len(stderr) > 4000 {
			t.Errorf("not for people (%q): %.500s", found, stderr)
		}
		if language == "nl" && !strings.Contains(stderr, kind.says) {
			t.Errorf("it should say %q: %.500s", kind.says, stderr)
		}
		if prefix := map[string]string{"nl": "fout: ", "en": "error: "}[language]; !strings.HasPrefix(stderr, prefix) && !strings.Contains(stderr, "\n"+prefix) {
			t.Errorf("no error: %.500s", stderr)
		}
		if left, err := os.ReadDir("."); err != nil || len(left) != len(kind.files) {
			t.Errorf("left behind: %v (%v)", left, err)
		}
	}
}

// With --skip-invalid the sound rows of a table in a workbook count, on each of its sheets, and the bad ones are told with their cell.
func TestSkippedRowsOfWorkbook(t *testing.T) {
	t.Chdir(t.TempDir())
	f := excelize.NewFile()
	if _, err := f.NewSheet("Tweede"); err != nil {
		t.Fatal(err)
	}
	for name, rows := range map[string][][]any{
		"Sheet1": {{"school", "sector", "datum", "V1"}, {"De Linde", "po", "2-11-2026", 1}, {"De Es", "po", "2-11-2026", 4}},
		"Tweede": {{"school", "sector", "datum", "V1"}, {"De Els", "po", nil, 1}, {"De Eik", "vo", "2-11-2026", 2}},
	} {
		for n := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &rows[n]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SaveAs("tabel.xlsx"); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := play("score", "--skip-invalid", "tabel.xlsx")
	if code != cmd.ExitInput || !strings.Contains(stdout, "De Linde") || !strings.Contains(stdout, "De Eik") || strings.Contains(stdout, "De Es") || strings.Contains(stdout, "De Els") {
		t.Errorf("exit code %d: %s", code, stdout)
	}
	for _, line := range []string{`fout: tabel.xlsx: Sheet1!D3: "4" is geen niveau`, "fout: tabel.xlsx: Tweede!C2: de datum ontbreekt"} {
		if !strings.Contains(stderr, line) {
			t.Errorf("it should say %s: %s", line, stderr)
		}
	}
}

// Of a file in which nearly everything is wrong the problems are listed up to a number, and the report of them stays readable in size and time.
func TestManyProblems(t *testing.T) {
	t.Chdir(t.TempDir())
	var document, rows strings.Builder
	document.WriteString(answersHead + "answers:\n")
	for n := range 100_000 {
		fmt.Fprintf(&document, "  Q%d: 1\n", n)
	}
	for _, label := range [][2]string{{"School", "De Linde"}, {"Sector", "po"}, {"Datum", "2-11-2026"}, {"Nr", "Antwoord"}, {"V1", "2"}} {
		fmt.Fprintf(&rows, `<row><c t="str"><v>%s</v></c><c t="str"><v>%s</v></c></row>`, label[0], label[1])
	}
	for n := range 40_000 {
		fmt.Fprintf(&rows, `<row><c t="str"><v>Q%d</v></c><c><v>1</v></c></row>`, n)
	}
	for name, data := range map[string][]byte{"alles.yaml": []byte(document.String()), "alles.xlsx": zipped(t, bookParts(rowsXML(rows.String()))...)} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		code, stdout, stderr := play("check", name)
		if lines := strings.Count(stderr, "\n"); code != cmd.ExitInput || stdout != "" || lines < limit.Problems || lines > limit.Problems+3 {
			t.Errorf("%s: exit code %d, %d lines", name, code, lines)
		}
		if took := time.Since(began); took > stuck {
			t.Errorf("%s: took %v", name, took)
		}
		if !strings.Contains(stderr, "fout: "+name+": er zijn meer dan 10000 fouten en waarschuwingen; verbeter eerst deze\n") {
			t.Errorf("%s: it is not told that there are more", name)
		}
	}
}

// What is odd but harmless is no reason to refuse: it makes a report, with a warning where something changes.
func TestOddInput(t *testing.T) {
	for name, c := range map[string]struct{ text, says string }{
		"mark":           {"\xef\xbb\xbf" + answersHead + "answers: {V1: 1}\n", ""},
		"BRIN":           {"school: {name: De Linde, brin: onzin, sector: po}\ndate: 2026-11-02\nanswers: {V1: 1}\n", "lijkt geen BRIN"},
		"formula":        {answersHead + "answers: {V1: {level: 1, evidence: \"=1+1\", note: \"@SUM(A1)\"}}\n", ""},
		"emoji":          {answersHead + "answers: {V1: {level: 1, evidence: \"🙂 klaar\"}}\n", ""},
		"reserved signs": {"school: {name: \"../De Linde: <1>\", sector: po}\ndate: 2026-11-02\nanswers: {V1: 1}\n", ""},
		"future":         {"school: {name: De Linde, sector: po}\ndate: 2999-12-31\nanswers: {V1: 1}\n", "ligt na vandaag"},
		"older rubric":   {"rubric: sexting@0.1.0\n" + answersHead + "answers: {V1: 1, V99: 2}\n", "tellen niet mee: V99"},
		"older, no loss": {"rubric: sexting@0.1.0\n" + answersHead + "answers: {V1: 1}\n", "gemaakt voor rubriek 0.1.0; hier geldt"},
		"typed number":   {answersHead + "answers: {V1: \"2\", V2: !!int 1}\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("raar.yaml", []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			code, _, stderr := play("report", "-o", "uit", "--only", "xlsx", "raar.yaml")
			if code != cmd.ExitOK || strings.Contains(stderr, "fout:") || !strings.Contains(stderr, c.says) || c.says == "" && strings.Contains(stderr, "let op:") {
				t.Errorf("exit code %d: %s", code, stderr)
			}
			if files, err := filepath.Glob("uit/*.xlsx"); err != nil || len(files) != 1 {
				t.Errorf("written: %v (%v)", files, err)
			}
		})
	}
}

// What looks like personal data is told with its place in every text, and its content is nowhere.
func TestPersonalDataInEveryText(t *testing.T) {
	t.Chdir(t.TempDir())
	for n, secret := range []string{"jan@school.nl", "06-12345678", "+31 6 12345678", "0031612345678", "111222333", "111.222.333"} {
		text := fmt.Sprintf("zie %s", secret)
		for name, content := range map[string]string{
			"evidence.yaml": answersHead + "answers: {V1: {level: 1, evidence: \"" + text + "\"}}\n",
			"note.yaml":     answersHead + "answers: {V1: {level: 1, note: \"" + text + "\"}}\n",
			"action.yaml":   answersHead + "answers: {V1: {level: 1, action: \"" + text + "\"}}\n",
			"owner.yaml":    answersHead + "answers: {V1: {level: 1, owner: \"" + text + "\"}}\n",
			"check.yaml":    answersHead + "answers: {V1: 1}\nchecks: {R1: {answer: no, note: \"" + text + "\"}}\n",
			"evidence.csv":  "school,sector,date,V1,V1.evidence\nDe Linde,po,2026-11-02,1,\"" + text + "\"\n",
			"note.csv":      "school,sector,date,V1,V1.note\nDe Linde,po,2026-11-02,1,\"" + text + "\"\n",
			"action.csv":    "school,sector,date,V1,V1.action\nDe Linde,po,2026-11-02,1,\"" + text + "\"\n",
			"owner.csv":     "school,sector,date,V1,V1.owner\nDe Linde,po,2026-11-02,1,\"" + text + "\"\n",
			"due.csv":       "school,sector,date,V1,V1.due\nDe Linde,po,2026-11-02,1,\"" + text + "\"\n",
			"check.csv":     "school,sector,date,V1,R1,R1.note\nDe Linde,po,2026-11-02,1,nee,\"" + text + "\"\n",
		} {
			if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			code, stdout, stderr := play("check", name)
			if code != cmd.ExitOK || !regexp.MustCompile(`(?m)^let op: `+regexp.QuoteMeta(name)+`:\d.*persoonsgegeven`).MatchString(stderr) || strings.Contains(stdout+stderr, secret) {
				t.Errorf("%d %s: exit code %d: %s%s", n, name, code, stdout, stderr)
			}
		}
	}
}
