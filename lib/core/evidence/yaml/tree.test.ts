import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entriesOf, field, fieldAt, itemsOf, textOf, textsOf } from "./access";
import { commentAbove, commentBeside } from "./comments";
import { booleanOf, isNull, numberOfText } from "./scalars";
import { parseYaml, type YamlNode } from "./tree";

function read(text: string) {
  return parseYaml({ path: "x.yaml", text });
}

function root(text: string): YamlNode | undefined {
  return read(text).documents[0];
}

/** Every span of a tree, and how many nodes a full walk visits. */
function walk(node: YamlNode, text: string): number {
  expect(node.at.start).toBeGreaterThanOrEqual(0);
  expect(node.at.end).toBeGreaterThanOrEqual(node.at.start);
  expect(node.at.end).toBeLessThanOrEqual(text.length);
  let count = 1;
  if (node.kind === "sequence") for (const item of node.items) count += walk(item, text);
  if (node.kind === "mapping") for (const entry of node.entries) count += walk(entry.value, text);
  return count;
}

describe("a YAML tree", () => {
  test("knows where each key and value stands, quotes and brackets included", () => {
    const text = 'a: one\nb: "two"\nc: [x, y] # z\nd:\n  - {k: v}\n  - last\n';
    const cut = (node: YamlNode | undefined) => node && text.slice(node.at.start, node.at.end);
    const top = root(text);
    expect(cut(field(top, "a")?.value)).toBe("one");
    expect(cut(field(top, "b")?.value)).toBe('"two"');
    expect(cut(field(top, "c")?.value)).toBe("[x, y]");
    expect(cut(field(top, "d")?.value)).toBe("- {k: v}\n  - last");
    expect(cut(itemsOf(field(top, "d")?.value)[0])).toBe("{k: v}");
    const key = field(top, "d")?.key.at;
    expect(key && text.slice(key.start, key.end)).toBe("d");
  });

  test("gives an empty value the place of its key", () => {
    const text = "web:\n  image:\n  user: app\n";
    const image = fieldAt(root(text), "web", "image");
    expect(image?.value.at).toEqual(image?.key.at);
    expect(isNull(image?.value)).toBe(true);
  });

  test("keeps the places where lines end in CR LF", () => {
    const text = "a:\r\n  - x\r\n  - y # note\r\n";
    const [, second] = itemsOf(field(root(text), "a")?.value);
    expect(second && text.slice(second.at.start, second.at.end)).toBe("y");
    expect(second && commentBeside(text, second.at)).toBe("note");
  });

  test("lets an alias stand where its anchor stands", () => {
    const text = "x: &c [no-new-privileges:true]\nweb: {security_opt: *c}\n";
    const option = textsOf(fieldAt(root(text), "web", "security_opt")?.value)[0];
    expect(option?.value).toBe("no-new-privileges:true");
    expect(option?.at.start).toBe(text.indexOf("no-new"));
  });

  test("resolves merge keys: own keys win, the first of several mappings wins, the chain is followed", () => {
    const text = [
      "a: &a {user: a, image: a}",
      "b: &b {<<: *a, user: b, tty: b}",
      "c: {user: c, <<: [*b, *a]}",
    ].join("\n");
    const entries = entriesOf(field(root(text), "c")?.value);
    expect(entries.map(({ key, value }) => [key.value, textOf(value)?.value])).toEqual([
      ["user", "c"],
      ["tty", "b"],
      ["image", "a"],
    ]);
  });

  test("reports a repeated key where it comes again, and the last one counts", () => {
    const { documents, errors } = read("web:\n  user: root\n  user: app\n");
    const user = fieldAt(documents[0], "web", "user");
    expect(textOf(user?.value)?.value).toBe("app");
    expect(user?.lost).toEqual([{ at: { path: "x.yaml", start: 13, end: 17 }, why: "repeated" }]);
    expect(errors).toEqual([
      {
        code: "yaml-repeated-key",
        values: { key: "user" },
        at: { path: "x.yaml", start: 20, end: 24 },
      },
    ]);
  });

  test("keeps several documents apart", () => {
    expect(read("---\na: 1\n---\nb: 2\n...\n").documents).toHaveLength(2);
    expect(read("").documents).toEqual([]);
    expect(read("# only a comment\n").documents).toEqual([]);
  });

  test("keeps tags as they are written", () => {
    expect(fieldAt(root("a: {p: !reset null, q: !override [x]}"), "a", "p")?.value.tag).toBe(
      "!reset",
    );
    expect(fieldAt(root("a: {p: !reset null, q: !override [x]}"), "a", "q")?.value.tag).toBe(
      "!override",
    );
  });

  test("decodes block scalars and keeps where their text stands", () => {
    const text = "run: |\n  one\n  two\nnext: x\n";
    const run = textOf(field(root(text), "run")?.value);
    expect(run?.value).toBe("one\ntwo\n");
    expect(run && text.slice(run.at.start, run.at.end)).toBe("  one\n  two");
  });

  test.each([
    ["no", false],
    ["true", true],
    ["'yes'", true],
    ["Off", false],
    ["1:30", null],
    ["{}", null],
  ])("reads %s as the truth value %s", (written, value) => {
    expect(booleanOf(field(root(`a: ${written}`), "a")?.value)).toBe(value);
  });

  test.each([
    ["1.5", 1.5],
    ["1_000", 1000],
    ["-1", -1],
    ["1e3", 1000],
    ["1:30", null],
    ["0x10", null],
    ["", null],
    [".", null],
  ])("reads %s as the number %s", (written, value) => {
    expect(numberOfText(written)).toBe(value);
  });

  test("finds the comment beside and above a value, and no other", () => {
    const text = "caps:\n  # for the VPN\n  - NET_ADMIN\n  - [A, B] # both\n  - 'a # b'\n  - c#d\n";
    const [first, second, third, fourth] = itemsOf(field(root(text), "caps")?.value);
    expect(first && commentAbove(text, first.at)).toBe("for the VPN");
    expect(first && commentBeside(text, first.at)).toBeNull();
    expect(
      second?.kind === "sequence" && commentBeside(text, second.items[1]?.at ?? second.at),
    ).toBe("both");
    expect(third && commentBeside(text, third.at)).toBeNull();
    expect(fourth && commentBeside(text, fourth.at)).toBeNull();
  });
});

