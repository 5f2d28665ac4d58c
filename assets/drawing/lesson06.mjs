// Lesson 6: public services online.
import { C, arrow, circ, em, place, rect, shadow, stroke, text } from './ink.mjs';
import { avatar, caller, crook, person } from './people.mjs';
import { ask, bars, bubble, button, card, coin, counter, disc, dots, glyph, idCard, no, note, notes, number, office, paper, phone, wallet, web, yes } from './things.mjs';

const sheet = (x, y, w) => paper(x, y, w, w * 1.25, bars(x + w * 0.14, y + w * 0.32, [w * 0.7, w * 0.5, w * 0.62, w * 0.4], { h: w * 0.07, gap: w * 0.2 }));
const step = (y, d, body) => card(112, y, 296, 124, number(160, y + 62, 30, d) + body);

export default {
  folder: '06-dich-vu-cong',
  icon: ['Trụ sở cơ quan', 'A government building', () => em('classical-building', 2, 2, 60)],
  cover: ['Gửi giấy tờ từ nhà đến cơ quan qua mạng', 'Papers sent from home to the office online', 'p1'],

  p1: ['Ở nhà, giấy tờ đi qua điện thoại đến trụ sở cơ quan', 'From home, papers travel by phone to the office', () =>
    shadow(260, 484, 170, 12) + office(150, 24, 220) + arrow(206, 320, 230, 218, { w: 11, bend: -0.3 }) + sheet(284, 230, 64) + em('house', 30, 330, 140) + person('ba', 112, 288, 0.72) + phone(274, 322, 80, place(90, 180, 4.6, circ(0, 0, 14, C.teal) + place(0, 0, 0.7, glyph.send)))],
  p2: ['Thanh địa chỉ trang web có đuôi .gov.vn', 'A web address ending in .gov.vn', () =>
    shadow(260, 478, 150) + phone(158, 30, 214, rect(0, 0, 180, 380, 0, C.paper) + place(90, 300, 1, office(-60, -70, 120))) + web(108, 104, 304, 128, '.gov.vn', { size: 52 }) + bars(136, 210, [0]) + em('locked', 120, 60, 56) + yes(380, 108, 30)],
  p3: ['Ba bước: đăng nhập, điền thông tin, nộp hồ sơ', 'Three steps: sign in, fill in, submit', () =>
    step(40, 1, idCard(212, 62, 130) + em('key', 346, 72, 56)) + step(186, 2, sheet(226, 196, 82) + em('pencil', 310, 206, 76)) + step(332, 3, sheet(212, 342, 82) + arrow(300, 394, 330, 394, { w: 8 }) + disc(366, 394, 34, glyph.send))],
  p4: ['Mã hồ sơ được ghi lại, kính lúp xem hồ sơ đến đâu', 'A noted file number; a magnifier follows the file', () =>
    shadow(260, 480, 160) + card(108, 60, 304, 102, text('Mã 0482', 260, 132, 58, { fill: C.teal })) + stroke('M150 226H370', C.mid, 10) + yes(150, 226, 26) + yes(260, 226, 26) + circ(370, 226, 29, C.white) + circ(370, 226, 26, C.amber, C.edge, 4)
    + sheet(150, 290, 130) + em('magnifying-glass-tilted-left', 232, 302, 158)],
  p5: ['Cán bộ ở quầy hướng dẫn, bà tự nhập mật khẩu', 'Staff at the counter help; the woman types her own password', () =>
    person('nv2', 196, 48, 0.9) + counter(96, 284, 328, 170) + person('ba', 76, 226, 0.96) + phone(286, 238, 108, dots(34, 90, 5, { r: 10, gap: 28 }) + rect(20, 60, 140, 60, 14, null, C.teal, 4) + em('locked', 50, 160, 80))],
  p6: ['Trả lệ phí tại quầy có biên lai; không chuyển cho người lạ', 'Pay the fee at the counter with a receipt; never to a stranger', () =>
    card(112, 44, 296, 196, office(124, 58, 136) + em('receipt', 268, 66, 110) + coin(270, 196, 28)) + yes(380, 54, 30) + card(112, 276, 296, 186, note(132, 340, 108) + arrow(250, 370, 284, 370, { w: 9 }) + crook(340, 370, 54)) + no(380, 284, 30)],

  q1: ['Thanh địa chỉ trang web còn ô trống có dấu hỏi', 'A web address bar with an empty box and a question mark', () =>
    shadow(212, 376, 140, 12) + web(26, 60, 372, 276, '', { size: 46 }) + place(212, 268, 1, office(-86, -88, 172)) + rect(52, 88, 150, 36, 18, C.grey) + rect(212, 84, 150, 44, 12, C.cream, C.edge, 3) + text('?', 287, 122, 44, { fill: C.edge })],
  q2: ['Màn hình đăng nhập còn trống có dấu hỏi', 'An empty sign-in screen with a question mark', () =>
    person('me', 8, 150, 0.95) + phone(226, 34, 166, place(90, 90, 1, office(-54, -56, 108)) + rect(14, 180, 152, 60, 14, C.white, C.teal, 4) + text('?', 90, 228, 50, { fill: C.edge }) + button(34, 270, 112, 48, place(90, 294, 1.4, glyph.check)))],
  q3: ['Ông bối rối trước nhiều tờ hồ sơ', 'A man puzzled by many forms', () =>
    person('ong', 8, 150, 0.95, { worried: true }) + place(0, 0, 1, sheet(210, 60, 104), { rot: -6, px: 260, py: 120 }) + sheet(300, 96, 104) + sheet(230, 224, 104) + ask(370, 296, 36)],
  q4: ['Có người gọi điện, hỏi chuyển 500 nghìn', 'Someone calls and asks for 500 thousand', () =>
    person('me', 8, 146, 0.96, { arm: 'phone' }) + caller(316, 284, 80) + bubble(170, 34, 240, 132, 312, 196, note(186, 66, 74) + note(196, 92, 74) + text('500', 338, 120, 52))],

  q5: ['Địa chỉ trang của Nhà nước còn thiếu ba chữ', 'The address of a State site with three letters missing', () =>
    shadow(212, 376, 140, 12) + place(212, 262, 1.15, office(-86, -88, 172)) + rect(26, 40, 372, 96, 22, C.white, C.teal, 4)
    + text('.', 96, 108, 60, { fill: C.teal }) + [0, 1, 2].map((i) => rect(116 + i * 58, 58, 50, 60, 12, C.cream, C.edge, 3) + text('?', 141 + i * 58, 104, 40, { fill: C.edge })).join('') + text('.vn', 330, 108, 56, { fill: C.teal })],

  q1a: ['Đuôi .gov.vn', 'Ending .gov.vn', () => card(4, 16, 120, 56, text('.gov.vn', 64, 54, 27, { fill: C.teal }), { r: 14, sw: 3 })],
  q1b: ['Đuôi .com', 'Ending .com', () => card(4, 16, 120, 56, text('.com', 64, 56, 34, { fill: C.teal }), { r: 14, sw: 3 })],
  q1c: ['Đuôi .net', 'Ending .net', () => card(4, 16, 120, 56, text('.net', 64, 56, 34, { fill: C.teal }), { r: 14, sw: 3 })],
  q2a: ['Tin nhắn', 'Chat messages', () => bubble(10, 10, 64, 44, 22, 72, bars(22, 26, [40], { h: 11 }), { r: 12, sw: 3 }) + bubble(58, 36, 62, 38, 110, 84, dots(74, 55, 3, { r: 5, gap: 15 }), { r: 12, sw: 3, fill: C.tint })],
  q2b: ['Căn cước trên điện thoại', 'The ID card on a phone', () => phone(44, 3, 41, rect(0, 0, 180, 380, 0, C.tint)) + idCard(22, 18, 84)],
  q2c: ['Biển số nhà', 'A house number', () => em('house', 4, 10, 66) + card(74, 28, 50, 38, text('12', 99, 58, 28), { r: 8, sw: 3 })],
  q3a: ['Người lạ trên mạng', 'A stranger online', () => phone(38, 3, 41, rect(0, 0, 180, 380, 0, '#EDE9F6')) + caller(58, 44, 30)],
  q3b: ['Bỏ giấy vào sọt', 'Papers in the bin', () => sheet(52, 0, 30) + em('wastebasket', 38, 26, 60)],
  q3c: ['Quầy có cán bộ', 'A service counter', () => avatar('nv2', 40, 34, 28, '#CFE9EC') + avatar('ong', 96, 38, 24, C.soft) + rect(6, 60, 116, 10, 4, C.wood2) + rect(12, 68, 104, 18, 3, C.wood)],
  q4a: ['Tiền để lại trong ví', 'Money stays in the wallet', () => note(34, 2, 62, { rot: -6 }) + wallet(26, 20, 78)],
  q4b: ['Chuyển cả số tiền', 'Sending all the money', () => notes(4, 36, 68) + arrow(80, 48, 120, 48, { w: 8 })],
  q4c: ['Chuyển một nửa', 'Sending half', () => rect(6, 26, 35, 36, 5, '#7DB79B', '#2F6B50', 3) + stroke('M46 26h30v36H46', C.mid, 3, '5 6') + arrow(86, 44, 120, 44, { w: 8 })],
};
