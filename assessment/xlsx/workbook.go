package xlsx

import (
	"errors"
	"path"
	"strings"

	"sggscan/internal/problem"
)

// relation is a link from one part to another.
type relation struct{ kind, target string }

// relations reads the links of a part, by their id. A part without links has none.
func (p *parts) relations(of string) (map[string]relation, error) {
	out := map[string]relation{}
	dir, name := path.Split(of)
	err := p.scan(dir+"_rels/"+name+".rels", func(s *scanner) error {
		if s.opens("Relationship") {
			id, _ := s.attr("Id")
			kind, _ := s.attr("Type")
			target, _ := s.attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", dir, target)
			}
			out[id] = relation{kind[strings.LastIndexByte(kind, '/')+1:], target}
		}
		return atMost(len(out), 10*p.Sheets)
	})
	if errors.Is(err, errNoPart) {
		return out, nil
	}
	return out, err
}

var errTooMany = errors.New("more styles or links than a workbook can have")

// atMost is an error for what no workbook has so many of; a small file could fill the memory with them.
func atMost(n, most int) error {
	if n > most {
		return errTooMany
	}
	return nil
}

// book reads the workbook: its list of sheets, then what the sheets refer to, then the sheets.
func (p *parts) book() (Book, error) {
	main := "xl/workbook.xml"
	root, err := p.relations("")
	if err != nil {
		return Book{}, err
	}
	for _, r := range root {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	links, err := p.relations(main)
	if err != nil {
		return Book{}, err
	}
	var book Book
	var targets []string
	err = p.scan(main, func(s *scanner) error {
		switch {
		case s.opens("workbookPr"):
			flag, _ := s.attr("date1904")
			book.Date1904 = flag == "1" || flag == "true"
		case s.opens("sheet"):
			name, _ := s.attr("name")
			id, _ := s.attr("id")
			if link, ok := links[id]; ok && link.kind == "worksheet" {
				book.Sheets = append(book.Sheets, Sheet{Name: name})
				targets = append(targets, link.target)
			}
		}
		if len(book.Sheets) > p.Sheets {
			return problem.Refuse("xlsx.workbook_more_than_sheets", p.Sheets)
		}
		return nil
	})
	if err != nil {
		return Book{}, err
	}
	c := content{date1904: book.Date1904}
	for _, link := range links {
		switch link.kind {
		case "sharedStrings":
			c.strings, err = p.strings(link.target)
		case "styles":
			c.styles, err = p.styles(link.target)
		}
		if err != nil && !errors.Is(err, errNoPart) {
			return Book{}, err
		}
	}
	for n, target := range targets {
		if err = p.read(&book.Sheets[n], target, c); err != nil {
			return Book{}, err
		}
	}
	return book, nil
}

// strings reads the list of texts that cells refer to.
func (p *parts) strings(name string) ([]string, error) {
	var out []string
	err := p.scan(name, func(s *scanner) error {
		if !s.opens("si") {
			return nil
		}
		text, err := richText(s, "si")
		out = append(out, text)
		if err == nil && len(out) > p.Cells {
			err = p.tooManyCells()
		}
		return err
	})
	return out, err
}

// richText reads the text of an element up to its end: one text, or runs in several fonts joined. Reading aids for
// Japanese are left out.
func richText(s *scanner, element string) (string, error) {
	if s.closed {
		return "", nil
	}
	var out []byte
	aid := 0
	for {
		if err := s.next(); err != nil {
			return "", cut(err)
		}
		switch {
		case s.closing && string(s.name) == element:
			return unescape(string(out)), nil
		case string(s.name) == "rPh" && !s.closed:
			if s.closing {
				aid--
			} else {
				aid++
			}
		case s.opens("t") && aid == 0:
			var err error
			if out, err = s.whole(out, "t"); err != nil {
				return "", err
			}
		}
	}
}
