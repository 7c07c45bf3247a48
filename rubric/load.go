package rubric

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/pattern"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
)

// ErrNoRubric means that a path holds no YAML file.
var ErrNoRubric = errors.New("no rubric file (.yaml) found")

// Files opens the files of a rubric on disk: a folder, or one file.
func Files(location string) (fs.FS, error) {
	info, err := os.Stat(location)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return os.DirFS(location), nil
	}
	return oneFile{os.DirFS(filepath.Dir(location)), filepath.Base(location)}, nil
}

// oneFile is a folder in which only one file is seen.
type oneFile struct {
	fs.FS
	name string
}

func (o oneFile) ReadDir(string) ([]fs.DirEntry, error) {
	info, err := fs.Stat(o.FS, o.name)
	if err != nil {
		return nil, err
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(info)}, nil
}

// Load reads a rubric from the YAML files at the top of files. Each file holds some of the keys of a rubric; the lists
// of several files are joined in the order of the file names. Shown is the folder put before the file names in
// messages.
//
// Everything that is wrong with the content comes back as problems, all of it at once; the rubric is usable when none
// of them is an error. The Go error is for what the system refuses, and ErrNoRubric.
func Load(files fs.FS, shown string) (*Rubric, problem.List, error) {
	written, problems, err := load(files, shown)
	if err != nil {
		return nil, problems, err
	}
	r := written.read()
	r.Hash, err = r.hash()
	return r, problems, err
}

// load reads a rubric as it is written, with words in braces in its texts.
func load(files fs.FS, shown string) (*Rubric, problem.List, error) {
	var problems problem.List
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, problems, err
	}
	l := &loader{problems: &problems, rubric: &Rubric{}, once: map[string]problem.Place{},
		places: map[string]yamldoc.Value{}}
	documents, err := parseAll(files, entries, shown)
	if err != nil {
		return nil, problems, err
	}
	if len(documents) == 0 {
		return nil, problems, ErrNoRubric
	}
	l.whole.File = cmp.Or(shown, "rubric")
	if len(documents) == 1 {
		l.whole.File = documents[0].name
	}
	for _, d := range documents {
		problems.Add(d.problems)
		if !d.sound || !l.file(d.value.Reporting(&problems)) {
			l.unread = true
		}
	}
	if err := l.learned(files, shown); err != nil {
		return nil, problems, err
	}
	l.finish()
	earlier, err := readEarlier(files, shown, &problems)
	l.rubric.earlier = func() []Earlier { return earlier }
	return l.rubric, problems, err
}

// document is one parsed file of a rubric.
type document struct {
	name     string
	value    yamldoc.Value
	sound    bool
	problems problem.List
}

// parseAll parses the files of a rubric at the same time, since parsing is most of the time that the program takes to
// start.
func parseAll(files fs.FS, entries []fs.DirEntry, shown string) ([]document, error) {
	var names []string
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Name()))
		schema := strings.HasSuffix(e.Name(), ".schema.json") // what `rubric export` puts beside a copy
		if !e.IsDir() && !schema && !strings.HasPrefix(e.Name(), ".") && (ext == ".yaml" || ext == ".yml" || ext == ".json") {
			names = append(names, e.Name())
		}
	}
	out, errs := make([]document, len(names)), make([]error, len(names))
	var wait sync.WaitGroup
	for n, name := range names {
		wait.Go(func() {
			data, err := readFile(files, name)
			if err != nil {
				errs[n] = err
				return
			}
			out[n].name = filepath.Join(shown, name)
			out[n].value, out[n].sound = yamldoc.Parse(out[n].name, data, &out[n].problems)
		})
	}
	wait.Wait()
	return out, errors.Join(errs...)
}

// readFile reads a file; of one that is too large only so much that it shows.
func readFile(files fs.FS, name string) (data []byte, err error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return io.ReadAll(io.LimitReader(file, limit.Document+1))
}

var (
	idPattern      = pattern.Of(`^[A-Za-z][A-Za-z0-9_]{0,23}$`)
	rubricPattern  = pattern.Of(`^[a-z][a-z0-9-]{0,39}$`)
	versionPattern = pattern.Of(`^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$`)
)

