// Makes photographs smaller before they leave the phone: at most 2000 pixels or what the field says, JPEG. What the browser cannot decode (HEIC in
// most of them) is sent as it is, and the server says why it is refused. Asks one caption for each file. Without this script
// the original is sent, with one caption for all.
(() => {
  "use strict";

  const usual = 2000;
  const goodEnough = 700 * 1024;

  const asJpeg = (name) => name.replace(/\.[^.]*$/, "") + ".jpg";

  async function smaller(file, longest) {
    const isPhoto = file.type.startsWith("image/") || /\.hei[cf]$/i.test(file.name);
    if (!isPhoto || file.type === "image/gif") return file;

    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const readable = ["image/jpeg", "image/png", "image/webp"].includes(file.type);
    if (readable && scale === 1 && file.size <= goodEnough) {
      picture.close();
      return file;
    }

    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#ffffff"; // JPEG knows no transparency
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!blob || (readable && blob.size >= file.size)) return file;

    return new File([blob], asJpeg(file.name), { type: "image/jpeg", lastModified: file.lastModified });
  }

  function say(input, words) {
    let place = input.parentElement.querySelector(".shrinking");
    if (!place) {
      place = document.createElement("p");
      place.className = "shrinking";
      place.setAttribute("role", "status");
      input.after(place);
    }
    place.textContent = words;
  }

  const megabytes = (size) => (size / 1024 / 1024).toFixed(1) + " MB";

  function askCaptions(input, files) {
    const old = input.parentElement.querySelector(".chosen");
    if (old) old.remove();
    if (!input.dataset.caption) return;

    const list = document.createElement("ul");
    list.className = "chosen";
    files.forEach((file, index) => {
      const entry = document.createElement("li");
      const preview = document.createElement("div");
      if (/^image\/(jpeg|png|webp|gif)$/.test(file.type)) {
        const image = document.createElement("img");
        image.alt = "";
        image.src = URL.createObjectURL(file);
        image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
        preview.append(image);
      }
      const label = document.createElement("label");
      label.textContent = `${input.dataset.caption} ${index + 1}: ${file.name} (${megabytes(file.size)})`;
      const caption = document.createElement("input");
      caption.name = "captions";
      caption.maxLength = 300;
      caption.autocomplete = "off";
      label.append(caption);
      entry.append(preview, label);
      list.append(entry);
    });
    input.parentElement.append(list);
  }

  document.addEventListener("change", async (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file" || !("shrink" in input.dataset)) return;

    const button = input.form && input.form.querySelector("[type=submit]");
    const chosen = Array.from(input.files);
    if (button) button.disabled = true;
    say(input, chosen.length > 0 ? input.dataset.working : "");
    const ready = new DataTransfer();
    let raw = 0;
    for (const file of chosen) {
      try {
        ready.items.add(await smaller(file, Number(input.dataset.longest) || usual));
      } catch {
        if (file.type.startsWith("image/")) raw++;
        ready.items.add(file);
      }
    }
    input.files = ready.files;
    const files = Array.from(ready.files);
    askCaptions(input, files);
    const total = files.reduce((sum, file) => sum + file.size, 0);
    const words = raw > 0 ? input.dataset.raw : input.dataset.done;
    say(input, chosen.length > 0 ? `${words} (${files.length}, ${megabytes(total)})` : "");
    if (button) button.disabled = false;
  });
})();
