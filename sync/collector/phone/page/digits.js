// Bytes as decimal digits for USB scanners, which type what they read through any keyboard layout. sync/qr/FORMAT.md is the authority.

const DIGITS = [0, 3, 5, 8];

/** Three bytes to eight digits, a last two to five, a last one to three. */
export function encode8(bytes) {
  let out = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3);
    const n = group.reduce((sum, b) => sum * 256 + b, 0);
    out += String(n).padStart(DIGITS[group.length], "0");
  }
  return out;
}

/** Digits in groups of four, as people read them out. */
export function inFours(digits) {
  return digits.replace(/(\d{4})(?=\d)/g, "$1 ");
}
