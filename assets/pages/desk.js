// Everything works without this file; with it a chosen period is shown at once, and files are dropped, named and sent in portions.
"use strict";
for (const select of document.querySelectorAll("select[data-send]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const more of document.querySelectorAll("details")) more.open = true;
    window.print();
  });
}

const ours = (file) => /\.(ddb|json)$/i.test(file.name);
const portion = { files: 16, bytes: 8 << 20 };
const most = 10000;

// below gives the files of a dropped folder and of the folders in it.
async function below(entry, found) {
  if (found.length >= most) return;
  if (entry.isFile) {
    const file = await new Promise((done) => entry.file(done, () => done(null)));
    if (file && ours(file)) found.push(file);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done) => reader.readEntries(done, () => done([])));
    if (some.length === 0) return;
    for (const one of some) await below(one, found);
  }
}

for (const form of document.querySelectorAll("form[data-portions]")) {
  const input = form.querySelector("input[data-list]");
  const told = document.getElementById(input.dataset.list);
  const bar = form.querySelector("progress");
  const zone = form.querySelector(".dropzone");
  const folder = form.querySelector(".folder");
  let files = [];
  let sent = 0;
  input.required = false;

  const say = (text) => { told.textContent = text; };
  const progress = (text) => text.replace("{done}", sent).replace("{files}", files.length);
  const choose = (all) => {
    files = all.filter(ours).slice(0, most);
    sent = 0;
    bar.hidden = true;
    const names = files.slice(0, 8).map((file) => file.name).join(" · ");
    say(files.length === 0 ? form.dataset.none : files.length > 8 ? names + " … (" + files.length + ")" : names);
  };

  input.addEventListener("change", () => choose(Array.from(input.files)));
  folder.hidden = false;
  folder.querySelector("input").addEventListener("change", (event) => choose(Array.from(event.target.files)));
  for (const kind of ["dragenter", "dragover"]) zone.addEventListener(kind, (event) => { event.preventDefault(); zone.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    const entries = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    const dropped = Array.from(event.dataTransfer.files);
    const found = [];
    for (const entry of entries) await below(entry, found);
    choose(entries.length > 0 ? found : dropped);
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (files.length === 0) return say(form.dataset.none);
    const button = form.querySelector("button");
    button.disabled = true;
    bar.hidden = false;
    bar.max = files.length;
    try {
      while (sent < files.length) {
        say(progress(form.dataset.progress));
        sent += await send(form, files.slice(sent));
        bar.value = sent;
      }
      location.href = "/upload?d=" + encodeURIComponent(form.dataset.portions);
    } catch (broken) {
      say(broken.message === "422" ? form.dataset.bringer : progress(form.dataset.stopped));
      button.disabled = false;
    }
  });
}

// send sends as many files as one portion holds and says how many those were.
async function send(form, files) {
  const body = new FormData();
  body.append("csrf", form.elements.csrf.value);
  body.append("delivery", form.dataset.portions);
  body.append("bringer", form.elements.bringer.value);
  let count = 0;
  let bytes = 0;
  for (const file of files) {
    if (count > 0 && (count === portion.files || bytes + file.size > portion.bytes)) break;
    body.append("file", file, file.name);
    count++;
    bytes += file.size;
  }
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  await answer.json();
  return count;
}

// A stick is read by the machine itself; the page asks how far it is.
for (const form of document.querySelectorAll("form[data-polled]")) {
  form.addEventListener("submit", () => {
    const told = form.querySelector("[role=status]");
    form.querySelector("button").disabled = true;
    setInterval(async () => {
      const answer = await fetch("/upload/state?d=" + encodeURIComponent(form.dataset.polled));
      if (!answer.ok) return;
      const state = await answer.json();
      told.textContent = form.dataset.progress.replace("{done}", state.done).replace("{files}", state.files);
    }, 400);
  });
}
