// Lesson 8: recognising scams.
import { C, arrow, circ, em, fillPath, rect, shadow, text } from './ink.mjs';
import { avatar, caller, crook, face, person } from './people.mjs';
import { ask, bank, bars, bubble, calendar, card, chat, coin, disc, glyph, no, note, notes, number, office, paper, phone, yes } from './things.mjs';

const call = (body) => rect(0, 0, 180, 380, 0, '#EDE9F6') + body + disc(90, 330, 30, glyph.hangup);
const step = (y, d, body) => card(112, y, 296, 126, number(160, y + 63, 30, d) + body);
const warrant = (x, y, w) => paper(x, y, w, w * 1.25, circ(x + w / 2, y + w * 0.3, w * 0.14, C.violet) + fillPath(`M${x + w * 0.43} ${y + w * 0.3}h${w * 0.14}`, C.white) + bars(x + w * 0.15, y + w * 0.56, [w * 0.7, w * 0.5, w * 0.62], { h: w * 0.07, gap: w * 0.18 }), { edge: C.violet });
// mosaic covers half of a face with squares, as a bad or faked video does.
const mosaic = (x, y, s) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((i) => rect(x + (i % 3) * s, y + Math.floor(i / 3) * s, s, s, 0, ['#E4B08C', '#D49B76', '#B87A50', '#CDEBF0', '#9FD9E8', '#3B2A28', '#E4B08C'][(i * 5) % 7])).join('');
const faked = (who) => rect(0, 0, 180, 380, 0, C.sky) + person(who, -6, 130, 0.96) + mosaic(96, 150, 27);
// The prize is teal rather than red: red would read as a signal.
const moped = (x, y, s) => em('motor-scooter', x, y, s, { recolour: { '#f92f60': '#2F8F8A', '#ca0b4a': C.teal, '#f8312f': '#2F8F8A' } });
const hooked = (name, x, y, s) => em('hook', x + s * 0.3, y - s * 0.62, s * 0.8) + em(name, x, y, s);

