package questionnaire

import (
	"sggscan/assessment"
	"sggscan/internal/lang"
	"sggscan/rubric"
)

// words are the fixed texts of the workbook in one language. %s and %d are filled in where they are used; pupils is
// the word for those who learn.
type words struct {
	pupils, students string

	start, questions, signals string // the sheets

	// The sheet Start.
	intro, core, full, about                         string
	what, whatText                                   string
	who, whoFull, whoCore                            string
	mind, mindText                                   string
	data, school, brin, sector, board, place         string
	role, date, round                                string
	progress, progressFormat, progressFull           string
	choose                                           string
	legend, legendEntry, legendEntryText             string
	legendTodo, legendEvidenceText, legendLocked     string
	legendLockedText                                 string
	done, doneText, made                             string
	schoolInput, brinInput, sectorInput, boardInput  string
	placeInput, roleInput, dateInput, roundInput     string
	tooLongTitle, tooLong, notInList, notInListTitle string

	// The table of questions.
	id, question, last, answer, evidence, evidenceDate, note, action, owner, due, status string
	bandAnswer, bandMore, bandPlan                                                       string
	unknown, notApplicable                                                               string
	todoMark, evidenceMark                                                               string
	answerInput, answerAsk, answerNA                                                     string
	evidenceInput, evidenceExample, evidenceDateInput                                    string
	noteInput, actionInput, ownerInput, dueInput, statusInput                            string

	// The signals.
	flags, legal, notFromArticle             string
	yes, repaired, no                        string
	flagInput, legalInput                    string
	changedInput, legalNoteInput, checkInput string

	statusOpen, statusBusy, statusDone, statusDropped string
	sectors                                           sectorWords
}

// sectorWords are the names of the sectors.
type sectorWords struct{ po, vo, mbo string }

func (w words) sectorName(s rubric.Sector) string {
	return map[rubric.Sector]string{rubric.PO: w.sectors.po, rubric.VO: w.sectors.vo, rubric.MBO: w.sectors.mbo}[s]
}

func (w words) statusName(s assessment.Status) string {
	return map[assessment.Status]string{
		assessment.StatusOpen: w.statusOpen, assessment.StatusBusy: w.statusBusy, assessment.StatusDone: w.statusDone, assessment.StatusDropped: w.statusDropped,
	}[s]
}

func (w words) checkName(s assessment.CheckState) string {
	return map[assessment.CheckState]string{
		assessment.CheckYes: w.yes, assessment.CheckRepaired: w.repaired, assessment.CheckNo: w.no, assessment.CheckUnknown: w.unknown,
	}[s]
}

// wordsFor gives the words of a language. Those who learn are called pupils, and students in mbo.
func wordsFor(l lang.Lang, s rubric.Sector) words {
	w := wordsIn(l)
	if s == rubric.MBO {
		w.pupils = w.students
	}
	return w
}

func wordsIn(l lang.Lang) words {
	if l == lang.EN {
		return english()
	}
	return dutch()
}

