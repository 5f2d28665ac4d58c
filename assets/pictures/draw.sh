#!/bin/sh
# Draws every picture of the interface from its SVG source at twice its largest size, and every icon as a mask.
# Needs rsvg-convert (Debian: librsvg2-bin). Run by hand after changing a source: sh assets/pictures/draw.sh
set -eu
cd "$(dirname "$0")"
draw() { rsvg-convert --height "$2" "src/$1.svg" --output "$1.png"; }
for face in elder-woman elder-man younger-woman younger-man; do draw "$face" 192; done
for thing in book memo phone calendar bulb smile card shield lotus; do draw "$thing" 128; done
for lamp in lamp-lit lamp-lit-dark lamp-unlit lamp-unlit-dark; do draw "$lamp" 240; done
for shape in star leaf drop disc flower square; do draw "colour-$shape" 192; done
draw finger 208
draw icon 512
draw glow 256
draw glow-dark 256
draw stick 520
draw done-woman 1184
draw done-man 1184
draw recall 1184
draw home 1440
draw home-low 1192
draw night-setup 1536
draw night-pin 1536
# Icons become masks: the toolkit's own SVG renderer thins lines and bends arcs.
for icon in ../icons/*.svg; do
  sed 's/currentColor/#000000/g' "$icon" | rsvg-convert --height 128 --keep-aspect-ratio --output "${icon%.svg}.png"
done
