package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

var errCatalog = errors.New("the PDF has no catalog where it was expected")

// withLanguage adds the language of the text, and that a reader shows the title instead of the file name. The library cannot write these, so the
// catalog is written once more behind the document, as the PDF standard allows.
func withLanguage(pdf []byte, language string) ([]byte, error) {
	trailer := bytes.LastIndex(pdf, []byte("\ntrailer"))
	if trailer < 0 {
		return nil, errCatalog
	}
	tail := pdf[trailer:]
	root, rootErr := numberAfter(tail, "/Root ")
	size, sizeErr := numberAfter(tail, "/Size ")
	info, infoErr := numberAfter(tail, "/Info ")
	previous, previousErr := numberAfter(tail, "startxref\n")
	if err := errors.Join(rootErr, sizeErr, infoErr, previousErr); err != nil {
		return nil, err
	}
	catalog, err := object(pdf[:trailer], root)
	if err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(bytes.TrimRight(pdf, "\n"))
	out.WriteByte('\n')
	at := out.Len()
	fmt.Fprintf(out, "%d 0 obj\n<<%s\n/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n", root, catalog, language)
	start := out.Len()
	fmt.Fprintf(out, "xref\n%d 1\n%010d 00000 n \ntrailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n",
		root, at, size, root, info, previous, start)
	return out.Bytes(), nil
}

// numberAfter reads the whole number behind a key.
func numberAfter(text []byte, key string) (int, error) {
	i := bytes.Index(text, []byte(key))
	if i < 0 {
		return 0, errCatalog
	}
	text = text[i+len(key):]
	end := 0
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	return strconv.Atoi(string(text[:end]))
}

// object gives what stands between the brackets of an object.
func object(pdf []byte, number int) ([]byte, error) {
	opening := fmt.Appendf(nil, "\n%d 0 obj\n<<", number)
	start := bytes.LastIndex(pdf, opening)
	if start < 0 {
		return nil, errCatalog
	}
	content := pdf[start+len(opening):]
	end := bytes.Index(content, []byte("\n>>\nendobj"))
	if end < 0 {
		return nil, errCatalog
	}
	return content[:end], nil
}
