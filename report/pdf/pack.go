package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/klauspost/compress/zlib"
)

var errStructure = errors.New("the PDF is built in another way than expected")

// pack makes the last of a document that the library wrote without packing it: it says the language of the text, and
// that a reader shows the title instead of the file name, which the library cannot; and it packs the pages with one
// packer, where the library takes one of more than a megabyte for each page.
func pack(pdf []byte, title, language string, s *tree) ([]byte, error) {
	in, err := parse(pdf)
	if err != nil {
		return nil, err
	}
	f := packer{language: language, root: in.root, tree: s, places: make([]spot, len(in.objects)+1)}
	for _, o := range in.objects {
		if bytes.Contains(pdf[o.start:min(o.start+40, o.end)], []byte("/Type /Page\n")) {
			f.pages = append(f.pages, o.number)
		}
	}
	slices.Sort(f.pages)
	if len(s.pages) > len(f.pages) {
		return nil, errStructure
	}
	more := append(s.objects(len(f.places), f.pages), metadata(title, language))
	f.extra = len(more)
	f.out.Grow(len(pdf) / 3)
	const header = "%PDF-1.7"
	f.out.WriteString(header)
	f.out.Write(pdf[len(header):in.objects[0].start])
	for _, o := range in.objects {
		f.places[o.number] = spot{at: f.out.Len()}
		if err := f.object(pdf[o.start:o.end]); err != nil {
			return nil, err
		}
	}
	if err := f.together(more[:len(more)-1]); err != nil {
		return nil, err
	}
	f.places = append(f.places, spot{at: f.out.Len()})
	fmt.Fprintf(&f.out, "%d 0 obj\n%s\nendobj\n", len(f.places)-1, more[len(more)-1])
	return f.end(in)
}

// together writes objects packed in one stream, which comes behind them and the metadata.
func (f *packer) together(objects [][]byte) error {
	var heads, texts bytes.Buffer
	holder := len(f.places) + len(objects) + 1
	for i, text := range objects {
		fmt.Fprintf(&heads, "%d %d ", len(f.places), texts.Len())
		texts.Write(text)
		texts.WriteByte('\n')
		f.places = append(f.places, spot{holder: holder, at: i})
	}
	first := heads.Len()
	heads.Write(texts.Bytes())
	if err := f.pack(heads.Bytes()); err != nil {
		return err
	}
	f.holder = fmt.Appendf(nil, "%d 0 obj\n<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\n"+
		"stream\n%s\nendstream\nendobj\n", holder, len(objects), first, f.packed.Len(), f.packed.Bytes())
	return nil
}

