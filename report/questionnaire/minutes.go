package questionnaire

import (
	"strings"

	"sggscan/internal/lang"
	"sggscan/rubric"
)

// What filling in takes beside reading, in seconds. Careful readers of non-fiction read some 238 words a minute
// (Brysbaert 2019); who must choose between levels reads slower. A question takes somebody alone the time to choose and
// to note something at about half of them, and a team the time to talk.
const (
	wordsPerMinute = 200
	secondsCheck   = 30
	secondsAlone   = 45
	secondsTeam    = 120
	roundMinutes   = 5
)

// Minutes is how long filling in the form takes a team and somebody alone, in minutes rounded up to five: to read what
// stands above the questions, each question with why and its levels, and the checks, and to answer them.
func (f Form) Minutes() (team, alone int) {
	read := func(texts ...lang.Text) (words int) {
		for _, t := range texts {
			words += len(strings.Fields(t.In(f.Lang)))
		}
		return words
	}
	g, asked := f.Rubric.Guidance, f.questions()
	words, seconds := read(g.Levels, g.Flags, g.Legal), 0
	for _, q := range asked {
		words += read(q.indicator.Texts.Question, q.indicator.Texts.Why) + read(q.indicator.Texts.Levels...)
	}
	for _, kind := range []rubric.CheckKind{rubric.Flag, rubric.Legal} {
		for _, c := range f.checks(kind) {
			words += read(c.Texts.Question, c.Texts.Why)
			seconds += secondsCheck
		}
	}
	seconds += words * 60 / wordsPerMinute
	rounded := func(each int) int {
		const step = 60 * roundMinutes
		return (seconds + each*len(asked) + step - 1) / step * roundMinutes
	}
	return rounded(secondsTeam), rounded(secondsAlone)
}
