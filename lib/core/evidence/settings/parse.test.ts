import { describe, expect, test } from "vitest";
import type { ArtefactKind } from "../kinds";
import { acceptComments } from "./accept-comments";
import { parseSettings } from "./parse";

const source = (text: string) => ({ path: ".plimsoll.yaml", text });
const errorsOf = (text: string) =>
  parseSettings(source(text)).errors.map(({ code, at }) => {
    const line = text.slice(0, at?.start).split("\n").length;
    return `${code}:${line}`;
  });

describe("a repository's settings", () => {
  test("are read whole", () => {
    const { facts, errors } = parseSettings(
      source(`version: 1
target: 2
platform: compose
components: [{ name: api, paths: ["api/**"] }]
exclude: ["legacy/**"]
answers:
  PRG-1: { answer: met, note: "trivy run, read in the weekly", by: jo, date: 2026-11-20, link: "https://ci.example/1" }
accepted:
  - { control: CTR-2, subject: service db, reason: "vendor image writes to /", approver: mara, until: 2027-01-31 }
`),
    );
    expect(errors).toEqual([]);
    expect(facts).toMatchObject({
      target: 2,
      platform: "compose",
      components: [{ name: "api", paths: ["api/**"] }],
      exclude: ["legacy/**"],
      answers: [{ control: "PRG-1", answer: "met", by: "jo", date: "2026-11-20" }],
      accepted: [
        { control: "CTR-2", subject: "service db", until: "2027-01-31", approver: "mara" },
      ],
    });
  });

  test.each([
    ["no version", "target: 2", ["settings-version:1"]],
    ["an empty file", "", ["settings-version:1"]],
    ["another version", "version: 2", ["settings-not-one-of:1"]],
    ["an unknown key", "version: 1\ntargets: 2", ["settings-unknown-key:2"]],
    ["a target out of range", "version: 1\ntarget: 5", ["settings-not-one-of:2"]],
    [
      "an unknown control",
      "version: 1\nanswers:\n  CTR-9: { answer: met }",
      ["settings-unknown-control:3"],
    ],
    [
      "an answer that is none",
      "version: 1\nanswers:\n  CTR-1: { answer: yes }",
      ["settings-not-one-of:3"],
    ],
    [
      "an answer without one",
      "version: 1\nanswers:\n  CTR-1: { note: a }",
      ["settings-missing-key:3"],
    ],
    [
      "a day that is none",
      "version: 1\nanswers:\n  CTR-1: { answer: met, date: 2026-02-30 }",
      ["settings-not-a-day:3"],
    ],
    [
      "not applicable without a reason",
      "version: 1\nanswers:\n  CTR-1: { answer: not_applicable }",
      ["settings-na-reason-too-short:3"],
    ],
    [
      "not applicable where it never is",
      "version: 1\nanswers:\n  CTR-3: { answer: not_applicable, reason: long enough to be one }",
      ["settings-na-never:3"],
    ],
    [
      "an acceptance without an end",
      "version: 1\naccepted:\n  - { control: CTR-2, reason: vendor }",
      ["settings-missing-key:3"],
    ],
    [
      "a link that is none",
      "version: 1\nanswers:\n  CTR-1: { answer: met, link: 'javascript:alert(1)' }",
      ["settings-not-a-link:3"],
    ],
    ["a list", "- version: 1", ["settings-not-a-mapping:1", "settings-version:1"]],
    ["broken YAML", "version: 1\ntarget: [2", ["yaml-unclosed:2"]],
  ])("%s is an error with its line, and nothing counts", (_, text, errors) => {
    expect(errorsOf(text)).toEqual(errors);
    expect(parseSettings(source(text)).facts).toBeNull();
  });
});

test("patterns of paths have an end: those beyond are told and don't count", () => {
  const many = Array.from({ length: 101 }, (_, index) => `"a${index}/**"`).join(", ");
  const { facts, errors } = parseSettings({
    path: ".plimsoll.yaml",
    text: `version: 1\nexclude: [${many}]\ncomponents: [{ name: a, paths: ["${"a".repeat(1001)}"] }]\n`,
  });
  expect(errors.map(({ code }) => code).sort()).toEqual([
    "settings-long-pattern",
    "settings-too-many-patterns",
  ]);
  expect(facts?.exclude ?? []).toHaveLength(facts ? 100 : 0);
});

describe("a comment that accepts a risk", () => {
  const read = (text: string) =>
    acceptComments({ path: "compose.yaml", text }, "compose", () => true);

  test("has control, day and reason", () => {
    const { accepted, errors } = read(
      "  db:\n    # plimsoll:accept CTR-2 until=2027-01-31 vendor image writes\r\n",
    );
    expect(errors).toEqual([]);
    expect(accepted).toMatchObject([
      { control: "CTR-2", until: "2027-01-31", reason: "vendor image writes" },
    ]);
  });

  test.each([
    ["# plimsoll:accept CTR-99 until=2027-01-31 why", "accept-unknown-control"],
    ["# plimsoll:accept CTR-2 vendor image", "accept-without-day"],
    ["# plimsoll:accept CTR-2 until=2027-02-30 why", "accept-without-day"],
    ["# plimsoll:accept CTR-2 until=2027-01-31", "accept-without-reason"],
  ])("%s is an error", (text, code) => {
    expect(read(text)).toMatchObject({ accepted: [], errors: [{ code }] });
  });

  test("is read where # begins a comment; in other texts only beside what is found", () => {
    const source = { path: "notes.txt", text: "# plimsoll:accept CTR-2 until=2027-01-31 why" };
    const count = (kind: ArtefactKind, found: boolean) =>
      acceptComments(source, kind, () => found).accepted.length;
    expect([count("text", false), count("text", true)]).toEqual([0, 1]);
    expect([count("sarif", true), count("dockerfile", false)]).toEqual([0, 1]);
  });

  test.each([
    'run: echo "# plimsoll:accept CTR-2"',
    "# plimsoll:acceptance tests",
    "x#plimsoll:accept CTR-2",
  ])("is none in %s", (text) => {
    expect(read(text)).toEqual({ accepted: [], errors: [] });
  });

  test("is a comment: the words in a value accept nothing", () => {
    expect(read('note: "plimsoll:accept CTR-2 until=2027-01-31 why"')).toEqual({
      accepted: [],
      errors: [],
    });
  });
});
