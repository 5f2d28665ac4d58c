// Package workshop turns a course that a teacher wrote into a signed lesson pack: it reads the source, looks it over, draws the
// pictures, speaks the narration, makes the films, and signs.
//
// It is an author's tool. It needs rsvg-convert, espeak-ng and ffmpeg, writes only into its cache and its output, and never fetches.
// FORMAT.md beside package content describes the source and the pack.
package workshop
