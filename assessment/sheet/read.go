package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"sggscan/rubric/limit"
)

// Read reads the cells of a workbook (.xlsx), within the limits of rubric/limit. Every error is an *Error.
//
// The sheets come in their order in the workbook, hidden ones too, each with the rows that hold something. Columns beyond limit.Columns are passed over.
// Values are read as they are stored; what a formula gave last counts as its value.
func Read(data []byte) (Book, error) {
	if e := sniff(data); e != nil {
		return Book{}, e
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Book{}, broken(err)
	}
	p, e := unpack(archive)
	if e != nil {
		return Book{}, e
	}
	book, err := p.book()
	var told *Error
	switch {
	case errors.As(err, &told):
		return Book{}, told
	case err != nil:
		return Book{}, broken(err)
	case len(book.Sheets) == 0:
		return Book{}, refuse(NoSheets, "in deze werkmap staat geen werkblad; gebruik een vragenlijst die sggscan schreef", "there is no worksheet in this workbook; use a questionnaire that sggscan wrote")
	}
	return book, nil
}

// sniff refuses, by their first bytes, files that are no zip.
func sniff(data []byte) *Error {
	starts := func(s string) bool { return bytes.HasPrefix(data, []byte(s)) }
	head := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\ufeff")))
	switch {
	case len(data) == 0:
		return refuse(Empty, "het bestand is leeg; vraag het nog eens op", "the file is empty; ask for it once more")
	case len(data) > limit.Workbook:
		return refuse(TooLarge, "de werkmap is groter dan %d MB; haal plaatjes en bladen weg die er niet bij horen", "the workbook is larger than %d MB; remove pictures and sheets that do not belong to it", limit.Workbook>>20)
	case starts("PK"):
		return nil
	case starts("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return container(data)
	case starts("%PDF"):
		return refuse(OtherProgram, "dit is een PDF en geen Excel-werkmap; gebruik de werkmap waarin de antwoorden staan", "this is a PDF and no Excel workbook; use the workbook that holds the answers")
	case strings.HasPrefix(head, "<?xml") && strings.Contains(head, "excel.sheet"):
		return otherProgram("een Excel-bestand van 2003 (XML)", "an Excel file of 2003 (XML)")
	case strings.HasPrefix(head, "<"):
		return otherProgram("een webpagina of een XML-bestand", "a web page or an XML file")
	case !bytes.ContainsAny(data[:min(len(data), 512)], "\x00\x01\x02\x03\x04\x05\x06\x07\x08"):
		return refuse(OtherProgram, "dit is gewone tekst en geen Excel-werkmap; is het een tabel, geef het bestand dan een naam die eindigt op .csv",
			"this is plain text and no Excel workbook; if it is a table, give the file a name that ends in .csv")
	}
	return refuse(NotWorkbook, "dit is geen Excel-werkmap; open het bestand in het programma waarmee het gemaakt is en sla het op als Excel-werkmap (.xlsx)",
		"this is no Excel workbook; open the file in the program that made it and save it as an Excel workbook (.xlsx)")
}

// container tells apart what comes in the container of old Office files: a workbook with a password, and old files.
func container(data []byte) *Error {
	holds := func(name string) bool {
		wide := make([]byte, 0, 2*len(name))
		for _, c := range []byte(name) {
			wide = append(wide, c, 0)
		}
		return bytes.Contains(data, append(wide, 0, 0))
	}
	switch {
	case holds("EncryptedPackage"):
		return refuse(Password, "de werkmap is met een wachtwoord beveiligd; open hem, haal het wachtwoord weg (Bestand > Info > Werkmap beveiligen) en sla hem op",
			"the workbook is locked with a password; open it, remove the password (File > Info > Protect Workbook) and save it")
	case holds("WordDocument"):
		return otherProgram("een Word-document", "a Word document")
	case holds("Workbook"), holds("Book"):
		return refuse(OldExcel, "dit is een oud Excel-bestand (.xls); open het en sla het op als Excel-werkmap (.xlsx)", "this is an old Excel file (.xls); open it and save it as an Excel workbook (.xlsx)")
	}
	return otherProgram("een oud Office-bestand", "an old Office file")
}

// parts are the files in a workbook. They are opened one at a time; together they may unpack to limit.Unpacked.
type parts struct {
	files map[string]*zip.File
	left  int64
	cells int
}

// unpack lists the files of a workbook, and refuses by their names and sizes what is no workbook.
func unpack(archive *zip.Reader) (*parts, *Error) {
	p := &parts{files: make(map[string]*zip.File, len(archive.File)), left: limit.Unpacked, cells: limit.Cells}
	var declared uint64
	for _, f := range archive.File {
		if f.UncompressedSize64 > limit.Unpacked {
			return nil, unpacksTooLarge()
		}
		declared += f.UncompressedSize64
		p.files[partName(f.Name)] = f
	}
	if declared > limit.Unpacked {
		return nil, unpacksTooLarge()
	}
	if e := p.foreign(); e != nil {
		return nil, e
	}
	return p, nil
}

// partName is the name of a part in the form in which two spellings are the same.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// foreign recognises zips that are no workbook.
func (p *parts) foreign() *Error {
	has := func(name string) bool { _, ok := p.files[name]; return ok }
	if has("mimetype") {
		kind, err := p.small("mimetype")
		switch {
		case err != nil:
			return broken(err)
		case strings.Contains(kind, "opendocument.spreadsheet"):
			return otherProgram("een werkblad van LibreOffice (.ods)", "a LibreOffice spreadsheet (.ods)")
		case strings.Contains(kind, "opendocument"):
			return otherProgram("een document van LibreOffice", "a LibreOffice document")
		}
	}
	switch {
	case has("word/document.xml"):
		return otherProgram("een Word-document (.docx)", "a Word document (.docx)")
	case has("ppt/presentation.xml"):
		return otherProgram("een presentatie (.pptx)", "a presentation (.pptx)")
	case has("xl/workbook.bin"):
		return otherProgram("een binaire Excel-werkmap (.xlsb)", "a binary Excel workbook (.xlsb)")
	case has("index/document.iwa"), has("index.zip"):
		return otherProgram("een bestand van Numbers of Pages", "a file of Numbers or Pages")
	case has("[content_types].xml"), has("_rels/.rels"), has("xl/workbook.xml"):
		return nil
	}
	return refuse(NotWorkbook, "dit is een zipbestand en geen Excel-werkmap; pak het eerst uit", "this is a zip file and no Excel workbook; unpack it first")
}

// small reads the beginning of a part.
func (p *parts) small(name string) (text string, err error) {
	r, err := p.open(name)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	data, err := io.ReadAll(io.LimitReader(r, 1024))
	return string(data), err
}

var errNoPart = errors.New("a part is missing")

// part is an open part that counts what it unpacks, as a zip can declare less than it holds.
type part struct {
	io.ReadCloser
	left *int64
}

// Read reads, and refuses beyond the limit of the workbook.
func (p part) Read(b []byte) (int, error) {
	n, err := p.ReadCloser.Read(b)
	if *p.left -= int64(n); *p.left < 0 {
		return 0, unpacksTooLarge()
	}
	return n, err
}

func (p *parts) open(name string) (io.ReadCloser, error) {
	f, ok := p.files[partName(name)]
	if !ok {
		return nil, errNoPart
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return part{r, &p.left}, nil
}

// scan gives a part to the function, tag by tag, from its first tag to its last.
func (p *parts) scan(name string, each func(s *scanner) error) (err error) {
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	s := newScanner(r)
	for {
		err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := each(s); err != nil {
			return err
		}
	}
}
