package excel

import "sggscan/internal/lang"

// words are the fixed texts of both workbooks in one language.
type words struct {
	andMore string
	gap     gapWords
	board   boardWords
	col     columnWords
	// statuses are the states of an action in the order open, busy, done, dropped.
	statusOpen, statusBusy, statusDone, statusDropped string
}

// columnWords are the heads of columns and the labels of single values.
type columnWords struct {
	id, title, domain, critical, level, target, now, next, step, gain, effort, ask string
	change, action, owner, due, status                                             string
	question, answer, weight, evidence, evidenceDate, note, marks, own, reason     string
	previous, principles                                                           string
	points, most, score, lower, upper, coverage, domainWeight, share, openMost     string
	school, brin, sector, board, place, round, date, profile, respondents          string
	verdict, uncapped, caps, hardOpen, flags, median, below, asked                 string
	sharedBy, measure, good, kind, what, why, core                                 string
	state, schools, latest                                                         string
	previousRound, common, difference, higher, equal, lowerCount, added, changed   string
	sentence, lowest, q1, q3, highest                                              string
}

// gapWords are the texts of the gap workbook.
type gapWords struct {
	summary, gaps, plan, answers, calculation                                     string
	summaryHow, gapsHow, planHow, answersHow, calculationHow                      string
	gapsEmpty, planEmpty, answersEmpty, calculationEmpty                          string
	theSchool, theVerdict, perDomain, first, strengths, flags                     string
	open, findings, trend, legal, about, versions, none                           string
	whole, band, coverage, draft, capped, and, disclaimer, source                 string
	statusTitle, statusInput, statusError, dueTitle, dueInput                     string
	flag, legalCheck, outside, outOfScope, checked, sumOf, method, counts, levels string
	yes, no                                                                       string
	adviser, organisation, adviserDate, adviserStatus, adviserSummary             string
	remarks, moderated, moderatedLevel                                            string
	beside, moved, now, views, viewsHow, viewsOne, viewsMore                      string
	perGroup, talk, groups, group, sinceThen                                      string
}

// wordsFor returns the texts in a language.
func wordsFor(l lang.Lang) words {
	if l == lang.EN {
		return english()
	}
	return dutch()
}

// statuses are the words of the drop-down.
func (w words) statuses() []string {
	return []string{w.statusOpen, w.statusBusy, w.statusDone, w.statusDropped}
}

func dutch() words {
	return words{
		andMore:    "en nog %d; zie blad %s",
		statusOpen: "open", statusBusy: "bezig", statusDone: "klaar", statusDropped: "vervallen",
		col:   dutchColumns(),
		gap:   dutchGap(),
		board: dutchBoard(),
	}
}

func dutchColumns() columnWords {
	return columnWords{
		id: "Nr", title: "Onderwerp", domain: "Domein", critical: "Kritiek", level: "Niveau", target: "Doel", now: "Zo is het nu",
		next: "Zo ziet een niveau hoger eruit", step: "Volgende stap", gain: "Winst (punten)", effort: "Hoeveel werk", ask: "Wie weet meer",
		change: "Van → naar", action: "Actie", owner: "Wie", due: "Wanneer", status: "Status",
		question: "Vraag", answer: "Gegeven antwoord", weight: "Gewicht", evidence: "Onderbouwing", evidenceDate: "Datum onderbouwing",
		note: "Notitie", marks: "Opmerkingen", own: "Eigen antwoord vóór moderatie", reason: "Reden van de adviseur",
		previous: "Vorige keer", principles: "Uitgangspunten",
		points: "Punten", most: "Hoogst mogelijk", score: "Score (%)", lower: "Laagst mogelijk (%)", upper: "Hoogst mogelijk (%)",
		coverage: "Dekking (%)", openMost: "Nog open (punten)", domainWeight: "Gewicht van het domein", share: "Aandeel in het geheel",
		school: "School", brin: "BRIN", sector: "Sector", board: "Bestuur", place: "Plaats", round: "Meetmoment", date: "Datum",
		profile: "Vragenlijst", respondents: "Ingevuld door", verdict: "Oordeel", uncapped: "Oordeel zonder begrenzing",
		caps: "Begrenzingen", hardOpen: "Kritieke punten op 0 of open", flags: "Signaalvragen met ja", median: "Mediaan", below: "Onder doel of open",
		asked: "Gevraagd", sharedBy: "Hoeveel scholen", measure: "Wat het bestuur kan doen", good: "Scholen die dit al doen", kind: "Soort",
		what: "Wat er is", why: "Waarom", core: "Korte lijst", state: "Toestand", schools: "Scholen",
		latest: "Datums", previousRound: "Vorig meetmoment", common: "Gemeenschappelijk (%)", difference: "Verschil (punten)",
		higher: "Hoger", equal: "Gelijk", lowerCount: "Lager", added: "Nieuw", changed: "Vraag gewijzigd", sentence: "In woorden",
		lowest: "Laagste (%)", q1: "Kwart zit onder (%)", q3: "Driekwart zit onder (%)", highest: "Hoogste (%)",
	}
}

