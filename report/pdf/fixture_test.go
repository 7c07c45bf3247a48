package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"time"

	"sggscan/internal/lang"
	"sggscan/report/view"
)

// sentence is a Dutch text of about n characters.
func sentence(n int) string {
	const text = "De school heeft hierover afspraken gemaakt die iedereen in het team kent en waar leerlingen op kunnen rekenen, ook als er iets misgaat. "
	out := strings.Repeat(text, n/len(text)+1)[:n]
	return strings.TrimSpace(out) + "."
}

func percent(v float64) view.Number {
	return view.Number{Known: true, Text: fmt.Sprintf("%d %%", int(v)), Cell: v, Share: v / 100}
}

func levels() [4]view.Level {
	var out [4]view.Level
	for i, label := range []string{"nog niet", "in ontwikkeling", "in praktijk", "geborgd"} {
		out[i] = view.Level{Value: i, Label: label, Meaning: fmt.Sprintf("Niveau %d houdt in: %s", i, sentence(120))}
	}
	return out
}

// empty is a school that answered nothing.
func empty() view.Report {
	return view.Report{
		Lang: lang.NL, Title: "Zelfevaluatie: omgaan met ongewenste sexting",
		FileTitle: "Zelfevaluatie – De Lege School – 2026-2027",
		School:    view.School{Name: "De Lege School", SectorID: "po", Sector: "basisonderwijs"},
		Round:     "2026-2027", Date: "2 november 2026", Profile: "volledige lijst", ProfileID: "full",
		Respondents: "samen ingevuld",
		Stamp: view.Stamp{RubricID: "sexting", RubricVersion: "1.0.0", RubricHash: "3f2a91bc",
			RubricTitle: "Omgaan met ongewenste sexting op school",
			Tool:        "sggscan", ToolVersion: "1.0.0", Made: "22 november 2026",
			MadeOn: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
			Line:   "Rubriek sexting 1.0.0 (3f2a91bc) · sggscan 1.0.0 · gemaakt op 22 november 2026",
			Source: "Gebaseerd op 'Sexting en ongewenste verspreiding van beelden' van Stichting School & Veiligheid."},
		Concept:     true,
		Disclaimer:  "Dit is een zelfevaluatie: geen oordeel, geen wettelijk monitorinstrument en geen juridisch advies. De uitgever van het artikel heeft dit rapport niet beoordeeld.",
		TargetLevel: 2, TargetLabel: "niveau 2 (in praktijk)", TargetShare: 2.0 / 3, Levels: levels(),
		Score: view.Number{Text: "–"}, Lower: percent(0), Upper: percent(100), Coverage: percent(0),
		CoverageText: "0 van de 43 vragen beantwoord",
	}
}

// short is an ordinary school: 43 questions with a line of evidence each.
func short() view.Report {
	r := empty()
	r.School = view.School{Name: "De Regenboog", BRIN: "12AB00", Board: "Stichting Samen", Place: "Assen", SectorID: "po",
		Sector: "basisonderwijs"}
	r.FileTitle = "Zelfevaluatie – De Regenboog – 2026-2027"
	r.Verdict = view.Verdict{ID: "developing", Label: "In ontwikkeling", UncappedID: "in_practice",
		Uncapped: "In praktijk", Lowered: true,
		Sentence: "De score past bij 'in praktijk', maar een kritiek punt staat op niveau 1. Dat begrenst het oordeel."}
	r.Score, r.Lower, r.Upper, r.Band = percent(63), percent(60), percent(66), "tussen 60 % en 66 %"
	r.Coverage, r.Answered, r.InScope, r.CoverageText = percent(95), 41, 43, "41 van de 43 vragen beantwoord"
	r.CapSentences = []string{"S2 (Altijd eerst het slachtoffer) staat op niveau 1: het geheel is hoogstens 'in ontwikkeling'."}
	r.Caps = []view.Cap{{ID: "S2", Title: "Altijd eerst het slachtoffer", ScopeID: "overall", Scope: "het geheel",
		LimitID: "developing", Limit: "in ontwikkeling", Reason: "S2 Altijd eerst het slachtoffer staat op niveau 1.",
		Because: "Altijd eerst het slachtoffer staat op niveau 1."}}
	domainTitles := []string{"Visie en boodschap", "Kaders en afspraken", "Onderwijs en voorlichting",
		"Steun voor het slachtoffer", "Aanpak van doorsturen", "Gezin en thuis", "Hulp en melden", "Borging en bestuur"}
	counts := []int{6, 5, 8, 7, 5, 5, 4, 3}
	for i, id := range strings.Split("VKOSDGHB", "") {
		r.Domains = append(r.Domains, fixtureDomain(&r, i, id, domainTitles[i], counts[i]))
	}
	fixtureLists(&r)
	return r
}

