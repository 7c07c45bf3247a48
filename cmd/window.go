package cmd

import (
	"path/filepath"
	"slices"
	"strings"

	"sggscan/assessment"
	"sggscan/internal/lists"
	"sggscan/internal/outfile"
	"sggscan/internal/words"
	"sggscan/report/questionnaire"
	"sggscan/report/view"
	"sggscan/rubric"
)

// window is a run that was started from a file manager: its window goes when it ends, and who started it types no
// commands.
type window struct {
	// dropped are the files that were dropped on the program.
	dropped []string
	// opened: the page opened, so there is nothing to read in the window.
	opened bool
	// errors and warnings are what was told.
	errors, warnings []string
}

// keep keeps what was told, for a file.
func (w *window) keep(prefixKey words.Key, line string) {
	switch prefixKey {
	case "commands.error":
		w.errors = append(w.errors, line)
	case "commands.warning":
		w.warnings = append(w.warnings, line)
	}
}

// leaveWindow ends a run in a window of its own: what went wrong with dropped files stays in a file beside them, and
// the window stays until somebody has read it.
func (a *app) leaveWindow(code int) {
	if !a.OwnWindow || a.window.opened {
		return
	}
	if code != ExitOK && len(a.window.dropped) > 0 {
		if err := a.leaveErrors(); err != nil {
			a.tell("commands.error", systemError(err))
		}
	}
	if a.Key == nil {
		return
	}
	a.errln("\n" + a.say("window.press_key"))
	pressed := make(chan struct{})
	go func() {
		_ = a.Key() // without a keyboard there is nobody to wait for
		close(pressed)
	}()
	select {
	case <-pressed:
	case <-a.Interrupted:
	}
}

// leaveErrors writes beside the dropped files, in plain words, why there is no report. It replaces nothing.
func (a *app) leaveErrors() error {
	dir := filepath.Dir(a.window.dropped[0])
	name, ending := a.say("window.errors_file"), ".txt"
	base := outfile.Free(name, func(base string) bool { return outfile.Exists(filepath.Join(dir, base+ending)) })
	path := filepath.Join(dir, base+ending)
	plain := func(lines []string) string { // everything is about files in this folder
		return strings.ReplaceAll("- "+strings.Join(lines, "\n- "), dir+string(filepath.Separator), "")
	}
	parts := []string{a.say("window.errors_head", view.Day(a.today, a.lang)),
		plain(lists.Map(a.window.dropped, filepath.Base)), a.say("window.errors_what"), plain(a.window.errors)}
	if len(a.window.warnings) > 0 {
		parts = append(parts, a.say("window.errors_also"), plain(a.window.warnings))
	}
	if len(a.window.dropped) > 1 {
		parts = append(parts, a.say("window.errors_rest"))
	}
	if strings.Contains(parts[3], " --") {
		parts = append(parts, a.say("window.errors_option"))
	}
	parts = append(parts, a.say("window.errors_next"))
	note := outfile.Plain(strings.Join(parts, "\n\n"))
	if err := a.desk.SaveAll(1, outfile.File{Path: path, Write: writing(note)}); err != nil {
		return err
	}
	a.done("commands.made", path)
	return nil
}

// welcome is a double click on the program: the page opens. Where it cannot, forms are put in a folder beside the
// program, with how to go on.
func (a *app) welcome() error {
	err := a.openPage()
	if err == nil {
		return nil
	}
	a.tell("commands.warning", exitOf(err).text)
	if err := a.prepare(); err != nil {
		return err
	}
	program, err := programDir()
	if err != nil {
		return err
	}
	dir := filepath.Join(program, a.say("window.forms_folder"))
	files := a.starters(dir)
	files = slices.DeleteFunc(files, func(f outfile.File) bool { return outfile.Exists(f.Path) })
	if err := a.saveAll(files, nil); err != nil {
		return err
	}
	a.errln(a.say("window.forms_made", dir))
	return nil
}

// starters are a blank questionnaire for each sector, to be written in a folder, with how to go on.
func (a *app) starters(dir string) []outfile.File {
	files := []outfile.File{{Path: filepath.Join(dir, a.say("window.readme_file")),
		Write: writing(outfile.Plain(a.say("window.forms_readme")))}}
	for _, sector := range a.rubric.Sectors() {
		form := questionnaire.Form{Rubric: a.rubric, Lang: a.lang, Profile: assessment.Full, Role: rubric.Joint,
			Date: a.today, Round: a.today.SchoolYear(), School: assessment.School{Sector: sector}}
		name := a.say("window.form_file", string(sector))
		files = append(files, outfile.File{Path: filepath.Join(dir, name), Write: a.formWriter("xlsx", form)})
	}
	return files
}
