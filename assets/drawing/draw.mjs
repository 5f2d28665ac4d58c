// Draw writes every picture of the sample course: node draw.mjs [lesson number …], 0 for the first steps
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { film } from './film.mjs';
import { listen, press } from './firststeps.mjs';
import { place, rect, resetIds } from './ink.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const course = path.join(here, '../course/binh-dan-hoc-vu-so');

function sizeOf(name) {
  if (name === 'icon') return [64, 64];
  if (name === 'cover') return [320, 232];
  if (/^p\d+$/.test(name)) return [520, 504];
  if (/^q\d+$/.test(name)) return [424, 392];
  return /^q\d+[a-f]$/.test(name) ? [128, 88] : [240, 240]; // a tile of a board
}

export const svg = (w, h, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${body}</svg>\n`;

// A cover is one of the lesson's pages in its own pool of lamp light, because the card behind it is white.
function cover(lesson, [, , of]) {
  const glow = '<radialGradient id="lamp"><stop offset="0" stop-color="#FFE2A6"/><stop offset="1" stop-color="#FBF1DC"/></radialGradient>';
  return glow + rect(0, 0, 320, 232, 24, 'url(#lamp)') + place(44, 2, 0.447, lesson[of][2]());
}

function drawLesson(lesson) {
  const { folder, ...scenes } = lesson;
  return write(path.join(folder, 'pictures'), scenes, (name, scene) =>
    svg(...sizeOf(name), name === 'cover' ? cover(lesson, scene) : scene[2]()));
}

// write puts each scene's SVG into a folder of the course, with alt.json naming them all in both languages.
function write(folder, scenes, draw) {
  const dir = path.join(course, folder);
  fs.mkdirSync(dir, { recursive: true });
  const alt = {};
  for (const [name, scene] of Object.entries(scenes)) {
    resetIds();
    fs.writeFileSync(path.join(dir, `${name}.svg`), draw(name, scene));
    alt[name] = { vi: scene[0].normalize('NFC'), en: scene[1] };
  }
  fs.writeFileSync(path.join(dir, 'alt.json'), `${JSON.stringify(alt, null, 1)}\n`);
  return Object.keys(alt).length;
}

const wanted = process.argv.slice(2).map(Number);
for (let i = 1; i <= 12; i++) {
  if (wanted.length && !wanted.includes(i)) continue;
  const file = path.join(here, `lesson${String(i).padStart(2, '0')}.mjs`);
  if (!fs.existsSync(file)) continue;
  const lesson = (await import(file)).default;
  console.log(lesson.folder, drawLesson(lesson), 'pictures');
}
if (!wanted.length || wanted.includes(3)) {
  console.log('film', write('03-zalo-goi-video/film', film, (_, scene) => svg(1280, 720, scene[2]())), 'layers');
}
if (!wanted.length || wanted.includes(0)) {
  for (const lesson of [press, listen]) console.log(lesson.folder, drawLesson(lesson), 'pictures');
}
