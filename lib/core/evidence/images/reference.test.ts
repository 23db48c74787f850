import { expect, test } from "vitest";
import { parseImageReference, withoutTag } from "./reference";

const DIGEST = `sha256:${"a".repeat(64)}`;

test.each([
  ["nginx", "docker.io/library/nginx", "nginx", null, null],
  ["nginx:1.31", "docker.io/library/nginx", "nginx", "1.31", null],
  ["docker.io/nginx", "docker.io/library/nginx", "nginx", null, null],
  ["docker.io/library/nginx:1", "docker.io/library/nginx", "nginx", "1", null],
  ["index.docker.io/library/nginx:1", "docker.io/library/nginx", "nginx", "1", null],
  ["prom/prometheus:v3", "docker.io/prom/prometheus", "prom/prometheus", "v3", null],
  ["localhost:5000/app", "localhost:5000/app", "localhost:5000/app", null, null],
  ["localhost/app:1", "localhost/app", "localhost/app", "1", null],
  [
    "GCR.io/distroless/static:nonroot",
    "gcr.io/distroless/static",
    "gcr.io/distroless/static",
    "nonroot",
    null,
  ],
  [
    "gcr.io:443/distroless/static",
    "gcr.io/distroless/static",
    "gcr.io/distroless/static",
    null,
    null,
  ],
  ["gcr.io:4443/a/b", "gcr.io:4443/a/b", "gcr.io:4443/a/b", null, null],
  [`app@${DIGEST}`, "docker.io/library/app", "app", null, DIGEST],
  [`app:1@${DIGEST}`, "docker.io/library/app", "app", "1", DIGEST],
] as const)("%s", (text, repository, name, tag, digest) => {
  expect(parseImageReference(text)).toEqual({ text, repository, name, tag, digest });
});

test.each([
  "",
  "a b",
  "app:",
  ":1",
  "app@sha256:x",
  "https://example.com/app",
  "a:b:c",
  "a".repeat(2000),
])("%j is no reference", (text) => {
  expect(parseImageReference(text)).toBe(null);
});

test.each([
  ["nginx", "nginx"],
  ["nginx:1.31", "nginx"],
  ["localhost:5000/app", "localhost:5000/app"],
  [`localhost:5000/app:1@${DIGEST}`, "localhost:5000/app"],
  [`${":".repeat(1_000_000)}/`, `${":".repeat(1_000_000)}/`],
])("a name without its tag", { timeout: 10_000 }, (text, name) => {
  expect(withoutTag(text)).toBe(name);
});
