package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/image/draw"

	"sggscan/internal/pattern"
)

// day is the day on which the sample board of the pictures is made, so that they are the same each time.
const day = "2026-11-20"

// Windows of the browser and the paper are as wide as this, in pixels, and pictures as narrow, so that they are small.
const (
	window = 900
	narrow = 640
)

// shot is a picture: a page of a PDF, or what a window of the browser shows of a page.
type shot struct {
	name [2]string // by language, without an ending
	file [2]string // in the sample board; "" for the page with the whole tool, form for a questionnaire for a browser
	part string    // of the page in the browser: what stands behind #
	high int       // what is kept of the window or paper, in its pixels
}

const form = "form.html"

func both(s string) [2]string { return [2]string{s, s} }

func shots() []shot {
	const school = "lijnwater-college-00gh00"
	return []shot{
		{[2]string{"begin", "start"}, both(""), "fill", 570},
		{[2]string{"kiezen", "choose"}, both(""), "report", 600},
		{[2]string{"vraag", "question"}, both(form), "q-V1", 800},
		{[2]string{"rapport", "report"}, [2]string{"rapporten/" + school + ".pdf", "reports/" + school + ".pdf"}, "", 1272},
		{[2]string{"actieplan", "action-plan"}, [2]string{"rapporten/" + school + ".html", "reports/" + school + ".html"},
			"c-plan", 900},
		{[2]string{"bestuur", "board"}, [2]string{"samenvatting-bestuur.pdf", "board-summary.pdf"}, "", 1272},
		{[2]string{"heatmap", "heat-map"}, [2]string{"vergelijking.html", "comparison.html"}, "c-heat", 900},
		{[2]string{"advies", "advice"}, [2]string{"adviesrapport/" + school + ".pdf", "adviser-report/" + school + ".pdf"},
			"", 700},
	}
}

// pictures makes the pictures of both books in docs.
func pictures(docs, program, tool string) (err error) {
	work, err := os.MkdirTemp("", "handbook")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	if tool, err = filepath.Abs(tool); err != nil {
		return err
	}
	for n, b := range books() {
		made := filepath.Join(work, string(b.lang))
		common := []string{"--quiet", "--lang", string(b.lang), "--today", day, "-o"}
		if err := run(program, append(append([]string{"demo"}, common...), made)...); err != nil {
			return err
		}
		blank := append([]string{"questionnaire", "--sector", "vo", "--school", "Lijnwater College"}, common...)
		if err := run(program, append(blank, filepath.Join(made, form))...); err != nil {
			return err
		}
		for _, s := range shots() {
			file := filepath.Join(made, s.file[n])
			if s.file[n] == "" {
				file = tool
			}
			out := filepath.Join(docs, b.folder, b.pictures, s.name[n]+".png")
			if err := s.take(file, string(b.lang), filepath.Join(work, "shot"), out); err != nil {
				return err
			}
		}
	}
	return nil
}

// take makes the picture of a file.
func (s shot) take(file, language, work, out string) error {
	if filepath.Ext(file) == ".pdf" {
		err := run("pdftoppm", "-singlefile", "-png", "-scale-to-x", strconv.Itoa(window), "-scale-to-y", "-1", file, work)
		if err != nil {
			return err
		}
	} else if err := s.browse(file, language, work); err != nil {
		return err
	}
	data, err := os.ReadFile(work + ".png")
	if err != nil {
		return err
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return small(picture, s.high, out)
}

// browse makes the picture of a page in a browser. The window is so high that nothing scrolls; of a report and a
// comparison only one chapter is shown.
func (s shot) browse(file, language, work string) error {
	anchor := "#" + s.part
	if strings.HasPrefix(s.part, "c-") {
		anchor = ""
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		style := fmt.Sprintf("<style>body :not(:has(%[1]s)):not(%[1]s, %[1]s *) { display: none !important }"+
			" :has(> %[1]s) { display: block !important }</style></head>", "#"+s.part)
		text := policy().ReplaceAllString(string(data), "")
		file = work + ".html"
		if err := os.WriteFile(file, []byte(strings.Replace(text, "</head>", style, 1)), 0o600); err != nil {
			return err
		}
	}
	// Time goes on as the page needs it: the program in it takes seconds to begin.
	return run("chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--lang="+language,
		fmt.Sprintf("--window-size=%d,6000", window), "--virtual-time-budget=20000", "--screenshot="+work+".png",
		"file://"+file+"?lang="+language+anchor)
}

// policy is what forbids a page other styles than its own.
var policy = pattern.Of(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// small writes the upper part of a picture, narrower and in fewer colours.
func small(from image.Image, high int, out string) error {
	kept := image.Rect(0, 0, from.Bounds().Dx(), min(high, from.Bounds().Dy()))
	to := image.NewNRGBA(image.Rect(0, 0, narrow, kept.Dy()*narrow/kept.Dx()))
	draw.CatmullRom.Scale(to, to.Bounds(), from, kept, draw.Src, nil)
	for y := range to.Bounds().Dy() {
		for x := range to.Bounds().Dx() {
			c := to.NRGBAAt(x, y)
			to.SetNRGBA(x, y, color.NRGBA{coarse(c.R), coarse(c.G), coarse(c.B), 255})
		}
	}
	var data bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&data, to); err != nil {
		return err
	}
	return os.WriteFile(out, data.Bytes(), readable)
}

// coarse is the nearest of 18 shades, white among them.
func coarse(shade uint8) uint8 { return uint8((int(shade) + 7) / 15 * 15) } //nolint:gosec // at most 255

func run(name string, args ...string) error {
	out, err := exec.CommandContext(context.Background(), name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}
