// Lesson 9: news online, true and false.
import { C, arrow, circ, clip, em, fillPath, place, rect, shadow, stroke, text } from './ink.mjs';
import { avatar, face, person } from './people.mjs';
import { ask, bars, bubble, button, calendar, card, disc, film, glyph, handset, no, phone, tv, web, yes } from './things.mjs';

const post = (x, y, w, h, body, edge = C.mid) => rect(x, y, w, h, 12, C.white, edge, 3) + body;
const item = (loud) => rect(12, 40, 156, 210, 14, C.white, C.grey2, 2) + (loud ? rect(24, 54, 132, 54, 10, C.amber) + text('!!!', 90, 98, 50) : bars(26, 60, [128, 96], { h: 14, gap: 26, fill: C.mid })) + em('framed-picture', 46, 116, 88) + bars(26, 212, [128, 80], { h: 9, gap: 18 });
const likes = (y) => disc(40, y, 19, place(0, 0, 1, glyph.heart), C.grey2) + disc(90, y, 19, glyph.mail, C.grey2) + disc(140, y, 19, glyph.share);
const cut = (x, y, s) => place(x, y, s / 100, rect(0, 0, 100, 100, 8, C.sky, C.wood, 5) + fillPath('M4 96V70L34 44 60 70 76 58 96 76V96z', '#6FA88A') + circ(74, 26, 11, C.amber));

