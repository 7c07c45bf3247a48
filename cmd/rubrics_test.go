package cmd_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sggscan/cmd"
	"sggscan/internal/testtool"
)

// edit is a change in one place of the small rubric.
type edit struct{ name, file, old, new string }

// apply copies the small rubric to a folder of its own with the edit, and goes there.
func (e edit) apply(t *testing.T) {
	t.Helper()
	small := fixtures(t, "rubrics")
	dir := t.TempDir()
	for _, name := range []string{"rubric.yaml", "domains.yaml", "rest.yaml"} {
		data, err := os.ReadFile(filepath.Join(small, name))
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if name == e.file {
			if !strings.Contains(text, e.old) {
				t.Fatalf("%s has no %q", name, e.old)
			}
			text = strings.Replace(text, e.old, e.new, 1)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

// Every rule of a rubric, broken once; testdata/rubrics/err holds what is said.
func TestBadRubrics(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	const r, d, x = "rubric.yaml", "domains.yaml", "rest.yaml"
	const guidance = "guidance:\n  levels: {nl: Kies het hoogste niveau dat klopt., en: Choose the highest level that is true.}\n"
	const words = "words:\n  - {word: {nl: leerling, en: pupil}, po: {nl: kind, en: child}}\n"
	const used = "guidance:\n  levels: {nl: 'De {leerling}.', en: 'The {pupil}.'}\n"
	const first = "{nl: 'Hoe staat het met visie?', en: 'How is it with vision?'}"
	edits := []edit{
		{"key-unknown", r, "evidence_months: 24", "evidence_month: 24"},
		{"key-missing", r, "evidence_months: 24\nagreement_minimum: 5\n", ""},
		{"key-double", r, "target: 2", "target: 2\ntarget: 3"},
		{"key-in-two-files", x, "checks:", "target: 2\nchecks:"},
		{"id-form", r, "id: klein", "id: Klein Rubriek"},
		{"version-form", r, "version: 1.2.0", "version: 1.2"},
		{"title-empty", r, "title: {nl: Kleine rubriek, en: Small rubric}", "title:"},
		{"title-list", r, "title: {nl: Kleine rubriek, en: Small rubric}", "title: [Kleine rubriek]"},
		{"text-language", r, "{nl: Kleine rubriek, en: Small rubric}", "{nl: Kleine rubriek, de: Kleine Rubrik}"},
		{"source-date", r, "consulted: 2026-01-15", "consulted: januari 2026"},
		{"source-missing", r, "publisher: Een uitgever, ", ""},
		{"levels-three", r, "  - {label: {nl: Geborgd, en: Embedded}, meaning: {nl: Het blijft gebeuren., en: It keeps happening.}}\n", ""},
		{"levels-label", r, "{label: {nl: In praktijk, en: In practice}, meaning", "{meaning"},
		{"target-four", r, "target: 2", "target: 4"},
		{"target-half", r, "target: 2", "target: 1.5"},
		{"target-exponent", r, "target: 2", "target: 2e0"},
		{"target-octal", r, "target: 2", "target: 0o2"},
		{"target-quoted", r, "target: 2", "target: \"2\""},
		{"target-empty", r, "target: 2", "target:"},
		{"coverage-percent", r, "coverage_minimum: 0.8", "coverage_minimum: 80"},
		{"coverage-comma", r, "coverage_minimum: 0.8", "coverage_minimum: 0,8"},
		{"verdicts-order", r, "from: 60", "from: 20"},
		{"verdicts-equal", r, "from: 60", "from: 25"},
		{"verdicts-first", r, "from: 0,", "from: 5,"},
		{"verdicts-id", r, "{id: developing, from", "{id: starting, from"},
		{"verdicts-three", r, "  - {id: embedded, from: 85, label: {nl: Geborgd, en: Embedded}}\n", ""},
		{"verdicts-label", r, "{id: embedded, from: 85, label: {nl: Geborgd, en: Embedded}}", "{id: embedded, from: 85}"},
		{"months-zero", r, "evidence_months: 24", "evidence_months: 0"},
		{"agreement-zero", r, "agreement_minimum: 5", "agreement_minimum: 0"},
		{"guidance-key", r, "guidance:\n  levels", "guidance:\n  level"},
		{"role-joint-missing", r, "  - {id: joint, title: {nl: samen ingevuld, en: filled in together}, single: true, leading: true}\n", ""},
		{"role-joint-many", r, "{id: joint, title: {nl: samen ingevuld, en: filled in together}, single: true, ", "{id: joint, title: {nl: samen ingevuld, en: filled in together}, "},
		{"role-double", r, "id: teacher", "id: leader"},
		{"role-boolean", r, "single: true, leading: true}\n  - {id: teacher", "single: ja, leading: true}\n  - {id: teacher"},
		{"role-id", r, "id: teacher", "id: 1leraar"},
		{"domain-id-missing", d, "  - id: B\n    title", "  - title"},
		{"domain-id-double", d, "  - id: B\n", "  - id: A\n"},
		{"domain-weight", d, "    intro: {nl: Wat is afgesproken., en: What is agreed.}\n", "    weight: 1\n"},
		{"core-sector", d, "        core: true\n        critical: soft", "        core: [po, no]\n        critical: soft"},
		{"core-elsewhere", d, "        sectors: [mbo]\n", "        sectors: [mbo]\n        core: [po]\n"},
		{"hard-not-core-everywhere", d, "        core: true\n        critical: hard", "        core: [po, vo]\n        critical: hard"},
		{"noise-part", r, "trend_noise: {full: 5, core: 8}", "trend_noise: {full: 5}"},
		{"domain-empty", d, "domains:\n", "domains:\n  - {id: C, title: {nl: Leeg, en: Empty}, indicators: []}\n"},
		{"domain-text", d, "domains:\n", "domains:\n  - Afspraken\n"},
		{"indicator-id-missing", d, "      - id: A1\n        title", "      - title"},
		{"indicator-id-form", d, "id: A1", "id: A-1"},
		{"indicator-id-double", d, "id: A2", "id: a1"},
		{"indicator-id-of-check", d, "id: B3", "id: R1"},
		{"indicator-question", d, "        question: " + first + "\n", ""},
		{"indicator-key", d, "        core: true\n        resources", "        kern: true\n        resources"},
		{"indicator-weight", d, "        weight: 2\n", "        weight: -2\n"},
		{"indicator-critical", d, "critical: soft", "critical: sfot"},
		{"indicator-core", d, "core: true", "core: ja"},
		{"indicator-effort", d, "effort: 3", "effort: 4"},
		{"indicator-sector", d, "sectors: [mbo]", "sectors: [mb0]"},
		{"indicator-sector-double", d, "sectors: [po, vo]", "sectors: [po, po]"},
		{"indicator-sector-none", d, "sectors: [mbo]", "sectors: []"},
		{"indicator-levels", d, "          - {nl: Elk jaar bekijken we visie., en: Every year we look at vision.}\n", ""},
		{"indicator-levels-same", d, "{nl: Iedereen kent visie., en: Everybody", "{nl: Er is een begin van visie., en: Everybody"},
		{"indicator-steps", d, "          - {nl: Bekijk elk jaar visie., en: Look every year at vision.}\n", ""},
		{"indicator-changed", d, "changed: 1.1.0", "changed: 1.10.0"},
		{"indicator-changed-form", d, "changed: 1.1.0", "changed: v1"},
		{"indicator-resource", d, "resources: [hulp]", "resources: [hlup]"},
		{"indicator-principle", d, "principles: [P2]", "principles: [P22]"},
		{"indicator-principle-double", d, "principles: [P2]", "principles: [P2, P2]"},
		{"principle-twice-placed", d, "principles: [P2]", "principles: [P2, P1]"},
		{"principle-not-placed", d, "        principles: [P2]\n", ""},
		{"hard-not-core", d, "        core: true\n        critical: hard", "        core: false\n        critical: hard"},
		{"hard-na", d, "critical: hard", "critical: hard\n        allow_na: true"},
		{"sector-text-sector", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {po: {why: {nl: Omdat., en: Because.}}}"},
		{"sector-text-key", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {mbo: {waarom: {nl: Omdat., en: Because.}}}"},
		{"check-kind", x, "kind: legal", "kind: wet"},
		{"check-flag-no", x, "unfavourable: \"yes\", principles", "unfavourable: \"no\", principles"},
		{"check-unfavourable", x, "unfavourable: \"no\"", "unfavourable: nooit"},
		{"check-missing", x, "unfavourable: \"no\", ", ""},
		{"check-date", x, "checked: 2026-01-15", "checked: 2026-02-30"},
		{"check-principle", x, "principles: [P1]", "principles: [P9]"},
		{"check-sector-text", x, "sectors: [vo, mbo], ", "sectors: [vo, mbo], sector_texts: {po: {why: {nl: Omdat., en: Because.}}}, "},
		{"check-text-as-general", x, "sectors: [vo, mbo], ", "sectors: [vo, mbo], sector_texts: {vo: {why: {nl: Dat mag niet., en: That is not allowed.}}}, "},
		{"word-unknown", r, guidance, words + "guidance:\n  levels: {nl: 'De {lerling} en {Leerlnig}.', en: 'A {pupil}.'}\n"},
		{"word-of-other-language", r, guidance, words + "guidance:\n  levels: {nl: '{leerling}', en: 'The {leerling}.'}\n"},
		{"word-without-table", d, first, "{nl: 'Hoe staat het met {visie}?', en: 'How is it with {?'}"},
		{"word-not-used", r, guidance, words + guidance},
		{"word-twice", r, guidance, words + "  - {word: {nl: leerling}, po: {nl: kind}}\n" + used},
		{"word-same", r, guidance, "words:\n  - {word: {nl: leerling, en: pupil}, po: {nl: leerling, en: pupil}}\n" + used},
		{"word-alone", r, guidance, "words:\n  - {word: {nl: leerling, en: pupil}}\n" + used},
		{"word-languages", r, guidance, "words:\n  - {word: {nl: leerling, en: pupil}, po: kind}\n" + used},
		{"word-braces", r, guidance, "words:\n  - {word: {nl: leerling, en: pupil}, po: {nl: '{kind}', en: child}}\n" + used},
		{"word-not-quoted", d, first, "\n          nl: {leerling} zegt\n          en: It"},
		{"word-not-quoted-alone", d, first, "{leerling}"},
		{"sector-item-of-no-list", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {mbo: {evidence: {one: {nl: Meer., en: More.}}}}"},
		{"word-sector", r, guidance, "words:\n  - {word: {nl: leerling, en: pupil}, vmbo: {nl: kind, en: child}}\n" + used},
		{"sector-text-as-general", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {mbo: {title: {nl: Stage, en: Internship}}}"},
		{"sector-list-as-general", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {mbo: {evidence: [{nl: Een stuk over stage, en: A document on internship}]}}"},
		{"sector-item-as-general", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {mbo: {steps: {1: {nl: Vertel allen over stage., en: Tell all about internship.}}}}"},
		{"sector-item-beyond", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {mbo: {steps: {3: {nl: Meer., en: More.}}}}"},
		{"sector-item-level-twice", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {mbo: {levels: {2: {nl: Er is geen stage., en: There is none.}}}}"},
		{"na-elsewhere", d, "sectors: [po, vo]\n        allow_na: true", "sectors: [po, vo]\n        allow_na: [mbo]"},
		{"hard-na-sector", d, "critical: hard", "critical: hard\n        allow_na: [po]"},
		{"resource-sector", x, "{id: hulp,", "{id: hulp, sectors: [vmbo],"},
		{"principle-double", x, "{id: P6,", "{id: P5,"},
		{"principle-missing", x, "section: {nl: Eind, en: End}, text: {nl: Nazorg", "text: {nl: Nazorg"},
		{"resource-url", x, "\"https://example.org/\"", "\"javascript:alert(1)\""},
		{"resource-double", x, "resources:\n", "resources:\n  - {id: hulp, title: {nl: Hulp, en: Help}}\n"},
		{"contradiction-one", x, ", {indicator: A2, at_most: 0}]", "]"},
		{"contradiction-indicator", x, "{indicator: A2, at_most", "{indicator: A22, at_most"},
		{"contradiction-check", x, "{indicator: A2, at_most: 0}", "{check: R9, is: yes}"},
		{"contradiction-both", x, "{indicator: A2, at_most: 0}", "{indicator: A2, at_most: 0, at_least: 1}"},
		{"contradiction-mixed", x, "{indicator: A2, at_most: 0}", "{indicator: A2, is: yes}"},
		{"contradiction-level", x, "{indicator: A2, at_most: 0}", "{indicator: A2, at_most: 4}"},
		{"contradiction-answer", x, "{indicator: A2, at_most: 0}", "{check: R1, is: ja}"},
		{"contradiction-double", x, "contradictions:\n", "contradictions:\n  - {id: T1, when: [{check: R1, is: yes}, {agreement_below: 0.5}], text: {nl: Iets., en: Something.}}\n"},
		{"list-is-map", x, "resources:\n  - {id: hulp,", "resources:\n  {id: hulp,"},
		{"yaml-broken", d, "What is agreed.}\n    indicators:", "What is agreed.}\n   indicators:"},
		{"alias", x, "id: T1,", "id: *T1,"},
		{"second-document", r, "target: 2", "---\ntarget: 2"},
		{"file-empty", r, "", ""},
	}
	for _, e := range edits {
		t.Run(e.name, func(t *testing.T) {
			e.apply(t)
			if e.name == "file-empty" {
				if err := os.WriteFile(e.file, nil, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			got := problems(t, cmd.ExitInput, "rubric", "check", ".")
			golden(t, filepath.Join(root, "testdata", "rubrics", "err", e.name+".out"), got)
		})
	}
}

// What may be written in another way is no reason for a word.
func TestGoodRubrics(t *testing.T) {
	const r, d, x = "rubric.yaml", "domains.yaml", "rest.yaml"
	for _, e := range []edit{
		{"as-it-is", "", "", ""},
		{"boolean-answer", x, "unfavourable: \"no\"", "unfavourable: false"},
		{"bare-answer", x, "unfavourable: \"no\"", "unfavourable: no"},
		{"no-source", r, "source: {title: Een artikel, publisher: Een uitgever, consulted: 2026-01-15}\n", ""},
		{"whole-number-text", r, "nl: Kleine rubriek", "nl: 2026"},
		{"decimal-bound", r, "from: 60", "from: 60.5"},
		{"conditions", x, "contradictions:\n", "contradictions:\n  - {id: T2, when: [{check: R1, is: no}, {agreement_below: 0.5}], text: {nl: Iets., en: Something.}}\n  - {id: T3, when: [{check: R1, is: repaired}, {indicator: B1, agreement_below: 0}], text: {nl: Iets., en: Something.}}\n"},
		{"ask-text", d, "ask: [leader]", "ask: [leader, {nl: de mentor, en: the tutor}]"},
		{"sector-texts", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {mbo: {why: {nl: Omdat., en: Because.}}}"},
		{"core-of-sectors", d, "        core: true\n        critical: soft", "        core: [po, mbo]\n        critical: soft"},
		{"na-of-sectors", d, "sectors: [po, vo]\n        allow_na: true", "sectors: [po, vo]\n        allow_na: [po]"},
		{"one-item", d, "sectors: [mbo]", "sectors: [mbo]\n        sector_texts: {mbo: {levels: {2: {nl: Meer., en: More.}}, evidence: {0: {nl: Foto, en: Photo}}}}"},
		{"board-text", d, "        core: true\n        critical: soft", "        board: {nl: Vraag ernaar., en: Ask about it.}\n        core: true\n        critical: soft"},
		{"word-of-one-language", r, "guidance:\n  levels: {nl: Kies het hoogste niveau dat klopt.,", "words: [{word: {nl: hoogste}, po: {nl: grootste}}]\nguidance:\n  levels: {nl: 'Kies {hoogste}.',"},
		{"changed-now", d, "changed: 1.1.0", "changed: 1.2.0"},
		{"crlf", r, "target: 2\n", "target: 2\r\n"},
		{"bom", r, "# A small", "\ufeff# A small"},
	} {
		t.Run(e.name, func(t *testing.T) {
			e.apply(t)
			if got := problems(t, cmd.ExitOK, "rubric", "check", "--quiet", "."); got != "\n" {
				t.Errorf("%s", got)
			}
		})
	}
}

// A text in one language is no error: it is told once, with the first place, and shown in the other language.
func TestRubricInOneLanguage(t *testing.T) {
	edit{"", "rest.yaml", "{nl: Trek de straf in., en: Withdraw the punishment.}", "Trek de straf in."}.apply(t)
	got := problems(t, cmd.ExitOK, "rubric", "check", "--quiet", ".")
	if !strings.HasPrefix(got, "let op: rest.yaml:2:") || !strings.Contains(got, "één taal") {
		t.Errorf("got %s", got)
	}
	if _, stdout, _ := play("explain", "--rubric", ".", "--lang", "en", "R1"); !strings.Contains(stdout, "Trek de straf in.") {
		t.Errorf("the text is not shown: %s", stdout)
	}
	if _, _, stderr := play("explain", "--rubric", ".", "R1"); stderr != "" {
		t.Errorf("who uses it hears of what its maker left: %s", stderr)
	}
	if _, _, stderr := play("explain", "--rubric", ".", "--lang", "en", "R1"); !strings.Contains(stderr, "1 text of the rubric does not exist in English") {
		t.Errorf("an English reader is not told of the Dutch text: %s", stderr)
	}
}

// A rubric that is meant for one language warns of nothing, neither its maker nor who uses it.
func TestRubricOfOneLanguageIsWhole(t *testing.T) {
	small := fixtures(t, "rubrics")
	t.Chdir(t.TempDir())
	english := regexp.MustCompile(`\{nl: ('[^']*'|[^,]*), en: ('[^']*'|[^}]*)\}`)
	for _, name := range []string{"rubric.yaml", "domains.yaml", "rest.yaml"} {
		data, err := os.ReadFile(filepath.Join(small, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, english.ReplaceAll(data, []byte("$1")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"rubric", "check", "--quiet", "."}, {"explain", "--rubric", ".", "A1"},
		{"explain", "--lang", "en", "--rubric", ".", "A1"}} {
		if code, _, stderr := play(args...); code != cmd.ExitOK || stderr != "" {
			t.Errorf("%v: exit %d: %s", args, code, stderr)
		}
	}
}

// Whoever uses another rubric reads its title and its source, and nowhere the subject of ours.
func TestOtherRubricHasItsSubject(t *testing.T) {
	small := fixtures(t, "answers/ok")
	dir, in := t.TempDir(), t.TempDir()
	given := func(name, text string) string {
		path := filepath.Join(in, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	team := "school,sector,role,date,A1,A2,B1\n" + strings.Repeat("De Linde,po,teacher,2026-11-02,1,2,3\n", 6)
	talk := given("team.csv", team)
	planned := given("plan.yaml", "school: {name: De Eik, sector: po}\ndate: 2026-11-03\n"+
		"answers: {A1: {level: 1, action: Stuk schrijven, due: 2027-05-01}, A2: 0}\nchecks: {R1: yes, X1: no}\n")
	for _, l := range []string{"nl", "en"} {
		out := func(name string) string { return filepath.Join(dir, l, name) }
		if err := os.MkdirAll(out(""), 0o755); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"questionnaire", "--sector", "po", "-o", out("form.xlsx")}, {"questionnaire", "--sector", "po", "-o", out("form.yaml")},
			{"questionnaire", "--sector", "po", "-o", out("form.txt")}, {"questionnaire", "--sector", "po", "-o", out("form.pdf")},
			{"questionnaire", "--sector", "po", "-o", out("form.html")}, {"questionnaire", "--sector", "vo", "--roles", "-o", out("roles")},
			{"questionnaire", "--talk-sheet", talk, "-o", out("talk.xlsx")},
			{"questionnaire", "--from", planned, "-o", out("next.xlsx")},
			{"report", "full.yaml", planned, talk, "--html", "--ics", "-o", out("report")},
			{"advice", "full.yaml", "-o", out("advice.xlsx")}, {"advice", "full.yaml", "-o", out("advice.yaml")},
			{"compare", "full.yaml", planned, talk, "-o", out("compare.xlsx"), "--pdf", out("compare.pdf"), "--html", out("compare.html")},
			{"compare", "full.yaml", planned, "--anonymous", "-o", out("nameless.xlsx")},
			{"explain", "full.yaml"}, {"explain", "A1"}, {"rubric", "export", "-o", out("rubric")},
			{"score", "full.yaml"}, {"score", "full.yaml", "--json"}, {"rubric", "show"}, {"check", "full.yaml"},
		} {
			code, stdout, stderr := play(append(args, "--rubric", small, "--lang", l)...)
			if code != cmd.ExitOK || strings.Contains(strings.ToLower(stdout+stderr), "sexting") {
				t.Errorf("%v (%s): exit %d, and it says\n%s%s", args, l, code, stdout, stderr)
			}
		}
	}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		for name, text := range textsOf(t, path) {
			if at := strings.Index(strings.ToLower(text), "sexting"); at >= 0 {
				t.Errorf("%s, %s: %q", path, name, text[max(0, at-60):min(len(text), at+40)])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// textsOf is what a file says: a PDF its pages and properties, a workbook its parts, by their names.
func textsOf(t *testing.T, path string) map[string]string {
	t.Helper()
	out := map[string]string{}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch filepath.Ext(path) {
	case ".pdf":
		for _, program := range [][]string{{"pdftotext", path, "-"}, {"pdfinfo", path}} {
			text, err := exec.Command(testtool.Need(t, program[0]), program[1:]...).Output()
			if err != nil {
				t.Fatal(err)
			}
			out[program[0]] = string(text)
		}
	case ".xlsx":
		parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts.File {
			text, err := fs.ReadFile(parts, part.Name)
			if err != nil {
				t.Fatal(err)
			}
			out[part.Name] = string(text)
		}
	default:
		out["text"] = string(data)
	}
	return out
}

// A sector in which the rubric asks nothing has no questionnaire.
func TestSectorThatTheRubricLacks(t *testing.T) {
	edit{"", "domains.yaml", "domains:", "domains:"}.apply(t)
	data, err := os.ReadFile("domains.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`(?m)^ *sectors: .*\n`).ReplaceAllString(string(data), "")
	text = strings.ReplaceAll(text, "        principles:", "        sectors: [po, vo]\n        principles:")
	if err := os.WriteFile("domains.yaml", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for sector, want := range map[string]int{"po": cmd.ExitOK, "mbo": cmd.ExitUsage} {
		code, _, stderr := play("questionnaire", "--rubric", ".", "--sector", sector, "-o", filepath.Join(t.TempDir(), "form.yaml"))
		if code != want || want != cmd.ExitOK && !strings.Contains(stderr, "po, vo") {
			t.Errorf("%s: exit %d, want %d: %s", sector, code, want, stderr)
		}
	}
}
