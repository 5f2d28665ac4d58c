package media

// Fit returns the largest size with the shape of a film (filmW by filmH) that
// fits a box, at least 1 by 1; 0, 0 if either has no area.
func Fit(boxW, boxH, filmW, filmH int) (w, h int) {
	if boxW <= 0 || boxH <= 0 || filmW <= 0 || filmH <= 0 {
		return 0, 0
	}
	bw, bh, fw, fh := int64(boxW), int64(boxH), int64(filmW), int64(filmH)
	if bw*fh <= bh*fw {
		return boxW, int(max(1, (bw*fh+fw/2)/fw))
	}
	return int(max(1, (bh*fw+fh/2)/fh)), boxH
}

// ClampSpeed brings a wished speed to what every Player can do: 0.25 to 4, and
// 1 for what is no number.
func ClampSpeed(rate float64) float64 {
	if rate != rate {
		return 1
	}
	return min(max(rate, 0.25), 4)
}
