package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// The design space of every screen.
const (
	StageW = 1366
	StageH = 768
)

// Stage holds a screen's pieces at their places in design px, and draws the
// whole larger or smaller, text too, to fit the room it gets; what is left over
// stays ground. A stage is itself a piece: the presenter's picture of the TV is
// the TV's stage, small.
type Stage struct {
	widget.BaseWidget
	w, h    float32
	pieces  []fyne.CanvasObject
	places  []Box
	options StageOptions
}

// StageOptions tell how a stage uses a room of another shape.
type StageOptions struct {
	Top bool // stand at the top rather than in the middle
}

// NewStage returns an empty stage of 1366×768 design px.
func NewStage() *Stage { return NewStageOf(StageW, StageH, StageOptions{}) }

// NewStageOf returns an empty stage of another size.
func NewStageOf(w, h float32, options StageOptions) *Stage {
	s := &Stage{w: w, h: h, options: options}
	s.ExtendBaseWidget(s)
	return s
}

// Put places a piece; later ones lie above earlier ones.
func (s *Stage) Put(x, y, w, h float32, o fyne.CanvasObject) {
	if o == nil {
		return
	}
	if framed, ok := o.(Framed); ok {
		framed.SetFrame(w, h)
	}
	s.pieces = append(s.pieces, o)
	s.places = append(s.places, Box{x, y, w, h})
}

// Clear takes everything off, to put the next screen's pieces. Refresh shows it.
func (s *Stage) Clear() { s.pieces, s.places = nil, nil }

// Pieces are what stands on the stage, lowest first.
func (s *Stage) Pieces() []fyne.CanvasObject { return s.pieces }

// SetFrame implements Framed: a stage on a stage keeps its own design size.
func (s *Stage) SetFrame(float32, float32) {}

// MinSize implements fyne.CanvasObject: a stage fits any room.
func (s *Stage) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

// CreateRenderer implements fyne.Widget.
func (s *Stage) CreateRenderer() fyne.WidgetRenderer { return &stageRenderer{stage: s} }

type stageRenderer struct {
	stage *Stage
	size  fyne.Size
}

func (r *stageRenderer) Layout(size fyne.Size) {
	r.size = size
	s := r.stage
	zoom := min(size.Width/s.w, size.Height/s.h)
	left, top := (size.Width-s.w*zoom)/2, (size.Height-s.h*zoom)/2
	if s.options.Top {
		top = 0
	}
	for i, o := range s.pieces {
		at := s.places[i]
		o.Move(fyne.NewPos(left+at.X*zoom, top+at.Y*zoom))
		o.Resize(fyne.NewSize(at.W*zoom, at.H*zoom))
	}
}

func (r *stageRenderer) MinSize() fyne.Size { return r.stage.MinSize() }

func (r *stageRenderer) Refresh() {
	r.Layout(r.size)
	canvas.Refresh(r.stage)
}

func (r *stageRenderer) Objects() []fyne.CanvasObject { return r.stage.pieces }

func (r *stageRenderer) Destroy() {}
