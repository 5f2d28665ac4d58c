// Lesson 3: messages and video calls.
import { C, arrow, circ, em, place, rect, shadow, text } from './ink.mjs';
import { avatar, caller, masked, person, tap } from './people.mjs';
import { ask, bars, bubble, button, card, chat, disc, glyph, idCard, no, note, phone, sound, voice, yes } from './things.mjs';

export const videoCall = (who = 'trai') => rect(0, 0, 180, 380, 0, C.sky) + circ(146, 60, 80, '#FFF3D0') + person(who, -6, 130, 0.96)
  + em('waving-hand-medium', 122, 250, 54) + disc(90, 336, 27, glyph.camera);
const contact = (who, icons) => rect(0, 0, 180, 380, 0, C.paper) + avatar(who, 90, 120, 58, C.soft, C.amber) + bars(50, 196, [80], { h: 14 }) + icons;
const picture = (x, y, s) => em('framed-picture', x, y, s);
const friend = (who, ground) => avatar(who, 90, 122, 58, ground) + bars(40, 198, [100], { h: 14 }) + button(20, 240, 64, 46, place(52, 263, 1.3, glyph.check)) + button(96, 240, 64, 46, place(128, 263, 1.3, glyph.cross), { fill: C.grey2, lip: '#8B999F' });
const typing = Array.from({ length: 24 }, (_, i) => rect(6 + (i % 6) * 28, 240 + Math.floor(i / 6) * 32, 24, 26, 6, C.tint)).join('');

