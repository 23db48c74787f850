import { expect, test } from "vitest";
import { MOST_BYTES, MOST_BYTES_OF_ACTION, MOST_BYTES_OF_IMPORT, refusedFor } from "./body";

test.each([
  ["no body", {}, null],
  ["a body up to the bound", { "content-length": String(MOST_BYTES) }, null],
  ["a longer one", { "content-length": String(MOST_BYTES + 1) }, 413],
  ["one that does not say how long it is", { "transfer-encoding": "chunked" }, 411],
])("%s", (_, headers, status) => {
  expect(refusedFor({ headers, url: "/api/projects/kept" })).toBe(status);
});

test("what is sent to a page has a closer bound", () => {
  const sent = (bytes: number) =>
    refusedFor({ headers: { "content-length": String(bytes) }, url: "/projects/new" });
  expect(sent(MOST_BYTES_OF_ACTION)).toBeNull();
  expect(sent(MOST_BYTES_OF_ACTION + 1)).toBe(413);
});

test("a whole project as a file has a wider one", () => {
  const sent = (bytes: number, url = "/api/projects/import?team=x") =>
    refusedFor({ headers: { "content-length": String(bytes) }, url });
  expect(sent(MOST_BYTES_OF_IMPORT)).toBeNull();
  expect(sent(MOST_BYTES_OF_IMPORT + 1)).toBe(413);
  expect(sent(MOST_BYTES + 1, "/api/projects/imports")).toBe(413);
});