func fixtureDomain(r *view.Report, i int, id, title string, n int) view.Domain {
	v := view.Domain{ID: id, Title: title, Intro: sentence(150), Score: percent(float64(40 + 7*i)),
		Lower: percent(float64(36 + 7*i)), Upper: percent(float64(50 + 6*i)),
		Band: "tussen 36 % en 50 %", CoverageText: fmt.Sprintf("%d van de %d vragen beantwoord", n, n), Answered: n,
		InScope: n, Weight: 1,
		Verdict: view.Verdict{ID: "developing", Label: "In ontwikkeling", UncappedID: "developing",
			Uncapped: "In ontwikkeling"}, Previous: percent(float64(35 + 6*i)), Same: percent(float64(40 + 7*i))}
	sum := view.DomainSum{ID: id, Title: title, Points: 3 * n / 2, Max: 3 * n, Score: v.Score, Weight: 1,
		ShareOfWhole: "12,5 %"}
	for j := range n {
		in := fixtureIndicator(id, title, j+1)
		v.Indicators = append(v.Indicators, in)
		sum.Rows = append(sum.Rows, view.SumRow{ID: in.ID, Title: in.Title, State: in.State, HasLevel: in.HasLevel,
			InScope: true, Level: in.Level, Weight: 1, Points: in.Level, Max: 3})
		if in.CriticalID != "none" {
			r.Critical = append(r.Critical, in)
		}
	}
	r.Calculation = append(r.Calculation, sum)
	return v
}

func fixtureIndicator(domain, title string, n int) view.Indicator {
	level := n % 4
	id := fmt.Sprintf("%s%d", domain, n)
	in := view.Indicator{ID: id, Title: "Afspraken over beelden " + id,
		Question: "Hoe ver is de school met afspraken over het maken, bewaren en doorsturen van beelden van leerlingen?",
		Why:      sentence(180), DomainID: domain, Domain: title, StateID: "level", HasLevel: true, Level: level, Levels: levels(),
		CriticalID: "none", Weight: 1,
		Evidence: "Protocol sociale veiligheid, vastgesteld in de MR, kenmerk " + id, EvidenceDate: "1 maart 2026",
		Note: "Aantekening bij " + id,
		Principles: []view.Principle{{ID: "P37", Section: "Visie",
			Text: "Een school heeft één visie op sociale media en seksualiteit, ook als teamleden verschillen."}},
		Previous: "niveau 1: in ontwikkeling"}
	in.State = fmt.Sprintf("niveau %d: %s", level, in.Levels[level].Label)
	in.Now = in.Levels[level].Meaning
	if level < 3 {
		in.Next, in.NextLevel, in.Step = in.Levels[level+1].Meaning, level+1, "Zet het onderwerp op de agenda. "+sentence(140)
	}
	if n == 2 {
		in.CriticalID, in.Critical, in.Marks = "hard", "hard kritiek", []string{"zonder onderbouwing"}
	}
	if n == 3 {
		in.CriticalID, in.Critical = "soft", "kritiek"
	}
	return in
}

