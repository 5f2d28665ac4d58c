package collector

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"time"

	"dendau/assets"
	"dendau/storage/record"
)

// room is the officers' pages in one language.
type room struct {
	m         *assets.Messages
	templates *template.Template
	communes  map[string]assets.Commune
}

// vietnam is the time zone of every page.
var vietnam = time.FixedZone("ICT", 7*60*60)

func newRoom(lang string) *room {
	room := &room{m: assets.NewMessages(lang), communes: map[string]assets.Commune{}}
	for _, c := range assets.Communes() {
		room.communes[c.Code] = c
	}
	room.templates = template.Must(template.New("").Funcs(template.FuncMap{
		"t":    room.say,
		"num":  func(n int) string { return assets.Number(int64(n)) },
		"icon": icon,
	}).ParseFS(assets.Pages(), "*.html"))
	return room
}

// say gives a sentence of the centre's catalogue.
func (v *room) say(key string, args ...any) string { return v.m.T("centre."+key, args...) }

// icon is a drawing of ours, so it is safe as it is.
func icon(name string) template.HTML { return template.HTML(assets.Icon(name)) }

func pageFile(name string) []byte {
	b, err := fs.ReadFile(assets.Pages(), name)
	if err != nil {
		panic("collector: " + err.Error())
	}
	return b
}

// frame is what every page has.
type frame struct {
	Lang, OtherLang, Title, Under, CSRF string
	SignedIn                            bool
	Tabs                                []tab
}

type tab struct {
	Href, Text string
	Current    bool
}

// frame begins a page; title is a key, or a sentence if there is no such key.
func (v *room) frame(title string, s session) frame {
	f := frame{Lang: v.m.Lang(), OtherLang: assets.English, Title: title, CSRF: s.csrf, SignedIn: s.csrf != ""}
	if v.m.Has("centre." + title) {
		f.Title = v.say(title)
	}
	if f.Lang == assets.English {
		f.OtherLang = assets.Vietnamese
	}
	return f
}

// at marks the tab of a page.
func (v visit) at(href, title string) frame {
	f := v.frame(title, v.session)
	for _, t := range []tab{{Href: "/", Text: "tabOverview"}, {Href: "/halls", Text: "tabHalls"}, {Href: "/report", Text: "tabReport"}, {Href: "/upload", Text: "tabUpload"}, {Href: "/kiosks", Text: "tabKiosks"}, {Href: "/check", Text: "tabCheck"}, {Href: "/stick", Text: "tabStick"}} {
		f.Tabs = append(f.Tabs, tab{Href: t.Href, Text: v.say(t.Text), Current: t.Href == href})
	}
	return f
}

// render writes a page whole or an apology: a template that fails must not leave half a page.
func (v *room) render(w http.ResponseWriter, status int, name string, data any) {
	var b bytes.Buffer
	if err := v.templates.ExecuteTemplate(&b, name, data); err != nil {
		http.Error(w, v.say("broken"), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes()) // a broken connection is the reader's affair
}

// messagePage says one thing.
type messagePage struct {
	frame
	Text string
}

func (v *room) message(w http.ResponseWriter, status int, key string) {
	v.render(w, status, "message.html", messagePage{frame: v.frame(key+"Title", session{}), Text: v.say(key)})
}

// commune names a unit as a sentence does: "xã Hải Ninh".
func (v *room) commune(code string) string {
	if c, ok := v.communes[code]; ok {
		return c.Kind + " " + c.Name
	}
	if code == "" {
		return v.say("communeUnknown")
	}
	return code
}

// date writes a day.
func date(d record.Day) string { return assets.Date(d.Time()) }

// news says how long ago something was heard: in words up to two weeks, then how long it has been silent.
func (v *room) news(now time.Time, heard int64) string {
	if heard == 0 {
		return v.say("newsNever")
	}
	switch days := daysSince(now, heard); {
	case days <= 0:
		return v.say("newsToday")
	case days == 1:
		return v.say("newsYesterday")
	case days <= lateAfter*2:
		return v.say("newsDays", "n", days)
	default:
		return v.say("newsSilent", "n", days)
	}
}

// A hall that was heard of within a week is fresh, within two late, then silent.
const lateAfter = 7

func daysSince(now time.Time, at int64) int {
	return int(record.DayOf(now.In(vietnam)) - record.DayOf(time.Unix(at, 0).In(vietnam)))
}

// squareOf is the shape for how long a hall has been silent.
func squareOf(now time.Time, heard int64) string {
	switch days := daysSince(now, heard); {
	case heard == 0 || days > 2*lateAfter:
		return "dashed"
	case days > lateAfter:
		return "half"
	default:
		return "full"
	}
}

func percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return fmt.Sprintf("%d%%", (part*200+whole)/(2*whole))
}
