package pdf

import "sggscan/internal/lang"

// boardWords are the fixed texts of the summary for a board. Sheets that they name are those of the comparison workbook.
type boardWords struct {
	Failed string

	// names
	And         string
	MoreSchools string
	MoreSchool  string
	OnlySchools string

	// page 1
	Schools       string
	School        string
	Rounds        string
	Days          string
	Target        string
	Rubric        string
	Made          string
	Start         string
	StartSheet    string
	MoreGaps      string
	MoreGap       string
	Good          string
	NoGood        string
	Today         string
	Outside       string
	TodayAt       string
	TodayStep     string
	MoreToday     string
	Points        string
	PointsLead    string
	PointsFew     string
	PointSheet    string
	MorePoints    string
	MorePoint     string
	NoPoints      string
	NoPointsOne   string
	NoMoreOne     string
	NoMissingOne  string
	Scores        string
	NoMore        string
	Missing       string
	NoMissing     string
	MissSheet     string
	MoreKinds     string
	Disclaimer    string
	DisclaimerOne string

	// page 2
	Second       string
	MedianLead   string
	SectorsLead  string
	ColScore     string
	ColMedian    string
	ColRange     string
	ColAnswered  string
	MoreDomains  string
	LegendScore  string
	LegendMid    string
	LegendHalf   string
	LegendRange  string
	LegendGoal   string
	Share        string
	ShareLead    string
	ShareSheet   string
	NoShare      string
	MoreShare    string
	MoreShared   string
	SharePoint   string
	ShareBelow   string
	ShareGood    string
	Talk         string
	TalkLead     string
	TalkFirst    string
	TalkNeed     string
	TalkBack     string
	Limits       string
	LimitRank    string
	LimitSelf    string
	LimitSelfOne string
	LimitNorm    string
	LimitNormOne string
	LimitUse     string
	LimitCodes   string
}

func boardWordsFor(l lang.Lang) boardWords {
	if l == lang.EN {
		return englishBoard()
	}
	return dutchBoard()
}

