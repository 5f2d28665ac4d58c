// Base41: two bytes to three characters that QR codes, cameras and addresses leave alone. sync/qr/FORMAT.md is the authority.

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:";
const FOREIGN = 255;

const values = new Uint8Array(128).fill(FOREIGN);
for (let i = 0; i < ALPHABET.length; i++) values[ALPHABET.charCodeAt(i)] = i;

function value(code) {
  return code < 128 ? values[code] : FOREIGN;
}

/** Reads base41; null for every text that no writer makes. */
export function decode41(text) {
  const rest = text.length % 3;
  if (rest === 1) return null;
  const whole = text.length - rest;
  const out = new Uint8Array((whole / 3) * 2 + (rest ? 1 : 0));
  let at = 0;
  for (let i = 0; i < whole; i += 3) {
    const a = value(text.charCodeAt(i));
    const b = value(text.charCodeAt(i + 1));
    const c = value(text.charCodeAt(i + 2));
    const n = a + b * 41 + c * 1681;
    if (a === FOREIGN || b === FOREIGN || c === FOREIGN || n > 0xffff) return null;
    out[at++] = n >> 8;
    out[at++] = n & 0xff;
  }
  if (rest) {
    const a = value(text.charCodeAt(whole));
    const b = value(text.charCodeAt(whole + 1));
    const n = a + b * 41;
    if (a === FOREIGN || b === FOREIGN || n > 0xff) return null;
    out[at] = n;
  }
  return out;
}
