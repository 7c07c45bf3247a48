// Package engine is the work of the page that is the whole tool: it reads what was dropped on it and makes what is
// asked for. Messages, rules and words are those of the commands; it knows neither a disk nor a browser.
package engine

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/intake"
	"sggscan/assessment/policy"
	"sggscan/internal/lang"
	"sggscan/internal/lists"
	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/advicefile"
	"sggscan/report/excel"
	"sggscan/report/html"
	"sggscan/report/ics"
	"sggscan/report/pdf"
	"sggscan/report/questionnaire"
	"sggscan/report/scorejson"
	"sggscan/report/session"
	"sggscan/report/view"
	"sggscan/rubric"
)

// Engine does what the page asks. It keeps what was read until something else is.
type Engine struct {
	rubric *rubric.Rubric
	asked  Request
	run    *session.Session
	all    []assessment.Assessment
	names  []string
	packed *bytes.Buffer
	zip    *zip.Writer
}

// File is what the page hands over, or takes back.
type File struct {
	Name string `json:"name"`
	// Kind is what the user dropped it as: "answers", "advice", "logo", "schools", "key", "earlier" or
	// "text" (a school's own).
	Kind string `json:"kind,omitempty"`
	// Named: it was chosen by itself and not found in a folder.
	Named bool   `json:"named,omitempty"`
	Type  string `json:"type,omitempty"`
	Data  []byte `json:"-"`
}

// Request is what the page asks.
type Request struct {
	Lang  lang.Lang       `json:"lang"`
	Today assessment.Date `json:"-"`
	Day   string          `json:"today"`
	Round string          `json:"round"`
	// Target is the level that every question should reach; 0 for that of the rubric.
	Target int `json:"target"`
	// Few: where one or two people answered, they agree that their texts are shown.
	Few       bool   `json:"few"`
	School    int    `json:"school"`
	Format    string `json:"format"`
	Anonymous bool   `json:"anonymous"`
	// Sector is that of the school whose text is looked in; "" for any.
	Sector rubric.Sector `json:"sector"`
	Form   struct {
		Sector rubric.Sector `json:"sector"`
		Core   bool          `json:"core"`
		Name   string        `json:"name"`
		BRIN   string        `json:"brin"`
	} `json:"form"`
	Files []File `json:"files"`
}

// School is one that was read, as the page shows it.
type School struct {
	// ID is its BRIN, else its name.
	ID, Name, Sector, Round, Outcome string
}

// Answer is what comes back.
type Answer struct {
	Problems []session.Line `json:"problems"`
	Read     []string       `json:"read"`
	Closing  string         `json:"closing"`
	Schools  []School       `json:"schools"`
	Rounds   []string       `json:"rounds"`
	// Few: answers are refused since one or two people gave them.
	Few bool `json:"few"`
	// Page is a page to show.
	Page string `json:"page"`
	// Told is a sentence for the user.
	Told  string `json:"told"`
	Files []File `json:"files"`
}

// Do does one request. It never panics: what goes wrong inside is told as a sentence.
func (e *Engine) Do(op string, r Request) (out Answer) {
	defer func() {
		if fault := recover(); fault != nil {
			debug.PrintStack()
			out = Answer{Told: words.Text("app.fault", fmt.Sprint(fault)).In(r.Lang)}
		}
	}()
	if err := e.prepare(&r); err != nil {
		return Answer{Told: told(err).In(r.Lang)}
	}
	work := map[string]func(Request) (Answer, error){"read": e.read, "screen": e.screen, "report": e.report,
		"compare": e.compare, "form": e.form, "advice": e.advice, "zip": e.pack, "text": e.text}[op]
	out, err := work(r)
	if err != nil {
		out.Told = told(err).In(r.Lang)
	}
	return out
}

// prepare loads the rubric at the first request, and reads the day.
func (e *Engine) prepare(r *Request) (err error) {
	r.Today, _ = assessment.ParseDate(r.Day)
	if e.rubric == nil {
		e.rubric, err = rubric.Default()
	}
	return err
}

