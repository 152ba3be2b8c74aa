// hypercore's side of the benchmark "ledger": an append-only, signed log. Arguments: the folder to keep it in, how many writers.
// For each line on standard input, a number of entries, it appends as many, each writer one after the other and all writers at
// once, and prints "milliseconds length". It leaves flushing to the system: an append that it acknowledged can be lost in a power cut.
import Hypercore from "hypercore";
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

console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "") break;
  const share = Number(line) / Number(writers);
  const from = performance.now();
  await Promise.all(
    Array.from({ length: Number(writers) }, async () => {
      for (let n = 0; n < share; n++) await core.append(entry(n));
    }),
  );
  console.log(`${(performance.now() - from).toFixed(3)} ${core.length}`);
}
await core.close();
