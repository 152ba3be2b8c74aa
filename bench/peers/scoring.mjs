// DuckDB's side of the benchmark "scoring". Arguments: a CSV of agency and answers, the database to make, the statement.
// For each line on standard input it runs the statement once, with the database open and warm, and prints
// "milliseconds agencies sum", the sum of each total times the number of its agency.
import { DuckDBInstance } from "@duckdb/node-api";
import { createInterface } from "node:readline";

const [csv, file, statement] = process.argv.slice(2);
const made = await DuckDBInstance.create(file);
const making = await made.connect();
await making.run(`CREATE TABLE answers AS SELECT * FROM read_csv('${csv}', header = true, all_varchar = false)`);
const columns = (await (await making.run("SELECT * FROM answers LIMIT 0")).columnNames()).slice(1);
for (const column of columns) await making.run(`ALTER TABLE answers ALTER ${column} TYPE UTINYINT`);
await making.run("ALTER TABLE answers ALTER agency TYPE USMALLINT");
await making.run("CHECKPOINT");
making.closeSync();
made.closeSync();

async function score(connection) {
  const rows = (await connection.runAndReadAll(statement)).getRows();
  return [rows.length, rows.reduce((sum, row) => sum + Number(row[0]) * Number(row[1]), 0)];
}

const instance = await DuckDBInstance.create(file);
const open = await instance.connect();
await score(open);
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "") break;
  let from = performance.now();
  const [agencies, sum] = await score(open);
  const warm = performance.now() - from;
  console.log(`${warm.toFixed(3)} ${agencies} ${sum}`);
}
