package workbook

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// pack copies a workbook with its parts sorted by name, and the file types in its list of contents too: the library
// writes both in the order of a map, and the same workbook must have the same bytes. In coded parts it replaces
// the marks.
func pack(w io.Writer, packed []byte, coded map[string]bool) error {
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return fmt.Errorf("order the workbook: %w", err)
	}
	parts := slices.Clone(r.File)
	slices.SortFunc(parts, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, part := range parts {
		switch {
		case part.Name == "[Content_Types].xml":
			err = edit(out, part, func(from *bufio.Reader, to io.Writer) error {
				list, err := io.ReadAll(from)
				_, failed := io.WriteString(to, sortedDefaults(string(list)))
				return errors.Join(err, failed)
			})
		case coded[part.Name]:
			err = edit(out, part, decode)
		default:
			err = out.Copy(part) // as it is packed
		}
		if err != nil {
			return fmt.Errorf("write the workbook: %w", err)
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

// edit copies a part with changes.
func edit(out *zip.Writer, part *zip.File, change func(from *bufio.Reader, to io.Writer) error) error {
	in, err := part.Open()
	if err != nil {
		return err
	}
	to, err := out.Create(part.Name)
	if err == nil {
		err = change(bufio.NewReader(in), to)
	}
	return errors.Join(err, in.Close())
}

// decode copies XML with the code of an underscore where a mark is, in pieces: a sheet can be larger than memory.
func decode(from *bufio.Reader, to io.Writer) error {
	mark, code := []byte(string(codeMark)), []byte("_x005F_")
	buffer, kept := make([]byte, 1<<16), 0 // kept is the beginning of what may be a mark
	for {
		n, err := from.Read(buffer[kept:])
		piece := buffer[:kept+n]
		if err != nil && err != io.EOF {
			return err
		}
		if kept = 0; err == nil {
			for k := len(mark) - 1; k > 0 && kept == 0; k-- {
				if bytes.HasSuffix(piece, mark[:k]) {
					kept = k
				}
			}
		}
		if _, failed := to.Write(bytes.ReplaceAll(piece[:len(piece)-kept], mark, code)); failed != nil ||
			err == io.EOF {
			return failed
		}
		copy(buffer, piece[len(piece)-kept:])
	}
}

// sortedDefaults puts the file types of a list of contents, which stand together, in order.
func sortedDefaults(list string) string {
	const open, end = "<Default ", "</Default>"
	from, to := strings.Index(list, open), strings.LastIndex(list, end)
	if from < 0 || to < from {
		return list
	}
	to += len(end)
	types := strings.SplitAfter(list[from:to], end)
	slices.Sort(types)
	return list[:from] + strings.Join(types, "") + list[to:]
}
