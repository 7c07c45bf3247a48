package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"sggscan/internal/pattern"
	"sggscan/internal/problem"
)

// Read reads the cells of a workbook (.xlsx). Every error is an *problem.Refusal.
//
// The sheets come in their order in the workbook, hidden ones too, each with the rows that hold something. Columns
// beyond limit.Columns are passed over. Values are read as they are stored; what a formula gave last counts as its
// value.
func (l Limits) Read(data []byte) (Book, error) {
	if e := l.sniff(data); e != nil {
		return Book{}, e
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Book{}, broken(err)
	}
	p, e := l.unpack(archive)
	if e != nil {
		return Book{}, e
	}
	book, err := p.book()
	var told *problem.Refusal
	switch {
	case errors.As(err, &told):
		return Book{}, told
	case err != nil:
		return Book{}, broken(err)
	case len(book.Sheets) == 0:
		return Book{}, problem.Refuse("xlsx.no_worksheet_in_workbook")
	}
	book.SavedBy = p.savedBy()
	return book, nil
}

var application = pattern.Of(`<(?:\w+:)?Application>([^<]*)<`)

// savedBy is the name of the program in the properties of the workbook.
func (p *parts) savedBy() string {
	properties, err := p.small("docProps/app.xml")
	if err != nil {
		return "" // a workbook need not have them
	}
	if m := application().FindStringSubmatch(properties); m != nil {
		return m[1]
	}
	return ""
}

// sniff refuses, by their first bytes, files that are no zip.
func (l Limits) sniff(data []byte) *problem.Refusal {
	switch {
	case len(data) == 0:
		return problem.Refuse("answers.file_empty")
	case len(data) > l.File:
		return problem.Refuse("xlsx.workbook_larger_than_mb_remove", l.File>>20)
	case bytes.HasPrefix(data, []byte("PK")):
		return nil
	}
	if k, ok := recognise(data); ok {
		return k.refused()
	}
	if !bytes.ContainsAny(data[:min(len(data), 512)], "\x00\x01\x02\x03\x04\x05\x06\x07\x08") {
		return problem.Refuse("xlsx.plain_text_no_excel_workbook")
	}
	return problem.Refuse("xlsx.no_excel_workbook_open")
}

// parts are the files in a workbook. They are opened one at a time; left is how many bytes they may still unpack to
// together, cells how many cells may still be kept.
type parts struct {
	Limits
	files       map[string]*zip.File
	left, cells int
}

// unpack lists the files of a workbook, and refuses by their names and sizes what is no workbook.
func (l Limits) unpack(archive *zip.Reader) (*parts, *problem.Refusal) {
	p := &parts{Limits: l, files: partsOf(archive), left: l.Unpacked, cells: l.Cells}
	most, declared := uint64(l.Unpacked), uint64(0)
	for _, f := range archive.File {
		declared += min(f.UncompressedSize64, most+1)
	}
	if declared > most {
		return nil, l.unpacksTooLarge()
	}
	if k, found := p.foreign(); found {
		return nil, k.refused()
	}
	return p, nil
}

// partsOf are the files of a zip by their name.
func partsOf(archive *zip.Reader) map[string]*zip.File {
	files := make(map[string]*zip.File, len(archive.File))
	for _, f := range archive.File {
		files[partName(f.Name)] = f
	}
	return files
}

// partName is the name of a part in the form in which two spellings are the same.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// smallPart is as much as is read of a part that only tells what a file is.
const smallPart = 1024

// small reads the beginning of a part.
func (p *parts) small(name string) (text string, err error) {
	r, err := p.open(name)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	data, err := io.ReadAll(io.LimitReader(r, smallPart))
	return string(data), err
}

var errNoPart = errors.New("a part is missing")

// part is an open part that counts what it unpacks, as a zip can declare less than it holds.
type part struct {
	io.ReadCloser
	of *parts
}

// Read reads, and refuses beyond the limit of the workbook.
func (p part) Read(b []byte) (int, error) {
	n, err := p.ReadCloser.Read(b)
	if p.of.left -= n; p.of.left < 0 {
		return 0, p.of.unpacksTooLarge()
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
	return part{r, p}, nil
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
