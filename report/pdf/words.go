package pdf

import (
	"strconv"
	"strings"

	"sggscan/internal/lang"
)

// words are the fixed texts of the report: headings, labels and the sentences for what is not there.
type words struct {
	Page     string
	Concept  string
	Failed   string
	Contents string
	Empty    string
	Colon    string

	// page 1
	BRIN           string
	Sector         string
	Round          string
	Date           string
	FilledBy       string
	Rubric         string
	Profile        string
	Board          string
	School         string
	Place          string
	Verdict        string
	NoVerdict      string
	Uncapped       string
	Score          string
	Domains        string
	LegendScore    string
	LegendBand     string
	LegendTarget   string
	LegendPrevious string
	First          string
	Strengths      string
	NoFirst        string
	NoStrengths    string
	OneMoreAction  string
	MoreActions    string
	OneToFindOut   string
	ToFindOut      string
	OneOpenFlag    string
	OpenFlags      string
	OneModerated   string
	Moderated      string
	Nothing        string
	MoreCaps       string
	MoreDomains    string

	// the adviser
	MadeBy    string
	ByAdviser string
	Summary   string

	// critical points
	Critical        string
	CriticalIntro   string
	Caps            string
	NoCaps          string
	CapLimit        string
	CriticalPoints  string
	NoCritical      string
	CriticalReached string
	Reached         string
	Flags           string
	NoFlags         string
	Outside         string
	ToDo            string
	Why             string
	Note            string
	Answer          string
	Question        string

	// domains
	PerDomain    string
	NoDomains    string
	StepsLegend  string
	NoIndicators string
	Now          string
	Next         string
	Goal         string
	Top          string
	Evidence     string
	NoEvidence   string
	Agreed       string
	OwnAnswer    string
	Remark       string
	Previous     string
	Principles   string
	ReadMore     string
	Who          string
	When         string
	Status       string

	// to find out
	Open         string
	OpenIntro    string
	NoOpen       string
	Ask          string
	Hints        string
	NA           string
	NAReason     string
	OutsideScope string
	OutsideIntro string

	// action plan
	Plan            string
	PlanIntro       string
	NoPlan          string
	PlanFirst       string
	NothingToPlan   string
	OtherAgreements string
	Gap             string
	Action          string
	Nr              string

	// findings
	FindingsIntro string
	NoFindings    string

	// trend
	Trend        string
	TrendNew     string
	TrendChanged string
	TodaySame    string
	Before       string
	Today        string
	Difference   string
	Change       string
	Whole        string
	Domain       string
	NoChange     string
	Equal        string
	TrendFew     string

	// legal
	Legal   string
	NoLegal string
	Checked string

	// help
	Help   string
	NoHelp string

	// team agenda
	Agenda         string
	PresentRoles   string
	NoPupilNames   string
	NoStudentNames string
	OwnPoints      string

	// blank form
	FormFailed  string
	ChooseLevel string

	// method
	Method           string
	NoMethod         string
	Levels           string
	Calculation      string
	CalculationIntro string
	NoCalculation    string
	Level            string
	LevelWeight      string
	Points           string
	SharePart        string
	ShareEach        string
	About            string
	Source           string
	Made             string

	// where views differ
	Views          string
	ViewsLead      string
	Overall        string
	Group          string
	People         string
	Agreement      string
	DiffersOn      string
	SchoolLevel    string
	Chosen         string
	TalkAbout      string
	Noticed        string
	LegendMedian   string
	MedianOf       string
	PreviousOf     string
	Benchmark      string
	ViewsPerGroup  string
	ViewsQuestions string
	Continued      string
}

// wordsFor gives the words of a language.
func wordsFor(l lang.Lang) words {
	if l == lang.EN {
		return english()
	}
	return dutch()
}

// count is nothing for none, the sentence for one, or the sentence for more with the number in it.
func (w words) count(n int, one, more string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return strings.ReplaceAll(one, "{n}", "1")
	}
	return strings.ReplaceAll(more, "{n}", strconv.Itoa(n))
}

