// Lesson 10: emergency calls and health.
import { C, arrow, circ, em, fillPath, place, rect, shadow, stroke, text } from './ink.mjs';
import { avatar, face, person } from './people.mjs';
import { appGrid, ask, bars, bubble, card, disc, glyph, healthCard, idCard, no, number, paper, phone, shop, yes } from './things.mjs';

const line = (y, digits, icon) => card(112, y, 296, 126, text(digits, 188, y + 86, 66, { fill: C.teal }) + icon);
const digits = (s) => card(14, 10, 100, 68, text(s, 64, 62, 48, { fill: C.teal }), { r: 16, sw: 3 });
// clinic is our own: a green heart stands where other countries put a red cross.
const clinic = (x, y, w) => place(x, y, w / 200, rect(10, 40, 180, 130, 6, '#EAF3F1', C.teal, 3) + rect(60, 10, 80, 50, 8, C.green) + place(100, 36, 1.5, glyph.heart) + rect(80, 110, 40, 60, 3, '#7FA9AB') + rect(26, 76, 38, 30, 3, C.blue, C.white, 4) + rect(136, 76, 38, 30, 3, C.blue, C.white, 4) + rect(26, 122, 38, 30, 3, C.blue, C.white, 4) + rect(136, 122, 38, 30, 3, C.blue, C.white, 4));
const burning = (x, y, s) => em('house', x, y, s) + em('fire', x + s * 0.34, y - s * 0.26, s * 0.56) + em('fire', x + s * 0.02, y + s * 0.16, s * 0.36);
const storm = (x, y, s) => em('house', x + s * 0.18, y + s * 0.4, s * 0.62) + em('cloud-with-lightning-and-rain', x + s * 0.1, y - s * 0.08, s * 0.62) + fillPath(`M${x} ${y + s * 0.92}q${s * 0.125}-${s * 0.12} ${s * 0.25} 0t${s * 0.25} 0t${s * 0.25} 0t${s * 0.25} 0v${s * 0.16}h-${s}z`, '#5DA7C9');
const medicine = (x, y, s) => place(x, y, s / 100, rect(24, 0, 52, 20, 6, C.cream, C.edge, 3) + rect(14, 18, 72, 82, 14, '#C98B4A', C.edge, 3) + rect(14, 40, 72, 38, 0, C.white) + circ(36, 59, 9, C.amber) + circ(62, 59, 9, C.teal));
// fainted lies on a mat with eyes closed, no wounds.
const fainted = (x, y, s) => place(x, y, s, rect(0, 74, 300, 18, 9, '#6FA88A') + fillPath('M92 74V52Q94 30 122 26L196 28V74z', '#7A5A3C') + fillPath('M196 28L270 36Q290 38 290 56V74H196z', '#3E4A50') + stroke('M120 40Q150 66 196 62', '#57402B', 16) + circ(204, 62, 10, C.skin) + place(0, 0, 1, face('ong', 0, -10, 100, { worried: true }), { rot: -82, px: 50, py: 40 }));