func fixtureLists(r *view.Report) {
	for _, v := range r.Domains {
		for _, in := range v.Indicators {
			if in.Level >= r.TargetLevel {
				r.Strengths = append(r.Strengths, view.Strength{ID: in.ID, Title: in.Title, Text: in.Now, Level: in.Level})
				continue
			}
			r.Gaps = append(r.Gaps, view.Gap{Indicator: in, TargetLevel: 2})
			r.First = append(r.First, view.Action{ID: in.ID, Title: in.Title, Kind: "gap",
				Change: fmt.Sprintf("van %d naar 2", in.Level), Text: in.Step, Mark: in.Critical})
			r.Plan = append(r.Plan, view.PlanRow{ID: in.ID, Title: in.Title, Domain: v.Title,
				Change: fmt.Sprintf("van %d naar 2", in.Level), Step: in.Step,
				Action: "Actie voor " + in.ID, Owner: "Trekker " + in.ID, Due: "1 mei 2027", StatusID: "open", Status: "open",
				Critical: in.Critical})
		}
	}
	r.Flags = []view.Check{
		{ID: "R1", Question: "Is er in de laatste 24 maanden een beeld doorgestuurd door een medewerker?", Why: sentence(120),
			Steps: sentence(160), StateID: "yes", State: "ja", Note: "De werkwijze is veranderd.", Attention: true,
			Urgent: true},
		{ID: "R6", Question: "Is een vermoeden blijven liggen?", StateID: "no", State: "nee", Outside: true, Untitled: true}}
	r.Legal = []view.Check{{ID: "X1", Question: sentence(180), Why: sentence(90), Steps: sentence(140), StateID: "unknown",
		State: "weet niet", Attention: true, Outside: true, Checked: "november 2026"}}
	r.Guidance = view.Guidance{Flags: sentence(300), Legal: sentence(160)}
	r.Open = []view.Open{{ID: "G1", Title: "Vertrouwenspersoon bekend",
		Question: "Kennen leerlingen de vertrouwenspersoon?", State: "weet niet", Critical: "hard kritiek",
		Ask: "vertrouwenspersoon", Hints: []string{"schoolgids", "website"}}}
	r.NA = []view.Indicator{{ID: "K3", Title: "Telefoons in de onderbouw", Note: "geen groep 7 en 8"}}
	r.Findings = []view.Finding{{Kind: "evidence", Title: "Zonder onderbouwing", Text: sentence(120),
		IDs: []string{"V2", "K2"}, Unnamed: []string{"V2", "K2"}}}
	r.Help = []view.Resource{{ID: "helpwanted", Title: "Helpwanted", Description: sentence(80),
		URL: "https://www.helpwanted.nl"},
		{ID: "vt", Title: "Veilig Thuis", Description: sentence(60), URL: "https://veiligthuis.nl"},
		{ID: "boek", Title: "Zonder adres", Description: sentence(60)}}
	r.Method = []string{sentence(200), sentence(160)}
	r.Trend = &view.Trend{Round: "2025-2026", Common: percent(93), Enough: true, Score: percent(64), Previous: percent(58),
		Difference: "+5,6", Sentence: sentence(90),
		Domains: []view.DomainTrend{{ID: "V", Title: "Visie en boodschap", Score: percent(40), Previous: percent(35),
			Difference: "+5,0"}}, Higher: 1, Equal: 2,
		Indicators: []view.IndicatorTrend{{ID: "V1", Title: "Gedeelde visie", Level: 2, Previous: 1, HasPrevious: true,
			ChangeID: "higher", Change: "hoger"},
			{ID: "V2", Title: "Taal en posters", Level: 2, Previous: 2, HasPrevious: true, ChangeID: "equal", Change: "gelijk"}}}
}

// long is a school in which every text is as long as people make it.
func long() view.Report {
	r := short()
	r.School.Name = strings.Repeat("Openbare Scholengemeenschap voor Praktijkonderwijs en Middelbaar Algemeen Voortgezet Onderwijs ", 6)
	r.School.Board = strings.Repeat("Stichting voor Openbaar Onderwijs ", 20)
	r.Respondents = strings.Repeat("1 schoolleider en 7 leraren en ", 10)
	r.Verdict.Sentence = sentence(400) // twice the longest of the view
	r.CapSentences = nil
	for i := range 20 {
		r.CapSentences = append(r.CapSentences, fmt.Sprintf("Grens %d: %s", i, sentence(400)))
	}
	for i := range r.First {
		r.First[i].Title, r.First[i].Text = sentence(200), sentence(900)
	}
	for i := range r.Strengths {
		r.Strengths[i].Title, r.Strengths[i].Text = sentence(200), sentence(900)
	}
	var text strings.Builder
	for i := 0; text.Len() < 5000; i++ {
		fmt.Fprintf(&text, "Regel %d van een lang bewijs met veel woorden en een adres https://example.nl/%s\r\n\n", i,
			strings.Repeat("map-", 30))
	}
	in := &r.Domains[1].Indicators[0]
	in.Evidence, in.Note = text.String()+"EINDEBEWIJS", strings.Repeat("x", 5000)+" EINDENOTITIE"
	in.Own, in.Reason = "niveau 3: geborgd", sentence(700)+" EINDEREDEN"
	r.Plan[0].Action, r.Plan[0].Owner, r.Plan[0].Due = sentence(4000)+" EINDEACTIE", sentence(300)+" EINDETREKKER",
		"na de studiedag van volgend jaar EINDEDATUM"
	return r
}

