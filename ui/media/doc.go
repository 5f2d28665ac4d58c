// Package media is playback as the kiosk sees it: a Source is played by a
// Player, which answers with Events and hands over Frames; subtitles are Cues
// that the kiosk writes under the picture.
//
// It owns the contract, the subtitle reader, a Fake that keeps the contract
// without a film, and the Laws that both the Fake and the real player
// (ui/media/mpv) must obey. It never opens a file, a window or a process.
//
// One Player plays one thing at a time. A film and a voice are two players.
package media
