// Lesson 2: getting online with Wi-Fi and 4G.
import { C, arrow, circ, em, halo, place, rect, shadow, text } from './ink.mjs';
import { crook, person, tap } from './people.mjs';
import { appGrid, bank, bars, bubble, card, coin, disc, dots, film, gauge, glyph, handset, no, number, phone, row, sim, toggle, tower, wifi, yes } from './things.mjs';

const label = (s, x, y, w) => card(x, y, w, 58, text(s, x + w / 2, y + 43, 40, { fill: C.teal }));
const tile = (x, y, g, on) => rect(x, y, 64, 64, 16, on ? C.teal : C.grey2) + place(x + 32, y + 32, 1.5, g);
const station = (x, y, s) => em('bus-stop', x, y, s) + em('bus', x + s * 0.9, y + s * 0.1, s);

export default {
  folder: '02-wifi-4g',
  icon: ['Cột sóng', 'Signal bars', () => em('antenna-bars', 2, 2, 60)],
  cover: ['Wi-Fi ở nhà và trạm phát sóng 4G', 'Wi-Fi at home and a 4G mast', 'p1'],

  p1: ['Nhà phát Wi-Fi và cột sóng 4G cùng nối tới điện thoại', 'A house with Wi-Fi and a 4G mast both reach the phone', () =>
    shadow(260, 486, 120, 12) + em('house', 96, 116, 130) + wifi(160, 92, 0.9) + label('Wi-Fi', 104, 250, 130) + tower(322, 88, 1) + label('4G', 330, 250, 84)
    + halo('M186 318Q196 344 216 356M352 318Q334 344 310 356', C.amber, 6, '2 13') + phone(206, 322, 84, place(90, 190, 1, circ(0, 0, 62, C.tint) + place(0, 4, 4.2, circ(0, 0, 12, C.teal) + place(0, 0, 0.7, glyph.wifi))))],
  p2: ['Chọn tên mạng Wi-Fi trên điện thoại rồi nhập mật khẩu', 'Choose the Wi-Fi network on the phone and type its password', () =>
    shadow(260, 476, 150) + phone(160, 30, 212, text('Wi-Fi', 64, 82, 38, { fill: C.teal }) + toggle(126, 56, true, 0.85)
      + row(100, disc(42, 129, 19, glyph.wifi), { fill: C.soft, edge: C.amber }) + row(168, disc(42, 197, 19, glyph.wifi, C.grey2)) + row(236, disc(42, 265, 19, glyph.wifi, C.grey2)) + bars(24, 320, [132, 80]))
    + tap(300, 176, 120, { ring: 30 }) + card(112, 392, 210, 64, em('key', 120, 400, 48) + dots(184, 424, 5, { r: 9, gap: 27 }))],
  p3: ['Kéo mép trên xuống, chạm nút mạng di động 4G', 'Pull down from the top edge and tap the mobile-data button', () =>
    shadow(260, 476, 150) + phone(160, 30, 212, rect(0, 0, 180, 250, 20, C.tint) + tile(20, 56, glyph.wifi) + rect(96, 56, 64, 64, 16, C.teal) + text('4G', 128, 100, 38, { fill: C.white }) + tile(20, 134, glyph.plane) + tile(96, 134, glyph.eye) + bars(50, 226, [80], { h: 8, fill: C.grey2 }) + appGrid(276, 2))
    + arrow(128, 40, 128, 190, { w: 11 }) + tap(305, 130, 124, { ring: 44 }) + sim(396, 290, 0.8)],
  p4: ['Xem phim bằng Wi-Fi, nút 4G đang tắt', 'Watching a film on Wi-Fi with 4G switched off', () =>
    shadow(260, 392, 170) + handset(108, 210, 304, film(14, 14, 352, 152)) + wifi(260, 130, 1.5) + yes(338, 78, 26)
    + card(168, 412, 190, 70, text('4G', 222, 462, 42, { fill: C.teal }) + toggle(270, 426, false, 1.3))],
  p5: ['Wi-Fi ở bến xe, kẻ gian đứng gần; không mở ngân hàng', 'Wi-Fi at a bus station with a crook near; do not open the bank', () =>
    shadow(260, 470, 170) + em('bus', 20, 284, 170) + phone(196, 150, 156, place(90, 200, 1, bank(-60, -90, 120))) + no(350, 186, 36) + wifi(272, 88, 1.2, C.edge) + crook(378, 376, 66)],
  p6: ['Ba việc xem lần lượt: Wi-Fi, chế độ máy bay, tắt bật lại máy', 'Three checks in turn: Wi-Fi, airplane mode, restart', () =>
    [[60, disc(246, 118, 38, glyph.wifi), toggle(306, 94, true, 1.6)], [200, em('airplane', 206, 216, 84), toggle(306, 234, false, 1.6)], [340, disc(246, 398, 38, glyph.power), disc(348, 398, 38, glyph.again, C.amber)]]
      .map(([y, a, b], i) => card(112, y, 296, 116, number(158, y + 58, 27, i + 1) + a + b)).join('')],

  q1: ['Điện thoại ở giữa chữ Wi-Fi và 4G, có dấu hỏi', 'A phone between the words Wi-Fi and 4G, with a question mark', () =>
    shadow(212, 380, 120, 10) + label('4G', 18, 110, 96) + label('Wi-Fi', 286, 110, 132) + phone(128, 66, 150, place(90, 190, 1, text('?', 0, 50, 150, { fill: C.amber }))) ],
  q2: ['Điện thoại và đồng hồ đo dung lượng, có dấu hỏi', 'A phone and a data gauge with a question mark', () =>
    person('me', 10, 150, 0.95) + phone(232, 40, 160, text('4G', 90, 110, 60, { fill: C.teal }) + gauge(20, 150, 130, 60, 0.6) + text('?', 90, 320, 90, { fill: C.edge }))],
  q3: ['Bà ngồi ở bến xe, dùng Wi-Fi công cộng', 'A woman at a bus station using public Wi-Fi', () =>
    em('bus', 196, 150, 210) + rect(196, 340, 228, 10, 5, '#B98A3C') + wifi(308, 90, 1.3) + person('ba', 6, 150, 0.95, { arm: 'phone' })],
  q4: ['Ông nhìn điện thoại không vào được mạng', 'A man looks at a phone that is offline', () =>
    person('ong', 10, 150, 0.95, { worried: true }) + phone(232, 40, 160, place(90, 150, 1, circ(0, 0, 60, C.grey) + place(0, 0, 3.4, glyph.wifi)) + text('!', 90, 320, 90, { fill: C.edge }))],

  q1a: ['Một ngôi nhà', 'A house', () => em('house', 24, 4, 80)],
  q1b: ['SIM và cột sóng', 'A SIM and a mast', () => sim(10, 20, 0.56) + tower(74, 26, 0.38)],
  q1c: ['Con số không đồng', 'Zero đồng', () => card(8, 18, 112, 54, text('0 đ', 64, 60, 40), { r: 14, sw: 3 })],
  q2a: ['Xem phim và gọi hình', 'Film and video call', () => film(6, 16, 68, 56) + disc(100, 44, 22, glyph.camera)],
  q2b: ['Một tin nhắn ngắn', 'A short message', () => bubble(18, 14, 92, 46, 30, 76, bars(34, 30, [60], { h: 13 }), { r: 14, sw: 3 })],
  q2c: ['Đồng hồ', 'A clock', () => phone(44, 4, 40, '') + card(10, 24, 108, 42, text('7:30', 64, 57, 32, { fill: C.teal }), { r: 12, sw: 3 })],
  q3a: ['Mặt trời và mây mưa', 'Sun and rain cloud', () => em('sun-behind-rain-cloud', 26, 6, 76)],
  q3b: ['Nốt nhạc', 'A music note', () => card(28, 8, 72, 72, em('musical-note', 40, 20, 48), { r: 36, sw: 3 })],
  q3c: ['Ngân hàng và đồng tiền', 'A bank and a coin', () => em('classical-building', 6, 10, 66) + arrow(72, 46, 88, 46, { w: 5 }) + coin(108, 46, 17)],
  q4a: ['Nút bật Wi-Fi và 4G', 'Wi-Fi and 4G switches', () => disc(28, 24, 18, glyph.wifi) + toggle(58, 6, true, 1.15) + rect(8, 48, 42, 34, 10, C.teal) + text('4G', 29, 73, 24, { fill: C.white }) + toggle(58, 48, true, 1.15)],
  q4b: ['Điện thoại bóng đẹp', 'A shiny phone', () => phone(44, 4, 40, '', { ground: C.blue }) + em('sparkles', 76, 2, 42)],
  q4c: ['Điện thoại mới có nhãn giá', 'A new phone with a price tag', () => phone(24, 4, 40, '', { ground: C.blue }) + em('label', 62, 22, 58)],
};
