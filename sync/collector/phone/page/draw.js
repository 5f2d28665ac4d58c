// Small drawings made here.

import { numericCode } from "./qrcode.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4;

/** An icon of index.html's, by its id. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** Draws digits as a QR code into an svg element: black on white in every theme, with its quiet zone. */
export function drawCode(svg, digits, label) {
  const square = numericCode(digits);
  svg.dataset.digits = digits;
  svg.setAttribute("aria-label", label);
  if (!square) {
    svg.replaceChildren();
    return;
  }
  const side = square.size + 2 * QUIET;
  let black = "";
  for (let y = 0; y < square.size; y++) {
    for (let x = 0; x < square.size; x++) {
      const from = x;
      while (x < square.size && square.at(x, y)) x++;
      if (x > from) black += `M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`;
    }
  }
  const ground = document.createElementNS(SVG, "rect");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of [["width", side], ["height", side], ["fill", "#fff"]]) ground.setAttribute(name, value);
  path.setAttribute("fill", "#000");
  path.setAttribute("d", black);
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.replaceChildren(ground, path);
}
