// A second of work while the person writes, so that nobody has to wait half a minute. Without scripts the form only has to be half a
// minute old. Nothing is sent by this script.
(() => {
    const field = document.getElementById("work");
    if (!field || !field.dataset.challenge || !window.crypto || !crypto.subtle) return;

    const bits = Number(field.dataset.bits);
    const zeros = (hash) => {
        let found = 0;
        for (const byte of hash) {
            if (byte === 0) { found += 8; continue; }
            return found + Math.clz32(byte) - 24;
        }
        return found;
    };
    const work = async () => {
        const text = new TextEncoder();
        for (let at = 0; ; at += 64) {
            const tries = Array.from({ length: 64 }, (_, i) => String(at + i));
            const hashes = await Promise.all(
                tries.map((number) => crypto.subtle.digest("SHA-256", text.encode(`${field.dataset.challenge}:${number}`)))
            );
            const hit = hashes.findIndex((hash) => zeros(new Uint8Array(hash)) >= bits);
            if (hit >= 0) return tries[hit];
        }
    };
    work().then((number) => { field.value = number; });
})();
