// Package briefly makes the toolkit forget sooner what it no longer draws. Fyne keeps textures and pieces of past screens for a minute, some
// 3 MB a page; who turns pages fast has hundreds of MB of them, and a hall's PC has two GB. The toolkit reads its time once, from the
// environment, while packages begin; this one needs nothing but os and stands before it in the order of import paths, so it is asked first.
package briefly

import "os"

// Forgets is after how long.
const Forgets = "10s"

func init() {
	if os.Getenv("FYNE_CACHE") == "" {
		os.Setenv("FYNE_CACHE", Forgets)
	}
}
