#!/bin/sh
# Draws the page's icons for a home screen out of the lamp, with rsvg-convert. A maskable one keeps the lamp within the inner 80 %.
set -eu
cd "$(dirname "$0")/page"
lamp=$(sed -e '1d' -e 's/<\/svg>//' lamp.svg)
draw() { # name, side, height of the lamp, radius of the ground, of a drawing 512 wide
	scale=$(awk "BEGIN { print $3 / 96 }")
	cat <<SVG | rsvg-convert -w "$2" -h "$2" -o "$1"
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
<rect width="512" height="512" rx="$4" fill="#FBF1DC"/><circle cx="256" cy="200" r="150" fill="#FFE2A6"/>
<g transform="translate(256 256) scale($scale) translate(-32 -50)">$lamp</g></svg>
SVG
}
draw icon-192.png 192 400 96
draw icon-512.png 512 400 96
draw icon-mask.png 512 320 0
