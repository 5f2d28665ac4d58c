// One receipt a page: a code for the kiosk's scanner, and twelve digits to read out.

import { encode8, inFours } from "./digits.js";
import { drawCode } from "./draw.js";
import { hallOf } from "./home.js";
import { say, tell } from "./words.js";

const $ = (id) => document.getElementById(id);

/** Draws the receipt at a place of the list. */
export function drawReceipt(receipts, at, halls, gaps) {
  const receipt = receipts[at];
  const hall = hallOf(halls, receipt.kiosk);
  $("receipt-page").textContent = receipts.length > 1 ? say("receiptPage", { i: at + 1, n: receipts.length }) : "";
  $("receipt-of").textContent = receipt.upTo > 0 ? say("receiptOf", { hall, n: receipt.upTo }) : say("receiptOfNone", { hall });
  drawCode($("receipt-qr"), encode8(receipt.bytes), say("receipt"));
  $("receipt-code").textContent = inFours(receipt.typed);
  $("receipt-code").hidden = receipt.typed === "";
  tell($("receipt-bring"), receipt.typed ? "receiptBring" : "receiptBringScan");
  $("receipt-gap").hidden = !gaps.has(receipt.kiosk);
  const next = receipts[(at + 1) % receipts.length];
  $("receipt-next").hidden = receipts.length < 2;
  $("receipt-next").querySelector("span").textContent = say("receiptNext", { hall: hallOf(halls, next.kiosk) });
}
