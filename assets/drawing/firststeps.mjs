// The first steps with the machine: things of every day on large tiles, and how a hand holds a mouse or touches a screen.
import fs from 'node:fs';
import { C, arrow, em, fillPath, oval, place, rect, shadow, stroke, text } from './ink.mjs';
import { person, tap } from './people.mjs';
import { disc, sound } from './things.mjs';

// lamp is the sign of the house; its source is the interface's own.
const lampBody = fs.readFileSync(new URL('../pictures/src/lamp-lit.svg', import.meta.url), 'utf8').replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').trim();
const lamp = (x, y, h) => place(x, y, h / 96, lampBody);

// non is a palm-leaf hat with its chin ribbon.
const non = (x, y, w) => place(x, y, w / 200, fillPath('M100 14L194 124Q100 156 6 124Z', '#EBCB86', '#9A6A20', 4)
  + stroke('M78 40Q100 48 122 40M58 64Q100 78 142 64M38 88Q100 110 162 88M22 108Q100 134 178 108', '#B98A3C', 3)
  + fillPath('M100 14L112 28Q100 34 88 28Z', '#B98A3C') + stroke('M40 132Q52 186 100 188T160 132', C.teal, 6));

// bowl is rice that steams.
const bowl = (x, y, s) => em('cooked-rice', x, y, s, { recolour: { '#f8312f': '#2F7F8F', '#ca0b4a': '#1F5F6C' } }) + stroke(`M${x + s * 0.34} ${y + s * 0.12}q-${s * 0.06}-${s * 0.06} 0-${s * 0.12}M${x + s * 0.52} ${y + s * 0.1}q-${s * 0.06}-${s * 0.06} 0-${s * 0.12}M${x + s * 0.7} ${y + s * 0.12}q-${s * 0.06}-${s * 0.06} 0-${s * 0.12}`, C.mid, s * 0.025);

const mouse = (x, y, s) => place(x, y, s, oval(60, 168, 66, 12, '#B98A3C', 0.28) + stroke('M60 10C60-30 100-30 100-70', C.rim, 7)
  + rect(10, 6, 100, 160, 50, C.white, C.rim, 4) + fillPath('M60 8a50 48 0 0 0-48 48V74H60z', C.amber, C.edge, 3) + stroke('M60 8V74M10 74H110', C.rim, 4) + rect(53, 28, 14, 30, 7, C.rim));

const monitor = (x, y, w, body) => place(x, y, w / 300, stroke('M150 196V226M96 232H204', C.rim, 14) + rect(0, 0, 300, 200, 16, C.dark, C.rim, 3) + rect(12, 12, 276, 176, 8, C.paper) + body);
const pointer = (x, y, s) => place(x, y, s, fillPath('M0 0V44L11 34L19 52L28 48L20 30L34 29Z', C.dark, C.white, 4));
const keyOf = (x, y, letter, lit) => rect(x, y, 58, 58, 12, lit ? C.amber : C.white, lit ? C.edge : C.mid, 4) + text(letter, x + 29, y + 42, 36, { fill: lit ? '#5B3700' : C.ink });

// pot is our teal where Fluent's is red: red is the colour of nothing here.
const pot = (x, y, s) => em('teapot', x, y, s, { recolour: { '#f8312f': '#1C8A8C', '#ca0b4a': '#0F6C6E' } });

const big = (name) => () => em(name, 20, 20, 200);

// tiles are drawn once and shown on both lessons' boards. Words for who cannot see them are the words on the tile.
const tiles = {
  den: ['Ngọn đèn dầu đang cháy', 'A burning oil lamp', () => lamp(47, 10, 220)],
  'am-tra': ['Ấm trà', 'A teapot', () => pot(20, 20, 200)],
  ga: ['Con gà trống', 'A rooster', big('rooster')],
  vit: ['Con vịt', 'A duck', big('duck')],
  ca: ['Con cá', 'A fish', big('fish')],
  trau: ['Con trâu', 'A water buffalo', () => em('water-buffalo', 20, 20, 200, { recolour: { '#636363': '#7A858F', '#212121': '#46515A', '#1c1c1c': '#46515A' } })],
  meo: ['Con mèo', 'A cat', big('cat-face')],
  cho: ['Con chó', 'A dog', big('dog-face')],
  'dua-hau': ['Miếng dưa hấu', 'A slice of watermelon', big('watermelon')],
  chuoi: ['Trái chuối', 'A banana', big('banana')],
  dua: ['Trái dừa', 'A coconut', big('coconut')],
  xoai: ['Trái xoài', 'A mango', big('mango')],
  'ca-rot': ['Củ cà rốt', 'A carrot', big('carrot')],
  tom: ['Con tôm', 'A shrimp', big('shrimp')],
  trung: ['Quả trứng', 'An egg', big('egg')],
  ot: ['Trái ớt', 'A chilli', big('hot-pepper')],
  rau: ['Rau xanh', 'Leafy greens', big('leafy-green')],
  non: ['Cái nón lá', 'A palm-leaf hat', () => non(20, 24, 200)],
  chen: ['Chén trà', 'A cup of tea', big('teacup-without-handle')],
  'xe-dap': ['Chiếc xe đạp', 'A bicycle', big('bicycle')],
  dai: ['Cái đài', 'A radio', big('radio')],
  kinh: ['Cặp kính', 'A pair of glasses', big('glasses')],
  gio: ['Cái giỏ', 'A basket', big('basket')],
  'chia-khoa': ['Chiếc chìa khóa', 'A key', big('key')],
  com: ['Chén cơm nóng', 'A bowl of hot rice', () => bowl(20, 24, 200)],
  lua: ['Bếp lửa', 'A fire', big('fire')],
  so: ['Quyển sổ và cây bút', 'A notebook and a pen', big('memo')],
};
const only = (...names) => Object.fromEntries(names.map((n) => [n, tiles[n]]));

