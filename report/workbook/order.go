package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// copyOrdered copies a workbook with its parts sorted by name, and the file types in its list of contents too: the
// library writes both in the order of a map, and the same workbook must have the same bytes.
func copyOrdered(w io.Writer, packed []byte) error {
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return fmt.Errorf("order the workbook: %w", err)
	}
	parts := slices.Clone(r.File)
	slices.SortFunc(parts, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, part := range parts {
		if err := copyPart(out, part); err != nil {
			return fmt.Errorf("write the workbook: %w", err)
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

// copyPart copies a part as it is packed; only the list of contents is written anew.
func copyPart(out *zip.Writer, part *zip.File) error {
	if part.Name != "[Content_Types].xml" {
		return out.Copy(part)
	}
	in, err := part.Open()
	if err != nil {
		return err
	}
	content, err := io.ReadAll(in)
	if closed := in.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	to, err := out.Create(part.Name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(to, sortedDefaults(string(content)))
	return err
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
