// Checks a published file in the visitor's own browser: SHA-256 by WebCrypto, the path of hashes to the root by RFC 6962, the root by the
// signed checkpoint. Nothing is sent but the hash of the file, and nothing is loaded from elsewhere.
(() => {
    "use strict";

    const box = document.getElementById("verify");
    if (!box || !window.crypto?.subtle)
        return;

    const THAI = document.documentElement.lang !== "en";
    const say = (th, en) => (THAI ? th : en);
    const answer = document.getElementById("verify-answer");
    const ledger = box.dataset.ledger;
    const wanted = box.dataset.wanted;
    const keys = box.dataset.keys.split(" ").filter(Boolean);

    const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
    const utf8 = (text) => new TextEncoder().encode(text);
    const join = (...parts) => {
        const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
        let at = 0;
        for (const part of parts) {
            all.set(part, at);
            at += part.length;
        }
        return all;
    };
    const base64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);
    const leafOf = (entry) => sha256(join(Uint8Array.of(0), entry));
    const nodeOf = (left, right) => sha256(join(Uint8Array.of(1), left, right));

    // ---- the formats

    function readProof(text) {
        const split = text.indexOf("\n\n");
        const lines = text.slice(0, split).split("\n");
        if (split < 0 || lines[0] !== "c2sp.org/tlog-proof@v1" || !lines[1].startsWith("extra ") || !lines[2].startsWith("index "))
            throw new Error("proof");
        return { entry: base64(lines[1].slice(6)), index: Number(lines[2].slice(6)), hashes: lines.slice(3).map(base64), note: readNote(text.slice(split + 2)) };
    }

    function readNote(note) {
        const split = note.lastIndexOf("\n\n");
        const text = note.slice(0, split + 1);
        const [origin, size, root] = text.split("\n");
        const signatures = note.slice(split + 2).trimEnd().split("\n").map((line) => {
            const [, name, value] = line.split(" ");
            return { name, value: base64(value) };
        });
        return { text, origin, size: Number(size), root: base64(root), signatures };
    }

    // RFC 9162, 2.1.3.2: from the leaf upwards, left or right as the bits of the index say. Sizes stay far below 2^53.
    async function rootFrom(proof) {
        let node = proof.index;
        let last = proof.note.size - 1;
        let hash = await leafOf(proof.entry);
        if (!(node >= 0 && node <= last))
            return null;
        for (const neighbour of proof.hashes) {
            if (last === 0)
                return null;
            if (node % 2 === 1 || node === last) {
                hash = await nodeOf(neighbour, hash);
                while (node % 2 === 0 && node !== 0) {
                    node = Math.floor(node / 2);
                    last = Math.floor(last / 2);
                }
            } else {
                hash = await nodeOf(hash, neighbour);
            }
            node = Math.floor(node / 2);
            last = Math.floor(last / 2);
        }
        return last === 0 ? hash : null;
    }

    // true, false, or null where this browser has no Ed25519.
    async function isSigned(note) {
        let able = true;
        for (const vkey of keys) {
            const [name, id, ...rest] = vkey.split("+");
            const material = base64(rest.join("+"));
            const signature = note.signatures.find((s) => s.name === name && hex(s.value.slice(0, 4)) === id);
            if (name !== note.origin || !signature || material[0] !== 1)
                continue;
            try {
                const key = await crypto.subtle.importKey("raw", material.slice(1), { name: "Ed25519" }, false, ["verify"]);
                if (await crypto.subtle.verify({ name: "Ed25519" }, key, signature.value.slice(4), utf8(note.text)))
                    return true;
            } catch {
                able = false;
            }
        }
        return able ? false : null;
    }

    // ---- what it means

    const show = (kind, title, more) => {
        answer.className = "notice" + (kind === "good" ? " notice--good" : kind === "bad" ? " notice--bad" : "");
        answer.dataset.verdict = kind;
        answer.replaceChildren();
        const strong = document.createElement("strong");
        strong.textContent = title;
        const first = document.createElement("p");
        first.append(strong);
        answer.append(first, ...more.filter(Boolean).map((words) => {
            const paragraph = document.createElement("p");
            paragraph.textContent = words;
            return paragraph;
        }));
    };
    const printed = (hash) => `SHA-256: ${hash}`;
    const when = (iso) => new Intl.DateTimeFormat(THAI ? "th-TH-u-ca-buddhist-nu-latn" : "en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Bangkok" }).format(new Date(iso));
    const altered = (hash) => show("bad", say("✗ ไฟล์นี้ไม่ใช่ไฟล์ที่เผยแพร่", "✗ This file is not the one that was published"),
        [say("ไฟล์ถูกแก้ไข หรือเป็นไฟล์อื่น แม้ต่างกันเพียงตัวอักษรเดียวก็ไม่ตรง", "It was changed, or it is another file; a single different letter is enough."), printed(hash)]);
    const contradicts = (hash) => show("bad", say("✗ สมุดทะเบียนขัดแย้งกันเอง", "✗ The log contradicts itself"),
        [say("หลักฐานที่ได้รับไม่นำไปสู่ค่าที่ลงลายมือชื่อไว้ โปรดแจ้งหน่วยงานและเก็บไฟล์นี้ไว้", "The proof does not lead to what was signed. Tell the agency, and keep this file."), printed(hash)]);

    async function check(hash) {
        show("wait", say("กำลังตรวจ…", "Checking…"), []);
        const found = await fetch(`${ledger}/proof/${hash}.tlog-proof`);
        if (found.status === 404 && wanted)
            return altered(hash);
        if (found.status === 404)
            return show("unknown", say("? ไม่พบไฟล์นี้ในสมุดทะเบียน", "? The log does not know this file"),
                [say("หน่วยงานไม่เคยเผยแพร่ไฟล์นี้ หรือไฟล์ถูกแก้ไขหลังดาวน์โหลด ลองดาวน์โหลดจากหน้าที่เผยแพร่อีกครั้งแล้วตรวจใหม่", "The agency never published it, or it was changed after the download. Download it again from its page and check once more."), printed(hash)]);
        if (!found.ok)
            throw new Error(`${found.status}`);

        let proof;
        let entry;
        try {
            proof = readProof(await found.text());
            entry = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(proof.entry));
        } catch {
            return contradicts(hash);
        }
        const root = await rootFrom(proof);
        const signed = await isSigned(proof.note);
        if (!root || !same(root, proof.note.root) || signed === false)
            return contradicts(hash);
        const file = entry.files?.find((f) => f.sha256 === hash);
        if (!file)
            return contradicts(hash);

        const title = entry.recorded
            ? say(`✓ บันทึกไว้ตั้งแต่ ${when(entry.recorded)} และไม่ถูกแก้ไขนับแต่นั้น`, `✓ Recorded since ${when(entry.recorded)}, and unchanged since`)
            : say(`✓ เผยแพร่ตั้งแต่ ${when(entry.at)} และไม่ถูกแก้ไข`, `✓ Published since ${when(entry.at)}, and unchanged`);
        return show("good", title, [
            file.name,
            entry.recorded && say(`หน่วยงานระบุว่าเผยแพร่เมื่อ ${when(entry.at)}`, `The agency says that it was published ${when(entry.at)}.`),
            wanted && wanted !== hash && say("ไฟล์นี้เผยแพร่จริง แต่เป็นคนละไฟล์กับที่หน้านี้กล่าวถึง", "It was published, but it is not the file that this page is about."),
            entry.item && say(`${entry.item} ปีงบประมาณ ${entry.year} ฉบับที่ ${entry.edition}`, `${entry.item}, fiscal year ${entry.year}, edition ${entry.edition}`),
            say(`เป็นรายการที่ ${proof.index + 1} จาก ${proof.note.size} รายการของสมุด ${proof.note.origin} เบราว์เซอร์ของท่านคำนวณเองแล้วตรงกัน`, `It is entry ${proof.index + 1} of ${proof.note.size} in the log ${proof.note.origin}. Your own browser computed this.`),
            signed === null && say("เบราว์เซอร์นี้ตรวจลายมือชื่อ Ed25519 ไม่ได้ จึงตรวจแต่ค่าแฮช", "This browser cannot check Ed25519 signatures, so only the hashes were checked."),
            printed(hash),
        ]);
    }

    async function run(work) {
        box.setAttribute("aria-busy", "true");
        try {
            await check(await work());
        } catch {
            show("unknown", say("? ตรวจไม่สำเร็จ", "? It could not be checked"), [say("อ่านไฟล์ไม่ได้ หรือติดต่อเว็บไซต์ไม่ได้ โปรดลองอีกครั้ง", "The file could not be read, or the site not reached. Please try again.")]);
        } finally {
            box.removeAttribute("aria-busy");
        }
    }

    document.getElementById("verify-file").addEventListener("change", (event) => {
        const file = event.target.files[0];
        if (file)
            run(async () => hex(await sha256(await file.arrayBuffer())));
    });
    document.getElementById("verify-go").addEventListener("click", () => {
        const text = document.getElementById("verify-text").value;
        const given = text.trim().toLowerCase();
        run(async () => (/^[0-9a-f]{64}$/.test(given) ? given : hex(await sha256(utf8(text)))));
    });
    box.hidden = false;
})();