// loader turns documents into a rubric and remembers where things stand, for the checks over the whole.
type loader struct {
	problems *problem.List
	rubric   *Rubric
	once     map[string]problem.Place // top keys that may stand in one file only
	refs     []reference
	untitled int // texts without English
	firstGap yamldoc.Value
	braces   []braced                 // texts that hold words of a sector
	owned    []owned                  // texts of a sector
	wordsAt  []yamldoc.Value          // the rows of the table of words
	places   map[string]yamldoc.Value // ids of domains, indicators and checks
	at       []yamldoc.Value          // the indicators, in the order of Rubric.Indicators
	whole    problem.Place            // of what is missing from the rubric
	unread   bool                     // a file could not be read, so that what is missing may be in it
}

// reference is a mention of something that another part must hold.
type reference struct {
	at         yamldoc.Value
	kind, name string
}

// keys are the keys of a rubric, in the order in which they are written.
func (l *loader) keys() []field {
	r := l.rubric
	return []field{
		must("id", matching(&r.ID, rubricPattern(), "rubric.lower_case_letters_digits")),
		must("version", version(&r.Version)),
		must("title", l.text(&r.Title)),
		may("source", l.source),
		must("levels", l.levelNames),
		must("target", number(&r.Target, 0, int(TopLevel))),
		must("coverage_minimum", decimal(&r.CoverageMinimum, 1)),
		must("verdicts", l.verdicts),
		must("evidence_months", number(&r.EvidenceMonths, 1, 1200)),
		must("agreement_minimum", number(&r.AgreementMinimum, 1, 1000)),
		must("role_minimum", number(&r.RoleMinimum, 1, 1000)),
		must("quote_minimum", number(&r.QuoteMinimum, 1, 1000)),
		must("median_minimum", number(&r.MedianMinimum, 1, 1000)),
		must("quartile_minimum", number(&r.QuartileMinimum, 1, 1000)),
		must("trend_noise", l.trendNoise),
		may("words", each(l.sectorWord)),
		may("guidance", l.guidance),
		must("respondent_roles", each(l.role)),
		must("domains", each(l.domain)),
		may("checks", each(l.check)),
		may("principles", each(l.principle)),
		may("resources", each(l.resource)),
		may("contradictions", each(l.contradiction)),
		may("policy", l.policy),
	}
}

// file reads one file; false when it holds no keys at all.
func (l *loader) file(doc yamldoc.Value) bool {
	joined := []string{"domains", "checks", "principles", "resources", "contradictions"}
	keys := l.keys()
	if what, other := otherKind(doc, names(keys)); other {
		doc.Errorf("rubric.no_part_of_a_rubric", what)
		return false
	}
	m, ok := doc.Map(names(keys)...)
	for _, e := range m.Entries {
		if first, double := l.once[e.Name]; double && !slices.Contains(joined, e.Name) {
			e.Key.Errorf("rubric.in_already", e.Name, first.String())
			continue
		}
		l.once[e.Name] = e.Key.Place()
		keys[slices.IndexFunc(keys, func(f field) bool { return f.key == e.Name })].read(e.Value)
	}
	return ok
}

// otherKind recognises, by its keys, a file of sggscan that is no part of a rubric: one of the known keys makes it one.
func otherKind(doc yamldoc.Value, known []string) (what lang.Text, other bool) {
	has := func(keys ...string) bool {
		return slices.ContainsFunc(doc.Keys(), func(k string) bool { return slices.Contains(keys, k) })
	}
	known = slices.DeleteFunc(known, func(k string) bool { return k == "checks" }) // answers have them too
	switch {
	case has(known...):
		return lang.Text{}, false
	case has("school", "answers"):
		return words.Text("rubric.filled_questionnaire"), true
	case has("adviser", "schools"):
		return words.Text("rubric.advisers_file"), true
	case has("assessments"):
		return words.Text("rubric.scores"), true
	}
	return lang.Text{}, false
}
