// Lesson 11: first steps with AI assistants.
import { C, arrow, em, rect, shadow, text } from './ink.mjs';
import { avatar, crook, face, masked, person } from './people.mjs';
import { ask, bars, bubble, card, chat, disc, dots, glyph, idCard, no, number, phone, sound, voice, yes } from './things.mjs';

const bot = (x, y, s) => em('robot', x, y, s, { recolour: { '#f8312f': C.amber } });
const pill = (x, y, s) => em('pill', x, y, s, { recolour: { '#f8312f': C.teal, '#ca0b4a': C.deep } });
const talk = (body) => rect(0, 0, 180, 380, 0, C.tint) + body;
const steps = (x, y, w) => [1, 2, 3].map((d, i) => number(x + 16, y + i * 46, 15, d) + bars(x + 42, y - 6 + i * 46, [w - [42, 62, 50][i]], { h: 12, fill: C.mid })).join('');
const letter = (x, y, s) => em('page-facing-up', x, y, s) + em('pencil', x + s * 0.46, y + s * 0.4, s * 0.6);

export default {
  folder: '11-tro-ly-ai',
  icon: ['Rô bốt', 'A robot', () => bot(2, 2, 60)],
  cover: ['Hỏi trợ lý AI trên điện thoại', 'Asking an AI assistant on a phone', 'p1'],

  p1: ['Trên điện thoại, rô bốt trả lời câu hỏi gõ hoặc nói', 'On a phone a robot answers typed or spoken questions', () =>
    shadow(260, 480, 150) + phone(160, 30, 212, talk(chat(56, 50, 112, 60, true, text('?', 112, 100, 52, { fill: C.edge })) + bot(14, 128, 76) + chat(92, 138, 76, 62, false, bars(104, 154, [52, 36], { h: 11, gap: 20, fill: C.mid })) + rect(14, 300, 110, 46, 23, C.white, C.mid, 2) + disc(150, 323, 23, glyph.mic)))
    + em('keyboard', 40, 350, 84) + sound(404, 372, 0.8)],
  p2: ['Bà hỏi rõ cách trồng rau, rô bốt trả lời ba bước', 'A woman asks clearly about vegetables; the robot answers in three steps', () =>
    shadow(260, 486, 170, 10) + bubble(108, 42, 146, 112, 170, 212, em('leafy-green', 134, 52, 92)) + person('ba', 60, 252, 0.9) + card(268, 190, 144, 232, bot(302, 202, 76) + steps(278, 306, 126)) + em('potted-plant', 420, 380, 90)],
  p3: ['Rô bốt nói về thuốc có dấu hỏi; hỏi lại bác sĩ', 'A robot talks of medicine with a question mark; ask the doctor', () =>
    shadow(260, 486, 160, 10) + bot(112, 60, 126) + bubble(262, 58, 146, 108, 244, 120, pill(278, 76, 72) + text('?', 376, 136, 66, { fill: C.edge })) + arrow(260, 196, 260, 246, { w: 11 }) + person('ong', 100, 300, 0.7) + person('bs', 236, 262, 0.84) + yes(380, 296, 28)],
  p4: ['Không đưa căn cước, mật khẩu, mã OTP, thẻ cho rô bốt', 'No ID, password, OTP or card for the robot', () =>
    shadow(260, 482, 150) + bot(196, 30, 128) + no(260, 196, 40) + idCard(112, 256, 140) + card(268, 256, 140, 88, text('OTP', 338, 319, 52, { fill: C.violet })) + card(112, 362, 140, 88, em('key', 122, 372, 66) + dots(196, 406, 3, { r: 8, gap: 20 })) + em('credit-card', 282, 342, 116)],
  p5: ['Rô bốt đọc báo, viết thư, dịch tiếng nước ngoài', 'A robot reads news aloud, writes a letter, translates', () =>
    shadow(260, 482, 160) + bot(186, 26, 148) + card(112, 196, 296, 122, em('newspaper', 132, 208, 98) + arrow(240, 256, 270, 256, { w: 8 }) + voice(290, 256, 104, 72)) + card(112, 336, 140, 122, letter(132, 346, 92)) + card(268, 336, 140, 122, em('globe-with-meridians', 288, 348, 98))],
  p6: ['Kẻ xấu dùng máy làm giả mặt và giọng; gọi lại cho người thân', 'A crook fakes a face and voice by computer; call the family back', () =>
    shadow(260, 482, 160) + em('laptop', 112, 130, 176) + face('gai', 160, 146, 80) + masked('girl-medium', 352, 150, 62) + card(132, 50, 136, 74, voice(148, 87, 112, 50, C.violet), { edge: C.violet }) + arrow(260, 306, 260, 344, { w: 11 }) + disc(206, 408, 52, glyph.call) + avatar('gai', 330, 408, 54, C.soft, C.amber)],

  q1: ['Rô bốt trên điện thoại nói về thuốc', 'A robot on a phone talks about medicine', () =>
    person('ba', 0, 150, 0.95) + phone(222, 24, 178, talk(bot(12, 56, 84) + chat(50, 156, 118, 96, false, pill(72, 166, 74)) + text('?', 90, 350, 84, { fill: C.edge })))],
  q2: ['Rô bốt chờ thông tin, bong bóng có dấu hỏi', 'A robot waits for information; a bubble with a question mark', () =>
    person('ong', 0, 150, 0.95) + bot(232, 190, 170) + bubble(190, 34, 170, 112, 196, 190, text('?', 275, 124, 92, { fill: C.edge }))],
  q3: ['Bà nói với điện thoại để hỏi rô bốt', 'A woman speaks to the phone to ask the robot', () =>
    person('ba', 0, 150, 0.95) + sound(196, 250, 0.7, C.amber) + phone(240, 24, 172, talk(bot(40, 70, 100) + disc(90, 260, 44, glyph.mic) + voice(34, 340, 120, 44)))],
  q4: ['Rô bốt và dấu hỏi', 'A robot and a question mark', () =>
    shadow(212, 376, 130, 12) + bot(82, 100, 260) + ask(350, 96, 46)],

  q1a: ['Uống thuốc ngay', 'Taking the medicine at once', () => pill(10, 16, 56) + em('glass-of-milk', 64, 12, 60, { recolour: { '#f4f4f4': C.blue } })],
  q1b: ['Gửi cho cả xóm', 'Sending to the whole hamlet', () => disc(30, 44, 24, glyph.send) + em('houses', 58, 10, 68)],
  q1c: ['Hỏi bác sĩ', 'Asking a doctor', () => avatar('bs', 40, 46, 36, '#CFE9EC') + em('stethoscope', 76, 18, 50)],
  q2a: ['Cách nấu ăn', 'Cooking', () => em('pot-of-food', 28, 8, 72)],
  q2b: ['Căn cước và chìa khóa', 'An ID card and a key', () => idCard(4, 18, 78) + em('key', 82, 22, 44)],
  q2c: ['Thời tiết', 'Weather', () => em('sun-behind-rain-cloud', 26, 6, 76)],
  q3a: ['Hũ dưa và các bước', 'A jar and numbered steps', () => em('jar', -2, 10, 64) + card(60, 8, 64, 72, [1, 2, 3].map((d, i) => number(74, 24 + i * 20, 8, d) + bars(86, 20 + i * 20, [30], { h: 7, fill: C.mid })).join(''), { r: 10, sw: 3 })],
  q3b: ['Một quả dưa', 'A cucumber', () => em('cucumber', 30, 10, 68)],
  q3c: ['Dấu hỏi', 'A question mark', () => bubble(30, 8, 68, 54, 44, 82, text('?', 64, 52, 44, { fill: C.edge }), { r: 14, sw: 3 })],
  q4a: ['Thẻ căn cước', 'An ID card', () => idCard(16, 14, 96)],
  q4b: ['Xe cấp cứu', 'An ambulance', () => em('ambulance', 26, 4, 78)],
  q4c: ['Thư và bút', 'A letter and pencil', () => letter(26, 4, 74)],
};
