// hypercore's side of the benchmark "ledger": an append-only, signed log. Arguments: the folder to keep it in, how many writers.
// For each line on standard input, a number of entries, it appends as many, each writer one after the other and all writers at
// once, and prints "milliseconds length". It leaves flushing to the system: an append that it acknowledged can be lost in a power cut.
// Behind "durable" each writer has the file that it was written to flushed before it goes on.
import Hypercore from "hypercore";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

const [folder, writers] = process.argv.slice(2);
const core = new Hypercore(folder);
await core.ready();
const entry = (n) =>
  Buffer.from(
    JSON.stringify({
      act: crypto.randomUUID(),
      agency: "bench",
      at: "2026-11-27T02:30:00Z",
      due: "2024-02-15",
      item: `O${(n % 35) + 1}`,
      kind: "obligation-due",
      v: 1,
      year: 2567,
    }),
  );

// It begins another write-ahead file now and then; asked each time, it would be asked more often than it writes.
let written, path;
let flushes = 0;
const flush = async () => {
  if (flushes++ % 256 === 0) {
    const now = (await core.core.db.rocks.currentWalFile()).path;
    if (now !== path) [path, written] = [now, await open(join(folder, "db", now), "r+")];
  }
  await written.datasync();
};

console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "") break;
  const [entries, durable] = line.split(" ");
  const share = Number(entries) / Number(writers);
  const from = performance.now();
  await Promise.all(
    Array.from({ length: Number(writers) }, async () => {
      for (let n = 0; n < share; n++) {
        await core.append(entry(n));
        if (durable) await flush();
      }
    }),
  );
  console.log(`${(performance.now() - from).toFixed(3)} ${core.length}`);
}
await core.close();
