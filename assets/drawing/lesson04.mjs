// Lesson 4: passwords and one-time codes.
import { C, arrow, circ, em, halo, place, rect, shadow, stroke, text } from './ink.mjs';
import { avatar, caller, crook, person, tap } from './people.mjs';
import { ask, bank, bars, bubble, button, calendar, card, chat, codes, disc, dots, glyph, no, paper, phone, wallet, yes } from './things.mjs';

const sticky = (x, y, s) => place(x, y, s, rect(0, 0, 110, 90, 4, '#FFE38A', '#B98A1E', 3) + dots(20, 46, 4, { r: 8, gap: 23, fill: C.ink }), { rot: -5 });
const back = (x, y, w) => place(x, y, w / 200, rect(0, 0, 200, 400, 30, '#5B7F8C', C.dark, 6) + rect(24, 24, 70, 70, 20, C.dark) + circ(59, 59, 22, '#4C6270'));
const chest = (x, y, s) => place(x, y, s, rect(0, 0, 260, 170, 10, C.wood, '#5E3416', 4) + rect(16, 84, 228, 72, 8, '#A5652F', '#5E3416', 3) + circ(130, 120, 10, C.amber)
  + rect(24, 16, 212, 56, 6, '#3B2410'));
const message = rect(14, 40, 152, 62, 14, C.tint) + disc(44, 71, 20, glyph.mail) + bars(74, 58, [80, 54], { h: 9, gap: 18, fill: C.mid });

