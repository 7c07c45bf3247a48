package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// bare is a small document as the library writes it without packing.
func bare() string {
	var b strings.Builder
	var places []int
	b.WriteString("%PDF-1.3\n")
	for _, o := range []string{
		"2 0 obj\n<</Length 600>>\nstream\n" + strings.Repeat("0 0 m >>\n S ", 50) + "\nendstream\nendobj\n",
		"1 0 obj\n<</Length 3\n/Filter /FlateDecode\n>>\nstream\nabc\nendstream\nendobj\n",
		"3 0 obj\n<<\n/Type /Catalog\n>>\nendobj\n",
	} {
		places = append(places, b.Len())
		b.WriteString(o)
	}
	table := b.Len()
	row := func(n int) string {
		return strings.Repeat("0", 10-len(strconv.Itoa(n))) + strconv.Itoa(n) + " 00000 n \n"
	}
	b.WriteString("xref\n0 4\n0000000000 65535 f \n" + row(places[1]) + row(places[0]) + row(places[2]))
	b.WriteString("trailer\n<<\n/Size 4\n/Root 3 0 R\n/Info 2 0 R\n>>\nstartxref\n" + strconv.Itoa(table) + "\n%%EOF\n")
	return b.String()
}

func TestFinishedPacksAndSaysTheLanguage(t *testing.T) {
	out, err := pack([]byte(bare()), "De Linde", "nl-NL", &tree{})
	if err != nil {
		t.Fatal(err)
	}
	text := string(out)
	for _, s := range []string{"/Type /Catalog\n/Lang (nl-NL)",
		"<</Length 3\n/Filter /FlateDecode\n>>\nstream\nabc\nendstream", "2 0 obj\n<</Filter /FlateDecode /Length "} {
		if !strings.Contains(text, s) {
			t.Errorf("%q is missing:\n%q", s, text)
		}
	}
	if strings.Contains(text, "0 0 m >>") {
		t.Error("the page is not packed")
	}
	// Each object stands where the table says.
	start, err := numberAfter(out[bytes.LastIndex(out, []byte("startxref")):], "startxref\n")
	if err != nil {
		t.Fatal(err)
	}
	_, packed, _ := bytes.Cut(out[start:], []byte("stream\n"))
	unpacked, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	table, err := io.ReadAll(unpacked)
	if err != nil || len(table) != 7*10 { // three of the library, four of the structure, two streams and the table itself
		t.Fatalf("%d bytes in the table, %v", len(table), err)
	}
	for n := range len(table) / 7 {
		row := table[7*n:]
		at := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		if row[0] == 1 && !bytes.HasPrefix(out[at:], []byte(strconv.Itoa(n)+" 0 obj\n")) {
			t.Errorf("object %d does not stand at %d", n, at)
		}
	}
}

// A library that writes in another way gives an error, never a broken file.
func TestFinishedRefusesWhatItDoesNotKnow(t *testing.T) {
	whole := bare()
	for name, text := range map[string]string{
		"empty": "", "no trailer": strings.ReplaceAll(whole, "trailer", "trialer"), "cut off": whole[:len(whole)-20],
		"no root": strings.ReplaceAll(whole, "/Root", "/Boot"),
		"size":    strings.ReplaceAll(whole, "/Size 4", "/Size 9"), "no size": strings.ReplaceAll(whole, "/Size 4", "/Size 0"),
		"table elsewhere": strings.ReplaceAll(whole, "startxref\n", "startxref\n9"),
		"no table":        strings.ReplaceAll(whole, "xref\n0 4", "xerf\n0 4"),
		"letters":         regexp.MustCompile(`0{10} 65535 f \n0`).ReplaceAllString(whole, "0000000000 65535 f \nx"), "catalog": strings.ReplaceAll(whole, "/Catalog\n>>", "/Catalog\n> "),
		"far": strings.ReplaceAll(whole, " 00000 n \ntrailer", " 00000 n \n9999999999 00000 n \ntrailer"),
	} {
		if out, err := pack([]byte(text), "De Linde", "nl-NL", &tree{}); !errors.Is(err, errStructure) {
			t.Errorf("%s: %v, %d bytes", name, err, len(out))
		}
	}
}

// TestPagesArePacked looks in a real report for a stream that only says its length.
func TestPagesArePacked(t *testing.T) {
	if found := regexp.MustCompile(`obj\n<</Length \d+>>\nstream`).Find(write(t, short())); found != nil {
		t.Errorf("not packed: %q", found)
	}
}
