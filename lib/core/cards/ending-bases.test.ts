import { expect, test } from "vitest";
import { countJudged, endingBases } from "./ending-bases";

const AS_OF = "2026-11-23";
const base = (image: string, line = 1) => ({ image, file: "Dockerfile", line });
const shown = (...images: string[]) =>
  endingBases(images.map(base), AS_OF).map(({ image, product, state, ends }) =>
    [image, product, state, ends ?? "no day"].join(", "),
  );

test.each<[what: string, image: string, rows: string[]]>([
  ["past", "node:18-alpine", ["node:18-alpine, Node.js 18, past, 2025-04-30"]],
  ["older than the tables", "node:8", ["node:8, Node.js 8, past, no day"]],
  ["no updates any more", "openjdk:17", ["openjdk:17, openjdk, past, no day"]],
  ["within 180 days", "node:22", ["node:22, Node.js 22, near, 2027-04-30"]],
  ["later", "node:24", []],
  ["fixes of a smaller kind", "debian:12", ["debian:12, Debian 12, extended, 2028-06-30"]],
  ["newer than the tables", "node:99", []],
  ["no release named", "node:latest", []],
  ["in no table", "registry.example.com/base:1", []],
  ["a variable", "node:${VERSION}", []],
  [
    "the language and what it stands on",
    "python:3.9-bullseye",
    [
      "python:3.9-bullseye, Python 3.9, past, 2025-10-31",
      "python:3.9-bullseye, Debian 11, past, 2026-08-31",
    ],
  ],
])("%s", (_, image, rows) => {
  expect(shown(image)).toEqual(rows);
});

test.each([
  ["2026-10-31", null],
  ["2026-11-01", "near"],
  ["2027-04-30", "near"],
  ["2027-05-01", "past"],
])("on %s the support of Node.js 22, until 30 Apr 2027, is %s", (day, state) => {
  expect(endingBases([base("node:22")], day)[0]?.state ?? null).toBe(state);
});

test("past before near before extended, the earliest first, one without a day before", () => {
  expect(shown("debian:12", "node:22", "node:18", "alpine:3.22", "node:20", "node:8")).toEqual([
    "node:8, Node.js 8, past, no day",
    "node:18, Node.js 18, past, 2025-04-30",
    "node:20, Node.js 20, past, 2026-04-30",
    "node:22, Node.js 22, near, 2027-04-30",
    "alpine:3.22, Alpine 3.22, near, 2027-05-01",
    "debian:12, Debian 12, extended, 2028-06-30",
  ]);
});

test("counted are the images with a release that the tables know", () => {
  const images = ["node:18", "node:24", "node:latest", "node:99", "acme/base:1", "a:${B}"];
  expect(countJudged(images.map(base), AS_OF)).toBe(2);
});
