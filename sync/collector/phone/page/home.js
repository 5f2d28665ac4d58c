// The first screen: what is in hand and what became of it.

import { shortOf } from "./bundle.js";
import { icon } from "./draw.js";
import { say, tell } from "./words.js";

const $ = (id) => document.getElementById(id);

/** What a hall is called within a sentence: as the centre said it, or by its kiosk's short code. */
export function hallOf(halls, kiosk) {
  return halls.get(kiosk)?.name ?? say("kioskIn", { code: shortOf(kiosk) });
}

// The same as a headline, with the commune where it is known.
function titleOf(halls, kiosk) {
  const hall = halls.get(kiosk);
  if (!hall) return say("kiosk", { code: shortOf(kiosk) });
  return hall.commune ? say("place", { hall: hall.name, commune: hall.commune }) : hall.name;
}

function time(ms) {
  const at = new Date(ms);
  const two = (n) => String(n).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}, ${two(at.getDate())}/${two(at.getMonth() + 1)}`;
}

// Words exist for most refusals; a new one gets the general word.
function stateText(bundle) {
  if (bundle.state === "received" && bundle.kind === "enrolment") return say("enrolled");
  if (bundle.state === "received" || !bundle.code) return say(`state_${bundle.state}`);
  try {
    return say(`code_${bundle.code}`);
  } catch {
    return say(bundle.final ? "code_unknown" : `state_${bundle.state}`);
  }
}

function line(className, ...content) {
  const p = document.createElement("p");
  p.className = className;
  p.append(...content);
  return p;
}

function button(key, act) {
  const b = document.createElement("button");
  b.type = "button";
  b.textContent = say(key);
  b.addEventListener("click", act);
  return b;
}

// What the centre has may go at once; what it refuses is nowhere else but in the kiosk, so that is asked twice.
function removal(bundle, acts) {
  const b = button("remove", () => {
    if (bundle.final && b.dataset.asked !== "true") {
      b.dataset.asked = "true";
      b.textContent = say("removeSure");
      b.removeAttribute("aria-label");
      return;
    }
    acts.remove(bundle.id);
  });
  return b;
}

function card(bundle, halls, acts) {
  const li = document.createElement("li");
  Object.assign(li.dataset, { bundle: bundle.id, kind: bundle.kind, state: bundle.state, code: bundle.code ?? "", final: String(bundle.final === true) });
  const name = titleOf(halls, bundle.kiosk);
  const enrols = bundle.kind === "enrolment";
  const text = document.createElement("div");
  // A hall may have two kiosks; where the title is its name, the code stands below.
  const taken = { code: shortOf(bundle.kiosk), time: time(bundle.at) };
  const glyph = icon(`s-${bundle.final ? "refused" : bundle.state}`);
  text.append(
    line("hall", name),
    line("when", say(halls.has(bundle.kiosk) ? "takenFrom" : "takenAt", taken)),
    line("when", enrols ? say("enrolment", { name: bundle.name }) : say("works", { n: bundle.count, first: bundle.first, last: bundle.last })),
    line("state", glyph, document.createTextNode(stateText(bundle))),
  );
  const picture = document.createElement("span");
  picture.className = "picture";
  picture.append(icon("i-box"));
  li.append(picture, text);
  if (bundle.state === "received" || bundle.final) {
    const row = document.createElement("div");
    row.className = "acts";
    if (bundle.state === "received" && !enrols) row.append(button("receiptShow", () => acts.showReceipt(bundle.kiosk)));
    row.append(removal(bundle, acts));
    for (const b of row.children) b.setAttribute("aria-label", `${b.textContent}: ${name}, ${bundle.first}–${bundle.last}`);
    li.append(row);
  }
  return li;
}

/** Draws everything that the first screen says. */
export function drawHome({ bundles, halls, receipts, online, sending, kept }, acts) {
  const unsent = bundles.filter((bundle) => bundle.state === "held" && !bundle.final).length;
  const open = bundles.filter((bundle) => bundle.state !== "received").length;
  if (bundles.length > 0) tell($("count"), "count", { n: bundles.length });
  else tell($("count"), "countNone");
  $("offline").hidden = online || unsent === 0;
  $("start").hidden = bundles.length > 0;
  $("lock").hidden = bundles.length === 0;
  $("kept").hidden = !kept || bundles.length > 0;
  $("hand").replaceChildren(...bundles.map((bundle) => card(bundle, halls, acts)));

  $("net").dataset.online = String(online);
  $("net").querySelector("use").setAttribute("href", online ? "#i-net" : "#i-netnone");
  $("net").querySelector("span").textContent = say(online ? "net" : "netNone");

  $("receipts").hidden = receipts.length === 0;
  $("receipts").textContent = say("receipts", { n: receipts.length });

  // The primary button follows the need: to send when that can be done, otherwise to scan.
  const sends = open > 0;
  const sendFirst = unsent > 0 && online;
  $("send").hidden = !sends;
  $("send").disabled = sending;
  $("send").className = sendFirst ? "primary" : "";
  $("send").querySelector("span").textContent = sending ? say("sending") : sendFirst ? say("send", { n: unsent }) : say(unsent > 0 ? "sendNow" : "ask");
  $("scan").className = sendFirst ? "" : "primary";
  $("scan").querySelector("span").textContent = say(bundles.length > 0 ? "scanMore" : "scan");
  $("home").querySelector("footer").dataset.first = sendFirst ? "send" : "scan";
}
