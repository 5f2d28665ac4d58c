// Lesson 7: paying by QR code and bank transfer.
import { C, arrow, em, fillPath, place, rect, shadow, stroke, text } from './ink.mjs';
import { avatar, caller, crook, person } from './people.mjs';
import { ask, bank, bars, bubble, button, card, coin, counter, disc, glyph, no, note, notes, number, paper, phone, qr, shop, wallet, yes } from './things.mjs';

const frame = (x, y, s, color = C.amber) => [[0, 0, 1, 1], [s, 0, -1, 1], [0, s, 1, -1], [s, s, -1, -1]].map(([a, b, i, j]) => stroke(`M${x + a} ${y + b + j * s * 0.24}v${-j * s * 0.24}h${i * s * 0.24}`, color, s * 0.06)).join('');
const stand = (x, y, s) => rect(x - 12, y - 12, s + 24, s + 24, 12, C.teal, C.deep, 3) + qr(x, y, s) + fillPath(`M${x + s * 0.3} ${y + s + 12}h${s * 0.4}l14 34h-${s * 0.4 + 28}z`, C.wood);
const paid = (body) => rect(0, 0, 180, 380, 0, '#E6F4EA') + disc(90, 110, 44, glyph.check, C.green) + body;
const nameCard = (x, y, w, who, q) => card(x, y, w, 92, avatar(who, x + 48, y + 46, 34, C.soft) + bars(x + 94, y + 26, [w - 150, w - 120], { h: 13, gap: 28, fill: C.mid }) + (q ?? ''));

