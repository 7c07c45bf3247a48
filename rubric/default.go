package rubric

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"sggscan/internal/compact"
	"sggscan/internal/lang"
)

//go:embed sexting
var embedded embed.FS

//go:embed parsed.bin
var parsedBefore string

// DefaultFiles are the files of the rubric that comes with the program.
func DefaultFiles() (fs.FS, error) { return fs.Sub(embedded, "sexting") }

// Default is the rubric that comes with the program, made at the first call and shared after it: a rubric is never
// changed once it is read. An error means that the program was built with a broken rubric.
func Default() (*Rubric, error) { return readDefault() }

var readDefault = sync.OnceValues(func() (*Rubric, error) {
	files, err := DefaultFiles()
	if err != nil {
		return nil, err
	}
	if r, ok := fromParsed(parsedBefore, files); ok {
		return r, nil
	}
	return parseDefault(files)
})

func parseDefault(files fs.FS) (*Rubric, error) {
	r, problems, err := Load(files, "")
	if err == nil && problems.HasErrors() {
		first := problems.All()[0]
		err = fmt.Errorf("embedded rubric: %s: %s", first.Place, first.Text.In(lang.EN))
	}
	return r, err
}

// parsed is a rubric as it was written in files with this checksum. Reading it takes a tenth of the time that the YAML
// takes, which every start of the program would wait for; `make docs` writes it.
type parsed struct {
	Files   string
	Words   []wordJSON
	Written *Rubric
}

// fromParsed is the rubric that was read before from these very files. Of files that have changed since there is none.
func fromParsed(data string, files fs.FS) (*Rubric, bool) {
	sum, err := checksum(files)
	var p parsed
	if err != nil || !compact.Unmarshal(data, &p) || p.Files != sum {
		return nil, false
	}
	for _, w := range p.Words {
		p.Written.words.add(w.word())
	}
	p.Written.earlier = laterRead(files)
	p.Written.learned = learnedLater(files)
	return p.Written.read(), true
}

// checksum is the SHA-256 of the names and contents of the files that are read at the start, in hexadecimal digits: of
// all but what was learned.
func checksum(files fs.FS) (string, error) {
	sum, buffer := sha256.New(), make([]byte, 32<<10)
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && name == learnedFolder {
			return fs.SkipDir
		}
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := files.Open(name)
		if err != nil {
			return err
		}
		_, _ = fmt.Fprintf(sum, "\x00%s\x00", name) // a hash takes all it is given
		_, err = io.CopyBuffer(sum, file, buffer)
		return errors.Join(err, file.Close())
	})
	return hex.EncodeToString(sum.Sum(nil)), err
}
