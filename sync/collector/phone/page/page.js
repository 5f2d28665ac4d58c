// The page: three screens, what is in hand, and when it is sent.

import { ENROLMENT, MAGICS, MAX_FILE, readCarried } from "./bundle.js";
import { Receiver } from "./fountain.js";
import { parseAddress } from "./frame.js";
import { drawHome, hallOf } from "./home.js";
import { drawReceipt } from "./receipts.js";
import { Scanning } from "./scanning.js";
import { isOpen, send } from "./send.js";
import { openStore } from "./store.js";
import { language, say, speak } from "./words.js";

const $ = (id) => document.getElementById(id);
const EVERY = 20_000;
const SIZES = 3;

let store = null;
let scanning = null;
let sending = false;
let receiptAt = 0;
let stepsBack = 0;
let held = { bundles: [], halls: new Map(), receipts: [] };

// ---- screens

function show(name, focus) {
  for (const id of ["home", "scanning", "receipt"]) $(id).hidden = id !== name;
  scrollTo(0, 0);
  $(focus)?.focus({ preventScroll: true });
}

// The phone's own "back" leads home too: each screen beside the first is a step of the browser's history. A step back takes the browser a
// while, and a person may be in the next screen by then.
function enter(name, focus) {
  if (!history.state?.screen && stepsBack === 0) history.pushState({ screen: name }, "");
  show(name, focus);
}

function leave(focus) {
  show("home", focus);
  if (!history.state?.screen || stepsBack > 0) return;
  stepsBack++;
  history.back();
}

function goneBack() {
  if (stepsBack > 0) {
    stepsBack--; // that was our own step
    return;
  }
  scanning?.stop();
  if ($("home").hidden) show("home");
}

function tellPerson(key, values) {
  $("said").textContent = key ? say(key, values) : "";
}

async function refresh() {
  if (store) {
    const [bundles, halls, receipts] = await Promise.all([store.bundles(), store.halls(), store.receipts()]);
    held = { bundles, halls, receipts };
  }
  const kept = document.documentElement.dataset.kept === "true";
  drawHome({ ...held, online: navigator.onLine, sending, kept }, { showReceipt, remove });
  if (!$("receipt").hidden && held.receipts.length > 0) drawReceiptPage();
}

function drawReceiptPage() {
  const gaps = new Set(held.bundles.filter((bundle) => bundle.missing > 0).map((bundle) => bundle.kiosk));
  receiptAt %= held.receipts.length;
  drawReceipt(held.receipts, receiptAt, held.halls, gaps);
}

function showReceipt(kiosk) {
  receiptAt = Math.max(0, held.receipts.findIndex((receipt) => receipt.kiosk === kiosk));
  if (held.receipts.length === 0) return;
  drawReceiptPage();
  enter("receipt", "receipt-back");
}

async function remove(id) {
  await store.remove(id);
  tellPerson("removed");
  await refresh();
}

function translate() {
  document.documentElement.lang = language();
  document.title = say("app");
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  $("stop").setAttribute("aria-label", say("close"));
}

function resize(step) {
  const size = (Number(localStorage.getItem("size") ?? 0) + step) % SIZES;
  localStorage.setItem("size", String(size));
  document.documentElement.dataset.size = String(size);
}

// ---- taking

/** Keeps a whole bundle; it answers only when the disk has it. */
async function keep(bytes, way) {
  const bundle = readCarried(bytes);
  if (bundle.problem) return bundle;
  if (!store) throw new Error("nothing can be kept here");
  const fresh = await store.add({ ...bundle, at: Date.now(), way, state: "held", code: "", tries: 0, next: 0, final: false }, bytes);
  navigator.storage?.persist?.().catch(() => {}); // so that a full phone does not throw it away
  await refresh();
  wakeLater();
  return { bundle, hall: bundle.name || hallOf(held.halls, bundle.kiosk), known: !fresh };
}

async function keepScanned(bytes) {
  const kept = await keep(bytes, "scan");
  if (!kept.problem) trySend("due");
  return kept;
}

async function pick(files) {
  let problem = false; // one of them must not be hidden by the next that went well
  for (const file of files) {
    const name = file.name;
    try {
      const kept = await keep(asCarried(new Uint8Array(await file.slice(0, MAX_FILE + 1).arrayBuffer())), "file");
      const wrong = { short: "fileShort", long: "fileLong", toonew: "fileTooNew" }[kept.problem] ?? "fileForeign";
      if (kept.problem || !problem) tellPerson(kept.problem ? wrong : kept.known ? "fileKnown" : "fileKept", { name });
      problem ||= Boolean(kept.problem);
    } catch (error) {
      problem = true;
      tellPerson(error?.name === "QuotaExceededError" ? "full" : "storeBroken");
    }
  }
  trySend("due");
}

