package kit

import (
	"encoding/binary"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dendau/assets"
)

// Theme gives Fyne our ground, our two faces and our ink. Pieces take their
// colours from Style; this is for the window itself.
type Theme struct{ Style Style }

// NewTheme returns the theme of a style; set it whenever Dark changes.
func NewTheme(s Style) *Theme { return &Theme{Style: s} }

// Color implements fyne.Theme. The variant of the desktop is ignored: the
// kiosk's own setting counts.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if token, ok := themeColors[name]; ok {
		return t.Style.Color(token)
	}
	variant := theme.VariantLight
	if t.Style.Dark {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(name, variant)
}

var themeColors = map[fyne.ThemeColorName]Token{
	theme.ColorNameBackground:        Ground,
	theme.ColorNameForeground:        Ink,
	theme.ColorNamePrimary:           Action,
	theme.ColorNameButton:            Surface,
	theme.ColorNameFocus:             Focus,
	theme.ColorNameInputBackground:   Surface,
	theme.ColorNameInputBorder:       Edge,
	theme.ColorNameOverlayBackground: Surface,
	theme.ColorNameSeparator:         Hair,
	theme.ColorNamePlaceHolder:       Ink2,
	theme.ColorNameDisabled:          Disabled,
}

// Font implements fyne.Theme: two faces, and never a monospace one, because
// the toolkit's lacks Vietnamese letters.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Bold {
		return boldFace
	}
	return regularFace
}

// Icon implements fyne.Theme; our pieces draw their own icons.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size implements fyne.Theme. There is no padding: stages place to the pixel.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNamePadding, theme.SizeNameInnerPadding:
		return 0
	case theme.SizeNameText:
		return t.Style.Font(Body).Size
	}
	return theme.DefaultTheme().Size(name)
}

var (
	regularFace = fyne.NewStaticResource("BeVietnamPro-tall.ttf", tall(assets.Font(false)))
	boldFace    = fyne.NewStaticResource("BeVietnamPro-tall-bold.ttf", tall(assets.Font(true)))
)

// Ascent and descent of the face, in em: the face's own, which centre a line,
// and the raised ascent, which gives the marks room.
const (
	faceAscent  = 1.0
	faceDescent = 0.265
	tallAscent  = 1.25
)

// tall raises the ascent that the face declares. Ẳ and Ế reach 1.22 em above
// the baseline but the face declares 1.0, and the toolkit cuts a line of text at
// its declared ascent. Glyphs are untouched; the copy never leaves memory.
func tall(ttf []byte) []byte {
	const unitsPerEm = 1000
	raised := uint16(tallAscent * unitsPerEm)
	out := append([]byte(nil), ttf...)
	tables := int(binary.BigEndian.Uint16(out[4:]))
	for i := range tables {
		entry := out[12+16*i:]
		offset := binary.BigEndian.Uint32(entry[8:])
		switch string(entry[:4]) {
		case "hhea":
			binary.BigEndian.PutUint16(out[offset+4:], raised)
		case "OS/2":
			binary.BigEndian.PutUint16(out[offset+68:], raised) // sTypoAscender
			binary.BigEndian.PutUint16(out[offset+74:], raised) // usWinAscent
		}
	}
	return out
}
