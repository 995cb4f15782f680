// Loket Terbuka: lets the tablet start without network. Read by /survei/kios/pekerja.js, which sets `kept` (the page and its files) and
// `edition`. The network always comes first; what it does not answer is shown as it was last. Answers are not its business.
const CACHE = `loket-kios-${self.edition}`;
const PAGE = self.kept[0];

const fresh = (address) => new Request(address, { credentials: "same-origin", cache: "no-cache" });

// A page that is no kiosk (403: withdrawn, or not set up) is never kept.
const keepAll = async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(self.kept.map(fresh));
};

const forgetOthers = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("loket-kios-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
};

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepAll());
});
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

const lastSeen = async (request, path) => {
  const found = await caches.match(request, { ignoreVary: true });
  if (found) return found;
  return path.startsWith(PAGE) && request.mode === "navigate" ? Response.redirect(PAGE) : Response.error();
};

const answer = async (request, path) => {
  let reply;
  try {
    reply = await fetch(request);
  } catch (error) {
    return lastSeen(request, path);
  }
  if (reply.status >= 500) return (await caches.match(request, { ignoreVary: true })) || reply;
  const cache = await caches.open(CACHE);
  if (reply.ok && self.kept.includes(path)) await cache.put(request, reply.clone());
  if (reply.status === 403 && path === PAGE) await cache.delete(request);
  return reply;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  event.respondWith(answer(request, address.pathname + address.search));
});
