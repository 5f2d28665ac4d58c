// What one QR code of a stream says. sync/qr/FORMAT.md is the authority.

import { decode41 } from "./base41.js";

export const SYMBOL = 232;
export const MAX_LENGTH = 565 * SYMBOL;
const MAX_SYMBOLS = 7;
const HEAD = 9;
const TAIL = 4;
const MAX_TEXT = Math.floor((HEAD + MAX_SYMBOLS * SYMBOL + TAIL) / 2) * 3 + 2;

const crcTable = new Uint32Array(256);
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  crcTable[n] = c;
}

/** CRC-32 (IEEE). */
export function crc32(bytes) {
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) c = crcTable[(c ^ bytes[i]) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/**
 * The base41 in a code of ours, null in anybody else's. A still code may also be an address of our page, so that a stock camera opens it.
 */
export function frameText(text) {
  if (text.startsWith("DD1:")) return text.slice(4);
  const address = /^https?:\/\/[^/]+\/q\//i.exec(text);
  return address && text.length > address[0].length ? text.slice(address[0].length) : null;
}

/** Reads base41 of one frame: { tag, length, id, symbols }, or null when it is damaged or impossible. */
export function parseFrame(base41) {
  if (base41.length > MAX_TEXT) return null;
  const raw = decode41(base41);
  if (!raw || raw.length < HEAD + SYMBOL + TAIL) return null;
  const view = new DataView(raw.buffer);
  const end = raw.length - TAIL;
  const body = end - HEAD;
  if (body % SYMBOL !== 0 || body / SYMBOL > MAX_SYMBOLS) return null;
  if (crc32(raw.subarray(0, end)) !== view.getUint32(end)) return null;
  const length = (raw[4] << 16) | (raw[5] << 8) | raw[6];
  if (length < 1 || length > MAX_LENGTH) return null;
  const symbols = [];
  for (let at = HEAD; at < end; at += SYMBOL) symbols.push(raw.subarray(at, at + SYMBOL));
  return { tag: view.getUint32(0), length, id: view.getUint16(7), symbols };
}

/**
 * A frame out of an address. Browsers take "/./" for a step that leads nowhere and drop it, so where the checksum fails
 * one lost "./" is put back at each place where it may have been.
 */
export function parseAddress(base41) {
  const frame = parseFrame(base41);
  if (frame || base41.length > MAX_TEXT) return frame;
  for (let at = base41.indexOf("/"); at >= 0; at = base41.indexOf("/", at + 1)) {
    const mended = parseFrame(base41.slice(0, at + 1) + "./" + base41.slice(at + 1));
    if (mended) return mended;
  }
  return null;
}
