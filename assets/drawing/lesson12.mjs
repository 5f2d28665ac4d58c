// Lesson 12: shopping online safely.
import { C, arrow, circ, em, fillPath, place, rect, shadow, stroke, text } from './ink.mjs';
import { avatar, crook, person, tap } from './people.mjs';
import { bubble, button, card, coin, disc, glyph, no, note, notes, phone, shop, stars, yes } from './things.mjs';

const goods = ['potted-plant', 't-shirt', 'cooking', 'teapot'];
const catalogue = (y) => [0, 1, 2, 3].map((i) => rect(14 + (i % 2) * 80, y + Math.floor(i / 2) * 92, 72, 84, 12, C.white, C.grey2, 2) + em(goods[i], 26 + (i % 2) * 80, y + 8 + Math.floor(i / 2) * 92, 48, { recolour: { '#f8312f': C.amber, '#ca0b4a': C.edge } })).join('');
// courier stands with cap and parcel; neutral, since most couriers are honest.
const courier = (x, y, s, parcel = true) => place(x, y, s, person('bo', 0, 0, 1) + fillPath('M42 62Q44 10 100 10T158 62Q100 40 42 62z', C.amber, C.edge, 3) + fillPath('M40 62Q100 36 176 66Q150 76 100 62T40 62z', '#D98A1E') + (parcel ? em('package', 56, 150, 112) : ''));
const scooter = (x, y, s) => em('motor-scooter', x, y, s, { recolour: { '#f92f60': '#2F8F8A', '#ca0b4a': C.teal } }) + em('package', x + s * 0.02, y + s * 0.05, s * 0.44);
const broken = (x, y, s) => place(x, y, s / 100, fillPath('M22 34L40 24 52 40 66 26 80 36 74 82a10 10 0 0 1-10 8H38a10 10 0 0 1-10-8z', '#C98B4A', '#7F4423', 3) + stroke('M52 40l-6 18 12 10-8 20', '#7F4423', 3) + fillPath('M4 84l14-12 8 14z', '#C98B4A', '#7F4423', 2.5) + fillPath('M80 90l12-16 6 16z', '#C98B4A', '#7F4423', 2.5));

