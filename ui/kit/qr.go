package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2/canvas"
)

// QuietZone is how many modules of white a QR code needs on every side.
const QuietZone = 4

// QRPanel is a QR code on its card, white in both themes, nothing in it or
// over it. It draws whole pixels a module.
type QRPanel struct {
	Piece
	raster  *canvas.Raster
	modules [][]bool
}

// NewQRPanel returns a panel, 648×648, showing a matrix of modules, true is
// dark, without a quiet zone of its own.
func NewQRPanel(s Style, modules [][]bool, label string) *QRPanel {
	q := &QRPanel{modules: modules}
	q.Piece = Piece{style: s, role: "qr", label: label, id: "qr"}
	q.raster = canvas.NewRaster(func(w, h int) image.Image { return modulesImage(q.modules, w, h) })
	q.raster.ScaleMode = canvas.ImageScalePixels
	q.paint = func(p *Pen) {
		p.Rect(p.Box(), Shape{Fill: White, Edge: Hair, EdgeWidth: 1, Radius: 28, Shadow: true})
		p.Object(q.raster, p.Box().Inset(12))
	}
	q.as(q)
	return q
}

// SetModules changes the code in place: the next picture of a stream.
func (q *QRPanel) SetModules(modules [][]bool) {
	q.modules = modules
	q.raster.Refresh()
}

// modulesImage draws a matrix in the middle of an image at the largest whole
// number of pixels a module that leaves the quiet zone.
func modulesImage(modules [][]bool, w, h int) image.Image {
	out := image.NewGray(image.Rect(0, 0, w, h))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	n := len(modules)
	side := min(w, h) / max(1, n+2*QuietZone)
	if n == 0 || side == 0 {
		return out
	}
	left, top := (w-n*side)/2, (h-n*side)/2
	for y, row := range modules {
		for x, dark := range row {
			if dark {
				fillGray(out, image.Rect(left+x*side, top+y*side, left+(x+1)*side, top+(y+1)*side))
			}
		}
	}
	return out
}

func fillGray(out *image.Gray, r image.Rectangle) {
	r = r.Intersect(out.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			out.SetGray(x, y, color.Gray{})
		}
	}
}
