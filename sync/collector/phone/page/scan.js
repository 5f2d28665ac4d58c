// The camera, and the worker that looks at what it sees.

const FACING_AWAY = "environment";
const REMEMBERED = "camera";
// After so many empty looks the whole picture is searched again, and now and then harder.
const MISSES_BEFORE_WHOLE = 3;
const MISSES_BEFORE_HARD = 8;
const MARGIN = 0.3;
const LONGEST_SIDE = 1600;

/** Why there is no picture: the word completes a key of words.js. */
export function whyNot(error) {
  if (!globalThis.isSecureContext || !navigator.mediaDevices?.getUserMedia) return "insecure";
  return { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "none", OverconstrainedError: "none", NotReadableError: "busy" }[error?.name] ?? "broken";
}

/** One camera at a time, shown in a video element. */
export class Camera {
  constructor(video) {
    this.video = video;
    this.stream = null;
    this.choices = [];
  }

  get track() {
    return this.stream?.getVideoTracks()[0] ?? null;
  }

  async start(id = localStorage.getItem(REMEMBERED)) {
    this.stop();
    const size = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...size, ...(id ? { deviceId: { exact: id } } : { facingMode: { ideal: FACING_AWAY } }) } });
    } catch (error) {
      if (!id || error.name === "NotAllowedError") throw error;
      localStorage.removeItem(REMEMBERED); // it was taken out, or the browser renamed it
      return this.start(null);
    }
    this.video.srcObject = this.stream;
    await this.video.play();
    this.choices = (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === "videoinput");
    // Some phones begin with the camera out of focus for good.
    if (this.track.getCapabilities?.().focusMode?.includes("continuous")) {
      await this.track.applyConstraints({ advanced: [{ focusMode: "continuous" }] }).catch(() => {});
    }
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.srcObject = null;
  }

  /** Goes on to the next camera, and keeps to it from now on. */
  async next() {
    const now = this.track?.getSettings().deviceId;
    const at = this.choices.findIndex((device) => device.deviceId === now);
    const next = this.choices[(at + 1) % this.choices.length];
    if (!next) return;
    await this.start(next.deviceId);
    localStorage.setItem(REMEMBERED, next.deviceId);
  }

  get hasTorch() {
    return this.track?.getCapabilities?.().torch === true;
  }

  async torch(on) {
    await this.track?.applyConstraints({ advanced: [{ torch: on }] }).catch(() => {});
  }
}

/** Shows the worker one picture after the other, no more than it manages, and tells what each look found. */
export class Looker {
  constructor(video, tell) {
    this.video = video;
    this.tell = tell;
    this.worker = new Worker("/Q/worker.js", { type: "module" });
    this.worker.onmessage = ({ data }) => this.answer(data);
    this.worker.onerror = () => tell({ kind: "broken" });
    this.running = false;
    this.busy = true; // until the reader is there
    this.region = null;
    this.shown = null;
    this.misses = 0;
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.region = null;
    this.misses = 0;
    this.await();
  }

  stop() {
    this.running = false;
  }

  // The next new picture of the camera.
  await() {
    if (!this.running) return;
    const look = () => this.look();
    if (this.video.requestVideoFrameCallback) this.video.requestVideoFrameCallback(look);
    else requestAnimationFrame(look);
  }

  async look() {
    if (!this.running) return;
    const { videoWidth: width, videoHeight: height } = this.video;
    if (!this.busy && width > 0) {
      this.busy = true;
      this.shown = this.region ?? { x: 0, y: 0, width, height };
      try {
        const picture = await this.take(this.shown);
        const hard = this.misses >= MISSES_BEFORE_HARD && this.misses % 4 === 0;
        this.worker.postMessage({ picture, hard }, picture.data ? [picture.data.buffer] : [picture]);
      } catch {
        this.busy = false; // the camera was changed under our hands
      }
    }
    this.await();
  }

  async take({ x, y, width, height }) {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    this.scale = scale;
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
    if (typeof OffscreenCanvas !== "undefined") {
      return scale < 1 ? createImageBitmap(this.video, x, y, width, height, { resizeWidth: w, resizeHeight: h }) : createImageBitmap(this.video, x, y, width, height);
    }
    this.canvas ??= document.createElement("canvas");
    Object.assign(this.canvas, { width: w, height: h });
    const pen = this.canvas.getContext("2d", { willReadFrequently: true, alpha: false });
    pen.drawImage(this.video, x, y, width, height, 0, 0, w, h);
    return pen.getImageData(0, 0, w, h);
  }

  answer(data) {
    this.busy = false;
    if (data.kind === "looked") this.follow(data);
    if (this.running || data.kind === "broken") this.tell(data);
  }

  // Looks where the code was: a fifth of the pixels is a fifth of the work.
  follow({ seen, box }) {
    this.misses = seen ? 0 : this.misses + 1;
    if (!seen) {
      if (this.misses >= MISSES_BEFORE_WHOLE) this.region = null;
      return;
    }
    const { videoWidth, videoHeight } = this.video;
    const margin = (MARGIN * Math.max(box.width, box.height)) / this.scale;
    const left = Math.max(0, Math.floor(this.shown.x + box.x / this.scale - margin));
    const top = Math.max(0, Math.floor(this.shown.y + box.y / this.scale - margin));
    const right = Math.min(videoWidth, Math.ceil(this.shown.x + (box.x + box.width) / this.scale + margin));
    const bottom = Math.min(videoHeight, Math.ceil(this.shown.y + (box.y + box.height) / this.scale + margin));
    this.region = right - left > 32 && bottom - top > 32 ? { x: left, y: top, width: right - left, height: bottom - top } : null;
  }
}
