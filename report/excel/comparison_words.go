package excel

// boardWords are the texts of the comparison workbook.
type boardWords struct {
	guideHow, firstHow, overviewHow, criticalHow, heatmapHow, domainsHow, trendHow   string
	actionsHow, missingHow, dataHow, rubricHow                                       string
	firstEmpty, overviewEmpty, criticalEmpty, heatmapEmpty, domainsEmpty, trendEmpty string
	actionsEmpty, missingEmpty, dataEmpty, rubricEmpty                               string
	inThis, sheets, perSector, notAsked, attention, dates                            string
	chartTitle, chartLow, chartHigh, chartAlt, chartNote, chartBase                  string
	// differences
	differencesHow, differencesEmpty                                  string
	agreement, questions, joint, leaders, team, wide, wideIDs, differ string
	agreed                                                            string
	// schools beside each other
	sharedScore, sharedHow, spreadHow, profiles, profilesHow, profilesMany string
	profilesFew, medianOf, profileAlt                                      string
	// what stands elsewhere
	backHow, linkHow, partOf, notes, notCounted, notCountedText, flagOpen string
	// how a score came about
	people, age, adviserLevels, adviserHow, heatmapStar string
}

func dutchBoard() boardWords {
	return boardWords{
		guideHow:    "Lees dit blad eerst: wat er in de werkmap staat en wat je er niet uit kunt afleiden.",
		firstHow:    "Punten die bij ten minste de helft van de gevraagde scholen onder het doel liggen of open staan. Hier helpt één maatregel van het bestuur veel scholen tegelijk.",
		overviewHow: "Een rij per school, op alfabet. De volgorde zegt niets over de kwaliteit. Lees een score altijd samen met de laagst en hoogst mogelijke score en de dekking.",
		criticalHow: "De kritieke punten en de signaalvragen van elke school, in woorden. Vet op een lichte ondergrond: hier is eerst aandacht nodig. Rij 4 telt bij hoeveel scholen dat zo is.",
		heatmapHow:  "Elke rij is een vraag, elke kolom een school. Hoe donkerder, hoe hoger het niveau; het getal zegt hetzelfde. ? = weet niet of niet ingevuld, n.v.t. = niet van toepassing, – = niet gevraagd.",
		domainsHow:  "De spreiding van de scores binnen elke sector. Bij minder dan %d scholen blijven mediaan en kwartielen leeg, want dan zeggen ze te weinig.",
		trendHow:    "Wat er per school is veranderd, gemeten over de vragen die beide keren zijn beantwoord. Een lagere uitkomst is gewoon als er eerlijker of met meer mensen is ingevuld.",
		actionsHow:  "Alle rijen uit de actieplannen van alle scholen. Gebruik de filterknoppen om op school, eigenaar, datum of status te kijken.",
		missingHow:  "Wat het bestuur nog niet weet: lijsten die niet terug zijn, onvolledige of oude antwoorden, signaalvragen die nog open staan en wat is overgeslagen.",
		dataHow:     "Een rij per school en vraag, ook weet niet, n.v.t. en leeg. Geschikt voor een eigen draaitabel of grafiek.",
		rubricHow:   "De teksten van de rubriek: elke vraag met de vier niveaus, per sector die in deze werkmap voorkomt.",
		firstEmpty:  "Er is geen punt dat ten minste de helft van de scholen mist.", overviewEmpty: "Er zijn geen scholen om te tonen.",
		criticalEmpty: "Er zijn geen kritieke punten of signaalvragen om te tonen.", heatmapEmpty: "Er zijn geen vragen om te tonen.",
		domainsEmpty: "Er zijn geen domeinscores om te tonen.",
		trendEmpty:   "Er is nog geen ontwikkeling te tonen: geen van de scholen heeft een eerder meetmoment.",
		actionsEmpty: "Er zijn geen acties: er zijn geen verbeterpunten en de scholen vulden geen acties in.",
		missingEmpty: "Er ontbreekt niets.", dataEmpty: "Er zijn geen antwoorden om te tonen.", rubricEmpty: "Er zijn geen teksten om te tonen.",
		inThis: "Over deze werkmap", sheets: "De bladen", perSector: "Scholen per sector", notAsked: "niet gevraagd",
		attention: "Aantal scholen met aandacht", dates: "%s tot en met %s", chartTitle: "Spreiding per domein: %s", chartLow: "laagste tot mediaan of hoogste",
		chartHigh: "mediaan tot hoogste", chartBase: "tot laagste",
		chartAlt:  "Staafdiagram van de spreiding van de scores per domein in sector %s; de getallen staan in de tabel hierboven.",
		chartNote: "Elke balk loopt van de laagste tot de hoogste score. Waar de kleur wisselt, ligt de mediaan.",
		agreement: "Overeenstemming (%)", questions: "Vragen met genoeg antwoorden", joint: "Samen ingevuld", leaders: "Leiding", team: "Team",
		wide: "Vragen waarop meningen uiteenlopen", wideIDs: "Welke vragen", differ: "Leiding en team kiezen anders bij", agreed: "Overeenstemming",
		differencesHow:   "Hoe ver de mensen van een school het eens zijn. 100% is volledig eens, 0% is half onderaan en half bovenaan. Nergens staat wat één persoon koos. Verschil is geen fout, maar een goed begin van een gesprek.",
		differencesEmpty: "Er zijn geen scholen om te tonen.",
		sharedScore:      "Score op gedeelde vragen (%)",
		sharedHow:        "Niet alle scholen kregen dezelfde vragen. Leg scholen uit verschillende sectoren, of met een andere vragenlijst, alleen naast elkaar op de score op gedeelde vragen: de %d vragen die alle scholen kregen.",
		spreadHow:        "Alleen scholen met genoeg dekking tellen mee.",
		profiles:         "Profiel per school", profilesHow: "De score per domein van elke school naast de mediaan van haar sector en vragenlijst. De letters zijn die van de domeinen in de tabel bovenaan. In de grafieken: donker = school, licht = mediaan.",
		profilesMany: "Bij meer dan %d scholen staan hier geen profielen en grafieken per school. De domeinscores per school staan op blad %s.",
		profilesFew:  "Een profiel naast de mediaan staat hier als een sector ten minste %d scholen met dezelfde vragenlijst en genoeg dekking heeft. De domeinscores per school staan op blad %s.",
		medianOf:     "mediaan", profileAlt: "Grafiek van de domeinscores van %s naast de mediaan; de getallen staan in de tabel op dit blad.",
		backHow: "Klik op een naam voor de rij van de school op blad %s.", linkHow: "Klik op een naam voor de kolom van de school in de heatmap.",
		partOf: "Deel %d van %d, want alles past niet op één blad: %s tot en met %s.", notes: "Notities bij wettelijke vragen",
		notCounted: "niet meegeteld", notCountedText: "%s hoort niet bij deze sector of vragenlijst en telt niet mee (%s).",
		flagOpen: "signaalvraag nog open",
		people:   "Aantal lijsten", age: "Maanden oud", adviserLevels: "Niveaus van de adviseur",
		adviserHow:  "Waar een adviseur een ander niveau gaf, telt dat niveau; het eigen antwoord van de school staat op blad Data.",
		heatmapStar: "* = niveau van de adviseur; het eigen antwoord van de school staat op blad Data.",
	}
}

