// Package answers reads the files that people fill in: a questionnaire and an action plan in a workbook, a collected
// table, YAML or JSON, an adviser's file and a list of schools.
//
// It is forgiving in the form and exact in the meaning: nothing is found by its position, what could mean two things,
// such as "2-3" or "2,5", is not understood, and every filled column that is not read is told. What the words mean is
// said in words.yaml, for all readers at once.
package answers

import (
	"cmp"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/internal/yamldoc"
	"sggscan/rubric"
)

//go:embed words.yaml
var wordsYAML []byte

// wordList is what words.yaml says.
type wordList struct {
	printed   [fieldCount]lang.Text
	question  headings
	school    headings
	advice    headings // with those of a school and an id
	earlier   []string
	continued lang.Text
	summary   []string

	levels, checks, statuses, sectors, profiles, adviceStatuses, months map[string]string // id by word
}

// loadWords reads the words once. An error means that the program was built with a broken list, which a test refuses.
var loadWords = sync.OnceValues(func() (*wordList, error) {
	var problems problem.List
	doc, ok := yamldoc.Parse("words.yaml", wordsYAML, &problems)
	w := &wordList{}
	if ok {
		w.read(doc)
	}
	if problems.HasErrors() {
		return w, fmt.Errorf("words.yaml: %v", problems.All())
	}
	return w, nil
})

// known returns the words.
func known() *wordList {
	w, _ := loadWords() // see loadWords
	return w
}

