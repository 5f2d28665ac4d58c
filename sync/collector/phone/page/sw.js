// Keeps the page in the phone. The centre writes VERSION and FILES before these lines: any change of any file makes this another script, which
// a browser takes up beside the old one and starts when no page of the old one is open. Nobody's scan is ever interrupted.
/* global VERSION, FILES */

const PREFIX = "dendau-";

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(PREFIX + VERSION).then((cache) =>
      // "no-cache" asks the centre and spares the bytes where they are still the same.
      cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" }))),
    ),
  );
});

self.addEventListener("activate", (event) => {
  const drop = async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== PREFIX + VERSION) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(drop());
});

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin || !pathname.startsWith("/Q/") || pathname.startsWith("/Q/bundles")) return;
  // Every address that a stock camera opens is the page.
  const file = event.request.mode === "navigate" ? "/Q/" : pathname;
  event.respondWith(
    caches
      .open(PREFIX + VERSION)
      .then((cache) => cache.match(file, { ignoreVary: true }))
      .then((kept) => kept ?? fetch(event.request)),
  );
});
