import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { markdownText } from "./markdown-text";

const markdown = new MarkdownIt({ html: true, linkify: true });

/** Every piece of text that a reader of Markdown makes of a line, and the kinds of what holds it. */
function read(source: string): { kinds: Set<string>; text: string } {
  const tokens = markdown.parse(source, {}).flatMap((token) => token.children ?? []);
  return {
    kinds: new Set(tokens.map((token) => token.type)),
    text: tokens.map((token) => token.content).join(""),
  };
}

const HOSTILE = [
  "**bold** _under_ ~~gone~~ `code`",
  "[click](https://evil.example) ![x](https://evil.example/x.png)",
  "<img src=x onerror=alert(1)> <!-- hidden --> &lt;",
  "https://evil.example www.evil.example mailto:a@evil.example",
  "| a | b |",
  "\\| \\\\| \\`",
  "Ann | Bob \\",
];

describe("a person's words in Markdown", () => {
  test.each(HOSTILE)("%s shows as typed and means nothing", (words) => {
    const { kinds, text } = read(`Owner ${markdownText(words)}`);
    expect([...kinds].filter((kind) => kind !== "text" && kind !== "text_special")).toEqual([]);
    expect(text).toBe(`Owner ${words}`);
  });

  test.each(HOSTILE)("%s stays in its cell", (words) => {
    const table = `| Owner | Due |\n| --- | --- |\n| ${markdownText(words)} | later |\n`;
    const cells = markdown
      .parse(table, {})
      .filter((token) => token.type === "inline")
      .map((token) => token.children?.map((child) => child.content).join(""));
    expect(cells).toEqual(["Owner", "Due", words, "later"]);
  });

  test("line breaks and turned writing become spaces", () => {
    expect(markdownText("  one\r\n\n# two\u2028three\u202efour  ")).toBe("one \\# two three four");
  });

  test("whatever is typed, it is one line of plain text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 60 }), (words) => {
        const plain = words.replace(/\s+/g, " ").trim();
        const { kinds, text } = read(`Owner ${markdownText(words)}`);
        expect(text).toBe(`Owner ${plain}`.trim());
        for (const kind of kinds) expect(["text", "text_special"]).toContain(kind);
      }),
    );
  });
});
