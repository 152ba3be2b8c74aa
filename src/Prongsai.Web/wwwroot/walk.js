// The walk-round on a phone. A look that cannot be sent is written to the phone's own disk with its photograph and sent when there is a
// network again, under the number it was made with: however often it is sent, it is one. The page itself is kept by kiosk-worker.js.
(() => {
    "use strict";

    const main = document.getElementById("walk");
    if (!main || !window.indexedDB || !window.fetch) return;

    const HERE = location.pathname, HALF_MINUTE = 30000;
    const words = main.dataset;
    const thai = document.documentElement.lang !== "en";

    // ---- what waits on this phone

    const open = () => new Promise((done, fail) => {
        const asked = indexedDB.open("prongsai-walk", 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore("looks", { keyPath: "id" });
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error);
    });

    async function within(mode, act) {
        const base = await open();
        try {
            return await new Promise((done, fail) => {
                const transaction = base.transaction("looks", mode);
                const asked = act(transaction.objectStore("looks"));
                transaction.oncomplete = () => done(asked && asked.result);
                transaction.onabort = transaction.onerror = () => fail(transaction.error);
            });
        } finally {
            base.close();
        }
    }

    const all = () => within("readonly", (store) => store.getAll());

    async function count() {
        const { length } = await all();
        document.getElementById("waiting").textContent = length > 0 ? `${length} ${words.full}` : "";
        return length;
    }

    // ---- sending

    const cardOf = (sign) => document.getElementById(`sign-${sign}`);

    function say(sign, text) {
        const card = cardOf(sign);
        if (card) card.querySelector(".walk__said").textContent = text;
    }

    // Whoever signed in again since has another token than the page that is open, or was kept.
    async function freshToken() {
        const page = await fetch(HERE, { cache: "no-store", signal: AbortSignal.timeout(20000) });
        if (!page.ok || new URL(page.url).pathname !== HERE) return null;
        const token = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("#walk [name=__RequestVerificationToken]");
        return token && token.value;
    }

    async function post(look, token) {
        const form = new FormData();
        form.set("__RequestVerificationToken", token);
        for (const name of ["id", "sign", "on", "state", "note"]) form.set(name, look[name]);
        if (look.photo) form.set("photo", look.photo, look.photoName);
        const answer = await fetch(HERE, { method: "POST", body: form, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(120000) });
        const isOurs = (answer.headers.get("Content-Type") || "").startsWith("application/json");
        return answer.ok && isOurs ? answer.json() : null;
    }

    let sending = false, timer;

    async function send() {
        if (sending) return;
        sending = true;
        clearTimeout(timer);
        try {
            const looks = await all();
            if (looks.length > 0) {
                const token = await freshToken();
                for (const look of looks) {
                    if (!token) {
                        say(look.sign, words.signIn);
                        continue;
                    }
                    say(look.sign, words.sending);
                    const answer = await post(look, token);
                    if (!answer) {
                        say(look.sign, words.kept);
                        continue;
                    }
                    // What is refused would be refused again: the reason is said, and the officer looks once more.
                    await within("readwrite", (store) => store.delete(look.id));
                    say(look.sign, answer.kept ? words.sent : answer.whyNot.map((why) => (thai ? why.th : why.en)).join(" "));
                }
            }
        } catch {
            // No network. Everything waits here.
            for (const look of await all().catch(() => [])) say(look.sign, words.kept);
        } finally {
            sending = false;
            if ((await count().catch(() => 0)) > 0) timer = setTimeout(send, HALF_MINUTE);
        }
    }

    main.addEventListener("submit", async (event) => {
        const form = event.target;
        event.preventDefault();
        const given = new FormData(form);
        const photo = given.get("photo");
        const look = { photo: photo && photo.size > 0 ? photo : null, photoName: photo ? photo.name : "" };
        for (const name of ["id", "sign", "on", "state", "note"]) look[name] = String(given.get(name) || "");
        try {
            // On the disk first: a phone whose battery ends has it still.
            await within("readwrite", (store) => store.put(look));
        } catch {
            say(look.sign, words.broken);
            return;
        }
        form.reset();
        form.querySelector("[name=id]").value = crypto.randomUUID();
        say(look.sign, words.kept);
        await count();
        send();
    });

    window.addEventListener("online", send);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    if (navigator.serviceWorker)
        navigator.serviceWorker
            .register("/kiosk-worker.js", { scope: HERE })
            .then(() => navigator.serviceWorker.ready)
            .then((worker) => {
                const files = document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]");
                worker.active.postMessage({ keep: [HERE, ...Array.from(files, (file) => file.href || file.src)] });
            })
            .catch(() => {});
    send();
})();
