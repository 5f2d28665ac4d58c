package bundle_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

func TestHalls(t *testing.T) {
	list := bundle.Halls{Format: "dendau-halls-1", Centre: "Trung tâm xã Thử", Halls: []bundle.ExpectedHall{
		{Hall: record.HallID{ID: record.ID{1}}, Name: "Nhà văn hóa thôn Thử", Commune: "23122", Kiosk: "A7F301", UpTo: 40},
		{Hall: record.HallID{ID: record.ID{2}}, Name: "Nhà văn hóa thôn Mẫu", Commune: "23122", District: "Bắc Bình"},
	}}
	b, err := list.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := bundle.ParseHalls(b); err != nil || !reflect.DeepEqual(got, list) {
		t.Errorf("got %+v, %v", got, err)
	}
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"no JSON":        {"hall", bundle.ErrForeign},
		"another format": {`{"format":"dendau-halls-9"}`, bundle.ErrForeign},
		"too long":       {strings.Repeat(" ", bundle.MaxHallList+1), bundle.ErrLong},
		"too many":       {`{"format":"dendau-halls-1","halls":[{}` + strings.Repeat(",{}", bundle.MaxHalls) + "]}", bundle.ErrLong},
	} {
		if _, err := bundle.ParseHalls([]byte(c.text)); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if _, err := (bundle.Halls{Halls: make([]bundle.ExpectedHall, bundle.MaxHalls+1)}).Marshal(); !errors.Is(err, bundle.ErrLong) {
		t.Errorf("too many halls are written: %v", err)
	}
}
