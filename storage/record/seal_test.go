package record_test

import (
	"bytes"
	"errors"
	"testing"

	"dendau/storage/record"
)

// nonces stands for the machine's randomness: 24 bytes for each name.
func nonces() *bytes.Reader { return bytes.NewReader(bytes.Repeat([]byte{0xA5}, 24)) }

func TestSealedNameOpensForItsPersonOnly(t *testing.T) {
	key, other := [32]byte{1}, [32]byte{2}
	want := record.Name{Full: "Nguyễn Thị Mẫu", Hamlet: "Thôn Thử", Address: "bà", Nickname: "Mẫu lớn"}
	sealed, err := record.SealName(key, learner.ID, want, nonces())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := record.OpenName(key, learner.ID, sealed); err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	if bytes.Contains(sealed, []byte("Nguy")) {
		t.Error("the name can be read")
	}
	if _, err := record.OpenName(other, learner.ID, sealed); !errors.Is(err, record.ErrSealed) {
		t.Errorf("with another key: %v", err)
	}
	if _, err := record.OpenName(key, neighbour.ID, sealed); !errors.Is(err, record.ErrSealed) {
		t.Errorf("for another person: %v", err)
	}
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if _, err := record.OpenName(key, learner.ID, bad); !errors.Is(err, record.ErrSealed) {
			t.Errorf("with byte %d changed: %v", i, err)
		}
		if _, err := record.OpenName(key, learner.ID, sealed[:i]); !errors.Is(err, record.ErrSealed) {
			t.Errorf("cut to %d bytes: %v", i, err)
		}
	}
}

func TestSealNeedsRandomness(t *testing.T) {
	if _, err := record.SealName([32]byte{}, learner.ID, record.Name{Full: "An"}, bytes.NewReader(nil)); err == nil {
		t.Error("a name was sealed without a nonce")
	}
}
