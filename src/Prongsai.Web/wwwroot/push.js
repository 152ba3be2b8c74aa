// Subscribes this browser: to an agency's news, or to the turn of one ticket. The page says in its data- attributes where to and in
// which words; without this script it offers RSS, or shows the place in the queue by itself.
(() => {
  "use strict";

  const box = document.querySelector("[data-push]");
  if (!box) return;

  const plain = box.querySelector("[data-plain]");
  if (plain) plain.hidden = true;
  const on = box.querySelector("[data-push-on]");
  const off = box.querySelector("[data-push-off]");
  const words = box.dataset;
  const say = (text) => { box.querySelector("[data-said]").textContent = text || ""; };
  const show = (subscribed) => {
    on.hidden = subscribed;
    if (off) off.hidden = !subscribed;
  };

  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) {
    say(words.wordsUnable);
    return;
  }

  const keyOf = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const textOf = (key) => btoa(String.fromCharCode(...new Uint8Array(key))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  // The worker's place is none of a page, so that it never stands between a page and the server.
  const registered = async () => {
    const worker = await navigator.serviceWorker.register("/push-worker.js", { scope: words.scope });
    const young = worker.installing || worker.waiting;
    if (!worker.active && young) {
      await new Promise((ready) => young.addEventListener("statechange", () => { if (young.state === "activated") ready(); }));
    }
    return worker;
  };
  const present = async () => {
    const worker = await navigator.serviceWorker.getRegistration(words.scope);
    return worker ? worker.pushManager.getSubscription() : null;
  };
  const send = async (address, fields) => {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
    if (!answer.ok) throw new Error(String(answer.status));
  };
  const tell = (subscription) =>
    send(words.on, {
      endpoint: subscription.endpoint,
      p256dh: textOf(subscription.getKey("p256dh")),
      auth: textOf(subscription.getKey("auth")),
    });

  on.addEventListener("click", async () => {
    on.disabled = true;
    try {
      if ((await Notification.requestPermission()) !== "granted") {
        say(words.wordsDenied);
        return;
      }
      const worker = await registered();
      const subscription =
        (await worker.pushManager.getSubscription()) ||
        (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keyOf(words.key) }));
      await tell(subscription);
      show(true);
      say(words.wordsOn);
    } catch {
      say(words.wordsFailed);
    } finally {
      on.disabled = false;
    }
  });

  if (off) {
    off.addEventListener("click", async () => {
      try {
        const subscription = await present();
        if (subscription) {
          await send(words.off, { endpoint: subscription.endpoint });
          await subscription.unsubscribe();
        }
        show(false);
        say(words.wordsOff);
      } catch {
        say(words.wordsFailed);
      }
    });
  }

  // For a ticket each page asks anew: an earlier ticket's wish is forgotten with it.
  const known = words.push === "news" ? present() : Promise.resolve(null);
  known.then((subscription) => show(!!subscription), () => show(false));
})();
