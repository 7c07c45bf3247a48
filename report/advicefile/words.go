package advicefile

import "sggscan/internal/lang"

// words are the fixed texts of an adviser's file in one language.
type words struct {
	adviserSheet, textsSheet, levelsSheet string // the sheets

	title, intro                                  string
	adviser, organisation, logo, status, date     string
	adviserInput, organisationInput, logoInput    string
	statusInput, dateInput, concept, final        string
	entry, entryText, texts, textsHow             string
	levels, levelsHow, use, useText               string
	pupils                                        string
	school, brin, sector, part, topic, score      string
	verdict, text, summary, whole                 string
	id, question, own, evidence, level, reason    string
	textInput, levelInput                         string
	reasonInput, notInListTitle, notInList        string
	tooLongTitle, tooLong                         string
	yamlHow, yamlLevels, yamlNA, yamlKey, yamlOwn string
}

func wordsFor(l lang.Lang) words {
	if l == lang.EN {
		return english()
	}
	return dutch()
}

func dutch() words {
	return words{
		adviserSheet: "Adviseur", textsSheet: "Teksten", levelsSheet: "Niveaus",
		title:   "Advies bij de zelfevaluaties",
		intro:   "Wat je hier invult, komt in de rapporten van de scholen. Laat leeg wat je niet gebruikt.",
		adviser: "Adviseur", organisation: "Organisatie", logo: "Logo", status: "Status", date: "Datum",
		adviserInput: "Je naam, zoals die in de rapporten komt.", organisationInput: "De organisatie waarvoor je werkt.",
		logoInput:   "De bestandsnaam van een plaatje (PNG of JPEG), bijvoorbeeld logo.png. Zet het in dezelfde map als dit bestand.",
		statusInput: "Concept: dat woord staat op elke pagina. Definitief: alleen als ook alle vragen zijn beantwoord.", dateInput: "De datum van je advies, bijvoorbeeld 31-3-2027.",
		concept: "concept", final: "definitief",
		entry: "Lichtgeel", entryText: "Hier kun je schrijven. De andere cellen zijn vast; de beveiliging heeft geen wachtwoord.",
		texts: "Blad Teksten", textsHow: "Per school een samenvatting, en per domein een opmerking, in je eigen woorden. Witregels en nieuwe regels (Alt+Enter) blijven staan.",
		levels: "Blad Niveaus", levelsHow: "Geef alleen een niveau als je tot een ander niveau komt dan de school, en schrijf waarom. In het rapport staan beide. Jouw niveau telt in score en oordeel, niet in de ontwikkeling en niet in de vergelijking met andere scholen.",
		use: "Daarna", useText: "Bewaar het bestand en maak de rapporten met: sggscan rapport ANTWOORDEN -o RAPPORTEN --advice DIT-BESTAND",
		pupils: "Schrijf geen namen van leerlingen of studenten, en niet wat er gebeurde.",
		school: "School", brin: "BRIN", sector: "Sector", part: "Onderdeel", topic: "Onderwerp", score: "Score", verdict: "Oordeel", text: "Tekst van de adviseur", summary: "Samenvatting", whole: "Het geheel",
		id: "Nr", question: "Vraag", own: "Eigen antwoord", evidence: "Onderbouwing", level: "Niveau van de adviseur", reason: "Reden van de adviseur",
		textInput:  "Samenvatting: wat gaat goed, wat eerst, wat is afgesproken. Opmerking: wat je bij dit domein wilt zeggen.",
		levelInput: "Kies alleen iets als je tot een ander niveau komt dan de school.", reasonInput: "Waarom je tot een ander niveau komt. Bijvoorbeeld: het protocol is nog niet vastgesteld.",
		notInListTitle: "Kies uit de lijst", notInList: "Kies een van deze woorden, of maak de cel leeg: %s",
		tooLongTitle: "Te lang", tooLong: "In een cel passen 32.000 tekens. Kort de tekst in.",
		yamlHow:    "Vul in wat je wilt gebruiken en laat de rest leeg. status: concept of final; date: jjjj-mm-dd; logo: een PNG of JPEG, gerekend vanaf de map van dit bestand.",
		yamlLevels: "Geef bij moderated alleen een niveau (level: 0, 1, 2 of 3) als je tot een ander niveau komt dan de school, met de reden (reason). Het eigen antwoord staat erboven.",
		yamlNA:     "n.v.t. bij deze school: %s", yamlKey: "Een school is haar BRIN of haar naam.", yamlOwn: "eigen antwoord: %s",
	}
}

func english() words {
	return words{
		adviserSheet: "Adviser", textsSheet: "Texts", levelsSheet: "Levels",
		title:   "Advice on the self-evaluations",
		intro:   "What you fill in here goes into the reports of the schools. Leave empty what you do not use.",
		adviser: "Adviser", organisation: "Organisation", logo: "Logo", status: "Status", date: "Date",
		adviserInput: "Your name, as it goes into the reports.", organisationInput: "The organisation that you work for.",
		logoInput:   "The file name of a picture (PNG or JPEG), for example logo.png. Put it in the same folder as this file.",
		statusInput: "Draft: that word stands on every page. Final: only if all questions are answered too.", dateInput: "The date of your advice, for example 2027-03-31.",
		concept: "draft", final: "final",
		entry: "Light yellow", entryText: "Here you can write. The other cells are fixed; the protection has no password.",
		texts: "Sheet Texts", textsHow: "A summary for each school, and a remark for each domain, in your own words. Blank lines and line breaks (Alt+Enter) stay.",
		levels: "Sheet Levels", levelsHow: "Give a level only if you come to another level than the school, and write why. The report shows both. Your level counts in score and verdict, not in the development and not in the comparison with other schools.",
		use: "Then", useText: "Save the file and make the reports with: sggscan report ANSWERS -o REPORTS --advice THIS-FILE",
		pupils: "Write no names of pupils or students, and not what happened.",
		school: "School", brin: "BRIN", sector: "Sector", part: "Part", topic: "Subject", score: "Score", verdict: "Verdict", text: "Text of the adviser", summary: "Summary", whole: "The whole",
		id: "No", question: "Question", own: "Own answer", evidence: "Evidence", level: "Level of the adviser", reason: "Reason of the adviser",
		textInput:  "Summary: what goes well, what comes first, what was agreed. Remark: what you want to say of this domain.",
		levelInput: "Choose something only if you come to another level than the school.", reasonInput: "Why you come to another level. For example: the protocol has not been adopted yet.",
		notInListTitle: "Choose from the list", notInList: "Choose one of these words, or empty the cell: %s",
		tooLongTitle: "Too long", tooLong: "A cell holds 32,000 characters. Shorten the text.",
		yamlHow:    "Fill in what you want to use and leave the rest empty. status: concept or final; date: yyyy-mm-dd; logo: a PNG or JPEG, seen from the folder of this file.",
		yamlLevels: "With moderated give a level (level: 0, 1, 2 or 3) only if you come to another level than the school, with the reason. The school's own answer stands above it.",
		yamlNA:     "not applicable at this school: %s", yamlKey: "A school is its BRIN or its name.", yamlOwn: "own answer: %s",
	}
}