// told is an error in words.
func told(err error) lang.Text {
	var refused *problem.Refusal
	if errors.As(err, &refused) {
		return refused.Text
	}
	return words.Text("app.fault", err.Error())
}

func (f File) source() intake.Source {
	s := intake.Bytes(f.Name, f.Data)
	s.Named = f.Named
	return s
}

// of lists the files of a kind.
func (r Request) of(kind string) []File {
	var out []File
	for _, f := range r.Files {
		if f.Kind == kind {
			out = append(out, f)
		}
	}
	return out
}

// gather reads what was dropped into a new session. Sound schools stay when others have errors.
func (e *Engine) gather(r Request) (*session.Session, error) {
	s := &session.Session{Rubric: e.rubric, Lang: r.Lang, Today: r.Today, Round: r.Round}
	if r.Target > 0 {
		level := rubric.Level(r.Target)
		s.Scoring.Target = &level
	}
	s.Few = assessment.Few{All: r.Few}
	for _, f := range r.of("schools") {
		s.ListName = f.Name
		var err error
		if s.Expected, s.Asked, err = intake.Schools(e.rubric, f.source(), &s.Problems); err != nil {
			return s, err
		}
	}
	for _, f := range r.of("advice") {
		advice, ok := answers.ReadAdvice(e.rubric, f.Name, f.Data, &s.Problems)
		if ok {
			s.Advice = &advice
		}
	}
	if err := e.logo(r, s); err != nil {
		return s, err
	}
	var sources []intake.Source
	for _, f := range r.of("answers") {
		sources = append(sources, f.source())
	}
	if err := s.Read(answers.Reader{Rubric: e.rubric, Today: r.Today}, sources, false); err != nil {
		return s, err
	}
	if s.Advice != nil {
		sound, _ := s.Advise(e.rubric, *s.Advice, r.Round)
		s.Advice = &sound
	}
	return s, nil
}

// logo reads the picture of the adviser, which the page asks for beside the file that names it.
func (e *Engine) logo(r Request, s *session.Session) error {
	for _, f := range r.of("logo") {
		flat, err := advicefile.FlattenLogo(f.Data)
		var refused *problem.Refusal
		if errors.As(err, &refused) {
			s.Problems.Append(problem.Problem{Severity: problem.Error, Place: problem.Place{File: f.Name},
				Text: refused.Text, Code: refused.Key})
			return nil
		}
		if err != nil {
			return err
		}
		s.Logo = flat
	}
	return nil
}

// read reads what was dropped, and says what was read, what is wrong and what came of each school.
func (e *Engine) read(r Request) (Answer, error) {
	e.run, e.all = nil, nil
	s, err := e.gather(r)
	if err != nil {
		return Answer{}, err
	}
	closing := words.Count("commands.files_read", len(s.Files), len(s.PassedOver))
	out := Answer{Read: s.WasRead(), Closing: closing.In(r.Lang)}
	found := s.Problems
	s.Traceable(&found)
	for _, p := range s.Problems.All() {
		out.Few = out.Few || p.Code == assessment.TooFew
	}
	e.asked, e.run, e.all = r, s, s.Assess()
	if s.Problems.HasErrors() {
		rest := words.Key("app.rest_goes_on")
		if len(e.all) == 0 {
			rest = "app.nothing_left"
		}
		out.Closing += ". " + s.ErrorsFound(rest).In(r.Lang)
	}
	s.Doubts(e.all, &found)
	out.Problems = session.Lines(found, r.Lang)
	for _, rounds := range s.Schools {
		for _, x := range rounds.Rounds {
			out.Rounds = append(out.Rounds, x.ID)
		}
	}
	slices.Sort(out.Rounds)
	out.Rounds = slices.Compact(out.Rounds)
	var schools []assessment.School
	for _, x := range e.all {
		schools = append(schools, x.School)
		out.Schools = append(out.Schools, School{cmp.Or(x.School.BRIN, x.School.Name), x.School.Name,
			view.SectorName(x.School.Sector, r.Lang), x.Round, s.Outcome(x)})
	}
	e.names = intake.FileNames(schools)
	return out, nil
}