func dutch() words {
	return words{
		pupils: "leerlingen", students: "studenten",
		start: "Start", questions: "Vragenlijst", signals: "Signalen",

		intro: "Zelfevaluatie voor het %s · %s · meetmoment %s", core: "korte lijst", full: "volledige lijst",
		what: "Wat is dit?",
		whatText: "Met deze lijst kijk je hoe jullie school omgaat met ongewenste sexting. Op het blad Vragenlijst staan %d vragen met elk vier niveaus, op het blad Signalen nog %d korte vragen. " +
			"Uit de antwoorden komt een rapport: wat gaat goed, en wat kunnen jullie eerst doen?",
		about:    "De vragen gaan over: %s.",
		who:      "Wie en hoe lang?",
		whoFull:  "Vul de lijst in met een paar collega's (ongeveer 90 minuten) of alleen (30 tot 45 minuten). Tussendoor opslaan en later verdergaan kan. Voor medewerkers en bestuurders; %s en ouders vullen hem niet in.",
		whoCore:  "Vul de lijst in met een paar collega's (ongeveer 45 minuten) of alleen (15 tot 20 minuten). Tussendoor opslaan en later verdergaan kan. Voor medewerkers en bestuurders; %s en ouders vullen hem niet in.",
		mind:     "Let op",
		mindText: "Schrijf geen namen van %s, en niet wat er is gebeurd. Verwijs liever naar een plan, een afspraak of een datum. Invullen is vrijwillig. De lijst is om van te leren: niet voor de inspectie, en niet om iemand te beoordelen.",
		data:     "Gegevens van de school", school: "School", brin: "BRIN", sector: "Sector", board: "Bestuur", place: "Plaats", role: "Ingevuld door", date: "Datum", round: "Meetmoment",
		progress: "Voortgang", progressFormat: `0" van %d beantwoord"`, progressFull: "alle %d beantwoord: klaar om terug te sturen",
		choose: "Een niveau kiezen",
		legend: "Zo werkt het", legendEntry: "invullen", legendEntryText: "Een geel vak vul je in. Klik erop voor uitleg; bij een keuze komt er een pijltje naast te staan.",
		legendTodo: "Dit teken staat voor het nummer van een vraag die nog open is.", legendEvidenceText: "Dit staat achter een antwoord op niveau 2 of 3 zonder onderbouwing. Zo weet je waar nog iets bij kan.",
		legendLocked:     "op slot",
		legendLockedText: "De andere vakken zitten op slot, zonder wachtwoord: dan raakt er niets per ongeluk weg. Breder, hoger maken en filteren kan wel.",
		done:             "Klaar?", doneText: "Sla het bestand op en stuur het terug naar wie het je stuurde. Niet alles ingevuld? Stuur het toch: wat leeg is, telt als open vraag.",
		made:        "%s · rubriek %s@%s (%s) · %s · %s · gemaakt op %s",
		schoolInput: "De naam zoals jullie die zelf gebruiken.", brinInput: "Twee cijfers en twee letters, zoals 12AB, en zo nodig twee cijfers voor de vestiging. Weet je het niet? Laat het leeg.",
		sectorInput: "De vragen zijn geschreven voor deze sector. Klopt die niet? Vraag dan om een andere lijst.", boardInput: "De naam van het schoolbestuur.", placeInput: "De plaats van de school of vestiging.",
		roleInput: "Kies 'samen ingevuld' als jullie het met elkaar deden, en anders je eigen rol. Een naam is niet nodig.", dateInput: "De dag waarop de lijst is ingevuld, zoals 12-11-2026.",
		roundInput:   "Dit hoort bij de lijst en ligt vast.",
		tooLongTitle: "Te lang", tooLong: "In één vak passen 32.000 tekens. Maak de tekst korter, of verwijs naar een document. Met Esc haal je weg wat je net typte.",
		notInListTitle: "Dit staat niet in de lijst", notInList: "Kies een van deze: %s. Klik op het pijltje naast het vak. Met Esc haal je weg wat je net typte.",

		id: "Nr", question: "Vraag", last: "Vorige keer", answer: "Antwoord", evidence: "Onderbouwing", evidenceDate: "Datum onderbouwing", note: "Notitie", action: "Actie", owner: "Wie", due: "Wanneer",
		status: "Status", bandAnswer: "Hier vul je in", bandMore: "Als je meer kwijt wilt", bandPlan: "Plan: mag ook later",
		unknown: "Weet niet", notApplicable: "N.v.t.", todoMark: "○", evidenceMark: "onderbouwing?",
		answerInput: "Kies het hoogste niveau waarvan álles klopt.", answerAsk: "Wie weet dit? %s.", answerNA: "N.v.t. mag hier; schrijf dan bij Notitie waarom.",
		evidenceInput: "Waar blijkt het uit? Schrijf geen namen van %s.", evidenceExample: "Bijvoorbeeld: %s.", evidenceDateInput: "Van welke dag is het stuk of de afspraak? Zoals 1-3-2026.",
		noteInput: "Wat verder van belang is, zoals de reden van N.v.t. Schrijf geen namen van %s, en niet wat er is gebeurd.", actionInput: "Wat gaan jullie doen? Dit mag ook later, als het rapport er is.",
		ownerInput: "Wie zorgt ervoor? Een functie is genoeg.", dueInput: "Een dag, zoals 1-3-2027, of iets als 'na de studiedag'.", statusInput: "Kies open, bezig, klaar of vervallen.",

		flags: "Signaalvragen", legal: "Wettelijke vragen", notFromArticle: "Niet uit het artikel", yes: "Ja", repaired: "Hersteld", no: "Nee",
		flagInput:      "Kies 'Hersteld' als het is rechtgezet én de werkwijze is veranderd. Bij twijfel: 'Weet niet'.",
		legalInput:     "'Ja' als alles in de vraag klopt. Bij twijfel: 'Weet niet'.",
		changedInput:   "Wat is er veranderd? Schrijf niet wat er is gebeurd, en geen namen, klassen of datums van toen.",
		legalNoteInput: "Waar is dit geregeld, of wat is er nog nodig? Schrijf geen namen van %s.",
		checkInput:     "Sinds welke dag is het zo geregeld? Zoals 1-3-2026. Niet de dag waarop iets gebeurde.",

		statusOpen: "open", statusBusy: "bezig", statusDone: "klaar", statusDropped: "vervallen",
		sectors: sectorWords{po: "primair onderwijs", vo: "voortgezet onderwijs", mbo: "middelbaar beroepsonderwijs"},
	}
}

