package answers

import (
	"strings"
	"unicode"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/pattern"
	"sggscan/rubric"
)

var (
	plainLevel = pattern.Of(`^(?:niveau |level )?([0-3])(?:[.,]0+)?$`)
	// numbered and lettered are a level as forms put it before an option: (2), 2 – and C.
	numbered = pattern.Of(`^[(\[]?(?:niveau |level )?([0-3])[)\]]?( ?[-–:;.,|=(] ?| |[)\]])?([^0-9].*)?$`)
	lettered = pattern.Of(`^\(?([a-d])(?:[.):] ?| ?- ?)(\pL.*)$`)
)

// lineEnd stands in a folded text where a line ended, for a line that ends parts a label from what follows it.
const lineEnd = "|"

// level understands the answer to an indicator. More is what stands behind a level and is no part of it, as it was
// written. It is false for what cannot be understood; nothing at all is blank.
func (w vocabulary) level(i rubric.Indicator, s string) (_ assessment.State, _ rubric.Level, more string, ok bool) {
	text := strings.TrimSpace(fold(s))
	if bare := strings.Trim(text, "."); bare == "" || bare == "-" {
		return assessment.Blank, 0, "", true
	} else if id, ok := known().levels[bare]; ok {
		state := map[string]assessment.State{"unknown": assessment.Unknown, "na": assessment.NotApplicable}[id]
		return state, 0, "", true
	}
	if m := plainLevel().FindStringSubmatch(text); m != nil {
		return assessment.Answered, digit(m[1]), "", true
	}
	if level, ok := w.usual[text]; ok {
		return assessment.Answered, level, "", true
	}
	marked := withLineEnds(s)
	level, head, ok := w.levelOf(w.textsOf(i), option(marked))
	if !ok {
		return assessment.Blank, 0, "", false
	}
	if head != "" {
		more = behind(s, marked[:strings.Index(marked, head)+len(head)])
	}
	return assessment.Answered, level, more, true
}

func withLineEnds(s string) string {
	return fold(strings.ReplaceAll(strings.TrimSpace(s), "\n", " "+lineEnd+" "))
}

// option is a folded text without the bullet before it and the quotes around it.
func option(text string) string {
	text = strings.Trim(text, `"' `+lineEnd)
	if n := strings.IndexFunc(text, unicode.IsLetter); n > 0 && !strings.ContainsAny(text[:n], "0123456789([") {
		return text[n:]
	}
	return text
}

// levelOf understands a number or letter with a label or a text of a level behind it, a label or a text. Head is where
// the answer ends when more follows.
func (w vocabulary) levelOf(texts map[string]rubric.Level, text string) (_ rubric.Level, head string, ok bool) {
	number, rest := -1, text
	if m := numbered().FindStringSubmatch(text); m != nil {
		number, rest = int(digit(m[1])), option(m[3])
		if rest == "" {
			return rubric.Level(number), "", true
		}
		if level, head, named := w.named(texts, rest); named {
			return level, head, int(level) == number
		}
		if strings.ContainsAny(m[2], ",;"+lineEnd) && w.aside(rest) {
			return rubric.Level(number), text[:len(text)-len(m[3])], true
		}
		return 0, "", false
	}
	if m := lettered().FindStringSubmatch(text); m != nil {
		number, rest = int(m[1][0]-'a'), m[2]
	}
	level, head, named := w.named(texts, rest)
	return level, head, named && (number < 0 || int(level) == number)
}

func digit(s string) rubric.Level { return rubric.Level(s[0] - '0') }

// named finds the level whose text a folded text is, or with whose label it begins. Behind a sign the number of that
// level may follow, or its text; anything else is more, of which head tells where it begins.
func (w vocabulary) named(texts map[string]rubric.Level, text string) (_ rubric.Level, head string, ok bool) {
	if level, ok := texts[headingKey(text)]; ok {
		return level, "", true
	}
	for n, l := range w.rubric.Levels {
		for _, language := range lang.All() {
			label := fold(l.Label.In(language))
			rest, ok := strings.CutPrefix(text, label)
			rest = strings.TrimLeft(rest, " ")
			switch {
			case !ok || label == "" || rest != "" && !strings.ContainsAny(rest[:1], ":-(),.;["+lineEnd):
				continue
			case headingKey(rest) == "" || headingKey(rest) == string(rune('0'+n)):
				return rubric.Level(n), "", true
			}
			if level, ok := texts[headingKey(rest)]; ok {
				return level, "", int(level) == n
			}
			return rubric.Level(n), label, w.aside(rest)
		}
	}
	return 0, "", false
}

// aside reports whether what stands behind a level says something of it, and names no other level: "2, 3" and "nog
// niet, in ontwikkeling" are two answers.
func (w vocabulary) aside(text string) bool {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return strings.ContainsRune(",;:/?!()[]"+lineEnd, r)
	}) {
		key := headingKey(part)
		for _, word := range []string{"of ", "or ", "en ", "and ", "tot "} {
			key = strings.TrimPrefix(key, word)
		}
		if key != "" && key[0] >= '0' && key[0] <= '9' && len(key) > 1 && key[1] == ' ' {
			key = key[2:]
		}
		if len(key) == 1 && key[0] >= '0' && key[0] <= '9' {
			return false
		}
		for _, l := range w.rubric.Levels {
			for _, language := range lang.All() {
				if key != "" && key == headingKey(l.Label.In(language)) {
					return false
				}
			}
		}
	}
	return headingKey(text) != ""
}

// textsOf are the texts of the levels of an indicator, in the words of every sector, by their key. They are made once.
func (w vocabulary) textsOf(i rubric.Indicator) map[string]rubric.Level {
	if found, ok := w.texts[i.ID]; ok {
		return found
	}
	out := map[string]rubric.Level{}
	add := func(t rubric.Texts) {
		for n, level := range t.Levels {
			for _, l := range lang.All() {
				if key := headingKey(level.In(l)); key != "" {
					out[key] = rubric.Level(n)
				}
			}
		}
	}
	add(i.Texts)
	for _, s := range rubric.Sectors() {
		if own, ok := i.SectorTexts[s]; ok {
			add(own)
		}
	}
	for _, x := range w.rubric.Earlier() {
		for n, texts := range x.Wordings[i.ID].Levels {
			for _, text := range texts {
				if _, now := out[headingKey(text)]; !now {
					out[headingKey(text)] = rubric.Level(n)
				}
			}
		}
	}
	if w.texts != nil {
		w.texts[i.ID] = out
	}
	return out
}

// behind is what a text says behind its folded beginning, without the signs that part the two.
func behind(s, head string) string {
	const far = 300 // in bytes; a label is shorter
	s = strings.TrimSpace(s)
	for n := range s {
		if n > far {
			return s
		}
		if n > 0 && withLineEnds(s[:n]) == head {
			s = strings.TrimLeft(s[n:], " \u00a0\t\n:;,.-–—=")
			if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && strings.Count(s, "(") == 1 {
				s = s[1 : len(s)-1]
			}
			return s
		}
	}
	return s
}
