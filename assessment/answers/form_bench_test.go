package answers_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"sggscan/assessment"
	"sggscan/assessment/answers"
	"sggscan/assessment/xlsx"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

// The time of reading one filled questionnaire: as levels, as cells, and for comparison a bare pass of archive/zip and encoding/xml over the same cells.
func BenchmarkQuestionnaire(b *testing.B) {
	r := reader(b)
	random := rand.New(rand.NewPCG(5, 5))
	levels, checks := wanted(r.Rubric, rubric.VO, assessment.Full, random)
	for id, a := range levels {
		a.Evidence, a.Note, a.Action, a.Owner = "Visiestuk, vastgesteld in de MR; staat op de website", "besproken in het team van leerjaar 2", "leerlijn aanvullen", "teamleider"
		levels[id] = a
	}
	for id, c := range checks {
		c.Note = "afspraak staat in de schoolgids"
		checks[id] = c
	}
	data := bytesOf(b, fill(b, blank(b, formFor(b, rubric.VO, assessment.Full, lang.NL)), lang.NL, "2-11-2026", levels, checks, random))
	b.Run("answers", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var problems problem.List
			if result := answers.ReadWorkbook(r, "f.xlsx", data, &problems); len(result.Responses) != 1 {
				b.Fatal(problems.All())
			}
		}
	})
	b.Run("cells", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := xlsx.Read(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			bare(b, data)
		}
	})
}

func bare(b *testing.B, data []byte) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range archive.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/sheet") && f.Name != "xl/sharedStrings.xml" && f.Name != "xl/workbook.xml" && f.Name != "xl/styles.xml" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			b.Fatal(err)
		}
		d := xml.NewDecoder(r)
		for {
			if _, err := d.RawToken(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
