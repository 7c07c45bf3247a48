package xlsx

import (
	"archive/zip"
	"bytes"
	"strings"

	"sggscan/internal/lang"
)

// kind is what a file turns out to be by its content, with the way to a file that can be read.
type kind struct {
	name, way lang.Text
	locked    bool // with a password
}

// other is a file that is no workbook.
func other(nl, en string, way lang.Text) kind {
	return kind{name: lang.Text{NL: nl, EN: en}, way: way}
}

// The ways out that several kinds share.
func retype() lang.Text {
	return lang.Text{
		NL: "gebruik het bestand waarin de antwoorden zijn ingevuld, of typ ze over in een vragenlijst van sggscan",
		EN: "use the file in which the answers were filled in, or type them into a questionnaire of sggscan",
	}
}

func saveAs() lang.Text {
	return lang.Text{
		NL: "open het en sla het op als Excel-werkmap (.xlsx)", EN: "open it and save it as an Excel workbook (.xlsx)",
	}
}

func unpackFirst() lang.Text { return lang.Text{NL: "pak het eerst uit", EN: "unpack it first"} }

// Foreign recognises, by its content and whatever its name is, a file that is neither text nor of any use here under
// that name: a picture, a PDF, an office file, a workbook with the name of something else. What it is ("a PDF") and
// the way out are for the sentence of the caller. It is false for what may be text, also when that text turns out to
// be broken.
func Foreign(data []byte) (what, way lang.Text, ok bool) {
	k, ok := recognise(data)
	if ok && k.name.Empty() {
		k = zipKind(data)
	}
	return k.name, k.way, ok
}

// zipKind tells apart what comes as a zip.
func zipKind(data []byte) kind {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		again := lang.Text{NL: "vraag het nog eens op", EN: "ask for it once more"}
		return other("een beschadigd kantoor- of zipbestand", "a damaged office or zip file", again)
	}
	p := &parts{files: partsOf(archive), left: smallPart}
	if k, found := p.foreign(); found {
		return k
	}
	return other("een Excel-werkmap", "an Excel workbook", lang.Text{
		NL: "laat de naam van het bestand eindigen op .xlsx", EN: "let the name of the file end in .xlsx",
	})
}

// recognise tells by its first bytes what a file is that is no text. A zip has no name yet: what is in it decides.
func recognise(data []byte) (kind, bool) {
	for _, s := range signatures() {
		if len(data) > s.at && bytes.HasPrefix(data[s.at:], []byte(s.bytes)) {
			return s.kind, true
		}
	}
	head := strings.ToLower(string(bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\ufeff")))
	begins := func(with ...string) bool {
		for _, s := range with {
			if strings.HasPrefix(head, s) {
				return true
			}
		}
		return false
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return container(data), true
	case begins("<?xml") && strings.Contains(head, "excel.sheet"):
		return other("een Excel-bestand van 2003 (XML)", "an Excel file of 2003 (XML)", saveAs()), true
	case begins("<!doctype", "<html", "<?xml", "<table", "<svg", "<head"):
		return other("een webpagina of een XML-bestand", "a web page or an XML file", lang.Text{
			NL: "download het bestand zelf nog eens, of open dit en sla het op als Excel-werkmap (.xlsx)",
			EN: "download the file itself once more, or open this and save it as an Excel workbook (.xlsx)",
		}), true
	case begins("[internetshortcut]"):
		return shortcut(), true
	}
	return kind{}, false
}

func shortcut() kind {
	return other("een snelkoppeling", "a shortcut", lang.Text{
		NL: "open haar en gebruik het bestand zelf", EN: "open it and use the file itself",
	})
}

// signature is how the files of a program begin: the bytes at a place.
type signature struct {
	at    int
	bytes string
	kind  kind
}

// signatures lists the files that people send by mistake. What begins like a text that may be an answer is not among
// them.
func signatures() []signature {
	picture := other("een afbeelding", "a picture", retype())
	packed := other("een ingepakt bestand", "a packed file", unpackFirst())
	return []signature{
		{0, "PK\x03\x04", kind{}}, {0, "PK\x05\x06", kind{}},
		{0, "%PDF", other("een PDF", "a PDF", retype())},
		{0, "\x89PNG", picture}, {0, "\xff\xd8\xff", picture}, {0, "GIF8", picture},
		{0, "II*\x00", picture}, {0, "MM\x00*", picture}, {8, "WEBP", picture},
		{4, "ftyp", other("een foto of video", "a photo or video", retype())},
		{0, `{\rtf`, other("een tekstdocument (.rtf)", "a text document (.rtf)", retype())},
		{0, "SQLite format 3\x00", other("een database", "a database", retype())},
		{0, "\x1f\x8b", packed}, {0, "7z\xbc\xaf\x27\x1c", packed}, {0, "Rar!\x1a\x07", packed},
		{0, "\xfd7zXZ\x00", packed},
		{0, "L\x00\x00\x00\x01\x14\x02\x00", shortcut()},
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
		k := other("een bestand met een wachtwoord", "a file with a password", lang.Text{
			NL: "open het, haal het wachtwoord weg (Bestand > Info) en sla het op",
			EN: "open it, remove the password (File > Info) and save it",
		})
		k.locked = true
		return k
	case holds("WordDocument"):
		return other("een Word-document", "a Word document", retype())
	case holds("__properties_version1.0"):
		return other("een e-mail van Outlook", "an Outlook e-mail", lang.Text{
			NL: "sla de bijlage op en gebruik die", EN: "save the attachment and use that",
		})
	case holds("Workbook"), holds("Book"):
		return other("een oud Excel-bestand (.xls)", "an old Excel file (.xls)", saveAs())
	}
	return other("een oud Office-bestand", "an old Office file", saveAs())
}

// foreign recognises zips that are no workbook.
func (p *parts) foreign() (kind, bool) {
	has := func(name string) bool { _, ok := p.files[name]; return ok }
	mimetype, err := p.small("mimetype")
	switch {
	case err == nil && strings.Contains(mimetype, "opendocument.spreadsheet"):
		return other("een werkblad van LibreOffice (.ods)", "a LibreOffice spreadsheet (.ods)", saveAs()), true
	case err == nil && strings.Contains(mimetype, "opendocument"):
		return other("een document van LibreOffice", "a LibreOffice document", retype()), true
	case has("word/document.xml"):
		return other("een Word-document (.docx)", "a Word document (.docx)", retype()), true
	case has("ppt/presentation.xml"):
		return other("een presentatie (.pptx)", "a presentation (.pptx)", retype()), true
	case has("xl/workbook.bin"):
		return other("een binaire Excel-werkmap (.xlsb)", "a binary Excel workbook (.xlsb)", saveAs()), true
	case has("index/document.iwa"), has("index.zip"):
		return other("een bestand van Numbers of Pages", "a file of Numbers or Pages", saveAs()), true
	case has("[content_types].xml"), has("_rels/.rels"), has("xl/workbook.xml"):
		return kind{}, false
	}
	return other("een zipbestand", "a zip file", unpackFirst()), true
}
