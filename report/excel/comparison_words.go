package excel

// boardWords are the texts of the comparison workbook.
type boardWords struct {
	GuideHow, FirstHow, OverviewHow, CriticalHow, HeatmapHow, DomainsHow, TrendHow, ActionsHow, MissingHow    string
	DataHow, RubricHow, FirstEmpty, OverviewEmpty, CriticalEmpty, HeatmapEmpty, DomainsEmpty, TrendEmpty      string
	ActionsEmpty, MissingEmpty, DataEmpty, RubricEmpty, InThis, Sheets, PerSector, NotAsked, Attention, Dates string
	ChartTitle, ChartLow, ChartHigh, ChartAlt, ChartNote, ChartBase                                           string

	// differences
	DifferencesHow, DifferencesEmpty, Agreement, Questions, Joint, Leaders, Team, Wide, WideIDs, Differ, Agreed string

	// schools beside each other
	SharedScore, SharedHow, SpreadHow, Profiles, ProfilesHow, ProfilesMany, ProfilesFew, MedianOf, ProfileAlt string

	// what stands elsewhere
	BackHow, LinkHow, PartOf, Notes, NotCounted, NotCountedText, FlagOpen string

	// how a score came about
	People, Age, AdviserLevels, AdviserHow, HeatmapStar string
}
