// The page's modules against the vectors that Go has too. TestVectorsOfThePage runs this: node --test, with VECTORS naming Go's vectors and
// DRAWN the codes that sync/qr drew.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import test from "node:test";
import { gunzipSync } from "node:zlib";

import { decode41 } from "../page/base41.js";
import { readBundle, readCarried, readReceipt, takenCode } from "../page/bundle.js";
import { encode8, inFours } from "../page/digits.js";
import { combine, Receiver } from "../page/fountain.js";
import { crc32, frameText, parseAddress, parseFrame } from "../page/frame.js";
import { numericCode } from "../page/qrcode.js";
import { hex, sha256 } from "../page/sha256.js";
import { prepareZXingModule, readBarcodes } from "../page/zxing/reader/index.js";

const vectors = JSON.parse(fs.readFileSync(process.env.VECTORS));
const given = JSON.parse(fs.readFileSync(process.env.DRAWN));
const changed = (raw, ...changes) => {
  const copy = raw.slice();
  for (const [at, value] of changes) copy[at] = value;
  return copy;
};
const bytes = (digits) => Uint8Array.from(Buffer.from(digits, "hex"));

test("base41 reads what Go writes and refuses what Go refuses", () => {
  for (const { bytes: raw, text } of vectors.base41) assert.equal(hex(decode41(text)), raw);
  for (const text of vectors.base41_refused) assert.equal(decode41(text), null, text);
});

test("digits are written as Go writes them", () => {
  for (const { bytes: raw, text } of vectors.digits) assert.equal(encode8(bytes(raw)), text);
  assert.equal(inFours("004009157869"), "0040 0915 7869");
});

test("masks are Go's masks", () => {
  for (const { tag, k, id, words } of vectors.masks) {
    const row = new Uint32Array(words.length);
    combine(row, parseInt(tag, 16), id, k);
    assert.deepEqual(Array.from(row, (w) => w.toString(16).padStart(8, "0")), words, `tag ${tag} k=${k} id ${id}`);
  }
});

test("frames", () => {
  for (const { bytes: raw, text } of vectors.frames) {
    const frame = parseFrame(frameText(text));
    assert.equal(frame.tag, parseInt(raw.slice(0, 8), 16));
    assert.equal(hex(Uint8Array.from(frame.symbols.flatMap((s) => [...s]))), raw.slice(18, -8));
    assert.equal(crc32(bytes(raw.slice(0, -8))), parseInt(raw.slice(-8), 16));
  }
  for (const { note, text } of vectors.frames_refused) {
    const ours = frameText(text);
    assert.equal(ours === null ? null : parseFrame(ours), null, note);
  }
});

test("an address is a frame too, and one that a browser tidied is mended", () => {
  const { text, tidied } = given.address;
  assert.equal(frameText("HTTPS://CENTRE.EXAMPLE/Q/" + text), text);
  assert.equal(frameText("https://centre.example/elsewhere"), null);
  assert.ok(parseAddress(text));
  assert.equal(parseFrame(tidied), null);
  assert.equal(parseAddress(tidied).tag, parseAddress(text).tag);
});

test("streams come out whole", () => {
  for (const { note, data, frames } of vectors.streams) {
    const receiver = new Receiver([""]);
    let last;
    for (const text of frames) last = receiver.add(parseFrame(frameText(text)));
    assert.equal(hex(last.data), data, note);
  }
});

test("streams of Go's sender, with every third frame lost and another stream between", () => {
  const receiver = new Receiver([given.magic]);
  const seen = new Map();
  for (const [i, text] of given.stream.frames.entries()) {
    const got = i % 3 === 2 ? null : receiver.add(parseFrame(frameText(text)));
    if (got?.data) seen.set(hex(sha256(got.data)), got.k);
  }
  assert.deepEqual([...seen.keys()].sort(), given.stream.ids.sort());
});

test("a stream without the magic is dropped, and no more than eight are followed", () => {
  const receiver = new Receiver(["NONE"]);
  const frame = parseFrame(frameText(vectors.streams[0].frames[0]));
  for (let length = 1; length < 20; length++) receiver.add({ ...frame, length: 232 * 30 + length });
  assert.equal(receiver.assemblies.length, 8);
  let dropped = false;
  for (const text of vectors.streams[0].frames) dropped ||= receiver.add(parseFrame(frameText(text))) === null;
  assert.ok(dropped);
});

test("no text and no bytes confuse the readers, and damaged frames change nothing", () => {
  let seed = 1;
  const random = (n) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % n;
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:% a\u00e9";
  const receiver = new Receiver([given.magic]);
  const [first] = given.stream.frames;
  const rank = receiver.add(parseFrame(frameText(first))).rank;
  for (let round = 0; round < 1000; round++) {
    const at = 4 + random(first.length - 4);
    const other = alphabet[random(41)];
    const damaged = first.slice(0, at) + other + first.slice(at + 1 + random(3));
    if (damaged !== first) assert.equal(parseFrame(frameText(damaged)), null);
    const noise = Array.from({ length: random(60) }, () => alphabet[random(alphabet.length)]).join("");
    assert.equal(parseFrame(noise), null);
    assert.equal(parseAddress(noise), null);
    const bundle = bytes(given.bundles[0].bytes).slice(0, random(200));
    for (let i = 0; i < 3; i++) if (bundle.length) bundle[random(bundle.length)] = random(256);
    assert.ok(readCarried(bundle).problem, "a cut-off bundle passes for a whole one");
    readReceipt(bundle);
  }
  assert.equal(parseAddress("/".repeat(2_000_000)), null);
  assert.equal(receiver.add(parseFrame(frameText(first))).rank, rank);
});

