package cmd_test

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sggscan/cmd"
	"sggscan/rubric"
)

// A board of one sector reads no word of another, in its workbook, its summary and its page; but for the titles of
// publications and what the law says of each sector.
func TestBoardReadsNoWordsOfOtherSectors(t *testing.T) {
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		sector  rubric.Sector
		foreign map[string]string // by language
	}{
		{rubric.PO, map[string]string{"nl": `(?i)mentor|leerjaar|slb'er|student(en)?\b|\bvo\b|\bmbo\b|voortgezet|beroepsonderwijs`,
			"en": `(?i)\bstudents?\b|\bvo\b|\bmbo\b|secondary|vocational|class tutor`}},
		{rubric.VO, map[string]string{"nl": `(?i)groep 7|slb'er|student(en)?\b|leerkracht|\bpo\b|\bmbo\b|primair|basisschool|beroepsonderwijs`,
			"en": `(?i)groep 7|\bstudents?\b|\bpo\b|\bmbo\b|primary|vocational`}},
		{rubric.MBO, map[string]string{"nl": `(?i)groep 7|mentor|leerling|leerkracht|\bpo\b|\bvo\b|primair|voortgezet|basisschool`,
			"en": `(?i)groep 7|\bpupils?\b|\bpo\b|\bvo\b|primary|secondary`}},
	} {
		dir := t.TempDir()
		for n := range 4 { // all at 0, 1, 2 and open
			var b strings.Builder
			fmt.Fprintf(&b, "school: {name: School %d, sector: %s}\ndate: 2026-11-02\nanswers:\n", n, x.sector)
			for _, i := range r.Indicators() {
				if i.In(x.sector) {
					fmt.Fprintf(&b, "  %s: %s\n", i.ID, []string{"0", "1", "2", "unknown"}[n])
				}
			}
			b.WriteString("checks:\n")
			for _, k := range r.Checks {
				if k.In(x.sector) {
					fmt.Fprintf(&b, "  %s: %s\n", k.ID, map[rubric.CheckKind]string{rubric.Flag: "yes", rubric.Legal: "no"}[k.Kind])
				}
			}
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("school%d.yaml", n)), []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for l, words := range x.foreign {
			to := t.TempDir()
			code, _, stderr := play("compare", dir, "--lang", l, "-o", filepath.Join(to, "b.xlsx"),
				"--pdf", filepath.Join(to, "b.pdf"), "--html", filepath.Join(to, "b.html"))
			if code != cmd.ExitOK {
				t.Fatal(stderr)
			}
			for _, name := range []string{"b.xlsx", "b.pdf", "b.html"} {
				for part, text := range textsOf(t, filepath.Join(to, name)) {
					if strings.HasSuffix(part, ".rels") || strings.HasPrefix(part, "docProps") {
						continue
					}
					text = spoken(text)
					for _, at := range regexp.MustCompile(words).FindAllStringIndex(text, 3) {
						t.Errorf("%s board, %s, %s %s: %q", x.sector, l, name, part, text[max(0, at[0]-60):min(len(text), at[1]+30)])
					}
				}
			}
		}
	}
}

// spoken is what a text says, without marks, titles of publications and what the law says of the sectors.
func spoken(text string) string {
	text = html.UnescapeString(regexp.MustCompile(`(?s)<(style|script).*?</(style|script)>|<[^>]*>`).ReplaceAllString(text, "\n"))
	text = regexp.MustCompile(`\s+`).ReplaceAllString(text, " ")
	for _, said := range []string{`'Seksueel gedrag van leerlingen in het po'( \(sexual behaviour of pupils in primary school\))?`,
		`'Leerlingen en sociale media in het vo'`, `[^.]*(zorgplicht|duty of care)[^.]*\b(po|vo)\b[^.]*\.`,
		`[^.]*\b(mbo)\b[^.]*(andere regels|other rules)[^.]*\.`} {
		text = regexp.MustCompile(said).ReplaceAllString(text, "")
	}
	return text
}
