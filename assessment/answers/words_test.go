package answers

import (
	"testing"

	"sggscan/assessment"
	"sggscan/rubric"
)

func wordsOf(t *testing.T) (vocabulary, *rubric.Rubric) {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	return newVocabulary(r), r
}

func TestLevel(t *testing.T) {
	w, r := wordsOf(t)
	v1, _ := r.Indicator("V1")
	level := func(n int) string { return assessment.Answered.String() + string(rune('0'+n)) }
	for in, want := range map[string]string{
		"2": level(2), " 2 ": level(2), "2,0": level(2), "2.0": level(2), "2 – In praktijk": level(2), "2 - in praktijk": level(2), "2: In praktijk": level(2),
		"2 (in praktijk)": level(2), "In praktijk": level(2), "IN PRAKTIJK.": level(2), "2 – In praktijk: De school heeft één visie": level(2), "niveau 3": level(3),
		"0 Nog niet": level(0), "Geborgd": level(3), "1 – Developing": level(1), "\u00a01\u00a0": level(1), "2 – " + v1.Texts.Levels[2].NL: level(2), v1.Texts.Levels[0].NL: level(0),
		"": "blank", "   ": "blank", "-": "blank",
		"Weet niet": "unknown", "weet ik niet": "unknown", "?": "unknown", "unknown": "unknown",
		"n.v.t.": "na", "N.v.t": "na", "nvt": "na", "niet van toepassing": "na", "n/a": "na",
		"4": "no", "-1": "no", "2,5": "no", "2.5": "no", "ja": "no", "2-3": "no", "1 of 2": "no", "misschien": "no", "2 – Geborgd": "no", "22": "no", "2 x": "no", "00": "no", "1e0": "no",
	} {
		state, l, _, ok := w.level(v1, in)
		got := state.String()
		if state == assessment.Answered {
			got += string(rune('0' + int(l)))
		}
		if !ok {
			got = "no"
		}
		if got != want {
			t.Errorf("%q is understood as %s, want %s", in, got, want)
		}
	}
}

func TestCheckStatusAndNames(t *testing.T) {
	w, r := wordsOf(t)
	flag, _ := r.Check("R1")
	legal, _ := r.Check("X1")
	for in, want := range map[string]assessment.CheckState{"Ja": "yes", "nee.": "no", "Hersteld": "repaired", "weet niet": "unknown", "": "", "TRUE": "yes", "ONWAAR": "no"} {
		if got, ok := w.checkState(flag, in); !ok || got != want {
			t.Errorf("%q is understood as %q, %v", in, got, ok)
		}
	}
	if _, ok := w.checkState(legal, "hersteld"); ok {
		t.Error("a legal check takes 'hersteld'")
	}
	if _, ok := w.checkState(flag, "soms"); ok {
		t.Error("a flag takes 'soms'")
	}
	for in, want := range map[string]assessment.Status{"Bezig": "busy", "klaar": "done", "": "", "Open": "open", "vervallen": "dropped"} {
		if got, ok := w.status(in); !ok || got != want {
			t.Errorf("%q is understood as %q, %v", in, got, ok)
		}
	}
	if s, ok := w.sector("Voortgezet onderwijs"); !ok || s != rubric.VO {
		t.Errorf("sector %q %v", s, ok)
	}
	if role, ok := w.role("Schoolleider"); !ok || role != "leader" {
		t.Errorf("role %q %v", role, ok)
	}
	for in, want := range map[string]string{"docent": "teacher", "Leraar": "teacher", "middle leader": "middle_leader", "slb’er": "mentor", "conciërge": "support", "tandarts": "", "leraar en mentor": ""} {
		if role, ok := w.role(in); role != want || ok != (want != "") {
			t.Errorf("role %q is understood as %q %v", in, role, ok)
		}
	}
	for in, want := range map[string]string{"leraar of docent": "teacher", "leerkracht": "teacher", "mentor of slb'er": "mentor",
		"gedragsspecialist": "mentor", "Leerlingcoördinator": "mentor", "mentor of leerlingcoördinator": "mentor",
		"slb'er (study coach)": "mentor", "study coach": "mentor", "ib'er of zorgcoördinator": "care", "ib'er (intern begeleider)": "care",
		"Intern begeleider": "care", "begeleider passend onderwijs": "care", "zorgcoördinator": "care", "care coordinator": "care",
		"ib'er (care coordinator)": "care", "zorgcoördinator of begeleider passend onderwijs": "care", "onderwijsmanager": "middle_leader", "Support staff": "support"} {
		if role, ok := w.role(in); role != want || !ok {
			t.Errorf("the title %q, of a sector or of an earlier form, is understood as %q %v", in, role, ok)
		}
	}
	if p, ok := w.profile("Korte lijst"); !ok || p != assessment.Core {
		t.Errorf("profile %q %v", p, ok)
	}
}

func TestDates(t *testing.T) {

	for in, want := range map[string]string{
		"2026-03-01": "2026-03-01", "1-3-2026": "2026-03-01", "01/03/2026": "2026-03-01", "1.3.2026": "2026-03-01", "1 maart 2026": "2026-03-01", "1 mrt 2026": "2026-03-01",
		"2026-03-01T00:00:00": "2026-03-01", "2 Oct 2026": "2026-10-02",
		"31-2-2026": "", "3-4": "", "na de studiedag": "", "2026": "", "13/13/2026": "", "1 foo 2026": "", "1-3-26": "2026-03-01", "ma 2 nov. 2026": "2026-11-02", "02-nov-26": "2026-11-02",
	} {
		got, ok := ParseDay(in)
		if ok != (want != "") || got.String() != want {
			t.Errorf("%q is understood as %q, %v; want %q", in, got, ok, want)
		}
	}
	// 46082 is 1 March 2026 in Excel's count from 1900, and 1462 days less in the count from 1904.
	for _, c := range []struct {
		n    float64
		old  bool
		want string
	}{{46082, false, "2026-03-01"}, {46082.75, false, "2026-03-01"}, {46082 - 1462, true, "2026-03-01"}, {0, false, ""}, {-3, false, ""}, {1e9, false, ""}} {
		if got, _ := serial(c.n, c.old); got.String() != c.want {
			t.Errorf("serial %v is %s, want %s", c.n, got, c.want)
		}
	}
}

// The list of words that comes with the program is sound: nothing is missing, unknown or there twice.
func TestWordList(t *testing.T) {
	if _, err := loadWords(); err != nil {
		t.Fatal(err)
	}
	for f := range fieldCount {
		if text := heading(f); text.NL == "" || text.EN == "" {
			t.Errorf("field %d has no heading", f)
		}
	}
}
