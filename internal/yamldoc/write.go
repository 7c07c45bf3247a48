package yamldoc

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Comment is a text as comment lines of at most 110 characters, each ended; a text without words is none.
func Comment(indent, s string) string {
	const most = 110
	var out strings.Builder
	line := indent + "#"
	for _, word := range strings.Fields(s) {
		if len([]rune(line))+1+len([]rune(word)) > most {
			out.WriteString(line + "\n")
			line = indent + "#"
		}
		line += " " + word
	}
	if line == indent+"#" {
		return out.String()
	}
	return out.String() + line + "\n"
}

// Quoted is a text in double quotes; JSON's form is also YAML's.
func Quoted(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return `""` // a string always encodes
	}
	return strings.TrimSuffix(b.String(), "\n")
}
