// Keeps a page and what it loads, so that it opens without network: the kiosk on its tablet, the walk-round on a phone. It answers for
// nothing else.
"use strict";

const KEPT = "prongsai-kiosk";
const PATIENCE = 5000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// Where a page stands in the cache: without what follows the question mark. A file is another with another version.
const placeOf = (address) => new URL(address).origin + new URL(address).pathname;

async function keep(addresses) {
    const cache = await caches.open(KEPT);
    const wanted = addresses.map((address) => new URL(address, self.location.origin).href);
    for (const address of wanted) {
        const answer = await fetch(address, { cache: "no-cache" });
        if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
        await cache.put(address, answer);
    }
    for (const old of await cache.keys()) {
        if (!wanted.includes(old.url) && wanted.some((address) => placeOf(address) === placeOf(old.url))) await cache.delete(old);
    }
}

self.addEventListener("message", (event) => {
    if (!event.data || !event.data.keep) return;
    const tell = (kept) => event.source.postMessage({ kept });
    const before = async () => tell(!!(await (await caches.open(KEPT)).match(placeOf(event.source.url))));
    event.waitUntil(keep(event.data.keep).then(() => tell(true), before));
});

const inTime = (promise) => Promise.race([promise, new Promise((_, late) => setTimeout(() => late(new Error("late")), PATIENCE))]);

async function page(request) {
    const cache = await caches.open(KEPT);
    const place = placeOf(request.url);
    try {
        const answer = await inTime(fetch(request));
        if (answer.status < 500) {
            if (answer.ok) await cache.put(place, answer.clone());
            return answer;
        }
    } catch {
        // No network, or one that does not answer.
    }
    return (await cache.match(place)) || Response.error();
}

async function file(request) {
    const cache = await caches.open(KEPT);
    return (await cache.match(request)) || fetch(request);
}

self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
    event.respondWith(request.mode === "navigate" ? page(request) : file(request));
});
