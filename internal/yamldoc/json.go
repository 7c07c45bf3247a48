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

// jsonReader builds the same nodes from JSON that the YAML parser builds, so that one reader serves both. Tokens come
// in order, so it counts lines and columns on from the last one.
type jsonReader struct {
	data         []byte
	dec          *json.Decoder
	offset       int
	line, column int
}

func (s source) parseJSON() (*yaml.Node, *problem.Problem) {
	// The scan over the whole comes first: the errors of a token reader have no usable place.
	var whole json.RawMessage
	if err := json.Unmarshal(s.data, &whole); err != nil {
		return nil, s.jsonError(err)
	}
	r := &jsonReader{data: s.data, dec: json.NewDecoder(bytes.NewReader(s.data)), line: 1, column: 1}
	r.dec.UseNumber()
	node, err := r.value(0)
	switch {
	case errors.Is(err, errTooDeep):
		return nil, s.wrong(r.line, r.column, "yaml.lists_nested_deeper_than", limit.Depth)
	case err != nil:
		return nil, s.jsonError(err)
	}
	return node, nil
}

func (s source) jsonError(err error) *problem.Problem {
	line, column := 0, 0
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line, column = position(s.data[:min(max(0, int(syntax.Offset)-1), len(s.data))])
	}
	switch message := err.Error(); {
	case strings.Contains(message, "exceeded max depth"):
		return s.wrong(line, column, "yaml.lists_nested_deeper_than", limit.Depth)
	case strings.Contains(message, "after top-level value"):
		return s.wrong(line, column, "yaml.second_document_starts")
	case strings.Contains(message, "unexpected end"):
		return s.wrong(line, column, "yaml.file_stops_halfway")
	default:
		return s.wrong(line, column, "yaml.not_valid_json", message, words.Text("yaml.check_commas_quotes_brackets"))
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
