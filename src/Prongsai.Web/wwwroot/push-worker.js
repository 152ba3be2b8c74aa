// Shows what the agency pushes: news, or that a ticket's turn is near. It keeps no page and answers for none.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  let said = {};
  try {
    said = event.data ? event.data.json() : {};
  } catch {
    // Not ours; browsers demand that something is shown all the same.
  }
  event.waitUntil(
    self.registration.showNotification(said.title || "โปร่งใส", {
      body: said.body || "",
      icon: "/crest.svg",
      lang: "th",
      tag: said.path || "prongsai",
      renotify: true,
      requireInteraction: !!said.ticket,
      data: { path: said.path || "/", ticket: !!said.ticket },
    })
  );
});

async function show({ path, ticket }) {
  const wanted = new URL(path, self.location.origin);
  if (wanted.origin !== self.location.origin) return undefined;
  for (const window of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    const open = new URL(window.url).pathname;
    // Whoever waits has the page of the ticket open; only that page knows its key.
    if (open === wanted.pathname || (ticket && open.includes("/counter/ticket/"))) return window.focus();
  }
  return self.clients.openWindow(wanted.href);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data || { path: "/" }));
});
