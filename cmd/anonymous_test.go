package cmd_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"sggscan/cmd"
	"sggscan/rubric"
)

// member is a school of a board, as far as an anonymous comparison may not tell of it.
type member struct {
	name, brin, place, board, sector, text string
	day                                    int // of November 2026
	people                                 int // teachers; 0 for a form that was filled in together
}

// unlike are eight schools: five of po, two of vo and one of mbo. What they answer hangs on their place alone.
func unlike() []member {
	var out []member
	for n, sector := range []string{"po", "po", "po", "po", "po", "vo", "vo", "mbo"} {
		out = append(out, member{name: fmt.Sprintf("Zzschool %c", 'A'+n), brin: fmt.Sprintf("1%dAB00", n), place: "Assen",
			board: "Stichting Zz", sector: sector, text: "Zztekst", day: 2 + n, people: 6 * (n % 2)})
	}
	return out
}

// send writes the answers of the schools and a key file in which the n-th has the n-th code, and compares.
func send(t *testing.T, language string, schools []member) (workbook, summary []byte) {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	key := "\uFEFFcode;school;brin;sector;sggscan-" + strings.Repeat("5a", 16) + "\r\n"
	for n, s := range schools {
		key += fmt.Sprintf("School %02d;%s;%s;%s;\r\n", n+1, s.name, s.brin, s.sector)
		form := func(file, role string, level func(q int) int) {
			answers, checks := map[string]any{}, map[string]string{}
			for q, i := range r.Indicators() {
				var given any = level(q)
				if n > 4 && len(i.NASectors) > 0 && i.MayNA(rubric.Sector(s.sector)) { // what not each sector may answer
					given = "na"
				}
				answers[i.ID] = map[string]any{"level": given, "note": s.text, "action": s.text + file, "owner": s.text}
			}
			for q, c := range r.Checks {
				checks[c.ID] = []string{"no", "yes", "unknown"}[(q+n)%3]
			}
			data, err := json.Marshal(map[string]any{"date": fmt.Sprintf("2026-11-%02d", s.day), "round": "2026-2027",
				"school":     map[string]string{"name": s.name, "brin": s.brin, "sector": s.sector, "board": s.board, "place": s.place},
				"respondent": map[string]string{"role": role}, "answers": answers, "checks": checks})
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, s.text+file+".json"), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if s.people == 0 {
			form(fmt.Sprint(n), "joint", func(q int) int { return (q*q + n) % 4 })
			continue
		}
		for p := range s.people { // of each six the same levels to a question, but not of the same person
			form(fmt.Sprint(n, "-", p), "teacher", func(q int) int {
				who := uint64((p + q*(p/6)) % 6)
				return rand.New(rand.NewPCG(uint64(100*n+q), who)).IntN(4)
			})
		}
	}
	out := t.TempDir()
	at := filepath.Join(out, map[string]string{"nl": "bord-sleutel.csv", "en": "bord-key.csv"}[language])
	if err := os.WriteFile(at, []byte(key), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := play("vergelijk", dir, "-o", filepath.Join(out, "bord.xlsx"), "--pdf", filepath.Join(out, "bord.pdf"),
		"--anonymous", "--lang", language)
	if code != cmd.ExitOK {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	for name, into := range map[string]*[]byte{"bord.xlsx": &workbook, "bord.pdf": &summary} {
		if *into, err = os.ReadFile(filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
	}
	return workbook, summary
}

// TestAnonymousComparisonTellsNothingElse changes what an anonymous comparison may not tell: no byte of the workbook or
// of the summary changes with it, in the metadata neither, so nothing in them can give it away. Codes and answers stay.
func TestAnonymousComparisonTellsNothingElse(t *testing.T) {
	t.Parallel()
	workbook, summary := send(t, "nl", unlike())
	for what, change := range map[string]func(all []member){
		"names, BRINs, places, boards and texts": func(all []member) {
			for n := range all {
				all[n].name, all[n].brin = fmt.Sprintf("Andere %c", 'Z'-n), fmt.Sprintf("%d9ZX00", 9-n)
				all[n].place, all[n].board, all[n].text = "Emmen", "Vereniging Yy", "Iets anders"
			}
		},
		"the sector of three schools that stand together": func(all []member) {
			all[5].sector, all[7].sector = all[7].sector, all[5].sector
		},
		"days": func(all []member) {
			for n := range all {
				all[n].day = 19 - 2*n
			}
		},
		"numbers of people": func(all []member) {
			for n := range all {
				all[n].people *= 2
			}
		},
	} {
		all := unlike()
		change(all)
		otherWorkbook, otherSummary := send(t, "nl", all)
		if !bytes.Equal(workbook, otherWorkbook) {
			t.Errorf("the workbook tells of %s: %s", what, unequalPart(t, workbook, otherWorkbook))
		}
		if !bytes.Equal(summary, otherSummary) {
			t.Errorf("the summary tells of %s", what)
		}
	}
	if other, _ := send(t, "nl", unlike()[:7]); bytes.Equal(workbook, other) {
		t.Error("a board without one of its schools gives the same workbook: the test proves nothing")
	}
}

// TestAnonymousWorkbookHasNoOtherDay looks for every day and every word on the order in both languages.
func TestAnonymousWorkbookHasNoOtherDay(t *testing.T) {
	t.Parallel()
	days := regexp.MustCompile(`\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b|\b[0-9]{1,2} november 20[0-9]{2}\b|\b[0-9]{1,2} November 20[0-9]{2}\b`)
	for _, language := range []string{"nl", "en"} {
		workbook, _ := send(t, language, unlike())
		together, told := 0, map[string]string{"nl": "De scholen van vo en mbo staan samen, want van een van die sectoren zijn er minder dan 3 scholen. " +
			"Zo blijft verborgen welke school het is. Niet al deze sectoren krijgen K3 en G5 of kunnen daar 'n.v.t.' kiezen.",
			"en": "The schools of vo and mbo stand together, since one of these sectors has fewer than 3 schools. " +
				"So it stays hidden which school is which. Not all of these sectors get K3 and G5 or can choose 'n/a' there."}[language]
		if !strings.Contains(html.UnescapeString(partsOf(t, workbook)["xl/worksheets/sheet2.xml"].text), told) {
			t.Errorf("the workbook does not say %q", told)
		}
		for name, part := range partsOf(t, workbook) {
			for _, day := range days.FindAllString(part.text, -1) {
				if day != "2026-11-20" && !strings.HasPrefix(day, "20 ") && !strings.HasPrefix(day, "1 ") { // today, and when the article was read
					t.Errorf("%s has the day %s", name, day)
				}
			}
			for _, word := range []string{"alfabet", "alphabet", "Zz"} {
				if strings.Contains(part.text, word) {
					t.Errorf("%s has the word %s", name, word)
				}
			}
			if part.made.Year() > 1980 && part.made.Format(time.DateOnly) != "2026-11-20" {
				t.Errorf("%s was made at %s", name, part.made)
			}
			together += strings.Count(part.text, "vo+mbo")
			if strings.Contains(part.text, ">mbo<") || strings.Contains(part.text, ">vo<") {
				t.Errorf("%s tells vo and mbo apart", name)
			}
		}
		if together == 0 {
			t.Error("vo and mbo do not stand together")
		}
	}
}

type zipPart struct {
	text string
	made time.Time
}

func partsOf(t *testing.T, data []byte) map[string]zipPart {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]zipPart{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = zipPart{string(text), f.Modified}
	}
	return out
}

// unequalPart is where two workbooks differ first, in each part.
func unequalPart(t *testing.T, a, b []byte) string {
	t.Helper()
	out, other := "", partsOf(t, b)
	for name, part := range partsOf(t, a) {
		x, y, n := part.text, other[name].text, 0
		for n < min(len(x), len(y)) && x[n] == y[n] {
			n++
		}
		if x != y {
			out += fmt.Sprintf("\n%s: …%s… and …%s…", name, x[max(0, n-60):min(len(x), n+60)], y[max(0, n-60):min(len(y), n+60)])
		}
	}
	return out
}
