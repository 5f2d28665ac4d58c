// Sends what is held and hears what became of it. It may be cut off at any moment and begun again: the centre takes a bundle any number of
// times, and nothing here is ever removed. FORMAT.md says what is answered.

import { readReceipt } from "./bundle.js";

const DOOR = "/Q/bundles";
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const LONGEST_PAUSE = 30 * MINUTE;
// A kiosk is enrolled by a person; asking more often helps nobody.
const WAITING_PAUSE = 15 * MINUTE;
// The slowest network that is of any use.
const BYTES_A_SECOND = 4 << 10;
const MAX_ANSWER = 64 << 10;

/** Whether a bundle still has something to hear from the centre. */
export function isOpen(bundle) {
  return bundle.state !== "received" && !bundle.final;
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/** Reads an answer; null for everything that is not the centre's word on this very bundle, such as a mobile operator's page. */
export function readAnswer(bundle, text) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    return null;
  }
  if (!answer || typeof answer !== "object" || answer.bundle !== bundle.id) return null;
  if (answer.state !== "held") return ["waiting", "refused", "unknown"].includes(answer.state) ? answer : null;
  try {
    const bytes = fromBase64(answer.receipt);
    const receipt = readReceipt(bytes);
    return receipt?.kiosk === bundle.kiosk ? { ...answer, receipt: { ...receipt, bytes } } : null;
  } catch {
    return null;
  }
}

/** What an answer changes: { change, receipt, hall }; null when it is no answer and the bundle counts as not sent. */
export function settle(bundle, status, text, now) {
  const answer = readAnswer(bundle, text);
  if (!answer) return null;
  const change = { tries: 0, answered: now, code: answer.code ?? "", final: false };
  if (answer.state === "held") {
    const { bytes, kiosk, upTo, issued } = answer.receipt;
    const typed = /^\d{12}$/.test(answer.typed ?? "") ? answer.typed : "";
    return {
      change: { ...change, state: "received", upTo, missing: answer.missing?.length ?? 0 },
      // What confirms nothing, as after an enrolment, is no receipt to carry home.
      receipt: upTo > 0 || bytes[32] > 0 ? { kiosk, upTo, issued, typed, bytes, at: now } : null,
      hall: typeof answer.hall === "string" && answer.hall ? { kiosk, name: answer.hall, commune: String(answer.commune ?? "") } : null,
    };
  }
  if (answer.state === "waiting") return { change: { ...change, state: "sent", next: now + WAITING_PAUSE } };
  if (answer.state === "unknown") return { change: { ...change, state: "held", next: now } };
  if (status >= 500 || status === 429) return null;
  return { change: { ...change, state: "held", final: true } };
}

async function ask(fetch, method, path, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 30 * SECOND + ((body?.length ?? 0) / BYTES_A_SECOND) * SECOND);
  try {
    const response = await fetch(path, {
      method, body, signal: stop.signal, redirect: "error", credentials: "omit", cache: "no-store",
      headers: body ? { "Content-Type": "application/octet-stream" } : {},
    });
    if (Number(response.headers.get("Content-Length")) > MAX_ANSWER) return { status: 0, text: "" };
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: "" }; // no signal, a foreign page in between, or nobody there
  } finally {
    clearTimeout(timer);
  }
}

// Which bundles are meant: those whose pause is over, all that may still go, or all without a receipt, because a person asked.
const MEANT = {
  due: (bundle, now) => isOpen(bundle) && (bundle.next ?? 0) <= now,
  open: isOpen,
  all: (bundle) => bundle.state !== "received",
};

/**
 * Sends or asks after bundles ("due", "open" or "all"), one after the other, until the centre cannot be met.
 * Gives { heard, reached }: how many answers came, and whether the last try met the centre.
 */
export async function send({ store, fetch, now, which = "due", changed = () => {} }) {
  let heard = 0;
  for (const listed of await store.bundles()) {
    if (!MEANT[which](listed, now())) continue;
    if (!(await sendOne(store, fetch, now, listed))) return { heard, reached: false };
    heard++;
    changed();
  }
  return { heard, reached: true };
}

// One bundle: true when the centre answered.
async function sendOne(store, fetch, now, bundle) {
  let { status, text } = bundle.state === "sent" ? await ask(fetch, "GET", `${DOOR}/${bundle.id}`) : {};
  let settled = status ? settle(bundle, status, text, now()) : null;
  const lost = bundle.state === "sent" && settled?.change.state === "held" && !settled.change.final;
  if (bundle.state === "held" || lost) {
    const bytes = await store.body(bundle.id);
    ({ status, text } = await ask(fetch, "PUT", DOOR, bytes));
    settled = settle(bundle, status, text, now());
  }
  if (settled) {
    await store.answered(bundle.id, settled.change, settled.receipt, settled.hall);
    return true;
  }
  const tries = (bundle.tries ?? 0) + 1;
  const pause = Math.min(LONGEST_PAUSE, 10 * SECOND * 2 ** Math.min(tries, 10));
  await store.answered(bundle.id, { tries, next: now() + pause });
  return false;
}
