// The browser works a second or two, so that a person need not wait half a minute; without scripts the page waits for the person instead.
// The number goes into the form, and where the form names the button to press (data-presses) the form is sent as well.
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
    work().then((number) => {
        field.value = number;
        if (field.dataset.presses) field.form.requestSubmit(field.form.querySelector(field.dataset.presses));
    });
})();
