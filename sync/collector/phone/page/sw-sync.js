// The service worker where the browser has Background Sync: it sends with no page open. Such browsers know modules here; the others get sw.js alone.

import "./sw.js";
import { isOpen, send } from "./send.js";
import { openStore } from "./store.js";

async function sendAll() {
  const store = await openStore();
  try {
    await send({ store, fetch: (...args) => fetch(...args), now: Date.now, which: "open" });
    const left = (await store.bundles()).filter((bundle) => isOpen(bundle) && bundle.state === "held");
    for (const client of await self.clients.matchAll()) client.postMessage({ kind: "sent" });
    if (left.length > 0) throw new Error("not all could be sent"); // the browser tries again later
  } finally {
    store.db.close();
  }
}

self.addEventListener("sync", (event) => {
  if (event.tag === "send") event.waitUntil(sendAll());
});
