package advicefile

import (
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

type captions struct {
	AdviserSheet, TextsSheet, LevelsSheet, Title, Intro, AdviserInput, OrganisationInput, LogoInput, StatusInput string
	DateInput, Concept, Final, Entry, EntryText, Texts, TextsHow, Levels, LevelsHow, Use, UseText, Pupils, Whole string
	Summary, TextInput, LevelInput, ReasonInput, NotInListTitle, NotInList, TooLongTitle, TooLong, YAMLHow       string
	YAMLLevels, YAMLNA, YAMLKey, YAMLOwn, Looked, SeenInput                                                      string
}

func wordsFor(l lang.Lang) captions { return words.Fill[captions]("advice_file", l) }
