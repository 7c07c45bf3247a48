package pdf

import (
	"sggscan/internal/lang"
	"sggscan/internal/words"
)

// boardWords are the fixed texts of the summary for a board. Sheets that they name are those of the comparison
// workbook.
type boardWords struct {
	Failed string

	// names
	And string

	// page 1
	Schools, School, Rounds, Days, Target, Rubric, Made, Start, StartSheet, Good, NoGood           string
	Today, Outside, TodayAt, TodayStep, MoreToday, Points, PointsLead, PointsFew, PointSheet       string
	NoPoints, NoPointsOne, NoMoreOne, NoMissingOne, Scores, NoMore, Missing, NoMissing, MissSheet  string
	MoreKinds, Disclaimer, DisclaimerOne, Legal, LegalLead, NoLegal, NoLegalOne, DisclaimerAdviser string

	// page 2
	Second, MedianLead, SectorsLead, ColDomain, ColPicture, ColPoints, ColScore, ColMedian, ColMedianOnly string
	ColRange, ColAnswered, MoreDomains, LegendScore                                                       string
	LegendMid, LegendHalf, LegendRange, LegendGoal, Share, ShareLead, ShareSheet, NoShare                 string
	SharePoint, ShareBelow, ShareGood, Talk, TalkLead, TalkFirst, TalkNeed, TalkBack, Limits, LimitRank   string
	LimitSelf, LimitSelfOne, LimitSelfAdviser, LimitNorm, LimitNormOne, LimitUse, LimitCodes              string

	// the table of all schools, and what comes after the gaps to begin with
	AllSchools, AllSchoolsOne, SecondTable, TableList, TableOrder, TableCodes, TableLead, TableChange   string
	TableStar, TableNext                                                                                string
	ColSector, ColList, ColVerdict, ColFlags, ColLegal, ColReached, ColCoverage, ColChange, LegendPoint string
	Next, NextWhere, NextGood, NextStep                                                                 string

	Moves, MovesSheet, MovesWithout string

	MoreGaps, MorePoints, MoreShare, MoreSchools, OnlySchools words.Plural
}

func boardWordsFor(l lang.Lang) boardWords { return words.Fill[boardWords]("pdf_board", l) }
