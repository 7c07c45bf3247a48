// Package yamldoc reads one YAML or JSON document strictly and keeps the place of every value, so that each message can
// say line and column.
//
// It closes the silent traps of plain decoding: a second document, a double key, an unknown key, an alias, 1.5 or
// nothing where a whole number is meant. It knows nothing of rubrics or answers; those say what they expect through
// Map, List and the scalar readers.
package yamldoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/lists"
	"sggscan/internal/pattern"
	"sggscan/internal/problem"
	"sggscan/internal/words"
)

// Value is one value of a document, with its place.
type Value struct {
	node     *yaml.Node
	file     string
	problems *problem.List
}

// Parse reads the one document in data. Everything that is wrong is added to problems under the given file name; it is
// false when there is no usable document at all.
func Parse(file string, data []byte, problems *problem.List) (Value, bool) {
	node, wrong := source{file, data}.parse()
	if wrong != nil {
		problems.Append(*wrong)
		return Value{}, false
	}
	v := Value{node: node, file: file, problems: problems}
	if !v.checkShape(0) {
		return Value{}, false
	}
	return v, true
}

// source is a file that is to be parsed.
type source struct {
	file string
	data []byte
}

// wrong is why a file is no document.
func (s source) wrong(line, column int, key words.Key, args ...any) *problem.Problem {
	return &problem.Problem{Severity: problem.Error, Place: problem.Place{File: s.file, Line: line, Column: column},
		Code: key, Text: words.Text(key, args...)}
}

func (s source) parse() (*yaml.Node, *problem.Problem) {
	switch {
	case len(s.data) > limit.Document:
		return nil, s.wrong(0, 0, "yaml.file_larger_than_mb", limit.Document>>20)
	case bytes.HasPrefix(s.data, []byte{0xff, 0xfe}) || bytes.HasPrefix(s.data, []byte{0xfe, 0xff}):
		return nil, s.wrong(0, 0, "yaml.file_utf_16")
	case !utf8.Valid(s.data):
		line, column := firstInvalid(s.data)
		return nil, s.wrong(line, column, "yaml.character_not_utf_8")
	}
	s.data = bytes.TrimPrefix(s.data, []byte("\xef\xbb\xbf"))
	text := bytes.TrimSpace(s.data)
	switch {
	case len(text) == 0:
		return nil, s.wrong(0, 0, "yaml.file_empty")
	case mostValues(s.data) > limit.Values:
		return nil, s.wrong(0, 0, "yaml.file_more_than_values", limit.Values)
	// JSON is told from YAML by content: most JSON is YAML too, but tabs and \ud83d\ude00 are not.
	case strings.EqualFold(path.Ext(s.file), ".json"), text[0] == '{' && json.Valid(s.data):
		return s.parseJSON()
	}
	return s.parseYAML()
}

// mostValues is how many values a document holds at most, counted by the signs before which or behind which one can
// begin. Brackets that do not close hold none: the parsers stop there.
func mostValues(data []byte) int {
	count := func(sign string) int { return bytes.Count(data, []byte(sign)) }
	return count("\n") + count(",") + count(":") + min(count("["), count("]")) + min(count("{"), count("}"))
}

func (s source) parseYAML() (*yaml.Node, *problem.Problem) {
	if line, column, found := control(s.data); found {
		return nil, s.wrong(line, column, "yaml.invisible_character_yaml_does")
	}
	dec := yaml.NewDecoder(bytes.NewReader(s.data))
	var doc, second yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, s.wrong(0, 0, "yaml.file_empty")
	case err != nil:
		return nil, s.syntaxError(err)
	}
	switch err := dec.Decode(&second); {
	case err == nil:
		return nil, s.wrong(second.Line, second.Column, "yaml.second_document_starts")
	case !errors.Is(err, io.EOF):
		return nil, s.syntaxError(err)
	case len(doc.Content) != 1:
		return nil, s.wrong(0, 0, "yaml.file_empty")
	}
	return doc.Content[0], nil
}

// checkShape refuses what no answer or rubric needs and what can be made to explode: aliases, own tags, deep nesting.
func (v Value) checkShape(depth int) bool {
	switch {
	case depth > limit.Depth:
		v.Errorf("yaml.lists_nested_deeper_than", limit.Depth)
		return false
	case v.node.Kind == yaml.AliasNode:
		v.Errorf("yaml.alias_not_read", clip(v.node.Value))
		return false
	case v.node.Style&yaml.TaggedStyle != 0 && !strings.HasPrefix(v.node.Tag, "!!"):
		v.Errorf("yaml.own_tag_not_read", strings.Trim(strconv.Quote(clip(v.node.Tag)), `"`))
		return false
	}
	for _, c := range v.node.Content {
		if !v.child(c).checkShape(depth + 1) {
			return false
		}
	}
	return true
}

