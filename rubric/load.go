package rubric

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"sggscan/rubric/lang"
	"sggscan/rubric/limit"
	"sggscan/rubric/problem"
	"sggscan/rubric/yamldoc"
)

//go:embed sexting
var embedded embed.FS

// DefaultFiles are the files of the rubric that comes with the program.
func DefaultFiles() (fs.FS, error) { return fs.Sub(embedded, "sexting") }

// Default loads the rubric that comes with the program. An error means that the program was built with a broken rubric.
func Default() (*Rubric, error) {
	files, err := DefaultFiles()
	if err != nil {
		return nil, err
	}
	r, problems, err := Load(files, "")
	if err != nil {
		return nil, err
	}
	if problems.HasErrors() {
		first := problems.All()[0]
		return nil, fmt.Errorf("embedded rubric: %s: %s", first.Place, first.Text.In(lang.EN))
	}
	return r, nil
}

// ErrNoRubric means that a path holds no YAML file.
var ErrNoRubric = errors.New("no rubric file (.yaml) found")

// Files opens the files of a rubric on disk: a folder, or one file.
func Files(location string) (fs.FS, error) {
	info, err := os.Stat(location)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return os.DirFS(location), nil
	}
	return oneFile{os.DirFS(filepath.Dir(location)), filepath.Base(location)}, nil
}

// oneFile is a folder in which only one file is seen.
type oneFile struct {
	fs.FS
	name string
}

func (o oneFile) ReadDir(string) ([]fs.DirEntry, error) {
	info, err := fs.Stat(o.FS, o.name)
	if err != nil {
		return nil, err
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(info)}, nil
}

// Load reads a rubric from the YAML files at the top of files. Each file holds some of the keys of a rubric; the lists of several
// files are joined in the order of the file names. Shown is the folder put before the file names in messages.
//
// Everything that is wrong with the content comes back as problems, all of it at once; the rubric is usable when none of them is an
// error. The Go error is for what the system refuses, and ErrNoRubric.
func Load(files fs.FS, shown string) (*Rubric, problem.List, error) {
	var problems problem.List
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, problems, err
	}
	l := &loader{problems: &problems, rubric: &Rubric{}, once: map[string]problem.Place{}, places: map[string]yamldoc.Value{}}
	documents, err := parseAll(files, entries, shown)
	if err != nil {
		return nil, problems, err
	}
	if len(documents) == 0 {
		return nil, problems, ErrNoRubric
	}
	l.whole.File = cmp.Or(shown, "rubric")
	if len(documents) == 1 {
		l.whole.File = documents[0].name
	}
	for _, d := range documents {
		problems.Add(d.problems)
		if !d.sound || !l.file(d.value.Reporting(&problems)) {
			l.unread = true
		}
	}
	l.finish()
	if l.rubric.Hash, err = l.rubric.hash(); err != nil {
		return nil, problems, err
	}
	return l.rubric, problems, nil
}

// document is one parsed file of a rubric.
type document struct {
	name     string
	value    yamldoc.Value
	sound    bool
	problems problem.List
}

// parseAll parses the files of a rubric at the same time, since parsing is most of the time that the program takes to start.
func parseAll(files fs.FS, entries []fs.DirEntry, shown string) ([]document, error) {
	var names []string
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Name()))
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && (ext == ".yaml" || ext == ".yml" || ext == ".json") {
			names = append(names, e.Name())
		}
	}
	out, errs := make([]document, len(names)), make([]error, len(names))
	var wait sync.WaitGroup
	for n, name := range names {
		wait.Go(func() {
			data, err := readFile(files, name)
			if err != nil {
				errs[n] = err
				return
			}
			out[n].name = filepath.Join(shown, name)
			out[n].value, out[n].sound = yamldoc.Parse(out[n].name, data, &out[n].problems)
		})
	}
	wait.Wait()
	return out, errors.Join(errs...)
}

// readFile reads a file; of one that is too large only so much that it shows.
func readFile(files fs.FS, name string) (data []byte, err error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return io.ReadAll(io.LimitReader(file, limit.Document+1))
}