export default {
  folder: '10-khan-cap-suc-khoe',
  icon: ['Xe cấp cứu', 'An ambulance', () => em('ambulance', 2, 2, 60)],
  cover: ['Ba số 113, 114, 115', 'The numbers 113, 114, 115', 'p1'],

  p1: ['113 xe công an, 114 xe chữa cháy, 115 xe cấp cứu', '113 police car, 114 fire engine, 115 ambulance', () =>
    line(36, '113', em('police-car', 272, 46, 112)) + line(180, '114', em('fire-engine', 272, 188, 112)) + line(324, '115', em('ambulance', 272, 332, 112))],
  p2: ['Số 112 và ngôi nhà trong mưa bão, nước dâng', 'Number 112 and a house in storm and flood', () =>
    card(122, 40, 276, 124, text('112', 260, 142, 108, { fill: C.teal })) + storm(126, 210, 268)],
  p3: ['Bà gọi điện, nói ba điều: chuyện gì, ở đâu, mấy người', 'A woman on the phone says three things: what, where, how many', () =>
    shadow(260, 486, 170, 10) + person('ba', 84, 232, 0.98, { arm: 'phone', worried: true }) + bubble(112, 66, 90, 98, 170, 216, em('fire', 124, 80, 66)) + bubble(212, 40, 90, 98, 226, 196, disc(257, 89, 32, glyph.pin)) + bubble(312, 66, 98, 98, 268, 232, em('busts-in-silhouette', 326, 78, 72)) + number(128, 66, 20, 1) + number(228, 40, 20, 2) + number(328, 66, 20, 3)],
  p4: ['Tờ giấy ghi số điện thoại dán cạnh cửa, điện thoại có danh bạ', 'A sheet of numbers by the door and contacts in the phone', () =>
    shadow(260, 482, 170, 12) + rect(116, 70, 150, 404, 8, C.wood2, '#7F4423', 5) + rect(136, 96, 110, 150, 6, C.wood) + rect(136, 272, 110, 170, 6, C.wood) + circ(246, 272, 10, C.amber)
    + paper(282, 60, 130, 186, [0, 1, 2].map((i) => avatar(['gai', 'bo', 'bs'][i], 308, 100 + i * 52, 19, C.soft) + bars(336, 94 + i * 52, [60], { h: 13, fill: C.mid })).join('')) + em('round-pushpin', 334, 34, 46, { recolour: { '#f70a8d': C.amber } })
    + phone(290, 268, 104, rect(0, 0, 180, 380, 0, C.tint) + avatar('gai', 90, 110, 50, C.soft) + avatar('bs', 90, 230, 50, '#CFE9EC') + disc(90, 334, 32, glyph.call))],
  p5: ['Trạm y tế, thẻ bảo hiểm trên điện thoại hoặc thẻ căn cước', 'The clinic; the health card on the phone or the ID card', () =>
    shadow(260, 482, 160, 12) + clinic(150, 26, 220) + phone(118, 226, 124, rect(0, 0, 180, 380, 0, C.tint)) + healthCard(122, 280, 116) + idCard(262, 290, 150, 'ba') + yes(234, 280, 22) + yes(380, 280, 22)],
  p6: ['Loa rao thuốc lạ có dấu hỏi; hãy hỏi bác sĩ', 'A loudhailer advertises odd medicine; ask the doctor', () =>
    shadow(260, 486, 160, 10) + em('megaphone', 112, 64, 116) + medicine(232, 70, 108) + ask(352, 92, 30) + no(216, 76, 28) + arrow(260, 196, 260, 244, { w: 11 }) + person('bs', 236, 252, 0.86) + person('ong', 96, 296, 0.7) + yes(380, 290, 28)],

  q1: ['Ngôi nhà đang cháy, bà cầm điện thoại', 'A burning house and a woman with a phone', () =>
    burning(196, 120, 210) + person('ba', 6, 150, 0.95, { arm: 'phone', worried: true })],
  q2: ['Một người đàn ông nằm ngất, người bên cạnh cầm điện thoại', 'A man lies unconscious; a person beside him holds a phone', () =>
    fainted(150, 276, 0.92) + rect(150, 360, 274, 8, 4, '#B98A3C') + em('dizzy', 190, 190, 64) + person('me', -8, 150, 0.94, { arm: 'phone', worried: true })],
  q3: ['Ông gọi điện khẩn cấp, bong bóng lời nói còn trống', 'A man makes an emergency call; the speech bubble is empty', () =>
    person('ong', 6, 146, 0.96, { arm: 'phone', worried: true }) + bubble(200, 40, 206, 130, 196, 226, text('?', 303, 144, 110, { fill: C.edge })) + em('ambulance', 256, 250, 140)],
  q4: ['Ngôi nhà trong mưa bão và nước lũ', 'A house in storm and flood', () =>
    storm(160, 70, 250) + person('ong', 0, 150, 0.95, { arm: 'phone', worried: true })],
  q5: ['Bà đi khám ở trạm y tế, không có điện thoại', 'A woman at the clinic without a phone', () =>
    clinic(172, 90, 240) + rect(160, 292, 264, 8, 4, '#B98A3C') + person('ba', 0, 150, 0.95) + ask(210, 110, 36)],

  q7: ['Một người đàn ông nằm ngất ngoài chợ', 'A man lies unconscious at the market', () =>
    shop(250, 40, 150) + em('basket', 196, 108, 72) + fainted(120, 262, 0.98) + rect(20, 352, 384, 8, 4, '#B98A3C') + em('dizzy', 148, 170, 56) + person('ba', -22, 150, 0.9, { worried: true })],

  q1a: ['Số 115', 'Number 115', () => digits('115')],
  q1b: ['Số 114', 'Number 114', () => digits('114')],
  q1c: ['Số 156', 'Number 156', () => digits('156')],
  q2a: ['Số 113', 'Number 113', () => digits('113')],
  q2b: ['Số 114', 'Number 114', () => digits('114')],
  q2c: ['Số 115', 'Number 115', () => digits('115')],
  q3a: ['Đám cháy và dấu địa điểm', 'A fire and a place mark', () => em('fire', 8, 14, 58) + disc(94, 46, 25, glyph.pin)],
  q3b: ['Các ứng dụng', 'Apps', () => phone(36, 2, 54, appGrid(40, 4))],
  q3c: ['Thẻ ngân hàng', 'A bank card', () => em('credit-card', 26, 6, 76)],
  q4a: ['Số 112', 'Number 112', () => digits('112')],
  q4b: ['Số 156', 'Number 156', () => digits('156')],
  q4c: ['Cửa hàng', 'A shop', () => shop(4, 6, 76) + avatar('me', 102, 56, 24, C.soft)],
  q5a: ['Đi về', 'Going home', () => clinic(2, 14, 66) + arrow(72, 52, 90, 52, { w: 6 }) + em('house', 88, 28, 40)],
  q5b: ['Thẻ căn cước và quầy tiếp đón', 'An ID card and the reception', () => idCard(4, 18, 66) + avatar('bs', 98, 34, 26, '#CFE9EC') + rect(70, 58, 56, 8, 3, C.wood2) + rect(74, 64, 48, 20, 3, C.wood)],
  q5c: ['Mượn thẻ của người khác', 'Borrowing another person’s cards', () => avatar('ong', 26, 44, 23, C.soft) + arrow(54, 44, 70, 44, { w: 5 }) + idCard(70, 10, 54, 'ong') + healthCard(70, 48, 54)],
};
