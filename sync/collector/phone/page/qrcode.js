// Draws digits as a QR code: numeric mode in one segment, level L, versions 1 to 9, which is 552 digits. Receipts and "đủ rồi" codes need no
// more, and so little of ISO/IEC 18004 fits one file.

// By version: data codewords, correction codewords a block, blocks. All blocks of a version are equally long at this level.
const ROOM = [null, [19, 7, 1], [34, 10, 1], [55, 15, 1], [80, 20, 1], [108, 26, 1], [136, 18, 2], [156, 20, 2], [194, 24, 2], [232, 30, 2]];
const ALIGNED = [null, [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46]];
const LEVEL_L = 1;

function bitsFor(digits) {
  return 4 + 10 + Math.floor(digits.length / 3) * 10 + [0, 4, 7][digits.length % 3];
}

function codewords(digits, room) {
  const bits = [];
  const push = (n, width) => {
    for (let i = width - 1; i >= 0; i--) bits.push((n >> i) & 1);
  };
  push(0b0001, 4);
  push(digits.length, 10);
  for (let at = 0; at < digits.length; at += 3) {
    const group = digits.slice(at, at + 3);
    push(Number(group), [0, 4, 7, 10][group.length]);
  }
  push(0, Math.min(4, room * 8 - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  const out = [];
  for (let at = 0; at < bits.length; at += 8) out.push(bits.slice(at, at + 8).reduce((n, bit) => n * 2 + bit, 0));
  for (let pad = 0; out.length < room; pad ^= 1) out.push(pad ? 0x11 : 0xec);
  return out;
}

// Arithmetic in GF(256) modulo x⁸+x⁴+x³+x²+1.
function times(a, b) {
  let out = 0;
  for (let i = 7; i >= 0; i--) {
    out = (out << 1) ^ (out & 0x80 ? 0x11d : 0);
    if ((b >> i) & 1) out ^= a;
  }
  return out;
}

function generator(degree) {
  let poly = [1];
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    const next = [...poly, 0];
    poly.forEach((c, j) => (next[j + 1] ^= times(c, root)));
    poly = next;
  }
  return poly;
}

function correction(data, poly) {
  const rest = new Array(poly.length - 1).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    rest.forEach((_, i) => (rest[i] ^= times(poly[i + 1], factor)));
  }
  return rest;
}

// Deals the blocks out in turn: all data, then all correction.
function interleaved(digits, version) {
  const [room, extra, blocks] = ROOM[version];
  const all = codewords(digits, room);
  const long = room / blocks;
  const poly = generator(extra);
  const data = Array.from({ length: blocks }, (_, i) => all.slice(i * long, (i + 1) * long));
  const fix = data.map((block) => correction(block, poly));
  const out = [];
  for (let i = 0; i < long; i++) for (const block of data) out.push(block[i]);
  for (let i = 0; i < extra; i++) for (const block of fix) out.push(block[i]);
  return out;
}

// A square of modules: 1 is black; held marks what is no data.
class Square {
  constructor(size) {
    this.size = size;
    this.black = new Uint8Array(size * size);
    this.held = new Uint8Array(size * size);
  }

  set(x, y, black) {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.black[y * this.size + x] = black ? 1 : 0;
    this.held[y * this.size + x] = 1;
  }

  at(x, y) {
    return this.black[y * this.size + x];
  }
}

function drawPatterns(square, version) {
  const last = square.size - 1;
  for (const [cx, cy] of [[3, 3], [last - 3, 3], [3, last - 3]]) {
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        square.set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
    }
  }
  for (let i = 8; i <= last - 8; i++) {
    square.set(i, 6, i % 2 === 0);
    square.set(6, i, i % 2 === 0);
  }
  const centres = ALIGNED[version];
  for (const cy of centres) {
    for (const cx of centres) {
      if ((cx === 6 && cy === 6) || (cx === 6 && cy === last - 6) || (cx === last - 6 && cy === 6)) continue;
      for (let dy = -2; dy <= 2; dy++) {
        for (let dx = -2; dx <= 2; dx++) square.set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
      }
    }
  }
}

