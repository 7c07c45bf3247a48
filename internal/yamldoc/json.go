package yamldoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"sggscan/internal/limit"
	"sggscan/internal/problem"
	"sggscan/internal/words"
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
	problems.Errorf(at, "yaml.lists_nested_deeper_than", limit.Depth)
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
		problems.Errorf(at, "yaml.second_document_starts")
	case strings.Contains(message, "unexpected end"):
		problems.Errorf(at, "yaml.file_stops_halfway")
	default:
		problems.Errorf(at, "yaml.not_valid_json", message, words.Text("yaml.check_commas_quotes_brackets"))
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
