// Ink: the colours, shapes, letters and emoji every picture is made of.
// Each function returns SVG text; numbers are in the picture's own units.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const opentype = require('opentype.js');
const fontFile = (name) => require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}`);
const faces = {
  bold: opentype.loadSync(fontFile('700Bold/BeVietnamPro_700Bold.ttf')),
  regular: opentype.loadSync(fontFile('500Medium/BeVietnamPro_500Medium.ttf')),
};
const fluent = JSON.parse(fs.readFileSync(require.resolve('@iconify-json/fluent-emoji-flat/icons.json'))).icons;

export const C = {
  ink: '#1E2A2D', dark: '#22303A', rim: '#5B707B', teal: '#0B5A5E', deep: '#063E41', tint: '#DCEDEB', mid: '#7FA9AB',
  amber: '#F2A93B', soft: '#FDEBC6', cream: '#FFF3D6', edge: '#9A5B00', violet: '#35305A', grey: '#DDE5E8',
  grey2: '#AEBCC2', sky: '#CDEBF0', blue: '#9FD9E8', wood: '#8E5226', wood2: '#B5743A', green: '#2A7843',
  brown: '#8F6118', paper: '#F5F8FA', white: '#fff', skin: '#EBC09B',
};

// Fluent's skins are cool beside lamp light: LOOK.md's warm ones, and dark hair for the young.
const warm = {
  '#c68d7b': '#E4B08C', '#bb806e': '#D49B76', '#ab6a55': '#B87A50', '#b87a66': '#CF9670', '#593b39': '#3B2A28',
  '#eebfaa': '#EDBF9B', '#e4b29a': '#DFA97F', '#d19479': '#C78A5E', '#d6a089': '#CF9A6D',
};

let ids = 0;
export const fresh = (stem) => `${stem}${++ids}`;
export const resetIds = () => { ids = 0; };

const n = (v) => String(Math.round(v * 10) / 10);
const n2 = (v) => String(Math.round(v * 1000) / 1000);
const paint = (fill, stroke, w) => `fill="${fill ?? 'none'}"${stroke ? ` stroke="${stroke}" stroke-width="${n(w ?? 4)}"` : ''}`;

export const rect = (x, y, w, h, r, fill, stroke, sw) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${n(r)}" ${paint(fill, stroke, sw)}/>`;
export const circ = (cx, cy, r, fill, stroke, sw) => `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" ${paint(fill, stroke, sw)}/>`;
export const oval = (cx, cy, rx, ry, fill, op = 1) => `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" opacity="${op}"/>`;
export const fillPath = (d, fill, stroke, sw) => `<path d="${d}" ${paint(fill, stroke, sw)} stroke-linejoin="round"/>`;
export const stroke = (d, color, w, dash) =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${n(w)}" stroke-linecap="round" stroke-linejoin="round"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;

// place puts a drawing at x,y, scaled by s, turned by rot degrees about its own point px,py.
export const place = (x, y, s, body, { rot = 0, px = 0, py = 0, op } = {}) =>
  `<g transform="translate(${n(x)} ${n(y)})${s !== 1 ? ` scale(${n2(s)})` : ''}${rot ? ` rotate(${n(rot)} ${n(px)} ${n(py)})` : ''}"${op ? ` opacity="${op}"` : ''}>${body}</g>`;

export const clip = (shape, body) => {
  const id = fresh('c');
  return `<clipPath id="${id}">${shape}</clipPath><g clip-path="url(#${id})">${body}</g>`;
};

// text is drawn as outlines, so that no machine needs the face to show the picture as meant.
export function text(s, x, y, size, { fill = C.ink, anchor = 'middle', face = 'bold' } = {}) {
  const font = faces[face];
  const body = s.normalize('NFC');
  const width = font.getAdvanceWidth(body, size);
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return `<path d="${font.getPath(body, left, y, size).toPathData(1)}" fill="${fill}"/>`;
}
export const textWidth = (s, size) => faces.bold.getAdvanceWidth(s, size);

// shorter keeps two decimals. A number may touch the one before it (1.5.942 is 1.5 and .942), so one that grows to a
// whole number gets a space of its own.
const shorter = (number, at, all) => {
  if (number.split('.')[1].length < 3) return number;
  const short = Number(number).toFixed(2).replace(/^0(?=\.)/, '');
  return /[\d.]/.test(all[at - 1] ?? '') ? ` ${short}` : short;
};
const tidy = (body) => body
  .replace(/#[0-9a-fA-F]{6}/g, (c) => warm[c.toLowerCase()] ?? c)
  .replace(/<g fill="none">([\s\S]*)<\/g>/, '$1')
  .replace(/\d*\.\d+/g, shorter);

// Silhouettes are lightened, or they would vanish on the dark theme.
const pale = { '#533566': '#8A7CC0', '#321b41': '#6A5CA3' };
const silhouettes = new Set(['speaking-head', 'bust-in-silhouette', 'busts-in-silhouette']);

// em draws a Fluent emoji in a square of the given size.
export function em(name, x, y, size, { rot = 0, flip = false, op, recolour = {} } = {}) {
  const icon = fluent[name];
  if (!icon) throw new Error(`no emoji ${name}`);
  let body = tidy(icon.body);
  for (const [from, to] of Object.entries(silhouettes.has(name) ? pale : recolour)) body = body.replaceAll(from, to);
  const turn = (rot ? ` rotate(${n(rot)} 16 16)` : '') + (flip ? ' translate(32 0) scale(-1 1)' : '');
  return `<g fill="none" transform="translate(${n(x)} ${n(y)}) scale(${n2(size / 32)})${turn}"${op ? ` opacity="${op}"` : ''}>${body}</g>`;
}

export const shadow = (cx, cy, rx, ry = 16) => oval(cx, cy, rx, ry, '#B98A3C', 0.28);

// halo lets a dark line be seen on the dark theme too: the same line, cream and wider, lies under it.
export const halo = (d, color, w, dash) => stroke(d, '#FFF8E8', w + 6) + stroke(d, color, w, dash);

export function arrow(x1, y1, x2, y2, { color = C.teal, w = 9, bend = 0, dash } = {}) {
  const mx = (x1 + x2) / 2 - (y2 - y1) * bend;
  const my = (y1 + y2) / 2 + (x2 - x1) * bend;
  const a = Math.atan2(y2 - my, x2 - mx);
  const L = w * 2.4;
  const wing = (t) => `${n(x2 - L * Math.cos(a + t))} ${n(y2 - L * Math.sin(a + t))}`;
  const shaft = `M${n(x1)} ${n(y1)}Q${n(mx)} ${n(my)} ${n(x2)} ${n(y2)}`;
  const head = `M${wing(0.6)}L${n(x2)} ${n(y2)}L${wing(-0.6)}`;
  return stroke(shaft + head, '#FFF8E8', w + 7) + stroke(shaft, color, w, dash) + stroke(head, color, w);
}
