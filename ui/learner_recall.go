package ui

import (
	"image"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Recall offers the short review of evenings before: how much it is, how long it takes, and the way past it.
//
// Ids: next, later.

// recallPicture is the book by the lamp with what was learned above it; at the largest text the book and its lights remain.
var recallPicture = [3]func() image.Image{
	func() image.Image { return assets.Picture("recall", false) },
	func() image.Image { return assets.Picture("recall", false) },
	cropped("recall", 0.44, 1),
}

func (p *painter) recall(v flow.View, s flow.Recall) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	title := kit.Words{Text: b.t("learner.recallTitle", "who", b.calledAll(s.Who)), Font: kit.Font{Size: [...]float32{50, 54, 62}[b.size()], Bold: true, Line: 1.2}, Color: kit.Ink}
	much := kit.Words{Text: b.t("learner.recallBody", "n", s.Items), Font: kit.Font{Size: [...]float32{34, 40, 46}[b.size()], Bold: true, Line: 1.3}, Color: kit.Ink, Balance: true}
	const gap = 28
	if b.coveredWhole() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	if b.covered() {
		b.column(bodyX, headY+40, bodyW, gap, []kit.Words{title, much})
		b.notices(false)
		return b.scene(mainScreen, nil)
	}
	picW := [...]float32{424, 392, 300}[b.size()]
	b.put(bodyX, headY, picW, bodyBottom-headY, kit.PicturePanel(b.style, kit.PanelSpec{Picture: recallPicture[b.size()](), Alt: b.t("learner.recallPicture"), Cover: true, Bare: true}))
	x := bodyX + picW + [...]float32{48, 36, 32}[b.size()]
	ease := kit.Words{Text: b.t("learner.recallEase"), Font: b.style.Font(kit.Body), Color: kit.Ink2, Balance: true}
	texts := []kit.Words{title, much, ease}
	w := bodyRight - x
	if height(texts, w, gap) > bodyBottom-headY { // several names at the largest text: the ease is in the voice too
		texts = texts[:2]
	}
	b.column(x, headY+(bodyBottom-headY-height(texts, w, gap))/2, w, gap, texts)
	later := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.recallSkip"), Icon: "clock", Font: b.style.Font(kit.RailText).Sized([...]float32{30, 34, 40}[b.size()])}
	b.put(bodyX, actionY, picW, actionH, kit.NewButton(b.style, later, b.send(flow.Skip{})).Named("later"))
	b.next(b.t("learner.recallCount", "n", s.Items))
	return b.scene(mainScreen, nil)
}
