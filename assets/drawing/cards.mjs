// Cards: the pictures by which people find themselves where names are not read easily. Run: node cards.mjs
// They are Fluent Emoji Flat (MIT, see NOTICE), 192 px, in a palette with alpha. The order is for ever: a learner's card is their place in it.
// Twelve make one sort. Nothing here is political, religious, frightening or childish, and no two look alike from two metres.
import fs from 'node:fs';
import { deflateSync, crc32 } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const fluent = JSON.parse(fs.readFileSync(require.resolve('@iconify-json/fluent-emoji-flat/icons.json'))).icons;

const sorts = {
  animals: 'cat dog-face water-buffalo pig rooster duck goat horse rabbit goose front-facing-baby-chick ewe',
  wild: 'fish shrimp crab turtle elephant butterfly honeybee snail squid monkey bird dolphin',
  fruit: 'banana mango watermelon pineapple grapes tangerine coconut strawberry melon pear red-apple avocado',
  garden: 'carrot tomato eggplant ear-of-corn hot-pepper cucumber garlic leafy-green brown-mushroom peanuts broccoli pea-pod',
  kitchen: 'cooked-rice steaming-bowl egg baguette-bread teapot hot-beverage spoon pot-of-food glass-of-milk ice-cream cookie honey-pot',
  house: 'chair bed door key light-bulb broom bucket umbrella television radio alarm-clock basket',
  tools: 'hammer axe carpentry-saw ladder wrench fishing-pole scissors straight-ruler flashlight thread balance-scale paintbrush',
  travel: 'bicycle motor-scooter automobile bus locomotive airplane sailboat canoe tractor delivery-truck ship helicopter',
  outdoors: 'rose sunflower lotus hibiscus cherry-blossom cactus palm-tree deciduous-tree sheaf-of-rice sun star rainbow',
  clothes: 't-shirt jeans socks thong-sandal billed-cap glasses backpack guitar drum soccer-ball kite pencil',
};

const side = 192;

const chunk = (type, body) => {
  const head = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const size = Buffer.alloc(4), sum = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(head));
  return Buffer.concat([size, head, sum]);
};

// coarse is a colour to five bits, and to three bits of alpha: flat drawings lose nothing that an eye sees.
const coarse = (px, i) => {
  const a = Math.round(px[i + 3] / 255 * 7);
  return a === 0 ? 0 : (a << 24) | ((px[i] & 0xF8) << 16) | ((px[i + 1] & 0xF8) << 8) | (px[i + 2] & 0xF8);
};
const parts = (c) => [c >>> 16 & 255, c >>> 8 & 255, c & 255, (c >>> 24) * 36];
const far = (x, y) => parts(x).reduce((sum, v, i) => sum + (v - parts(y)[i]) ** 2, 0);

// paletted writes RGBA pixels as a PNG of at most 256 colours, each of them the mean of those it stands for.
function paletted(px) {
  const seen = new Map();
  for (let i = 0; i < px.length; i += 4) {
    const c = coarse(px, i), s = seen.get(c) ?? { n: 0, sum: [0, 0, 0, 0] };
    s.n++;
    for (let j = 0; j < 4; j++) s.sum[j] += px[i + j];
    seen.set(c, s);
  }
  const kept = [...seen.keys()].sort((x, y) => seen.get(y).n - seen.get(x).n).slice(0, 256);
  const place = new Map();
  for (const c of seen.keys()) {
    let best = kept.indexOf(c);
    if (best < 0) best = kept.reduce((b, k, i) => (far(k, c) < far(kept[b], c) ? i : b), 0);
    place.set(c, best);
  }
  const rows = Buffer.alloc((side + 1) * side);
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) rows[y * (side + 1) + 1 + x] = place.get(coarse(px, (y * side + x) * 4));
  const mean = (c, j) => Math.round(seen.get(c).sum[j] / seen.get(c).n);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('PLTE', Buffer.from(kept.flatMap((c) => [0, 1, 2].map((j) => mean(c, j))))),
    chunk('tRNS', Buffer.from(kept.map((c) => mean(c, 3)))), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}

const out = new URL('../pictures/cards/', import.meta.url).pathname;
fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });
for (const name of Object.values(sorts).flatMap((names) => names.split(' '))) {
  if (!fluent[name]) throw new Error(`no picture ${name}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${side}" height="${side}">${fluent[name].body}</svg>`;
  const png = execFileSync('rsvg-convert', ['--width', String(side)], { input: svg });
  fs.writeFileSync(`${out}${name}.png`, paletted(execFileSync('convert', ['png:-', '-depth', '8', 'rgba:-'], { input: png })));
}
