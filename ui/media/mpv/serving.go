package mpv

// Serving says what kind of player Serve is. It must be what the kiosk's end
// was made with: Voice for Voice, NoSound for Options.NoSound.
type Serving struct {
	Voice   bool // sound alone: no picture is decoded
	NoSound bool // no sound device is opened; time goes on as if
}