export default {
  folder: '07-thanh-toan-qr',
  icon: ['Thẻ ngân hàng', 'A bank card', () => em('credit-card', 2, 2, 60)],
  cover: ['Điện thoại quét mã QR', 'A phone scanning a QR code', 'p1'],

  p1: ['Mã QR để trên quầy, điện thoại đưa vào quét', 'A QR code on the counter and a phone scanning it', () =>
    shadow(260, 482, 160, 12) + stand(128, 66, 206) + phone(286, 226, 126, rect(0, 0, 180, 380, 0, '#33424B') + qr(40, 110, 100) + frame(26, 96, 128)) + coin(80, 420, 38)],
  p2: ['Ba bước: quét mã, nhập số tiền, xem tên rồi xác nhận', 'Three steps: scan, enter the amount, check the name and confirm', () =>
    card(112, 36, 296, 126, number(160, 99, 30, 1) + qr(222, 56, 86) + frame(212, 46, 106) + em('mobile-phone', 328, 68, 62)) + card(112, 180, 296, 126, number(160, 243, 30, 2) + text('20.000', 278, 260, 46, { fill: C.teal }) + coin(376, 243, 22))
    + card(112, 324, 296, 126, number(160, 387, 30, 3) + avatar('me', 244, 387, 42, C.soft) + disc(316, 387, 30, glyph.search) + disc(370, 387, 30, glyph.check, C.green))],
  p3: ['Tên người nhận hiện trên điện thoại, mã dán đè lên mã thật thì dừng', 'The receiver’s name on the phone; stop if a code is pasted over the real one', () =>
    shadow(240, 482, 160, 12) + stand(112, 250, 156) + place(160, 236, 1, rect(-6, -6, 132, 132, 6, '#FFE38A', '#B98A1E', 3) + qr(0, 0, 120, { ink: C.violet }), { rot: 9, px: 60, py: 60 }) + no(144, 256, 28)
    + phone(286, 196, 126, rect(0, 0, 180, 380, 0, C.tint)) + nameCard(150, 60, 262, 'me') + em('magnifying-glass-tilted-left', 330, 90, 110) + crook(349, 330, 44)],
  p4: ['Nhận tiền chỉ cần mã QR của mình, không cần mã OTP', 'Receiving needs only your own QR code, no OTP', () =>
    shadow(230, 478, 140) + phone(112, 120, 176, rect(0, 0, 180, 380, 0, C.tint) + qr(30, 110, 120) + bars(40, 260, [100, 70], { fill: C.mid })) + coin(200, 66, 40) + arrow(200, 112, 200, 160, { w: 11 }) + yes(276, 132, 30)
    + card(284, 322, 128, 92, text('OTP', 348, 386, 50, { fill: C.violet }), { edge: C.violet }) + no(380, 320, 30)],
  p5: ['Người bán xem tiền vào trong máy mình, không tin ảnh chụp', 'The seller looks at her own phone, not at a screenshot', () =>
    shadow(230, 482, 160, 12) + phone(112, 72, 178, paid(text('+ đ', 90, 230, 66, { fill: C.green }) + bars(40, 270, [100, 70], { fill: '#A9CDB5' })) ) + yes(280, 86, 32) + em('bell', 44, 60, 64)
    + card(292, 236, 120, 170, rect(304, 248, 96, 96, 10, '#E6F4EA') + disc(352, 296, 26, glyph.check, C.grey2) + em('camera', 324, 346, 56), { edge: C.brown }) + no(380, 236, 30)],
  p6: ['Điện thoại quét khuôn mặt trước khi chuyển số tiền lớn', 'The phone scans the face before a large transfer', () =>
    shadow(230, 482, 150, 12) + phone(130, 40, 206, rect(0, 0, 180, 380, 0, C.tint) + person('ba', 14, 90, 0.76) + frame(18, 70, 144) + rect(0, 286, 180, 94, 0, C.white) + bars(30, 306, [120, 84], { h: 14, gap: 30, fill: C.mid })) + notes(292, 380, 120) + em('shield', 34, 350, 90)],
  p7: ['Chuyển nhầm người thì gọi ngân hàng', 'Sent to the wrong person: call the bank', () =>
    card(112, 50, 296, 170, note(128, 104, 100) + arrow(236, 134, 280, 134, { w: 9 }) + avatar('nv', 342, 134, 50, C.grey)) + ask(392, 70, 28) + arrow(260, 230, 260, 282, { w: 11 })
    + card(112, 292, 296, 170, disc(180, 377, 50, glyph.call) + bank(254, 306, 140))],

  q1: ['Điện thoại vừa quét mã QR, còn nút xác nhận', 'A phone that has scanned a QR code, with a confirm button', () =>
    stand(30, 130, 170) + phone(236, 26, 172, qr(50, 56, 80) + frame(40, 46, 100) + rect(14, 166, 152, 96, 14, C.white, C.teal, 4) + text('?', 90, 240, 70, { fill: C.edge }) + button(30, 292, 120, 50, place(90, 317, 1.6, glyph.check)))],
  q2: ['Có người nói gửi tiền nhưng hỏi mã OTP', 'Someone offers money but asks for an OTP', () =>
    person('ong', 8, 146, 0.96, { arm: 'phone' }) + caller(312, 278, 82) + bubble(180, 26, 226, 120, 312, 188, coin(226, 86, 34) + text('OTP?', 330, 104, 48, { fill: C.violet }), { edge: C.violet })],
  q3: ['Người mua đưa ảnh chụp màn hình cho người bán', 'A buyer shows a screenshot to the seller', () =>
    person('me', -8, 150, 0.9) + person('bo', 244, 150, 0.9) + phone(162, 26, 104, rect(0, 0, 180, 380, 0, '#E6F4EA') + disc(90, 120, 44, glyph.check, C.grey2) + note(28, 190, 124) + text('?', 90, 350, 80, { fill: C.edge })) + em('package', 150, 318, 74)],
  q4: ['Quét mã ở quán quen, trên máy hiện tên một người lạ', 'Scanning at a familiar shop; a stranger’s name appears', () =>
    shop(10, 30, 160) + stand(52, 218, 110) + phone(232, 26, 172, qr(56, 46, 68) + rect(12, 140, 156, 150, 14, C.white, C.teal, 4) + avatar('bust-in-silhouette', 90, 190, 38, C.grey) + bars(36, 244, [108], { h: 14, fill: C.mid }) + text('?', 90, 362, 66, { fill: C.edge }))],
  q5: ['Điện thoại báo có tiền lạ vào, có người gọi điện', 'A phone shows unknown money; someone calls about it', () =>
    person('ba', 6, 146, 0.96, { arm: 'phone' }) + caller(322, 296, 76, 'nv2') + bubble(188, 30, 216, 138, 320, 212, notes(206, 88, 100) + text('?', 360, 126, 76, { fill: C.edge }))],

  q1a: ['Ngày giờ', 'Date and time', () => em('spiral-calendar', 6, 14, 56) + card(66, 24, 58, 40, text('7:30', 95, 52, 22, { fill: C.teal }), { r: 10, sw: 3 })],
  q1b: ['Màu của mã QR', 'The colour of the code', () => qr(10, 14, 60, { ink: C.violet }) + em('artist-palette', 74, 20, 48)],
  q1c: ['Tên người và số tiền', 'A name and an amount', () => card(4, 10, 120, 68, avatar('me', 36, 44, 24, C.soft) + bars(68, 22, [46], { h: 9, fill: C.mid }) + coin(90, 56, 15), { r: 12, sw: 3 })],
  q2a: ['Gật đầu đồng ý', 'Nodding in agreement', () => em('thumbs-up-medium-light', 32, 10, 66)],
  q2b: ['Lưỡi câu và đồng tiền', 'A hook with a coin', () => em('hook', 26, 2, 60) + coin(84, 62, 20)],
  q2c: ['Giấy của ngân hàng', 'A paper from the bank', () => em('classical-building', 2, 14, 62) + em('page-facing-up', 66, 16, 58)],
  q3a: ['Giao hàng ngay', 'Handing over the goods', () => em('package', 6, 12, 64) + arrow(74, 46, 118, 46, { w: 8 })],
  q3b: ['Xem tài khoản của mình', 'Looking at one’s own account', () => phone(14, 3, 41, rect(0, 0, 180, 380, 0, '#E6F4EA') + text('+ đ', 90, 200, 66, { fill: C.green })) + em('eyes', 64, 16, 56)],
  q3c: ['Chụp ảnh lại', 'Taking another photo', () => em('camera', 30, 10, 68)],
  q4a: ['Dừng lại và hỏi', 'Stop and ask', () => em('raised-hand-medium-light', 4, 12, 60) + bubble(66, 10, 56, 44, 74, 74, text('?', 94, 46, 36, { fill: C.edge }), { r: 12, sw: 3 })],
  q4b: ['Chuyển tiền', 'Sending the money', () => note(4, 26, 70) + arrow(80, 44, 118, 44, { w: 8 })],
  q4c: ['Quét lại lần nữa', 'Scanning again', () => qr(10, 12, 64) + disc(100, 44, 23, glyph.again)],
  q5a: ['Chuyển vào số người lạ đọc', 'Sending to the number given', () => note(2, 28, 58) + arrow(62, 44, 82, 44, { w: 6 }) + caller(104, 44, 22)],
  q5b: ['Đem tiền đi mua sắm', 'Spending the money', () => wallet(6, 20, 60) + em('shopping-bags', 68, 16, 56)],
  q5c: ['Báo ngân hàng', 'Telling the bank', () => disc(32, 44, 26, glyph.call) + em('classical-building', 60, 12, 64)],
};

