package rubric_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sggscan/internal/lang"
	"sggscan/internal/testtool"
	"sggscan/rubric"
)

// eachText calls back for every text of the embedded rubric in a language as each sector, and a reader without one, sees it, with the path of keys that leads
// to it. A text that several see alike comes once.
func eachText(t *testing.T, l lang.Lang, call func(where, text string)) {
	t.Helper()
	seen := map[[2]string]bool{}
	var walk func(where string, x any)
	walk = func(where string, x any) {
		switch x := x.(type) {
		case map[string]any:
			if text, ok := x[string(l)].(string); ok {
				if key := [2]string{where, text}; !seen[key] {
					seen[key] = true
					call(where, text)
				}
				return
			}
			if id, ok := x["id"].(string); ok {
				where = id
			}
			for key, child := range x {
				walk(where+"."+key, child)
			}
		case []any:
			for _, child := range x {
				walk(where, child)
			}
		}
	}
	readers := []*rubric.Rubric{load(t), load(t).For(rubric.Mixed)}
	for _, s := range rubric.Sectors() {
		readers = append(readers, load(t).Only(s))
	}
	for _, r := range readers {
		data, err := r.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var top any
		if err := json.Unmarshal(data, &top); err != nil {
			t.Fatal(err)
		}
		walk("", top)
	}
}

var words = regexp.MustCompile(`[a-zà-ÿ0-9]+`)

// The texts are the project's own: no eight words in a row of the article. testdata/article-runs.txt holds the first 12 hexadecimal digits of the SHA-256 of
// each run of eight words of the article (lower case, one blank between), without the runs that touch the titles of two publications, which may be named.
func TestNoSentenceOfTheArticle(t *testing.T) {
	data, err := os.ReadFile("testdata/article-runs.txt")
	if err != nil {
		t.Fatal(err)
	}
	runs := map[string]bool{}
	for _, line := range strings.Fields(string(data)) {
		runs[line] = true
	}
	if len(runs) < 1000 {
		t.Fatalf("only %d runs", len(runs))
	}
	check := func(where, text string) {
		tokens := words.FindAllString(strings.ToLower(text), -1)
		for n := 0; n+8 <= len(tokens); n++ {
			run := strings.Join(tokens[n:n+8], " ")
			sum := sha256.Sum256([]byte(run))
			if runs[hex.EncodeToString(sum[:])[:12]] {
				t.Errorf("%s copies the article: %q", where, run)
			}
		}
	}
	for _, l := range lang.All() {
		eachText(t, l, check)
	}
	for _, pattern := range []string{"../*.md", "../docs/*.md", "../docs/*/*.md", "../testdata/demo/*.yaml", "../testdata/demo/*.json", "../report/*/*.go", "../cmd/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			check(f, string(data))
		}
	}
}

// Every text stands in both languages.
func TestBothLanguagesEverywhere(t *testing.T) {
	r := load(t)
	for _, l := range lang.All() {
		if n := r.Missing(l); n > 0 {
			t.Errorf("%d texts are missing in %s", n, l)
		}
	}
}

// Words that blame, label, hedge or are too hard for a tired reader do not occur, nor English that is Dutch underneath;
// see CONTRIBUTING.md for the tone.
func TestWordsToAvoid(t *testing.T) {
	avoid := map[lang.Lang]*regexp.Regexp{
		lang.NL: regexp.MustCompile(`(?i)\b(daders?|plegers?|mededader|kinderporno|wraakporno|zedenzaak|aanrander|misschien|` +
			`PDCA|casuïstiek|intervisie|cyclisch|prevalentie|nultolerantie|legitimeren|implementeren|monitoren|grooming|` +
			`motivering|consultatie|kruisverwijzing|borgen|(rode|groene|gele|zwarte) vlag)\b`),
		lang.EN: regexp.MustCompile(`(?i)\b(perpetrators?|offenders?|child porn\w*|revenge porn|perhaps|maybe|grooming|` +
			`dare[sd]?|think along|laconic)\b`),
	}
	// The article's own word, named once beside the better term.
	allowed := []string{"P58", "P59", "P15"}
	for _, l := range lang.All() {
		eachText(t, l, func(where, text string) {
			id, _, _ := strings.Cut(where, ".")
			if word := avoid[l].FindString(text); word != "" && !slices.Contains(allowed, id) {
				t.Errorf("%s says %q: %s", where, word, text)
			}
		})
	}
}

