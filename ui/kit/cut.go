package kit

import "image"

// betweenDrawings moves the left and the right edge of a part of a picture to where nothing is drawn, so that no scrap of a drawing
// stands at the edge of a panel: a little inwards if that will do, else outwards, if need be to the whole picture. Drawings stand on
// nothing, so that what is left of the panel stays lamp light; a photograph has no such place and keeps its part.
func betweenDrawings(picture image.Image, part image.Rectangle) image.Rectangle {
	whole := picture.Bounds()
	if _, _, _, a := picture.At(whole.Min.X, whole.Min.Y).RGBA(); a != 0 {
		return part
	}
	inwards := part.Dx() / 16
	left := clearColumn(picture, part.Min.X, part.Min.X+inwards, whole.Min.X)
	right := clearColumn(picture, part.Max.X-1, part.Max.X-1-inwards, whole.Max.X-1) + 1
	if left < part.Min.X || right > part.Max.X { // the middle stays the middle
		reach := max(part.Min.X-left, right-part.Max.X)
		left, right = max(whole.Min.X, part.Min.X-reach), min(whole.Max.X, part.Max.X+reach)
	}
	return image.Rect(left, part.Min.Y, right, part.Max.Y)
}

// clearColumn is the first column without a drawing from at towards inner, else from at towards outer; outer if there is none.
func clearColumn(picture image.Image, at, inner, outer int) int {
	for _, end := range []int{inner, outer} {
		step := 1
		if end < at {
			step = -1
		}
		for x := at; x != end; x += step {
			if isClear(picture, x) {
				return x
			}
		}
	}
	return outer
}

func isClear(picture image.Image, x int) bool {
	b := picture.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		if _, _, _, a := picture.At(x, y).RGBA(); a > 0x1000 {
			return false
		}
	}
	return true
}
