// Passkeys: asks the server for a question, lets the browser answer it, and sends the answer with the form. A form says
// data-passkey="create" or "get" and where to ask (data-options). Also the print button of the recovery codes.
(() => {
  "use strict";

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  const described = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

  async function create(options) {
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: described(options.excludeCredentials),
      },
    });
    return answer(made, {
      attestationObject: text(made.response.attestationObject),
      clientDataJSON: text(made.response.clientDataJSON),
      transports: made.response.getTransports ? made.response.getTransports() : [],
    });
  }

  async function get(options) {
    const given = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: described(options.allowCredentials),
      },
    });
    return answer(given, {
      authenticatorData: text(given.response.authenticatorData),
      clientDataJSON: text(given.response.clientDataJSON),
      signature: text(given.response.signature),
      userHandle: given.response.userHandle ? text(given.response.userHandle) : null,
    });
  }

  const answer = (credential, response) => ({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });

  async function run(form) {
    const button = form.querySelector("button");
    const said = form.querySelector("[data-said]");
    if (!form.reportValidity()) return;

    button.disabled = true;
    said.textContent = "";
    try {
      const asked = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
      // Signed out, or asked too often: the page itself says so.
      if (asked.redirected) return location.reload();
      if (!asked.ok) throw new Error(String(asked.status));

      const options = await asked.json();
      const credential = form.dataset.passkey === "create" ? await create(options) : await get(options);
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      said.textContent = form.dataset.failed;
      button.disabled = false;
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;

    form.hidden = false;
    form.querySelector("button").addEventListener("click", () => run(form));
    form.addEventListener("submit", (event) => {
      // Enter in the name field means the button.
      event.preventDefault();
      run(form);
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
