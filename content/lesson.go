package content

// LessonID names a lesson for ever, for example "L04".
type LessonID string

// PageID names a page within its pack for ever, for example "L04.P2".
type PageID string

// FilmID names a film for ever, for example "L03.F1".
type FilmID string

// Lesson is one evening's matter: pages, perhaps a film, and a review. It is one JSON file of the pack.
type Lesson struct {
	ID    LessonID `json:"id"`
	Title Text     `json:"title"`
	// TitleVoice reads the title.
	TitleVoice Voice `json:"title_voice,omitempty"`
	// Short is the title for a small tile: at most 14 characters.
	Short Text `json:"short"`
	// Minutes is how long a class usually takes.
	Minutes int `json:"minutes"`
	// Skills are codes of the basic digital skills framework ("0.1", "1.2"), FiveSkills of the five basic skills (1 to 5).
	Skills     []string `json:"skills"`
	FiveSkills []int    `json:"five_skills"`
	Goals      []Text   `json:"goals"`
	// Remember is the one sentence to take home.
	Remember Spoken `json:"remember"`
	// Practice is what the class does together, said by the facilitator.
	Practice Text `json:"practice"`
	// Notes are the facilitator's own reminders, shown to nobody else.
	Notes []Text `json:"notes,omitempty"`
	// Icon stands on the lesson's tile and Cover in its card.
	Icon  Picture `json:"icon"`
	Cover Picture `json:"cover"`
	Pages []Page  `json:"pages"`
	Film  *Film   `json:"film,omitempty"`
	Items []Item  `json:"items"`
	// Rule is the mastery rule in force; results copy it, since a later version of the pack may change it.
	Rule Rule `json:"rule"`
	// Recheck is set where facts (phone numbers, limits) must be looked at again every six months.
	Recheck bool `json:"recheck,omitempty"`
}

// Page holds one idea: a title, one picture, one to three sentences, each with its voice.
type Page struct {
	ID        PageID   `json:"id"`
	Title     Spoken   `json:"title"`
	Sentences []Spoken `json:"sentences"`
	Picture   Picture  `json:"picture"`
}

// Film is a moving lesson. It is shown after page After (counted from 1) and before the next one.
type Film struct {
	ID    FilmID `json:"id"`
	Title Text   `json:"title"`
	Path  Path   `json:"path"`
	// Poster is shown until the film plays, and instead of it where films cannot be played.
	Poster Picture `json:"poster"`
	// Subtitles are SRT files by language.
	Subtitles map[Lang]Path `json:"subtitles"`
	// Seconds is the film's length.
	Seconds int `json:"seconds"`
	After   int `json:"after"`
}

// Rule says when an item counts as mastered: Right first tries among the last Of.
type Rule struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Level is the level of program that can play the lesson; see the constant of that name.
func (l *Lesson) Level() int {
	level := 1
	for _, it := range l.Items {
		level = max(level, it.level())
	}
	return level
}
