package courier

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestDrivesOfThisMachine: what Windows itself lies on is never offered, and every letter that is can be written to or says that it cannot.
func TestDrivesOfThisMachine(t *testing.T) {
	drives, err := thisMachine.drives()
	if err != nil {
		t.Fatal(err)
	}
	system := os.Getenv("SystemDrive")
	for _, d := range drives {
		t.Logf("%+v", d)
		if strings.EqualFold(d.Device, system) {
			t.Errorf("%s is offered, on which Windows lies", d.Device)
		}
	}
	letter := os.Getenv("DENDAU_STICK") // `make wine` lays a stick of that letter
	if letter == "" {
		return
	}
	i := slices.IndexFunc(drives, func(d Drive) bool { return d.Device == letter })
	if i < 0 {
		t.Fatalf("%s is not offered", letter)
	}
	if d := drives[i]; d.Path != letter+`\` || !d.Removable || d.ReadOnly || d.Free == 0 || d.Label == "" || d.FS == "" {
		t.Errorf("got %+v", d)
	}
	stick := stickAt(t, letter+`\`)
	if _, err := Export(t.Context(), stick, newHall(t).outgoing(t)); err != nil {
		t.Errorf("export to %s: %v", letter, err)
	}
}
