// Walks an exported log with nothing of ours: SHA-256 and Ed25519 of Node alone. Argument: the folder.
import assert from "node:assert";
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const file = (path) => readFileSync(join(folder, path));
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

const note = file("checkpoint").toString("utf8");
const split = note.lastIndexOf("\n\n");
const [text, signatures] = [note.slice(0, split + 1), note.slice(split + 2)];
const [origin, length, root] = text.split("\n");
const size = Number(length);

function pathOf(n) {
    let path = String(n % 1000).padStart(3, "0");
    for (n = Math.floor(n / 1000); n > 0; n = Math.floor(n / 1000))
        path = `x${String(n % 1000).padStart(3, "0")}/${path}`;
    return path;
}

function rootOf(leaves) {
    if (leaves.length === 1)
        return leaves[0];
    let half = 1;
    while (half * 2 < leaves.length)
        half *= 2;
    return sha256(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

const leaves = [];
for (let n = 0; n * 256 < size; n++) {
    const width = Math.min(256, size - n * 256);
    const partial = width === 256 ? "" : `.p/${width}`;
    const bundle = file(`tile/entries/${pathOf(n)}${partial}`);
    let at = 0;
    for (let i = 0; i < width; i++) {
        const end = at + 2 + bundle.readUInt16BE(at);
        leaves.push(sha256(Buffer.of(0), bundle.subarray(at + 2, end)));
        at = end;
    }
    assert.equal(at, bundle.length, `bundle ${n}`);
    assert.deepEqual(file(`tile/0/${pathOf(n)}${partial}`), Buffer.concat(leaves.slice(n * 256)), `tile ${n}`);
}
assert.equal(rootOf(leaves).toString("base64"), root, "root");

const [name, id, ...rest] = file("vkey").toString("utf8").split("\n")[0].split("+");
const key = Buffer.from(rest.join("+"), "base64");
assert.equal(key[0], 1);
assert.equal(sha256(`${name}\n`, key).subarray(0, 4).toString("hex"), id);
const line = signatures.split("\n").find((s) => s.startsWith(`\u2014 ${name} `));
const signature = Buffer.from(line.split(" ")[2], "base64");
assert.equal(signature.subarray(0, 4).toString("hex"), id);
const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key.subarray(1)]);
assert.ok(verify(null, Buffer.from(text), createPublicKey({ key: der, format: "der", type: "spki" }), signature.subarray(4)), "signature");
console.log(`${origin} ${size}`);
