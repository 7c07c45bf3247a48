package words

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
)

// aboveOne are the texts of which a number is never 1, by why that is so.
var aboveOne = map[string]string{
	"a limit of the program": `answers.list_more_than_rows answers.more_than_errors_warnings answers.no_header_found_in
		answers.no_header_found_in_first answers.row_more_than_columns answers.table_more_than_cells
		answers.table_more_than_rows answers.text_characters answers.text_longer_than_characters commands.warnings_alike
		board.rounds_from excel.board_profiles_many html_form.too_long rubric.no_word xlsx.sheet_more_than_rows
		xlsx.workbook_more_than_cells xlsx.workbook_more_than_sheets yaml.file_more_than_values`,
	"a threshold of the rubric": `agreement.leaders_team_laid_side board.median_shown_from_schools
		board.too_few_schools_to_share comparison.adviser_no_kappa comparison.compare_within_sector
		comparison.measurement_more_than_months_ago comparison.medians_from comparison.sectors_stand_together
		excel.board_domains_how
		excel.board_profiles_few findings.evidence_older_than_months_with findings.leaders_in_small_roles firm.proven
		firm.proven_all method.agreement_runs_from_0 questionnaire.talk_agree_hidden questionnaire.talk_of_people
		report.evidence_older_than_months report.median_middle_schools_in`,
	"how many questions, principles or minutes a list has": `comparison.adviser_looked comparison.questions_answered
		html.all_principles html_form.what_text questionnaire.what_text questionnaire.who_text questionnaire.who_together
		report.questions_answered rubric.level_texts_expected_from_0 rubric.levels_expected_from_0
		rubric.steps_expected_0_1`,
	"another text says it of one, or it is told of more only": `answers.questionnaires_for_with_role answers.role_unsaid
		answers.row_cells_header board.more_schools_used_different_list
		commands.holds_schools commands.talk_folder findings.answers_at_level_2 firm.short_many
		input.one_two_people_more report.all_questions_answered report.respondents_wrote_note report.schools`,
}

// afterNumber is 0, 1 or 2 with the three words behind it, or fewer.
var afterNumber = regexp.MustCompile(`(?:^|[^\p{L}\d.,×/÷–-])([012]) (\p{L}[\p{L}'’-]*)` +
	strings.Repeat(`(?: (\p{L}[\p{L}'’-]*))?`, 2))

// TestNumbersAndTheirWords renders every text that takes numbers, with 0, 1 and 2 in the place of each, and looks
// whether the words behind the number go with it: no "1 vragen", no "2 vraag", no "1 vraag staan", no "2 vragen staat".
func TestNumbersAndTheirWords(t *testing.T) {
	many := strings.Fields("zijn staan hebben worden waren liggen kregen vulden are have were")
	one := strings.Fields("staat heeft wordt ligt kreeg loopt has was")
	// These end as a plural does and are none.
	ends := strings.Fields("mens keer en een of is als has was does open tussen ontvangen overgeslagen")
	singular, plurals := pairs(t)
	above := map[string]bool{}
	for _, keys := range aboveOne {
		for _, key := range strings.Fields(keys) {
			above[key] = true
		}
	}
	rendered(t, func(key string, l lang.Lang, n int, text string) {
		for _, m := range afterNumber.FindAllStringSubmatch(text, -1) {
			likeMany := plurals[l][m[2]] || !slices.Contains(ends, m[2]) &&
				(strings.HasSuffix(m[2], "s") || l == lang.NL && strings.HasSuffix(m[2], "en"))
			wrong := singular[l][m[2]] && !plurals[l][m[2]] || m[2] != "daarvan" && slices.Contains(one, m[3])
			if m[1] == "1" {
				wrong = likeMany || slices.Contains(many, m[3]) && m[4] != "jullie"
			}
			if wrong && (m[1] != "1" || n != 1 || !above[key]) {
				t.Errorf("%s: %q", key, text)
			}
		}
	})
}

// pairs are the words behind 1 and behind other numbers where a text has a form for each and the words differ.
func pairs(t *testing.T) (singular, plurals map[lang.Lang]map[string]bool) {
	t.Helper()
	singular, plurals = map[lang.Lang]map[string]bool{}, map[lang.Lang]map[string]bool{}
	for _, l := range lang.All() {
		singular[l], plurals[l] = map[string]bool{}, map[string]bool{}
	}
	both := strings.Fields("open naar to level of") // before or instead of the word that is counted
	type form struct {
		key string
		l   lang.Lang
	}
	first := map[form]string{}
	word := func(text, number string) string {
		for _, m := range afterNumber.FindAllStringSubmatch(text, -1) {
			if m[1] == number {
				return m[2]
			}
		}
		return ""
	}
	texts(t, func(key string, l lang.Lang, text string) {
		text = regexp.MustCompile(`%(\[1\])?d`).ReplaceAllString(text, "2")
		if x := word(text, "1"); x != "" {
			first[form{key, l}] = x
		}
	})
	texts(t, func(key string, l lang.Lang, text string) {
		text = regexp.MustCompile(`%(\[1\])?d`).ReplaceAllString(text, "2")
		x, y := first[form{key, l}], word(text, "2")
		if x != "" && y != "" && x != y && !slices.Contains(both, x) {
			singular[l][x], plurals[l][y] = true, y != "open" // "2 open vragen"
		}
	})
	return singular, plurals
}

// rendered calls back with every text that takes numbers, for each of them with 0, 1 and 2; the others are 2.
func rendered(t *testing.T, call func(key string, l lang.Lang, n int, text string)) {
	t.Helper()
	for subject, entries := range all(t) {
		for name, e := range entries {
			for at, l := range lang.All() {
				takes, _ := verbs(e[at].other)
				numbers := 0
				for place, verb := range takes {
					if verb[0] != 'd' {
						continue
					}
					numbers++
					for n := range 3 {
						args := make([]any, most(e))
						for k := range args {
							args[k] = map[bool]any{true: 2, false: "…"}[strings.HasPrefix(takes[k+1], "d") || k == 0 && plural(e[at])]
						}
						args[place-1] = n
						call(subject+"."+name, l, n, render(e[at], l, args))
					}
				}
				if numbers == 0 && plural(e[at]) {
					call(subject+"."+name, l, 1, e[at].one)
					call(subject+"."+name, l, 2, e[at].other)
				}
			}
		}
	}
}

func render(f forms, l lang.Lang, args []any) string {
	if n, ok := args[0].(int); ok && plural(f) {
		return strings.Split(Plural{f, l}.Of(n, args[1:]...), "%!(EXTRA")[0]
	}
	return strings.Split(fmt.Sprintf(f.other, args...), "%!(EXTRA")[0]
}
