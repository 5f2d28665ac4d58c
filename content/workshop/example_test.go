package workshop_test

import (
	"bytes"
	"fmt"

	"dendau/content"
	"dendau/content/workshop"
)

// A test that needs a pack changes the sample course as it likes and signs it.
func ExampleSign() {
	key, err := workshop.NewKey()
	if err != nil {
		fmt.Println(err)
		return
	}
	manifest, files := workshop.Sample(1)
	manifest.Version = 7
	var ddp bytes.Buffer
	if err := workshop.Sign(&ddp, manifest, files, key); err != nil {
		fmt.Println(err)
		return
	}
	pack, err := content.Open(bytes.NewReader(ddp.Bytes()), int64(ddp.Len()), []content.PublicKey{key.Public()})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(pack.Manifest().PackID, pack.Manifest().Version)
	// Output: goi-thu 7
}
