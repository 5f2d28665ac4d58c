// What anybody may read of a bundle, an enrolment and a receipt. sync/bundle/FORMAT.md is the authority.

import { encode8 } from "./digits.js";
import { hex, sha256 } from "./sha256.js";

/** How everything begins that a kiosk hands to a phone: bundles, and the paper by which it introduces itself to the centre. A digit follows. */
export const MAGICS = ["DDB", "DDE"];
/** An enrolment on its way; in a stick's folder it has no magic. */
export const ENROLMENT = "DDE1";
const BUNDLE = "DDB1";
export const MAX_FILE = 8 << 20;
const MAX_PAPER = 64 << 10;
const HEAD = 28;
const SIGNATURE = 64;
const RECEIPT_HEAD = 33;
const RANGE = 6;

function word(bytes) {
  return String.fromCharCode(...bytes.subarray(0, 4));
}

/** Reads what a kiosk handed over, whichever of the two it is: see readBundle and readEnrolment. */
export function readCarried(bytes) {
  return bytes.length >= 4 && word(bytes).startsWith(MAGICS[1]) ? readEnrolment(bytes) : readBundle(bytes);
}

/** Reads an enrolment as far as a phone shows it: { id, kind, kiosk, short, name, taken, … }, or { problem }. Its signature is the centre's affair. */
export function readEnrolment(bytes) {
  if (word(bytes) !== ENROLMENT) return { problem: "toonew" };
  if (bytes.length > MAX_PAPER) return { problem: "long" };
  let signed;
  try {
    const paper = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(4)));
    signed = paper.format === "dendau-enrolment-1" ? paper.signed : null;
  } catch {
    return { problem: "short" };
  }
  if (!/^[0-9a-f]{16}$/.test(signed?.kiosk ?? "")) return { problem: "foreign" };
  const id = sha256(bytes);
  return {
    id: hex(id), kind: "enrolment", kiosk: signed.kiosk, short: shortOf(signed.kiosk), name: String(signed.hall_name ?? "").slice(0, 80),
    run: 0, first: 0, last: 0, count: 0, size: bytes.length, taken: hex(id.subarray(4, 8)),
  };
}

/** A kiosk's short code, which its screen shows too. */
export function shortOf(kiosk) {
  return kiosk.slice(0, 6).toUpperCase();
}

/**
 * Reads a bundle's header: { id, kind, kiosk, short, run, first, last, count, size, taken }. What cannot be a whole bundle gives { problem }, a
 * word of sync/bundle's: nothing is kept that the centre would refuse at first sight.
 */
export function readBundle(bytes) {
  if (bytes.length < HEAD) return { problem: "short" };
  const magic = word(bytes);
  if (magic !== BUNDLE) return { problem: /^DDB[2-9]$/.test(magic) ? "toonew" : "foreign" };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = HEAD + view.getUint32(24) + SIGNATURE;
  if (size > MAX_FILE || bytes.length > size) return { problem: "long" };
  if (bytes.length < size) return { problem: "short" };
  const kiosk = hex(bytes.subarray(6, 14));
  const first = view.getUint32(18);
  const count = view.getUint16(22);
  if (/^0+$/.test(kiosk) || first === 0 || count === 0) return { problem: "implausible" };
  const id = sha256(bytes);
  return {
    id: hex(id), kind: "bundle", kiosk, short: shortOf(kiosk), run: view.getUint32(14), first, last: first + count - 1, count, size,
    taken: hex(id.subarray(4, 8)),
  };
}

/** What the phone tells the kiosk of a bundle that it holds whole: six digits to type, and digits to scan. */
export function takenCode(taken) {
  const four = Uint8Array.from(taken.match(/../g), (pair) => parseInt(pair, 16));
  const number = new DataView(four.buffer).getUint32(0);
  return { typed: String(number % 1_000_000).padStart(6, "0"), scanned: encode8(Uint8Array.of(0x44, 0x54, ...four)) };
}

/** Reads a receipt as far as a phone shows it: { kiosk, upTo, issued }; null when it is none. Whether it is true the kiosk decides. */
export function readReceipt(bytes) {
  if (bytes.length < RECEIPT_HEAD + SIGNATURE || word(bytes) !== "DDR1") return null;
  const ranges = bytes[32];
  if (ranges > 4 || bytes.length !== RECEIPT_HEAD + ranges * RANGE + SIGNATURE) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { kiosk: hex(bytes.subarray(4, 12)), upTo: view.getUint32(16), issued: view.getUint32(28) };
}