export default {
  folder: '12-mua-sam-an-toan',
  icon: ['Túi mua hàng', 'Shopping bags', () => em('shopping-bags', 2, 2, 60)],
  cover: ['Chọn hàng trên điện thoại, giao đến nhà', 'Goods chosen by phone, delivered home', 'p1'],

  p1: ['Chọn hàng trên điện thoại, xe máy giao đến nhà', 'Goods chosen by phone, a scooter delivers home', () =>
    shadow(260, 482, 170, 12) + phone(116, 40, 144, rect(0, 0, 180, 380, 0, C.tint) + catalogue(60) + button(30, 270, 120, 54, place(90, 297, 1.7, glyph.check))) + em('house', 276, 84, 136) + scooter(200, 318, 160) + arrow(330, 316, 350, 236, { w: 11, bend: 0.25 })],
  p2: ['Nơi bán có tên, địa chỉ, số điện thoại và lời nhận xét', 'A seller with name, address, phone and reviews', () =>
    shadow(260, 482, 160) + shop(166, 26, 188) + card(112, 224, 296, 116, disc(162, 282, 32, glyph.pin) + disc(260, 282, 32, glyph.call) + disc(358, 282, 32, glyph.person)) + card(112, 358, 296, 92, stars(176, 404, 19, 4)) + yes(380, 228, 28)],
  p3: ['Nhận hàng, xem hàng rồi mới trả tiền, giữ hóa đơn', 'Receive, look, then pay; keep the receipt', () =>
    shadow(260, 486, 180, 10) + courier(228, 247, 0.9) + person('ba', 82, 232, 0.96) + em('magnifying-glass-tilted-left', 234, 378, 84) + card(112, 50, 296, 110, em('package', 124, 60, 88) + arrow(222, 105, 248, 105, { w: 8 }) + note(258, 80, 74) + em('receipt', 336, 70, 68))],
  p4: ['Người giao hàng lạ đưa hàng đòi tiền; bà chưa trả, hỏi người nhà', 'An unordered parcel: the woman does not pay and asks her family', () =>
    shadow(260, 486, 180, 10) + courier(258, 252, 0.88) + person('ba', 62, 232, 0.96, { arm: 'palm' }) + bubble(112, 50, 132, 104, 180, 222, avatar('gai', 154, 102, 34, C.soft) + text('?', 212, 126, 66, { fill: C.edge })) + note(284, 88, 110) + no(380, 92, 30)],
  p5: ['Không chuyển tiền cọc cho người lạ, không đưa mã OTP', 'No deposit to a stranger, no OTP', () =>
    shadow(260, 482, 150) + card(112, 60, 296, 176, notes(132, 128, 116) + arrow(266, 150, 300, 150, { w: 10 }) + crook(350, 150, 48)) + no(380, 66, 32) + card(112, 272, 296, 176, text('OTP', 188, 380, 52, { fill: C.violet }) + arrow(266, 362, 300, 362, { w: 10 }) + crook(350, 362, 48)) + no(380, 278, 32)],
  p6: ['Chụp ảnh món hàng vỡ, gửi trả lại nơi bán', 'Photograph the broken item and return it to the seller', () =>
    shadow(260, 482, 160, 12) + broken(120, 60, 130) + phone(266, 40, 132, rect(0, 0, 180, 380, 0, C.sky) + broken(30, 110, 120) + circ(90, 330, 26, C.white, C.teal, 6)) + em('camera', 132, 204, 96) + em('package', 112, 352, 110) + arrow(228, 410, 300, 410, { w: 11 }) + shop(304, 344, 112)],

  q1: ['Người giao hàng đưa gói hàng, đòi 200 nghìn', 'A courier with a parcel asks for 200 thousand', () =>
    courier(226, 130, 1) + person('ba', 0, 150, 0.95, { worried: true }) + bubble(96, 24, 212, 92, 290, 134, text('200', 236, 90, 56) + note(112, 48, 62), { edge: C.violet })],
  q2: ['Điện thoại có gói hàng ở một nơi bán lạ', 'A phone with a parcel from an unknown shop', () =>
    person('me', 0, 150, 0.95) + phone(222, 24, 178, shop(40, 50, 100) + em('package', 46, 160, 88) + text('?', 90, 350, 88, { fill: C.edge }))],
  q3: ['Điện thoại mới có nhãn giá 100.000 đồng', 'A new phone with a price tag of 100,000 đồng', () =>
    shadow(150, 376, 120, 10) + phone(70, 20, 168, rect(0, 0, 180, 380, 0, C.blue) + circ(140, 70, 90, '#CDEBF0')) + em('sparkles', 236, 20, 92) + card(132, 190, 282, 100, coin(178, 240, 28) + text('100.000', 310, 255, 42), { edge: C.edge, fill: C.soft })],
  q4: ['Bà xem một nơi bán trên điện thoại', 'A woman looks at a shop on the phone', () =>
    person('ba', 0, 150, 0.95) + phone(222, 24, 178, rect(0, 0, 180, 380, 0, C.tint) + catalogue(52) + text('?', 90, 350, 88, { fill: C.edge }))],

  q1a: ['Trả tiền', 'Paying', () => note(4, 26, 70) + arrow(80, 44, 118, 44, { w: 8 })],
  q1b: ['Bấm đường link', 'Tapping a link', () => disc(48, 34, 28, glyph.link, C.violet) + tap(58, 44, 48, { ring: 0 })],
  q1c: ['Hỏi người nhà', 'Asking the family', () => avatar('gai', 26, 48, 24, C.soft) + avatar('bo', 62, 48, 24, '#CFE9EC') + bubble(82, 8, 42, 44, 78, 60, text('?', 103, 44, 36, { fill: C.edge }), { r: 12, sw: 3 })],
  q2a: ['Gói hàng đổi lấy tiền', 'Parcel first, then money', () => em('package', 0, 14, 58) + arrow(58, 46, 70, 46, { w: 5 }) + note(72, 30, 54)],
  q2b: ['Tiền chuyển trước', 'Money first', () => notes(4, 36, 68) + arrow(80, 48, 120, 48, { w: 8 })],
  q2c: ['Số thẻ và mã OTP', 'Card number and OTP', () => em('credit-card', 0, 10, 64) + card(66, 24, 58, 42, text('OTP', 95, 54, 24, { fill: C.violet }), { r: 10, sw: 3, edge: C.violet })],
  q3a: ['Giỏ hàng vội vã', 'A hurried shopping cart', () => em('shopping-cart', 10, 12, 64) + arrow(80, 46, 118, 46, { w: 8 })],
  q3b: ['Mặt nghi ngờ', 'A doubtful face', () => em('face-with-raised-eyebrow', 30, 10, 68)],
  q3c: ['Cả nhóm góp tiền', 'A group putting in money', () => avatar('ong', 20, 36, 18, C.soft) + avatar('me', 52, 36, 18, '#CFE9EC') + avatar('bo', 36, 64, 18, C.soft) + note(70, 32, 54)],
  q4a: ['Ảnh đại diện đẹp', 'A pretty profile picture', () => avatar('nv2', 64, 44, 38, C.soft, C.amber) + em('sparkles', 90, 2, 36)],
  q4b: ['Cửa hàng có địa chỉ', 'A shop with an address', () => shop(6, 8, 74) + disc(102, 46, 22, glyph.pin)],
  q4c: ['Bài đăng chữ to', 'A post in big letters', () => card(8, 10, 112, 68, text('AA', 46, 58, 38, { fill: C.edge }) + em('framed-picture', 84, 28, 32), { r: 12, sw: 3 })],
};