// picked is the school that is asked for.
func (e *Engine) picked(r Request) (assessment.Assessment, error) {
	if r.School < 0 || r.School >= len(e.all) {
		return assessment.Assessment{}, problem.Refuse("app.read_first")
	}
	return e.all[r.School], nil
}

// screen is the report of a school to read on the page.
func (e *Engine) screen(r Request) (Answer, error) {
	r.Format = "html"
	out, err := e.report(r)
	if err != nil || len(out.Files) == 0 {
		return out, err
	}
	return Answer{Page: string(out.Files[0].Data)}, nil
}

// report makes the report of a school in one format.
func (e *Engine) report(r Request) (Answer, error) {
	x, err := e.picked(r)
	if err != nil {
		return Answer{}, err
	}
	v := e.run.Report(x)
	if r.Format == "ics" && !ics.Any(v) {
		return Answer{}, nil
	}
	return made(e.names[r.School], r.Format, func(w io.Writer) error {
		if r.Format == "json" {
			only := func(int) assessment.Assessment { return x }
			return scorejson.Write(w, e.rubric, []assessment.School{x.School}, only, e.run.Options())
		}
		return session.WriteReport(w, r.Format, v)
	})
}

// made writes one file.
func made(name, format string, write func(io.Writer) error) (Answer, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return Answer{}, err
	}
	ending := strings.Replace(format, session.Forms, "txt", 1)
	return Answer{Files: []File{{Name: name + "." + ending, Type: types()[format], Data: b.Bytes()}}}, nil
}

// types are the kinds of the files, as a browser calls them.
func types() map[string]string {
	return map[string]string{"pdf": "application/pdf", "html": "text/html", "ics": "text/calendar",
		"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "json": "application/json",
		"yaml": "application/yaml", "forms": "text/plain", "zip": "application/zip", "csv": "text/csv"}
}

// pack puts the reports of one school in the archive of all, which comes out with the last.
func (e *Engine) pack(r Request) (Answer, error) {
	if r.School == 0 {
		e.packed = &bytes.Buffer{}
		e.zip = zip.NewWriter(e.packed)
	}
	for _, r.Format = range []string{"pdf", "xlsx", "html", "ics"} {
		out, err := e.report(r)
		if err != nil {
			return out, err
		}
		for _, f := range out.Files {
			w, err := e.zip.Create(f.Name)
			if err == nil {
				_, err = w.Write(f.Data)
			}
			if err != nil {
				return Answer{}, err
			}
		}
	}
	if r.School < len(e.all)-1 {
		return Answer{}, nil
	}
	if err := e.zip.Close(); err != nil {
		return Answer{}, err
	}
	return Answer{Files: []File{{Name: "sggscan.zip", Type: types()["zip"], Data: e.packed.Bytes()}}}, nil
}

// compare lays the schools side by side: a page to read, or a file. It reads anew, since a comparison sets aside the
// schools of which there is nothing.
func (e *Engine) compare(r Request) (Answer, error) {
	asked := e.asked
	asked.Files = slices.Concat(asked.Files, r.Files)
	s, err := e.gather(asked)
	if err != nil {
		return Answer{}, err
	}
	missing := s.Missing()
	if r.Anonymous {
		assessment.MergeSectors(s.Schools)
	}
	if len(s.Picks(s.Round)) == 0 {
		return Answer{}, problem.Refuse("app.read_first")
	}
	var told problem.List // when the files were read
	c := s.Beside(missing, &told)
	name, keys := words.Text("app.comparison_file").In(r.Lang), []File(nil)
	if r.Anonymous {
		coded, key, err := e.anonymous(c, r)
		if err != nil {
			return Answer{}, err
		}
		c, keys = coded, []File{{Name: name + words.Text("commands.key_csv").In(r.Lang), Type: types()["csv"], Data: key}}
	}
	out, err := made(name, r.Format, func(w io.Writer) error {
		switch r.Format {
		case session.PDF:
			return pdf.WriteBoard(w, view.BuildBoard(c))
		case session.Page:
			return html.WriteComparison(w, c)
		}
		return excel.WriteComparison(w, c, "")
	})
	out.Files = append(out.Files, keys...)
	return out, err
}

