// Film: the layers of lesson 3's film, 1280 by 720, laid one over another by the film maker.
// The README beside the layers gives the coordinates; what is spoken lies in a band below y 583, so only the table is there.
import { C, circ, clip, em, fillPath, oval, place, rect, stroke } from './ink.mjs';
import { avatar, person } from './people.mjs';
import { bars, disc, glyph, phone, voice } from './things.mjs';

const table = 526;
const at = { x: 866, y: 30, w: 268 };
const inScreen = (body) => place(at.x + 13.4, at.y + 13.4, at.w / 200, clip(rect(0, 0, 180, 380, 21), body));
const notch = rect(64, 8, 52, 7, 3.5, C.dark);

const room = () => {
  const wall = '<linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#F6D9A4"/><stop offset="1" stop-color="#EBBF7C"/></linearGradient>'
    + '<radialGradient id="light"><stop offset="0" stop-color="#FFF1C9" stop-opacity=".95"/><stop offset="1" stop-color="#FFF1C9" stop-opacity="0"/></radialGradient>';
  const window = place(92, 60, 1.43, rect(-10, -10, 196, 176, 8, C.wood) + rect(0, 0, 176, 156, 0, '#0E4B50') + fillPath('M0 120C50 96 110 104 176 84V156H0Z', '#0A363A')
    + circ(130, 44, 22, '#FFE6A8') + circ(40, 36, 2, '#FFE9B8') + circ(74, 70, 2, '#FFE9B8') + circ(58, 22, 2, '#FFE9B8') + stroke('M88 0v156M0 78h176', C.wood, 8));
  return wall + rect(0, 0, 1280, 720, 0, 'url(#wall)') + '<circle cx="514" cy="286" r="330" fill="url(#light)"/>' + window
    + rect(0, table, 1280, 194, 0, C.wood) + rect(0, table, 1280, 14, 0, C.wood2) + stroke('M0 612H1280M0 668H1280', '#7B4520', 4)
    + oval(190, 548, 100, 10, '#5E3416', 0.5) + em('teapot', 108, 402, 146) + em('teacup-without-handle', 258, 446, 96);
};

// elder sits behind the table, so she is cut at its edge.
const elder = (arm, speaking) => {
  const mouth = speaking ? oval(100, 130, 13, 10, '#7A1230') + oval(100, 134, 8, 4, '#D8667C') : '';
  return clip(rect(0, 0, 1280, table, 0), place(370, 96, 2, person('ba', 0, 0, 1, { arm }) + mouth));
};

const contacts = () => inScreen(rect(0, 0, 180, 380, 0, C.paper) + notch + rect(0, 26, 180, 50, 0, C.tint) + bars(20, 45, [90], { h: 12, fill: C.mid })
  + ['trai', 'me', 'bo', 'gai'].map((who, i) => rect(10, 88 + i * 70, 160, 60, 14, i ? C.white : C.soft, i ? C.grey : C.amber, i ? 2 : 4)
    + avatar(who, 44, 118 + i * 70, 23, i % 2 ? '#CFE9EC' : C.white) + bars(76, 108 + i * 70, [76, 48], { h: 9, gap: 17, fill: C.grey2 })).join(''));
const child = () => inScreen(rect(0, 0, 180, 380, 0, C.sky) + circ(150, 60, 84, '#FFF3D0') + person('trai', -6, 130, 0.96) + em('waving-hand-medium', 120, 250, 56) + notch);

export const film = {
  bg: ['Căn phòng ban đêm, cửa sổ có trăng, ấm trà trên bàn', 'A room at night, moon in the window, a teapot on the table', room],
  elder: ['Bà ngồi sau bàn', 'An elderly woman behind the table', () => elder('down')],
  'elder-speaking': ['Bà đang nói', 'The woman speaks', () => elder('down', true)],
  'elder-waving': ['Bà vẫy tay', 'The woman waves', () => elder('wave')],
  phone: ['Điện thoại màn hình trống', 'A phone with an empty screen', () => oval(1000, 572, 150, 10, '#5E3416', 0.5) + phone(at.x, at.y, at.w)],
  'icon-call-list': ['Danh sách người thân trên điện thoại', 'The list of family on the phone', contacts],
  child: ['Cháu trai vẫy tay trên màn hình', 'A grandson waves on the screen', child],
  'icon-video': ['Nút hình máy quay phim', 'The video-camera button', () => circ(1000, 490, 50, null, C.amber, 8) + disc(1000, 490, 40, glyph.camera)],
  hand: ['Bàn tay chỉ', 'A pointing hand', () => place(1000, 490, 1, em('backhand-index-pointing-up-medium-light', -72, -8, 170), { rot: -18 })],
  heart: ['Trái tim', 'A heart', () => em('red-heart', 770, 70, 84)],
  mic: ['Nút micrô và sóng tiếng', 'A microphone button and voice waves', () => inScreen(rect(24, 120, 132, 64, 16, C.tint, C.mid, 3) + voice(42, 152, 104, 40)) + circ(1000, 420, 74, null, C.amber, 8) + disc(1000, 420, 60, glyph.mic)],
  photo: ['Bức ảnh gửi đi', 'A photo being sent', () => inScreen(rect(28, 70, 124, 124, 16, C.tint, C.mid, 3) + em('framed-picture', 42, 84, 96) + disc(90, 300, 40, glyph.picture))],
};
