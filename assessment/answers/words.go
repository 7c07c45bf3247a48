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
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
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
	proposed  lang.Text
	summary   []string
	senders   []string // folded, the best first
	asked     []string
	nobody    []string

	levels, checks, ticks, statuses, sectors, profiles, roles, adviceStatuses, months, days map[string]string // id by word

	fillers, special map[string]string // words that say nothing in a heading; words for special education
	inside           map[string]string // the field of a heading in which a word stands
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
	m, _ := doc.Map("headings", "earlier", "continued", "proposed", "summary", "levels", "checks", "ticks", "statuses",
		"sectors", "special", "profiles", "roles", "advice_statuses", "months", "days", "fillers", "inside", "senders",
		"nobody", "asked")
	for _, e := range m.Entries {
		switch e.Name {
		case "headings":
			w.readHeadings(e.Value)
		case "earlier":
			w.earlier = texts(e.Value)
		case "continued":
			w.continued = bothLanguages(e.Value)
		case "proposed":
			w.proposed = bothLanguages(e.Value)
		case "summary":
			w.summary = texts(e.Value)
		case "levels":
			w.levels = idByWord(e.Value, "unknown", "na")
		case "checks":
			w.checks = idByWord(e.Value, "yes", "no", "unknown", "repaired")
		case "ticks":
			w.ticks = idByWord(e.Value, "yes", "no")
		case "statuses":
			w.statuses = idByWord(e.Value, lists.Strings(assessment.Statuses())...)
		case "sectors":
			w.sectors = idByWord(e.Value, lists.Strings(rubric.Sectors())...)
		case "profiles":
			w.profiles = idByWord(e.Value, string(assessment.Full), string(assessment.Core))
		case "special":
			w.special = idByWord(e.Value, "so")
		case "roles":
			w.roles = idByWord(e.Value, "joint", "leader", "board", "middle_leader", "teacher", "mentor", "care",
				"counsellor", "support")
		case "days":
			w.days = idByWord(e.Value, "names")
		case "fillers":
			w.fillers = idByWord(e.Value, "words")
		case "inside":
			w.inside = idByWord(e.Value, "note", "whole", "evidence")
		case "advice_statuses":
			w.adviceStatuses = idByWord(e.Value, lists.Strings(AdviceStatuses())...)
		case "senders":
			w.senders = texts(e.Value)
		case "asked":
			w.asked = texts(e.Value)
		case "nobody":
			w.nobody = texts(e.Value)
		case "months":
			w.months = idByWord(e.Value, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
		}
	}
}

// single reports whether a text is one of the words for what a cell may hold.
func (w *wordList) single(text string) bool {
	text = strings.Trim(fold(text), ".")
	if slices.Contains(w.summary, text) {
		return true
	}
	for _, list := range []map[string]string{w.levels, w.checks, w.statuses, w.sectors, w.special, w.profiles, w.roles,
		w.adviceStatuses} {
		if _, ok := list[text]; ok {
			return true
		}
	}
	return false
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

// vocabulary understands what people type in a cell, for one rubric.
type vocabulary struct {
	rubric *rubric.Rubric
	texts  map[string]map[string]rubric.Level // see textsOf
	usual  map[string]rubric.Level            // the options of our own questionnaires and their labels, folded
	roles  map[string][]lang.Text             // the titles of each role in the words of all sectors
}

func newVocabulary(r *rubric.Rubric) vocabulary {
	w := vocabulary{rubric: r, texts: map[string]map[string]rubric.Level{}, usual: map[string]rubric.Level{}}
	if r == nil {
		return w
	}
	for n, level := range r.Levels {
		for _, l := range lang.All() {
			if label := fold(level.Label.In(l)); label != "" {
				w.usual[label], w.usual[strconv.Itoa(n)+" - "+label] = rubric.Level(n), rubric.Level(n)
			}
		}
	}
	w.roles = map[string][]lang.Text{}
	for _, s := range append(rubric.Sectors(), "") {
		for _, role := range r.For(s).Roles {
			if !slices.Contains(w.roles[role.ID], role.Title) {
				w.roles[role.ID] = append(w.roles[role.ID], role.Title)
			}
		}
	}
	return w
}

// fold is the form in which two spellings are the same: lower case, no accents, single blanks, one kind of dash and
// quote, and none of the signs that nobody sees.
func fold(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) {
		return assessment.FoldName(oneSign.Replace(s))
	}
	return strings.ToLower(strings.Join(strings.Fields(s), " ")) // the same, and much quicker
}