func dutchBoard() boardWords {
	return boardWords{
		Failed: "de samenvatting voor het bestuur (%s) kon niet worden gemaakt: %w",

		And:         " en ",
		MoreSchools: "en nog %d scholen",
		MoreSchool:  "en nog 1 school",
		OnlySchools: "%d scholen",

		Schools:       "Scholen",
		School:        "School",
		Rounds:        "Meetmoment",
		Days:          "Ingevuld op",
		Target:        "Doel",
		Rubric:        "Rubriek",
		Made:          "Gemaakt op",
		Start:         "Begin hier",
		StartSheet:    "Alle namen: werkmap, blad Eerst",
		MoreGaps:      "Er zijn nog %d gedeelde punten: werkmap, blad Eerst.",
		MoreGap:       "Er is nog 1 gedeeld punt: werkmap, blad Eerst.",
		Good:          "Gaat al goed bij: ",
		NoGood:        "Nog geen van de scholen is hier op het doel.",
		Today:         "Vandaag nog",
		Outside:       "niet uit het artikel",
		TodayAt:       "Ja bij %s: ",
		TodayStep:     "Voor de school: ",
		MoreToday:     "En nog %d: werkmap, blad Kritieke punten.",
		Points:        "Signalen en kritieke punten",
		PointsLead:    "Signaalvraag (R): 'ja' is geen oordeel over iemand; hier moet eerst iets gebeuren. Kritiek punt: nog open, of op niveau 0 of 1.",
		PointsFew:     "Kritiek punt: nog open, of op niveau 0 of 1. Dat begrenst het oordeel van de school, hoe goed de rest ook is.",
		PointSheet:    "Alle namen: werkmap, blad Kritieke punten",
		MorePoints:    "En nog %d punten: werkmap, blad Kritieke punten.",
		MorePoint:     "En nog 1 punt: werkmap, blad Kritieke punten.",
		NoPoints:      "Geen school antwoordde 'ja' op een signaalvraag, en geen kritiek punt is open of staat op niveau 0 of 1.",
		NoPointsOne:   "De school antwoordde nergens 'ja' op een signaalvraag, en geen kritiek punt is open of staat op niveau 0 of 1.",
		NoMoreOne:     "Verder antwoordde de school nergens 'ja' op een signaalvraag, en geen kritiek punt is open of staat op niveau 0 of 1.",
		NoMissingOne:  "Er ontbreekt niets: de lijst is terug, genoeg ingevuld en niet ouder dan een jaar.",
		Scores:        "Scores per domein",
		NoMore:        "Verder antwoordde geen school 'ja' op een signaalvraag, en geen kritiek punt is open of staat op niveau 0 of 1.",
		Missing:       "Wat nog ontbreekt",
		NoMissing:     "Er ontbreekt niets: alle lijsten zijn terug, genoeg ingevuld en niet ouder dan een jaar.",
		MissSheet:     "Alle namen: werkmap, blad Ontbreekt",
		MoreKinds:     "En nog %d: werkmap, blad Ontbreekt.",
		Disclaimer:    "Scholen vulden dit zelf in. Dit is geen oordeel van anderen, geen rangorde, geen wettelijk meetinstrument voor veiligheid en geen juridisch advies.",
		DisclaimerOne: "De school vulde dit zelf in. Dit is geen oordeel van anderen, geen wettelijk meetinstrument voor veiligheid en geen juridisch advies.",

		Second:       "Per sector",
		MedianLead:   "De mediaan is de middelste score: de ene helft van de scholen zit eronder, de andere erboven.",
		SectorsLead:  "Vergelijk sectoren niet met elkaar: de vragen zijn in po, vo en mbo niet overal dezelfde.",
		ColScore:     "score",
		ColMedian:    "mediaan (middelste helft)",
		ColRange:     "laagste tot hoogste",
		ColAnswered:  "beantwoord",
		MoreDomains:  "En nog %d domeinen: werkmap, blad %s.",
		LegendScore:  "score",
		LegendMid:    "mediaan",
		LegendHalf:   "middelste helft van de scholen",
		LegendRange:  "laagste tot hoogste score",
		LegendGoal:   "doel",
		Share:        "Wat scholen kunnen delen",
		ShareLead:    "Hier staan scholen op het hoogste niveau terwijl andere het doel nog niet halen. Vraag een school eerst of zij wil vertellen hoe zij werkt. Elke school staat hier hooguit twee keer.",
		ShareSheet:   "Alle namen: werkmap, blad Heatmap",
		NoShare:      "Er is nu geen ander punt waarop de ene school op het hoogste niveau staat en de andere het doel nog niet haalt.",
		MoreShare:    "En nog %d punten: werkmap, blad Heatmap.",
		MoreShared:   "En nog 1 punt: werkmap, blad Heatmap.",
		SharePoint:   "Punt",
		ShareBelow:   "Nog niet op doel",
		ShareGood:    "Kan hier anderen helpen",
		Talk:         "Om te bespreken",
		TalkLead:     "Schrijf geen namen van leerlingen of medewerkers op, en niet wat er is gebeurd.",
		TalkFirst:    "Welk punt pakt de school als eerste op, en wie hebben daarover meegepraat?",
		TalkNeed:     "Wat heeft de school daarbij van het bestuur nodig?",
		TalkBack:     "Wanneer kijken we samen terug, en waaraan merken leerlingen dat het beter gaat?",
		Limits:       "Wat deze samenvatting niet zegt",
		LimitRank:    "Welke school beter is. Namen staan op alfabet; er is geen rangorde en die is er ook niet uit te maken.",
		LimitSelf:    "Hoe het voor leerlingen echt is. Scholen vulden dit zelf in: de een met het hele team, de ander met een paar mensen.",
		LimitSelfOne: "Hoe het voor leerlingen echt is. De school vulde dit zelf in.",
		LimitNorm:    "Hoe de scholen het landelijk doen. Er is geen landelijke norm voor deze vragen.",
		LimitNormOne: "Hoe de school het landelijk doet. Er is geen landelijke norm voor deze vragen.",
		LimitUse:     "Of iemand zijn werk goed doet. Gebruik dit voor een gesprek en een plan, niet om scholen of mensen op af te rekenen.",
		LimitCodes:   "Welke school welke is: namen zijn vervangen door codes. Wie het bestuur kent, kan een school soms toch herkennen. Deel dit met beleid.",
	}
}

