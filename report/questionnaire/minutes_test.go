package questionnaire

import (
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// By hand: 100 words of guidance, 4 questions of 200 words with why and levels, 2 checks of 50 words: 1,000 words are 5
// minutes, the checks one more. A team of 4 questions needs 8 minutes to talk, somebody alone 3: 14 and 9 minutes, up to
// 15 and 10. A short list of one question has 400 words, 2 minutes: with checks and talk 5 exactly, alone less.
func TestMinutes(t *testing.T) {
	text := func(words int) lang.Text { return lang.Same(strings.TrimSpace(strings.Repeat("woord ", words))) }
	question := rubric.Indicator{Sectors: rubric.Sectors(), Texts: rubric.Texts{Question: text(20), Why: text(20),
		Levels: []lang.Text{text(40), text(40), text(40), text(40)}}}
	inCore := question
	inCore.Core = true
	check := rubric.Check{Kind: rubric.Flag, Sectors: rubric.Sectors(),
		Texts: rubric.CheckTexts{Question: text(30), Why: text(20)}}
	r := &rubric.Rubric{Guidance: rubric.Guidance{Levels: text(60), Flags: text(30), Legal: text(10)},
		Domains: []rubric.Domain{{Indicators: []rubric.Indicator{inCore, question}},
			{Indicators: []rubric.Indicator{question, question}}},
		Checks: []rubric.Check{check, check}}
	for profile, want := range map[assessment.Profile][2]int{assessment.Full: {15, 10}, assessment.Core: {5, 5}} {
		f := Form{Rubric: r, Lang: lang.NL, Profile: profile, School: assessment.School{Sector: rubric.VO}}
		if team, alone := f.Minutes(); team != want[0] || alone != want[1] {
			t.Errorf("%s: %d minutes for a team and %d alone, want %v", profile, team, alone, want)
		}
	}
}
