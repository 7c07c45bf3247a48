package rubric

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sggscan/internal/lang"
	"sggscan/internal/pattern"
	"sggscan/internal/yamldoc"
)

// Mixed stands for readers in several sectors at once, such as a board with schools in vo and mbo.
const Mixed Sector = "mixed"

// longestWord is the number of characters that a word may have, so that a text stays a text.
const longestWord = 60

// sectorWords are the words that differ by sector. A text names one by its general form in its own language, in
// braces: {leerling}, or {Leerling} where it begins a sentence.
type sectorWords struct {
	list []sectorWord
	rows map[lang.Lang]map[string]int // by general form
}

// sectorWord is one of them, with what sectors (or Mixed) say instead.
type sectorWord struct {
	general lang.Text
	forms   map[Sector]lang.Text
}

type wordJSON struct {
	Word  lang.Text `json:"word"`
	PO    lang.Text `json:"po,omitzero"`
	VO    lang.Text `json:"vo,omitzero"`
	MBO   lang.Text `json:"mbo,omitzero"`
	Mixed lang.Text `json:"mixed,omitzero"`
}

func (w sectorWord) wire() wordJSON {
	return wordJSON{w.general, w.forms[PO], w.forms[VO], w.forms[MBO], w.forms[Mixed]}
}

func (w wordJSON) word() sectorWord {
	forms := map[Sector]lang.Text{PO: w.PO, VO: w.VO, MBO: w.MBO, Mixed: w.Mixed}
	maps.DeleteFunc(forms, func(_ Sector, form lang.Text) bool { return form.Empty() })
	return sectorWord{w.Word, forms}
}

// add puts a word into the table, to be found by its general form in each language that has one.
func (ws *sectorWords) add(w sectorWord) {
	if ws.rows == nil {
		ws.rows = map[lang.Lang]map[string]int{lang.NL: {}, lang.EN: {}}
	}
	for _, language := range lang.All() {
		if w.general.Has(language) {
			ws.rows[language][w.general.In(language)] = len(ws.list)
		}
	}
	ws.list = append(ws.list, w)
}

// named is a word in braces in a text.
var named = pattern.Of(`\{[^{}]*\}`)

// row finds the word that stands in braces, and whether it is to begin with a capital.
func (ws sectorWords) row(name string, l lang.Lang) (n int, capital, ok bool) {
	if n, ok = ws.rows[l][name]; ok {
		return n, false, true
	}
	first, size := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) {
		return 0, false, false
	}
	n, ok = ws.rows[l][string(unicode.ToLower(first))+name[size:]]
	return n, true, ok
}

// say is a text as a sector reads it; without one, in its general words.
func (ws sectorWords) say(text string, l lang.Lang, s Sector) string {
	var out []byte
	for {
		end := strings.IndexByte(text, '}')
		if end < 0 {
			break
		}
		at, kept := strings.LastIndexByte(text[:end], '{'), end+1
		if at >= 0 {
			if word, ok := ws.form(text[at+1:end], l, s); ok { // of others the loader told
				out, kept = append(append(out, text[:at]...), word...), 0
			}
		}
		out, text = append(out, text[:kept]...), text[end+1:]
	}
	if out == nil {
		return text // as nearly all, which are spared a copy
	}
	return string(append(out, text...))
}

// form is what a sector reads for the word that stands in braces.
func (ws sectorWords) form(name string, l lang.Lang, s Sector) (string, bool) {
	n, capital, ok := ws.row(name, l)
	if !ok {
		return "", false
	}
	form := ws.list[n].general.In(l)
	if own := ws.list[n].forms[s]; own.Has(l) {
		form = own.In(l)
	}
	if first, size := utf8.DecodeRuneInString(form); capital {
		form = string(unicode.ToUpper(first)) + form[size:]
	}
	return form, true
}

// For gives the rubric as a school of the sector reads it, or as Mixed readers do: all texts in its words, and only
// what is for it as help. Only a rubric that was loaded knows; a copy of it that was changed stays as it is.
func (r *Rubric) For(s Sector) *Rubric {
	if len(s.Parts()) > 1 {
		s = Mixed
	}
	if own, ok := r.readings[s]; ok && r.readings[r.sector]() == r {
		return own()
	}
	return r
}

// Only gives the rubric as For does, without what schools of the sector are not asked.
func (r *Rubric) Only(s Sector) *Rubric {
	out := *r.For(s)
	out.Domains = nil
	for _, d := range r.For(s).Domains {
		var asked []Indicator
		for _, i := range d.Indicators {
			if i.In(s) {
				i.Sectors, i.SectorTexts = []Sector{s}, nil
				asked = append(asked, i)
			}
		}
		if d.Indicators = asked; len(asked) > 0 {
			out.Domains = append(out.Domains, d)
		}
	}
	out.Checks = nil
	for _, c := range r.For(s).Checks {
		if c.In(s) {
			c.Sectors, c.SectorTexts = []Sector{s}, nil
			out.Checks = append(out.Checks, c)
		}
	}
	return &out
}

