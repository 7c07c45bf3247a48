package xlsx

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"

	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// kind is what a file turns out to be by its content, with the way to a file that can be read.
type kind struct{ name, way words.Key }

// The ways out that several kinds share, and the names of a workbook with a password and of one with a label.
const (
	retype      words.Key = "xlsx.use_file_in_answers"
	saveAs      words.Key = "xlsx.open_save_as_excel"
	unpackFirst words.Key = "xlsx.unpack_first"
	locked      words.Key = "xlsx.file_with_password"
	labelled    words.Key = "xlsx.file_with_label"
)

// Foreign recognises, by its content and whatever its name is, a file that is neither text nor of any use here under
// that name: a picture, a PDF, an office file, a workbook with the name of something else. What it is ("a PDF") and
// the way out are for the sentence of the caller. It is false for what may be text, also when that text turns out to
// be broken.
func Foreign(data []byte) (what, way lang.Text, ok bool) {
	k, ok := recognise(data)
	if !ok {
		return what, way, false
	}
	if k == (kind{}) {
		k = zipKind(data)
	}
	return words.Text(k.name), words.Text(k.way), true
}

// zipKind tells apart what comes as a zip.
func zipKind(data []byte) kind {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return kind{"xlsx.damaged_office_zip_file", "xlsx.ask_for_once_more"}
	}
	p := &parts{files: partsOf(archive), left: smallPart}
	if k, found := p.foreign(); found {
		return k
	}
	return kind{"xlsx.excel_workbook", "xlsx.let_name_file_end"}
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
		return slices.ContainsFunc(with, func(s string) bool { return strings.HasPrefix(head, s) })
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return container(data), true
	case begins("<?xml") && strings.Contains(head, "excel.sheet"):
		return kind{"xlsx.excel_file_2003_xml", saveAs}, true
	case begins("<!doctype", "<html", "<?xml", "<table", "<svg", "<head"):
		return kind{"xlsx.web_page_xml_file", "xlsx.download_file_itself_once"}, true
	case begins("[internetshortcut]"):
		return kind{"xlsx.shortcut", "xlsx.open_use_file_itself"}, true
	}
	return kind{}, false
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
	picture := kind{"xlsx.picture", retype}
	packed := kind{"xlsx.packed_file", unpackFirst}
	return []signature{
		{0, "PK\x03\x04", kind{}}, {0, "PK\x05\x06", kind{}},
		{0, "%PDF", kind{"xlsx.pdf", retype}},
		{0, "\x89PNG", picture}, {0, "\xff\xd8\xff", picture}, {0, "GIF8", picture},
		{0, "II*\x00", picture}, {0, "MM\x00*", picture}, {8, "WEBP", picture},
		{4, "ftyp", kind{"xlsx.photo_video", retype}},
		{0, `{\rtf`, kind{"xlsx.text_document_rtf", retype}},
		{0, "SQLite format 3\x00", kind{"xlsx.database", retype}},
		{0, "\x1f\x8b", packed}, {0, "7z\xbc\xaf\x27\x1c", packed}, {0, "Rar!\x1a\x07", packed},
		{0, "\xfd7zXZ\x00", packed},
		{0, "L\x00\x00\x00\x01\x14\x02\x00", kind{"xlsx.shortcut", "xlsx.open_use_file_itself"}},
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
	case holds("DRMEncryptedDataSpace"), holds("DRMEncryptedTransform"), holds("DRMContent"):
		return kind{labelled, "xlsx.save_without_label"}
	case holds("EncryptedPackage"):
		return kind{locked, "xlsx.open_remove_password_file"}
	case holds("WordDocument"):
		return kind{"xlsx.word_document", retype}
	case holds("__properties_version1.0"):
		return kind{"xlsx.outlook_e_mail", "xlsx.save_attachment_use"}
	case holds("Workbook"), holds("Book"):
		return kind{"xlsx.old_excel_file_xls", saveAs}
	}
	return kind{"xlsx.old_office_file", saveAs}
}

// foreign recognises zips that are no workbook.
func (p *parts) foreign() (kind, bool) {
	has := func(name string) bool { _, ok := p.files[name]; return ok }
	mimetype, err := p.small("mimetype")
	switch {
	case err == nil && strings.Contains(mimetype, "opendocument.spreadsheet"):
		return kind{"xlsx.libreoffice_spreadsheet_ods", saveAs}, true
	case err == nil && strings.Contains(mimetype, "opendocument"):
		return kind{"xlsx.libreoffice_document", retype}, true
	case has("word/document.xml"):
		return kind{"xlsx.word_document_docx", retype}, true
	case has("ppt/presentation.xml"):
		return kind{"xlsx.presentation_pptx", retype}, true
	case has("xl/workbook.bin"):
		return kind{"xlsx.binary_excel_workbook_xlsb", saveAs}, true
	case has("index/document.iwa"), has("index.zip"):
		return kind{"xlsx.file_numbers_pages", saveAs}, true
	case has("[content_types].xml"), has("_rels/.rels"), has("xl/workbook.xml"):
		return kind{}, false
	}
	return kind{"xlsx.zip_file", unpackFirst}, true
}
