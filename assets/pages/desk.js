// Everything works without this file; with it a chosen period is shown at once and dropped files are named.
"use strict";
for (const select of document.querySelectorAll("select[data-send]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
for (const input of document.querySelectorAll("input[type=file]")) {
  const list = document.getElementById(input.dataset.list);
  input.addEventListener("change", () => {
    list.textContent = Array.from(input.files, (file) => file.name).join(" · ");
  });
}
