package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dendau/content"
	"dendau/content/workshop"
)

// A file of the spoken interface tells how much of it is read by a machine, and whether it is whole.
func TestInspectVoices(t *testing.T) {
	if err := workshop.Missing(); err != nil {
		if os.Getenv("DENDAU_ALL") == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	file := filepath.Join(t.TempDir(), "giong-noi.ddv")
	_, err := workshop.BuildVoices(t.Context(), workshop.VoicesOptions{
		Texts: map[content.Lang]map[string]string{content.Vietnamese: {"kit.done": "Xong", "voice.n1": "Số một."}, content.English: {"kit.done": "Done"}},
		Out:   file, Cache: t.TempDir(),
	})
	if err != nil {
		t.Fatal(err)
	}
	var out, talk bytes.Buffer
	if status := run(t.Context(), []string{"inspect", file}, &out, &talk); status != 0 || !strings.Contains(out.String(), "2 clips vi, 1 clips en, 3 read by a machine") {
		t.Errorf("status %d: %s%s", status, out.String(), talk.String())
	}
}
