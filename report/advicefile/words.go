package advicefile

import (
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// captions are the fixed texts of an adviser's file in one language.
type captions struct {
	AdviserSheet, TextsSheet, LevelsSheet, Title, Intro, Adviser, Organisation, Logo, Status, Date, AdviserInput string
	OrganisationInput, LogoInput, StatusInput, DateInput, Concept, Final, Entry, EntryText, Texts, TextsHow      string
	Levels, LevelsHow, Use, UseText, Pupils, School, BRIN, Sector, Part, Topic, Score, Verdict, Text, Summary    string
	Whole, ID, Question, Own, Evidence, Level, Reason, TextInput, LevelInput, ReasonInput, NotInListTitle        string
	NotInList, TooLongTitle, TooLong, YAMLHow, YAMLLevels, YAMLNA, YAMLKey, YAMLOwn                              string
}

func wordsFor(l lang.Lang) captions { return words.Fill[captions]("advice_file", l) }
