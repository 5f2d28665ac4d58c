package ui

import (
	"fmt"
	"slices"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// A question for the whole class. Before the answer is shown the question stands over what there is to choose from; with the answer comes the
// reason, and the question gives way where there is no room for both. Type is never smaller than a sixteenth of the height.

const (
	tvWide = tvW - 2*tvLeft
	tvFoot = tvH - 24
	tvHead = tvBarH + 16
	tvGap  = 12
)

func (p *painter) tvQuestion(_ flow.View, s flow.TVQuestion) scene {
	style, stage := p.tvStyle(), kit.NewStage()
	p.tvBar(stage, p.t("learner.tvQuestion", "i", s.N), s.Frame, p.tvTitles(s)...)
	var rows []*kit.TVRow
	switch {
	case s.Item.Type == content.Hotspot:
		rows = p.tvSpots(stage, style, s)
	case s.Reveal:
		p.tvAnswer(stage, style, s)
	case s.Item.Type == content.Match:
		p.tvPairs(stage, style, s)
	case s.Item.Type == content.Number, s.Item.Type == content.Short:
		p.tvTyped(stage, style, s)
	default:
		rows = p.tvChoices(stage, style, s)
	}
	change := func(s flow.TVQuestion) {
		if sumOf(s.Hands) == 0 {
			return
		}
		most := slices.Max(s.Hands)
		for i, row := range rows {
			row.SetCount(s.Hands[i], most)
		}
	}
	return scene{stage: stage, update: followTV(s, stillTV, change)}
}

// stillTV is what of a question does not change in place. The voice says one part after another without a change on the screen; counts change in
// it once there are any, but not those beside a shown answer, which are hardly ever mended.
func stillTV(s flow.TVQuestion) any {
	s.Voice, s.Part = false, 0
	counted := sumOf(s.Hands) > 0
	if !s.Reveal {
		s.Hands, s.Here = nil, 0
	}
	return struct {
		flow.TVQuestion
		counted bool
	}{s, counted}
}

// tvTitles are what the bar may say: who answers, or what the class is to do.
func (p *painter) tvTitles(s flow.TVQuestion) []string {
	over := s.Phase == flow.Right || s.Phase == flow.Told
	switch {
	case s.Phase == flow.NotYet:
		return []string{p.t("learner.tvAgain"), p.t("learner.review")}
	case s.Relay != nil && over:
		who := p.called(*s.Relay)
		return []string{p.t("learner.tvThanks", "who", lowerFirstIf(s.Relay.Address != "", who)), who}
	case s.Relay != nil:
		who := p.called(*s.Relay)
		return []string{p.t("learner.tvRelay", "who", who), who}
	case s.Recalled:
		return []string{p.t("learner.tvRecalled"), p.t("learner.recalled")}
	case s.Item.Type == content.Multi && !s.Reveal:
		return []string{p.t("learner.tvMulti"), p.t("learner.review")}
	}
	return []string{p.t("learner.tvReview"), p.t("learner.review")}
}

// tvQuestionWords are as large as two lines allow.
func (p *painter) tvQuestionWords(style kit.Style, s flow.TVQuestion) kit.Words {
	words := kit.Words{Text: p.text(s.Item.Question.Text), Font: style.Font(kit.TVQuestion), Color: kit.Ink, Balance: true}
	for words.Font.Size > leastOnTV && kit.Lines(words, tvWide) > 2 {
		words.Font.Size--
	}
	return words
}

// tvAsked puts the question and gives where the rest begins.
func (p *painter) tvAsked(stage *kit.Stage, style kit.Style, s flow.TVQuestion) float32 {
	words := p.tvQuestionWords(style, s)
	high := kit.Height(words, tvWide)
	stage.Put(tvLeft, tvHead, tvWide, high, kit.NewText(style, words))
	return tvHead + high + 16
}

// tvChoices are the options with the hands for each, or with the places that they were given.
func (p *painter) tvChoices(stage *kit.Stage, style kit.Style, s flow.TVQuestion) []*kit.TVRow {
	rows, top := p.tvOptions(s), p.tvAsked(stage, style, s)
	const usual = 296 // where answers begin under a question of one or two lines, if they have room
	if top < usual && usual+tvRowsHeight(style, rows, tvWide) <= tvFoot {
		top = usual
	}
	put, _ := p.tvRows(stage, style, rows, kit.Box{X: tvLeft, Y: top, W: tvWide, H: tvFoot}, 136)
	return put
}

// tvRows puts rows under one another from box.Y to the foot at box.H, none higher than most, and gives where they end; a row of more lines is
// higher than its fellows where there is no room for all to be.
func (p *painter) tvRows(stage *kit.Stage, style kit.Style, rows []kit.TVOptionSpec, box kit.Box, most float32) (put []*kit.TVRow, foot float32) {
	need := make([]float32, len(rows))
	free := box.H - box.Y - tvGap*float32(len(rows)-1)
	for i, row := range rows {
		need[i] = kit.TVOptionHeight(style, row, box.W)
		free -= need[i]
	}
	high := p.levelled(need, free, most)
	y := box.Y
	for i, row := range rows {
		one := kit.TVOption(style, row)
		stage.Put(box.X, y, box.W, high[i], one.Named("tv.option."+row.Key))
		put = append(put, one)
		y += high[i] + tvGap
	}
	return put, y - tvGap
}

// levelled gives the free height to the lowest rows first, so that all are alike where they can be.
func (p *painter) levelled(need []float32, free, most float32) []float32 {
	high := slices.Clone(need)
	for free > 0.5 && len(high) > 0 {
		low := slices.Min(high)
		if low >= most {
			break
		}
		next, lowest := most, 0
		for _, h := range high {
			if h > low && h < next {
				next = h
			}
		}
		for _, h := range high {
			if h == low {
				lowest++
			}
		}
		grow := min(next-low, free/float32(lowest))
		for i, h := range high {
			if h == low {
				high[i] += grow
			}
		}
		free -= grow * float32(lowest)
	}
	return high
}

// tvOptions are the rows of the options.
func (p *painter) tvOptions(s flow.TVQuestion) []kit.TVOptionSpec {
	rows := make([]kit.TVOptionSpec, len(s.Item.Options))
	most := 0
	if len(s.Hands) > 0 {
		most = slices.Max(s.Hands)
	}
	bar := p.tvBars(s.Item)
	for i, o := range s.Item.Options {
		rows[i] = kit.TVOptionSpec{Bar: bar, Key: letter(i), Text: p.text(o.Text), State: tvState(s, i)}
		if at := slices.Index(s.Answer.Chosen, i); s.Item.Type == content.Order && at >= 0 {
			rows[i].Place = fmt.Sprint(at + 1)
		}
		if i < len(s.Hands) && most > 0 {
			rows[i].Count, rows[i].Counted, rows[i].Most = s.Hands[i], true, most
		}
	}
	return rows
}

// tvState is how option or spot i stands.
func tvState(s flow.TVQuestion, i int) kit.TVState {
	switch chosen := slices.Contains(s.Answer.Chosen, i); {
	case s.Reveal && s.Item.Mark(i):
		return kit.TVRight
	case s.Reveal || !chosen || s.Item.Type == content.Match:
		return kit.TVPlain
	case s.Phase == flow.NotYet:
		return kit.TVAgain
	}
	return kit.TVChosen
}

// tvBars is where the bars of counted hands begin, so that no answer takes more than two lines beside them.
func (p *painter) tvBars(item content.Item) float32 {
	bar := float32(kit.TVBars)
	for _, o := range item.Options {
		words := kit.Words{Text: p.text(o.Text), Font: p.tvStyle().Font(kit.TVBarText)}
		for bar < kit.TVBarsLast && kit.Lines(words, kit.TVTextWidth(bar)) > 2 {
			bar += 40
		}
	}
	return bar
}
