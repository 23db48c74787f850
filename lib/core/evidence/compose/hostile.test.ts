import { describe, expect, test } from "vitest";
import { parseComposeFile } from "./parse";
import { composeSets } from "./sets";

/** Parses and reads everything; the time is what a hang would show. */
function read(text: string) {
  const { facts, errors } = parseComposeFile({ path: "compose.yaml", text });
  const options = { environmentFiles: [], order: [], ships: () => true };
  const sets = composeSets(facts ? [facts] : [], options);
  return {
    containers: sets.sets.flatMap(({ containers }) => containers),
    errors: [...errors, ...sets.errors],
  };
}

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("");

describe("a file with more than is read says so where that begins, and the rest is read", () => {
  const service = (n: number) => `  s${n}: {image: a:1}\n`;
  const large = `x: &x\n${many(2000, (n) => `  K${n}: v\n`)}`;

  test.each([
    ["services", `services:\n${many(501, service)}`, "compose-too-many", "s500", 500],
    [
      "services over documents",
      `services:\n${many(400, service)}---\nservices:\n${many(600, service)}`,
      "compose-too-many",
      "s500",
      500,
    ],
    [
      "secrets",
      `services: {w: {image: a:1}}\nsecrets:\n${many(501, service)}`,
      "compose-too-many",
      "s500",
      1,
    ],
    [
      "included files",
      `include:\n${many(501, (n) => `  - c${n}.yaml\n`)}services: {w: {image: a:1}}\n`,
      "compose-too-many",
      "c500",
      1,
    ],
    [
      "documents",
      many(21, (n) => `services: {s${n}: {image: a:1}}\n---\n`),
      "compose-too-many-documents",
      "s",
      20,
    ],
    [
      "what services extend",
      `${large}services:\n  b: {image: a:1, environment: *x}\n${many(400, (n) => `  s${n}: {extends: b}\n`)}`,
      "compose-extends-too-much",
      "{",
      401,
    ],
  ])("%s", (_name, text, code, at, containers) => {
    const { containers: found, errors } = read(text);
    const told = errors.filter((error) => error.code === code);
    expect(told.length).toBeGreaterThan(0);
    expect(text.slice(told[0]?.at?.start).startsWith(at)).toBe(true);
    expect(found).toHaveLength(containers);
  });
});

describe("a hostile file is read or refused in time", { timeout: 30_000 }, () => {
  test.each([
    ["a million brackets", "[".repeat(1_000_000)],
    ["a million dashes", "- ".repeat(500_000)],
    ["deep braces", `services: ${"{a,a,".repeat(200_000)}`],
    ["deep question marks", "? ".repeat(500_000)],
    ["nested anchors in sequences", "&a - ".repeat(200_000)],
    ["anchors on explicit keys", many(99, (n) => `${" ".repeat(n)}? &a${n}\n`)],
    ["anchors before nested maps", many(60, (n) => `${" ".repeat(n)}&a${n} k${n}:\n`)],
    ["tags line under line", many(60, (n) => `${" ".repeat(n)}!t\n`)],
    ["anchors line under line", many(60, (n) => `${" ".repeat(n)}&a${n}\n`)],
    ["anchors and tags in compact maps", `${"!t &a ? ".repeat(60)}x`],
    ["anchors in dashes", `${"- &a ".repeat(60)}x`],
    ["properties in flow", "[&a !t ".repeat(60)],
  ])("%s", (_name, text) => {
    const { errors } = read(text);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]?.at?.path).toBe("compose.yaml");
  });

  test.each([
    [
      "30,000 keys",
      `services:\n  web:\n    image: a:1\n    environment:\n${many(30_000, (n) => `      K${n}: v\n`)}`,
    ],
    ["30,000 services", `services:\n${many(30_000, (n) => `  s${n}: {image: a:1}\n`)}`],
    [
      "100,000 aliases",
      `x: &x v\nservices:\n  web:\n    image: a:1\n    labels:\n${many(100_000, (n) => `      k${n}: *x\n`)}`,
    ],
    [
      "a line of 1 MB",
      `services:\n  web:\n    image: a:1\n    command: ${"word ".repeat(200_000)}\n`,
    ],
    [
      "1 MB of variables",
      `services:\n  web:\n    image: a:1\n    command: "${"${A:-".repeat(200_000)}"\n`,
    ],
    [
      "20,000 ports",
      `services:\n  web:\n    image: a:1\n    ports:\n${many(20_000, (n) => `      - "${n}:80"\n`)}`,
    ],
    [
      "20,000 services that extend one another",
      `services:\n  s0: {image: a:1}\n${many(20_000, (n) => `  s${n + 1}: {extends: s${n}, environment: [K${n}=v]}\n`)}`,
    ],
    [
      "20,000 services that extend the next",
      `services:\n${many(20_000, (n) => `  s${n}: {extends: s${n + 1}, image: a:1}\n`)}  s20000: {image: a:1}\n`,
    ],
    [
      "20,000 services that merge one map",
      `x: &x {a: 1, b: 2, c: 3}\nservices:\n${many(20_000, (n) => `  s${n}:\n    <<: *x\n    image: a:1\n`)}`,
    ],
    [
      "20,000 repeated keys",
      `services:\n  web:\n    image: a:1\n${many(20_000, () => "    user: x\n")}`,
    ],
    [
      "200,000 comments",
      `services:\n  web:\n    image: a:1\n${many(200_000, () => "    # c\n")}    cap_add: [A] # why\n`,
    ],
  ])("%s", (_name, text) => {
    const { containers } = read(text);
    expect(containers[0]?.image?.value).toBe("a:1");
  });
});