func dutch() words {
	return words{
		Page:     "pagina %d van %d",
		Concept:  "Concept",
		Failed:   "het PDF-rapport van %s kon niet worden gemaakt: %w",
		Contents: "In dit rapport",
		Empty:    "–",
		Colon:    ": ",

		BRIN:           "BRIN",
		Sector:         "Sector",
		Round:          "Meetmoment",
		Date:           "Datum",
		FilledBy:       "Ingevuld door",
		Rubric:         "Rubriek",
		Profile:        "Lijst",
		Board:          "Bestuur",
		School:         "School",
		Place:          "Plaats",
		Verdict:        "Oordeel",
		NoVerdict:      "Nog geen oordeel",
		Uncapped:       "Op de score alleen: %s",
		Score:          "Score",
		Domains:        "Score per domein",
		LegendScore:    "score",
		LegendBand:     "bandbreedte door open vragen",
		LegendTarget:   "doel",
		LegendPrevious: "vorig meetmoment",
		First:          "Eerst doen",
		Strengths:      "Dit gaat goed",
		NoFirst:        "Er is nu niets dat voorgaat: geen signalen en geen verbeterpunten.",
		NoStrengths:    "Nog geen vraag staat op niveau 2 of 3.",
		OneMoreAction:  "En nog 1 punt: actieplan, pagina %d.",
		MoreActions:    "En nog {n} punten: actieplan, pagina %d.",
		OneToFindOut:   "Zoek 1 open vraag uit (pagina %d).",
		ToFindOut:      "Zoek {n} open vragen uit (pagina %d).",
		OneOpenFlag:    "Er is nog 1 signaalvraag open (pagina %d).",
		OpenFlags:      "Er zijn nog {n} signaalvragen open (pagina %d).",
		OneModerated:   "met 1 niveau van de adviseur",
		Moderated:      "met {n} niveaus van de adviseur",
		Nothing:        "Er is nog geen niveau gekozen.",
		MoreCaps:       "En nog %d. Zie 'Kritieke punten en signalen'.",
		MoreDomains:    "En nog %d. Zie 'Per domein'.",

		MadeBy:    "Opgesteld door %s",
		ByAdviser: "Adviseur",
		Summary:   "Samenvatting van de adviseur",

		Critical:        "Kritieke punten en signalen",
		CriticalIntro:   "Een kritiek punt begrenst het oordeel zolang het niet op orde is. Zo blijft zichtbaar wat het zwaarst weegt.",
		Caps:            "Wat het oordeel nu begrenst",
		NoCaps:          "Op dit moment begrenst niets het oordeel.",
		CapLimit:        "%s: hoogstens %s",
		CriticalPoints:  "Kritieke punten",
		NoCritical:      "In deze lijst staan geen kritieke punten.",
		CriticalReached: "Alle kritieke punten staan op het doel of hoger.",
		Reached:         "Op het doel of hoger",
		Flags:           "Signaalvragen",
		NoFlags:         "In deze lijst staan geen signaalvragen.",
		Outside:         "niet uit het artikel",
		ToDo:            "Wat te doen",
		Why:             "Waarom",
		Note:            "Notitie",
		Answer:          "Antwoord",
		Question:        "Vraag",

		PerDomain:    "Per domein",
		NoDomains:    "Er zijn geen domeinen in deze lijst.",
		StepsLegend:  "Donker is het eigen niveau, een streep onder een vakje is het doel:",
		NoIndicators: "In dit domein zijn geen vragen gesteld.",
		Now:          "Nu: niveau %d",
		Next:         "Volgende stap: niveau %d",
		Goal:         "Het doel: niveau %d",
		Top:          "Nu: niveau %d, het hoogste",
		Evidence:     "Onderbouwing",
		NoEvidence:   "niet ingevuld",
		Agreed:       "Afspraak",
		OwnAnswer:    "School zelf: %s. Adviseur: %s.",
		Remark:       "Opmerking van de adviseur",
		Previous:     "Vorige keer",
		Principles:   "Uitgangspunten",
		ReadMore:     "Hulp hierbij",
		Who:          "Wie",
		When:         "Wanneer",
		Status:       "Status",

		Open:         "Uitzoeken",
		OpenIntro:    "Deze vragen wachten nog op een antwoord. Een open vraag met niveaus telt in de ondergrens van de score als niveau 0.",
		NoOpen:       "Alle vragen zijn beantwoord; er is niets uit te zoeken.",
		Ask:          "Vraag het aan",
		Hints:        "Kijk naar",
		NA:           "Niet van toepassing",
		NAReason:     "Reden",
		OutsideScope: "Ook beantwoord",
		OutsideIntro: "Deze vragen horen niet bij deze lijst of sector. Het antwoord is bewaard en telt niet mee.",

		Plan:            "Actieplan",
		PlanIntro:       "De volgorde is die van de verbeterpunten: eerst wat kritiek is, dan wat het meest oplevert. Lege vakken zijn om zelf in te vullen.",
		NoPlan:          "Er zijn geen verbeterpunten en geen afgesproken acties.",
		PlanFirst:       "Eerst, uit hoofdstuk %d: %s",
		NothingToPlan:   "Er is nog geen niveau gekozen. De verbeterpunten komen hier zodra er antwoorden zijn.",
		OtherAgreements: "Andere afspraken",
		Gap:             "Verbeterpunt",
		Action:          "Actie",
		Nr:              "Nr",

		FindingsIntro: "Deze punten tellen niet mee in de score. Ze zijn een begin voor een gesprek.",
		NoFindings:    "Er viel niets op dat een apart gesprek vraagt.",

		Trend:        "Verandering sinds het vorige meetmoment",
		TrendNew:     "Nieuw: {n}",
		TrendChanged: "Tekst gewijzigd: {n}",
		TodaySame:    "Nu, zelfde vragen",
		Before:       "Vorige keer",
		Today:        "Nu",
		Difference:   "Verschil (punten)",
		Change:       "Verandering",
		Whole:        "Het geheel",
		Domain:       "Domein",
		NoChange:     "Geen vraag kreeg een ander niveau.",
		Equal:        "Gelijk gebleven: %s.",
		TrendFew:     "De lijsten hebben te weinig vragen gemeen om de scores te vergelijken.",

		Legal:   "Wettelijke vragen",
		NoLegal: "In deze lijst staan geen wettelijke vragen.",
		Checked: "Tekst nagekeken: %s",

		Help:   "Hulp en informatie",
		NoHelp: "Deze rubriek noemt geen organisaties.",

		Agenda:         "Agenda voor het team",
		PresentRoles:   "Aanwezig (functies)",
		NoPupilNames:   "Schrijf geen namen van leerlingen op, en niet wat er is gebeurd.",
		NoStudentNames: "Schrijf geen namen van studenten op, en niet wat er is gebeurd.",
		OwnPoints:      "Eigen punten om te bespreken",

		FormFailed:  "de vragenlijst '%s' kon niet als PDF worden gemaakt: %w",
		ChooseLevel: "Een niveau kiezen",

		Method:           "Hoe de score is berekend",
		NoMethod:         "Er is nog geen score om uit te leggen.",
		Levels:           "De vier niveaus",
		Calculation:      "De rekensom",
		CalculationIntro: "Per vraag: niveau × gewicht = punten. Open vragen en vragen die niet van toepassing zijn, tellen niet mee in de score.",
		NoCalculation:    "Er is nog geen antwoord om mee te rekenen.",
		Level:            "Niveau",
		LevelWeight:      "Niveau × gewicht",
		Points:           "Punten",
		SharePart:        "telt voor %s mee",
		ShareEach:        "Elk domein telt voor %s mee.",
		About:            "Over dit rapport",
		Source:           "Bron",
		Made:             "Gemaakt",

		Views:          "Waar de meningen verschillen",
		ViewsLead:      "Een verschil is geen fout: mensen zien vanuit hun werk iets anders. Het is een goed begin voor een gesprek.",
		Overall:        "Overeenstemming in het geheel",
		Group:          "Functie",
		People:         "Aantal",
		Agreement:      "Overeenstemming",
		DiffersOn:      "Vragen waarop de antwoorden uit elkaar liggen",
		SchoolLevel:    "Niveau van de school",
		Chosen:         "Wat er is gekozen",
		TalkAbout:      "Om te bespreken",
		Noticed:        "Verder opgevallen",
		LegendMedian:   "midden van vergelijkbare scholen",
		MedianOf:       "midden vergelijkbare scholen: %s",
		PreviousOf:     "vorig meetmoment: %s",
		Benchmark:      "Naast vergelijkbare scholen",
		ViewsPerGroup:  "Per functie",
		ViewsQuestions: "100%% is: iedereen koos hetzelfde. 0%% is: de helft koos het laagste en de helft het hoogste niveau. Berekend over vragen met genoeg antwoorden: %d.",
		Continued:      "%s – vervolg",
	}
}