export default {
  folder: '09-tin-that-tin-gia',
  icon: ['Tờ báo', 'A newspaper', () => em('newspaper', 2, 2, 60)],
  cover: ['Tin trên điện thoại và kính lúp', 'News on a phone and a magnifier', 'p2'],

  p1: ['Hai tin: một tin bình thường, một tin giật gân làm mình sợ', 'Two items: a calm one and a sensational, frightening one', () =>
    shadow(260, 470, 180) + card(108, 80, 144, 236, bars(124, 104, [112, 84], { h: 13, gap: 24, fill: C.mid }) + cut(134, 158, 92) + bars(124, 276, [112, 76], { h: 9, gap: 18 }), { edge: C.green }) + yes(238, 90, 28)
    + card(268, 80, 144, 236, rect(282, 96, 116, 58, 10, C.amber) + text('!!!', 340, 144, 54) + em('collision', 294, 164, 92) + bars(284, 276, [112, 76], { h: 9, gap: 18 }), { edge: C.brown }) + no(380, 90, 28) + em('smiling-face-with-smiling-eyes', 128, 350, 100) + em('fearful-face', 292, 350, 100)],
  p2: ['Kính lúp soi xem ai đăng tin: đuôi .gov.vn là của Nhà nước', 'A magnifier on who posted: .gov.vn belongs to the State', () =>
    shadow(240, 480, 150) + phone(140, 30, 216, item(false) + bars(24, 280, [132, 90, 120], { h: 11, gap: 26 })) + card(108, 190, 304, 96, text('.gov.vn', 260, 258, 58, { fill: C.teal })) + yes(380, 196, 30) + em('magnifying-glass-tilted-left', 268, 290, 150)],
  p3: ['Kính lúp soi ngày tháng trên mẩu tin', 'A magnifier on the date of an item', () =>
    shadow(240, 476, 160) + card(112, 60, 250, 330, bars(134, 84, [200, 140], { h: 16, gap: 30, fill: C.mid }) + cut(146, 150, 120) + bars(134, 300, [200, 160, 186], { h: 11, gap: 26 })) + calendar(228, 208, 176, '15') + em('magnifying-glass-tilted-left', 296, 352, 124)],
  p4: ['Cùng một tin so trên điện thoại, trên tivi và trên báo', 'The same item compared on phone, television and newspaper', () =>
    shadow(260, 482, 160) + tv(134, 40, 252, cut(78, 36, 84)) + phone(112, 252, 112, rect(0, 0, 180, 380, 0, C.paper) + cut(36, 90, 108) + bars(24, 220, [132, 96], { h: 14, gap: 28 })) + em('newspaper', 262, 282, 150) + place(240, 366, 1, '') + stroke('M236 344h26M236 364h26', '#FFF8E8', 16) + stroke('M236 344h26M236 364h26', C.teal, 8)],
  p5: ['Tấm ảnh bị cắt ghép, một nửa khuôn mặt lệch đi', 'A cut-and-paste photo with half the face moved', () =>
    shadow(260, 480, 150) + rect(112, 82, 142, 250, 10, C.white, C.mid, 4) + clip(rect(126, 96, 128, 222, 4), rect(126, 96, 128, 222, 0, C.sky) + person('bo', 154, 100, 1.04)) + place(12, 30, 1, rect(254, 82, 142, 250, 10, C.white, C.mid, 4) + clip(rect(254, 96, 128, 222, 4), rect(254, 96, 128, 222, 0, C.soft) + person('bo', 154, 100, 1.04)))
    + em('scissors', 200, 352, 104, { rot: -90, recolour: { '#f8312f': C.teal, '#ca0b4a': C.deep } }) + em('robot', 400, 380, 92, { recolour: { '#f8312f': C.amber } }) + ask(386, 90, 36)],
  p6: ['Ngón tay dừng lại trước nút chia sẻ, bà đang nghĩ', 'A woman pauses and thinks before the share button', () =>
    shadow(260, 486, 170, 10) + person('ba', 84, 230, 0.98) + phone(266, 150, 146, item(true) + disc(90, 310, 42, glyph.share)) + bubble(120, 60, 150, 110, 176, 226, em('thinking-face', 152, 70, 90), { r: 40 }) + em('raised-hand-medium-light', 216, 330, 84) + no(380, 164, 26)],

  q1: ['Điện thoại có một tin rất giật gân', 'A phone with a very sensational item', () =>
    person('ong', 0, 150, 0.95) + phone(222, 24, 178, item(true) + text('?', 90, 346, 88, { fill: C.edge }))],
  q2: ['Một trang web, đuôi địa chỉ là dấu hỏi', 'A web page whose address ends in a question mark', () =>
    shadow(212, 376, 140, 12) + web(26, 60, 372, 276, '', { size: 46 }) + bars(52, 102, [130], { h: 14, fill: C.mid }) + rect(210, 84, 150, 44, 12, C.cream, C.edge, 3) + text('?', 285, 122, 44, { fill: C.edge }) + bars(60, 180, [200, 160, 190, 120], { h: 16, gap: 34 }) + cut(286, 180, 90)],
  q3: ['Một video lạ trên điện thoại và dấu hỏi', 'A strange video on a phone and a question mark', () =>
    shadow(212, 360, 150, 12) + handset(34, 120, 356, film(12, 12, 356, 156)) + ask(348, 100, 44) + em('eyes', 70, 28, 90)],
  q4: ['Bà nhìn nút chia sẻ và dấu hỏi', 'A woman looks at the share button and a question mark', () =>
    person('ba', 0, 150, 0.95) + phone(222, 24, 178, item(false) + disc(52, 316, 36, glyph.share) + text('?', 130, 346, 84, { fill: C.edge }))],

  q5: ['Một mẩu tin được rất nhiều người chia sẻ', 'A news item that many people share', () =>
    phone(128, 20, 168, item(true)) + [[64, 92, 'me'], [56, 214, 'ong'], [70, 330, 'trai'], [360, 92, 'ba'], [368, 214, 'bo'], [354, 330, 'gai']].map(([x, y, who]) => avatar(who, x, y, 44, C.soft)).join('')],

  q1a: ['Chia sẻ ngay', 'Sharing at once', () => disc(40, 44, 30, glyph.share) + arrow(78, 44, 118, 44, { w: 8 })],
  q1b: ['Kính lúp và tờ lịch', 'A magnifier and a calendar', () => em('magnifying-glass-tilted-left', 2, 12, 62) + calendar(66, 16, 56)],
  q1c: ['Nhiều lời bình luận', 'Many comments', () => bubble(6, 6, 60, 34, 16, 54, bars(16, 18, [40], { h: 9 }), { r: 10, sw: 3 }) + bubble(54, 42, 68, 34, 112, 88, bars(66, 54, [44], { h: 9 }), { r: 10, sw: 3, fill: C.tint })],
  q2a: ['Đuôi .gov.vn', 'Ending .gov.vn', () => card(4, 16, 120, 56, text('.gov.vn', 64, 54, 27, { fill: C.teal }), { r: 14, sw: 3 })],
  q2b: ['Nhiều quảng cáo', 'Many adverts', () => web(10, 6, 108, 76, '', { size: 14, edge: C.mid }) + em('megaphone', 18, 36, 40) + em('label', 66, 36, 40)],
  q2c: ['Nhiều người thích', 'Many likes', () => em('thumbs-up-medium-light', 4, 18, 54) + em('thumbs-up-medium-light', 42, 10, 54) + em('thumbs-up-medium-light', 78, 22, 46)],
  q3a: ['Video và tấm khiên', 'A video with a shield', () => film(6, 20, 66, 50) + em('shield', 74, 18, 50)],
  q3b: ['Video có nhiều người xem', 'A video with many viewers', () => film(6, 20, 62, 48) + em('busts-in-silhouette', 70, 18, 54)],
  q3c: ['Video và kính lúp', 'A video with a magnifier', () => film(6, 16, 72, 56) + em('magnifying-glass-tilted-left', 66, 28, 56)],
  q4a: ['Giữ tay lại', 'Holding back the hand', () => em('raised-hand-medium-light', 32, 10, 66)],
  q4b: ['Gửi cho người thân', 'Sending to the family', () => disc(30, 44, 24, glyph.share) + avatar('gai', 80, 32, 22, C.soft) + avatar('bo', 102, 60, 22, '#CFE9EC')],
  q4c: ['Chia sẻ rồi bỏ thùng rác', 'Sharing, then the bin', () => disc(32, 44, 25, glyph.share) + arrow(62, 44, 76, 44, { w: 5 }) + em('wastebasket', 80, 20, 46)],
};