func (v Value) child(n *yaml.Node) Value { return Value{node: n, file: v.file, problems: v.problems} }

// Reporting is the value with another list for what is still found wrong with it.
func (v Value) Reporting(to *problem.List) Value {
	v.problems = to
	return v
}

// Place is where the value stands.
func (v Value) Place() problem.Place {
	return problem.Place{File: v.file, Line: v.node.Line, Column: v.node.Column}
}

// Errorf adds an error at the place of the value; see words.Text.
func (v Value) Errorf(key words.Key, args ...any) { v.problems.Errorf(v.Place(), key, args...) }

// Warnf adds a warning at the place of the value; see words.Text.
func (v Value) Warnf(key words.Key, args ...any) { v.problems.Warnf(v.Place(), key, args...) }

// IsNull reports whether nothing stands there (`key:`, `~` or null).
func (v Value) IsNull() bool { return v.node.Kind == yaml.ScalarNode && v.node.ShortTag() == "!!null" }

// IsMap reports whether the value is a mapping.
func (v Value) IsMap() bool { return v.node.Kind == yaml.MappingNode }

// IsList reports whether the value is a list.
func (v Value) IsList() bool { return v.node.Kind == yaml.SequenceNode }

// IsScalar reports whether the value is one text, number, date, boolean or nothing.
func (v Value) IsScalar() bool { return v.node.Kind == yaml.ScalarNode }

// IsBool reports whether a YAML boolean (true, false) stands there, and which.
func (v Value) IsBool() (value, ok bool) {
	if !v.IsScalar() || v.node.ShortTag() != "!!bool" {
		return false, false
	}
	return strings.EqualFold(v.node.Value, "true"), true
}

// IsYesNo reports whether one of the words of YAML 1.1 for yes or no stands there without quotes, and which: true, yes,
// on, y and their opposites, in any case.
func (v Value) IsYesNo() (value, ok bool) {
	if !v.IsScalar() || v.Quoted() {
		return false, false
	}
	switch strings.ToLower(v.node.Value) {
	case "true", "yes", "on", "y":
		return true, true
	case "false", "no", "off", "n":
		return false, true
	}
	return false, false
}

// Raw is the scalar as it was typed, without quotes; empty for nothing, a list or a mapping.
func (v Value) Raw() string {
	if !v.IsScalar() || v.IsNull() {
		return ""
	}
	return v.node.Value
}