func dutchGap() gapWords {
	return gapWords{
		summary: "Samenvatting", gaps: "Verbeterpunten", plan: "Actieplan", answers: "Antwoorden", calculation: "Berekening",
		summaryHow:     "Het belangrijkste van de zelfevaluatie. De andere bladen geven de uitwerking: verbeterpunten, actieplan, antwoorden en berekening.",
		gapsHow:        "Alle punten onder het doel, het belangrijkste eerst. Lees per rij wat er nu is, hoe een niveau hoger eruitziet en wat de eerstvolgende stap is.",
		planHow:        "Vul de lichtgele cellen in: actie, wie, wanneer en status. Bewaar het bestand; bij een volgende meting leest het programma het plan terug aan de hand van kolom Nr. Het blad is beveiligd zonder wachtwoord.",
		answersHow:     "Alles wat is ingevuld, in de volgorde van de vragenlijst, met daaronder de signaalvragen en de wettelijke vragen.",
		calculationHow: "Zo is de score gemaakt: niveau × gewicht = punten. Alleen beantwoorde vragen tellen in de score. Op dit blad staan waarden, geen formules, zodat je alles kunt narekenen.",
		gapsEmpty:      "Er zijn geen verbeterpunten: geen van de beantwoorde vragen ligt onder het doel.",
		planEmpty:      "Er is geen actieplan: er zijn geen verbeterpunten en er zijn geen acties ingevuld.",
		answersEmpty:   "Er zijn geen vragen voor deze sector en vragenlijst.", calculationEmpty: "Er valt niets te berekenen: er zijn geen vragen die meetellen.",
		theSchool: "De school", theVerdict: "Oordeel", perDomain: "Per domein", first: "Eerst doen", strengths: "Dit gaat goed",
		flags: "Signaalvragen", open: "Uitzoeken", findings: "Om over te praten", trend: "Sinds het vorige meetmoment", legal: "Wettelijke vragen",
		about: "Over dit rapport", versions: "Versies", none: "Geen.", whole: "Het geheel", band: "Bandbreedte", coverage: "Dekking",
		draft: "Concept", and: " en ", capped: "Daardoor is het oordeel over %s hoogstens '%s'.", disclaimer: "Let op", source: "Bron",
		statusTitle: "Status", statusInput: "Kies open, bezig, klaar of vervallen.", statusError: "Kies een woord uit de lijst: open, bezig, klaar of vervallen.",
		dueTitle: "Wanneer", dueInput: "Typ een datum, bijvoorbeeld 31-3-2027. Andere woorden mogen ook.",
		flag: "Signaalvraag", legalCheck: "Wettelijke vraag", outOfScope: "hoort niet bij deze sector of vragenlijst; telt niet mee", outside: "niet uit het artikel", checked: "wettekst bekeken op",
		sumOf: "Som van", method: "Uitleg", counts: "Telt mee", levels: "De niveaus", yes: "ja", no: "nee",
		adviser: "Adviseur", organisation: "Organisatie", adviserDate: "Datum van het advies", adviserStatus: "Status van het rapport", adviserSummary: "Samenvatting van de adviseur",
		remarks: "Opmerkingen van de adviseur", moderated: "Niveaus van de adviseur", moderatedLevel: "%s (eigen antwoord van de school: %s)",
		beside: "Naast vergelijkbare scholen", moved: "Wat er veranderde", now: "Nu op dezelfde vragen (%)", sinceThen: "Sinds vorige keer",
		views:    "Waar de meningen verschillen",
		viewsHow: "De vragen waarop mensen van de school een heel ander niveau kiezen, het grootste verschil eerst. Het middelste niveau van een groep staat er alleen als niemand in die groep te herkennen is; een schoolleider of bestuurder kan er wel apart staan. Verschil is geen fout, maar een goed begin van een gesprek.",
		viewsOne: "1 vraag om over te praten; zie blad %s.", viewsMore: "%d vragen om over te praten; zie blad %s.", perGroup: "Niveau per groep", talk: "Vraag voor het gesprek",
		groups: "Overeenstemming per functie", group: "%s (%d): %s",
	}
}

func english() words {
	return words{
		andMore:    "and %d more; see sheet %s",
		statusOpen: "open", statusBusy: "busy", statusDone: "done", statusDropped: "dropped",
		col:   englishColumns(),
		gap:   englishGap(),
		board: englishBoard(),
	}
}

