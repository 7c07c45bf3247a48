package session

import (
	"crypto/rand"
	"encoding/csv"
	"encoding/hex"
	"io"
	"strings"

	"sggscan/internal/lang"
	"sggscan/internal/words"
	"sggscan/report/view"
)

// keyMark stands before the secret, in the header of a key file.
const keyMark = "sggscan-"

// NewKeys are the codes of no school yet, with a new secret from which their order comes.
func NewKeys() (keys view.Keys, err error) {
	keys.Secret = make([]byte, 16)
	_, err = rand.Read(keys.Secret)
	return keys, err
}

// ParseKeys understands a file with codes; it is false for any other file.
func ParseKeys(data []byte) (keys view.Keys, ok bool) {
	table := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\uFEFF")))
	table.Comma = ';'
	rows, err := table.ReadAll()
	if err != nil || len(rows) == 0 || len(rows[0]) != 5 {
		return keys, false
	}
	keys.Secret, err = hex.DecodeString(strings.TrimPrefix(rows[0][4], keyMark))
	if err != nil || len(keys.Secret) < 16 {
		return keys, false
	}
	for _, r := range rows[1:] {
		plain := func(n int) string { return strings.TrimPrefix(r[n], "'") }
		keys.List = append(keys.List, view.Key{Code: plain(0), Name: plain(1), BRIN: plain(2), SectorID: r[3]})
	}
	return keys, true
}

// WriteKeys writes the key as a table that office programs open as it is: UTF-8 with a mark, semicolons, and no cell
// that starts a formula.
func WriteKeys(w io.Writer, keys view.Keys, l lang.Lang) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	table := csv.NewWriter(w)
	table.Comma, table.UseCRLF = ';', true
	rows := [][]string{
		{"code", words.Text("commands.key_name").In(l), "brin", "sector", keyMark + hex.EncodeToString(keys.Secret)},
	}
	for _, k := range keys.List {
		rows = append(rows, []string{noFormula(k.Code), noFormula(k.Name), noFormula(k.BRIN), k.SectorID, ""})
	}
	return table.WriteAll(rows)
}

// noFormula puts an apostrophe before a text that a spreadsheet would take for a formula.
func noFormula(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
