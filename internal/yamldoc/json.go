package yamldoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"sggscan/internal/lang"
	"sggscan/internal/limit"
	"sggscan/internal/problem"
)

var errTooDeep = errors.New("too deep")

func looksLikeJSON(data []byte) bool { return json.Valid(data) }

// jsonReader builds the same nodes from JSON that the YAML parser builds, so that one reader serves both. Tokens come in order, so it counts lines and
// columns on from the last one.
type jsonReader struct {
	data         []byte
	dec          *json.Decoder
	offset       int
	line, column int
}

func parseJSON(file string, data []byte, problems *problem.List) (*yaml.Node, bool) {
	// The scan over the whole comes first: the errors of a token reader have no usable place.
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		jsonError(file, data, err, problems)
		return nil, false
	}
	r := &jsonReader{data: data, dec: json.NewDecoder(bytes.NewReader(data)), line: 1, column: 1}
	r.dec.UseNumber()
	node, err := r.value(0)
	if errors.Is(err, errTooDeep) {
		tooDeep(problem.Place{File: file, Line: r.line, Column: r.column}, problems)
		return nil, false
	}
	if err != nil {
		jsonError(file, data, err, problems)
		return nil, false
	}
	return node, true
}

func tooDeep(at problem.Place, problems *problem.List) {
	problems.Errorf(at, "de lijsten zijn dieper genest dan %d; zo'n bestand wordt niet gelezen", "lists are nested deeper than %d; such a file is not read", limit.Depth)
}

func jsonError(file string, data []byte, err error, problems *problem.List) {
	at := problem.Place{File: file}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at.Line, at.Column = position(data[:min(max(0, int(syntax.Offset)-1), len(data))])
	}
	switch message := err.Error(); {
	case strings.Contains(message, "exceeded max depth"):
		tooDeep(at, problems)
	case strings.Contains(message, "after top-level value"):
		problems.Errorf(at, "hier begint een tweede document; zet het in een eigen bestand", "a second document starts here; put it in a file of its own")
	case strings.Contains(message, "unexpected end"):
		problems.Errorf(at, "het bestand houdt hier midden in op; er ontbreekt een stuk", "the file stops here halfway; a part is missing")
	default:
		problems.Errorf(at, "dit is geen geldige JSON; %[2]s", "this is not valid JSON (%[1]s); %[2]s", message,
			lang.Text{NL: "controleer de komma's, de aanhalingstekens en de haakjes bij deze plek",
				EN: "check the commas, the quotes and the brackets at this place"})
	}
}

func (r *jsonReader) value(depth int) (*yaml.Node, error) {
	r.move()
	if depth > limit.Depth {
		return nil, errTooDeep
	}
	tok, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	node := &yaml.Node{Kind: yaml.ScalarNode, Line: r.line, Column: r.column}
	switch t := tok.(type) {
	case json.Delim:
		node.Kind, node.Tag = yaml.SequenceNode, "!!seq"
		if t == '{' {
			node.Kind, node.Tag = yaml.MappingNode, "!!map"
		}
		for r.dec.More() {
			child, err := r.value(depth + 1)
			if err != nil {
				return nil, err
			}
			node.Content = append(node.Content, child)
		}
		if _, err := r.dec.Token(); err != nil { // the closing bracket
			return nil, err
		}
	case string:
		node.Tag, node.Value, node.Style = "!!str", t, yaml.DoubleQuotedStyle
	case json.Number:
		node.Tag, node.Value = "!!float", t.String()
	case bool:
		node.Tag, node.Value = "!!bool", fmt.Sprint(t)
	case nil:
		node.Tag, node.Value = "!!null", "null"
	}
	return node, nil
}

// move goes on to the first byte of the coming token.
func (r *jsonReader) move() {
	to := int(r.dec.InputOffset())
	for to < len(r.data) && strings.IndexByte(" \t\r\n,:", r.data[to]) >= 0 {
		to++
	}
	passed := r.data[r.offset:to]
	if n := bytes.LastIndexByte(passed, '\n'); n >= 0 {
		r.line += bytes.Count(passed, []byte("\n"))
		r.column, passed = 1, passed[n+1:]
	}
	r.column += utf8.RuneCount(passed)
	r.offset = to
}