func englishBoard() boardWords {
	return boardWords{
		guideHow:    "Read this sheet first: what is in the workbook and what not to conclude from it.",
		firstHow:    "Points that are below the target or open at half or more of the schools that were asked. Here one measure of the board helps many schools at once.",
		overviewHow: "A row per school, in alphabetical order. The order says nothing about quality. Always read a score with its lowest and highest possible value and the coverage.",
		criticalHow: "The critical points and warning questions of each school, in words. Bold on a light ground: this needs attention first. Row 4 counts the schools where that is so.",
		heatmapHow:  "Each row is a question, each column a school. The darker, the higher the level; the number says the same. ? = unknown or not filled in, n/a = not applicable, – = not asked.",
		domainsHow:  "The spread of the scores within each sector. With fewer than %d schools median and quartiles stay empty, since they would say too little.",
		trendHow:    "What changed per school, measured over the questions answered both times. A lower outcome is normal after a more honest answer or one by more people.",
		actionsHow:  "All rows of the action plans of all schools. Use the filter buttons to look by school, owner, date or status.",
		missingHow:  "What the board does not know yet: forms not returned, incomplete or old answers, warning questions that are still open, and what was skipped.",
		dataHow:     "A row per school and question, also unknown, not applicable and blank. Made for your own pivot table or chart.",
		rubricHow:   "The texts of the rubric: each question with its four levels, per sector in this workbook.",
		firstEmpty:  "There is no point that half or more of the schools lack.", overviewEmpty: "There are no schools to show.",
		criticalEmpty: "There are no critical points or warning questions to show.", heatmapEmpty: "There are no questions to show.",
		domainsEmpty: "There are no domain scores to show.", trendEmpty: "There is no development to show yet: none of the schools has an earlier round.",
		actionsEmpty: "There are no actions: there are no gaps and the schools filled in no actions.", missingEmpty: "Nothing is missing.",
		dataEmpty: "There are no answers to show.", rubricEmpty: "There are no texts to show.",
		inThis: "About this workbook", sheets: "The sheets", perSector: "Schools per sector", notAsked: "not asked",
		attention: "Number of schools that need attention", dates: "%s to %s", chartTitle: "Spread per domain: %s", chartLow: "lowest to median or highest",
		chartHigh: "median to highest", chartBase: "up to lowest",
		chartAlt:  "Bar chart of the spread of the scores per domain in sector %s; the numbers are in the table above.",
		chartNote: "Each bar runs from the lowest to the highest score. Where the colour changes lies the median.",
		agreement: "Agreement (%)", questions: "Questions with enough answers", joint: "Filled in together", leaders: "Leaders", team: "Team",
		wide: "Questions on which views differ", wideIDs: "Which questions", differ: "Leaders and team choose differently with", agreed: "Agreement",
		differencesHow:   "How far the people of a school agree. 100% is full agreement, 0% is half at the bottom and half at the top. Nowhere does it say what one person chose. A difference is no error, but a good start for a talk.",
		differencesEmpty: "There are no schools to show.",
		sharedScore:      "Score on shared questions (%)",
		sharedHow:        "Not all schools had the same questions. Lay schools of different sectors, or with another questionnaire, beside each other on the score on shared questions only: the %d questions that all schools had.",
		spreadHow:        "Only schools with enough coverage count.",
		profiles:         "Profile per school", profilesHow: "The score per domain of each school beside the median of its sector and questionnaire. The letters are those of the domains in the table at the top. In the charts: dark = school, light = median.",
		profilesMany: "With more than %d schools there are no profiles and charts per school here. The domain scores per school are on sheet %s.",
		profilesFew:  "A profile beside the median is shown here when a sector has at least %d schools with the same questionnaire and enough coverage. The domain scores per school are on sheet %s.",
		medianOf:     "median", profileAlt: "Chart of the domain scores of %s beside the median; the numbers are in the table on this sheet.",
		backHow: "Click a name for the row of the school on sheet %s.", linkHow: "Click a name for the column of the school in the heat map.",
		partOf: "Part %d of %d, since all of it does not fit on one sheet: %s to %s.", notes: "Notes to legal questions",
		notCounted: "not counted", notCountedText: "%s is not of this sector or questionnaire and does not count (%s).",
		flagOpen: "warning question still open",
		people:   "Number of forms", age: "Months old", adviserLevels: "Levels by the adviser",
		adviserHow:  "Where an adviser gave another level, that level counts; the school's own answer is on sheet Data.",
		heatmapStar: "* = level by the adviser; the school's own answer is on sheet Data.",
	}
}
