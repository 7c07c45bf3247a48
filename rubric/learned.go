package rubric

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
)

// learnedFolder holds, beside the files of a rubric, what was learned from labelled texts, in a file for each language.
// A line of it is a clue, a tab, and what that gives to which labels: "nazorg<tab>S3 12, S1 4"; in place of a clue the
// line "least" says how many points each label needs.
const learnedFolder = "learned"

// least is the line of a file that is no clue: clues are words in small letters, so that it has a sign before it.
const leastLine = "!least"

// Learned is what was learned of texts in a language. The zero value is nothing.
type Learned struct {
	// Labels are indicators and kinds of wording. A sentence speaks of the indicator, or has the kind of wording, when
	// its clues give it so many points as it needs.
	Labels []Label
	// Clues are what a sentence can have, with what each gives.
	Clues map[string][]Points
}

// Label is an indicator or a kind of wording, and how many points it needs at least.
type Label struct {
	ID    string
	Least int
}

// Points are what a clue gives to a label, by its number: more than 0 when it speaks for it, less when against.
type Points struct{ Label, Points int16 }

// LearnedFile is the name of the file of a language within a rubric.
func LearnedFile(l lang.Lang) string { return path.Join(learnedFolder, string(l)+".tsv") }

// String is what was learned as a file holds it; lines of comment begin with "# ".
func (x Learned) String() string {
	var b strings.Builder
	line := func(clue string, list []string) { b.WriteString(clue + "\t" + strings.Join(list, ", ") + "\n") }
	var list []string
	for _, l := range x.Labels {
		list = append(list, fmt.Sprint(l.ID, " ", l.Least))
	}
	line(leastLine, list)
	for _, clue := range slices.Sorted(func(yield func(string) bool) {
		for c := range x.Clues {
			if !yield(c) {
				return
			}
		}
	}) {
		list = list[:0]
		for _, p := range x.Clues[clue] {
			list = append(list, fmt.Sprint(x.Labels[p.Label].ID, " ", p.Points))
		}
		line(clue, list)
	}
	return b.String()
}

// Learned gives what was learned of texts in a language. It is read at the first call.
func (r *Rubric) Learned(l lang.Lang) Learned {
	if r.learned == nil || r.learned[l] == nil {
		return Learned{}
	}
	return r.learned[l]()
}

// learnedLater reads what was learned of a language when it is asked for; a file with a fault was told of when the
// rubric was checked.
func learnedLater(files fs.FS) map[lang.Lang]func() Learned {
	out := map[lang.Lang]func() Learned{}
	for _, l := range lang.All() {
		out[l] = sync.OnceValue(func() Learned {
			x, _ := readLearned(files, l, "", &problem.List{})
			return x
		})
	}
	return out
}

// readLearned reads what was learned of a language, which a rubric may do without.
func readLearned(files fs.FS, l lang.Lang, shown string, problems *problem.List) (Learned, error) {
	if _, single := files.(oneFile); single {
		return Learned{}, nil
	}
	data, err := readFile(files, LearnedFile(l))
	if errors.Is(err, fs.ErrNotExist) {
		return Learned{}, nil
	}
	if err != nil {
		return Learned{}, err
	}
	at := problem.Place{File: filepath.Join(shown, filepath.FromSlash(LearnedFile(l)))}
	if len(data) > limit.Document {
		problems.Errorf(at, "rubric.learned_large", limit.Document>>20)
		return Learned{}, nil
	}
	return parseLearned(string(data), at, problems), nil
}

func parseLearned(data string, at problem.Place, problems *problem.List) Learned {
	lines := strings.Count(data, "\n")
	out, all := Learned{Clues: make(map[string][]Points, lines)}, make([]Points, 0, strings.Count(data, ", ")+lines)
	numbers := map[string]int{}
	for line := range strings.Lines(data) {
		at.Line++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		clue, rest, ok := strings.Cut(line, "\t")
		_, twice := out.Clues[clue]
		if ok = ok && clue != "" && !twice && (clue == leastLine) == (len(numbers) == 0); !ok {
			problems.Errorf(at, "rubric.learned_line", leastLine)
			return out
		}
		from := len(all)
		for part := range strings.SplitSeq(rest, ", ") {
			id, number, _ := strings.Cut(part, " ")
			points, err := strconv.Atoi(number)
			n, known := numbers[id]
			switch {
			case err != nil || id == "" || max(points, -points) > math.MaxInt16 || len(numbers) > math.MaxInt16:
				problems.Errorf(at, "rubric.learned_points", part)
				return out
			case clue == leastLine:
				numbers[id] = len(out.Labels)
				out.Labels = append(out.Labels, Label{id, points})
			case !known:
				problems.Errorf(at, "rubric.learned_label", id, leastLine)
				return out
			default:
				all = append(all, Points{int16(n), int16(points)})
			}
		}
		if clue != leastLine {
			out.Clues[clue] = all[from:len(all):len(all)]
		}
	}
	return out
}

// learned reads what was learned of each language and reports labels that the rubric does not have.
func (l *loader) learned(files fs.FS, shown string) error {
	l.rubric.learned = map[lang.Lang]func() Learned{}
	for _, language := range lang.All() {
		x, err := readLearned(files, language, shown, l.problems)
		if err != nil {
			return err
		}
		l.rubric.learned[language] = func() Learned { return x }
		for _, label := range x.Labels {
			_, kind := l.rubric.Policy.Kind(label.ID)
			if _, indicator := l.rubric.Indicator(label.ID); !kind && !indicator {
				at := problem.Place{File: filepath.Join(shown, filepath.FromSlash(LearnedFile(language)))}
				l.problems.Errorf(at, "rubric.learned_unknown", label.ID)
			}
		}
	}
	return nil
}