// read makes the rubric that everybody uses of one whose texts hold words in braces: the texts in their general words,
// with what sectors read instead where that differs. The readings of sectors are made when they are asked for.
func (r *Rubric) read() *Rubric {
	own := map[string]map[Sector]Texts{} // of indicators, in the words of the sector
	for i := range r.Each() {
		own[i.ID] = bySectors(r.words, i.Sectors, i.For)
	}
	checks := map[string]map[Sector]CheckTexts{}
	for _, c := range r.Checks {
		checks[c.ID] = bySectors(r.words, c.Sectors, c.For)
	}
	readings := map[Sector]func() *Rubric{}
	for _, s := range append(Sectors(), "", Mixed) {
		readings[s] = sync.OnceValue(func() *Rubric {
			out := r.reading(s, own, checks)
			if out.readings = readings; s != "" {
				out.Hash = readings[""]().Hash
			}
			return out
		})
	}
	return readings[""]()
}

// reading makes what readers in a sector see; own and checks are the texts of all sectors.
func (r *Rubric) reading(s Sector, own map[string]map[Sector]Texts, checks map[string]map[Sector]CheckTexts) *Rubric {
	out := said(*r, r.words, s)
	out.sector = s
	out.Resources = slices.DeleteFunc(out.Resources, func(x Resource) bool {
		return slices.Contains(Sectors(), s) && !slices.Contains(x.Sectors, s)
	})
	for i := range out.Each() {
		if texts, ok := own[i.ID][s]; ok {
			i.Title, i.Texts = texts.Title, texts
			i.Texts.Title = lang.Text{}
			i.Core, i.CoreSectors, i.AllowNA, i.NASectors = i.InCore(s), nil, i.MayNA(s), nil
		}
		i.Resources = slices.DeleteFunc(slices.Clone(i.Resources), func(id string) bool {
			_, ok := out.Resource(id)
			return !ok
		})
		i.SectorTexts = nil
		i.SectorTexts = differing(own[i.ID], i.For(""))
	}
	for n := range out.Checks {
		c := &out.Checks[n]
		if texts, ok := checks[c.ID][s]; ok {
			c.Title, c.Texts = texts.Title, texts
			c.Texts.Title = lang.Text{}
		}
		c.SectorTexts = nil
		c.SectorTexts = differing(checks[c.ID], c.For(""))
	}
	return &out
}

// bySectors are the texts of sectors in their words.
func bySectors[T any](ws sectorWords, sectors []Sector, texts func(Sector) T) map[Sector]T {
	out := map[Sector]T{}
	for _, s := range sectors {
		out[s] = said(texts(s), ws, s)
	}
	return out
}

// differing are the texts of sectors without those that are as the general ones, and without sectors that have none.
func differing[T any](own map[Sector]T, general T) map[Sector]T {
	var out map[Sector]T
	for s, texts := range own {
		v, other := reflect.ValueOf(&texts).Elem(), false
		for n := range v.NumField() {
			if reflect.DeepEqual(v.Field(n).Interface(), reflect.ValueOf(general).Field(n).Interface()) {
				v.Field(n).SetZero()
			} else {
				other = true
			}
		}
		if other && out == nil {
			out = map[Sector]T{}
		}
		if other {
			out[s] = texts
		}
	}
	return out
}

// said is a value with every text in it as a sector reads it. Lists that hold texts are new.
func said[T any](x T, ws sectorWords, s Sector) T {
	ws.sayAll(reflect.ValueOf(&x).Elem(), s)
	return x
}

