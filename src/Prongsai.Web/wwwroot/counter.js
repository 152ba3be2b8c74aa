// The counter in a browser: the screen in the hall, the visitor's ticket, the kiosk and the desk. Nothing is loaded from elsewhere. The queue
// comes as server-sent events; where they do not come it is asked for each second. Every message is the whole queue, so nothing is missed.
(() => {
    "use strict";

    const THAI = document.documentElement.lang !== "en";
    const root = document.querySelector("[data-live]");
    const fill = (name, within = document) => within.querySelector(`[data-fill="${name}"]`);
    const number = (count) => count.toLocaleString("en");

    // ---- the line to the server

    function follow(events, now, take, say) {
        let source, polls, tag = "", lastHeard = Date.now();
        const heard = (text) => {
            lastHeard = Date.now();
            take(JSON.parse(text));
        };
        const ask = async () => {
            try {
                const answer = await fetch(now, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", signal: AbortSignal.timeout(5000) });
                if (answer.status === 200) {
                    tag = answer.headers.get("ETag") || "";
                    heard(await answer.text());
                }
                say(answer.ok || answer.status === 304 ? "poll" : "off");
            } catch {
                say("off");
            }
        };
        const poll = (on) => {
            if (on && !polls) {
                ask();
                polls = setInterval(ask, 1000);
            } else if (!on && polls) {
                clearInterval(polls);
                polls = 0;
            }
        };
        const connect = () => {
            if (!window.EventSource) {
                poll(true);
                return;
            }
            source = new EventSource(events);
            source.addEventListener("open", () => { poll(false); say("live"); });
            source.addEventListener("queue", (event) => { poll(false); say("live"); heard(event.data); });
            source.addEventListener("error", () => {
                poll(true);
                // A refusal ends it for good; a broken line comes back by itself.
                if (source.readyState === EventSource.CLOSED) setTimeout(connect, 5000);
            });
        };
        connect();
        // A tablet that slept comes back with an old picture.
        document.addEventListener("visibilitychange", () => { if (!document.hidden && Date.now() - lastHeard > 5000) ask(); });
    }

    // ---- the voice: words that the server made, one behind the other

    function voiceOf(address) {
        const context = address && (window.AudioContext || window.webkitAudioContext) ? new (window.AudioContext || window.webkitAudioContext)() : null;
        const words = new Map();
        let queue = Promise.resolve();
        const load = (word) => {
            if (!words.has(word)) {
                words.set(word, fetch(`${address}/${word}.wav`).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject())).then((bytes) => context.decodeAudioData(bytes)));
                words.get(word).catch(() => words.delete(word));
            }
            return words.get(word);
        };
        const play = (sound) => new Promise((done) => {
            const playing = context.createBufferSource();
            playing.buffer = sound;
            playing.connect(context.destination);
            playing.onended = done;
            playing.start();
        });
        const digits = (text) => Array.from(text, (letter) => (/[0-9]/.test(letter) ? `d${letter}` : letter.toLowerCase()));
        return {
            context,
            get isOn() { return context && context.state === "running"; },
            say(label, desk) {
                if (!context || context.state !== "running") return;
                const spoken = ["call", ...digits(label), "desk", ...digits(String(desk))];
                queue = queue.then(async () => {
                    for (const sound of await Promise.all(spoken.map(load))) await play(sound);
                }).catch(() => { /* A word is missing: the screen shows it all the same. */ });
            },
        };
    }

    // ---- the screen in the hall

    function display() {
        const voice = voiceOf(root.dataset.voice);
        const button = document.querySelector("[data-sound]");
        const label = () => { button.textContent = voice.isOn ? button.dataset.on : button.dataset.off; };
        if (button && voice.context) {
            button.hidden = false;
            label();
            voice.context.addEventListener("statechange", label);
            button.addEventListener("click", () => (voice.isOn ? voice.context.suspend() : voice.context.resume()));
        }
        let spoken = Number(root.dataset.seq), day = root.dataset.day;
        const row = (call) => {
            const line = document.createElement("tr"), name = document.createElement("th"), desk = document.createElement("td");
            name.scope = "row";
            name.textContent = call.label;
            desk.textContent = call.desk;
            line.append(name, desk);
            if (call.seq > spoken) line.className = "is-new";
            return line;
        };
        const take = (picture) => {
            if (picture.day !== day) { day = picture.day; spoken = 0; }
            const line = fill("line");
            fill("calls").replaceChildren(...picture.calls.slice(0, 5).map(row));
            fill("nobody").hidden = picture.calls.length > 0;
            fill("hours").textContent = THAI ? picture.hoursTh : picture.hoursEn;
            fill("services").replaceChildren(...picture.services.map((service) => {
                const item = document.createElement("li"), letter = document.createElement("span"), name = document.createElement("span"), count = document.createElement("strong");
                letter.className = "letter";
                letter.textContent = service.letter;
                name.textContent = THAI ? service.th : service.en;
                count.textContent = number(service.waiting);
                item.append(letter, name, count);
                return item;
            }));
            const waiting = fill("waiting");
            waiting.textContent = picture.waiting.length ? `${waiting.dataset.words}: ${picture.services.flatMap((service) => picture.waiting.filter((one) => one.letter === service.letter).slice(0, 4)).map((one) => one.label).join(" · ")}` : "";
            // Oldest first, and nothing that is older than a minute.
            for (const call of picture.calls.filter((one) => one.seq > spoken).reverse()) {
                document.getElementById("said").textContent = `${call.label} → ${call.desk}`;
                if (Date.now() - Date.parse(call.at) < 60000) voice.say(call.label, call.desk);
            }
            spoken = Math.max(spoken, picture.seq);
            root.dataset.seq = picture.seq;
            line.dataset.seq = picture.seq;
        };
        follow(root.dataset.events, root.dataset.now, take, (state) => {
            const line = fill("line");
            line.dataset.state = state;
            line.textContent = state === "live" ? line.dataset.liveWords : state === "poll" ? line.dataset.pollWords : line.dataset.offWords;
        });
        const tick = () => { fill("clock").textContent = new Date(Date.now() + 7 * 3600000).toISOString().slice(11, 16); };
        tick();
        setInterval(tick, 10000);
        const full = document.querySelector("[data-full]");
        if (full && document.documentElement.requestFullscreen) {
            full.hidden = false;
            full.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => {})));
        }
    }

    // ---- the visitor's ticket

    function ticket() {
        const { label, standing, day } = root.dataset;
        const seq = Number(root.dataset.seq);
        let loading = false;
        const reload = () => {
            if (loading) return;
            loading = true;
            // Not all phones at once.
            setTimeout(() => location.reload(), Math.random() * 400);
        };
        const words = (wait, place) => {
            if (place.low === null) wait.textContent = wait.dataset.unknown;
            else if (place.low === 0) wait.textContent = wait.dataset.most.replace("#", place.high);
            else wait.textContent = wait.dataset.about.replace("#", place.low).replace("#", place.high);
        };
        follow(root.dataset.events, root.dataset.now, (picture) => {
            // From before this ticket was taken: it says nothing of it.
            if (picture.day === day && picture.seq < seq) return;
            const place = picture.waiting.find((one) => one.label === label);
            const served = picture.serving.some((one) => one.label === label);
            const waits = standing.startsWith("Waiting"), isCalled = standing.startsWith("Called");
            if (waits && place) {
                fill("before", root).textContent = number(place.before);
                words(fill("wait", root), place);
            } else if (waits || (isCalled && !served) || (!isCalled && (place || served))) {
                if (waits && served && navigator.vibrate) navigator.vibrate([300, 200, 300]);
                reload();
            }
        }, () => {});
    }

    // ---- the page of prices and queues

    function list() {
        follow(root.dataset.events, root.dataset.now, (picture) => {
            for (const service of picture.services) {
                const row = root.querySelector(`[data-service="${service.id}"]`);
                if (row) fill("waiting", row).textContent = number(service.waiting);
            }
        }, () => {});
    }

    // ---- forms that are sent until they arrive: the number in them makes sure that it is done once

    let busy = false;
    const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

    async function persist(form) {
        busy = true;
        const body = new URLSearchParams(new FormData(form));
        const status = document.querySelector("[data-persist-status]");
        for (const button of document.querySelectorAll("form[data-persist] [type=submit]")) button.disabled = true;
        for (;;) {
            try {
                const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(10000) });
                if (answer.status < 500) {
                    await arrive(answer);
                    break;
                }
            } catch {
                // The network is away; the same form goes again.
            }
            if (status) status.textContent = status.dataset.words;
            await sleep(1500);
        }
        busy = false;
    }

    async function arrive(answer) {
        const text = await answer.text();
        const page = new DOMParser().parseFromString(text, "text/html");
        const main = page.querySelector("main");
        // Another page, or one that is no page of ours: let the browser go there.
        if (!main || new URL(answer.url).pathname !== location.pathname) {
            location.replace(answer.url);
            return;
        }
        show(main);
    }

    function show(main) {
        const there = document.querySelector("main");
        there.replaceChildren(...main.childNodes);
        const first = there.querySelector("[role=alert]") || there.querySelector("h1");
        if (first) {
            first.tabIndex = -1;
            first.focus({ preventScroll: true });
        }
    }

    document.addEventListener("submit", (event) => {
        const form = event.target.closest("form[data-persist]");
        if (!form) return;
        event.preventDefault();
        if (!busy) persist(form);
    });

    // ---- the desk: its own lists come anew when the queue changed and nobody is choosing

    function desk() {
        const page = root.dataset.page;
        let seq = -1, again = 0;
        const load = async () => {
            if (busy || document.querySelector("details[open]") || (document.activeElement && document.activeElement.tagName === "SELECT")) {
                clearTimeout(again);
                again = setTimeout(load, 1000);
                return;
            }
            try {
                const answer = await fetch(page, { cache: "no-store", signal: AbortSignal.timeout(5000) });
                if (!answer.ok || busy) return;
                const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
                if (main && main.querySelector("[data-live=desk]")) {
                    const held = document.activeElement && document.activeElement.closest("main") ? document.activeElement.textContent : null;
                    document.querySelector("main").replaceChildren(...main.childNodes);
                    // Whoever stood on a button still stands on it.
                    const button = held && Array.from(document.querySelectorAll("main button")).find((one) => one.textContent === held);
                    if (button) button.focus({ preventScroll: true });
                }
            } catch {
                // The next change comes with the next message.
            }
        };
        follow(root.dataset.events, root.dataset.now, (picture) => {
            if (seq >= 0 && picture.seq !== seq) load();
            seq = picture.seq;
        }, () => {});
    }

    // ---- the kiosk goes back to its beginning by itself

    const back = document.querySelector("main[data-back]");
    if (back && back.dataset.back) {
        let timer;
        const later = () => {
            clearTimeout(timer);
            timer = setTimeout(() => location.replace(back.dataset.back), 25000);
        };
        for (const sign of ["pointerdown", "keydown", "input"]) document.addEventListener(sign, later);
        later();
    }

    for (const button of document.querySelectorAll("[data-print]")) {
        button.hidden = false;
        button.addEventListener("click", () => window.print());
    }

    const kinds = { display, ticket, list, desk };
    if (root && kinds[root.dataset.live]) kinds[root.dataset.live]();
})();