export default {
  folder: '04-mat-khau-otp',
  icon: ['Ổ khóa và chìa khóa', 'A padlock with a key', () => em('locked-with-key', 2, 2, 60)],
  cover: ['Điện thoại hiện mã OTP gồm sáu số', 'A phone showing a six-digit OTP', 'p4'],

  p1: ['Chìa khóa mở cửa nhà, cũng như mật khẩu mở điện thoại', 'A key opens the house, just as a password opens the phone', () =>
    shadow(260, 476, 170) + em('house', 100, 56, 170) + phone(268, 196, 140, dots(40, 96, 5, { r: 9, gap: 25 }) + em('locked', 30, 140, 120)) + em('key', 108, 250, 150, { rot: -10 }) + arrow(196, 262, 210, 212, { w: 9 }) + arrow(238, 334, 272, 334, { w: 9 })],
  p2: ['Mật khẩu dài có chữ và số; không dùng 123456', 'A long password of letters and digits; not 123456', () =>
    shadow(260, 480, 150) + card(108, 62, 304, 232, codes(127, 92, 'k7mB92r4', { w: 58, h: 74, gap: 11, cols: 4 }) + dots(136, 272, 10, { r: 6, gap: 27, fill: C.mid })) + yes(380, 76, 32)
    + card(128, 356, 264, 90, text('123456', 260, 420, 56, { fill: C.ink }), { edge: C.brown }) + no(380, 362, 30)],
  p3: ['Sổ cất trong tủ ở nhà; không dán giấy sau lưng điện thoại', 'A notebook kept in a drawer at home; no note on the back of the phone', () =>
    shadow(250, 478, 170) + em('house', 20, 30, 84) + chest(110, 62, 1.1) + em('ledger', 176, 20, 130) + rect(136, 128, 234, 26, 4, C.wood) + yes(380, 80, 32)
    + back(180, 284, 92) + sticky(172, 350, 1) + wallet(300, 362, 110) + no(300, 300, 32)],
  p4: ['Điện thoại nhận tin nhắn có mã OTP sáu chữ số', 'A phone receives a message with a six-digit OTP', () =>
    shadow(260, 476, 160) + phone(164, 34, 206, message + bars(20, 330, [140, 96]))
    + bubble(116, 148, 288, 232, 267, 412, text('OTP', 260, 196, 42, { fill: C.ink }) + codes(152, 212, '482917', { w: 64, h: 70, gap: 12, cols: 3 }), { edge: C.teal, sw: 5 }) + em('locked', 392, 356, 108) + em('shield', 26, 364, 96)],
  p5: ['Kẻ gian gọi hỏi mã OTP; ngón tay bấm nút tắt máy', 'A crook calls to ask for the OTP; a finger presses hang up', () =>
    shadow(260, 478, 150) + phone(154, 96, 196, rect(0, 0, 180, 380, 0, '#EDE9F6') + crook(90, 130, 66) + bars(50, 216, [80], { h: 12, fill: '#C9C1E2' }) + disc(90, 312, 38, glyph.hangup) + circ(90, 312, 50, null, C.amber, 7))
    + bubble(228, 34, 180, 88, 270, 176, text('OTP?', 318, 95, 52, { fill: C.violet }), { edge: C.violet }) + tap(262, 424, 110, { ring: 0 })],
  p6: ['Đổi mật khẩu và gọi ngân hàng khóa tài khoản', 'Change the password and call the bank to lock the account', () =>
    card(112, 54, 296, 176, em('locked', 132, 82, 120) + arrow(266, 100, 378, 148, { bend: -0.55, w: 10 }) + em('key', 288, 128, 88)) + stepMark(112, 54, 1)
    + card(112, 268, 296, 190, bank(130, 290, 140) + disc(340, 354, 46, glyph.call) + dots(304, 430, 4, { r: 8, gap: 24 })) + stepMark(112, 268, 2)],

  q1: ['Màn hình hỏi mật khẩu, ô trống có dấu hỏi', 'A password screen with an empty box and a question mark', () =>
    person('ba', 8, 150, 0.95) + phone(226, 34, 166, em('locked', 50, 60, 80) + rect(14, 170, 152, 60, 14, C.white, C.teal, 4) + text('?', 90, 218, 50, { fill: C.edge }) + button(34, 264, 112, 48, place(90, 288, 1.4, glyph.check)))],
  q2: ['Người lạ gọi cho bà và hỏi mã OTP', 'A stranger calls a woman and asks for the OTP', () =>
    bubble(20, 26, 176, 84, 216, 92, text('OTP?', 108, 85, 50, { fill: C.violet }), { edge: C.violet }) + caller(312, 120, 84) + person('ba', 20, 140, 1, { shirt: 'plum', arm: 'phone' }) + halo('M234 330q30-40 46-104', C.violet, 6, '2 14')],
  q3: ['Tờ giấy ghi mật khẩu và dấu hỏi', 'A sheet with a password and a question mark', () =>
    shadow(212, 372, 130, 12) + person('ong', 8, 150, 0.95) + paper(222, 110, 176, 210, em('key', 244, 126, 64) + dots(250, 222, 5, { r: 9, gap: 30 }) + bars(244, 256, [130, 90])) + ask(372, 104, 36)],
  q4: ['Bà lo lắng, điện thoại hiện ngân hàng và ổ khóa mở', 'A worried woman; the phone shows a bank and an open padlock', () =>
    person('ba', 8, 150, 0.95, { worried: true }) + phone(226, 34, 166, em('classical-building', 40, 56, 100) + em('unlocked', 44, 176, 92) + text('!', 90, 352, 70, { fill: C.edge }))],
  q5: ['Một mã OTP sáu số và dấu hỏi', 'A six-digit OTP and a question mark', () =>
    shadow(212, 380, 120, 10) + phone(126, 20, 172, message + bars(20, 320, [140, 96])) + card(32, 150, 360, 116, codes(51, 170, '482917', { w: 46, h: 76, gap: 9 })) + ask(374, 138, 36)],

  q6: ['Người quen gọi điện cho ông', 'Somebody known calls a man', () =>
    avatar('bo', 312, 120, 84, C.soft) + bubble(20, 26, 176, 84, 216, 92, text('OTP?', 108, 85, 50, { fill: C.teal })) + person('ong', 20, 140, 1, { arm: 'phone' }) + halo('M234 330q30-40 46-104', C.teal, 6, '2 14')],

  q1a: ['Dãy số 123456', 'The digits 123456', () => card(2, 20, 124, 48, text('123456', 64, 55, 31), { r: 12, sw: 3 })],
  q1b: ['Bánh sinh nhật và lịch', 'A birthday cake and a calendar', () => em('birthday-cake', 4, 14, 58) + calendar(68, 16, 54)],
  q1c: ['Một câu dài', 'A long phrase', () => card(4, 14, 120, 60, bars(16, 28, [96, 84, 60], { h: 8, gap: 14, fill: C.mid }), { r: 12, sw: 3 })],
  q2a: ['Đọc cả mã ra tiếng', 'Reading the code aloud', () => em('speaking-head', 0, 18, 54) + bubble(52, 8, 74, 46, 46, 62, text('4829', 89, 40, 26, { fill: C.violet }), { r: 12, sw: 3, edge: C.violet })],
  q2b: ['Tắt điện thoại', 'Hanging up', () => phone(20, 4, 40, rect(0, 0, 180, 380, 0, C.tint)) + disc(88, 46, 30, glyph.hangup)],
  q2c: ['Một nửa mã', 'Half of the code', () => codes(4, 24, '48', { w: 27, h: 40, gap: 4 }) + stroke('M68 26h24v36h-24zM98 26h24v36h-24z', C.mid, 3, '5 6')],
  q3a: ['Sổ trong ngăn tủ', 'A notebook in a drawer', () => em('ledger', 38, -2, 52) + place(14, 40, 0.39, rect(0, 0, 260, 116, 10, C.wood, '#5E3416', 6) + circ(130, 58, 14, C.amber))],
  q3b: ['Giấy dán lưng điện thoại', 'A note on the back of a phone', () => back(43, 4, 40) + sticky(32, 34, 0.58)],
  q3c: ['Nhóm chat đông người', 'A group chat', () => bubble(40, 4, 84, 38, 60, 56, dots(58, 23, 4, { r: 5, gap: 16 }), { r: 12, sw: 3 }) + avatar('bo', 24, 62, 20, C.soft) + avatar('me', 62, 66, 20, '#CFE9EC') + avatar('trai', 100, 64, 20, C.soft)],
  q4a: ['Tờ lịch nhiều ngày', 'A calendar of days', () => calendar(28, 6, 74)],
  q4b: ['Loa phóng thanh', 'A loudhailer to everyone', () => em('megaphone', 4, 14, 58) + bubble(64, 10, 60, 36, 70, 62, bars(74, 24, [40], { h: 9 }), { r: 10, sw: 3 })],
  q4c: ['Chìa khóa và gọi ngân hàng', 'A key and a call to the bank', () => em('key', 2, 6, 40) + disc(30, 62, 20, glyph.call) + em('classical-building', 58, 12, 66)],
  q5a: ['Dấu vô tận', 'An endless loop', () => halo('M64 44C50 20 22 20 22 44S50 68 64 44 106 20 106 44 78 68 64 44z', C.teal, 10)],
  q5b: ['Số một', 'The number one', () => card(34, 8, 60, 72, text('1', 64, 64, 54, { fill: C.teal }), { r: 14, sw: 3 })],
  q5c: ['Số mười', 'The number ten', () => card(24, 8, 80, 72, text('10', 64, 64, 54, { fill: C.teal }), { r: 14, sw: 3 })],
};

function stepMark(x, y, d) {
  return circ(x + 30, y + 6, 30, C.amber, C.edge, 3) + text(String(d), x + 30, y + 19, 38);
}