func (ws sectorWords) sayAll(v reflect.Value, s Sector) {
	switch v.Kind() {
	case reflect.Struct:
		if t, ok := reflect.TypeAssert[*lang.Text](v.Addr()); ok {
			*t = lang.Text{NL: ws.say(t.NL, lang.NL, s), EN: ws.say(t.EN, lang.EN, s)}
			return
		}
		for n := range v.NumField() {
			if field := v.Field(n); field.CanSet() {
				ws.sayAll(field, s)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct || v.IsNil() {
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
		fallthrough
	case reflect.Array:
		for n := range v.Len() {
			ws.sayAll(v.Index(n), s)
		}
	default: // no text, and nothing that holds one; the texts of sectors are made anew
	}
}

// sectorWord reads a row of the table of words.
func (l *loader) sectorWord(v yamldoc.Value) {
	w, ws := sectorWord{forms: map[Sector]lang.Text{}}, &l.rubric.words
	form := func(s Sector) reader {
		return func(v yamldoc.Value) {
			t := l.form(v)
			switch {
			case t.Empty():
				return
			case t.Has(lang.NL) != w.general.Has(lang.NL) || t.Has(lang.EN) != w.general.Has(lang.EN):
				v.Errorf("rubric.word_languages")
			case t == w.general:
				v.Errorf("rubric.same_as_general")
			}
			w.forms[s] = t
		}
	}
	ok := part(v, must("word", func(v yamldoc.Value) {
		w.general = l.form(v)
		for _, language := range lang.All() {
			name := w.general.In(language)
			if _, double := ws.rows[language][name]; double && w.general.Has(language) {
				v.Errorf("rubric.word_twice", name)
			}
		}
	}), may("po", form(PO)), may("vo", form(VO)), may("mbo", form(MBO)), may("mixed", form(Mixed)))
	if !ok || w.general.Empty() {
		return
	}
	if len(w.forms) == 0 {
		v.Errorf("rubric.word_without_sector", w.general.In(lang.NL))
	}
	ws.add(w)
	l.wordsAt = append(l.wordsAt, v)
}

// form reads what a sector says for a word: a text, which may be in one language.
func (l *loader) form(v yamldoc.Value) lang.Text {
	one := func(to *string) reader {
		return func(v yamldoc.Value) {
			if plain(to)(v); utf8.RuneCountInString(*to) > longestWord || strings.ContainsAny(*to, "{}\n") {
				v.Errorf("rubric.no_word", longestWord)
			}
		}
	}
	var t lang.Text
	if v.IsMap() {
		part(v, may("nl", one(&t.NL)), may("en", one(&t.EN)))
	} else {
		one(&t.NL)(v)
	}
	if t.Empty() {
		v.Errorf("rubric.text_missing")
	}
	return t
}

// braced is a text in one language with braces in it.
type braced struct {
	at   yamldoc.Value
	lang lang.Lang
	text string
}

// checkWords reports words in braces that the table does not have, and words of the table that no text has.
func (l *loader) checkWords() {
	ws, used := l.rubric.words, map[int]bool{}
	for _, x := range l.braces {
		if strings.ContainsAny(named().ReplaceAllString(x.text, ""), "{}") {
			x.at.Errorf("rubric.loose_brace")
		}
		for _, m := range named().FindAllString(x.text, -1) {
			name := m[1 : len(m)-1]
			n, _, ok := ws.row(name, x.lang)
			if used[n] = used[n] || ok; !ok {
				l.unknownWord(x, name)
			}
		}
	}
	if l.unread {
		return
	}
	for n, w := range ws.list {
		if !used[n] {
			l.wordsAt[n].Errorf("rubric.word_not_used", w.general.In(lang.NL))
		}
	}
}

// unknownWord reports a word that the table does not have; of one in the other language it tells the word to write.
func (l *loader) unknownWord(x braced, name string) {
	var known []string
	for _, w := range l.rubric.words.list {
		if w.general.Has(x.lang) {
			known = append(known, w.general.In(x.lang))
		}
	}
	for _, other := range lang.All() {
		if n, _, ok := l.rubric.words.row(name, other); ok && l.rubric.words.list[n].general.Has(x.lang) {
			x.at.Errorf("rubric.word_of_other_language", name, l.rubric.words.list[n].general.In(x.lang))
			return
		}
	}
	x.at.UnknownName("rubric.unknown_word", name, known)
}

// owned is what a sector reads instead of general texts.
type owned struct {
	at           yamldoc.Value
	sector       Sector
	own, general []lang.Text
}

// checkOwned reports texts of a sector that it would read without them too.
func (l *loader) checkOwned() {
	for _, x := range l.owned {
		if slices.Equal(said(x.own, l.rubric.words, x.sector), said(x.general, l.rubric.words, x.sector)) {
			x.at.Errorf("rubric.same_as_general")
		}
	}
}

// ownTexts reads texts that are written for a sector.
type ownTexts struct {
	*loader
	sector Sector
}

func (o ownTexts) text(to *lang.Text, general lang.Text) reader {
	return func(v yamldoc.Value) {
		*to = o.readText(v)
		o.owned = append(o.owned, owned{v, o.sector, []lang.Text{*to}, []lang.Text{general}})
	}
}

// list reads a list of texts: the whole of it, or by number, from 0, those that differ from the general ones.
func (o ownTexts) list(to *[]lang.Text, general []lang.Text, check listCheck) reader {
	return func(v yamldoc.Value) {
		if !v.IsMap() {
			o.texts(to, check)(v)
			o.owned = append(o.owned, owned{v, o.sector, *to, general})
			return
		}
		*to = slices.Clone(general)
		m, _ := v.Map()
		for _, e := range m.Entries {
			n, err := strconv.Atoi(e.Name)
			if err != nil || n < 0 || n >= len(general) || strconv.Itoa(n) != e.Name {
				e.Key.Errorf("rubric.no_item", e.Key.Shown(), len(general))
				continue
			}
			o.text(&(*to)[n], general[n])(e.Value)
		}
		check(v, *to)
	}
}
