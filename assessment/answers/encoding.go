package answers

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

// Decode makes UTF-8 with \n at line ends of a text as office programs here save it; the error is a *problem.Refusal.
func Decode(data []byte) ([]byte, error) { return decode(data) }

// decode makes UTF-8 of the bytes. Text that is no UTF-8 is what else office programs save a csv in here: UTF-16,
// Windows-1252, Mac Roman or code page 850. What could be more than one of these, or is UTF-8 but for a few bytes, is
// refused: a garbled name would make another school.
func decode(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, refuse(0, "answers.workbook_another_office_file")
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decoded(utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), data)
	case bytes.IndexByte(data, 0) >= 0:
		if order, ok := unmarkedUTF16(data); ok {
			return decoded(utf16.UTF16(order, utf16.IgnoreBOM), data)
		}
		return nil, refuse(0, "answers.no_text")
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if utf8.Valid(data) {
		return lineEnds(data), nil
	}
	if line := strayByte(data); line > 0 {
		return nil, refuse(line, "answers.character_not_utf_8_in_csv")
	}
	page, ok := codePage(data)
	if !ok {
		return nil, refuse(0, "answers.encoding_not_recognised")
	}
	return lineEnds(singleBytes(page, data)), nil
}

// singleBytes is the text of an encoding with a byte a character. It takes the room that the text needs and no more, as
// a table may be large.
func singleBytes(page *charmap.Charmap, data []byte) []byte {
	room := 0
	for _, b := range data {
		room += utf8.RuneLen(page.DecodeByte(b))
	}
	out := make([]byte, 0, room)
	for _, b := range data {
		out = utf8.AppendRune(out, page.DecodeByte(b))
	}
	return out
}

func decoded(from encoding.Encoding, data []byte) ([]byte, error) {
	text, err := from.NewDecoder().Bytes(data)
	if err != nil {
		e := refuse(0, "answers.characters_file_cannot_read")
		e.Cause = err
		return nil, e
	}
	return lineEnds(text), nil
}

// unmarkedUTF16 recognises UTF-16 without a mark: nearly every second byte of Western text is zero.
func unmarkedUTF16(data []byte) (utf16.Endianness, bool) {
	var zeros [2]int
	for n, b := range data {
		if b == 0 {
			zeros[n%2]++
		}
	}
	units := len(data) / 2
	switch {
	case len(data)%2 != 0:
	case zeros[1] > units*2/3 && zeros[0] <= units/100:
		return utf16.LittleEndian, true
	case zeros[0] > units*2/3 && zeros[1] <= units/100:
		return utf16.BigEndian, true
	}
	return utf16.LittleEndian, false
}

// strayByte is the line of the first byte that is no UTF-8 in a text that otherwise is; 0 for text in another encoding.
// Only letters and signs of Western text count as UTF-8, as other pairs of bytes are signs in other encodings too.
func strayByte(data []byte) int {
	first, strays, sound := -1, 0, 0
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			if strays++; first < 0 {
				first = at
			}
		case r >= utf8.RuneSelf && westernLead(data[at]):
			sound++
		}
		at += size
	}
	rest := data[first:]
	halved := len(rest) <= 2 && westernLead(rest[0]) && !utf8.FullRune(rest) // the text was cut within a letter
	if !halved && (sound == 0 || strays > 10*sound) {
		return 0
	}
	return 1 + bytes.Count(lineEnds(data[:first]), []byte("\n"))
}

// westernLead reports whether a letter or sign of Western text begins with the byte in UTF-8.
func westernLead(b byte) bool { return b >= 0xc2 && b <= 0xc5 || b == 0xe2 }

// codePage finds in which one of the old encodings a text can be read as words.
func codePage(data []byte) (*charmap.Charmap, bool) {
	odd, sure := oddities(data, charmap.Windows1252)
	if odd == 0 || sure >= 4*odd {
		return charmap.Windows1252, true
	}
	mac, _ := oddities(data, charmap.Macintosh)
	dos, _ := oddities(data, charmap.CodePage850)
	switch {
	case mac == 0 && dos > 0:
		return charmap.Macintosh, true
	case dos == 0 && mac > 0:
		return charmap.CodePage850, true
	}
	return nil, false
}

// oddities counts the characters beyond ASCII that stand where nobody would write them, and those that surely are what
// they seem: small letters that the other encodings have no small letters for.
func oddities(data []byte, page *charmap.Charmap) (odd, sure int) {
	beside := func(at int) rune {
		if at < 0 || at >= len(data) {
			return ' '
		}
		return page.DecodeByte(data[at])
	}
	for n, b := range data {
		if b < utf8.RuneSelf {
			continue
		}
		r, before, after := page.DecodeByte(b), beside(n-1), beside(n+1)
		switch {
		case !plausible(r, before, after, beside(n+2)):
			odd++
		case b >= 0xe0 && unicode.IsLower(r):
			sure++
		}
	}
	return odd, sure
}

// plausible reports whether somebody would write the character between the ones before and after it.
func plausible(r, before, after, next rune) bool {
	inside := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch {
	case r == 'œ':
		return after == 'u' || after == 'v'
	case strings.ContainsRune("éëèêïöüóáçíäàâîôûúñßåæøãõìòùýÿ", r):
		return !unicode.IsUpper(before) || !unicode.IsUpper(after)
	case strings.ContainsRune("ÉËÈÊÏÖÜÓÁÇÍÄÀÂÎÔÛÚÑÅÆØÃÕÌÒÙÝ", r):
		return !unicode.IsLower(before) && (unicode.IsLetter(before) || unicode.IsLetter(after))
	case r == '’' || r == '\u00a0' || r == '´' || r == '·':
		return true
	case r == '‘':
		return !unicode.IsLetter(before) || after == 's' && !unicode.IsLetter(next)
	case strings.ContainsRune("“„‚€£", r):
		return !unicode.IsLetter(before)
	case strings.ContainsRune("”™…–—•«»°²³½¼×±§®©¡¿µª", r):
		return !inside
	}
	return false
}

// garbled reports whether a text has signs that UTF-8 leaves when a program reads it as Windows-1252, such as "Ã«"
// for "ë".
func garbled(s string) bool {
	if !suspect(s) {
		return false
	}
	var bytes []byte
	for _, r := range s + " " {
		if b, ok := charmap.Windows1252.EncodeRune(r); ok && b >= utf8.RuneSelf {
			bytes = append(bytes, b)
			continue
		}
		for n := range bytes {
			r, size := utf8.DecodeRune(bytes[n:])
			if size > 1 && r != utf8.RuneError && (westernLead(bytes[n]) || bytes[n] == 0xf0) {
				return true
			}
		}
		bytes = bytes[:0]
	}
	return false
}

// suspect reports whether a text has one of the letters ÂÃÄÅâð, with which every garbled sign begins. It is asked
// of each text of a large table.
func suspect(s string) bool {
	for at := 0; ; {
		n := strings.IndexByte(s[at:], 0xc3)
		if n < 0 || at+n+1 == len(s) {
			return false
		}
		at += n + 1
		if b := s[at]; b >= 0x82 && b <= 0x85 || b == 0xa2 || b == 0xb0 {
			return true
		}
	}
}
