package xlsx_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sggscan/assessment/xlsx"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
)

// file is a part of a workbook made by hand.
type file struct{ name, text string }

func zipped(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		p, err := w.Create(f.name)
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

const rels = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`

// parts is the least of which a workbook with one sheet is made.
func parts(data string, more ...file) []file {
	return append([]file{
		{"_rels/.rels",
			`<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml",
			`<workbook xmlns:r="x"><sheets><sheet name="Blad &amp; 1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", rels},
		{"xl/worksheets/sheet1.xml",
			`<worksheet><sheetData>` + data + `</sheetData><extLst><row r="9"><c r="A9"><v>9</v></c></row></extLst></worksheet>`},
	}, more...)
}

// one reads a workbook and gives its only sheet.
func one(t *testing.T, data []byte) xlsx.Sheet {
	t.Helper()
	book, err := xlsx.Read(data)
	if err != nil {
		t.Fatalf("%v: %v", err, errors.Unwrap(err))
	}
	if len(book.Sheets) != 1 {
		t.Fatalf("%d sheets", len(book.Sheets))
	}
	return book.Sheets[0]
}

// texts shows the cells that hold something as "A1=text".
func texts(s xlsx.Sheet) string {
	var out []string
	for _, r := range s.Rows {
		for c, cell := range r.Cells {
			if !cell.Empty() {
				out = append(out, xlsx.Ref(c, r.Number)+"="+cell.Text)
			}
		}
	}
	return strings.Join(out, "|")
}

func TestValues(t *testing.T) {
	shared := file{"xl/sharedStrings.xml", `<sst><si><t>een</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">vet </t></r><r><t>en &lt;gewoon&gt;</t></r><rPh sb="0" eb="1"><t>NIET</t></rPh></si><si/><si><t/></si>` +
		"<si><t>a\r\nb_x000D_\nc_x005F_x0041__xD83D__xDE00_&#10;d</t></si><si><t><![CDATA[<x> & y]]></t></si></sst>"}
	styles := file{"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-413]d\ mmmm\ yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;dag &quot;0"/><numFmt numFmtId="166" formatCode="[h]:mm"/>` +
		`<numFmt numFmtId="167" formatCode="0.0%"/><numFmt numFmtId="168" formatCode="[Red]0.00"/><numFmt numFmtId="169" formatCode="mmm"/><numFmt numFmtId="170" formatCode="General"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"><alignment/></xf><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="170"/></cellXfs></styleSheet>`}
	for _, c := range []struct{ name, data, want string }{
		{"shared texts",
			`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>`,
			"A1=een|B1=vet en <gewoon>"},
		{"escapes and line ends", `<row r="1"><c r="A1" t="s"><v>4</v></c><c r="B1" t="s"><v>5</v></c></row>`,
			"A1=a\nb\nc_x0041_😀\nd|B1=<x> & y"},
		{"inline texts",
			`<row r="1"><c r="A1" t="inlineStr"><is><t> een </t></is></c><c r="B1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c><c r="C1" t="inlineStr"/></row>`,
			"A1= een |B1=ab"},
		{"numbers", `<row r="1"><c r="A1"><v>2</v></c><c r="B1" t="n"><v>2.50</v></c><c r="C1"><v>1E3</v></c><c r="D1"><v>0.30000000000000004</v></c><c r="E1"><v>-0.5</v></c><c r="F1"><v>1e21</v></c><c r="G1"><v/></c></row>`,
			"A1=2|B1=2.5|C1=1000|D1=0.3|E1=-0.5|F1=1e+21"},
		{"yes and no",
			`<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c></row>`,
			"A1=TRUE|B1=FALSE|C1=#N/A"},
		{"yes and no of LibreOffice",
			`<row r="1"><c r="A1" t="n"><f aca="false">TRUE()</f><v>1</v></c><c r="B1" t="n"><f>FALSE()</f><v>0</v></c></row>`,
			"A1=TRUE|B1=FALSE"},
		{"formulas",
			`<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1"><f>A1</f></c></row>`,
			"A1=2|B1=a"},
		{"dates", `<row r="1"><c r="A1" s="1"><v>46082</v></c><c r="B1" s="2"><v>46082.6</v></c><c r="C1" s="7"><v>46082</v></c><c r="D1" s="9"><v>46082.6</v></c><c r="E1" t="d"><v>2026-03-01T00:00:00</v></c></row>`,
			"A1=2026-03-01|B1=2026-03-01|C1=2026-03-01|D1=2026-03-01|E1=2026-03-01"},
		{"what is no date", `<row r="1"><c r="A1" s="3"><v>46082</v></c><c r="B1" s="4"><v>1.5</v></c><c r="C1" s="6"><v>46082</v></c><c r="D1" s="10"><v>46082</v></c><c r="E1" s="1"><v>-3</v></c><c r="F1" s="99"><v>7</v></c></row>`,
			"A1=46082|B1=1.5|C1=46082|D1=46082|E1=-3|F1=7"},
		{"a time and a percentage",
			`<row r="1"><c r="A1" s="8"><v>0.604166666666667</v></c><c r="B1" s="5"><v>0.125</v></c></row>`,
			"A1=14:30|B1=12.5%"},
		{"no places", `<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>`, "A1=1|C1=2|A3=3"},
		{"empty rows between", `<row r="3"><c r="B3" s="1"/></row><row r="7" hidden="1"><c r="C7"><v>1</v></c></row>`,
			"C7=1"},
		{"another prefix", `<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>ja</x:t></x:is></x:c></x:row>`, "A1=ja"},
		{"far to the right",
			`<row r="1"><c r="A1"><v>1</v></c><c r="SR1"><v>512</v></c><c r="SS1"><v>513</v></c><c r="XFD1"><v>9</v></c></row>`,
			"A1=1|SR1=512"},
		{"comments", `<!-- <row r="5"> --><row r="1"><!-- > --><c r="A1"><v>1<!-- 2 -->3</v></c><?pi <c?></row>`, "A1=13"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := one(t, zipped(t, parts(c.data, shared, styles)...))
			if got := texts(s); got != c.want {
				t.Errorf("read  %q\nwant  %q", got, c.want)
			}
			if s.Name != "Blad & 1" {
				t.Errorf("the sheet is called %q", s.Name)
			}
		})
	}
	s := one(t, zipped(t, parts(`<row r="1"><c r="A1" s="1"><v>46082</v></c><c r="B1"><v>46082</v></c></row>`, shared, styles)...))
	if a, b := s.Rows[0].Cell(0), s.Rows[0].Cell(1); !a.IsDate || !a.IsNumber || a.Number != 46082 || b.IsDate || !b.IsNumber || !s.Rows[0].Cell(9).Empty() || !s.Rows[0].Cell(-1).Empty() {
		t.Errorf("a date is %+v, a number %+v", a, b)
	}
}