func englishColumns() columnWords {
	return columnWords{
		id: "No", title: "Subject", domain: "Domain", critical: "Critical", level: "Level", target: "Target", now: "How it is now",
		next: "What one level higher looks like", step: "Next step", gain: "Gain (points)", effort: "How much work", ask: "Who knows more",
		change: "From → to", action: "Action", owner: "Owner", due: "Due", status: "Status",
		question: "Question", answer: "Answer given", weight: "Weight", evidence: "Evidence", evidenceDate: "Evidence date",
		note: "Note", marks: "Remarks", own: "Own answer before moderation", reason: "Reason of the adviser", previous: "Last time", principles: "Principles",
		points: "Points", most: "Highest possible", score: "Score (%)", lower: "Lowest possible (%)", upper: "Highest possible (%)",
		coverage: "Coverage (%)", openMost: "Still open (points)", domainWeight: "Weight of the domain", share: "Share of the whole",
		school: "School", brin: "BRIN", sector: "Sector", board: "Board", place: "Place", round: "Round", date: "Date", profile: "Questionnaire",
		respondents: "Filled in by", verdict: "Verdict", uncapped: "Verdict without limits", caps: "Limits", hardOpen: "Critical points at 0 or open",
		flags: "Warning questions with yes", median: "Median", below: "Below target or open", asked: "Asked", sharedBy: "How many schools",
		measure: "What the board can do", good: "Schools that do this already", kind: "Kind", what: "What there is", why: "Why", core: "Short list",
		state: "State", schools: "Schools", latest: "Dates", previousRound: "Previous round",
		common: "In common (%)", difference: "Difference (points)", higher: "Higher", equal: "Equal", lowerCount: "Lower", added: "New",
		changed: "Question changed", sentence: "In words", lowest: "Lowest (%)", q1: "A quarter is below (%)", q3: "Three quarters are below (%)",
		highest: "Highest (%)",
	}
}

func englishGap() gapWords {
	return gapWords{
		summary: "Summary", gaps: "Gaps", plan: "Action plan", answers: "Answers", calculation: "Calculation",
		summaryHow:     "The main points of the self-evaluation. The other sheets work them out: gaps, action plan, answers and calculation.",
		gapsHow:        "All points below the target, the most important first. Each row says how it is now, what one level higher looks like and what the next step is.",
		planHow:        "Fill in the light yellow cells: action, owner, due and status. Keep the file; at a next round the program reads the plan back by the column No. The sheet is protected without a password.",
		answersHow:     "Everything that was filled in, in the order of the questionnaire, followed by the warning questions and the legal questions.",
		calculationHow: "How the score was made: level × weight = points. Only answered questions count in the score. This sheet holds values, no formulas, so that you can recompute everything.",
		gapsEmpty:      "There are no gaps: none of the answered questions is below the target.",
		planEmpty:      "There is no action plan: there are no gaps and no actions were filled in.",
		answersEmpty:   "There are no questions for this sector and questionnaire.", calculationEmpty: "There is nothing to compute: no question counts.",
		theSchool: "The school", theVerdict: "Verdict", perDomain: "Per domain", first: "Do first", strengths: "What goes well", flags: "Warning questions",
		open: "To find out", findings: "To talk about", trend: "Since the previous round", legal: "Legal questions",
		about: "About this report", versions: "Versions", none: "None.", whole: "The whole", band: "Band", coverage: "Coverage",
		draft: "Draft", and: " and ", capped: "So the verdict on %s is at most '%s'.", disclaimer: "Please note", source: "Source",
		statusTitle: "Status", statusInput: "Choose open, busy, done or dropped.", statusError: "Choose a word from the list: open, busy, done or dropped.",
		dueTitle: "Due", dueInput: "Type a date, for example 2027-03-31. Other words are fine too.",
		flag: "Warning question", legalCheck: "Legal question", outOfScope: "not of this sector or questionnaire; does not count", outside: "not from the article", checked: "legal text last looked at on",
		sumOf: "Sum of", method: "Explanation", counts: "Counts", levels: "The levels", yes: "yes", no: "no",
		adviser: "Adviser", organisation: "Organisation", adviserDate: "Date of the advice", adviserStatus: "Status of the report", adviserSummary: "Summary by the adviser",
		remarks: "Remarks of the adviser", moderated: "Levels of the adviser", moderatedLevel: "%s (the school's own answer: %s)",
		beside: "Beside comparable schools", moved: "What changed", now: "Now on the same questions (%)", sinceThen: "Since last time",
		views:    "Where views differ",
		viewsHow: "The questions on which people of the school choose a very different level, the widest difference first. The middle level of a group is shown only if nobody in that group can be recognised; a school leader or board member may be shown apart. A difference is no error, but a good start for a talk.",
		viewsOne: "1 question to talk about; see sheet %s.", viewsMore: "%d questions to talk about; see sheet %s.", perGroup: "Level per group", talk: "Question for the talk",
		groups: "Agreement per role", group: "%s (%d): %s",
	}
}
