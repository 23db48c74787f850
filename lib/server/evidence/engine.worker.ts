/** The evidence engine in a thread of its own: files of a customer take seconds, and nobody else waits for them. */
import { parentPort } from "node:worker_threads";
import { type EvidenceInput, examine } from "@/lib/core/evidence/examine";

parentPort?.on("message", (input: EvidenceInput) => {
  parentPort?.postMessage(examine(input));
});