test("sha-256", () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 70_001]) {
    const raw = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255);
    assert.equal(hex(sha256(raw)), createHash("sha256").update(raw).digest("hex"), `${length} bytes`);
  }
  const inside = new Uint8Array(100).subarray(3, 20); // a view with an offset
  assert.equal(hex(sha256(inside)), createHash("sha256").update(inside).digest("hex"));
});

test("bundles", () => {
  for (const b of given.bundles) {
    const read = readBundle(bytes(b.bytes));
    const taken = takenCode(read.taken);
    assert.deepEqual(
      { id: read.id, kiosk: read.kiosk, short: read.short, run: read.run, first: read.first, last: read.last, typed: taken.typed, scanned: taken.scanned },
      { id: b.id, kiosk: b.kiosk, short: b.short, run: b.run, first: b.first, last: b.last, typed: b.typed, scanned: b.scanned },
    );
    const raw = bytes(b.bytes);
    assert.equal(readBundle(raw.subarray(0, -1)).problem, "short");
    assert.equal(readBundle(raw.subarray(0, 20)).problem, "short");
    assert.equal(readBundle(Uint8Array.of(...raw, 0)).problem, "long");
    assert.equal(readBundle(changed(raw, [0, 0x45])).problem, "foreign");
    assert.equal(readBundle(changed(raw, [3, 0x32])).problem, "toonew");
    assert.equal(readBundle(changed(raw, [22, 0], [23, 0])).problem, "implausible");
    assert.equal(readBundle(changed(raw, [24, 255])).problem, "long");
  }
  assert.deepEqual(takenCode("8f01cfea"), { typed: "260650", scanned: "0447809500118762" }); // FORMAT.md's vector
});

test("enrolments", () => {
  const { bytes: carried, kiosk, short, name } = given.enrolment;
  const read = readCarried(bytes(carried));
  assert.deepEqual([read.kind, read.kiosk, read.short, read.name, read.id], ["enrolment", kiosk, short, name, createHash("sha256").update(bytes(carried)).digest("hex")]);
  assert.equal(readCarried(bytes(carried).subarray(0, -1)).problem, "short");
  assert.equal(readCarried(changed(bytes(carried), [3, 0x32])).problem, "toonew");
  assert.equal(readCarried(new TextEncoder().encode('DDE1{"format":"dendau-root-1"}')).problem, "foreign");
  assert.equal(readCarried(new TextEncoder().encode("DDE1null")).problem, "short");
  assert.equal(readCarried(new Uint8Array(2)).problem, "short");
  assert.equal(readCarried(bytes(given.bundles[0].bytes)).kind, "bundle");
});

test("receipts", () => {
  for (const r of given.receipts) {
    assert.deepEqual(readReceipt(bytes(r.bytes)), { kiosk: r.kiosk, upTo: r.upTo, issued: r.issued });
    assert.equal(encode8(bytes(r.bytes)), r.digits);
    assert.equal(readReceipt(bytes(r.bytes).subarray(1)), null);
    assert.equal(readReceipt(changed(bytes(r.bytes), [32, 200])), null);
  }
});

function drawn(square) {
  let modules = "";
  for (let y = 0; y < square.size; y++) for (let x = 0; x < square.size; x++) modules += square.at(x, y);
  return modules;
}

test("digits-only codes are module for module what sync/qr draws, under one of the eight masks", () => {
  for (const { digits, size, modules } of given.codes) {
    assert.equal(numericCode(digits).size, size, `${digits.length} digits`);
    const same = [0, 1, 2, 3, 4, 5, 6, 7].filter((mask) => drawn(numericCode(digits, mask)) === modules);
    assert.equal(same.length, 1, `${digits.length} digits`);
  }
  assert.equal(numericCode("12A"), null);
  assert.equal(numericCode(""), null);
  assert.equal(numericCode("1".repeat(553)), null);
});

// Four pixels a module and the quiet zone, as a camera's picture.
function picture(square) {
  const side = (square.size + 8) * 4;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [column, row] = [(x >> 2) - 4, (y >> 2) - 4];
      const inside = column >= 0 && row >= 0 && column < square.size && row < square.size;
      if (inside && square.at(column, row)) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, width: side, height: side, colorSpace: "srgb" };
}

test("and the page's own reader reads them", async () => {
  const wasmBinary = gunzipSync(fs.readFileSync(new URL("../page/zxing/zxing_reader.wasm.gz", import.meta.url)));
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  for (const { digits } of given.codes) {
    const [found] = await readBarcodes(picture(numericCode(digits)), { formats: ["QRCode"], tryHarder: false });
    assert.equal(found?.text, digits);
  }
});
