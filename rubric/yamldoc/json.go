package yamldoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"

	"gopkg.in/yaml.v3"

	"sggscan/rubric/limit"
	"sggscan/rubric/problem"
)

var errTooDeep = errors.New("too deep")

func looksLikeJSON(data []byte) bool { return json.Valid(data) }

// jsonReader builds the same nodes from JSON that the YAML parser builds, so that one reader serves both.
type jsonReader struct {
	data  []byte
	lines []int // offset of the first byte of each line
	dec   *json.Decoder
}

func parseJSON(file string, data []byte, problems *problem.List) (*yaml.Node, bool) {
	r := &jsonReader{data: data, lines: []int{0}, dec: json.NewDecoder(bytes.NewReader(data))}
	r.dec.UseNumber()
	for i, b := range data {
		if b == '\n' {
			r.lines = append(r.lines, i+1)
		}
	}
	node, err := r.value(0)
	if err == nil {
		if _, err = r.dec.Token(); errors.Is(err, io.EOF) {
			return node, true
		}
		line, col := r.place(int(r.dec.InputOffset()))
		problems.Errorf(problem.Place{File: file, Line: line, Column: col}, "hier begint een tweede document; zet elke vragenlijst in een eigen bestand", "a second document starts here; put each questionnaire in a file of its own")
		return nil, false
	}
	offset := int(r.dec.InputOffset())
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = max(0, int(syntax.Offset)-1)
	}
	line, col := r.place(offset)
	at := problem.Place{File: file, Line: line, Column: col}
	switch {
	case errors.Is(err, errTooDeep):
		problems.Errorf(at, "de lijsten zijn dieper genest dan %d; zo'n bestand wordt niet gelezen", "lists are nested deeper than %d; such a file is not read", limit.Depth)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		problems.Errorf(at, "het bestand houdt hier midden in op; er ontbreekt een stuk", "the file stops here halfway; a part is missing")
	default:
		problems.Errorf(at, "dit is geen geldige JSON (%s)", "this is not valid JSON (%s)", err.Error())
	}
	return nil, false
}

func (r *jsonReader) value(depth int) (*yaml.Node, error) {
	if depth > limit.Depth {
		return nil, errTooDeep
	}
	start := r.next()
	tok, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	line, col := r.place(start)
	node := &yaml.Node{Kind: yaml.ScalarNode, Line: line, Column: col}
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

// next is the offset of the first byte of the coming token.
func (r *jsonReader) next() int {
	i := int(r.dec.InputOffset())
	for i < len(r.data) && bytes.IndexByte([]byte(" \t\r\n,:"), r.data[i]) >= 0 {
		i++
	}
	return i
}

// place turns an offset into line and column, both from 1; columns count characters.
func (r *jsonReader) place(offset int) (line, column int) {
	line = sort.Search(len(r.lines), func(i int) bool { return r.lines[i] > offset })
	return line, len([]rune(string(r.data[r.lines[line-1]:min(offset, len(r.data))]))) + 1
}