func english() words {
	return words{
		Page:     "page %d of %d",
		Concept:  "Draft",
		Failed:   "the PDF report of %s could not be made: %w",
		Contents: "In this report",
		Empty:    "–",
		Colon:    ": ",

		BRIN:           "BRIN",
		Sector:         "Sector",
		Round:          "Round",
		Date:           "Date",
		FilledBy:       "Filled in by",
		Rubric:         "Rubric",
		Profile:        "List",
		Board:          "Board",
		School:         "School",
		Place:          "Place",
		Verdict:        "Verdict",
		NoVerdict:      "No verdict yet",
		Uncapped:       "On the score alone: %s",
		Score:          "Score",
		Domains:        "Score per domain",
		LegendScore:    "score",
		LegendBand:     "range left by open questions",
		LegendTarget:   "target",
		LegendPrevious: "previous round",
		First:          "Do first",
		Strengths:      "Going well",
		NoFirst:        "Nothing takes priority now: no warnings and no gaps.",
		NoStrengths:    "No question is at level 2 or 3 yet.",
		OneMoreAction:  "And 1 more point: action plan, page %d.",
		MoreActions:    "And {n} more points: action plan, page %d.",
		OneToFindOut:   "Find out 1 open question (page %d).",
		ToFindOut:      "Find out {n} open questions (page %d).",
		OneOpenFlag:    "1 warning question is still open (page %d).",
		OpenFlags:      "{n} warning questions are still open (page %d).",
		OneModerated:   "with 1 level by the adviser",
		Moderated:      "with {n} levels by the adviser",
		Nothing:        "No level has been chosen yet.",
		MoreCaps:       "And %d more. See 'Critical points and warnings'.",
		MoreDomains:    "And %d more. See 'Per domain'.",

		MadeBy:    "Drawn up by %s",
		ByAdviser: "Adviser",
		Summary:   "Summary by the adviser",

		Critical:        "Critical points and warnings",
		CriticalIntro:   "A critical point limits the verdict until it is in order. This keeps in view what weighs most.",
		Caps:            "What limits the verdict now",
		NoCaps:          "Nothing limits the verdict at the moment.",
		CapLimit:        "%s: at most %s",
		CriticalPoints:  "Critical points",
		NoCritical:      "There are no critical points in this list.",
		CriticalReached: "All critical points are at the target or higher.",
		Reached:         "At the target or higher",
		Flags:           "Warning questions",
		NoFlags:         "There are no warning questions in this list.",
		Outside:         "not from the article",
		ToDo:            "What to do",
		Why:             "Why",
		Note:            "Note",
		Answer:          "Answer",
		Question:        "Question",

		PerDomain:    "Per domain",
		NoDomains:    "There are no domains in this list.",
		StepsLegend:  "The dark box is your own level, a line under a box is the target:",
		NoIndicators: "No questions were asked in this domain.",
		Now:          "Now: level %d",
		Next:         "Next step: level %d",
		Goal:         "The target: level %d",
		Top:          "Now: level %d, the highest",
		Evidence:     "Evidence",
		NoEvidence:   "not filled in",
		Agreed:       "Agreed",
		OwnAnswer:    "The school itself: %s. The adviser: %s.",
		Remark:       "Remark of the adviser",
		Previous:     "Last time",
		Principles:   "Principles",
		ReadMore:     "Help with this",
		Who:          "Owner",
		When:         "Due",
		Status:       "Status",

		Open:         "To find out",
		OpenIntro:    "These questions still wait for an answer. An open question with levels counts as level 0 in the lower bound of the score.",
		NoOpen:       "All questions are answered; there is nothing to find out.",
		Ask:          "Whom to ask",
		Hints:        "Look at",
		NA:           "Not applicable",
		NAReason:     "Reason",
		OutsideScope: "Also answered",
		OutsideIntro: "These questions are not part of this list or sector. The answer is kept and does not count.",

		Plan:            "Action plan",
		PlanIntro:       "The order is that of the gaps: first what is critical, then what yields most. Empty cells are for you to fill in.",
		NoPlan:          "There are no gaps and no agreed actions.",
		PlanFirst:       "First, from chapter %d: %s",
		NothingToPlan:   "No level has been chosen yet. The gaps will stand here as soon as there are answers.",
		OtherAgreements: "Other agreements",
		Gap:             "Gap",
		Action:          "Action",
		Nr:              "No",

		FindingsIntro: "These points do not count in the score. They are a starting point for a conversation.",
		NoFindings:    "Nothing stood out that needs a separate talk.",

		Trend:        "Change since the previous round",
		TrendNew:     "New: {n}",
		TrendChanged: "Text changed: {n}",
		TodaySame:    "Now, same questions",
		Before:       "Last time",
		Today:        "Now",
		Difference:   "Difference (points)",
		Change:       "Change",
		Whole:        "Overall",
		Domain:       "Domain",
		NoChange:     "No question got another level.",
		Equal:        "Unchanged: %s.",
		TrendFew:     "The lists have too few questions in common to compare the scores.",

		Legal:   "Legal questions",
		NoLegal: "There are no legal questions in this list.",
		Checked: "Text checked: %s",

		Help:   "Help and information",
		NoHelp: "This rubric names no organisations.",

		Agenda:         "Agenda for the team",
		PresentRoles:   "Present (roles)",
		NoPupilNames:   "Do not write names of pupils, nor what happened.",
		NoStudentNames: "Do not write names of students, nor what happened.",
		OwnPoints:      "Points of your own to discuss",

		FormFailed:  "the questionnaire '%s' could not be made as a PDF: %w",
		ChooseLevel: "Choosing a level",

		Method:           "How the score was computed",
		NoMethod:         "There is no score to explain yet.",
		Levels:           "The four levels",
		Calculation:      "The sum",
		CalculationIntro: "Per question: level × weight = points. Open questions and questions that do not apply do not count in the score.",
		NoCalculation:    "There is no answer to calculate with yet.",
		Level:            "Level",
		LevelWeight:      "Level × weight",
		Points:           "Points",
		SharePart:        "counts for %s",
		ShareEach:        "Each domain counts for %s.",
		About:            "About this report",
		Source:           "Source",
		Made:             "Made",

		Views:          "Where views differ",
		ViewsLead:      "A difference is no mistake: people see different things in different jobs. It is a good starting point for a conversation.",
		Overall:        "Agreement overall",
		Group:          "Role",
		People:         "Number",
		Agreement:      "Agreement",
		DiffersOn:      "Questions where the answers differ most",
		SchoolLevel:    "Level of the school",
		Chosen:         "What was chosen",
		TalkAbout:      "To talk about",
		Noticed:        "Also noticed",
		LegendMedian:   "middle of comparable schools",
		MedianOf:       "middle of comparable schools: %s",
		PreviousOf:     "previous round: %s",
		Benchmark:      "Beside comparable schools",
		ViewsPerGroup:  "Per role",
		ViewsQuestions: "100%% means: everybody chose the same. 0%% means: half chose the lowest and half the highest level. Computed over questions with enough answers: %d.",
		Continued:      "%s – continued",
	}
}