// Appends the remainder of a division of polynomials over GF(2).
function protectedBits(value, poly, width) {
  let rest = value << width;
  for (let bit = 31; bit >= width; bit--) if ((rest >>> bit) & 1) rest ^= poly << (bit - width);
  return (value << width) | rest;
}

function drawFormat(square, mask) {
  const last = square.size - 1;
  const bits = protectedBits((LEVEL_L << 3) | mask, 0x537, 10) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const black = (bits >> i) & 1;
    const along = i < 6 ? i : i < 8 ? i + 1 : last - 14 + i;
    square.set(8, along, black);
    square.set(i < 8 ? last - i : i === 8 ? 7 : 14 - i, 8, black);
  }
  square.set(8, last - 7, true);
}

function drawVersion(square, version) {
  if (version < 7) return;
  const bits = protectedBits(version, 0x1f25, 12);
  for (let i = 0; i < 18; i++) {
    const a = Math.floor(i / 3);
    const b = square.size - 11 + (i % 3);
    square.set(a, b, (bits >> i) & 1);
    square.set(b, a, (bits >> i) & 1);
  }
}

// Data run up and down in columns two wide, from the right, past the column of the timing pattern.
function drawData(square, bytes) {
  let at = 0;
  for (let right = square.size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let i = 0; i < square.size; i++) {
      const y = up ? square.size - 1 - i : i;
      for (const x of [right, right - 1]) {
        const place = y * square.size + x;
        if (square.held[place]) continue;
        square.black[place] = at < bytes.length * 8 ? (bytes[at >> 3] >> (7 - (at & 7))) & 1 : 0;
        at++;
      }
    }
  }
}

const MASKS = [
  (x, y) => (x + y) % 2,
  (x, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

function flip(square, mask) {
  for (let y = 0; y < square.size; y++) {
    for (let x = 0; x < square.size; x++) {
      const place = y * square.size + x;
      if (!square.held[place] && MASKS[mask](x, y) === 0) square.black[place] ^= 1;
    }
  }
}

// How badly a square reads: long runs, blocks, what looks like a corner, an uneven share of black.
function penalty(square) {
  const { size } = square;
  let sum = 0;
  let black = 0;
  for (let i = 0; i < size; i++) {
    let row = "";
    let column = "";
    for (let j = 0; j < size; j++) {
      row += square.at(j, i);
      column += square.at(i, j);
      black += square.at(j, i);
      if (i > 0 && j > 0) {
        const four = square.at(j, i) + square.at(j - 1, i) + square.at(j, i - 1) + square.at(j - 1, i - 1);
        if (four === 0 || four === 4) sum += 3;
      }
    }
    for (const line of [row, column]) {
      for (const run of line.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
      sum += 40 * (line.match(/(?=00001011101|10111010000)/g) ?? []).length;
    }
  }
  return sum + 10 * Math.floor(Math.abs((black * 20) / (size * size) - 10));
}

// The mask with which a square reads best; writers differ a little in what they count, and readers do not care.
function bestMask(square) {
  let best = 0;
  let least = Infinity;
  for (let mask = 0; mask < MASKS.length; mask++) {
    flip(square, mask);
    drawFormat(square, mask);
    const bad = penalty(square);
    if (bad < least) [best, least] = [mask, bad];
    flip(square, mask);
  }
  return best;
}

/** Lays digits out: { size, at(x, y) }, without the quiet zone. Null when there are too many or none. Only tests force a mask. */
export function numericCode(digits, mask = -1) {
  if (!/^\d+$/.test(digits)) return null;
  const version = ROOM.findIndex((room) => room && bitsFor(digits) <= room[0] * 8);
  if (version < 1) return null;
  const square = new Square(17 + 4 * version);
  drawPatterns(square, version);
  drawVersion(square, version);
  drawFormat(square, 0);
  drawData(square, interleaved(digits, version));
  const chosen = mask < 0 ? bestMask(square) : mask;
  flip(square, chosen);
  drawFormat(square, chosen);
  return square;
}
