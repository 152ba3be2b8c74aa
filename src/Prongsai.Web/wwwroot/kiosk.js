// A tablet at the counter. A tap is written to the tablet's own disk before anybody is thanked; from there it is sent in batches, under a
// random number, until the server says that it has it. Nothing is written of when: only the day. Records lie in the order of their
// random numbers.
(() => {
    "use strict";

    const main = document.getElementById("kiosk");
    if (!main || !main.dataset.question) return;

    const DAY = 86400000, THAILAND = 7 * 3600000;
    const THANKS = 5000, GUARD = 700, FORGET_LANGUAGE = 30000, MOST = 100;
    const { sync, question, opens, closes, first } = main.dataset;
    // What the server told last. The page itself may be an old copy, so it is believed only where nothing else is known.
    let told = { sync, seal: main.dataset.seal, ahead: 0, now: 0, standing: main.dataset.standing };
    let language = first;
    let view = "";

    // ---- the tablet's own disk

    const opened = new Promise((done, failed) => {
        const asked = indexedDB.open("prongsai-kiosk", 1);
        asked.onupgradeneeded = () => {
            asked.result.createObjectStore("answers", { keyPath: "id" });
            asked.result.createObjectStore("told", { keyPath: "sync" });
        };
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
    });
    opened.catch(() => show("broken"));

    const within = async (store, mode, act) => {
        const disk = await opened;
        return new Promise((done, failed) => {
            // strict: written through, not only handed to the system.
            const change = disk.transaction(store, mode, { durability: "strict" });
            const asked = act(change.objectStore(store));
            change.oncomplete = () => done(asked && asked.result);
            change.onabort = () => failed(change.error);
        });
    };
    const keep = (record) => within("answers", "readwrite", (answers) => answers.put(record));
    const all = () => within("answers", "readonly", (answers) => answers.getAll());

    // ---- what day it is

    const dayOf = (instant) => new Date(instant + THAILAND).toISOString().slice(0, 10);
    // The clock of a tablet may be wrong by years: it is corrected by what the server told, and never runs before that.
    const today = () => dayOf(Math.max(Date.now() + told.ahead, told.now));

    // ---- what is shown

    function show(what) {
        view = what;
        for (const section of main.querySelectorAll("[data-view]")) {
            section.hidden = section.dataset.view !== what || section.dataset.in !== language;
        }
        document.documentElement.lang = language;
        for (const button of document.querySelectorAll("[data-language]")) {
            button.setAttribute("aria-pressed", String(button.dataset.language === language));
        }
    }

    const visible = () => main.querySelector("[data-view]:not([hidden])");

    function begin() {
        const day = today();
        show(told.standing === "shut" || day > closes ? "closed" : told.standing === "prepared" || day < opens ? "early" : "ask");
    }

    const numbered = (words, count) => words.replace("#", count.toLocaleString("en"));

    async function count() {
        const answers = await all();
        const refused = answers.filter((answer) => answer.refused);
        const waits = answers.length - refused.length;
        const waiting = document.getElementById("waiting");
        waiting.textContent = waits ? numbered(waiting.dataset.one, waits) : waiting.dataset.none;
        waiting.dataset.count = waits;
        const button = document.getElementById("refused");
        button.hidden = refused.length === 0;
        button.textContent = numbered(button.dataset.some, refused.length);
        button.dataset.count = refused.length;
        return { answers, waits, refused };
    }

    async function list() {
        const { refused } = await count();
        const lines = document.querySelector("#refusals ul");
        lines.replaceChildren();
        for (const answer of refused) {
            // What was answered is not shown: whoever stands here may not be whoever answered.
            const line = document.createElement("li");
            line.textContent = `${answer.day}: ${document.documentElement.lang === "th" ? answer.refused.th : answer.refused.en}`;
            lines.append(line);
        }
        document.getElementById("refusals").hidden = false;
        main.hidden = true;
        document.getElementById("refusals-title").focus();
    }

    function unlist() {
        document.getElementById("refusals").hidden = true;
        main.hidden = false;
    }

    // ---- one tap

    let back, forget, since = 0;

    const number = () => Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, "0")).join("");

    async function tap(value) {
        if (view !== "ask") return;
        view = "keeping";
        try {
            await keep({ id: number(), sync, seal: told.seal, day: today(), language, question, value });
        } catch {
            show("broken");
            return;
        }
        show("thanks");
        since = Date.now();
        document.getElementById("said").textContent = visible().querySelector("h1").textContent;
        back = setTimeout(next, THANKS);
        count();
    }

    function next() {
        clearTimeout(back);
        clearTimeout(forget);
        language = first;
        document.getElementById("said").textContent = "";
        begin();
    }

    document.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;

        if (button.dataset.value !== undefined) tap(button.dataset.value);
        else if (button.dataset.language) {
            language = button.dataset.language;
            show(view);
            // Whoever chose a language and left does not leave it to the next person.
            clearTimeout(forget);
            forget = setTimeout(() => view === "ask" && next(), FORGET_LANGUAGE);
        }
        // The second half of a double tap is nobody's wish to go on.
        else if (button.classList.contains("next")) { if (view !== "thanks" || Date.now() - since > GUARD) next(); }
        else if (button.id === "refused") list();
        else if (button.dataset.do === "back") unlist();
        else if (button.dataset.do === "again") again();
        else if (button.id === "full" && document.documentElement.requestFullscreen) {
            document.documentElement.requestFullscreen().catch(() => {});
        }
    });

    // ---- sending

    const HALF_MINUTE = 30000;
    let sending = false, timer;

    async function post(address, answers, waits, refused) {
        const giveUp = new AbortController();
        const late = setTimeout(() => giveUp.abort(), 60000);
        try {
            const answer = await fetch(address, {
                method: "POST",
                headers: { "Content-Type": "application/json" },
                body: JSON.stringify({
                    waiting: waits,
                    refused,
                    answers: answers.map(({ id, seal, day, language, question, value }) => ({ id, seal, day, language, question, value })),
                }),
                cache: "no-store",
                credentials: "omit",
                signal: giveUp.signal,
            });
            return { status: answer.status, said: answer.status === 200 || answer.status === 400 ? await answer.json() : null };
        } finally {
            clearTimeout(late);
        }
    }

    const refuse = (answer, why) =>
        keep({ ...answer, refused: { code: why.code, th: why.th, en: why.en } });

    async function settle(address, said, answers) {
        // The number goes with the answer: nothing that is left here could find it again.
        await within("answers", "readwrite", (store) => { for (const id of said.taken) store.delete(id); });
        for (const no of said.refused) {
            const answer = answers.find(({ id }) => id === no.id);
            if (answer) await refuse(answer, no);
        }
        const news = { sync: address, seal: said.seal, ahead: said.now - Date.now(), now: said.now, standing: said.standing };
        await within("told", "readwrite", (store) => store.put(news));
        if (address === sync) told = news;
    }

    // Sends these, and says whether the server can be asked for more. A batch that it cannot read is sent again in halves, until the one is
    // found that spoils it.
    async function sendThese(address, answers, waits, refused) {
        const { status, said } = await post(address, answers, waits, refused);
        if (status === 200) {
            await settle(address, said, answers);
            return said.taken.length + said.refused.length === answers.length;
        }
        if ((status === 400 || status === 413) && answers.length > 1) {
            const middle = answers.length >> 1;
            return (await sendThese(address, answers.slice(0, middle), waits, refused)) && sendThese(address, answers.slice(middle), waits, refused);
        }
        if ((status === 400 || status === 413) && answers.length === 1) {
            await refuse(answers[0], said || { code: "too-long", th: "คำตอบนี้ยาวเกินกว่าที่ระบบรับได้", en: "This answer is longer than what is taken." });
            return true;
        }
        return false;
    }

    async function send() {
        if (sending) return;
        sending = true;
        clearTimeout(timer);
        try {
            const { answers, refused } = await count();
            const waiting = answers.filter((answer) => !answer.refused);
            // A tablet may have stood elsewhere before: what it kept there goes where it belongs.
            for (const address of new Set([sync, ...waiting.map((answer) => answer.sync)])) {
                const mine = waiting.filter((answer) => answer.sync === address);
                const no = refused.filter((answer) => answer.sync === address).length;
                let from = 0;
                do {
                    const these = mine.slice(from, from + MOST);
                    from += these.length;
                    if (!(await sendThese(address, these, mine.length - from, no))) break;
                } while (from < mine.length);
            }
        } catch {
            // No network. Everything waits here.
        } finally {
            sending = false;
            // Not at the tap, and not at even intervals: when the server hears of an answer is not when it was given.
            timer = setTimeout(send, HALF_MINUTE + Math.random() * HALF_MINUTE);
        }
        await count();
        if (["", "ask", "closed", "early"].includes(view)) begin();
    }

    async function again() {
        for (const answer of await all()) {
            if (!answer.refused) continue;
            const { refused, ...same } = answer;
            // A seal that is not genuine any more (the server has new keys) is replaced by today's.
            await keep(refused.code === "kiosk-seal" && answer.sync === sync ? { ...same, seal: told.seal } : same);
        }
        unlist();
        send();
    }

    // ---- opening

    async function open() {
        try {
            const known = await within("told", "readonly", (store) => store.get(sync));
            if (known) told = known;
            await count();
        } catch {
            show("broken");
            return;
        }
        begin();
        await send();
    }

    window.addEventListener("online", send);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});

    const awake = () => {
        if (navigator.wakeLock && document.visibilityState === "visible") navigator.wakeLock.request("screen").catch(() => {});
    };
    document.addEventListener("visibilitychange", awake);
    awake();

    const offline = document.getElementById("offline");
    const ready = (is) => { offline.textContent = is ? offline.dataset.ready : offline.dataset.not; offline.dataset.is = String(is); };
    if (navigator.serviceWorker) {
        navigator.serviceWorker.addEventListener("message", (event) => { if (event.data) ready(event.data.kept); });
        navigator.serviceWorker
            .register("/kiosk-worker.js", { scope: location.pathname })
            .then(() => navigator.serviceWorker.ready)
            .then((worker) => {
                const files = document.querySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=manifest], script[src]");
                worker.active.postMessage({ keep: [location.pathname, ...Array.from(files, (file) => file.href || file.src)] });
            })
            .catch(() => ready(false));
    } else ready(false);

    // The dates go on while the tablet stands there.
    setInterval(() => { if (["ask", "closed", "early"].includes(view)) begin(); }, 60000);
    open();
})();
