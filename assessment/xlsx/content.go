package xlsx

import (
	"archive/zip"
	"bytes"
	"strings"

	"sggscan/internal/lang"
	"sggscan/internal/limit"
)

// kind is what a file turns out to be by its content, with the way to a file that can be read.
type kind struct {
	reason    Reason
	name, way lang.Text
}

// The ways out that several kinds share.
func retype() lang.Text {
	return lang.Text{NL: "gebruik het bestand waarin de antwoorden zijn ingevuld, of typ ze over in een vragenlijst van sggscan", EN: "use the file in which the answers were filled in, or type them into a questionnaire of sggscan"}
}

func saveAs() lang.Text {
	return lang.Text{NL: "open het en sla het op als Excel-werkmap (.xlsx)", EN: "open it and save it as an Excel workbook (.xlsx)"}
}

func unpackFirst() lang.Text {
	return lang.Text{NL: "pak het eerst uit", EN: "unpack it first"}
}

// Foreign recognises, by its content and whatever its name is, a file that is neither text nor of any use here under that name: a picture, a PDF, an office file, a workbook with the
// name of something else. What it is ("a PDF") and the way out are for the sentence of who reads it. It is false for what may be text; broken text is told by who reads it.
func Foreign(data []byte) (what, way lang.Text, ok bool) {
	k, ok := recognise(data)
	if ok && k.name.Empty() {
		k = zipKind(data)
	}
	return k.name, k.way, ok
}

// zipKind tells apart what comes as a zip.
func zipKind(data []byte) kind {
	workbook := kind{OtherProgram, lang.Text{NL: "een Excel-werkmap", EN: "an Excel workbook"}, lang.Text{NL: "laat de naam van het bestand eindigen op .xlsx", EN: "let the name of the file end in .xlsx"}}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return kind{Broken, lang.Text{NL: "een beschadigd kantoor- of zipbestand", EN: "a damaged office or zip file"}, lang.Text{NL: "vraag het nog eens op", EN: "ask for it once more"}}
	}
	p := &parts{files: partsOf(archive), left: limit.Unpacked, cells: limit.Cells}
	if k, found := p.foreign(); found {
		return k
	}
	return workbook
}

// recognise tells by its first bytes what a file is that is no text. A zip has no name yet: what is in it decides.
func recognise(data []byte) (kind, bool) {
	for _, s := range signatures() {
		if len(data) > s.at && bytes.HasPrefix(data[s.at:], []byte(s.bytes)) {
			return kind{OtherProgram, s.name, s.way}, true
		}
	}
	head := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\ufeff")))
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return kind{}, true
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return container(data), true
	case strings.HasPrefix(head, "<?xml") && strings.Contains(head, "excel.sheet"):
		return kind{OtherProgram, lang.Text{NL: "een Excel-bestand van 2003 (XML)", EN: "an Excel file of 2003 (XML)"}, saveAs()}, true
	case strings.HasPrefix(head, "<!doctype"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<?xml"), strings.HasPrefix(head, "<table"), strings.HasPrefix(head, "<svg"), strings.HasPrefix(head, "<head"):
		return kind{OtherProgram, lang.Text{NL: "een webpagina of een XML-bestand", EN: "a web page or an XML file"},
			lang.Text{NL: "download het bestand zelf nog eens, of open dit en sla het op als Excel-werkmap (.xlsx)", EN: "download the file itself once more, or open this and save it as an Excel workbook (.xlsx)"}}, true
	case strings.HasPrefix(head, "[internetshortcut]"):
		return shortcut(), true
	}
	return kind{}, false
}

func shortcut() kind {
	return kind{OtherProgram, lang.Text{NL: "een snelkoppeling", EN: "a shortcut"}, lang.Text{NL: "open haar en gebruik het bestand zelf", EN: "open it and use the file itself"}}
}

// signature is how the files of a program begin: the bytes that stand at a place.
type signature struct {
	at        int
	bytes     string
	name, way lang.Text
}

