package policy

import (
	"strings"

	"sggscan/internal/pattern"
)

var (
	link  = pattern.Of(`!?\[([^\]]*)\]\([^)]*\)`)
	marks = pattern.Of("\\*\\*|__|`|~~|(^|[^\\pL\\pN])[*_]|[*_]([^\\pL\\pN]|$)")
)

// readMarkdown reads a text with the marks of Markdown.
func readMarkdown(data []byte, d *Document) error {
	text, err := decoded(data)
	if err != nil {
		return err
	}
	var b lines
	code := false
	for line := range strings.Lines(text) {
		line = strings.TrimLeft(strings.TrimSpace(line), "> ")
		if strings.HasPrefix(line, "```") {
			code = !code
			continue
		}
		if code || strings.Trim(line, "-=*_ |:") == "" {
			line = ""
		}
		line = marks().ReplaceAllString(link().ReplaceAllString(line, "$1"), "$1$2")
		head := strings.TrimLeft(line, "#")
		for n, cell := range strings.Split(strings.Trim(head, "|"), "|") {
			if heading := len(head) < len(line); heading || n > 0 {
				if err := b.flush(d); err != nil {
					return err
				}
				if heading {
					if err := d.add(Paragraph{Text: cell, Heading: true}); err != nil {
						return err
					}
					continue
				}
			}
			if err := b.line(d, cell, true); err != nil {
				return err
			}
		}
	}
	return b.flush(d)
}
