package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/testtool"
	"sggscan/report/view"
	"sggscan/rubric"
)

// specimen is a document of which the file is looked at with other programs.
type specimen struct {
	laid  laid
	write func(io.Writer) error
	// images is how many pictures are in the file, size the most bytes that it may have.
	images, size int
}

// specimens are a few documents of each kind: an ordinary one, and one with odd
// signs, long texts and a logo.
func specimens(t *testing.T) map[string]specimen {
	t.Helper()
	out := map[string]specimen{}
	report := func(name string, r view.Report, images int) {
		out[name] = specimen{laidReport(t, r), func(w io.Writer) error { return Write(w, r) }, images, 300 << 10}
	}
	ordinary := answered(t, rubric.MBO, "full", lang.EN, mixed)
	ordinary.Domains[0].Indicators[0].Evidence = strings.Repeat("onderwijskundigondersteuningscoördinator", 3)
	report("ordinary", ordinary, 0)
	few := answered(t, rubric.PO, "core", lang.NL, mixed)
	few.Domains, few.Plan, few.Help, few.Legal = few.Domains[:3], few.Plan[:4], few.Help[:3], few.Legal[:2]
	report("few", few, 0)
	report("nothing", empty(), 0)
	odd := filled(kinds()["odd"])
	odd.Domains[0].Indicators[1].Evidence, odd.School.Name =
		foreign().Domains[0].Indicators[0].Evidence, foreign().School.Name
	report("odd texts", odd, 1)
	board := view.BuildBoard(comparisonOf(t, 30, lang.NL, plainName))
	out["board"] = specimen{laidBoard(t, board), func(w io.Writer) error { return WriteBoard(w, board) }, 0, 150 << 10}
	form := formOf(t, assessment.School{Name: "De Linde", BRIN: "12AB00", Sector: rubric.VO}, assessment.Full, lang.NL)
	out["form"] = specimen{laidForm(t, form), func(w io.Writer) error { return WriteForm(w, form) }, 0, 300 << 10}
	return out
}

// TestSpecimens looks at files as other programs read them: that the library drew what was laid out, each text in its
// place in the order, on as many pages, with the fonts inside and the bookmarks in their order. SGGSCAN_PDF_DIR keeps
// the files for the eye.
func TestSpecimens(t *testing.T) {
	dir := os.Getenv("SGGSCAN_PDF_DIR")
	if dir == "" {
		dir = t.TempDir()
	}
	for name, s := range specimens(t) {
		var out bytes.Buffer
		if err := s.write(&out); err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(out.Bytes(), []byte(pageObject)); n != len(s.laid.items) {
			t.Errorf("%s: %d pages are laid out and %d drawn", name, len(s.laid.items), n)
		}
		if out.Len() > s.size {
			t.Errorf("%s: %d bytes", name, out.Len())
		}
		file := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".pdf")
		if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Run(name+" pdftotext", func(t *testing.T) {
			checkTextOf(t, s.laid,
				run(t, "pdftotext", "-raw", "-enc", "UTF-8", file, "-"))
		})
		t.Run(name+" pdffonts", func(t *testing.T) { checkFonts(t, run(t, "pdffonts", file)) })
		t.Run(name+" pdfimages", func(t *testing.T) {
			if list := rows(run(t, "pdfimages", "-list", file)); len(list) != s.images {
				t.Errorf("pictures: %q", list)
			}
		})
		t.Run(name+" pdfinfo", func(t *testing.T) {
			info, p := run(t, "pdfinfo", file), s.laid.properties
			for _, want := range []string{"Title:           " + p.Title.Text, "Author:          " + p.Author.Text, "(A4)",
				fmt.Sprintf("Pages:           %d\n", len(s.laid.items))} {
				if !strings.Contains(info, want) {
					t.Errorf("%q is missing:\n%s", want, info)
				}
			}
		})
		if len(s.laid.items) < 10 { // poppler takes a minute for a long one; TestStructureReadsInOrder looks at those
			t.Run(name+" structure", func(t *testing.T) {
				checkStructure(t, s.laid, run(t, "pdfinfo", "-struct-text", file))
			})
		}
		t.Run(name+" qpdf", func(t *testing.T) {
			if out := run(t, "qpdf", "--check", file); strings.Contains(out, "WARNING") ||
				!strings.Contains(out, "No syntax or stream encoding errors") {
				t.Error(out)
			}
			checkOutline(t, s.laid, run(t, "qpdf", "--json", "--json-key=outlines", file))
		})
	}
}

