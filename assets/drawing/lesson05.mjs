// Lesson 5: VNeID, the electronic identity.
import { C, arrow, em, place, rect, shadow, text } from './ink.mjs';
import { avatar, caller, crook, person, tap } from './people.mjs';
import { ask, bars, bubble, button, card, counter, disc, dots, film, glyph, healthCard, idCard, keypad, no, number, office, phone, shop, web, yes } from './things.mjs';

const store = (body = '') => rect(0, 0, 180, 380, 0, C.paper) + rect(0, 0, 180, 56, 0, C.tint) + em('shopping-bags', 66, 62, 52) + body;
const linkBubble = (x, y, w, tx, ty) => bubble(x, y, w, 84, tx, ty, disc(x + w / 2, y + 42, 30, glyph.link, C.violet), { edge: C.violet });

export default {
  folder: '05-vneid',
  icon: ['Thẻ căn cước', 'An identity card', () => em('identification-card', 2, 2, 60)],
  cover: ['Căn cước hiện trên điện thoại', 'The identity card on a phone', 'p1'],

  p1: ['Thẻ căn cước hiện to trên điện thoại', 'The identity card shown large on the phone', () =>
    shadow(260, 478, 150) + phone(158, 30, 214, rect(0, 0, 180, 380, 0, C.tint) + bars(24, 270, [132, 100, 116], { h: 12, gap: 26, fill: C.mid })) + idCard(118, 116, 284) + yes(380, 118, 28) + em('shield', 396, 370, 96)],
  p2: ['Bà đến quầy công an, đưa thẻ căn cước để làm mức 2', 'A woman at the police counter hands in her ID card for level 2', () =>
    rect(116, 34, 150, 62, 14, C.teal) + text('Mức 2', 191, 80, 42, { fill: C.white }) + person('ca', 214, 62, 0.92) + counter(96, 296, 328, 160) + person('ba', 84, 236, 0.94) + idCard(280, 256, 110, 'ba', { rot: -6 })],
  p3: ['Tải từ kho ứng dụng thì đúng; không bấm đường link lạ', 'Install from the app store; do not tap a strange link', () =>
    shadow(220, 478, 140) + phone(116, 40, 196, store(idCard(38, 140, 104) + button(30, 236, 120, 56, place(90, 264, 1.7, glyph.down)))) + yes(300, 60, 34) + linkBubble(292, 286, 118, 330, 424) + no(380, 284, 30) + crook(372, 428, 52)],
  p4: ['Trên điện thoại có căn cước, thẻ bảo hiểm y tế và dịch vụ công', 'The phone holds the ID, the health card and public services', () =>
    shadow(260, 482, 150) + phone(150, 20, 224, rect(0, 0, 180, 380, 0, C.tint)) + idCard(134, 62, 166) + healthCard(222, 182, 166) + card(134, 306, 166, 112, office(156, 296, 124))],
  p5: ['Điện thoại khóa bằng mật khẩu; không đưa cho người lạ', 'The phone is locked with a passcode; not for a stranger', () =>
    shadow(220, 478, 140) + phone(118, 36, 200, idCard(40, 36, 100) + dots(38, 124, 5) + keypad(168, 21)) + crook(366, 170, 62) + no(380, 114, 28) + em('locked', 312, 326, 118)],
  p6: ['Người lạ gọi bảo bấm link thì không làm; đến công an xã hỏi', 'A stranger calls with a link: refuse, and ask at the police office', () =>
    shadow(260, 402, 160) + crook(174, 116, 62, { cap: true }) + linkBubble(266, 58, 130, 240, 116) + no(380, 62, 30) + arrow(260, 192, 260, 246, { w: 11 }) + office(116, 226, 190) + avatar('ca', 346, 356, 58, '#CFE9EC', C.white) + yes(380, 296, 28)],

  q1: ['Điện thoại có thẻ căn cước, huy hiệu số 2 và dấu hỏi', 'A phone with an ID card, badge 2 and a question mark', () =>
    person('ong', 8, 150, 0.95) + phone(226, 34, 166, rect(0, 0, 180, 380, 0, C.tint) + idCard(14, 66, 152, 'ong') + number(90, 236, 46, 2) + text('?', 90, 356, 72, { fill: C.edge }))],
  q2: ['Điện thoại có nút tải xuống và dấu hỏi', 'A phone with a download button and a question mark', () =>
    person('ba', 8, 150, 0.95) + phone(226, 34, 166, idCard(30, 64, 120) + button(30, 170, 120, 62, place(90, 201, 1.8, glyph.down)) + text('?', 90, 340, 84, { fill: C.edge }))],
  q3: ['Một người mặc đồng phục gọi điện, gửi một đường link', 'Someone in uniform calls and sends a link', () =>
    person('ba', 8, 140, 0.98, { arm: 'phone' }) + caller(312, 262, 88, 'ca2') + linkBubble(206, 36, 190, 312, 166)],
  q4: ['Điện thoại có thẻ căn cước và dấu hỏi', 'A phone with an ID card and a question mark', () =>
    shadow(212, 380, 120, 10) + phone(126, 18, 176, rect(0, 0, 180, 380, 0, C.tint) + text('?', 90, 330, 110, { fill: C.edge })) + idCard(92, 88, 244)],

  q1a: ['Cửa hàng', 'A shop', () => shop(2, 8, 78) + phone(88, 14, 32, '', { ground: C.blue })],
  q1b: ['Cơ quan công an', 'The police office', () => office(2, 8, 82) + avatar('ca', 102, 56, 24, '#CFE9EC')],
  q1c: ['Gửi ảnh căn cước qua tin nhắn', 'Sending an ID photo by message', () => bubble(4, 8, 84, 60, 20, 84, idCard(14, 16, 64), { r: 12, sw: 3 }) + arrow(94, 40, 122, 40, { w: 7 })],
  q2a: ['Đường link trong tin nhắn', 'A link in a message', () => bubble(20, 8, 88, 54, 34, 82, disc(64, 35, 20, glyph.link, C.violet), { r: 14, sw: 3, edge: C.violet })],
  q2b: ['Một trang web', 'A web page', () => web(14, 8, 100, 72, '', { size: 18, edge: C.mid }) + em('globe-with-meridians', 46, 42, 36)],
  q2c: ['Kho ứng dụng', 'The app store', () => phone(44, 4, 40, '') + em('shopping-bags', 4, 20, 46) + disc(100, 46, 21, glyph.down)],
  q3a: ['Đến công an xã hỏi', 'Asking at the police office', () => office(4, 8, 80) + avatar('ba', 104, 58, 22, C.soft)],
  q3b: ['Bấm vào link', 'Tapping a link', () => disc(48, 34, 28, glyph.link, C.violet) + tap(58, 44, 48, { ring: 0 })],
  q3c: ['Đọc số căn cước và mã OTP', 'Reading out ID number and OTP', () => em('speaking-head', 0, 20, 50) + card(52, 4, 72, 36, text('OTP', 88, 32, 26, { fill: C.violet }), { r: 10, sw: 3, edge: C.violet }) + idCard(58, 46, 58)],
  q4a: ['Xem phim', 'Watching films', () => film(24, 12, 80, 64)],
  q4b: ['Dịch vụ công', 'Public services', () => office(22, 6, 84)],
  q4c: ['Nhắn tin gọi điện', 'Messages and calls', () => bubble(8, 12, 62, 42, 20, 70, bars(20, 26, [38], { h: 11 }), { r: 12, sw: 3 }) + disc(98, 48, 24, glyph.call)],
};