// signatures lists the files that people send by mistake. What begins like a text that may be an answer is not among them.
func signatures() []signature {
	picture := lang.Text{NL: "een afbeelding", EN: "a picture"}
	media := lang.Text{NL: "een foto of video", EN: "a photo or video"}
	packed := lang.Text{NL: "een ingepakt bestand", EN: "a packed file"}
	return []signature{
		{0, "%PDF", lang.Text{NL: "een PDF", EN: "a PDF"}, retype()},
		{0, "\x89PNG", picture, retype()}, {0, "\xff\xd8\xff", picture, retype()}, {0, "GIF8", picture, retype()}, {0, "II*\x00", picture, retype()}, {0, "MM\x00*", picture, retype()}, {8, "WEBP", picture, retype()},
		{4, "ftyp", media, retype()},
		{0, `{\rtf`, lang.Text{NL: "een tekstdocument (.rtf)", EN: "a text document (.rtf)"}, retype()},
		{0, "SQLite format 3\x00", lang.Text{NL: "een database", EN: "a database"}, retype()},
		{0, "\x1f\x8b", packed, unpackFirst()}, {0, "7z\xbc\xaf\x27\x1c", packed, unpackFirst()}, {0, "Rar!\x1a\x07", packed, unpackFirst()}, {0, "\xfd7zXZ\x00", packed, unpackFirst()},
		{0, "L\x00\x00\x00\x01\x14\x02\x00", shortcut().name, shortcut().way},
	}
}

// container tells apart what comes in the container of old Office files: a workbook with a password, and old files.
func container(data []byte) kind {
	holds := func(name string) bool {
		wide := make([]byte, 0, 2*len(name))
		for _, c := range []byte(name) {
			wide = append(wide, c, 0)
		}
		return bytes.Contains(data, append(wide, 0, 0))
	}
	switch {
	case holds("EncryptedPackage"):
		return kind{Password, lang.Text{NL: "een bestand met een wachtwoord", EN: "a file with a password"},
			lang.Text{NL: "open het, haal het wachtwoord weg (Bestand > Info) en sla het op", EN: "open it, remove the password (File > Info) and save it"}}
	case holds("WordDocument"):
		return kind{OtherProgram, lang.Text{NL: "een Word-document", EN: "a Word document"}, retype()}
	case holds("__properties_version1.0"):
		return kind{OtherProgram, lang.Text{NL: "een e-mail van Outlook", EN: "an Outlook e-mail"}, lang.Text{NL: "sla de bijlage op en gebruik die", EN: "save the attachment and use that"}}
	case holds("Workbook"), holds("Book"):
		return kind{OldExcel, lang.Text{NL: "een oud Excel-bestand (.xls)", EN: "an old Excel file (.xls)"}, saveAs()}
	}
	return kind{OtherProgram, lang.Text{NL: "een oud Office-bestand", EN: "an old Office file"}, saveAs()}
}

// foreign recognises zips that are no workbook.
func (p *parts) foreign() (kind, bool) {
	has := func(name string) bool { _, ok := p.files[name]; return ok }
	other := func(nl, en string, way lang.Text) (kind, bool) {
		return kind{OtherProgram, lang.Text{NL: nl, EN: en}, way}, true
	}
	if text, err := p.small("mimetype"); has("mimetype") && err == nil {
		switch {
		case strings.Contains(text, "opendocument.spreadsheet"):
			return other("een werkblad van LibreOffice (.ods)", "a LibreOffice spreadsheet (.ods)", saveAs())
		case strings.Contains(text, "opendocument"):
			return other("een document van LibreOffice", "a LibreOffice document", retype())
		}
	}
	switch {
	case has("word/document.xml"):
		return other("een Word-document (.docx)", "a Word document (.docx)", retype())
	case has("ppt/presentation.xml"):
		return other("een presentatie (.pptx)", "a presentation (.pptx)", retype())
	case has("xl/workbook.bin"):
		return other("een binaire Excel-werkmap (.xlsb)", "a binary Excel workbook (.xlsb)", saveAs())
	case has("index/document.iwa"), has("index.zip"):
		return other("een bestand van Numbers of Pages", "a file of Numbers or Pages", saveAs())
	case has("[content_types].xml"), has("_rels/.rels"), has("xl/workbook.xml"):
		return kind{}, false
	}
	return kind{NotWorkbook, lang.Text{NL: "een zipbestand", EN: "a zip file"}, unpackFirst()}, true
}