func english() words {
	return words{
		pupils: "pupils", students: "students",
		start: "Start", questions: "Questionnaire", signals: "Signals",

		intro: "Self-evaluation for %s · %s · round %s", core: "short list", full: "full list",
		what: "What is this?",
		whatText: "With this list you look at how your school deals with unwanted sexting. The sheet Questionnaire holds %d questions with four levels each, the sheet Signals another %d short ones. " +
			"The answers make a report: what goes well, and what could you do first?",
		about:    "The questions are about: %s.",
		who:      "Who, and how long?",
		whoFull:  "Fill in the list with a few colleagues (about 90 minutes) or alone (30 to 45 minutes). You can save and go on later. For staff and board members; %s and parents do not fill it in.",
		whoCore:  "Fill in the list with a few colleagues (about 45 minutes) or alone (15 to 20 minutes). You can save and go on later. For staff and board members; %s and parents do not fill it in.",
		mind:     "Please note",
		mindText: "Write no names of %s, and not what happened. Refer to a plan, an agreement or a date instead. Filling in is voluntary. The list is there to learn from: not for inspection, and not to appraise anybody.",
		data:     "About the school", school: "School", brin: "BRIN", sector: "Sector", board: "Board", place: "Place", role: "Filled in by", date: "Date", round: "Round",
		progress: "Progress", progressFormat: `0" of %d answered"`, progressFull: "all %d answered: ready to send back",
		choose: "Choosing a level",
		legend: "How it works", legendEntry: "fill in", legendEntryText: "A yellow cell is yours to fill in. Click on it for an explanation; where you can choose, an arrow appears beside it.",
		legendTodo: "This sign stands before the number of a question that is still open.", legendEvidenceText: "This stands behind an answer at level 2 or 3 without evidence, so that you see where something can be added.",
		legendLocked:     "locked",
		legendLockedText: "The other cells are locked, without a password, so that nothing is lost by accident. You can still make them wider or higher, and filter.",
		done:             "Done?", doneText: "Save the file and send it back to whoever sent it to you. Not everything filled in? Send it all the same: what is empty counts as an open question.",
		made:        "%s · rubric %s@%s (%s) · %s · %s · made on %s",
		schoolInput: "The name that you use yourselves.", brinInput: "Two digits and two letters, such as 12AB, and two digits for the location where needed. If you do not know it, leave it empty.",
		sectorInput: "The questions were written for this sector. Not yours? Then ask for another list.", boardInput: "The name of the school board.", placeInput: "The place of the school or location.",
		roleInput: "Choose 'filled in together' if you did it with each other, and your own role if not. No name is needed.", dateInput: "The day on which the list was filled in, such as 2026-11-12.",
		roundInput:   "This belongs to the list and is fixed.",
		tooLongTitle: "Too long", tooLong: "One cell holds 32,000 characters. Make the text shorter, or refer to a document. Esc takes away what you just typed.",
		notInListTitle: "This is not in the list", notInList: "Choose one of these: %s. Click on the arrow beside the cell. Esc takes away what you just typed.",

		id: "No", question: "Question", last: "Last time", answer: "Answer", evidence: "Evidence", evidenceDate: "Evidence date", note: "Note", action: "Action", owner: "Owner", due: "Due",
		status: "Status", bandAnswer: "Fill in here", bandMore: "If you have more to say", bandPlan: "Plan: may wait",
		unknown: "Unknown", notApplicable: "N/A", todoMark: "○", evidenceMark: "evidence?",
		answerInput: "Choose the highest level of which everything is true.", answerAsk: "Who knows? %s.", answerNA: "N/A is allowed here; write the reason in Note.",
		evidenceInput: "What does it show from? Write no names of %s.", evidenceExample: "For example: %s.", evidenceDateInput: "Of which day is the document or agreement? Such as 2026-03-01.",
		noteInput: "What else matters, such as the reason for N/A. Write no names of %s, and not what happened.", actionInput: "What will you do? This may wait until you have the report.",
		ownerInput: "Who sees to it? A function is enough.", dueInput: "A day, such as 2027-03-01, or something like 'after the study day'.", statusInput: "Choose open, in progress, done or dropped.",

		flags: "Signal questions", legal: "Legal questions", notFromArticle: "Not from the article", yes: "Yes", repaired: "Repaired", no: "No",
		flagInput:      "Choose 'Repaired' if it was put right and the way of working has changed. In doubt: 'Unknown'.",
		legalInput:     "'Yes' if everything in the question is true. In doubt: 'Unknown'.",
		changedInput:   "What has changed? Write not what happened, and no names, classes or dates of that time.",
		legalNoteInput: "Where is this arranged, or what is still needed? Write no names of %s.",
		checkInput:     "Since which day has it been arranged like this? Such as 2026-03-01. Not the day on which something happened.",

		statusOpen: "open", statusBusy: "in progress", statusDone: "done", statusDropped: "dropped",
		sectors: sectorWords{po: "primary education", vo: "secondary education", mbo: "vocational education"},
	}
}
