// The screen with the camera: how much has come, what is wrong, and "đủ rồi".

import { takenCode } from "./bundle.js";
import { drawCode } from "./draw.js";
import { Camera, Looker, whyNot } from "./scan.js";
import { say, tell } from "./words.js";

const $ = (id) => document.getElementById(id);
const SECOND = 1000;
const HINT_FOREIGN = 1.5 * SECOND;
const HINT_NEAR = 4 * SECOND;
const HINT_DIRT = 12 * SECOND;
const TICK = 500;

/**
 * Runs a scan. keep(data) puts a whole bundle away and gives { bundle, hall, known }, or { problem } when it is none, or fails when it could
 * not; only then the page says "đủ rồi". It goes on looking after that: the kiosk may show another part.
 */
export class Scanning {
  constructor({ keep, closed }) {
    this.keep = keep;
    this.closed = closed;
    this.camera = new Camera($("video"));
    this.looker = null;
    this.whole = new Map(); // what was kept, by stream
    this.stream = "";
    this.open = false;
    this.torchOn = false;
    $("stop").addEventListener("click", () => this.stop());
    $("done").addEventListener("click", () => this.stop());
    $("retry").addEventListener("click", () => (this.unkept ? this.put(this.unkept) : this.see()));
    $("camera").addEventListener("click", () => this.see(() => this.camera.next()));
    $("torch").addEventListener("click", () => this.light(!this.torchOn));
    document.addEventListener("visibilitychange", () => this.visible());
  }

  start() {
    this.open = true;
    this.stream = "";
    this.unkept = null;
    this.refused = "";
    this.showReceiving();
    this.progress(0, 0);
    this.hint("hintStart");
    this.looker ??= new Looker($("video"), (found) => this.found(found)); // begins to load while the camera opens
    this.clock = setInterval(() => this.tick(), TICK);
    return this.see();
  }

  stop() {
    if (!this.open) return;
    this.open = false;
    clearInterval(this.clock);
    this.looker?.stop();
    this.camera.stop();
    this.wake?.release().catch(() => {});
    this.wake = null;
    this.closed();
  }

  // Opens the camera, or goes on to another, and begins to look.
  async see(open = () => this.camera.start()) {
    $("retry").hidden = true;
    try {
      await open();
    } catch (error) {
      this.trouble(`camera${{ insecure: "Insecure", denied: "Denied", none: "None", busy: "Busy", broken: "Broken" }[whyNot(error)]}`);
      return;
    }
    if (!this.open) {
      this.camera.stop(); // it was closed while the browser asked the person
      return;
    }
    this.torchOn = false;
    $("torch").hidden = !this.camera.hasTorch;
    $("camera").hidden = this.camera.choices.length < 2;
    this.seen = performance.now();
    this.foreign = -Infinity;
    if (this.hinted === "hintStart" || $("retry").dataset.why === "camera") this.hint("");
    this.looker.start();
    await this.wake?.release().catch(() => {});
    this.wake = await navigator.wakeLock?.request("screen").catch(() => null);
  }

  // The system takes the camera away from a page that nobody sees.
  visible() {
    if (!this.open) return;
    if (document.visibilityState === "visible") this.see();
    else this.camera.stop();
  }

  async light(on) {
    this.torchOn = on;
    $("torch").setAttribute("aria-pressed", String(on));
    await this.camera.torch(on);
  }

  found(found) {
    if (found.kind === "broken") this.trouble("oldBrowser");
    if (found.kind !== "looked" || !found.seen || !this.open) return;
    if (!found.ours) {
      this.foreign = performance.now();
      return;
    }
    this.seen = performance.now();
    if (found.data) this.put({ data: found.data, stream: found.progress.stream });
    else if (found.progress && !this.unkept) this.follow(found.progress);
  }

  follow({ stream, rank, k, whole }) {
    const isNew = stream !== this.stream;
    this.stream = stream;
    if (whole) {
      if (isNew && this.whole.has(stream)) this.showTaken(this.whole.get(stream));
      return;
    }
    this.refused = "";
    if (isNew) this.showReceiving();
    this.progress(rank, k);
    this.hint("");
  }

  // Durable before shown.
  async put(found) {
    this.unkept = found;
    try {
      const kept = await this.keep(found.data);
      if (kept.problem) {
        this.unkept = null;
        this.refused = kept.problem === "toonew" ? "hintTooNew" : "hintForeign";
        return;
      }
      this.whole.set(found.stream, kept);
      this.stream = found.stream;
      this.unkept = null;
      navigator.vibrate?.([200, 100, 200]);
      this.showTaken(kept);
    } catch (error) {
      this.trouble(error?.name === "QuotaExceededError" ? "full" : "storeBroken");
    }
  }

  progress(rank, k) {
    const bar = $("progress");
    bar.setAttribute("aria-label", say("progress"));
    bar.setAttribute("aria-valuenow", String(rank));
    bar.setAttribute("aria-valuemax", String(k || 1));
    bar.setAttribute("aria-valuetext", k ? say("pieces", { rank, k }).replaceAll("**", "") : say("piecesNone"));
    bar.firstElementChild.style.setProperty("width", `${k ? (100 * rank) / k : 0}%`);
    if (k) tell($("pieces"), "pieces", { rank, k });
    else $("pieces").textContent = "";
    this.k = k;
  }

  showReceiving() {
    $("receiving").hidden = false;
    $("taken").hidden = true;
    $("scanning").dataset.view = "receiving";
  }

  showTaken({ bundle, hall, known }) {
    const code = takenCode(bundle.taken);
    $("receiving").hidden = true;
    $("taken").hidden = false;
    $("taken").dataset.bundle = bundle.id;
    $("scanning").dataset.view = "taken";
    $("taken-note").textContent = known ? say("enoughKnown") : say(bundle.kind === "enrolment" ? "enoughEnrolment" : "enoughNote", { n: bundle.count, hall });
    $("taken-code").textContent = code.typed;
    $("taken-code").setAttribute("aria-label", `${say("codeLabel")} ${code.typed.split("").join(" ")}`);
    drawCode($("taken-qr"), code.scanned, say("codeLabel"));
  }

  trouble(key) {
    this.showReceiving();
    this.hint(key);
    $("retry").hidden = key === "oldBrowser";
    $("retry").dataset.why = key.startsWith("camera") ? "camera" : "store";
  }

  // What helps when nothing comes.
  tick() {
    if (!$("retry").hidden || this.seen === undefined || !this.camera.stream) return;
    const still = performance.now() - this.seen;
    if (this.refused && still < HINT_NEAR) this.hint(this.refused);
    else if (still > HINT_FOREIGN && performance.now() - this.foreign < HINT_FOREIGN) this.hint("hintForeign");
    else if (still > HINT_DIRT) this.hint("hintDirt");
    else if (still > HINT_NEAR) this.hint("hintNear");
    else this.hint("");
  }

  hint(key) {
    const shown = key || (this.k ? "scanUntil" : "scanWait");
    if (shown === this.hinted && this.hintK === this.k) return; // it is read aloud at every change
    this.hinted = shown;
    this.hintK = this.k;
    tell($("hint"), shown, { k: this.k });
  }
}