export default {
  folder: '08-nhan-biet-lua-dao',
  icon: ['Tấm khiên', 'A shield', () => em('shield', 2, 2, 60)],
  cover: ['Kẻ giả công an gọi điện và công an xã thật', 'A fake officer on the phone and the real office', 'p2'],

  p1: ['Ba dấu hiệu: người đội mũ oai, mặt sợ hay mừng, đồng hồ giục', 'Three signs: a cap of power, fear or joy, a hurrying clock', () =>
    step(36, 1, crook(300, 99, 54, { cap: true })) + step(180, 2, em('fearful-face', 210, 200, 86) + em('grinning-face', 308, 200, 86)) + step(324, 3, em('alarm-clock', 216, 338, 96) + arrow(322, 387, 384, 387, { w: 11 }))],
  p2: ['Điện thoại có kẻ giả công an gửi giấy bắt; cô bác tắt máy, đến công an xã', 'A fake officer sends an arrest paper by phone; hang up, go to the police office', () =>
    shadow(240, 486, 160, 10) + phone(112, 34, 166, call(crook(90, 116, 62, { cap: true }) + warrant(58, 194, 66))) + no(270, 52, 30) + arrow(286, 210, 340, 270, { w: 11, bend: -0.3 }) + office(232, 280, 180) + avatar('ca', 262, 446, 34, '#CFE9EC', C.white) + yes(380, 290, 28)],
  p3: ['Tin báo có quà Tết, móc câu và mã OTP; hãy hỏi ủy ban xã', 'News of Tết money hides a hook and an OTP; ask the commune office', () =>
    shadow(240, 486, 160, 10) + hooked('wrapped-gift', 120, 104, 116) + card(252, 110, 140, 92, text('OTP?', 318, 172, 46, { fill: C.violet }), { edge: C.violet }) + no(384, 108, 26) + arrow(260, 226, 260, 268, { w: 11 }) + person('ba', 110, 300, 0.7) + office(240, 296, 172) + yes(380, 290, 28)],
  p4: ['Giải thưởng xe máy treo lưỡi câu, đòi nộp tiền trước', 'A motorbike prize on a hook, money to be paid first', () =>
    shadow(260, 482, 150) + em('hook', 224, 4, 130) + moped(140, 100, 240) + em('trophy', 22, 190, 90) + card(124, 352, 272, 110, notes(144, 388, 104) + arrow(260, 406, 300, 406, { w: 9 }) + crook(346, 406, 42)) + no(380, 352, 32)],
  p5: ['Gọi video có mặt người thân nhòe, phía sau là kẻ gian; gọi lại số quen', 'A video call with a blurred relative hides a crook; call the known number', () =>
    shadow(220, 482, 140) + phone(112, 40, 194, faked('bo')) + crook(344, 130, 60) + arrow(300, 150, 262, 190, { w: 9, color: C.violet }) + disc(350, 330, 46, glyph.call, C.teal, C.white) + avatar('bo', 370, 420, 46, C.soft, C.amber)],
  p6: ['Ba bước: bàn tay dừng lại, hỏi người thân, báo công an', 'Three steps: stop, ask the family, report to the police', () =>
    step(36, 1, em('raised-hand-medium-light', 252, 48, 102)) + step(180, 2, avatar('gai', 250, 243, 44, C.soft) + bubble(306, 200, 84, 66, 292, 252, text('?', 348, 252, 50, { fill: C.edge }), { r: 14 })) + step(324, 3, disc(250, 387, 40, glyph.call) + avatar('ca', 346, 387, 46, '#CFE9EC'))],
  p7: ['Gọi ngân hàng khóa tài khoản, tắt nguồn điện thoại, đến công an xã', 'Call the bank, power off the phone, go to the police', () =>
    step(36, 1, disc(240, 99, 38, glyph.call) + bank(288, 44, 110)) + step(180, 2, phone(222, 188, 54, '', { ground: '#2C3A42' }) + disc(340, 243, 40, glyph.power)) + step(324, 3, office(206, 328, 128) + avatar('ca', 366, 396, 36, '#CFE9EC'))],
  p8: ['Điện thoại gọi số 156', 'A phone dialling 156', () =>
    shadow(260, 478, 150) + phone(158, 36, 210, Array.from({ length: 12 }, (_, i) => circ(40 + (i % 3) * 50, 180 + Math.floor(i / 3) * 44, 17, C.tint)).join('') + disc(90, 346, 25, glyph.call)) + card(112, 78, 296, 120, text('156', 260, 176, 104, { fill: C.teal })) + crook(414, 372, 52) + no(450, 326, 26)],

  q1: ['Người lạ gọi điện cho bà', 'A stranger phones a woman', () =>
    person('ba', 8, 146, 0.96, { arm: 'phone', worried: true }) + crook(310, 240, 86) + bubble(206, 24, 190, 104, 310, 146, text('? ? ?', 301, 98, 60, { fill: C.violet }), { edge: C.violet })],
  q2: ['Người xưng công an gọi, đòi chuyển tiền', 'A caller in a police cap asks for a transfer', () =>
    person('ong', 8, 146, 0.96, { arm: 'phone', worried: true }) + caller(312, 262, 90, 'ca') + bubble(190, 24, 214, 118, 312, 166, notes(212, 72, 100) + text('!', 356, 110, 76, { fill: C.violet }), { edge: C.violet })],
  q3: ['Gọi video, hình người con bị mờ, hỏi vay 20 triệu', 'A blurred video call from a son asking for 20 million', () =>
    person('ba', 0, 150, 0.95) + phone(238, 24, 172, faked('bo')) + bubble(24, 30, 196, 84, 250, 84, text('20 triệu', 122, 88, 42), { edge: C.violet })],
  q4: ['Tin nhắn có xe máy, nộp 2 triệu', 'A message with a motorbike and a 2-million fee', () =>
    person('me', 0, 150, 0.95) + phone(232, 24, 176, chat(12, 50, 156, 196, false, moped(38, 56, 104) + text('2 triệu', 90, 224, 40)) + text('?', 90, 346, 88, { fill: C.edge }))],
  q5: ['Điện thoại có ứng dụng lạ, tiền bay đi', 'A phone with a strange app and money flying away', () =>
    person('ong', 0, 150, 0.95, { worried: true }) + phone(212, 70, 156, rect(50, 90, 80, 80, 20, C.violet) + text('?', 90, 152, 62, { fill: C.white }) + em('unlocked', 50, 210, 80)) + note(320, 40, 90, { rot: -18 }) + note(334, 118, 80, { rot: 12 }) + coin(390, 208, 24)],

  q1a: ['Uống trà, thong thả', 'Tea, taking time', () => em('teacup-without-handle', 30, 10, 68)],
  q1b: ['Đồng hồ giục và tiền', 'A clock and money in a hurry', () => em('alarm-clock', 2, 12, 60) + note(62, 18, 58, { rot: -6 }) + arrow(72, 68, 116, 68, { w: 7 })],
  q1c: ['Trụ sở làm việc', 'The office', () => office(22, 6, 84)],
  q2a: ['Chuyển tiền', 'Sending money', () => note(4, 26, 70) + arrow(80, 44, 118, 44, { w: 8 })],
  q2b: ['Giữ im lặng', 'Keeping silent', () => em('shushing-face', 30, 10, 68)],
  q2c: ['Tắt máy, đến công an xã', 'Hang up, go to the police office', () => disc(26, 44, 23, glyph.hangup) + office(52, 12, 74)],
  q3a: ['Tắt máy, gọi lại cho con', 'Hang up and call the son', () => disc(20, 44, 19, glyph.hangup) + disc(62, 44, 19, glyph.call) + avatar('bo', 104, 44, 22, C.soft, C.amber)],
  q3b: ['Chuyển tiền ngay', 'Sending money at once', () => notes(4, 36, 68) + arrow(80, 48, 120, 48, { w: 8 })],
  q3c: ['Hỏi số tài khoản', 'Asking for the account number', () => bubble(6, 12, 116, 50, 24, 80, text('0000 ?', 64, 47, 27, { fill: C.teal }), { r: 14, sw: 3 })],
  q4a: ['Tin vui', 'Good news', () => em('party-popper', 30, 10, 68)],
  q4b: ['Lưỡi câu', 'A hook', () => em('hook', 36, 6, 72)],
  q4c: ['Quà từ trụ sở', 'A gift from an office', () => office(4, 8, 76) + em('wrapped-gift', 78, 36, 46)],
  q5a: ['Gọi ngân hàng khóa tài khoản', 'Calling the bank to lock the account', () => disc(24, 44, 22, glyph.call) + em('classical-building', 46, 14, 58) + em('locked', 92, 44, 36)],
  q5b: ['Đợi đến tuần sau', 'Waiting until next week', () => calendar(28, 6, 74)],
  q5c: ['Gọi cho kẻ lừa đảo', 'Calling the scammer', () => disc(32, 44, 26, glyph.call) + crook(94, 44, 30)],
};