export const press = {
  folder: 'b1-bam-va-tim',
  icon: ['Con chuột máy tính', 'A computer mouse', () => em('computer-mouse', 4, 4, 56)],
  cover: ['Bàn tay cầm con chuột, mũi tên trên màn hình', 'A hand on a mouse and an arrow on the screen', 'p1'],
  p1: ['Con chuột, nút bên trái màu vàng; mũi tên trên màn hình đi theo', 'A mouse with its left button in amber; the arrow on the screen follows it', () =>
    monitor(120, 26, 280, rect(36, 40, 104, 120, 16, C.soft, C.amber, 4) + lamp(60, 52, 92) + rect(164, 40, 100, 120, 16, C.white, C.mid, 3) + pot(176, 60, 76) + pointer(118, 112, 1.1))
    + arrow(126, 440, 126, 300, { w: 9 }) + arrow(394, 440, 394, 300, { w: 9 }) + mouse(196, 318, 1.02)
    + disc(188, 350, 26, text('1', 0, 9, 26, { fill: C.white }))],
  p2: ['Ngón tay chạm nhẹ vào hình ngọn đèn trên màn hình', 'A fingertip lightly touches the lamp on a screen', () =>
    place(36, 40, 0.86, shadow(260, 452, 150, 12) + monitor(84, 70, 352, rect(30, 30, 112, 140, 16, C.soft, C.amber, 4) + lamp(58, 42, 100) + rect(162, 30, 108, 140, 16, C.white, C.mid, 3) + em('bicycle', 172, 56, 88))
    + tap(200, 226, 180, { ring: 42 }))],
  ...only('den', 'am-tra', 'ga', 'vit', 'ca', 'trau', 'meo', 'cho', 'dua-hau', 'chuoi', 'dua', 'xoai', 'ca-rot', 'tom', 'trung', 'ot', 'rau', 'non', 'chen', 'xe-dap', 'dai', 'kinh', 'gio', 'chia-khoa'),
};

export const listen = {
  folder: 'b2-nghe-va-go-ten',
  icon: ['Cái loa', 'A loudspeaker', () => em('speaker-high-volume', 4, 4, 56)],
  cover: ['Bà nghe máy nói', 'A woman listens to the machine', 'p1'],
  p1: ['Bà nghe máy nói; nút Nghe lại màu vàng', 'A woman listens to the machine; the amber button plays it again', () =>
    place(44, 60, 0.85, shadow(250, 484, 170, 10) + person('ba', 70, 222, 1) + monitor(236, 40, 196, rect(30, 34, 240, 64, 12, C.soft, C.amber, 4) + rect(30, 116, 150, 22, 8, C.grey) + rect(30, 150, 200, 22, 8, C.grey))
    + place(292, 320, 1.15, sound(0, 0, 1), { rot: 180 }) + rect(306, 264, 122, 112, 20, C.amber, C.edge, 5) + em('speaker-high-volume', 330, 282, 76))],
  p2: ['Bàn phím trên màn hình, ngón tay bấm chữ A', 'A keyboard on the screen, a finger presses A', () =>
    place(36, 40, 0.86, rect(96, 66, 328, 84, 18, C.white, C.teal, 5) + text('BA', 130, 126, 52, { anchor: 'start', fill: C.teal }) + stroke('M218 84V132', C.amber, 6)
    + rect(84, 176, 352, 232, 24, C.tint, C.mid, 4)
    + ['QWERT', 'ASDFG', 'ZXCVB'].map((row, r) => [...row].map((k, i) => keyOf(104 + i * 64, 194 + r * 68, k, k === 'A')).join('')).join('')
    + tap(142, 300, 150, { ring: 0 }))],
  ...only('trau', 'ga', 'cho', 'den', 'com', 'xe-dap', 'non', 'chen', 'lua', 'am-tra', 'gio', 'so'),
};