// end writes the stream of objects, and the table of where each object is, with what the trailer of the library says.
func (f *packer) end(in structure) ([]byte, error) {
	f.places = append(f.places, spot{at: f.out.Len()})
	f.out.Write(f.holder)
	start, number := f.out.Len(), len(f.places)
	f.places = append(f.places, spot{at: start})
	var table bytes.Buffer
	table.Write([]byte{0, 0, 0, 0, 0, 0xff, 0xff})
	for _, p := range f.places[1:] {
		kind, at, index := byte(1), p.at, 0
		if p.holder > 0 {
			kind, at, index = 2, p.holder, p.at
		}
		table.Write([]byte{kind, byte(at >> 24), byte(at >> 16), byte(at >> 8), byte(at), byte(index >> 8), byte(index)})
	}
	if err := f.pack(table.Bytes()); err != nil {
		return nil, err
	}
	_, rest, _ := bytes.Cut(in.trailer, []byte("<<"))
	rest, _, found := bytes.Cut(rest, []byte(">>"))
	if !found {
		return nil, errStructure
	}
	rest = bytes.Replace(rest, fmt.Appendf(nil, "/Size %d\n", len(in.objects)+1),
		fmt.Appendf(nil, "/Size %d\n", number+1), 1)
	fmt.Fprintf(&f.out, "%d 0 obj\n<</Type /XRef /W [1 4 2]%s/Filter /FlateDecode /Length %d>>\nstream\n", number, rest,
		f.packed.Len())
	f.out.Write(f.packed.Bytes())
	fmt.Fprintf(&f.out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
	return f.out.Bytes(), nil
}

// spot is where an object is: at an offset in the file, or as one of the objects in a holder.
type spot struct{ holder, at int }

// structure is what the end of a PDF says about the rest of it.
type structure struct {
	objects []object // as they stand in the file
	root    int      // the number of the catalog
	trailer []byte
}

type object struct {
	number, start, end int
}

func parse(pdf []byte) (structure, error) {
	at := bytes.LastIndex(pdf, []byte("\ntrailer\n"))
	if at < 0 {
		return structure{}, errStructure
	}
	trailer, start, found := bytes.Cut(pdf[at+1:], []byte("startxref\n"))
	table, tableErr := numberAfter(start, "")
	root, rootErr := numberAfter(trailer, "/Root ")
	size, sizeErr := numberAfter(trailer, "/Size ")
	if err := errors.Join(tableErr, rootErr, sizeErr); err != nil || !found || table > at || size < 2 {
		return structure{}, errStructure
	}
	rows := bytes.Split(bytes.TrimSpace(pdf[table:at]), []byte("\n"))
	if len(rows) != size+2 || !bytes.Equal(rows[0], []byte("xref")) {
		return structure{}, errStructure
	}
	out := structure{root: root, trailer: trailer}
	for i, row := range rows[3:] {
		place, err := numberAfter(row, "")
		if err != nil || place >= table {
			return structure{}, errStructure
		}
		out.objects = append(out.objects, object{number: i + 1, start: place})
	}
	slices.SortFunc(out.objects, func(a, b object) int { return cmp.Compare(a.start, b.start) })
	for i := range out.objects {
		out.objects[i].end = table
		if i+1 < len(out.objects) {
			out.objects[i].end = out.objects[i+1].start
		}
	}
	return out, nil
}

func numberAfter(text []byte, key string) (int, error) {
	i := bytes.Index(text, []byte(key))
	if i < 0 {
		return 0, errStructure
	}
	text = text[i+len(key):]
	end := 0
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	return strconv.Atoi(string(text[:end]))
}

type packer struct {
	language string
	tree     *tree
	root     int
	pages    []int  // the numbers of the pages, in their order
	extra    int    // how many objects come behind those of the library
	holder   []byte // the object that holds others
	places   []spot // of each object by its number
	out      bytes.Buffer
	packer   *zlib.Writer
	packed   bytes.Buffer
}

// object writes one object: packed when it is a stream that is not, and with the language when it is the catalog.
func (f *packer) object(text []byte) error {
	number, err := numberAfter(text, "")
	if err != nil {
		return err
	}
	if number == f.root {
		return f.catalog(text)
	}
	if page := slices.Index(f.pages, number); page >= 0 {
		text = bytes.Replace(text, []byte("/Type /Page\n"),
			fmt.Appendf(nil, "/Type /Page\n/Tabs /S\n/StructParents %d\n%s", page, f.tree.annotations(page)), 1)
	}
	stream, rest, bare := bareStream(text, number)
	if !bare {
		f.out.Write(text)
		return nil
	}
	if err := f.pack(stream); err != nil {
		return err
	}
	fmt.Fprintf(&f.out, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", number, f.packed.Len())
	f.out.Write(f.packed.Bytes())
	f.out.Write(rest)
	return nil
}

// bareStream finds the stream of an object that says only its length; fonts and pictures say more, and are packed
// already. rest is what follows the stream.
func bareStream(text []byte, number int) (stream, rest []byte, bare bool) {
	head, body, _ := bytes.Cut(text, []byte(">>\nstream\n"))
	said, _ := bytes.CutPrefix(head, fmt.Appendf(nil, "%d 0 obj\n<</Length ", number))
	length, err := strconv.Atoi(string(said))
	if err != nil || length > len(body) {
		return nil, nil, false
	}
	return body[:length], body[length:], true
}

// catalog writes the catalog with what the library cannot say in it.
func (f *packer) catalog(text []byte) error {
	end := bytes.LastIndex(text, []byte(">>\nendobj"))
	if end < 0 {
		return errStructure
	}
	f.out.Write(text[:end])
	fmt.Fprintf(&f.out, "/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n", f.language)
	first := len(f.places) // nothing is appended yet
	fmt.Fprintf(&f.out, "/MarkInfo << /Marked true >>\n/StructTreeRoot %d 0 R\n/Metadata %d 0 R\n", first, first+f.extra-1)
	f.out.Write(text[end:])
	return nil
}

// pack packs a stream; the packer is made once for all of them.
func (f *packer) pack(stream []byte) error {
	f.packed.Reset()
	if f.packer == nil {
		var err error
		if f.packer, err = zlib.NewWriterLevel(&f.packed, zlib.BestSpeed); err != nil {
			return err
		}
	} else {
		f.packer.Reset(&f.packed)
	}
	if _, err := f.packer.Write(stream); err != nil {
		return err
	}
	return f.packer.Close()
}
