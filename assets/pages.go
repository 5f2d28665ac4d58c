package assets

import (
	"embed"
	"io/fs"
)

// The officers' pages of the centre: templates, one style sheet, one small script, the lamp. They name no address but their own origin.
//
//go:embed pages/*.html pages/*.css pages/*.js pages/*.svg
var pages embed.FS

// Pages gives the files of the officers' pages by name. Their sentences are keys of the catalogue "centre".
func Pages() fs.FS {
	sub, err := fs.Sub(pages, "pages")
	if err != nil {
		panic("assets: " + err.Error())
	}
	return sub
}