// anonymous gives the schools codes: those of the key that was dropped, else new ones.
func (e *Engine) anonymous(c view.Comparison, r Request) (view.Comparison, []byte, error) {
	known, err := session.NewKeys()
	if err != nil {
		return c, nil, err
	}
	for _, f := range r.of("key") {
		var ok bool
		if known, ok = session.ParseKeys(f.Data); !ok {
			return c, nil, problem.Refuse("app.no_key", f.Name)
		}
	}
	coded, keys := view.Anonymous(c, known)
	var b bytes.Buffer
	err = session.WriteKeys(&b, keys, r.Lang)
	return coded, b.Bytes(), err
}

// advice makes the adviser's file for the schools that were read.
func (e *Engine) advice(r Request) (Answer, error) {
	if len(e.all) == 0 {
		return Answer{}, problem.Refuse("app.read_first")
	}
	reports := lists.Map(e.all, e.run.Report)
	return made(words.Text("app.advice_file").In(r.Lang), r.Format, func(w io.Writer) error {
		if r.Format == session.YAML {
			return advicefile.WriteYAML(w, reports)
		}
		return advicefile.WriteXLSX(w, reports)
	})
}

// form makes a questionnaire: a page to fill in, or a file.
func (e *Engine) form(r Request) (Answer, error) {
	s := session.Session{Rubric: e.rubric, Lang: r.Lang, Today: r.Today}
	brin, _ := assessment.NormalBRIN(r.Form.BRIN)
	f := questionnaire.Form{Rubric: e.rubric, Lang: r.Lang, Profile: assessment.Full, Role: rubric.Joint, Date: r.Today,
		School: assessment.School{Name: assessment.CleanLine(r.Form.Name), BRIN: brin, Sector: r.Form.Sector},
		Round:  cmp.Or(assessment.CleanLine(r.Round), r.Today.SchoolYear())}
	if r.Form.Core {
		f.Profile = assessment.Core
	}
	name := words.Text("app.form_file", string(r.Form.Sector)).In(r.Lang)
	format := cmp.Or(r.Format, session.Page)
	out, err := made(name, format, func(w io.Writer) error { return s.WriteForm(w, format, f) })
	if err == nil && r.Format == "" {
		return Answer{Page: string(out.Files[0].Data)}, nil
	}
	return out, err
}

// text lays a school's own texts beside the rubric: a page to read, or a file. What is wrong with one of them is told,
// and the others go on.
func (e *Engine) text(r Request) (Answer, error) {
	s := session.Session{Rubric: e.rubric, Lang: r.Lang, Today: r.Today}
	results, passed, err := s.LookAt(lists.Map(r.of("text"), File.source), r.Sector)
	if err != nil {
		return Answer{}, err
	}
	read := Answer{Closing: words.Count("commands.files_read", len(results), passed).In(r.Lang),
		Problems: session.Lines(s.Problems, r.Lang)}
	if len(results) == 0 {
		return read, problem.Refuse("commands.policy_no_text", strings.Join(policy.Endings(), " "))
	}
	if s.Problems.HasErrors() {
		read.Closing += ". " + s.ErrorsFound("app.rest_goes_on").In(r.Lang)
	}
	out, err := made(words.Text("app.text_file").In(r.Lang), session.Page, func(w io.Writer) error {
		return html.WritePolicy(w, view.BuildPolicy(results, e.rubric, s.Options()))
	})
	if err != nil {
		return out, err
	}
	if r.Format == "" {
		read.Page = string(out.Files[0].Data)
	} else {
		read.Files = out.Files
	}
	return read, nil
}
