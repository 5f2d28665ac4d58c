// Things: phones and what they show, papers, money, places, signs.
import { C, arrow, circ, clip, em, fillPath, halo, oval, place, rect, stroke, text } from './ink.mjs';

// phone is w wide and 2w high; its screen is drawn in units of 180 by 380 whatever the size. No maker's marks.
export function phone(x, y, w, screen = '', { rot = 0, ground = C.paper } = {}) {
  const glass = rect(0, 0, 180, 380, 21, ground);
  const body = rect(0, 0, 200, 400, 30, C.dark, C.rim, 3)
    + place(10, 10, 1, glass + clip(rect(0, 0, 180, 380, 21, ground), screen)) + rect(74, 18, 52, 7, 3.5, C.dark);
  return place(x, y, w / 200, body, { rot, px: 100, py: 200 });
}
// handset lies on its side: w wide, w/2 high, screen 380 by 180.
export const handset = (x, y, w, screen = '', { ground = C.paper } = {}) => place(x, y, w / 400,
  rect(0, 0, 400, 200, 30, C.dark, C.rim, 3) + place(10, 10, 1, rect(0, 0, 380, 180, 21, ground) + clip(rect(0, 0, 380, 180, 21, ground), screen)));

export const bars = (x, y, widths, { h = 12, gap = 24, fill = C.grey } = {}) =>
  widths.map((w, i) => rect(x, y + i * gap, w, h, h / 2, fill)).join('');
export const row = (y, icon, { fill = C.white, w = 156, edge = C.grey } = {}) =>
  rect(12, y, w, 58, 14, fill, edge, 2) + icon + bars(72, y + 16, [72, 46], { h: 9, gap: 17, fill: C.grey2 });
export const toggle = (x, y, on = true, s = 1) => place(x, y, s,
  rect(0, 0, 52, 30, 15, on ? C.teal : C.grey2) + circ(on ? 37 : 15, 15, 11, C.white));
export const button = (x, y, w, h, body = '', { fill = C.teal, r = 16, lip = C.deep } = {}) =>
  rect(x, y + 5, w, h, r, lip) + rect(x, y, w, h, r, fill) + body;
export const disc = (cx, cy, r, glyphBody, fill = C.teal, edge) => circ(cx, cy, r, fill, edge, r * 0.1) + place(cx, cy, r / 24, glyphBody);

const apps = ['#4F8FBF', C.amber, '#6FA88A', '#B7657B', C.teal, '#C98B4A', '#7B6FB0', '#5DA7A5', '#D9B44A', '#8AA05A', '#6C8CA8', '#B07A5A'];
export const appGrid = (y = 60, rows = 4) => Array.from({ length: rows * 3 }, (_, i) =>
  rect(18 + (i % 3) * 52, y + Math.floor(i / 3) * 56, 40, 40, 11, apps[i % 12])
  + circ(38 + (i % 3) * 52, y + 20 + Math.floor(i / 3) * 56, 9, C.white)).join('');
