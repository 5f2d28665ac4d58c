package record

import (
	"bytes"
	"testing"
)

// A kind that has grown since its first release: events from before read with the new field empty, and stay as they were.
func TestOlderFieldsRead(t *testing.T) {
	grown := kindOf[SettingChanged](1)
	older := []byte{0x81, 0x64, 'l', 'a', 'n', 'g'}
	fact, raw, err := decodeBody(grown, older)
	if err != nil || fact != (SettingChanged{Key: "lang"}) || !bytes.Equal(raw, older) {
		t.Errorf("got %+v, %x, %v", fact, raw, err)
	}
	for name, body := range map[string][]byte{
		"no field at all":            {0x80},
		"a long form of the length":  {0x98, 0x01, 0x64, 'l', 'a', 'n', 'g'},
		"a long form within":         {0x81, 0x78, 0x04, 'l', 'a', 'n', 'g'},
		"a field of another type":    {0x81, 0x01},
		"more fields than are meant": append([]byte{0x98, 30}, bytes.Repeat([]byte{0x60}, 30)...),
	} {
		if fact, _, err := decodeBody(grown, body); err == nil {
			t.Errorf("%s: got %+v", name, fact)
		}
	}
}