func englishBoard() boardWords {
	return boardWords{
		Failed: "the summary for the board (%s) could not be made: %w",

		And:         " and ",
		MoreSchools: "and %d more schools",
		MoreSchool:  "and 1 more school",
		OnlySchools: "%d schools",

		Schools:       "Schools",
		School:        "School",
		Rounds:        "Round",
		Days:          "Filled in on",
		Target:        "Target",
		Rubric:        "Rubric",
		Made:          "Made on",
		Start:         "Begin here",
		StartSheet:    "All names: workbook, sheet First",
		MoreGaps:      "There are %d more shared points: workbook, sheet First.",
		MoreGap:       "There is 1 more shared point: workbook, sheet First.",
		Good:          "Going well already at: ",
		NoGood:        "None of the schools is at the target here yet.",
		Today:         "Today",
		Outside:       "not from the article",
		TodayAt:       "Yes at %s: ",
		TodayStep:     "For the school: ",
		MoreToday:     "And %d more: workbook, sheet Critical points.",
		Points:        "Warnings and critical points",
		PointsLead:    "Warning question (R): 'yes' is no judgement on anyone; something must be done here first. Critical point: still open, or at level 0 or 1.",
		PointsFew:     "Critical point: still open, or at level 0 or 1. It limits the verdict of the school, however good the rest is.",
		PointSheet:    "All names: workbook, sheet Critical points",
		MorePoints:    "And %d more points: workbook, sheet Critical points.",
		MorePoint:     "And 1 more point: workbook, sheet Critical points.",
		NoPoints:      "No school answered a warning question with 'yes', and no critical point is open or at level 0 or 1.",
		NoPointsOne:   "The school answered no warning question with 'yes', and no critical point is open or at level 0 or 1.",
		NoMoreOne:     "Beyond that, the school answered no warning question with 'yes', and no critical point is open or at level 0 or 1.",
		NoMissingOne:  "Nothing is missing: the questionnaire is back, filled in far enough and no older than a year.",
		Scores:        "Scores by domain",
		NoMore:        "Beyond that, no school answered a warning question with 'yes', and no critical point is open or at level 0 or 1.",
		Missing:       "What is still missing",
		NoMissing:     "Nothing is missing: all questionnaires are back, filled in far enough and no older than a year.",
		MissSheet:     "All names: workbook, sheet Missing",
		MoreKinds:     "And %d more: workbook, sheet Missing.",
		Disclaimer:    "Schools filled this in themselves. It is no judgement by others, no ranking, no statutory monitoring instrument and no legal advice.",
		DisclaimerOne: "The school filled this in itself. It is no judgement by others, no statutory monitoring instrument and no legal advice.",

		Second:       "By sector",
		MedianLead:   "The median is the middle score: one half of the schools is below it, the other half above.",
		SectorsLead:  "Do not compare sectors: the questions are not the same everywhere in po, vo and mbo.",
		ColScore:     "score",
		ColMedian:    "median (middle half)",
		ColRange:     "lowest to highest",
		ColAnswered:  "answered",
		MoreDomains:  "And %d more domains: workbook, sheet %s.",
		LegendScore:  "score",
		LegendMid:    "median",
		LegendHalf:   "middle half of the schools",
		LegendRange:  "lowest to highest score",
		LegendGoal:   "target",
		Share:        "What schools can share",
		ShareLead:    "Here some schools are at the highest level while others are not at the target yet. First ask a school whether it wants to tell how it works. Each school is named here twice at most.",
		ShareSheet:   "All names: workbook, sheet Heatmap",
		NoShare:      "There is no other point now on which one school is at the highest level and another not at the target yet.",
		MoreShare:    "And %d more points: workbook, sheet Heatmap.",
		MoreShared:   "And 1 more point: workbook, sheet Heatmap.",
		SharePoint:   "Point",
		ShareBelow:   "Not at the target yet",
		ShareGood:    "Can help others here",
		Talk:         "To discuss",
		TalkLead:     "Write no names of pupils or staff, and not what happened.",
		TalkFirst:    "Which point does the school take up first, and who had a say in that?",
		TalkNeed:     "What does the school need from the board for it?",
		TalkBack:     "When do we look back together, and how will pupils notice that things go better?",
		Limits:       "What this summary does not say",
		LimitRank:    "Which school is better. Names are in alphabetical order; there is no ranking, and none can be made of this.",
		LimitSelf:    "What it is really like for pupils. Schools filled this in themselves: one with the whole team, another with a few people.",
		LimitSelfOne: "What it is really like for pupils. The school filled this in itself.",
		LimitNorm:    "How the schools do nationally. There is no national norm for these questions.",
		LimitNormOne: "How the school does nationally. There is no national norm for these questions.",
		LimitUse:     "Whether anyone does their work well. Use this for a talk and a plan, not to judge schools or people.",
		LimitCodes:   "Which school is which: names are replaced by codes. Somebody who knows the board may still recognise a school. Share this with care.",
	}
}