export default {
  folder: '03-zalo-goi-video',
  icon: ['Máy quay phim', 'A video camera', () => em('video-camera', 2, 2, 60)],
  cover: ['Gọi video cho cháu', 'A video call with a grandchild', 'p2'],

  p1: ['Điện thoại ở giữa, quanh là tin nhắn, gọi điện và gọi video', 'A phone surrounded by message, call and video call', () =>
    shadow(260, 470, 150) + phone(170, 70, 186, rect(0, 0, 180, 380, 0, C.tint) + avatar('gai', 58, 120, 42, C.soft) + avatar('trai', 126, 190, 42, '#CFE9EC') + avatar('me', 60, 270, 42, '#F3D9DF'))
    + disc(150, 116, 42, glyph.mail, C.teal, C.white) + disc(374, 190, 42, glyph.call, C.teal, C.white) + disc(150, 330, 42, glyph.camera, C.amber, C.white) + em('red-heart', 400, 60, 64)],
  p2: ['Màn hình gọi video có mặt cháu, ngón tay chạm nút máy quay phim', 'A video call with a grandson; a finger taps the camera button', () =>
    shadow(260, 478, 150) + phone(154, 26, 218, videoCall()) + circ(263, 403, 40, null, C.amber, 7) + tap(272, 412, 124, { ring: 0 }) + em('red-heart', 392, 70, 74) + em('light-bulb', 44, 60, 84)],
  p3: ['Bà nói vào điện thoại, điện thoại ghi thành tin nhắn thoại', 'A woman speaks; the phone records a voice message', () =>
    shadow(260, 484, 180, 10) + phone(258, 40, 152, chat(14, 60, 120, 56, false, voice(28, 88, 96, 34)) + chat(46, 140, 120, 56, true, voice(60, 168, 96, 34)) + disc(90, 304, 46, glyph.mic) + circ(90, 304, 58, null, C.amber, 7))
    + person('ba', 58, 228, 0.98) + sound(236, 356, 0.62, C.amber)],
  p4: ['Gửi ảnh phong cảnh cho cháu; không gửi ảnh căn cước', 'Send a landscape photo to a grandchild; never a photo of the ID card', () =>
    shadow(196, 476, 110) + phone(112, 66, 170, chat(40, 60, 126, 110, true, picture(54, 66, 98)) + disc(138, 332, 28, glyph.send) + disc(60, 332, 28, glyph.picture, C.amber) + bars(20, 210, [100, 70]))
    + arrow(270, 150, 316, 150, { w: 10 }) + avatar('gai', 364, 150, 46, C.soft, C.amber) + yes(380, 192, 20) + idCard(270, 300, 140) + no(380, 306, 28)],
  p5: ['Lời xin kết bạn dùng ảnh người quen, phía sau là kẻ giả mạo', 'A friend request with a familiar face hides a crook behind a mask', () =>
    shadow(200, 476, 120) + phone(108, 52, 186, friend('trai', '#CFE9EC') + text('?', 90, 360, 70, { fill: C.edge })) + masked('boy-medium', 352, 180, 62) + disc(354, 372, 44, glyph.call, C.teal, C.white) + avatar('trai', 412, 424, 40, C.soft, C.white)],
  p6: ['Tin nhắn hỏi vay tiền; bà gọi lại số quen để hỏi', 'A message asks for money; a woman phones the known number', () =>
    shadow(260, 486, 180, 10) + person('ba', 84, 232, 0.98, { arm: 'phone' }) + bubble(150, 40, 250, 112, 400, 186, note(172, 66, 120) + text('?', 344, 124, 76, { fill: C.edge }))
    + masked('man-medium', 352, 246, 56) + avatar('bo', 352, 414, 46, C.soft, C.amber) + disc(388, 446, 24, glyph.call, C.teal, C.white)],

  q1: ['Bà cầm điện thoại, trên máy có tên cháu', 'A woman with a phone showing her grandchild as a contact', () =>
    person('ba', 8, 140, 0.98) + phone(226, 34, 166, contact('trai', circ(40, 300, 24, C.tint) + circ(90, 300, 24, C.tint) + circ(140, 300, 24, C.tint) + text('?', 90, 312, 34, { fill: C.teal }))) + em('red-heart', 172, 60, 48)],
  q2: ['Điện thoại có tin nhắn hỏi vay tiền, ông đang nghĩ', 'A phone with a message asking for money; a man thinks', () =>
    person('ong', 8, 150, 0.95, { worried: true }) + phone(226, 34, 166, avatar('bo', 40, 76, 26, '#CFE9EC') + bars(76, 70, [70], { h: 12 }) + chat(16, 120, 140, 84, false, note(34, 134, 104)) + chat(16, 220, 96, 56, false, text('!!!', 64, 262, 42, { fill: C.edge })))],
  q3: ['Ông lúng túng trước bàn phím nhỏ', 'A man puzzled by a small keyboard', () =>
    person('ong', 8, 150, 0.95, { worried: true }) + phone(226, 34, 166, chat(14, 60, 110, 46, false, bars(28, 78, [80], { h: 10 })) + rect(10, 190, 160, 38, 12, C.white, C.mid, 2) + typing) + ask(196, 120, 32)],
  q4: ['Lời mời kết bạn có ảnh giống cháu và dấu hỏi', 'A friend request with a photo like the grandson, and a question mark', () =>
    person('ba', 8, 150, 0.95) + phone(226, 34, 166, friend('trai', '#CFE9EC') + text('?', 90, 364, 66, { fill: C.edge }))],

  q1a: ['Máy quay phim', 'A video camera', () => disc(64, 44, 38, glyph.camera)],
  q1b: ['Cái loa', 'A speaker', () => disc(64, 44, 38, place(-2, -3, 1, glyph.speaker))],
  q1c: ['Thùng rác', 'A waste bin', () => circ(64, 44, 38, C.teal) + em('wastebasket', 38, 17, 52)],
  q2a: ['Tiền gửi đi', 'Money sent', () => note(4, 26, 70) + arrow(78, 44, 118, 44, { w: 8 })],
  q2b: ['Gọi điện cho người quen', 'Phoning someone known', () => disc(34, 44, 28, glyph.call) + avatar('bo', 94, 44, 30, C.soft, C.amber)],
  q2c: ['Tin nhắn có số tài khoản', 'A message with account numbers', () => bubble(6, 12, 116, 50, 24, 80, text('0000', 64, 50, 36, { fill: C.teal }), { r: 14, sw: 3 })],
  q3a: ['Micrô và sóng tiếng', 'A microphone and voice waves', () => disc(32, 44, 26, glyph.mic) + card(64, 12, 62, 64, voice(70, 44, 52, 44), { r: 12, sw: 3 })],
  q3b: ['Bút và thư', 'A pen and a letter', () => em('envelope', 8, 12, 64) + em('pencil', 70, 18, 52)],
  q3c: ['Người lạ cầm điện thoại', 'A stranger holding the phone', () => caller(44, 44, 36) + phone(88, 12, 34, bars(20, 80, [130, 100], { h: 24, gap: 60 }), { rot: 10 })],
  q4a: ['Nút đồng ý kết bạn', 'The accept button', () => avatar('trai', 38, 44, 32, C.soft) + button(76, 26, 46, 36, place(99, 44, 1.1, glyph.check), { r: 10 })],
  q4b: ['Gửi ảnh căn cước', 'Sending the ID card', () => idCard(6, 20, 76) + arrow(86, 44, 120, 44, { w: 7 })],
  q4c: ['Gọi điện cho cháu', 'Phoning the grandson', () => disc(34, 44, 28, glyph.call) + avatar('trai', 94, 44, 30, C.soft, C.amber)],
};