// foreign is a school with signs that the font lacks.
func foreign() view.Report {
	r := short()
	r.School.Name = "Kościół Łukasza 日本 Şahin İpek Ğ 😀 e\u0301cole"
	r.Domains[0].Indicators[0].Evidence = "emoji 🎉🏽 hier\ttab\x00\x07nul, zacht\u00adstreepje, ongeldig \xff teken, nul\u200bbreed"
	r.Plan[0].Owner = "Günaydın Çelik"
	return r
}

// advised is a school for which an adviser made the report, with a logo.
func advised() view.Report {
	r := short()
	r.School.Name = strings.Repeat("Interconfessionele Scholengemeenschap ", 4)[:150]
	r.Adviser = &view.Adviser{Name: "Fenna van der Meer-Łukasiewicz", Organisation: "Adviesbureau Veilig op School",
		Status: "concept", Date: "3 november 2026",
		Logo: logoOf(600, 150),
		Summary: "De school kiest voor rust.\nZij heeft een plan.\n\n" + sentence(700) +
			"\n- eerst het team\n- dan de ouders EINDESAMENVATTING"}
	for i := range r.Domains {
		r.Domains[i].Remark = fmt.Sprintf("Opmerking bij %s.\nTweede regel. %s", r.Domains[i].ID, sentence(100+150*i))
	}
	for i := range r.Domains[0].Indicators {
		in := &r.Domains[0].Indicators[i]
		in.Own, in.Reason = "niveau 3: geborgd",
			fmt.Sprintf("In het gesprek over %s bleek dat het plan nog niet af is.", in.ID)
	}
	for _, v := range r.Domains[:5] {
		in := v.Indicators[0]
		r.Agenda = append(r.Agenda, view.Statement{ID: in.ID, Title: in.Title, Question: in.Question, State: in.State,
			Ask: "Herkent ieder dit niveau? Waar zien we het?"})
	}
	r.AgendaReason = "Dit zijn de vragen met het laagste niveau."
	return r
}

// logoOf is an opaque picture with a diagonal.
func logoOf(width, height int) []byte {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		for y := range height {
			shade := uint8(x * 255 / width)
			picture.Set(x, y, color.RGBA{R: shade, G: 84, B: uint8(y * 255 / height), A: 255})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// heavy is a school that wrote many pages of evidence: thousands of signs with line breaks and long words at every
// third question.
func heavy() view.Report {
	r := short()
	for i := range r.Domains {
		for j := range r.Domains[i].Indicators {
			if (i+j)%3 > 0 {
				continue
			}
			in := &r.Domains[i].Indicators[j]
			var b strings.Builder
			fmt.Fprintf(&b, "Begin %s.\n", in.ID)
			for n := 0; b.Len() < 4900; n++ {
				fmt.Fprintf(&b, "Alinea %d bij %s: %s\n", n, in.ID, sentence(60+n*37%400))
				if n%5 == 0 {
					fmt.Fprintf(&b, "\n%s\nhttps://intranet.example.nl/%s/bestand.docx\n",
						strings.Repeat("meervoudigepersoonlijkheidsontwikkeling", 4), strings.Repeat("map-met-een-naam/", 8))
				}
			}
			in.Evidence = b.String() + "Einde " + in.ID + "."
			in.Note = sentence(900) + " Slot " + in.ID
		}
	}
	for i := range r.Plan {
		r.Plan[i].Action = sentence(400) + " Actieslot " + r.Plan[i].ID
		r.Plan[i].Owner = "sectieleider mens-en-maatschappijvakken en ondersteuningscoördinator"
		r.Plan[i].Due = "na de studiedag"
	}
	return r
}
