// Reads codes beside the page, so that the picture never stands still: a picture in, what it said and how far its stream has come out.

import { MAGICS } from "./bundle.js";
import { Receiver } from "./fountain.js";
import { frameText, parseAddress } from "./frame.js";
import { prepareZXingModule, readBarcodes } from "./zxing/reader/index.js";

const receiver = new Receiver(MAGICS);
const told = new Set(); // streams whose data the page has been given
const canvas = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1);
const pen = canvas?.getContext("2d", { willReadFrequently: true, alpha: false });

const ready = prepareZXingModule({ overrides: { locateFile: () => "/Q/zxing/zxing_reader.wasm" }, fireImmediately: true });
ready.then(
  () => postMessage({ kind: "ready" }),
  () => postMessage({ kind: "broken" }),
);

function pixels(picture) {
  if (picture instanceof ImageData) return picture;
  const { width, height } = picture;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  pen.drawImage(picture, 0, 0);
  picture.close();
  return pen.getImageData(0, 0, width, height);
}

// Where the code stood, in the picture.
function box({ topLeft, topRight, bottomLeft, bottomRight }) {
  const xs = [topLeft.x, topRight.x, bottomLeft.x, bottomRight.x];
  const ys = [topLeft.y, topRight.y, bottomLeft.y, bottomRight.y];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

async function look({ picture, hard }) {
  const options = { formats: ["QRCode"], tryHarder: hard, tryRotate: false, tryInvert: false, tryDownscale: hard, maxNumberOfSymbols: 1 };
  const [found] = await readBarcodes(pixels(picture), options);
  if (!found?.isValid) return { kind: "looked", seen: false };
  const text = frameText(found.text);
  const frame = text === null ? null : parseAddress(text);
  // A damaged frame is ours all the same; the next one comes soon.
  const answer = { kind: "looked", seen: true, ours: text !== null, box: box(found.position) };
  return frame ? { ...answer, ...learn(frame) } : answer;
}

// Every further frame of a whole stream tells of it again, its data is given once.
function learn(frame) {
  const got = receiver.add(frame);
  if (!got) return { ours: false };
  const stream = `${got.tag}.${got.length}`;
  const progress = { stream, rank: got.rank, k: got.k, whole: got.data !== null };
  if (!got.data || told.has(stream)) return { progress };
  told.add(stream);
  return { progress, data: got.data.slice() };
}

onmessage = async ({ data }) => {
  await ready.catch(() => {});
  let answer;
  try {
    answer = await look(data);
  } catch {
    answer = { kind: "looked", seen: false };
  }
  postMessage(answer, answer.data ? [answer.data.buffer] : []);
};
