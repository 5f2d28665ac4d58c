// Lesson 1: getting to know the smartphone.
import { C, arrow, circ, em, fillPath, place, rect, shadow, stroke, text } from './ink.mjs';
import { avatar, caller, person, tap } from './people.mjs';
import { appGrid, ask, bars, button, card, coin, disc, dots, glyph, keypad, phone, signal } from './things.mjs';

const clock = text('7:30', 90, 110, 52, { fill: C.teal }) + bars(50, 136, [80], { h: 9 });
const home = disc(90, 340, 26, glyph.home);
const dark = rect(0, 0, 180, 380, 0, '#2C3A42') + fillPath('M0 0H90L0 200z', '#35454E');

export default {
  folder: '01-dien-thoai-thong-minh',
  icon: ['Điện thoại thông minh', 'A smartphone', () => em('mobile-phone', 2, 2, 60)],
  cover: ['Điện thoại với nhiều hình ứng dụng', 'A phone with many app pictures', 'p3'],

  p1: ['Điện thoại có nút nguồn ở cạnh phải, hai nút âm lượng ở cạnh trái', 'A phone with the power button on the right and two volume buttons on the left', () =>
    shadow(260, 470, 150) + rect(336, 150, 18, 70, 7, C.amber, C.edge, 3) + rect(166, 150, 18, 56, 7, C.amber, C.edge, 3) + rect(166, 216, 18, 56, 7, C.amber, C.edge, 3)
    + phone(174, 64, 172, clock + em('sunflower', 50, 190, 80) + bars(40, 320, [100]))
    + disc(382, 185, 28, glyph.power) + disc(138, 177, 27, glyph.plus) + disc(138, 247, 27, glyph.minus)
    + em('speaker-high-volume', 26, 140, 60) + em('speaker-low-volume', 34, 222, 46)],
  p2: ['Một ngón tay chạm nhẹ vào hình ứng dụng, mũi tên cho thấy cách vuốt', 'A finger lightly taps an app; an arrow shows a swipe', () =>
    shadow(260, 470, 150) + phone(160, 40, 206, appGrid(56, 5)) + arrow(340, 350, 188, 350, { w: 11 }) + tap(263, 205, 150, { ring: 34 })],
  p3: ['Màn hình chính có nhiều hình ứng dụng và nút hình ngôi nhà ở dưới', 'The home screen with app pictures and a house button below', () =>
    shadow(260, 474, 150) + phone(158, 34, 208, appGrid(40, 4) + rect(0, 292, 180, 88, 0, C.soft) + home + circ(90, 340, 33, null, C.amber, 6)) + arrow(106, 300, 220, 392, { w: 11, bend: -0.2 })],
  p4: ['Điện thoại kéo thanh cỡ chữ, chữ a nhỏ thành chữ A to', 'A phone with the text-size slider: a small a becomes a large A', () =>
    shadow(260, 470, 150) + phone(160, 40, 206, text('a', 40, 150, 44, { fill: C.teal }) + arrow(62, 136, 88, 136, { w: 6 }) + text('A', 128, 168, 108, { fill: C.teal })
      + rect(22, 226, 136, 12, 6, C.grey) + rect(22, 226, 100, 12, 6, C.amber) + circ(122, 232, 18, C.amber, C.edge, 4) + bars(22, 290, [136, 96], { h: 16, gap: 32 }))
    + tap(288, 282, 120, { ring: 0 }) + em('glasses', 22, 130, 96) + em('gear', 30, 250, 72)],
  p5: ['Điện thoại có ổ khóa và bàn phím số để khóa màn hình', 'A phone with a padlock and number pad for the screen lock', () =>
    shadow(260, 470, 150) + phone(160, 40, 206, em('locked', 56, 26, 68) + dots(51, 122, 4) + keypad(166, 21)) + em('shield', 388, 330, 110)
    + place(72, 392, 1, circ(0, 0, 50, C.white, C.teal, 4) + stroke('M-16 26c-8-20-8-50 16-50s22 26 16 48M-2 28c-6-18-8-34 2-34s8 18 4 32M-28 14c-4-30 8-48 28-48s30 16 28 44', C.teal, 5))],
  p6: ['Điện thoại cắm dây sạc trên bàn khô ráo, không ai cầm gọi', 'A phone charging on a dry table, not being used for a call', () =>
    rect(60, 400, 400, 26, 8, C.wood2) + rect(84, 424, 28, 64, 4, C.wood) + rect(408, 424, 28, 64, 4, C.wood)
    + stroke('M226 384V440Q226 470 300 470T376 400V196', C.dark, 9) + phone(140, 56, 172, em('battery', 34, 100, 112) + em('high-voltage', 60, 218, 66))
    + rect(336, 100, 80, 92, 16, C.white, C.mid, 4) + circ(362, 132, 6, C.dark) + circ(390, 132, 6, C.dark) + em('electric-plug', 344, 128, 64)
    + em('sun', 26, 40, 84)],

  q1: ['Bà cầm điện thoại màn hình tối, có dấu hỏi', 'A woman with a dark phone and a question mark', () =>
    phone(226, 60, 156, dark) + ask(358, 66, 34) + person('ba', 20, 150, 0.95)],
  q2: ['Ông lúng túng, nhiều cửa sổ chồng nhau trên điện thoại', 'A man is lost among many windows on a phone', () =>
    phone(222, 34, 170, card(16, 60, 100, 90, bars(30, 84, [60, 40])) + card(56, 120, 104, 90, bars(70, 144, [60, 40]), { fill: C.soft }) + card(20, 190, 110, 90, bars(36, 214, [60, 44]), { fill: C.tint })
      + card(54, 256, 106, 88, bars(70, 280, [60, 40])) + text('?', 92, 210, 90, { fill: C.edge })) + person('ong', 14, 150, 0.95, { worried: true })],
  q3: ['Bà nhìn điện thoại có chữ rất nhỏ', 'A woman looks at a phone with tiny letters', () =>
    phone(214, 40, 172, text('Aa', 90, 70, 22, { fill: C.teal }) + bars(24, 96, [120, 90, 128, 70, 110, 100, 124, 60, 96, 118, 80], { h: 5, gap: 22, fill: C.grey2 })) + person('ba', 10, 140, 1)
    + em('magnifying-glass-tilted-left', 330, 260, 90)],
  q4: ['Điện thoại đang hiện bàn phím số và bốn chấm mã khóa', 'A phone showing a number pad and four code dots', () =>
    shadow(212, 378, 120, 12) + phone(128, 22, 172, dots(51, 70, 4) + keypad(124, 22)) + ask(326, 80, 38) + em('thinking-face', 22, 250, 96)],

  // The spots of question 5 are written in the lesson: power 205,240 · plus 790,215 · minus 790,445 · socket 670,925 (thousandths).
  q5: ['Điện thoại với nút nguồn, hai nút âm lượng và lỗ cắm dây sạc', 'A phone with its power button, two volume buttons and the charging socket', () =>
    shadow(212, 382, 110, 8) + rect(116, 62, 20, 66, 8, C.amber, C.edge, 3) + rect(288, 50, 20, 66, 8, C.amber, C.edge, 3) + rect(288, 142, 20, 66, 8, C.amber, C.edge, 3)
      + phone(129, 10, 166, em('sunflower', 50, 150, 80)) + rect(186, 344, 52, 12, 6, C.amber, C.edge, 3)
      + disc(160, 95, 17, glyph.power) + disc(266, 83, 17, glyph.plus) + disc(266, 175, 17, glyph.minus) + em('high-voltage', 196, 300, 32)],

  q1a: ['Nút có dấu bật tắt', 'A button with the power sign', () => phone(20, 6, 64, clock) + rect(83, 30, 8, 26, 4, C.amber, C.edge, 2) + disc(108, 43, 16, glyph.power)],
  q1b: ['Nút có dấu trừ', 'A button with a minus sign', () => phone(40, 6, 64, clock) + rect(33, 40, 8, 26, 4, C.amber, C.edge, 2) + disc(16, 53, 15, glyph.minus)],
  q1c: ['Dây sạc và lỗ cắm', 'A charging cable and its socket', () => phone(32, -66, 64, '') + rect(54, 58, 20, 7, 3, C.amber, C.edge, 2) + rect(57, 70, 14, 12, 3, C.rim) + stroke('M64 82v6', C.rim, 6)],
  q2a: ['Ngón tay ấn mạnh', 'A finger pressing hard', () => phone(30, 34, 68, appGrid(40, 2)) + em('backhand-index-pointing-down-medium-light', 32, 0, 52) + stroke('M24 44l-12-8M22 58H8M102 44l12-8M104 58h14', C.amber, 5)],
  q2b: ['Cờ lê tháo máy', 'A wrench taking a phone apart', () => place(28, 6, 1, rect(0, 0, 46, 78, 8, C.dark, C.rim, 2) + rect(6, 8, 34, 30, 4, '#6FA88A') + rect(6, 44, 34, 26, 4, '#B9C6CB') + circ(23, 57, 6, C.rim)) + em('wrench', 64, 16, 56)],
  q2c: ['Nút hình ngôi nhà', 'The house button', () => phone(12, 8, 62, appGrid(40, 3)) + disc(90, 44, 27, glyph.home)],
  q3a: ['Điện thoại sát mặt', 'A phone close to the face', () => avatar('ba', 48, 44, 40) + phone(70, 18, 28, bars(20, 60, [120, 80, 100], { h: 20, gap: 60 }))],
  q3b: ['Bánh răng và chữ to', 'A gear and large letters', () => em('gear', 4, 18, 52) + card(58, 16, 66, 56, text('Aa', 91, 58, 38, { fill: C.teal }), { r: 12, sw: 3 })],
  q3c: ['Điện thoại mới và tiền', 'A new phone and money', () => phone(18, 6, 38, '', { ground: C.blue }) + em('sparkles', 44, 2, 36) + coin(84, 56, 24) + coin(106, 64, 18)],
  q4a: ['Điện thoại và đồng hồ bấm giờ', 'A phone and a stopwatch', () => phone(16, 5, 39, appGrid(40, 4)) + em('stopwatch', 60, 14, 62)],
  q4b: ['Điện thoại khóa trước người lạ', 'A locked phone before a stranger', () => caller(38, 44, 32) + phone(78, 6, 38, rect(0, 0, 180, 380, 0, C.tint) + em('locked', 22, 110, 136))],
  q4c: ['Cột sóng điện thoại', 'Signal bars', () => phone(10, 5, 39, '') + card(56, 6, 68, 76, signal(64, 24, 0.7, 4), { r: 12, sw: 3 })],
};
