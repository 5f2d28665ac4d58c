package collector

import (
	"net/http"

	"dendau/storage/record"
)

// kiosksPage is the list of keys and the officer's word on each.
type kiosksPage struct {
	frame
	Rows []kioskRow
}

type kioskRow struct {
	ID, Code, Name, Commune, Key, Program, State, Class, CSRF string
	Enrolled, Asks                                            bool
	Held, Bundles                                             int
}

func (d *desk) kiosks(v visit, w http.ResponseWriter, r *http.Request) error {
	page := kiosksPage{frame: v.at("/kiosks", "tabKiosks")}
	kiosks, err := d.c.Kiosks(r.Context())
	if err != nil {
		return err
	}
	seen := map[record.KioskID]bool{}
	for _, k := range kiosks {
		seen[k.ID] = true
		held, err := d.c.Ranges(r.Context(), k.ID)
		if err != nil {
			return err
		}
		row := kioskRow{ID: k.ID.String(), Code: k.ID.Short(), Name: k.HallName, Commune: v.commune(k.Commune), Key: keyText(k), Program: k.Program,
			State: v.say("kioskState." + string(k.State)), Class: map[State]string{Waiting: "amber", Enrolled: "tint", Revoked: "sand", Rejected: "sand"}[k.State],
			Enrolled: k.State == Enrolled, Asks: k.State == Waiting, Bundles: k.Bundles, CSRF: v.session.csrf}
		if n := len(held); n > 0 {
			row.Held = int(held[n-1].Last)
		}
		page.Rows = append(page.Rows, row)
	}
	page.Under = v.say("countKiosks", "n", len(seen))
	v.render(w, http.StatusOK, "kiosks.html", page)
	return nil
}

// decide is an officer's word on a kiosk.
func (d *desk) decide(_ visit, w http.ResponseWriter, r *http.Request) error {
	id, err := kioskOf(r)
	if err != nil {
		return err
	}
	switch r.PathValue("verdict") {
	case "enrol":
		err = d.c.Approve(r.Context(), id)
	case "reject":
		err = d.c.Reject(r.Context(), id)
	case "revoke":
		err = d.c.Revoke(r.Context(), id)
	default:
		return errBadQuery
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/kiosks", http.StatusSeeOther)
	return nil
}