// An enrolment in a stick's folder has no magic of its own; on its way it has.
function asCarried(bytes) {
  if (bytes[0] !== 0x7b) return bytes;
  const out = new Uint8Array(4 + bytes.length);
  out.set(new TextEncoder().encode(ENROLMENT));
  out.set(bytes, 4);
  return out;
}

/** A stock camera opened this page with a still code in its address. */
async function takeAddress() {
  const text = location.pathname.slice("/Q/".length);
  if (text === "") return;
  history.replaceState(null, "", "/Q/");
  const frame = parseAddress(text);
  const whole = frame && new Receiver(MAGICS).add(frame)?.data;
  if (!whole) {
    tellPerson("address");
    return;
  }
  const kept = await keep(whole, "link");
  tellPerson(kept.problem ? "address" : "addressKept");
}

// ---- sending

async function trySend(which) {
  if (!store || sending) return;
  if (which !== "all" && !navigator.onLine) return;
  if (which !== "all" && !held.bundles.some(isOpen)) return;
  sending = true;
  if (held.bundles.some(isOpen)) await refresh();
  try {
    const alone = (work) => (navigator.locks ? navigator.locks.request("send", { ifAvailable: true }, (lock) => (lock ? work() : null)) : work());
    const done = await alone(() => send({ store, fetch: (...args) => fetch(...args), now: Date.now, which, changed: refresh }));
    // What happens by itself shows in the list; it never takes the place of what the person was told.
    const mayTell = which === "all" || $("said").textContent === "";
    if (done && !done.reached && mayTell) tellPerson("sendFailed");
    else if (done?.heard > 0 && mayTell) tellPerson("sendSome", { n: done.heard });
  } finally {
    sending = false;
    await refresh();
  }
}

// Asks the system to send when there is signal, with the page closed. Not all have it, and those that have it take minutes.
async function wakeLater() {
  const registration = await navigator.serviceWorker?.getRegistration("/Q/");
  await registration?.sync?.register("send").catch(() => {});
}

function watchSignal() {
  addEventListener("online", () => refresh().then(() => trySend("open")));
  addEventListener("offline", refresh);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && trySend("open"));
  setInterval(() => document.visibilityState === "visible" && trySend("due"), EVERY);
}

// ---- being kept by the phone

async function settleIn() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  workers.addEventListener("message", refresh); // the service worker sent something
  const options = { scope: "/Q/", updateViaCache: "none" };
  try {
    if ("SyncManager" in window) await workers.register("/Q/sw-sync.js", { ...options, type: "module" });
    else await workers.register("/Q/sw.js", options);
  } catch {
    try {
      await workers.register("/Q/sw.js", options);
    } catch {
      return; // no network at the first visit, or a browser that keeps nothing: the page works until it is closed
    }
  }
  await workers.ready;
  document.documentElement.dataset.kept = "true";
  await refresh();
}

function offerInstall() {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    $("install").hidden = false;
    $("install").onclick = async () => {
      await event.prompt();
      $("install").hidden = true;
    };
  });
}

// ---- beginning

function wire() {
  $("scan").addEventListener("click", () => {
    enter("scanning", "stop");
    scanning ??= new Scanning({ keep: keepScanned, closed: () => leave("scan") });
    scanning.start();
  });
  $("pick").addEventListener("change", async () => {
    await pick([...$("pick").files]);
    $("pick").value = "";
  });
  $("send").addEventListener("click", () => trySend("all"));
  $("receipts").addEventListener("click", () => showReceipt(held.receipts[0]?.kiosk));
  $("receipt-next").addEventListener("click", () => {
    receiptAt++;
    drawReceiptPage();
  });
  $("receipt-back").addEventListener("click", () => leave("receipts"));
  addEventListener("popstate", goneBack);
  $("size").addEventListener("click", () => resize(1));
  $("lang").addEventListener("click", async () => {
    speak(language() === "vi" ? "en" : "vi");
    translate();
    tellPerson("");
    await refresh();
  });
}

async function begin() {
  $("old").hidden = true;
  resize(0);
  translate();
  wire();
  offerInstall();
  try {
    store = await openStore();
  } catch {
    tellPerson("storeBroken");
  }
  await refresh();
  await takeAddress();
  document.documentElement.dataset.ready = "true";
  watchSignal();
  settleIn();
  trySend("open");
}

begin();