// Quoted reports whether the scalar stood in quotes or in a text block.
func (v Value) Quoted() bool {
	return v.node.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

// Cut reports whether a text without quotes was cut off by " #", behind which YAML reads a comment. Where nothing else
// stands, only a sign directly before a word ("#3") is taken for a text.
func (v Value) Cut() bool {
	comment := v.node.LineComment
	if !v.IsScalar() || v.Quoted() || comment == "" {
		return false
	}
	return !v.IsNull() || len(comment) > 1 && !strings.ContainsAny(comment[1:2], " \t#")
}

// Entry is one key of a mapping with its value.
type Entry struct {
	Name  string
	Key   Value
	Value Value
}

// Map is a mapping, in the order of the file.
type Map struct {
	At      Value
	Entries []Entry
}

// Map reads the value as a mapping. Unknown and double keys are added to the problems and left out. Without allowed
// keys every key is known. It is false when the value is something else; nothing at all counts as an empty mapping.
func (v Value) Map(allowed ...string) (Map, bool) {
	m := Map{At: v}
	if v.IsNull() {
		return m, true
	}
	if !v.IsMap() {
		v.Errorf("yaml.keys_with_value_expected_key")
		return m, false
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(v.node.Content) && v.problems.Len() < limit.Problems; i += 2 {
		key, value := v.child(v.node.Content[i]), v.child(v.node.Content[i+1])
		if !key.IsScalar() {
			key.Errorf("yaml.key_one_word")
			continue
		}
		name := key.node.Value
		if line, double := seen[name]; double {
			key.Errorf("yaml.twice_on_line_too", clip(name), line)
			continue
		}
		seen[name] = key.node.Line
		if len(allowed) > 0 && !slices.Contains(allowed, name) {
			key.UnknownName("yaml.unknown_key", name, allowed)
			continue
		}
		if value.IsNull() && value.node.LineComment == "" {
			value.node.LineComment = key.node.LineComment // the parser gives it to the key
		}
		m.Entries = append(m.Entries, Entry{name, key, value})
	}
	return m, true
}

// Keys are the keys of a mapping as they were typed, double ones too; none of anything else.
func (v Value) Keys() []string {
	if !v.IsMap() {
		return nil
	}
	var out []string
	for i := 0; i+1 < len(v.node.Content); i += 2 {
		if key := v.node.Content[i]; key.Kind == yaml.ScalarNode {
			out = append(out, key.Value)
		}
	}
	return out
}

// UnknownName adds the error that a name is not one of the known ones, with the nearest of them or, when none is near,
// all. What is the adjective with the kind of name ("onbekend profiel"), since Dutch has two genders.
func (v Value) UnknownName(whatKey words.Key, name string, known []string) {
	v.problems.Tell(problem.Error, v.Place(), Unknown(whatKey, name, known))
}

// Unknown is the sentence that a name is not one of the known ones: with the nearest of them, with all when there are
// few, or with what else to do.
func Unknown(whatKey words.Key, name string, known []string) words.Message {
	what := words.Text(whatKey)
	near, ok := Nearest(name, known)
	text := words.Text("yaml.choose_from", what, clip(name), strings.Join(known, ", "))
	switch {
	case ok:
		text = words.Text("yaml.did_mean", what, clip(name), near)
	case len(known) == 0:
		text = words.Text("yaml.what_and_name", what, clip(name))
	case len(known) > 16:
		text = words.Text("yaml.correct_remove", what, clip(name))
	}
	return words.Message{Key: whatKey, Text: text}
}

// Get returns the value of a key. It is false when the key is absent.
func (m Map) Get(key string) (Value, bool) {
	for _, e := range m.Entries {
		if e.Name == key {
			return e.Value, true
		}
	}
	return Value{}, false
}

// List reads the value as a list; nothing counts as an empty list.
func (v Value) List() []Value {
	if v.IsNull() {
		return nil
	}
	if !v.IsList() {
		v.Errorf("yaml.list_expected")
		return nil
	}
	return lists.Map(v.node.Content, v.child)
}

// Text reads the value as a text. A plain number, date or yes/no is the text as it was typed; nothing is the empty
// text.
func (v Value) Text() (string, bool) {
	if !v.IsScalar() {
		v.Errorf("yaml.one_text_expected_no")
		return "", false
	}
	s := v.Raw()
	if n := utf8.RuneCountInString(s); n > limit.Text {
		v.Errorf("answers.text_characters", n, limit.Text)
		return "", false
	}
	return s, true
}

// Int reads a whole number from low to high, in plain digits: 1.5, 1e0, 0o3 and 1_0 are refused.
func (v Value) Int(low, high int) (int, bool) {
	if v.quotedNumber() {
		return 0, false
	}
	n, err := strconv.Atoi(v.Raw())
	if !v.IsScalar() || err != nil || !digits().MatchString(v.Raw()) || n < low || n > high {
		v.Errorf("yaml.not_possible", v.Shown(), low, high)
		return 0, false
	}
	return n, true
}

// quotedNumber refuses a number in quotes, which is a text.
func (v Value) quotedNumber() bool {
	quoted := v.IsScalar() && v.Quoted()
	if quoted {
		v.Errorf("yaml.text_write_number_without", v.Shown())
	}
	return quoted
}

// Decimal reads a number such as 0.8 or 25 exactly, from low to high.
func (v Value) Decimal(low, high int64) (*big.Rat, bool) {
	if v.quotedNumber() {
		return nil, false
	}
	if v.IsScalar() && decimal().MatchString(v.Raw()) {
		r, ok := new(big.Rat).SetString(v.Raw())
		if ok && r.Cmp(big.NewRat(low, 1)) >= 0 && r.Cmp(big.NewRat(high, 1)) <= 0 {
			return r, true
		}
	}
	v.Errorf("yaml.not_possible_give_number", v.Shown(), low, high)
	return nil, false
}

// Bool reads true or false.
func (v Value) Bool() (bool, bool) {
	if b, ok := v.IsBool(); ok {
		return b, true
	}
	v.Errorf("yaml.not_possible_choose_true", v.Shown())
	return false, false
}

// Shown is the value as a message names it: short, on one line, and never what looks like nothing.
func (v Value) Shown() lang.Text {
	switch {
	case v.IsNull():
		return words.Text("yaml.empty_value")
	case v.IsMap():
		return words.Text("yaml.block_keys")
	case !v.IsScalar():
		return words.Text("yaml.list")
	}
	return lang.Same(strconv.Quote(clip(v.node.Value)))
}

// clip cuts what people typed to what fits in a message.
func clip(s string) string { return upTo(40, s) }

func upTo(most int, s string) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

var (
	digits  = pattern.Of(`^(0|-?[1-9][0-9]*)$`)
	decimal = pattern.Of(`^(0|[1-9][0-9]*)(\.[0-9]+)?$`)
	atLine  = pattern.Of(`(?s)^yaml: (?:line (\d+): )?(.*)$`)

	anchorName = pattern.Of(`'.*'`)
)

// syntaxError turns the parser's message into a place and a sentence that says what to do. The parser names no line for
// the first one, for what it meets before it parses and for an anchor, and one line too few for what its grammar
// misses; these are found here.
func (s source) syntaxError(err error) *problem.Problem {
	line, message := parserMessage(err)
	hint := words.Text("yaml.check_lines_around_place")
	switch {
	case strings.Contains(message, "mapping values are not allowed"):
		hint = words.Text("yaml.put_text_with_colon")
	case strings.Contains(message, "cannot start any token"):
		hint = words.Text("yaml.use_spaces_no_tabs")
	case strings.Contains(message, "expected key"), strings.Contains(message, "'-' indicator"),
		strings.Contains(message, "<document start>"):
		line++
		if len(s.data) <= enoughToSearch {
			line = firstFailing(s.data, message)
		}
		hint = words.Text("yaml.check_indentation_quotes_brackets")
	case strings.Contains(message, "did not find expected"):
		line++
		hint = words.Text("yaml.check_quotes_commas_brackets")
	case strings.Contains(message, "could not find expected ':'"):
		hint = words.Text("yaml.put_colon_behind_id")
	case strings.Contains(message, "end of stream"):
		hint = words.Text("yaml.quote_bracket_begins_does")
	case strings.Contains(message, "escape"):
		hint = words.Text("yaml.write_backslash_twice_use")
	case strings.Contains(message, "unknown anchor"):
		line = lineOf(s.data, anchorName().FindString(message))
		hint = words.Text("yaml.put_text_begins_with")
	case strings.Contains(message, "exceeded max depth"):
		hint = words.Text("yaml.lists_nested_too_deep")
	}
	// The parser may name a line beside the one that holds the sign, before or behind it.
	if l, column, key, ok := signOn(s.data, line-2, line+1); ok {
		return s.wrong(l, column, key)
	}
	if l, column, ok := commentIn(s.data, line-2, line+1); ok {
		return s.wrong(l, column, "yaml.comment_between_brackets")
	}
	last := 1 + bytes.Count(bytes.TrimRight(s.data, " \t\r\n"), []byte("\n")) // the parser may stop only after it
	line = min(max(1, line), last)
	message = upTo(100, message) // a name of any length may stand in it
	return s.wrong(line, indent(s.data, line)+1, "yaml.not_valid_yaml", message, hint)
}

var openComment = pattern.Of(`[{\[][^}\]"']*[ \t](#)[^\s#]`)

// commentIn finds, on lines from the first up to the last, a number sign behind an open bracket: YAML reads a comment
// there, so that the bracket is never closed.
func commentIn(data []byte, first, last int) (line, column int, ok bool) {
	for n, text := range strings.Split(string(data), "\n") {
		if at := openComment().FindStringSubmatchIndex(text); at != nil && first <= n+1 && n+1 <= last {
			return n + 1, 1 + utf8.RuneCountInString(text[:at[2]]), true
		}
	}
	return 0, 0, false
}

func parserMessage(err error) (line int, message string) {
	m := atLine().FindStringSubmatch(err.Error())
	if m == nil {
		return 0, err.Error()
	}
	line, _ = strconv.Atoi(m[1]) // no digits means no line: 0
	return line, m[2]
}

// enoughToSearch is the size in bytes up to which a document is parsed again and again to find a place; of a larger one
// the line that the parser names is near enough.
const enoughToSearch = 256 << 10

// firstFailing is the line that makes the parser give the message: it reads from the top, so that from this line on
// every longer piece fails alike.
func firstFailing(data []byte, message string) int {
	lines := bytes.SplitAfter(data, []byte("\n"))
	return 1 + sort.Search(len(lines)-1, func(n int) bool {
		var node yaml.Node
		err := yaml.Unmarshal(bytes.Join(lines[:n+1], nil), &node)
		if err == nil {
			return false
		}
		_, found := parserMessage(err)
		return found == message
	})
}

// lineOf is the line on which an alias stands first; 0 when it is not found.
func lineOf(data []byte, name string) int {
	before, _, found := bytes.Cut(data, []byte("*"+strings.Trim(name, "'")))
	if !found {
		return 0
	}
	return 1 + bytes.Count(before, []byte("\n"))
}

// control is the place of the first character that YAML refuses anywhere.
func control(data []byte) (line, column int, found bool) {
	at := bytes.IndexFunc(data, func(r rune) bool {
		return unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\u0085", r) || r == '\ufffe' || r == '\uffff'
	})
	if at < 0 {
		return 0, 0, false
	}
	line, column = position(data[:at])
	return line, column, true
}

// position is the place of what comes after the text, both from 1; columns count characters.
func position(before []byte) (line, column int) {
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}

func firstInvalid(data []byte) (line, column int) {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return position(data[:at])
}

func indent(data []byte, line int) int {
	l := bytes.Split(data, []byte("\n"))[line-1]
	return len(l) - len(bytes.TrimLeft(l, " \t"))
}
