package intake

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// Source is something that can be read: a file on disk, an entry of an fs.FS, bytes in memory.
type Source struct {
	// Name is how messages call it; a path says most. Its ending says what it should hold.
	Name string
	// Named: the user chose it, so it is refused when it holds no answers. Others were found in a folder and are passed
	// over.
	Named bool
	// Read returns the content; of what is larger than most bytes, more than most and as little else as may be.
	Read func(most int) ([]byte, error)
}

// Bytes is a source in memory, chosen by the user.
func Bytes(name string, data []byte) Source {
	return Source{Name: name, Named: true, Read: func(int) ([]byte, error) { return data, nil }}
}

// Folder lists the files at any depth of a folder, each called what name makes of its path in it; reading sorts out
// which hold answers. Hidden files, locks of office programs and what is no ordinary file are no files here. The error
// is a *fs.PathError with a name that name gave.
func Folder(files fs.FS, name func(string) string) ([]Source, error) {
	var out []Source
	err := fs.WalkDir(files, ".", func(at string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return &fs.PathError{Op: "read", Path: name(at), Err: err}
		case at == ".":
		case strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir(), strings.HasPrefix(entry.Name(), "~$"), !isFile(files, at):
		default:
			out = append(out, Source{Name: name(at), Read: func(most int) (data []byte, err error) {
				file, err := files.Open(at)
				if err != nil {
					return nil, err
				}
				defer func() { err = errors.Join(err, file.Close()) }()
				return UpTo(file, most)
			}})
		}
		return nil
	})
	return out, err
}

// UpTo reads everything, but of what is larger than most bytes no more than shows it.
func UpTo(r io.Reader, most int) ([]byte, error) { return io.ReadAll(io.LimitReader(r, int64(most)+1)) }

// isFile reports whether a path leads to an ordinary file: no pipe, no device, no link to nowhere or to a folder.
func isFile(files fs.FS, at string) bool {
	info, err := fs.Stat(files, at)
	return err == nil && info.Mode().IsRegular()
}

func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// wayOut says how to make a readable file of one that another program keeps in its own form.
func wayOut(name string) (words.Message, bool) {
	switch ending(name) {
	case ".xls", ".xlsm", ".ods", ".numbers":
		return words.Say("input.kind_file_not_read", ending(name)), true
	case ".gsheet":
		return words.Say("input.shortcut_google"), true
	case ".docx", ".odt", ".pdf", ".htm", ".html":
		return words.Say("input.form_or_policy", ending(name)), true
	case ".jpg", ".jpeg", ".png", ".heic", ".pages", ".xps":
		return words.Say("input.perhaps_a_form", ending(name)), true
	}
	return words.Message{}, false
}

// passOver reports whether a file that was found in a folder holds no answers, going by its name and, where that is
// not enough, by how it begins. What could be a form that came back gets a warning.
func (s Source) passOver(problems *problem.List) (bool, error) {
	if _, ok := wayOut(s.Name); ok {
		way, own, err := s.made()
		if err == nil && !own {
			problems.Tell(problem.Warning, s.place(), way)
		}
		return err == nil, err
	}
	switch ending(s.Name) {
	case ".yaml", ".yml", ".json", ".csv", ".tsv", ".xlsx":
		return false, nil
	case ".txt":
		const enough = 1 << 16
		data, err := s.content(enough)
		return !hasTabs(data), err
	}
	return true, nil
}

// hasTabs reports whether the first line of a text has a tab, as a table has that a spreadsheet saved as text.
func hasTabs(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		data = bytes.ReplaceAll(data, []byte{0}, nil) // UTF-16: what is left of each sign tells tabs and lines
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return bytes.IndexByte(line, '\t') >= 0
}

// formPage stands in a questionnaire for a browser, also when the browser saved the page with what was filled in.
const formPage = `data-sggscan="questionnaire"`

// made tells of a file that is not read what to do, and whether it is a report in PDF or HTML that sggscan made: those
// carry the name of the program, in a PDF as UTF-16. A questionnaire for a browser is no report: the answers stand in
// the file that it saves.
func (s Source) made() (way words.Message, own bool, err error) {
	const most = 4 << 20 // no report is larger
	way, _ = wayOut(s.Name)
	if !slices.Contains([]string{".pdf", ".htm", ".html"}, ending(s.Name)) {
		return way, false, nil
	}
	data, err := s.content(most)
	if bytes.Contains(data, []byte(formPage)) {
		return words.Say("input.form_page"), false, err
	}
	return way, bytes.Contains(data, []byte("sggscan")) ||
		bytes.Contains(data, []byte("\x00s\x00g\x00g\x00s\x00c\x00a\x00n")), err
}

// Made reports whether a page or PDF says that sggscan made it. That a text speaks of the program is not enough.
func Made(data []byte) bool {
	return bytes.Contains(data, []byte(`<meta name="generator" content="sggscan `)) ||
		bytes.HasPrefix(data, []byte("%PDF-")) && bytes.Contains(data, []byte("\x00s\x00g\x00g\x00s\x00c\x00a\x00n"))
}

// content reads the source. The error is a *fs.PathError that names it.
func (s Source) content(most int) ([]byte, error) {
	data, err := s.Read(most)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: s.Name, Err: err}
	}
	return data, nil
}

func (s Source) place() problem.Place { return problem.Place{File: s.Name} }
