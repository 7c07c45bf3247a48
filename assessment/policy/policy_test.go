package policy_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"sggscan/assessment/policy"
	"sggscan/internal/lang"
	"sggscan/internal/problem"
	"sggscan/rubric"
)

func checker(t testing.TB, s rubric.Sector) *policy.Checker {
	t.Helper()
	r, err := rubric.Default()
	if err != nil {
		t.Fatal(err)
	}
	c, err := policy.NewChecker(r, s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// look checks a plain text.
func look(t *testing.T, text string) policy.Result {
	t.Helper()
	d, err := policy.Read("tekst.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return checker(t, "").Check(d)
}

func kinds(r policy.Result) []string {
	var out []string
	for _, w := range r.Wording {
		out = append(out, w.Rule.Kind)
	}
	return out
}

// The same text gives the same findings in whatever program it was written.
func TestEveryFormatTellsTheSame(t *testing.T) {
	for _, ending := range []string{"docx", "odt", "pdf", "html", "md", "txt"} {
		data, err := os.ReadFile("../../testdata/policy/files/protocol." + ending)
		if err != nil {
			t.Fatal(err)
		}
		d, err := policy.Read("protocol."+ending, data)
		if err != nil {
			t.Fatalf("%s: %v", ending, err)
		}
		r := checker(t, "").Check(d)
		if got, want := kinds(r), []string{"blame", "making", "looking"}; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", ending, got, want)
		}
		sentence := strings.ReplaceAll(r.Wording[0].Sentence, "’", "'")
		if want := "Maak nooit naaktfoto's van jezelf, dat is dom."; sentence != want || r.Language != lang.NL {
			t.Errorf("%s: %q in %q", ending, sentence, r.Language)
		}
		if page := r.Wording[0].Place.Page; (page == 1) != (ending == "pdf") {
			t.Errorf("%s: page %d", ending, page)
		}
		var spoken []string
		for _, i := range r.Indicators {
			if len(i.Found) > 0 {
				spoken = append(spoken, i.Indicator.ID)
			}
		}
		for _, id := range []string{"G1", "S2", "V4"} {
			if !slices.Contains(spoken, id) {
				t.Errorf("%s: nothing on %s, only on %v", ending, id, spoken)
			}
		}
		if len(r.Personal) != 1 || strings.Contains(fmt.Sprint(r), "12345678") {
			t.Errorf("%s: personal data at %v: %v", ending, r.Personal, r)
		}
	}
}

// A sentence that denies the blame, or that says what others say, is accused of nothing.
func TestDenialIsNoBlame(t *testing.T) {
	for _, sentence := range []string{
		"Het is nooit je eigen schuld.",
		"Zeg nooit dat het dom is om een naaktfoto te maken.",
		"Wij noemen een naaktfoto van jezelf maken niet dom.",
		"Niemand krijgt hier te horen dat het zijn eigen schuld is.",
		"Een derde van de jongens vindt dat het je eigen schuld is.",
		"Sommige leerlingen zeggen dat je zelf schuld hebt.",
		"Reageer op een opmerking als 'eigen schuld, dikke bult' over een naaktfoto.",
		"Zeg niet dat leerlingen geen naaktfoto's van zichzelf mogen maken.",
		"Stuur nooit een naaktfoto van een ander door.",
		"Wie vertelt dat er een naaktfoto rondgaat, krijgt geen straf.",
		"Niemand bekijkt of bewaart de naaktfoto.",
		"Bespreek eerst met het slachtoffer of de ouders altijd meteen iets moeten horen.",
		"It is never your own fault when a nude is shared.",
		"We never say that it was stupid to take a nude picture.",
	} {
		if got := kinds(look(t, sentence+" Het gaat over sexting.")); len(got) > 0 {
			t.Errorf("%v: %s", got, sentence)
		}
	}
}

// A page that teaches schools not to blame speaks of blame all the time, and is accused of nothing.
func TestHelpIsNotAccused(t *testing.T) {
	for _, text := range []string{
		`Ongewenste sexting op school

Een naaktfoto die rondgaat raakt een leerling hard. Wie zegt dat het dom was om de foto te maken, legt de schuld bij het
slachtoffer. Van de meiden vindt 14 procent dat het eigen schuld is. Een derde van de jongens legt de schuld bij de maker.

Zeg je steeds dat leerlingen geen sexy foto's van zichzelf moeten maken, dan hoort een slachtoffer: jij had dit niet moeten
doen. Was het dan toch dom? Nee, sexting hoort voor veel jongeren bij het ontdekken van seksualiteit.

Bekijk en bewaar het beeld niet. Vraag de politie hoe bewijs veilig blijft. Onder de 16 jaar mag de school ouders inlichten, ook
zonder toestemming van de leerling, maar dat hoeft niet altijd. Bespreek eerst met de leerling of de ouders meteen gebeld worden.
Aangifte kan, en het is nooit verplicht. Wie iets meldt, krijgt geen straf. Jongens en meisjes kunnen allebei slachtoffer zijn.

Wat zeg je niet?
'Had je die foto maar niet gestuurd.'
'Hoe kon je zo stom zijn?'
`, `Unwanted sexting at school

Whoever says that it was stupid to take the picture puts the blame on the victim. One in three boys says that it is the fault of the
person in the image. Never tell pupils that they should not have sent a nude picture.

Sexting between peers who both want it is private and not forbidden. Do not look at the image and do not keep it. Parents are told
only after we have talked with the pupil. Nobody has to report to the police. Pupils who tell us get no sanction.
`} {
		if r := look(t, text); len(r.Wording) > 0 {
			for _, w := range r.Wording {
				t.Errorf("%s %s: %s", w.Rule.ID, w.Rule.Kind, w.Sentence)
			}
		}
	}
}

// What is said with other words is found too.
func TestOtherWords(t *testing.T) {
	for sentence, kind := range map[string]string{
		"Maak nooit naaktfoto's van jezelf, dat is dom.":                                             "blame",
		"Leerlingen zien ervan af zichzelf bloot te fotograferen.":                                   "making",
		"Wie melding maakt van een rondgaand filmpje, wordt zelf ook geschorst.":                     "telling",
		"De mentor belt nog diezelfde middag met vader en moeder, ook als de leerling dat niet wil.": "parents",
		"Wij leren meisjes hoe zij een verzoek om een sexy foto kunnen weigeren.":                    "gender",
		"De school verplicht slachtoffers om naar de politie te stappen.":                            "reporting",
		"Twee collega's bekijken het filmpje om te bepalen hoe ernstig het is.":                      "looking",
		"Ook als een stel elkaar vrijwillig pikante plaatjes stuurt, is dat bij ons verboden.":       "equals",
	} {
		if got := kinds(look(t, sentence+" Het gaat over sexting.")); !slices.Contains(got, kind) {
			t.Errorf("%v, want %s: %s", got, kind, sentence)
		}
	}
}

// A list under a heading that says what not to say is no accusation; the same list under another heading is.
func TestHeadingSpeaksForItsList(t *testing.T) {
	const list = "\n- Dat was dom van je, die naaktfoto.\n- Je had die foto niet moeten maken.\n"
	if got := kinds(look(t, "Zeg niet:"+list)); len(got) > 0 {
		t.Errorf("under 'Zeg niet' %v", got)
	}
	if got := kinds(look(t, "Zeg tegen de leerling dit:"+list)); !slices.Equal(got, []string{"blame", "blame"}) {
		t.Errorf("under 'Zeg dit' %v", got)
	}
}

// Letters before items make a list as numbers and dashes do.
func TestLetteredList(t *testing.T) {
	const text = "Sexting\n\na. De leerling laat de naaktfoto aan de mentor zien.\nb. De ouders worden altijd dezelfde dag gebeld.\n"
	if got := kinds(look(t, text)); !slices.Equal(got, []string{"looking", "parents"}) {
		t.Error(got)
	}
}

// What stands above a list takes nothing back of it, but for what says that it is not to be said.
func TestQuestionAboveAList(t *testing.T) {
	const list = "\n- De leerling laat de naaktfoto aan de mentor zien.\n- De ouders worden altijd dezelfde dag gebeld.\n"
	for _, head := range []string{"Sexting. Hoe gaan wij te werk?", "Sexting. Dit spreken wij af:",
		"Sexting. Niemand krijgt de schuld.", "Sexting: wat zeg je wel en niet"} {
		if got := kinds(look(t, head+list)); !slices.Equal(got, []string{"looking", "parents"}) {
			t.Errorf("under %q %v", head, got)
		}
	}
}

// A rule on parents is about this subject, not about illness.
func TestOnlyNearTheTopic(t *testing.T) {
	var guide strings.Builder
	for n := range 30 {
		fmt.Fprintf(&guide, "Dit is regel %d over het rooster, de kantine en de fietsenstalling van onze school.\n\n", n)
	}
	const parents = "Wij lichten de ouders altijd direct in.\n\n"
	if got := kinds(look(t, "Ziekte.\n\n"+parents+guide.String())); len(got) > 0 {
		t.Errorf("of illness %v", got)
	}
	r := look(t, guide.String()+"Gaat er een naaktbeeld rond?\n\n"+parents)
	if got := kinds(r); !slices.Equal(got, []string{"parents"}) {
		t.Errorf("of a nude image %v", got)
	}
	if r := look(t, guide.String()); !r.OffTopic || len(r.Notes()) == 0 {
		t.Error("nobody is told that the text is about something else")
	}
}

// In a sector only its questions come, in its words.
func TestSectorOfText(t *testing.T) {
	d, err := policy.Read("a.txt", []byte("Sexting: de vertrouwenspersoon helpt een student die dat wil."))
	if err != nil {
		t.Fatal(err)
	}
	r := checker(t, rubric.MBO).Check(d)
	if slices.ContainsFunc(r.Indicators, func(s policy.Spoken) bool { return s.Indicator.ID == "K3" }) {
		t.Error("K3 is not asked in mbo")
	}
}

// What cannot be read is refused with a sentence, in bounded time, whatever it is.
func TestBadTexts(t *testing.T) {
	packed := func(parts map[string]string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, content := range parts {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(content)); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	whole, err := os.ReadFile("../../testdata/policy/files/protocol.pdf")
	if err != nil {
		t.Fatal(err)
	}
	bomb := "<w:document><w:p><w:t>" + strings.Repeat(" ", 70<<20)
	for name, c := range map[string]struct {
		file string
		data []byte
		want string
	}{
		"empty":              {"a.txt", nil, "answers.file_empty"},
		"another ending":     {"a.xlsx", []byte("x"), "policy.ending"},
		"no zip":             {"a.docx", []byte("gewone tekst"), "policy.broken"},
		"old word":           {"a.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "policy.locked"},
		"workbook":           {"a.docx", packed(map[string]string{"xl/workbook.xml": "<x/>"}), "policy.broken"},
		"half xml":           {"a.docx", packed(map[string]string{"word/document.xml": "<w:p><w:t>half"}), "policy."},
		"zip bomb":           {"a.docx", packed(map[string]string{"word/document.xml": bomb}), "policy."},
		"odt with password":  {"a.odt", packed(map[string]string{"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "x"}), "policy.locked"},
		"no words":           {"a.html", []byte("<html><body><script>var a = 'een hele lange tekst van een script'</script></body></html>"), "policy.no_text"},
		"half pdf":           {"a.pdf", whole[:len(whole)/2], "policy.broken"},
		"pdf without end":    {"a.pdf", []byte("%PDF-1.4\n%%EOF"), "policy.broken"},
		"pdf that asks much": {"a.pdf", []byte("%PDF-1.4\n<</Columns 99999999999>>\n%%EOF"), "policy.broken"},
		"pdf with password":  {"a.pdf", []byte("%PDF-1.4\ntrailer <</Encrypt 1 0 R>>\n%%EOF"), "policy.pdf_locked"},
		"old word by name":   {"a.DOC", []byte("x"), "policy.save_as"},
		"deep paragraphs":    {"a.docx", packed(map[string]string{"word/document.xml": strings.Repeat("<w:p>", 100_000)}), "policy.broken"},
		"far too long":       {"a.txt", bytes.Repeat([]byte("Wij praten over sexting. "), 140_000), "policy.too_much"},
		"no text":            {"a.txt", []byte{0, 1, 2, 3, 0, 200, 7, 1}, "policy.encoding"},
	} {
		_, err := policy.Read(c.file, c.data)
		var told *problem.Refusal
		if !errors.As(err, &told) || !strings.HasPrefix(string(told.Key), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// A text in Windows-1252 or UTF-16 is read like any other.
func TestEncodings(t *testing.T) {
	latin := []byte("Reageer op de privé-app: het is onverstandig om een naaktfoto te maken, zei één leraar.")
	latin = bytes.ReplaceAll(bytes.ReplaceAll(latin, []byte("é"), []byte{0xe9}), []byte("ë"), []byte{0xeb})
	d, err := policy.Read("a.txt", latin)
	if err != nil || !strings.Contains(d.Paragraphs[0].Text, "één") {
		t.Errorf("%v %v", d.Paragraphs, err)
	}
}

func BenchmarkCheck(b *testing.B) {
	data, err := os.ReadFile("../../testdata/policy/learned/tuned/vo-protocol-goed.txt")
	if err != nil {
		b.Fatal(err)
	}
	d, err := policy.Read("a.txt", bytes.Repeat(data, 70)) // some hundred pages
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		checker(b, "").Check(d)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"protocol.pdf", "protocol.docx", "protocol.odt", "protocol.html", "protocol.md"} {
		data, err := os.ReadFile("../../testdata/policy/files/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name, data)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := policy.Read(name, data)
		var told *problem.Refusal
		if err != nil && !errors.As(err, &told) {
			t.Errorf("an error that says nothing: %v", err)
		}
		if err == nil {
			checker(t, "").Check(d)
		}
	})
}