// Level texts are short enough to read 172 of them in an evening and long enough to say what is seen: 8 to 40 words, and
// as English takes more, 42 in English.
func TestLevelTextsHaveAReadableLength(t *testing.T) {
	r := load(t)
	for _, i := range r.Indicators() {
		for _, s := range i.Sectors {
			for n, level := range i.For(s).Levels {
				for _, l := range lang.All() {
					if !level.Has(l) {
						continue
					}
					count := len(strings.Fields(level.In(l)))
					if most := map[lang.Lang]int{lang.NL: 40, lang.EN: 42}[l]; count < 8 || count > most {
						t.Errorf("%s level %d in %s (%s) has %d words: %s", i.ID, n, s, l, count, level.In(l))
					}
				}
			}
		}
	}
}

// Each why is two sentences, each question one.
func TestQuestionAndWhy(t *testing.T) {
	r := load(t)
	for _, i := range r.Indicators() {
		for _, s := range i.Sectors {
			texts := i.For(s)
			for _, l := range lang.All() {
				if q := texts.Question.In(l); texts.Question.Has(l) && (strings.Count(q, "?") != 1 || !strings.HasSuffix(q, "?")) {
					t.Errorf("%s in %s: the question is not one question: %s", i.ID, s, q)
				}
				if why := texts.Why.In(l); texts.Why.Has(l) && sentences(why) != 2 {
					t.Errorf("%s in %s: the why has %d sentences: %s", i.ID, s, sentences(why), why)
				}
			}
		}
	}
}

var sentenceEnd = regexp.MustCompile(`[.!?]['’)]?( |$)`)

func sentences(s string) int { return len(sentenceEnd.FindAllString(s, -1)) }

func TestEnglishSpelling(t *testing.T) { spelled(t, lang.EN, "testdata/words.txt") }

func TestDutchSpelling(t *testing.T) { spelled(t, lang.NL, "testdata/woorden.txt") }

func spelled(t *testing.T, l lang.Lang, list string) {
	t.Helper()
	var all []string
	eachText(t, l, func(_, text string) { all = append(all, text) })
	testtool.Spelling(t, l, all, hunspell(t), list)
}

// hunspell runs the program of that name.
func hunspell(t *testing.T) func(stdin string, args ...string) ([]byte, error) {
	program := testtool.Need(t, "hunspell")
	return func(stdin string, args ...string) ([]byte, error) {
		c := exec.Command(program, args...)
		c.Stdin = strings.NewReader(stdin)
		c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
		return c.Output()
	}
}

// texts calls back for the texts of an indicator as a sector reads them.
func texts(i rubric.Indicator, s rubric.Sector, call func(field string, text lang.Text)) {
	t := i.For(s)
	call("question", t.Question)
	call("why", t.Why)
	for n, list := range [][]lang.Text{t.Levels, t.Steps, t.Evidence} {
		for k, text := range list {
			call([]string{"level", "step", "evidence"}[n]+" "+string(rune('0'+k)), text)
		}
	}
}

