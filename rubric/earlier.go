package rubric

import (
	"errors"
	"io/fs"
	"path/filepath"
	"sync"

	"sggscan/internal/problem"
	"sggscan/internal/yamldoc"
)

// earlierFolder holds, beside the files of a rubric, how versions before it asked their questions.
const earlierFolder = "earlier"

// Earlier is how a version of the rubric before this one worded its questions, as far as it was otherwise: a form that
// was made with that version can still be read.
type Earlier struct {
	Version string
	// Wordings are by id of the question.
	Wordings map[string]Wording
}

// Wording is how a question was asked, in all languages and sectors.
type Wording struct {
	// Asked are its titles and questions.
	Asked []string
	// Levels are the texts of each level.
	Levels [TopLevel + 1][]string
}

// Earlier gives the wordings of versions before this one, the oldest first. They are read at the first call.
func (r *Rubric) Earlier() []Earlier {
	if r.earlier == nil {
		return nil
	}
	return r.earlier()
}

// laterRead reads the wordings when they are asked for; a file with a fault was told of when the rubric was checked.
func laterRead(files fs.FS) func() []Earlier {
	return sync.OnceValue(func() []Earlier {
		out, _ := readEarlier(files, "", &problem.List{})
		return out
	})
}

// readEarlier reads the folder with earlier wordings, which a rubric may do without.
func readEarlier(files fs.FS, shown string, problems *problem.List) ([]Earlier, error) {
	if _, single := files.(oneFile); single {
		return nil, nil
	}
	folder, err := fs.Sub(files, earlierFolder)
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(folder, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	documents, err := parseAll(folder, entries, filepath.Join(shown, earlierFolder))
	var out []Earlier
	for _, d := range documents {
		problems.Add(d.problems)
		if !d.sound {
			continue
		}
		x := Earlier{Wordings: map[string]Wording{}}
		part(d.value.Reporting(problems), must("version", version(&x.Version)), must("questions", each(x.question)))
		out = append(out, x)
	}
	return out, err
}

func (x Earlier) question(v yamldoc.Value) {
	var id string
	var w Wording
	list := func(to *[]string) reader {
		return each(func(v yamldoc.Value) {
			var s string
			plain(&s)(v)
			*to = append(*to, s)
		})
	}
	part(v, must("id", plain(&id)), may("asked", list(&w.Asked)), may("levels", func(v yamldoc.Value) {
		part(v, may("0", list(&w.Levels[0])), may("1", list(&w.Levels[1])), may("2", list(&w.Levels[2])),
			may("3", list(&w.Levels[3])))
	}))
	x.Wordings[id] = w
}
