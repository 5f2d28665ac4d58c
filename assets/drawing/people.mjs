// People: elders in áo bà ba, the young, those who serve, and the hooded stranger.
import { C, circ, clip, em, fillPath, oval, place, rect, stroke } from './ink.mjs';

const faces = {
  ba: 'old-woman-medium-light', ong: 'old-man-medium-light', me: 'woman-medium', bo: 'man-medium',
  trai: 'boy-medium', gai: 'girl-medium', ca: 'man-police-officer-medium', ca2: 'woman-police-officer-medium',
  bs: 'health-worker-medium', nv: 'office-worker-medium', nv2: 'woman-office-worker-medium',
};
const busts = new Set(['ca', 'ca2', 'bs', 'nv', 'nv2']);
const shirts = {
  ba: ['#0F6C6E', '#0A4E50'], ong: ['#7A5A3C', '#57402B'], me: ['#B7657B', '#93495E'], bo: ['#3F6E9A', '#2F5578'],
  trai: ['#F2A93B', '#D98A1E'], gai: ['#6FA88A', '#4F8569'], plum: ['#7B4A7E', '#5E3561'],
};

// The faces all smile; worried turns the mouth over, for a burning house or a frightening call.
const frown = (body) => body.replace(/<path fill="#99083[89]" d="[Mm][\d.]+ ([\d.]+)[^>]*>/, (mouth, y) => `<g transform="translate(0 ${(2 * y + 1.2).toFixed(1)}) scale(1 -1)">${mouth}</g>`);
export const face = (who, x, y, size, { worried, ...o } = {}) => (worried ? frown : String)(em(faces[who] ?? who, x, y, size, o));

// person is 200 wide and 262 high before scaling, cut straight below the chest.
// arm: 'phone' holds a phone to the ear, 'palm' says stop, 'point' raises a finger, 'down' none.
export function person(who, x, y, s, { shirt, arm = 'down', rot = 0, worried } = {}) {
  if (busts.has(who)) return em(faces[who], x, y + 30 * s, 232 * s);
  const [cloth, fold] = shirts[shirt ?? who];
  const elder = who === 'ba' || who === 'ong';
  let body = fillPath('M10 262C10 176 48 148 100 148S190 176 190 262Z', cloth);
  body += fillPath('M100 148c-10 0-19 1-27 3l27 40 27-40c-8-2-17-3-27-3z', C.skin);
  body += elder
    ? fillPath('M73 151l27 40 27-40 12 5-36 58h-6l-36-58z', fold) + stroke('M100 214v46', fold, 5)
      + circ(108, 228, 3.5, C.white) + circ(108, 248, 3.5, C.white)
    : stroke('M70 154q30 52 60 0', fold, 9);
  body += face(who, 14, 0, 172, { worried }) + arms[arm](cloth);
  return place(x, y, s, body, { rot, px: 100, py: 262 });
}

const arms = {
  down: () => '',
  phone: (cloth) => stroke('M180 252C194 214 186 176 172 136', cloth, 34)
    + place(150, 62, 1, rect(0, 0, 34, 68, 8, C.dark) + rect(4, 5, 26, 58, 5, C.blue), { rot: 8 }) + circ(172, 126, 19, C.skin),
  palm: (cloth) => stroke('M176 250C198 230 204 206 204 186', cloth, 34) + em('raised-hand-medium-light', 164, 104, 78, { flip: true }),
  point: (cloth) => stroke('M176 250C198 230 204 206 204 186', cloth, 34) + em('backhand-index-pointing-up-medium-light', 168, 104, 76),
  wave: (cloth) => stroke('M176 250C198 230 204 206 204 186', cloth, 34) + em('raised-hand-medium-light', 164, 104, 78, { flip: true, rot: 18 }),
};

// avatar is a face in a coloured disc, as a contact on a phone.
export function avatar(who, cx, cy, r, ground = C.soft, ring) {
  const size = busts.has(who) ? r * 1.9 : r * 1.55;
  const top = busts.has(who) ? cy - r * 0.85 : cy - r * 0.72;
  return circ(cx, cy, r, ground) + clip(circ(cx, cy, r), face(who, cx - size / 2, top, size)) + (ring ? circ(cx, cy, r, null, ring, Math.max(3, r * 0.1)) : '');
}

// crook is a hooded stranger in a violet disc: no face, so nobody is accused.
export function crook(cx, cy, r, { cap = false, ring = C.white } = {}) {
  const s = r / 100;
  const figure = fillPath('M-72 110C-72 40-40 26 0 26S72 40 72 110Z', '#17142E')
    + fillPath('M-46 34C-58-20-44-66 0-66S58-20 46 34C30 52-30 52-46 34Z', '#221E40')
    + fillPath('M-30 22C-38-14-28-40 0-40S38-14 30 22C20 36-20 36-30 22Z', '#0D0B1E')
    + oval(-13, -4, 7, 5, C.amber) + oval(13, -4, 7, 5, C.amber)
    + (cap ? fillPath('M-50-44q50-44 100 0l-6 18q-44-16-88 0z', '#2F5578') + fillPath('M-44-30q44-18 88 0l4 10q-48-16-96 0z', '#12263A') + circ(0, -48, 9, C.amber) : '');
  return circ(cx, cy, r, C.violet) + clip(circ(cx, cy, r), place(cx, cy, s, figure)) + circ(cx, cy, r, null, ring, Math.max(3, 5 * s));
}

// caller is whoever rings: a neat unknown person, so that a question does not say already whether to trust them.
export const caller = (cx, cy, r, who = 'nv') => avatar(who, cx, cy, r, C.violet, C.white);

// masked is the stranger behind someone else's face on a stick.
export function masked(who, cx, cy, r) {
  const s = r / 100;
  return crook(cx, cy, r)
    + place(cx, cy, s, stroke('M54 90V140', C.wood, 10) + circ(54, 48, 48, C.soft, C.wood, 4) + face(who, 16, 10, 76) + circ(54, 128, 19, '#221E40'));
}

// tap is a hand whose fingertip touches x,y inside an amber ring.
export const tap = (x, y, size = 104, { ring = size * 0.26, rot = -18 } = {}) =>
  (ring ? circ(x, y, ring, null, C.amber, 6) : '')
  + place(x, y, 1, em('backhand-index-pointing-up-medium-light', -size * 0.425, -size * 0.05, size), { rot });
