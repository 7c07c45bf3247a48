package questionnaire_test

import (
	"bytes"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/report/questionnaire"
	"sggscan/rubric"
)

func reader(t *testing.T) answers.Reader {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	today, _ := assessment.ParseDate("2026-11-22")
	return answers.Reader{Rubric: r, Today: today}
}

// A blank form is a sound questionnaire in which everything is blank, for each sector, length and language.
func TestBlankFormReadsAsBlank(t *testing.T) {
	rd := reader(t)
	for _, sector := range rubric.Sectors() {
		for _, profile := range []assessment.Profile{assessment.Full, assessment.Core} {
			for _, l := range lang.All() {
				var b bytes.Buffer
				form := questionnaire.Form{Rubric: rd.Rubric, Lang: l, School: assessment.School{Name: `De "Linde": 1`, BRIN: "00AB00", Sector: sector, Place: "yes"}, Profile: profile,
					Role: rubric.Joint, Date: rd.Today, Round: "2026-2027"}
				if err := questionnaire.YAML(&b, form); err != nil {
					t.Fatal(err)
				}
				var problems problem.List
				response, ok := rd.YAML("form.yaml", b.Bytes(), &problems)
				if all := problems.All(); !ok || len(all) != 1 || all[0].Text.EN != "nothing has been answered yet; this list counts as not returned" {
					t.Fatalf("%s %s %s: %v", sector, profile, l, all)
				}
				if response.School != form.School || response.Profile != profile || response.Round != form.Round {
					t.Errorf("read back %+v %s %s", response.School, response.Profile, response.Round)
				}
				asked := 0
				for _, i := range rd.Rubric.Indicators() {
					answer, given := response.Answers.Get(i.ID)
					if given != response.Asked(i) || answer != (assessment.Answer{}) {
						t.Errorf("%s %s: %s is given %v, %+v", sector, profile, i.ID, given, answer)
					}
					if given {
						asked++
					}
				}
				if short := asked < len(rd.Rubric.Indicators())*2/3; asked == 0 || short != (profile == assessment.Core) {
					t.Errorf("%s %s asks %d questions", sector, profile, asked)
				}
			}
		}
	}
}

// From an earlier answer the texts and the plan are filled in; the level is only shown, so that it is chosen anew.
func TestFromAnEarlierAnswer(t *testing.T) {
	rd := reader(t)
	var problems problem.List
	old, ok := rd.YAML("old.yaml", []byte("school: {name: De Linde, sector: vo}\ndate: 2025-11-02\nanswers:\n"+
		"  V1: {level: 2, evidence: \"visie \\\"samen\\\"\\nblz. 3\", evidence_date: 2025-03-01, note: oud, action: delen, owner: teamleider, due: 2026-05-01, status: busy}\n"), &problems)
	if !ok {
		t.Fatal(problems.All())
	}
	round, _, _ := assessment.Group(rd.Rubric, []assessment.Response{old}, &problems)[0].Pick("")
	previous := assessment.Assess(rd.Rubric, round, nil, assessment.Options{})
	var b bytes.Buffer
	form := questionnaire.Form{Rubric: rd.Rubric, Lang: lang.NL, School: previous.School, Profile: assessment.Full, Role: rubric.Joint, Date: rd.Today, Round: "2026-2027", Previous: &previous}
	if err := questionnaire.YAML(&b, form); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "# Vorige keer (2025-2026): niveau 2") {
		t.Error("the earlier level is not shown")
	}
	response, ok := rd.YAML("form.yaml", b.Bytes(), &problems)
	if !ok {
		t.Fatal(problems.All())
	}
	got := response.Answers.Of("V1")
	if got.State != assessment.Blank || got.Evidence != "visie \"samen\"\nblz. 3" || got.EvidenceDate.String() != "2025-03-01" || got.Note != "oud" || got.Action != "delen" ||
		got.Owner != "teamleider" || got.Due.Date.String() != "2026-05-01" || got.Status != assessment.StatusBusy {
		t.Errorf("read back %+v", got)
	}
}