// run gives what a program says.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	testtool.Need(t, name)
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// rows are the lines of a table without its head.
func rows(table string) []string {
	return strings.Split(strings.TrimSpace(table), "\n")[2:]
}

// checkTextOf compares the text of a file with what was laid out, page by page.
func checkTextOf(t *testing.T, l laid, text string) {
	t.Helper()
	pages := strings.Split(text, "\f")
	for n, page := range pages[:len(pages)-1] {
		if got, want := letters(page), letters(l.drawnText(n)); got != want {
			t.Errorf("page %d reads\n%s\nnot\n%s", n+1, page, l.drawnText(n))
		}
	}
}

// letters are the signs of a text in their order: the order of the lines of two columns is the reader's own choice.
func letters(text string) string {
	all := []rune(flat(text))
	slices.Sort(all)
	return string(all)
}

func checkFonts(t *testing.T, table string) {
	t.Helper()
	for _, f := range rows(table) {
		if fields := strings.Fields(f); len(fields) < 5 || fields[len(fields)-5] != "yes" || fields[len(fields)-3] != "yes" {
			t.Errorf("font is not embedded, or its text cannot be copied: %s", f)
		}
	}
}

// checkStructure compares what a screen reader hears with what was laid out: each text once, but for the heads and feet
// of pages, and headings, tables and figures as such.
func checkStructure(t *testing.T, l laid, structure string) {
	t.Helper()
	var heard, want strings.Builder
	for line := range strings.SplitSeq(structure, "\n") {
		if text, found := strings.CutPrefix(strings.TrimSpace(line), `"`); found {
			heard.WriteString(strings.TrimSuffix(text, `"`))
		}
	}
	for n := range l.items {
		for _, p := range l.textsOn(n) {
			if p.element() != nil {
				want.WriteString(p.shown())
			}
		}
	}
	if letters(heard.String()) != letters(want.String()) {
		t.Errorf("a screen reader hears %d letters of %d", len(letters(heard.String())), len(letters(want.String())))
	}
	var roles []string
	for line := range strings.SplitSeq(structure, "\n") {
		if role := regexp.MustCompile(`^ *([A-Z][A-Za-z0-9]*)(:| \(\w+\))?$`).FindStringSubmatch(line); role != nil {
			roles = append(roles, role[1])
		}
	}
	elements := lists.Map(hear(l).all(), func(e string) string { return strings.Fields(e)[0] })
	if want := append([]string{"Document"}, elements...); !slices.Equal(roles, want) {
		t.Errorf("another program finds the elements\n%q\nnot\n%q", roles, want)
	}
}

func checkOutline(t *testing.T, l laid, content string) {
	t.Helper()
	type entry struct {
		Title string
		Kids  []json.RawMessage
	}
	var got []string
	var walk func(list []json.RawMessage)
	walk = func(list []json.RawMessage) {
		for _, raw := range list {
			var e entry
			if err := json.Unmarshal(raw, &e); err != nil {
				t.Fatal(err)
			}
			got = append(got, e.Title)
			walk(e.Kids)
		}
	}
	var whole struct{ Outlines []json.RawMessage }
	if err := json.Unmarshal([]byte(content), &whole); err != nil {
		t.Fatal(err)
	}
	if walk(whole.Outlines); !slices.Equal(got, l.bookmarks()) {
		t.Errorf("bookmarks %q, not %q", got, l.bookmarks())
	}
}
