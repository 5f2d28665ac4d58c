// Sending, with a centre and a store that stand still: what counts as an answer, what is tried again, and that nothing is ever lost.

import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";

import { readBundle } from "../page/bundle.js";
import { isOpen, send, settle } from "../page/send.js";

const given = JSON.parse(fs.readFileSync(process.env.DRAWN));
const raw = Uint8Array.from(Buffer.from(given.bundles[0].bytes, "hex"));
const bundle = { ...readBundle(raw), state: "held", tries: 0, next: 0, at: 1 };
const receiptBytes = Buffer.from(given.receipts[0].bytes, "hex");
const kioskOfReceipt = given.receipts[0].kiosk;
const ours = { ...bundle, kiosk: kioskOfReceipt }; // the golden receipt is for another kiosk than the golden bundle

const held = (id) => JSON.stringify({ state: "held", bundle: id, receipt: receiptBytes.toString("base64"), typed: "004009157869", hall: "Nhà văn hóa", commune: "xã Mẫu", missing: [] });

// A store in memory that keeps to the same rules as the real one.
class Memory {
  constructor(...bundles) {
    this.kept = new Map(bundles.map((b) => [b.id, { ...b }]));
    this.receipts = [];
    this.halls = [];
  }
  async bundles() {
    return [...this.kept.values()];
  }
  async body() {
    return raw;
  }
  async answered(id, change, receipt, hall) {
    this.kept.set(id, { ...this.kept.get(id), ...change });
    if (receipt) this.receipts.push(receipt);
    if (hall) this.halls.push(hall);
  }
}

// A centre that answers what it is told, and remembers what it was asked.
function centre(...answers) {
  const asked = [];
  const fetch = async (path, { method }) => {
    asked.push(`${method} ${path}`);
    const answer = answers.shift();
    if (!answer) throw new TypeError("Failed to fetch");
    return new Response(answer.text, { status: answer.status });
  };
  return { asked, fetch };
}

const now = () => 1000;

test("a bundle is sent and its receipt kept", async () => {
  const store = new Memory(ours);
  const { asked, fetch } = centre({ status: 200, text: held(ours.id) });
  assert.deepEqual(await send({ store, fetch, now }), { heard: 1, reached: true });
  assert.deepEqual(asked, ["PUT /Q/bundles"]);
  const kept = store.kept.get(ours.id);
  assert.equal(kept.state, "received");
  assert.equal(isOpen(kept), false);
  assert.equal(store.receipts[0].typed, "004009157869");
  assert.equal(Buffer.from(store.receipts[0].bytes).compare(receiptBytes), 0);
  assert.deepEqual(store.halls, [{ kiosk: kioskOfReceipt, name: "Nhà văn hóa", commune: "xã Mẫu" }]);
});

test("whatever is not the centre's word on this bundle counts as not sent", async () => {
  const otherId = "0".repeat(64);
  for (const [note, status, text] of [
    ["an operator's page", 200, "<html>Mời nạp thêm dữ liệu</html>"],
    ["nothing", 200, ""],
    ["somebody's JSON", 200, "{}"],
    ["a list", 200, "[]"],
    ["null", 200, "null"],
    ["another bundle's answer", 200, held(otherId)],
    ["held without a receipt", 200, JSON.stringify({ state: "held", bundle: ours.id })],
    ["a receipt that is none", 200, JSON.stringify({ state: "held", bundle: ours.id, receipt: "////" })],
    ["a receipt in no base64", 200, JSON.stringify({ state: "held", bundle: ours.id, receipt: "§" })],
    ["a state that nobody knows", 200, JSON.stringify({ state: "eaten", bundle: ours.id })],
    ["the centre's own trouble", 500, JSON.stringify({ state: "refused", code: "", bundle: ours.id })],
    ["too busy", 503, JSON.stringify({ state: "refused", code: "busy" })],
    ["asked too often", 429, JSON.stringify({ state: "refused", code: "rate", bundle: ours.id })],
    ["a proxy", 502, "Bad Gateway"],
  ]) {
    const store = new Memory(ours);
    const { fetch } = centre({ status, text });
    assert.deepEqual(await send({ store, fetch, now }), { heard: 0, reached: false }, note);
    const kept = store.kept.get(ours.id);
    assert.equal(kept.state, "held", note);
    assert.equal(isOpen(kept), true, note);
    assert.equal(store.receipts.length, 0, note);
    assert.ok(kept.next > now(), note);
  }
  assert.equal(settle(bundle, 200, held(bundle.id), 0), null, "a receipt for another kiosk");
});

test("without signal nothing changes but the pause, which grows to half an hour", async () => {
  const store = new Memory(ours, { ...ours, id: "1".repeat(64) });
  let at = 0;
  let last = 0;
  for (let tries = 1; tries < 15; tries++) {
    const { asked, fetch } = centre();
    await send({ store, fetch, now: () => at, which: "all" });
    assert.equal(asked.length, 1, "after one failure the others wait too");
    const { next, state } = store.kept.get(ours.id);
    assert.equal(state, "held");
    assert.ok(next - at >= last && next - at <= 30 * 60_000);
    last = next - at;
    at = next;
  }
  assert.equal(last, 30 * 60_000);
});

test("a pause is kept by itself, and not when there is signal again or a person asks", async () => {
  const paused = { ...ours, next: 5000 };
  for (const [which, want] of [["due", 0], ["open", 1], ["all", 1]]) {
    const { asked, fetch } = centre({ status: 200, text: held(ours.id) });
    await send({ store: new Memory(paused), fetch, now, which });
    assert.equal(asked.length, want, which);
  }
});

test("a kiosk that is not enrolled: sent, asked after later, sent again if the centre lost it", async () => {
  const store = new Memory(ours);
  const waiting = { status: 202, text: JSON.stringify({ state: "waiting", code: "notenrolled", bundle: ours.id }) };
  await send({ store, ...centre(waiting), now });
  assert.equal(store.kept.get(ours.id).state, "sent");
  assert.equal(store.kept.get(ours.id).code, "notenrolled");

  const later = centre(waiting);
  await send({ store, fetch: later.fetch, now, which: "open" });
  assert.deepEqual(later.asked, [`GET /Q/bundles/${ours.id}`]);

  const lost = centre({ status: 404, text: JSON.stringify({ state: "unknown", bundle: ours.id }) }, { status: 200, text: held(ours.id) });
  await send({ store, fetch: lost.fetch, now, which: "open" });
  assert.deepEqual(lost.asked, [`GET /Q/bundles/${ours.id}`, "PUT /Q/bundles"]);
  assert.equal(store.kept.get(ours.id).state, "received");
});

test("a refusal is kept with its reason, and only a person tries again", async () => {
  const store = new Memory(ours);
  const forged = { status: 403, text: JSON.stringify({ state: "refused", code: "forged", bundle: ours.id }) };
  await send({ store, ...centre(forged), now });
  const kept = store.kept.get(ours.id);
  assert.deepEqual([kept.state, kept.code, kept.final], ["held", "forged", true]);
  for (const which of ["due", "open"]) {
    const { asked, fetch } = centre(forged);
    await send({ store, fetch, now: () => Infinity, which });
    assert.equal(asked.length, 0, which);
  }
  const asked = centre({ status: 200, text: held(ours.id) });
  await send({ store, fetch: asked.fetch, now, which: "all" });
  assert.equal(store.kept.get(ours.id).state, "received");
});
