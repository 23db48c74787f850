import { expect, test } from "vitest";
import { MOST_BYTES, refusedFor } from "./body";

test.each([
  ["no body", {}, null],
  ["a body up to the bound", { "content-length": String(MOST_BYTES) }, null],
  ["a longer one", { "content-length": String(MOST_BYTES + 1) }, 413],
  ["one that does not say how long it is", { "transfer-encoding": "chunked" }, 411],
])("%s", (_, headers, status) => {
  expect(refusedFor({ headers })).toBe(status);
});