describe("lines between brackets", () => {
  test.each([
    ["the closing bracket under its key", "a:\n  b: [\n    1,\n  ]\n  c: 2\n"],
    ["items left of their key", "a:\n  b: [\n1,\n]\n  c: 2\n"],
    ["a comment before it", "a:\n  b: [ # one\n  # two\n  1 # three\n  ]\n  c: 2\n"],
    ["a tab before it", "a:\n  b: [\n\t1\n\t]\n  c: 2\n"],
  ])("may begin anywhere: %s", (_name, text) => {
    const { documents, errors } = read(text);
    const a = field(documents[0], "a")?.value;
    const b = field(a, "b")?.value;
    const c = field(a, "c")?.value;
    expect(errors).toEqual([]);
    expect(b?.kind === "sequence" && b.items.map(textOf).map((item) => item?.value)).toEqual(["1"]);
    expect(b && text.slice(b.at.start, b.at.end)).toMatch(/^\[[\s\S]*\]$/);
    expect(c && text.slice(c.at.start, c.at.end)).toBe("2");
  });

  test("leave a bracket that is never closed an error, at the line that shows it", () => {
    const { documents, errors } = read("a:\n  b: [1,\n  c: 2\n  d: [3]\n");
    expect(documents).toEqual([]);
    expect(errors.map(({ code, at }) => [code, at?.start])).toEqual([["yaml-unclosed", 14]]);
  });
});

describe("a YAML file in error", () => {
  test.each([
    ["a tab as indentation", "a:\n\tb: 1\n", "yaml-tab", 3],
    ["an open bracket", "a: [1, 2\n", "yaml-unclosed", 9],
    ["an alias that names nothing", "a: *b\n", "yaml-unknown-alias", 3],
    ["an alias inside its own anchor", "a: &a [*a]\n", "yaml-circular-alias", 7],
    ["a merge of something else", "a: {<<: text}\n", "yaml-bad-merge", 8],
  ])("says so for %s, with the place", (_name, text, code, start) => {
    const { errors } = read(text);
    expect(errors.map((error) => [error.code, error.at?.start])).toEqual([[code, start]]);
  });

  test("has an error within the file whatever the text is, and every span of what was read lies in it", () => {
    const piece = fc.constantFrom(
      ..."a b : - ? & * ! | > [ ] { } , # ' \" % @ ` << ~ \t \n \r\n  &a *a !t --- ... - ".split(
        " ",
      ),
      " ",
      "\n  ",
      ": ",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const { documents, errors } = read(given);
        for (const { at } of errors) {
          expect(at?.start).toBeGreaterThanOrEqual(0);
          expect(at?.end).toBeLessThanOrEqual(given.length);
        }
        for (const document of documents) walk(document, given);
      }),
      { numRuns: 500 },
    );
  });

  test("keeps a walk over nested aliases bounded", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 30; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(", ")}]`,
      );
    }
    const { documents, errors } = read(lines.join("\n"));
    expect(errors[0]?.code).toBe("yaml-too-many-aliases");
    expect(documents[0]?.size).toBeLessThan(210_000);
  });

  test("keeps a chain of merge keys bounded", () => {
    const lines = ["k0: &k0 {p0: 1}"];
    for (let level = 1; level < 3000; level += 1) {
      lines.push(`k${level}: &k${level} {<<: *k${level - 1}, p${level}: 1}`);
    }
    expect(read(lines.join("\n")).errors[0]?.code).toBe("yaml-too-many-aliases");
  });
});