// Each sector is spoken to in its own words: students in mbo, no docenten or mentors in primary schools.
func TestSectorWording(t *testing.T) {
	foreign := map[rubric.Sector]*regexp.Regexp{
		rubric.MBO: regexp.MustCompile(`(?i)\b(leerling|leerlingen|leerlingenraad|groep 7|basisschool|pupil|pupils|pupil council)\b`),
		rubric.PO:  regexp.MustCompile(`(?i)\b(docent|docenten|mentor|mentoren|student|studenten|students)\b`),
		rubric.VO:  regexp.MustCompile(`(?i)\b(student|studenten|students|groep 7|groep 8)\b`),
	}
	r := load(t)
	for _, i := range r.Indicators() {
		for _, s := range i.Sectors {
			texts(i, s, func(field string, text lang.Text) {
				for _, l := range lang.All() {
					if word := foreign[s].FindString(publications.ReplaceAllString(text.In(l), "")); word != "" {
						t.Errorf("%s %s in %s (%s) says %q: %s", i.ID, field, s, l, word, text.In(l))
					}
				}
			})
		}
	}
	for _, c := range r.Checks {
		if c.In(rubric.MBO) {
			own := c.For(rubric.MBO)
			for _, text := range []lang.Text{own.Question, own.Why, own.Steps} {
				// "leerling of student" and its plural name both.
				if word := foreign[rubric.MBO].FindString(strings.NewReplacer("leerling of student", "", "leerlingen of studenten", "").Replace(text.NL)); word != "" {
					t.Errorf("%s in mbo says %q: %s", c.ID, word, text.NL)
				}
			}
		}
	}
}

// publications are titles of publications, which keep their words in every sector.
var publications = regexp.MustCompile(`'[^']*(Leerlingen en sociale media|Seksueel gedrag van leerlingen)[^']*'`)

// Level 0 covers both "not arranged" and "the contrary", so that a school that never looked is not accused.
func TestLevelZeroCoversBoth(t *testing.T) {
	for _, i := range load(t).Indicators() {
		for _, s := range i.Sectors {
			if zero := i.For(s).Levels[0].NL; !strings.Contains(zero, ", of ") {
				t.Errorf("%s in %s: level 0 says one thing only: %s", i.ID, s, zero)
			}
		}
	}
}

// A text about the law is dated, hedged, and marked as not from the article; it names no article of a law.
func TestLegalTextsAreDatedAndHedged(t *testing.T) {
	number := regexp.MustCompile(`(?i)\b(art\.|artikel [0-9]|article [0-9])`)
	r := load(t)
	for _, c := range r.Checks {
		if len(c.Principles) > 0 {
			continue // from the article
		}
		if c.Checked.IsZero() {
			t.Errorf("%s has no date on which the law was looked at", c.ID)
		}
		for _, s := range c.Sectors {
			why := c.For(s).Why
			if !strings.HasPrefix(why.NL, "Niet uit het artikel.") || !strings.HasPrefix(why.EN, "Not from the article.") {
				t.Errorf("%s in %s is not marked as outside the article: %s / %s", c.ID, s, why.NL, why.EN)
			}
			if c.Kind == rubric.Legal && (!strings.Contains(why.NL, "ontroleer de actuele tekst") || !strings.Contains(why.EN, "heck the current text")) {
				t.Errorf("%s in %s is not hedged: %s / %s", c.ID, s, why.NL, why.EN)
			}
		}
	}
	for _, l := range lang.All() {
		eachText(t, l, func(where, text string) {
			if n := number.FindString(text); n != "" {
				t.Errorf("%s names an article of a law (%s): %s", where, n, text)
			}
		})
	}
}

// No evidence hint asks for a file about a pupil.
func TestEvidenceIsNoPupilFile(t *testing.T) {
	file := regexp.MustCompile(`(?i)\b(casusverslag|gespreksverslag|dossier|leerlingdossier|nazorgplan|incidentverslag|leerlingwerk|case file|case report|pupil file|talk notes)`)
	r := load(t)
	for _, i := range r.Indicators() {
		for _, s := range i.Sectors {
			for _, e := range i.For(s).Evidence {
				if word := file.FindString(e.NL + " " + e.EN); word != "" {
					t.Errorf("%s in %s asks for %q: %s", i.ID, s, word, e.NL)
				}
			}
		}
	}
}