export const keypad = (y = 150, r = 19) => [1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((d, i) => {
  const cx = d ? 40 + (i % 3) * 50 : 90;
  const cy = y + (d ? Math.floor(i / 3) : 3) * 50;
  return circ(cx, cy, r, C.tint) + text(String(d), cx, cy + 9, 25, { fill: C.teal });
}).join('');
export const dots = (x, y, count, { r = 8, gap = 26, fill = C.teal } = {}) =>
  Array.from({ length: count }, (_, i) => circ(x + i * gap, y, r, fill)).join('');

// Glyphs are white line drawings around 0,0 within ±12, for discs and buttons.
const W = (d, w = 3) => stroke(d, C.white, w);
export const glyph = {
  camera: fillPath('M-11-7H3a2 2 0 0 1 2 2V5a2 2 0 0 1-2 2H-11a2 2 0 0 1-2-2V-5a2 2 0 0 1 2-2zM6-2l7-4V6L6 2z', C.white),
  call: fillPath('M-8-11c2-1 4-1 5 1l2 4c0 2-2 3-3 4 1 3 4 6 7 7 1-1 2-3 4-3l4 2c2 1 2 3 1 5-1 2-4 3-6 3C-5 10-11 3-11-5c0-2 1-5 3-6z', C.white),
  hangup: place(0, 3, 1, fillPath('M-8-11c2-1 4-1 5 1l2 4c0 2-2 3-3 4 1 3 4 6 7 7 1-1 2-3 4-3l4 2c2 1 2 3 1 5-1 2-4 3-6 3C-5 10-11 3-11-5c0-2 1-5 3-6z', C.white), { rot: 135 }),
  mic: rect(-4, -12, 8, 15, 4, C.white) + W('M-8-2a8 8 0 0 0 16 0M0 7v5'),
  home: W('M-11-1L0-11 11-1M-7-3v12h14V-3'),
  power: W('M0-11V-1M-7-7a10 10 0 1 0 14 0'),
  plus: W('M-9 0H9M0-9V9', 4), minus: W('M-9 0H9', 4),
  check: W('M-9 1L-3 7 9-7', 4.5), cross: W('M-8-8L8 8M8-8L-8 8', 4.5),
  mail: W('M-11-8h22V8h-22zM-11-7L0 2 11-7', 2.6),
  link: W('M-2 3a5 5 0 0 0 7 0l5-5a5 5 0 0 0-7-7l-2 2M2-3a5 5 0 0 0-7 0l-5 5a5 5 0 0 0 7 7l2-2'),
  share: W('M-8 2v8H8V2M0 4V-11M-6-5L0-11 6-5'),
  down: W('M-9 10H9M0-11V4M-6-2L0 4 6-2'),
  again: W('M9-5a10 10 0 1 0 1 6M10-11v6H4'),
  send: fillPath('M-11-9L12 0-11 9-7 0z', C.white),
  person: circ(0, -5, 5, C.white) + fillPath('M-10 11c0-7 4-9 10-9s10 2 10 9z', C.white),
  eye: W('M-12 0q12-14 24 0q-12 14-24 0z', 2.6) + circ(0, 0, 3.5, C.white),
  speaker: fillPath('M-11-4h5l7-6V10l-7-6h-5z', C.white) + W('M5-5q4 5 0 10M9-8q6 8 0 16', 2.6),
  wifi: W('M-11-3q11-10 22 0M-7 2q7-6 14 0', 3.2) + circ(0, 7, 2.6, C.white),
  bars: rect(-10, 3, 4, 6, 1, C.white) + rect(-4, -1, 4, 10, 1, C.white) + rect(2, -5, 4, 14, 1, C.white) + rect(8, -9, 4, 18, 1, C.white),
  plane: fillPath('M0-12c2 0 2 3 2 5l9 6v3L2 0v6l3 3v2L0 10l-5 1V9l3-3V0l-9 2v-3l9-6c0-2 0-5 2-5z', C.white),
  search: circ(-2, -2, 7, null, C.white, 3.2) + W('M4 4l6 6', 4),
  picture: rect(-11, -9, 22, 18, 3, null, C.white, 2.6) + fillPath('M-9 7l6-8 4 5 3-3 5 6z', C.white) + circ(4, -4, 2, C.white),
  play: fillPath('M-7-10L11 0-7 10z', C.white),
  pin: fillPath('M0 12C-6 4-9 1-9-4a9 9 0 0 1 18 0c0 5-3 8-9 16z', C.white),
  heart: fillPath('M0 10C-16-2-8-12 0-5 8-12 16-2 0 10z', C.white),
  question: text('?', 0, 9, 26, { fill: C.white }),
  bang: text('!', 0, 9, 26, { fill: C.white }),
};
export const yes = (cx, cy, r) => circ(cx, cy, r + 3, C.white) + disc(cx, cy, r, place(0, 0, 1.15, glyph.check), C.green);
export const no = (cx, cy, r) => circ(cx, cy, r + 3, C.white) + disc(cx, cy, r, place(0, 0, 1.1, glyph.cross), C.brown);
export const ask = (cx, cy, r, mark = '?') => circ(cx, cy, r + 3, C.white) + circ(cx, cy, r, C.amber, C.edge, r * 0.08) + text(mark, cx, cy + r * 0.5, r * 1.4);
export const number = (cx, cy, r, d) => circ(cx, cy, r, C.amber, C.edge, 3) + text(String(d), cx, cy + r * 0.44, r * 1.25);

// bubble's tail leaves from side l, r, t or b towards tx,ty.
export function bubble(x, y, w, h, tx, ty, body = '', { fill = C.white, edge = C.teal, sw = 4, r = 20 } = {}) {
  const cx = Math.min(Math.max(tx, x + r + 10), x + w - r - 10);
  const cy = Math.min(Math.max(ty, y + r + 12), y + h - r - 12);
  const b = Math.min(14, h * 0.17);
  const side = ty > y + h ? `M${cx - b} ${y + h - 2}L${tx} ${ty}L${cx + b} ${y + h - 2}` : ty < y ? `M${cx - b} ${y + 2}L${tx} ${ty}L${cx + b} ${y + 2}`
    : tx < x ? `M${x + 2} ${cy - b}L${tx} ${ty}L${x + 2} ${cy + b}` : `M${x + w - 2} ${cy - b}L${tx} ${ty}L${x + w - 2} ${cy + b}`;
  return rect(x, y, w, h, r, fill, edge, sw) + fillPath(side, fill) + stroke(side, edge, sw) + body;
}
export const card = (x, y, w, h, body = '', { fill = C.white, edge = C.teal, sw = 4, r = 20 } = {}) => rect(x, y, w, h, r, fill, edge, sw) + body;
export const codes = (x, y, digits, { w = 56, h = 68, gap = 10, cols = digits.length, fill = C.cream } = {}) => [...digits].map((d, i) => {
  const bx = x + (i % cols) * (w + gap);
  const by = y + Math.floor(i / cols) * (h + gap);
  return rect(bx, by, w, h, w * 0.2, fill, C.teal, 3) + text(d, bx + w / 2, by + h * 0.5 + h * 0.25, h * 0.7, { fill: '#0B4A4E' });
}).join('');

// Signal.
export const wifi = (cx, cy, s, color = C.teal) => place(cx, cy, s,
  halo('M-44-20Q0-62 44-20', color, 11) + halo('M-27-2Q0-27 27-2', color, 11) + circ(0, 20, 12, '#FFF8E8') + circ(0, 20, 9, color));
export const router = (x, y, s) => place(x, y, s, stroke('M16 40L8 4M84 40L92 4', C.dark, 7) + rect(0, 38, 100, 34, 12, C.teal, C.rim, 2) + dots(22, 55, 3, { r: 5, gap: 18, fill: C.amber }));
export const tower = (x, y, s) => place(x, y, s,
  stroke('M22 150L50 20 78 150M32 104H68M26 132H74M32 104L74 132M68 104L26 132M40 66H60', '#6C7F88', 6) + circ(50, 18, 9, C.amber)
  + halo('M28-2a30 30 0 0 0 0 40M72-2a30 30 0 0 1 0 40M12-16a52 52 0 0 0 0 68M88-16a52 52 0 0 1 0 68', C.teal, 6));
export const sim = (x, y, s) => place(x, y, s, fillPath('M10 0H50L76 26V94a10 10 0 0 1-10 10H10A10 10 0 0 1 0 94V10A10 10 0 0 1 10 0z', C.teal, C.white, 3)
  + rect(16, 44, 44, 44, 8, C.amber) + stroke('M16 60H60M16 74H60M38 44V88', C.edge, 3));
export const signal = (x, y, s, full = 4) => place(x, y, s, [0, 1, 2, 3].map((i) => rect(i * 20, 48 - i * 16, 14, 16 + i * 16, 4, i < full ? C.teal : C.grey2)).join(''));
export const sound = (cx, cy, s, color = C.teal) => place(cx, cy, s, halo('M0-14q10 14 0 28M14-26q20 26 0 52M28-38q30 38 0 76', color, 7));
export const voice = (x, y, w, h, color = C.teal) => [0.4, 0.8, 0.5, 1, 0.65, 0.9, 0.35, 0.7, 0.45].map((v, i) =>
  rect(x + i * w / 9, y - v * h / 2, w / 16, v * h, w / 32, color)).join('');

// Money and papers.
export const coin = (cx, cy, r) => circ(cx, cy, r, C.amber, C.edge, r * 0.1) + circ(cx, cy, r * 0.76, null, '#FFD58A', r * 0.08) + text('đ', cx, cy + r * 0.42, r * 1.2, { fill: '#5B3700' });
export const note = (x, y, w, { rot = 0 } = {}) => place(x, y, w / 120, rect(0, 0, 120, 60, 8, '#7DB79B', '#2F6B50', 3) + circ(60, 30, 19, '#DDF0E4')
  + text('đ', 60, 40, 30, { fill: '#2F6B50' }) + circ(17, 30, 6, '#DDF0E4') + circ(103, 30, 6, '#DDF0E4'), { rot, px: 60, py: 30 });
export const notes = (x, y, w) => note(x + w * 0.1, y - w * 0.12, w, { rot: -7 }) + note(x - w * 0.02, y - w * 0.04, w, { rot: 4 }) + note(x, y + w * 0.05, w);
export const paper = (x, y, w, h, body = '', { edge = C.mid } = {}) => {
  const ear = Math.round(Math.min(w, h) * 0.18);
  return fillPath(`M${x} ${y}h${w - ear}l${ear} ${ear}v${h - ear}h-${w}z`, C.white, edge, 3)
    + fillPath(`M${x + w - ear} ${y}v${ear}h${ear}z`, C.tint, edge, 3) + body;
};
export const wallet = (x, y, w) => place(x, y, w / 120, rect(0, 8, 120, 84, 14, '#9A6238', '#5E3416', 3) + stroke('M10 34H110', '#5E3416', 3, '7 6') + rect(76, 44, 44, 28, 10, '#B5743A', '#5E3416', 3) + circ(92, 58, 6, C.amber));
export const qr = (x, y, s, { ink = C.dark } = {}) => {
  const u = s / 25; let seed = 7; let cells = '';
  for (let i = 0; i < 21; i++) for (let j = 0; j < 21; j++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const eye = (i < 8 && j < 8) || (i < 8 && j > 12) || (i > 12 && j < 8);
    if (!eye && seed > 1130000000) cells += `M${Math.round((x + (j + 2) * u) * 10) / 10} ${Math.round((y + (i + 2) * u) * 10) / 10}h${Math.round(u * 10.4) / 10}v${Math.round(u * 10.4) / 10}h-${Math.round(u * 10.4) / 10}z`;
  }
  const eye = (cx, cy) => rect(x + cx * u, y + cy * u, 7 * u, 7 * u, u, ink) + rect(x + (cx + 1) * u, y + (cy + 1) * u, 5 * u, 5 * u, u * 0.6, C.white) + rect(x + (cx + 2) * u, y + (cy + 2) * u, 3 * u, 3 * u, u * 0.5, ink);
  return rect(x, y, s, s, u * 1.6, C.white, C.teal, Math.max(2, s / 50)) + `<path d="${cells}" fill="${ink}"/>` + eye(2, 2) + eye(16, 2) + eye(2, 16);
};
export const idCard = (x, y, w, who = 'ba', { rot = 0 } = {}) => place(x, y, w / 200, rect(0, 0, 200, 126, 14, '#CFE9EC', C.teal, 4) + rect(0, 0, 200, 30, 14, C.teal) + rect(0, 16, 200, 14, 0, C.teal)
  + bars(16, 11, [90], { h: 9, fill: '#9FD0D0' }) + rect(14, 42, 58, 70, 8, C.white) + em(who === 'ba' ? 'old-woman-medium-light' : 'old-man-medium-light', 17, 50, 52)
  + bars(86, 48, [98, 76, 60], { h: 10, gap: 20, fill: C.mid }) + rect(160, 84, 26, 22, 5, C.amber, C.edge, 2), { rot, px: 100, py: 63 });
export const healthCard = (x, y, w) => place(x, y, w / 200, rect(0, 0, 200, 126, 14, '#E6F4EA', C.green, 4) + disc(44, 56, 28, place(0, 0, 1.1, glyph.heart), C.green)
  + bars(86, 36, [98, 76, 88], { h: 11, gap: 24, fill: '#8DBB9C' }) + bars(16, 102, [120], { h: 9, fill: '#8DBB9C' }));
export const scam = (x, y, s) => em('hook', x, y, s);

// Places.
export const bank = (x, y, s) => em('classical-building', x, y, s) + coin(x + s * 0.5, y + s * 0.3, s * 0.11);
export const office = (x, y, w, body = '') => place(x, y, w / 200, rect(10, 60, 180, 110, 4, '#F3D48C', '#9A6A20', 3) + fillPath('M0 62L100 10 200 62z', '#B5663A', '#7F4423', 3)
  + rect(78, 104, 44, 66, 3, C.wood) + circ(114, 138, 3, C.amber) + rect(26, 88, 38, 36, 3, C.blue, C.white, 4) + rect(136, 88, 38, 36, 3, C.blue, C.white, 4) + rect(56, 66, 88, 18, 4, C.teal) + fillPath(star(100, 38, 13), C.amber) + body);
export function star(cx, cy, r) {
  return `M${Array.from({ length: 10 }, (_, i) => { const a = -Math.PI / 2 + i * Math.PI / 5; const q = i % 2 ? r * 0.42 : r; return `${Math.round((cx + q * Math.cos(a)) * 10) / 10} ${Math.round((cy + q * Math.sin(a)) * 10) / 10}`; }).join('L')}z`;
}
export const stars = (x, y, r, lit = 5) => [0, 1, 2, 3, 4].map((i) => fillPath(star(x + i * r * 2.3, y, r), i < lit ? C.amber : C.grey, i < lit ? C.edge : C.grey2, 2)).join('');
export const shop = (x, y, s) => place(x, y, s / 120, rect(10, 44, 100, 70, 4, '#FBE3B4', '#9A6A20', 3) + rect(70, 66, 28, 48, 3, C.wood) + rect(20, 66, 40, 30, 3, C.blue, C.white, 3)
  + [0, 1, 2, 3, 4, 5].map((i) => fillPath(`M${6 + i * 18} 18h18v26a9 9 0 0 1-18 0z`, i % 2 ? C.cream : C.teal, C.deep, 1.5)).join('') + rect(2, 10, 116, 12, 5, C.teal));
export const counter = (x, y, w, h = 70) => rect(x, y, w, 16, 6, C.wood2) + rect(x + 8, y + 14, w - 16, h, 4, C.wood) + rect(x + 24, y + 28, w - 48, h - 28, 6, '#A5652F');
export const calendar = (x, y, s, day) => place(x, y, s / 120, rect(0, 10, 120, 110, 14, C.white, C.teal, 4) + fillPath('M0 40V24a14 14 0 0 1 14-14H106a14 14 0 0 1 14 14V40z', C.teal)
  + stroke('M32 2v18M88 2v18', C.amber, 8) + (day ? text(day, 60, 100, 56) : [0, 1, 2].map((r) => dots(22, 58 + r * 20, 4, { r: 6, gap: 25, fill: C.grey2 })).join('')));
export const tv = (x, y, w, body = '') => place(x, y, w / 240, stroke('M80 168L66 186M160 168L174 186', C.dark, 10) + rect(0, 0, 240, 168, 16, C.dark, C.rim, 3) + rect(12, 12, 216, 144, 8, C.sky) + body);
export const web = (x, y, w, h, address, { size = 40, edge = C.teal } = {}) => rect(x, y, w, h, 18, C.white, edge, 4) + fillPath(`M${x} ${y + size * 1.9}V${y + 18}a18 18 0 0 1 18-18H${x + w - 18}a18 18 0 0 1 18 18V${y + size * 1.9}z`, C.tint, edge, 4)
  + rect(x + 14, y + size * 0.36, w - 28, size * 1.2, size * 0.5, C.white, C.mid, 2) + (address ? text(address, x + w / 2, y + size * 1.28, size, { fill: C.teal }) : '');
export const gauge = (x, y, w, h, level) => rect(x, y, w, h, h * 0.3, C.white, C.dark, 4) + rect(x + 6, y + 6, (w - 12) * level, h - 12, h * 0.22, level > 0.4 ? C.teal : C.amber) + rect(x + w + 3, y + h * 0.3, 8, h * 0.4, 3, C.dark);
export const film = (x, y, w, h) => rect(x, y, w, h, 12, C.violet) + clip(rect(x, y, w, h, 12, C.violet), oval(x + w * 0.5, y + h, w * 0.6, h * 0.5, '#55508A')) + circ(x + w / 2, y + h / 2, Math.min(w, h) * 0.26, C.white) + fillPath(`M${x + w / 2 - h * 0.08} ${y + h / 2 - h * 0.13}l${h * 0.24} ${h * 0.13}l-${h * 0.24} ${h * 0.13}z`, C.violet);
export const chat = (x, y, w, h, mine, body = '') => rect(x, y, w, h, 14, mine ? C.tint : C.white, mine ? C.mid : C.grey2, 2) + body;
export { arrow };