var oneSign = strings.NewReplacer("\u00a0", " ", "–", "-", "—", "-", "−", "-",
	"’", "'", "‘", "'", "“", `"`, "”", `"`, "\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u200e", "",
	"\u200f", "", "\u2060", "", "\ufeff", "")

// levelHelp says what an answer may be, for a message.
func (w vocabulary) levelHelp(na bool) lang.Text {
	if na {
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

// sector understands a sector by its code or name, or by the kinds of school in it ("havo/vwo"); nothing at all is no
// sector.
func (vocabulary) sector(s string) (rubric.Sector, bool) {
	text := strings.TrimSpace(fold(s))
	if id, ok := known().sectors[text]; ok || text == "" {
		return rubric.Sector(id), true
	}
	found := ""
	for part := range strings.FieldsFuncSeq(strings.ReplaceAll(text, " en ", "/"),
		func(r rune) bool { return strings.ContainsRune("/()+&,;", r) }) {
		id, ok := known().sectors[strings.TrimSpace(part)]
		if !ok || found != "" && found != id {
			return "", false
		}
		found = id
	}
	return rubric.Sector(found), found != ""
}

// special reports whether a text speaks of special education, which has no questionnaire of its own.
func (vocabulary) special(s string) bool {
	_, ok := known().special[strings.TrimSpace(fold(s))]
	return ok
}

// profile understands the length of a questionnaire; nothing at all is no profile.
func (vocabulary) profile(s string) (assessment.Profile, bool) {
	text := strings.TrimSpace(fold(s))
	id, ok := known().profiles[text]
	return assessment.Profile(id), ok || text == ""
}

// role understands a respondent role by its id, its title, a part of the title ("docent" of "leraar of docent") that no
// other role has, or another word for it, also with more behind it ("leerkracht groep 8"). Two roles are none; nothing
// at all is no role.
func (w vocabulary) role(s string) (string, bool) {
	text := strings.TrimSpace(fold(s))
	if text == "" {
		return "", true
	}
	if id, ok := w.roleNamed(text); ok {
		return id, true
	}
	text, _, _ = strings.Cut(text, " (")
	if strings.ContainsAny(text, "/,;&+") || slices.ContainsFunc(strings.Fields(text), func(word string) bool {
		return slices.Contains([]string{"en", "and", "of", "or"}, word)
	}) {
		return "", false
	}
	for begin := text; begin != ""; begin = begin[:max(strings.LastIndexByte(begin, ' '), 0)] {
		if id, ok := w.roleNamed(begin); ok {
			return id, true
		}
	}
	return "", false
}

// roleNamed understands the word for a role and nothing more.
func (w vocabulary) roleNamed(text string) (string, bool) {
	var found []string
	for _, r := range w.rubric.Roles {
		names, parts := []string{fold(r.ID), strings.ReplaceAll(fold(r.ID), "_", " ")}, []string{}
		for _, t := range w.roles[r.ID] {
			names = append(names, fold(t.NL), fold(t.EN))
			parts = append(parts, strings.Split(fold(t.NL), " of ")...)
			parts = append(parts, strings.Split(fold(t.EN), " or ")...)
		}
		if slices.Contains(names, text) {
			return r.ID, true
		}
		if slices.Contains(parts, text) {
			found = append(found, r.ID)
		}
	}
	if len(found) == 0 {
		id := known().roles[text]
		_, ok := w.rubric.Role(id)
		return id, ok
	}
	return found[0], len(found) == 1
}

// roleTitles are the titles of the roles, for a message.
func (w vocabulary) roleTitles() lang.Text {
	var nl, en []string
	for _, r := range w.rubric.Roles {
		nl, en = append(nl, r.Title.In(lang.NL)), append(en, r.Title.In(lang.EN))
	}
	return lang.Text{NL: strings.Join(nl, ", "), EN: strings.Join(en, ", ")}
}
