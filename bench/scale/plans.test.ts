import { expect, test } from "vitest";
import { wholeScans } from "./plans";

const logged = (statement: string, plan: object) => {
  const json = JSON.stringify({ "Query Text": statement, Plan: plan }, null, 2);
  const lines = json.split("\n").map((line) => `\t${line}`);
  return `2026-11-30 05:51:40.383 UTC [1] LOG:  duration: 0.084 ms  plan:\n${lines.join("\n")}\n`;
};
const scan = (table: string) => ({ "Node Type": "Seq Scan", "Relation Name": table });
const LOG = [
  "2026-11-30 05:51:40.383 UTC [1] LOG:  checkpoint starting: time\n",
  logged("SELECT 1", { "Node Type": "Result" }),
  logged("SELECT a", {
    "Node Type": "Limit",
    Plans: [{ "Node Type": "Sort", Plans: [scan("answer")] }],
  }),
  logged("SELECT a", {
    "Node Type": "Limit",
    Plans: [{ "Node Type": "Sort", Plans: [scan("answer")] }],
  }),
  logged("SELECT t", scan("team")),
  logged("SELECT p", { "Node Type": "Index Scan", "Relation Name": "project" }),
].join("");

test("a table that is read whole below other nodes is found, once a statement, and no table that was not asked for", () => {
  expect(wholeScans(LOG, new Set(["answer", "project"]))).toEqual({
    statements: 4,
    scans: [{ table: "answer", statement: "SELECT a" }],
  });
});