func (w *wordList) read(doc yamldoc.Value) {
	m, _ := doc.Map("headings", "earlier", "continued", "summary", "levels", "checks", "statuses", "sectors", "profiles",
		"advice_statuses", "months")
	for _, e := range m.Entries {
		switch e.Name {
		case "headings":
			w.readHeadings(e.Value)
		case "earlier":
			w.earlier = texts(e.Value)
		case "continued":
			w.continued = bothLanguages(e.Value)
		case "summary":
			w.summary = texts(e.Value)
		case "levels":
			w.levels = idByWord(e.Value, "unknown", "na")
		case "checks":
			w.checks = idByWord(e.Value, "yes", "no", "unknown", "repaired")
		case "statuses":
			w.statuses = idByWord(e.Value, names(assessment.Statuses())...)
		case "sectors":
			w.sectors = idByWord(e.Value, names(rubric.Sectors())...)
		case "profiles":
			w.profiles = idByWord(e.Value, string(assessment.Full), string(assessment.Core))
		case "advice_statuses":
			w.adviceStatuses = idByWord(e.Value, names(AdviceStatuses())...)
		case "months":
			w.months = idByWord(e.Value, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
		}
	}
}

func names[T ~string](list []T) []string {
	out := make([]string, len(list))
	for n, name := range list {
		out[n] = string(name)
	}
	return out
}

func texts(v yamldoc.Value) []string {
	var out []string
	for _, item := range v.List() {
		text, _ := item.Text()
		out = append(out, text)
	}
	return out
}

func bothLanguages(v yamldoc.Value) lang.Text {
	m, _ := v.Map("nl", "en")
	nl, _ := m.Get("nl")
	en, _ := m.Get("en")
	return lang.Text{NL: nl.Raw(), EN: en.Raw()}
}

// idByWord reads lists of words by what they mean. A word stands in one of them only.
func idByWord(v yamldoc.Value, ids ...string) map[string]string {
	out := map[string]string{}
	m, _ := v.Map(ids...)
	for _, e := range m.Entries {
		for _, word := range texts(e.Value) {
			if _, double := out[fold(word)]; double {
				e.Key.Errorf("answers.stands_twice", word)
			}
			out[fold(word)] = e.Name
		}
	}
	return out
}

func (w *wordList) readHeadings(v yamldoc.Value) {
	m, _ := v.Map("question", "school", "advice")
	group := func(name string, first Field, fields []string) headings {
		h := headings{words: map[string]headingWord{}, joined: map[string]string{}}
		v, _ := m.Get(name)
		g, _ := v.Map(fields...)
		for n, name := range fields {
			f := first + Field(n)
			field, ok := g.Get(name)
			if !ok {
				v.Errorf("answers.missing", name)
				continue
			}
			w.printed[f] = h.read(f, field)
		}
		return h
	}
	w.question = group("question", FieldID, questionFields())
	w.school = group("school", FieldSchool, schoolFields())
	w.advice = group("advice", FieldPart, adviceFields())
	for key, word := range w.school.words {
		if word.field <= FieldSector {
			w.advice.put(key, headingWord{field: word.field, printed: word.printed || word.rank > 0})
		}
	}
	for key, word := range w.question.words {
		if word.field == FieldID {
			w.advice.put(key, word)
		}
	}
	for _, h := range []*headings{&w.question, &w.school, &w.advice} {
		for key, word := range h.words {
			if len(key) >= 6 && word.rank == 0 && !word.behind && !word.field.never() {
				h.long = append(h.long, key)
			}
		}
		slices.SortFunc(h.long, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	}
}

// read reads the words of a field and returns the printed ones.
func (h *headings) read(f Field, v yamldoc.Value) lang.Text {
	m, _ := v.Map("nl", "en", "also", "later", "behind")
	printed := lang.Text{}
	for _, e := range m.Entries {
		switch e.Name {
		case "nl":
			printed.NL = e.Value.Raw()
		case "en":
			printed.EN = e.Value.Raw()
		case "also":
			h.add(e.Value, headingWord{field: f})
		case "behind":
			h.add(e.Value, headingWord{field: f, behind: true})
		case "later":
			for n, list := range e.Value.List() {
				h.add(list, headingWord{field: f, rank: n + 1})
			}
		}
	}
	for _, text := range []string{printed.NL, printed.EN} {
		if old, double := h.words[headingKey(text)]; double && old.field != f || text == "" {
			v.Errorf("answers.heading_stands_with_another", text)
		}
		h.put(headingKey(text), headingWord{field: f, printed: true})
	}
	return printed
}

func (h *headings) add(v yamldoc.Value, word headingWord) {
	for _, text := range texts(v) {
		if _, double := h.words[headingKey(text)]; double {
			v.Errorf("answers.heading_stands_with_another", text)
		}
		h.put(headingKey(text), word)
	}
}

func (h *headings) put(key string, word headingWord) {
	h.words[key] = word
	h.joined[strings.ReplaceAll(key, " ", "")] = key
}

// words understands what people type in a cell, for one rubric.
type vocabulary struct {
	rubric *rubric.Rubric
}

// fold is the form in which two spellings are the same: lower case, no accents, single blanks, one kind of dash and
// quote.
func fold(s string) string { return assessment.FoldName(oneSign.Replace(s)) }

var oneSign = strings.NewReplacer("\u00a0", " ", "–", "-", "—", "-", "−", "-",
	"’", "'", "‘", "'", "“", `"`, "”", `"`)

var (
	plainLevel = regexp.MustCompile(`^(?:niveau |level )?([0-3])(?:[.,]0+)?$`)
	ledLevel   = regexp.MustCompile(`^(?:niveau |level )?([0-3])\s*[-:.)=(]?\s*([^\s0-9].*)$`)
)

// level understands the answer to an indicator. It is false for what cannot be understood; nothing at all is blank.
func (w vocabulary) level(i rubric.Indicator, s string) (assessment.State, rubric.Level, bool) {
	text := strings.TrimSpace(fold(s))
	if bare := strings.Trim(text, "."); bare == "" || bare == "-" {
		return assessment.Blank, 0, true
	} else if id, ok := known().levels[bare]; ok {
		return map[string]assessment.State{"unknown": assessment.Unknown, "na": assessment.NotApplicable}[id], 0, true
	}
	if m := plainLevel.FindStringSubmatch(text); m != nil {
		return assessment.Answered, digit(m[1]), true
	}
	if m := ledLevel.FindStringSubmatch(text); m != nil {
		level := digit(m[1])
		if found, ok := w.named(i, m[2]); ok && found == level {
			return assessment.Answered, level, true
		}
		return assessment.Blank, 0, false
	}
	if level, ok := w.named(i, text); ok {
		return assessment.Answered, level, true
	}
	return assessment.Blank, 0, false
}

func digit(s string) rubric.Level { return rubric.Level(s[0] - '0') }

// named finds the level whose label the text is, or begins with before a sign or more text; or whose level text it is.
func (w vocabulary) named(i rubric.Indicator, text string) (rubric.Level, bool) {
	text = strings.Trim(text, " .()")
	for n, level := range w.rubric.Levels {
		for _, l := range lang.All() {
			label := fold(level.Label.In(l))
			rest, ok := strings.CutPrefix(text, label)
			if ok && label != "" && (rest == "" || strings.ContainsAny(rest[:1], ":-(,.)")) {
				return rubric.Level(n), true
			}
		}
	}
	texts := []rubric.Texts{i.Texts}
	for _, s := range rubric.Sectors() {
		if own, ok := i.SectorTexts[s]; ok {
			texts = append(texts, own)
		}
	}
	for _, t := range texts {
		for n, level := range t.Levels {
			for _, l := range lang.All() {
				if full := strings.Trim(fold(level.In(l)), " ."); full != "" && text == full {
					return rubric.Level(n), true
				}
			}
		}
	}
	return 0, false
}

// levelHelp says what an answer may be, for a message.
func (w vocabulary) levelHelp(i rubric.Indicator) lang.Text {
	if i.AllowNA {
		return words.Text("answers.choose_0_3_unknown")
	}
	return words.Text("answers.choose_0_3_or")
}

// checkState understands the answer to a check. It is false for what cannot be understood, also for "repaired" on a
// legal check.
func (w vocabulary) checkState(c rubric.Check, s string) (assessment.CheckState, bool) {
	text := strings.Trim(strings.TrimSpace(fold(s)), ".")
	if text == "" || text == "-" {
		return assessment.CheckBlank, true
	}
	state := assessment.CheckState(known().checks[text])
	return state, state != assessment.CheckBlank && (state != assessment.CheckRepaired || c.Kind == rubric.Flag)
}

// checkHelp says what an answer may be, for a message.
func (w vocabulary) checkHelp(c rubric.Check) lang.Text {
	if c.Kind == rubric.Flag {
		return words.Text("answers.choose_yes_repaired_no")
	}
	return words.Text("answers.choose_yes_no_unknown")
}

// status understands the state of an action; nothing at all is no status.
func (vocabulary) status(s string) (assessment.Status, bool) {
	if s == "" {
		return "", true // as in most cells of a large table
	}
	text := strings.Trim(strings.TrimSpace(fold(s)), ".")
	id, ok := known().statuses[text]
	return assessment.Status(id), ok || text == "" || text == "-"
}

// sector understands a sector by its code or name; nothing at all is no sector.
func (vocabulary) sector(s string) (rubric.Sector, bool) {
	text := strings.TrimSpace(fold(s))
	id, ok := known().sectors[text]
	return rubric.Sector(id), ok || text == ""
}

// profile understands the length of a questionnaire; nothing at all is no profile.
func (vocabulary) profile(s string) (assessment.Profile, bool) {
	text := strings.TrimSpace(fold(s))
	id, ok := known().profiles[text]
	return assessment.Profile(id), ok || text == ""
}

// role understands a respondent role by its id, its title, or a part of the title ("docent" of "leraar of docent") that
// no other role has; nothing at all is no role.
func (w vocabulary) role(s string) (string, bool) {
	text := strings.TrimSpace(fold(s))
	if text == "" {
		return "", true
	}
	var found []string
	for _, r := range w.rubric.Roles {
		names := []string{fold(r.ID), strings.ReplaceAll(fold(r.ID), "_", " "), fold(r.Title.NL), fold(r.Title.EN)}
		if slices.Contains(names, text) {
			return r.ID, true
		}
		if slices.Contains(strings.Split(fold(r.Title.NL), " of "), text) ||
			slices.Contains(strings.Split(fold(r.Title.EN), " or "), text) {
			found = append(found, r.ID)
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}

// roleTitles are the titles of the roles, for a message.
func (w vocabulary) roleTitles() lang.Text {
	var nl, en []string
	for _, r := range w.rubric.Roles {
		nl, en = append(nl, r.Title.In(lang.NL)), append(en, r.Title.In(lang.EN))
	}
	return lang.Text{NL: strings.Join(nl, ", "), EN: strings.Join(en, ", ")}
}