// Old Mac files count dates from 1904, and Excel can save in the strict form of the standard, with other names for
// everything.
func TestOtherWorkbooks(t *testing.T) {
	files := parts(`<row r="1"><c r="A1" s="1"><v>44620</v></c></row>`, file{"xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`})
	files[1].text = strings.Replace(files[1].text, "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
	book, err := xlsx.Read(zipped(t, files...))
	if err != nil || !book.Date1904 || book.Sheets[0].Rows[0].Cell(0).Text != "2026-03-01" {
		t.Errorf("a workbook of 1904 is read as %+v, %v", book, err)
	}

	strict := parts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, file{"xl/sharedStrings.xml", `<sst><si><t>strikt</t></si></sst>`})
	for n := range strict {
		strict[n].text = strings.ReplaceAll(strict[n].text, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	}
	if got := texts(one(t, zipped(t, strict...))); got != "A1=strikt" {
		t.Errorf("a strict workbook is read as %q", got)
	}

	// Some programs write other capitals, backslashes and a name of their own for the workbook; a chart has no cells.
	odd := parts(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	odd[0].text = strings.Replace(odd[0].text, "xl/workbook.xml", "/XL/Book.xml", 1)
	odd[1] = file{`xl\book.xml`, `<workbook><sheets><sheet name="Grafiek" r:id="rId9"/><sheet name="B" r:id="rId1"/></sheets></workbook>`}
	odd[2] = file{`xl\_rels\book.xml.rels`, strings.Replace(rels, "</Relationships>", `<Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`, 1)}
	odd[3].name = `XL\worksheets\Sheet1.xml`
	if got := texts(one(t, zipped(t, odd...))); got != "A1=1" {
		t.Errorf("an odd workbook is read as %q", got)
	}
}

// What another library wrote is read as that library reads it.
func TestAgainstExcelize(t *testing.T) {
	f := excelize.NewFile()
	evil := []any{"a", " b ", "=1+1", "regel\neen", `"q" <&> '`, "😀 é ﬁ", 0, -1.25, 1e-7, 123456789012345, true, false, "", "_x0041_", strings.Repeat("lang ", 6000)}
	for n, v := range evil {
		if err := f.SetCellValue("Sheet1", fmt.Sprintf("C%d", 2*n+1), v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellRichText("Sheet1", "D1", []excelize.RichTextRun{{Text: "een ", Font: &excelize.Font{Bold: true}}, {Text: "twee"}}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	s := one(t, b.Bytes())
	read := map[string]string{}
	for _, r := range s.Rows {
		for c, cell := range r.Cells {
			read[xlsx.Ref(c, r.Number)] = cell.Text
		}
	}
	for n := range evil {
		ref := fmt.Sprintf("C%d", 2*n+1)
		want, err := f.GetCellValue("Sheet1", ref, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		switch evil[n] {
		case true:
			want = "TRUE"
		case false:
			want = "FALSE"
		case 1e-7:
			want = "1e-07"
		}
		if read[ref] != want {
			t.Errorf("%s is %q, want %q", ref, read[ref], want)
		}
	}
	if read["D1"] != "een twee" {
		t.Errorf("rich text is %q", read["D1"])
	}
}

func ole(stream string) []byte {
	wide := []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}
	wide = append(wide, make([]byte, 504)...)
	for _, c := range []byte(stream) {
		wide = append(wide, c, 0)
	}
	return append(wide, 0, 0)
}

func TestRefused(t *testing.T) {
	good := zipped(t, parts(`<row r="1"><c r="A1"><v>1</v></c></row>`)...)
	sheetWith := func(text string) []byte {
		files := parts("")
		files[3].text = text
		return zipped(t, files...)
	}
	for _, c := range []struct {
		name string
		data []byte
		says string
	}{
		{"empty", nil, "leeg"},
		{"password", ole("EncryptedPackage"), "wachtwoord"},
		{"old Excel", ole("Workbook"), ".xls)"},
		{"older Excel", ole("Book"), ".xls)"},
		{"old Word", ole("WordDocument"), "Word"},
		{"old something", ole("x"), "oud Office"},
		{"PDF", []byte("%PDF-1.7 …"), "PDF"},
		{"web page", []byte("\ufeff\n<html><table>"), "webpagina"},
		{"Excel of 2003", []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>`), "2003"},
		{"table", []byte("school;sector\nDe Linde;po\n"), ".csv"},
		{"picture", []byte("\x89PNG\r\n\x1a\n\x00\x00"), "een afbeelding en geen Excel-werkmap"},
		{"packed", []byte("\x1f\x8b\x08\x00"), "pak het eerst uit"},
		{"e-mail", ole("__properties_version1.0"), "bijlage"},
		{"no text", []byte("\x01\x02"), "geen Excel-werkmap"},
		{"ods", zipped(t, file{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, file{"content.xml", "<x/>"}),
			".ods"},
		{"odt", zipped(t, file{"mimetype", "application/vnd.oasis.opendocument.text"}), "LibreOffice"},
		{"docx", zipped(t, file{"[Content_Types].xml", "<x/>"}, file{"word/document.xml", "<x/>"}), ".docx"},
		{"pptx", zipped(t, file{"ppt/presentation.xml", "<x/>"}), ".pptx"},
		{"xlsb", zipped(t, file{"xl/workbook.bin", "x"}), ".xlsb"},
		{"numbers", zipped(t, file{"Index/Document.iwa", "x"}), "Numbers"},
		{"zip", zipped(t, file{"foto.png", "x"}), "zipbestand"},
		{"empty zip", zipped(t), "zipbestand"},
		{"cut in half", good[:len(good)/2], "beschadigd"},
		{"first bytes only", good[:4], "beschadigd"},
		{"no workbook", zipped(t, file{"[Content_Types].xml", "<x/>"}), "beschadigd"},
		{"no sheets", zipped(t, file{"xl/workbook.xml", "<workbook><sheets/></workbook>"}), "geen werkblad"},
		{"sheet is missing", zipped(t, parts("")[:3]...), "beschadigd"},
		{"cut XML", sheetWith(`<worksheet><sheetData><row r="1"><c r="A1"><v>1`), "beschadigd"},
		{"cut between tags", sheetWith(`<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>`), "beschadigd"},
		{"no XML", sheetWith("tekst"), "beschadigd"},
		{"nothing", sheetWith(""), "beschadigd"},
		{"no shared text", zipped(t, parts(`<row r="1"><c r="A1" t="s"><v>7</v></c></row>`)...), "beschadigd"},
		{"impossible number", zipped(t, parts(`<row r="1"><c r="A1"><v>NaN</v></c></row>`)...), "beschadigd"},
		{"impossible place", zipped(t, parts(`<row r="1"><c r="XFE1"><v>1</v></c></row>`)...), "beschadigd"},
		{"impossible row", zipped(t, parts(`<row r="9999999"><c><v>1</v></c></row>`)...), "beschadigd"},
		{"cell without a row", zipped(t, parts(`<c r="A1"><v>1</v></c>`)...), "beschadigd"},
		{"entities",
			sheetWith(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`),
			"beschadigd"},
		{"no UTF-8", zipped(t, parts("<row><c t=\"str\"><v>caf\xe9</v></c></row>")...), "beschadigd"},
		{"endless text", sheetWith(`<worksheet><sheetData><row><c t="str"><v>` + strings.Repeat("a", 3<<20)), "beschadigd"},
		{"endless tag", sheetWith(`<worksheet ` + strings.Repeat("a", 3<<20)), "beschadigd"},
		{"larger than it says", lying(t), "beschadigd"},
		{"too many styles",
			zipped(t, parts("", file{"xl/styles.xml", "<styleSheet><cellXfs>" + strings.Repeat("<xf/>", 200_000) + "</cellXfs></styleSheet>"})...),
			"beschadigd"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := xlsx.Read(c.data)
			refused(t, err, c.says)
			if xlsx.Locked(err) != (c.name == "password") {
				t.Errorf("locked is %v", xlsx.Locked(err))
			}
		})
	}
}

// refused looks at an error: it says this in Dutch, and something else in English.
func refused(t *testing.T, err error, says string) {
	t.Helper()
	var told *problem.Refusal
	switch {
	case !errors.As(err, &told):
		t.Errorf("the error is %v; it should say %q", err, says)
	case !strings.Contains(told.Text.NL, says) || told.Text.EN == "" || told.Text.EN == told.Text.NL:
		t.Errorf("refused with %q / %q (%v); it should say %q", told.Text.NL, told.Text.EN, told.Cause, says)
	}
}

// What is exactly as large as a limit is read, and what is one larger is refused. The limits are low here; that a
// workbook is read and refused at those of package limit is tested where files are read.
func TestLimitsOfAWorkbook(t *testing.T) {
	const mb = 1 << 20
	limits := xlsx.Limits{File: mb, Unpacked: 2 * mb, Sheets: 10, Rows: 100, Cells: 100 * limit.Columns}
	book := func(sheets, rows int, more ...file) []byte {
		files := parts(strings.Repeat(`<row><c><v>1</v></c></row>`, rows), more...)
		files[1].text = "<workbook><sheets>" + strings.Repeat(`<sheet name="x" r:id="rId1"/>`, sheets) + "</sheets></workbook>"
		return zipped(t, files...)
	}
	unpacked := func(n int) []byte {
		for _, f := range parts("") {
			n -= len(f.text)
		}
		return zipped(t, parts("", file{"x", strings.Repeat("\x00", n)})...)
	}
	for _, c := range []struct {
		name string
		size int
		made func(size int) []byte
		says string
	}{
		{"sheets", 10, func(n int) []byte { return book(n, 1) }, "meer dan 10 bladen"},
		{"rows", 120, func(n int) []byte { return book(1, n) }, "meer dan 100 rijen"},
		{"cells", 100, func(n int) []byte {
			return zipped(t, parts(strings.Repeat(`<row><c r="SR1"><v>1</v></c></row>`, n))...)
		}, "51200 cellen"},
		{"texts", 100 * limit.Columns, func(n int) []byte {
			return book(1, 1, file{"xl/sharedStrings.xml", "<sst>" + strings.Repeat("<si/>", n) + "</sst>"})
		}, "51200 cellen"},
		{"bytes unpacked", 2 * mb, unpacked, "uitgepakt groter dan 2 MB"},
		// Each sheet is the same part of half a megabyte, which counts as often as it is unpacked.
		{"one part many times", 3, func(n int) []byte {
			files := parts(strings.Repeat("<row/>", mb/2/len("<row/>")))
			files[1].text = "<workbook><sheets>" + strings.Repeat(`<sheet name="x" r:id="rId1"/>`, n) + "</sheets></workbook>"
			return zipped(t, files...)
		}, "uitgepakt groter dan 2 MB"},
		{"bytes", mb, func(n int) []byte {
			data := book(1, 1)
			return append([]byte("PK"), append(make([]byte, n-len(data)-2), data...)...) // what stands before a zip is no part of it
		}, "werkmap is groter dan 1 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := limits.Read(c.made(c.size)); err != nil {
				t.Errorf("exactly %d: %v", c.size, err)
			}
			_, err := limits.Read(c.made(c.size + 1))
			refused(t, err, c.says)
		})
	}
}

// lying is a workbook with a sheet that declares a thousand bytes and unpacks to more.
func lying(t *testing.T) []byte {
	t.Helper()
	sheet := []byte(strings.Repeat("<row/>", 1<<16))
	var packed, b bytes.Buffer
	c, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Write(sheet)
	if err = errors.Join(err, c.Close()); err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&b)
	for _, f := range parts("")[:3] {
		p, err := w.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(p, f.text); err != nil {
			t.Fatal(err)
		}
	}
	p, err := w.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate,
		CRC32: crc32.ChecksumIEEE(sheet), CompressedSize64: uint64(packed.Len()), UncompressedSize64: 1000})
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Write(packed.Bytes())
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A file that is cut anywhere, or has a byte changed anywhere, is read or refused; nothing worse.
func TestDamaged(t *testing.T) {
	f := excelize.NewFile()
	for n := range 40 {
		if err := f.SetCellValue("Sheet1", fmt.Sprintf("A%d", n+1), fmt.Sprintf("tekst %d", n)); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	check := func(data []byte, what string, at int) {
		var told *problem.Refusal
		if _, err := xlsx.Read(data); err != nil && (!errors.As(err, &told) || told.Text.NL == "") {
			t.Errorf("%s at %d: %v", what, at, err)
		}
	}
	for n := 0; n < len(data); n += 7 {
		check(data[:n], "cut", n)
		changed := bytes.Clone(data)
		changed[n] ^= 0xff
		check(changed, "changed", n)
	}
}

// wide is a small file with a cell in the last column of 20,000 rows, which fills the memory of who makes room for
// all columns.
func wide(t testing.TB, column string) []byte {
	var s strings.Builder
	for n := 1; n <= 20_000; n++ {
		fmt.Fprintf(&s, `<row r="%d"><c r="A%d"><v>1</v></c><c r="%s%d"><v>1</v></c></row>`, n, n, column, n)
	}
	return zipped(t, parts(s.String())...)
}

func TestWideSheets(t *testing.T) {
	for _, column := range []string{"XFD", "SR"} {
		data := wide(t, column)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		_, err := xlsx.Read(data)
		runtime.ReadMemStats(&after)
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 150 || column == "XFD" && (used > 100 || err != nil) {
			t.Errorf("%s: %d KB took %d MB: %v", column, len(data)>>10, used, err)
		}
	}
}

func TestRef(t *testing.T) {
	for want, at := range map[string][2]int{"A1": {0, 1}, "Z9": {25, 9}, "AA10": {26, 10}, "SR512": {511, 512}, "XFD1048576": {16383, 1048576}} {
		if got := xlsx.Ref(at[0], at[1]); got != want {
			t.Errorf("%v is %s, want %s", at, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(zipped(f, parts(`<row r="1"><c r="A1" t="inlineStr"><is><t>a &amp; b</t></is></c><c r="B1"><v>2.5</v></c></row>`, file{"xl/sharedStrings.xml", `<sst><si><t>x</t></si></sst>`})...))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add(ole("EncryptedPackage"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, data)
		if what, way, foreign := xlsx.Foreign(data); foreign != (what.NL != "" && what.EN != "" && way.NL != "" && way.EN != "") {
			t.Errorf("another file is %v: %q %q", foreign, what, way)
		}
	})
}

// FuzzSheet fuzzes what stands in a sheet, which fuzzing whole files seldom reaches through the checks of the zip.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="b"><v>1</v></c></row>`, `<si><r><t>a</t></r><rPh><t>b</t></rPh></si>`)
	f.Add(`<row><c t="inlineStr"><is><t><![CDATA[x]]>&#65;_x000D_</t></is></c></row>`, `<si><t xml:space="preserve"> x </t></si>`)
	f.Fuzz(func(t *testing.T, data, texts string) {
		check(t, zipped(t, parts(data, file{"xl/sharedStrings.xml", `<sst>` + texts + `</sst>`})...))
	})
}

// A formula of which no outcome was stored is no empty cell: whoever reads it can say so.
func TestFormulaWithoutOutcome(t *testing.T) {
	s := one(t, zipped(t, parts(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f></c><c r="C1"><f t="shared" si="0"/></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="b"><f>TRUE()</f></c></row>`+
		`<row r="2"><c r="A2"><f>A1</f></c></row>`)...))
	var got []string
	for _, r := range s.Rows {
		for c, cell := range r.Cells {
			if cell.NoOutcome {
				got = append(got, xlsx.Ref(c, r.Number))
			}
		}
	}
	if strings.Join(got, " ") != "B1 C1 E1 A2" {
		t.Errorf("without outcome: %q", got)
	}
}

func TestForeign(t *testing.T) {
	workbook := zipped(t, parts(`<row r="1"><c r="A1"><v>1</v></c></row>`)...)
	for _, c := range []struct {
		name string
		data []byte
		says string
	}{
		{"PDF", []byte("%PDF-1.7"), "een PDF"}, {"PNG", []byte("\x89PNG\r\n"), "een afbeelding"},
		{"JPEG", []byte("\xff\xd8\xff\xe0"), "een afbeelding"},
		{"WebP", []byte("RIFF\x00\x00\x00\x00WEBP"), "een afbeelding"},
		{"HEIC", []byte("\x00\x00\x00\x18ftypheic"), "een foto"}, {"RTF", []byte(`{\rtf1 x`), ".rtf"},
		{"SQLite", []byte("SQLite format 3\x00"), "database"}, {"7z", []byte("7z\xbc\xaf\x27\x1c"), "pak het eerst uit"},
		{"web page", []byte("\ufeff \n<!DOCTYPE html>"), "webpagina"},
		{"shortcut", []byte("[InternetShortcut]\r\nURL=x"), "snelkoppeling"}, {"old Excel", ole("Workbook"), ".xls)"},
		{"password", ole("EncryptedPackage"), "wachtwoord"},
		{"workbook", workbook, "eindigen op .xlsx"}, {"cut workbook", workbook[:len(workbook)/2], "beschadigd"},
		{"docx", zipped(t, file{"word/document.xml", "<x/>"}), "Word"},
		{"zip", zipped(t, file{"a.yaml", "x"}), "zipbestand"},
	} {
		what, way, ok := xlsx.Foreign(c.data)
		if !ok || !strings.Contains(what.NL+"; "+way.NL, c.says) || !strings.HasPrefix(what.NL, "een ") || !strings.HasPrefix(what.EN, "a") || way.NL == "" || way.EN == way.NL {
			t.Errorf("%s: %v %q %q", c.name, ok, what, way)
		}
	}
	for _, text := range []string{"", "school: {name: x}", "<<: *a", "school;sector\n", "{\"school\": 1}", "PK;school", "%YAML 1.2\n---\na: 1", "GIF: ja", "BM", "\xff\xfea\x00", "caf\xe9"} {
		if what, _, ok := xlsx.Foreign([]byte(text)); ok {
			t.Errorf("%q is taken for another file: %s", text, what.NL)
		}
	}
}

func check(t *testing.T, data []byte) {
	book, err := xlsx.Read(data)
	var told *problem.Refusal
	if err != nil && (!errors.As(err, &told) || told.Text.NL == "" || told.Text.EN == "") {
		t.Fatalf("the error is %v", err)
	}
	if err != nil {
		return
	}
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			if r.Number < 1 || len(r.Cells) == 0 || len(r.Cells) > limit.Columns || r.Cells[len(r.Cells)-1] == (xlsx.Cell{}) {
				t.Fatalf("row %d has %d cells", r.Number, len(r.Cells))
			}
		}
	}
}
