package workshop

import (
	"fmt"

	"dendau/content"
)

// stepLine takes one line of a step: what to do, what to tap or type, what is said to a wrong tap.
func (p *lessonParser) stepLine(t *practiceSource, b block) {
	n := len(t.item.Practice.Steps)
	if m := markHead.FindStringSubmatch(b.vi); m != nil && m[1] == "slip" {
		b.vi = m[3]
		t.step.Slips = append(t.step.Slips, content.Slip{Part: m[2], Hint: content.Spoken{Text: b.text()}})
		return
	}
	key, value, ok := b.setting()
	if !ok {
		p.fatal(b.line, "a step holds \"- do: …\", \"- tap: part\" or \"- type: text\", \"- hint: …\", \"- slip part: …\", \"- sound: …\"")
		return
	}
	if !p.once(b.line, fmt.Sprintf("%s of step %d of %s", key, n, t.tag)) {
		return
	}
	b.vi = value
	switch key {
	case "do":
		t.step.Do.Text = b.text()
	case "tap":
		t.step.Tap = list(value)
	case "type":
		t.step.Type = value
	case "hint":
		t.step.Hint.Text = b.text()
	case "sound":
		p.Sounds[fmt.Sprintf("%s.%d", t.tag, n)] = b.text()
	default:
		p.fatal(b.line, "unknown key %q", key)
	}
}