// The keys of each part of a rubric, in the order in which they are written.
func rubricKeys() []string {
	return []string{"id", "version", "title", "source", "levels", "target", "coverage_minimum", "verdicts", "evidence_months",
		"agreement_minimum", "role_minimum", "quote_minimum", "benchmark_minimum", "guidance", "respondent_roles", "domains", "checks",
		"principles", "resources", "contradictions"}
}

func indicatorKeys() []string {
	return []string{"id", "title", "question", "why", "principles", "sectors", "weight", "critical", "core", "allow_na", "effort",
		"levels", "evidence", "steps", "ask", "resources", "changed", "sector_texts"}
}

func checkKeys() []string {
	return []string{"id", "kind", "question", "why", "sectors", "unfavourable", "principles", "steps", "checked", "sector_texts"}
}

var (
	idPattern      = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,23}$`)
	rubricPattern  = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
	versionPattern = regexp.MustCompile(`^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$`)
)

// loader turns documents into a rubric and remembers where things stand, for the checks over the whole.
type loader struct {
	problems *problem.List
	rubric   *Rubric
	once     map[string]problem.Place // top keys that may stand in one file only
	refs     []reference
	untitled int // texts without English
	firstGap yamldoc.Value
	places   map[string]yamldoc.Value // ids of domains, indicators and checks
	at       []yamldoc.Value          // the indicators, in the order of Rubric.Indicators
	whole    problem.Place            // of what is missing from the rubric
	unread   bool                     // a file could not be read, so that what is missing may be in it
}

// reference is a mention of something that another part must hold.
type reference struct {
	at         yamldoc.Value
	kind, name string
}

// file reads one file; false when it holds no keys at all.
func (l *loader) file(doc yamldoc.Value) bool {
	m, ok := doc.Map(rubricKeys()...)
	if !ok {
		return false
	}
	r := l.rubric
	for _, e := range m.Entries {
		if first, double := l.once[e.Name]; double && !slices.Contains([]string{"domains", "checks", "principles", "resources", "contradictions"}, e.Name) {
			e.Key.Errorf("%q staat al in %s; laat één staan", "%q is in %s already; leave one", e.Name, first.String())
			continue
		}
		l.once[e.Name] = e.Key.Place()
		v := e.Value
		switch e.Name {
		case "id":
			r.ID = l.matching(v, rubricPattern, "kleine letters, cijfers en streepjes", "lower-case letters, digits and hyphens")
		case "version":
			r.Version = l.version(v)
		case "title":
			r.Title = l.text(v)
		case "source":
			r.Source = l.source(v)
		case "levels":
			l.levelNames(v)
		case "target":
			r.Target = Level(l.number(v, 0, int(TopLevel)))
		case "coverage_minimum":
			r.CoverageMinimum, _ = v.Decimal(0, 1)
		case "verdicts":
			l.verdicts(v)
		case "evidence_months":
			r.EvidenceMonths = l.number(v, 1, 1200)
		case "agreement_minimum":
			r.AgreementMinimum = l.number(v, 1, 1000)
		case "role_minimum":
			r.RoleMinimum = l.number(v, 1, 1000)
		case "quote_minimum":
			r.QuoteMinimum = l.number(v, 1, 1000)
		case "benchmark_minimum":
			r.BenchmarkMinimum = l.number(v, 1, 1000)
		case "guidance":
			l.guidance(v)
		case "respondent_roles":
			for _, x := range v.List() {
				l.role(x)
			}
		case "domains":
			for _, x := range v.List() {
				l.domain(x)
			}
		case "checks":
			for _, x := range v.List() {
				l.check(x)
			}
		case "principles":
			for _, x := range v.List() {
				l.principle(x)
			}
		case "resources":
			for _, x := range v.List() {
				l.resource(x)
			}
		case "contradictions":
			for _, x := range v.List() {
				l.contradiction(x)
			}
		}
	}
	return true
}

func (l *loader) matching(v yamldoc.Value, p *regexp.Regexp, nl, en string) string {
	s, ok := v.Text()
	if ok && !p.MatchString(s) {
		v.Errorf("%q is hier niet mogelijk; gebruik %s", "%q is not possible here; use %s", s, lang.Text{NL: nl, EN: en})
	}
	return s
}

func (l *loader) version(v yamldoc.Value) string {
	return l.matching(v, versionPattern, "drie getallen met punten, zoals 1.0.0", "three numbers with points, such as 1.0.0")
}

func (l *loader) number(v yamldoc.Value, low, high int) int {
	n, _ := v.Int(low, high)
	return n
}

func (l *loader) date(v yamldoc.Value) time.Time {
	t, err := time.Parse(time.DateOnly, v.Raw())
	if err != nil {
		v.Errorf("%q is geen datum; schrijf jjjj-mm-dd", "%q is no date; write yyyy-mm-dd", v.Raw())
	}
	return t
}

// text reads a text: {nl: …, en: …}, or a plain string, which is a text in one language.
func (l *loader) text(v yamldoc.Value) lang.Text {
	var t lang.Text
	if v.IsMap() {
		m, _ := v.Map("nl", "en")
		for _, e := range m.Entries {
			s, _ := e.Value.Text()
			if e.Name == "nl" {
				t.NL = strings.TrimSpace(s)
			} else {
				t.EN = strings.TrimSpace(s)
			}
		}
	} else {
		s, ok := v.Text()
		if !ok {
			return t
		}
		t.NL = strings.TrimSpace(s)
	}
	switch {
	case t.Empty():
		v.Errorf("hier ontbreekt de tekst", "the text is missing here")
	case !t.Has(lang.NL) || !t.Has(lang.EN):
		if l.untitled == 0 {
			l.firstGap = v
		}
		l.untitled++
	}
	return t
}

func (l *loader) texts(v yamldoc.Value) []lang.Text {
	var out []lang.Text
	for _, x := range v.List() {
		out = append(out, l.text(x))
	}
	return out
}

// names reads a list of names that some other part must hold.
func (l *loader) names(v yamldoc.Value, kind string) []string {
	out := []string{}
	for _, x := range v.List() {
		s, ok := x.Text()
		if !ok {
			continue
		}
		if slices.Contains(out, s) {
			x.Errorf("%q staat dubbel; laat één staan", "%q is there twice; leave one", s)
			continue
		}
		out = append(out, s)
		l.refs = append(l.refs, reference{x, kind, s})
	}
	return out
}

// enum reads a word from a fixed list; false when it is another word.
func enum[T ~string](v yamldoc.Value, whatNL, whatEN string, known ...T) (T, bool) {
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
		if v.Raw() == words[i] {
			return k, true
		}
	}
	v.UnknownName(whatNL, whatEN, v.Raw(), words)
	return "", false
}

// required reports the keys that are missing from a mapping. Of what is no mapping that was said already.
func required(m yamldoc.Map, keys ...string) {
	if !m.At.IsMap() && !m.At.IsNull() {
		return
	}
	for _, k := range keys {
		if _, ok := m.Get(k); !ok {
			m.At.Errorf("de sleutel %q ontbreekt", "the key %q is missing", k)
		}
	}
}

// id reads the id of a domain, indicator or check; these share the columns of a collected table, so none may be there twice.
func (l *loader) id(m yamldoc.Map) string {
	v, ok := m.Get("id")
	if !ok {
		m.At.Errorf("de sleutel %q ontbreekt", "the key %q is missing", "id")
		return ""
	}
	s := l.matching(v, idPattern, "een letter en dan letters, cijfers of _", "a letter and then letters, digits or _")
	key := strings.ToLower(s)
	if first, double := l.places[key]; double {
		v.Errorf("id %q staat dubbel; het staat ook op %s. Geef één een ander id", "id %q is there twice; it is also at %s. Give one another id", s, first.Place().String())
	} else {
		l.places[key] = v
	}
	return s
}

func (l *loader) source(v yamldoc.Value) Source {
	var s Source
	m, _ := v.Map("title", "publisher", "consulted")
	required(m, "title", "publisher", "consulted")
	for _, e := range m.Entries {
		switch e.Name {
		case "title":
			s.Title, _ = e.Value.Text()
		case "publisher":
			s.Publisher, _ = e.Value.Text()
		case "consulted":
			s.Consulted = l.date(e.Value)
		}
	}
	return s
}

func (l *loader) levelNames(v yamldoc.Value) {
	list := v.List()
	if len(list) != len(l.rubric.Levels) {
		v.Errorf("hier horen %d niveaus te staan, van 0 tot en met %d; het zijn er %d", "%d levels are expected here, from 0 to %d; there are %d", len(l.rubric.Levels), int(TopLevel), len(list))
		return
	}
	for i, x := range list {
		m, _ := x.Map("label", "meaning")
		required(m, "label", "meaning")
		for _, e := range m.Entries {
			if e.Name == "label" {
				l.rubric.Levels[i].Label = l.text(e.Value)
			} else {
				l.rubric.Levels[i].Meaning = l.text(e.Value)
			}
		}
	}
}

func (l *loader) verdicts(v yamldoc.Value) {
	want := []VerdictID{NotYet, Developing, InPractice, Embedded}
	list := v.List()
	if len(list) != len(want) {
		v.Errorf("hier horen de vier oordelen te staan, van laag naar hoog: not_yet, developing, in_practice, embedded", "the four verdicts are expected here, from low to high: not_yet, developing, in_practice, embedded")
		return
	}
	for i, x := range list {
		m, _ := x.Map("id", "from", "label")
		required(m, "id", "from", "label")
		verdict := Verdict{ID: want[i]}
		for _, e := range m.Entries {
			switch e.Name {
			case "id":
				if e.Value.Raw() != string(want[i]) {
					e.Value.Errorf("hier hoort %q te staan: de oordelen gaan van laag naar hoog", "%q is expected here: the verdicts go from low to high", string(want[i]))
				}
			case "from":
				verdict.From, _ = e.Value.Decimal(0, 100)
				if from := verdict.From; from != nil {
					if i == 0 && from.Sign() != 0 {
						e.Value.Errorf("het laagste oordeel begint bij 0", "the lowest verdict begins at 0")
					}
					if i > 0 && l.rubric.Verdicts[i-1].From != nil && from.Cmp(l.rubric.Verdicts[i-1].From) <= 0 {
						e.Value.Errorf("de grens moet hoger zijn dan die van het oordeel ervoor", "the bound must be higher than that of the verdict before it")
					}
				}
			case "label":
				verdict.Label = l.text(e.Value)
			}
		}
		l.rubric.Verdicts = append(l.rubric.Verdicts, verdict)
	}
}

func (l *loader) guidance(v yamldoc.Value) {
	m, _ := v.Map("levels", "flags", "legal")
	for _, e := range m.Entries {
		t := l.text(e.Value)
		switch e.Name {
		case "levels":
			l.rubric.Guidance.Levels = t
		case "flags":
			l.rubric.Guidance.Flags = t
		case "legal":
			l.rubric.Guidance.Legal = t
		}
	}
}

func (l *loader) role(v yamldoc.Value) {
	m, ok := v.Map("id", "title", "single", "leading")
	if !ok {
		return
	}
	required(m, "id", "title")
	var role Role
	for _, e := range m.Entries {
		switch e.Name {
		case "id":
			role.ID = l.matching(e.Value, idPattern, "een letter en dan letters, cijfers of _", "a letter and then letters, digits or _")
			if _, double := l.rubric.Role(role.ID); double {
				e.Value.Errorf("rol %q staat dubbel; laat één staan", "role %q is there twice; leave one", role.ID)
			}
		case "title":
			role.Title = l.text(e.Value)
		case "single":
			role.Single, _ = e.Value.Bool()
		case "leading":
			role.Leading, _ = e.Value.Bool()
		}
	}
	if role.ID == Joint && !role.Single {
		v.Errorf("de rol %q is er één per school: zet single op true", "the role %q is one a school: set single to true", Joint)
	}
	l.rubric.Roles = append(l.rubric.Roles, role)
}

func (l *loader) domain(v yamldoc.Value) {
	m, ok := v.Map("id", "title", "intro", "weight", "indicators")
	if !ok {
		return
	}
	required(m, "title", "indicators")
	d := Domain{ID: l.id(m), Weight: 1}
	for _, e := range m.Entries {
		switch e.Name {
		case "title":
			d.Title = l.text(e.Value)
		case "intro":
			d.Intro = l.text(e.Value)
		case "weight":
			d.Weight = l.number(e.Value, 1, 1000)
		case "indicators":
			for _, x := range e.Value.List() {
				if i, ok := l.indicator(x); ok {
					i.Domain = d.ID
					d.Indicators = append(d.Indicators, i)
				}
			}
			if len(d.Indicators) == 0 {
				e.Value.Errorf("een domein heeft minstens één indicator", "a domain has at least one indicator")
			}
		}
	}
	l.rubric.Domains = append(l.rubric.Domains, d)
}

func (l *loader) indicator(v yamldoc.Value) (Indicator, bool) {
	m, ok := v.Map(indicatorKeys()...)
	if !ok {
		return Indicator{}, false
	}
	required(m, "title", "question", "levels")
	l.at = append(l.at, v)
	i := Indicator{ID: l.id(m), Weight: 1, Effort: 2, Critical: None, Sectors: Sectors(), Principles: []string{}, Resources: []string{}}
	for _, e := range m.Entries {
		switch e.Name {
		case "title":
			i.Title = l.text(e.Value)
		case "principles":
			i.Principles = l.names(e.Value, "principle")
		case "sectors":
			i.Sectors = l.sectors(e.Value)
		case "weight":
			i.Weight = l.number(e.Value, 1, 1000)
		case "critical":
			i.Critical, _ = enum(e.Value, "onbekende waarde", "unknown value", None, Soft, Hard)
		case "core":
			i.Core, _ = e.Value.Bool()
		case "allow_na":
			i.AllowNA, _ = e.Value.Bool()
		case "effort":
			i.Effort = l.number(e.Value, 1, 3)
		case "changed":
			i.Changed = l.version(e.Value)
		case "resources":
			i.Resources = l.names(e.Value, "resource")
		case "ask":
			i.Ask = l.ask(e.Value)
		case "question", "why", "levels", "evidence", "steps":
			l.indicatorText(&i.Texts, e)
		}
	}
	if s, ok := m.Get("sector_texts"); ok {
		i.SectorTexts = map[Sector]Texts{}
		sm, _ := s.Map("po", "vo", "mbo")
		for _, e := range sm.Entries {
			sector := Sector(e.Name)
			if !i.In(sector) {
				e.Key.Errorf("er zijn teksten voor %s, en %s staat niet bij sectors", "there are texts for %s, and %s is not among the sectors", e.Name, e.Name)
			}
			tm, _ := e.Value.Map("question", "why", "levels", "evidence", "steps")
			var t Texts
			for _, te := range tm.Entries {
				l.indicatorText(&t, te)
			}
			i.SectorTexts[sector] = t
		}
	}
	if i.Critical == Hard && (!i.Core || i.AllowNA) {
		v.Errorf("%s is hard kritiek: zet core op true en allow_na op false, zodat de vraag nooit ontbreekt", "%s is hard-critical: set core to true and allow_na to false, so that the question is never missing", i.ID)
	}
	return i, true
}

func (l *loader) indicatorText(t *Texts, e yamldoc.Entry) {
	switch e.Name {
	case "question":
		t.Question = l.text(e.Value)
	case "why":
		t.Why = l.text(e.Value)
	case "evidence":
		t.Evidence = l.texts(e.Value)
	case "levels":
		t.Levels = l.texts(e.Value)
		if len(t.Levels) != int(TopLevel)+1 {
			e.Value.Errorf("hier horen %d niveauteksten te staan, van 0 tot en met %d; het zijn er %d", "%d level texts are expected here, from 0 to %d; there are %d", int(TopLevel)+1, int(TopLevel), len(t.Levels))
		}
		for _, language := range lang.All() {
			for n := range t.Levels {
				for k := range n {
					if t.Levels[n].Has(language) && t.Levels[k].Has(language) && t.Levels[n].In(language) == t.Levels[k].In(language) {
						e.Value.List()[n].Errorf("niveau %d heeft dezelfde tekst als niveau %d; geef elk niveau een eigen tekst", "level %d has the same text as level %d; give each level a text of its own", n, k)
					}
				}
			}
		}
	case "steps":
		t.Steps = l.texts(e.Value)
		if len(t.Steps) != int(TopLevel) {
			e.Value.Errorf("hier horen %d stappen te staan (0 naar 1, 1 naar 2, 2 naar 3); het zijn er %d", "%d steps are expected here (0 to 1, 1 to 2, 2 to 3); there are %d", int(TopLevel), len(t.Steps))
		}
	}
}

// ask reads who would know: the id of a respondent role, or a text. The roles may stand in a later file, so the ids are
// replaced by titles when all files are read.
func (l *loader) ask(v yamldoc.Value) []lang.Text {
	var out []lang.Text
	for _, x := range v.List() {
		if x.IsScalar() && idPattern.MatchString(x.Raw()) {
			out = append(out, lang.Same(x.Raw()))
			continue
		}
		out = append(out, l.text(x))
	}
	return out
}

func (l *loader) sectors(v yamldoc.Value) []Sector {
	var out []Sector
	list := v.List()
	for _, x := range list {
		s, ok := enum(x, "onbekende sector", "unknown sector", Sectors()...)
		if !ok {
			continue
		}
		if slices.Contains(out, s) {
			x.Errorf("%q staat dubbel; laat één staan", "%q is there twice; leave one", string(s))
			continue
		}
		out = append(out, s)
	}
	if len(list) == 0 {
		v.Errorf("noem minstens één sector: po, vo of mbo", "name at least one sector: po, vo or mbo")
	}
	return out
}

func (l *loader) check(v yamldoc.Value) {
	m, ok := v.Map(checkKeys()...)
	if !ok {
		return
	}
	required(m, "kind", "question", "unfavourable")
	c := Check{ID: l.id(m), Sectors: Sectors(), Principles: []string{}}
	for _, e := range m.Entries {
		switch e.Name {
		case "kind":
			c.Kind, _ = enum(e.Value, "onbekende soort", "unknown kind", Flag, Legal)
		case "sectors":
			c.Sectors = l.sectors(e.Value)
		case "unfavourable":
			c.Unfavourable = l.yesNo(e.Value)
		case "principles":
			c.Principles = l.names(e.Value, "principle")
		case "checked":
			c.Checked = l.date(e.Value)
		case "question", "why", "steps":
			l.checkText(&c.Texts, e)
		}
	}
	if c.Kind == Flag && c.Unfavourable == "no" {
		v.Errorf("bij een signaalvraag is het antwoord \"yes\" ongunstig; draai de vraag om", "with a flag the answer \"yes\" is the unfavourable one; turn the question round")
	}
	if s, ok := m.Get("sector_texts"); ok {
		c.SectorTexts = map[Sector]CheckTexts{}
		sm, _ := s.Map("po", "vo", "mbo")
		for _, e := range sm.Entries {
			if !c.In(Sector(e.Name)) {
				e.Key.Errorf("er zijn teksten voor %s, en %s staat niet bij sectors", "there are texts for %s, and %s is not among the sectors", e.Name, e.Name)
			}
			tm, _ := e.Value.Map("question", "why", "steps")
			var t CheckTexts
			for _, te := range tm.Entries {
				l.checkText(&t, te)
			}
			c.SectorTexts[Sector(e.Name)] = t
		}
	}
	l.rubric.Checks = append(l.rubric.Checks, c)
}

func (l *loader) checkText(t *CheckTexts, e yamldoc.Entry) {
	switch e.Name {
	case "question":
		t.Question = l.text(e.Value)
	case "why":
		t.Why = l.text(e.Value)
	case "steps":
		t.Steps = l.text(e.Value)
	}
}

// yesNo reads yes or no; YAML's own booleans mean the same.
func (l *loader) yesNo(v yamldoc.Value) string {
	if b, ok := v.IsBool(); ok {
		if b {
			return "yes"
		}
		return "no"
	}
	answer, _ := enum(v, "onbekend antwoord", "unknown answer", "yes", "no")
	return answer
}

func (l *loader) principle(v yamldoc.Value) {
	m, ok := v.Map("id", "section", "text")
	if !ok {
		return
	}
	required(m, "id", "section", "text")
	var p Principle
	for _, e := range m.Entries {
		switch e.Name {
		case "id":
			p.ID = l.matching(e.Value, idPattern, "een letter en dan letters, cijfers of _", "a letter and then letters, digits or _")
			if _, double := l.rubric.Principle(p.ID); double {
				e.Value.Errorf("uitgangspunt %q staat dubbel; laat één staan", "principle %q is there twice; leave one", p.ID)
			}
			l.refs = append(l.refs, reference{e.Value, "placed", p.ID})
		case "section":
			p.Section = l.text(e.Value)
		case "text":
			p.Text = l.text(e.Value)
		}
	}
	l.rubric.Principles = append(l.rubric.Principles, p)
}

func (l *loader) resource(v yamldoc.Value) {
	m, ok := v.Map("id", "title", "description", "url")
	if !ok {
		return
	}
	required(m, "id", "title")
	var x Resource
	for _, e := range m.Entries {
		switch e.Name {
		case "id":
			x.ID, _ = e.Value.Text()
			if _, double := l.rubric.Resource(x.ID); double {
				e.Value.Errorf("bron %q staat dubbel; laat één staan", "resource %q is there twice; leave one", x.ID)
			}
		case "title":
			x.Title = l.text(e.Value)
		case "description":
			x.Description = l.text(e.Value)
		case "url":
			x.URL, _ = e.Value.Text()
			if !strings.HasPrefix(x.URL, "https://") && !strings.HasPrefix(x.URL, "http://") {
				e.Value.Errorf("een url begint met https://", "a url begins with https://")
			}
		}
	}
	l.rubric.Resources = append(l.rubric.Resources, x)
}

func (l *loader) contradiction(v yamldoc.Value) {
	m, ok := v.Map("id", "when", "text")
	if !ok {
		return
	}
	required(m, "id", "when", "text")
	var c Contradiction
	for _, e := range m.Entries {
		switch e.Name {
		case "id":
			c.ID, _ = e.Value.Text()
			if slices.ContainsFunc(l.rubric.Contradictions, func(x Contradiction) bool { return x.ID == c.ID }) {
				e.Value.Errorf("tegenspraak %q staat dubbel; geef één een ander id", "contradiction %q is there twice; give one another id", c.ID)
			}
		case "text":
			c.Text = l.text(e.Value)
		case "when":
			list := e.Value.List()
			if len(list) != len(c.When) {
				e.Value.Errorf("hier horen twee voorwaarden te staan; het zijn er %d", "two conditions are expected here; there are %d", len(list))
				continue
			}
			for n, x := range list {
				c.When[n] = l.condition(x)
			}
		}
	}
	l.rubric.Contradictions = append(l.rubric.Contradictions, c)
}

func (l *loader) condition(v yamldoc.Value) Condition {
	var c Condition
	m, _ := v.Map("indicator", "at_least", "at_most", "check", "is", "agreement_below")
	level := func(x yamldoc.Value) *Level {
		n := Level(l.number(x, 0, int(TopLevel)))
		return &n
	}
	tests := 0
	for _, e := range m.Entries {
		switch e.Name {
		case "indicator":
			c.Indicator = e.Value.Raw()
			l.refs = append(l.refs, reference{e.Value, "indicator", c.Indicator})
		case "check":
			c.Check = e.Value.Raw()
			l.refs = append(l.refs, reference{e.Value, "check", c.Check})
		case "at_least":
			c.AtLeast = level(e.Value)
			tests++
		case "at_most":
			c.AtMost = level(e.Value)
			tests++
		case "is":
			c.Is = "yes"
			if b, ok := e.Value.IsBool(); !ok {
				if answer, known := enum(e.Value, "onbekend antwoord", "unknown answer", "yes", "repaired", "no", "unknown"); known {
					c.Is = answer
				}
			} else if !b {
				c.Is = "no"
			}
			tests++
		case "agreement_below":
			c.AgreementBelow, _ = e.Value.Decimal(0, 1)
			tests++
		}
	}
	sound := tests == 1 && (c.Check != "") == (c.Is != "") && (c.Check == "" || c.Indicator == "") && (c.Indicator != "" || c.Is != "" || c.AgreementBelow != nil)
	if !sound {
		v.Errorf("een voorwaarde is een indicator met at_least, at_most of agreement_below, een check met is, of alleen agreement_below",
			"a condition is an indicator with at_least, at_most or agreement_below, a check with is, or agreement_below alone")
	}
	return c
}

// finish makes the checks over the whole: what must be there, and whether every mention has its counterpart.
func (l *loader) finish() {
	r := l.rubric
	for _, key := range []string{"id", "version", "title", "levels", "target", "coverage_minimum", "verdicts", "evidence_months",
		"agreement_minimum", "role_minimum", "quote_minimum", "benchmark_minimum", "respondent_roles", "domains"} {
		if _, ok := l.once[key]; !ok && !l.unread {
			l.problems.Errorf(l.whole, "de sleutel %q ontbreekt", "the key %q is missing", key)
		}
	}
	if _, ok := r.Role(Joint); !ok && len(r.Roles) > 0 {
		l.problems.Errorf(l.whole, "de rol %q ontbreekt bij respondent_roles", "the role %q is missing in respondent_roles", Joint)
	}
	l.resolveAsk()
	if !l.unread {
		l.checkReferences()
	}
	for n, i := range r.Indicators() {
		if i.Changed != "" && versionPattern.MatchString(i.Changed) && versionPattern.MatchString(r.Version) && CompareVersions(i.Changed, r.Version) > 0 {
			l.at[n].Errorf("%s is gewijzigd in %s, en de rubriek zelf is %s", "%s changed in %s, and the rubric itself is %s", i.ID, i.Changed, r.Version)
		}
		if i.ID == "" {
			continue // that it has no id was said already
		}
		if i.Texts.Why.Empty() || len(i.Texts.Evidence) == 0 || len(i.Texts.Steps) == 0 || len(i.Ask) == 0 {
			l.at[n].Warnf("%s heeft niet alle teksten (why, evidence, steps, ask); de rapporten zijn daar leeg", "%s lacks some texts (why, evidence, steps, ask); the reports are empty there", i.ID)
		}
	}
	if l.untitled > 0 {
		l.firstGap.Warnf("er staan teksten in één taal (%d); de eerste staat hier", "there are texts in one language only (%d); the first is here", l.untitled)
	}
}

func (l *loader) resolveAsk() {
	for d := range l.rubric.Domains {
		for i := range l.rubric.Domains[d].Indicators {
			ask := l.rubric.Domains[d].Indicators[i].Ask
			for n, t := range ask {
				if role, ok := l.rubric.Role(t.NL); ok && t.NL == t.EN {
					ask[n] = role.Title
				}
			}
		}
	}
}

func (l *loader) checkReferences() {
	r := l.rubric
	homes := map[string]int{}
	for _, i := range r.Indicators() {
		for _, p := range i.Principles {
			homes[p]++
		}
	}
	var principles, resources, indicators, checks []string
	for _, p := range r.Principles {
		principles = append(principles, p.ID)
	}
	for _, x := range r.Resources {
		resources = append(resources, x.ID)
	}
	for _, i := range r.Indicators() {
		indicators = append(indicators, i.ID)
	}
	for _, c := range r.Checks {
		checks = append(checks, c.ID)
	}
	for _, ref := range l.refs {
		switch ref.kind {
		case "principle":
			l.known(ref, "onbekend uitgangspunt", "unknown principle", principles)
		case "resource":
			l.known(ref, "onbekende bron", "unknown resource", resources)
		case "indicator":
			l.known(ref, "onbekende indicator", "unknown indicator", indicators)
		case "check":
			l.known(ref, "onbekende signaalvraag", "unknown check", checks)
		case "placed":
			if n := homes[ref.name]; n != 1 {
				ref.at.Errorf("uitgangspunt %s hoort bij precies één indicator; nu bij %d", "principle %s belongs to exactly one indicator; now to %d", ref.name, n)
			}
		}
	}
}

func (l *loader) known(ref reference, nl, en string, known []string) {
	if !slices.Contains(known, ref.name) {
		ref.at.UnknownName(nl, en, ref.name, known)
	}
}

// CompareVersions compares two versions such as 1.2.0: negative when a is older than b, 0 when they are equal.
func CompareVersions(a, b string) int {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(x), len(y)) {
		m, errM := strconv.Atoi(x[i])
		n, errN := strconv.Atoi(y[i])
		if errM != nil || errN != nil {
			return strings.Compare(a, b)
		}
		if m != n {
			return cmp.Compare(m, n)
		}
	}
	return cmp.Compare(len(x), len(y))
}

// ValidVersion tells whether a version has the form 1.0.0.
func ValidVersion(v string) bool { return versionPattern.MatchString(v) }
