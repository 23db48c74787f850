import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { isPlain } from "./is-plain";
import { plainNote, renderNote } from "./render-note";

function html(text: string): string {
  return renderToStaticMarkup(renderNote(text));
}

/** Elements and addresses that a text became. */
function made(text: string) {
  const markup = html(text);
  return {
    tags: new Set(Array.from(markup.matchAll(/<([a-z0-9]+)/g), ([, tag]) => tag)),
    links: Array.from(markup.matchAll(/ href="([^"]*)"/g), ([, href]) => href),
  };
}

test("Markdown that people write becomes what they mean", () => {
  expect(html("**sure**, *maybe*, `id -u`")).toBe(
    '<p><strong class="font-semibold">sure</strong>, <em>maybe</em>, <code class="rounded-mark bg-sunken px-1 font-mono text-small">id -u</code></p>',
  );
  expect(html("one\ntwo")).toBe("<p>one<br/>two</p>");
  expect(html("- a\n- b")).toBe('<ul class="list-disc pl-5"><li>a</li><li>b</li></ul>');
  expect(html("3. c")).toBe('<ol class="list-decimal pl-5" start="3"><li>c</li></ol>');
  expect(html("```\n<b>\n```")).toContain("<code>&lt;b&gt;\n</code>");
});

test("a heading in a note is no heading of the page", () => {
  expect(made("# One\n\nTwo\n===\n\n###### Six").tags).toEqual(new Set(["p"]));
});

test.each([
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "text <b onclick=alert(1)>b</b>",
  "<!-- c --><style>*{display:none}</style>",
  "<iframe src='//example.com'></iframe>\n\n<svg/onload=alert(1)>",
  "<a href='javascript:alert(1)'>x</a>",
])("HTML stays text: %s", (text) => {
  const { tags, links } = made(text);
  for (const tag of tags) expect(["p", "br"]).toContain(tag);
  expect(links).toEqual([]);
});

test.each([
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java&#115;cript:alert(1))",
  "[x](&#x6A;avascript:alert(1))",
  "[x](<java\tscript:alert(1)>)",
  "[x](\u0001javascript:alert(1))",
  "[x](vbscript:x)",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](data:image/png;base64,iVBORw0KGgo=)",
  "[x](file:///etc/passwd)",
  "[x](//example.com)",
  "[x](/projects)",
  "[x](#top)",
  "[x](blob:null/1)",
  "[x][r]\n\n[r]: javascript:alert(1)",
  "<javascript:alert(1)>",
  "<data:text/html,x>",
  "javascript:alert(1) data:text/html,x",
  "ftp://example.com www.example.com example.com //example.com jo@example.com",
])("no link but http, https and mailto: %s", (text) => {
  expect(made(text).links).toEqual([]);
});

test.each([
  ["[x](https://example.com/a?b=c&d)", "https://example.com/a?b=c&amp;d"],
  ["<https://example.com>", "https://example.com"],
  ["see https://example.com/a.", "https://example.com/a"],
  ["<jo@example.com>", "mailto:jo@example.com"],
  ["[x](mailto:jo@example.com)", "mailto:jo@example.com"],
  [
    '[x](https://example.com/"onmouseover="alert(1))',
    "https://example.com/%22onmouseover=%22alert(1)",
  ],
])("a link says that it vouches for nothing: %s", (text, address) => {
  expect(made(text).links).toEqual([address]);
  expect(html(text)).toContain('rel="noopener noreferrer nofollow"');
});

test.each([
  "![x](https://example.com/x.png)",
  "![x](data:image/png;base64,iVBORw0KGgo=)",
  "![x][r]\n\n[r]: https://example.com/x.png",
])("an image is never fetched: %s", (text) => {
  expect(made(text).tags).not.toContain("img");
});

test("no attribute comes from the text but an address and a list's first number", () => {
  const markup = html(
    '| a |\n|:-:|\n| b |\n\n```"onx=1 y\nz\n```\n\n[x](https://e.org "t\\" onx=1")',
  );
  expect(markup).not.toMatch(/style=|onx=|title=|class="language/);
});

const deep = (piece: string) => piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);

test.each([
  ">",
  "> ",
  "- ",
  "1. ",
  "*",
  "**a ",
  "_",
  "[",
  "![",
  "](",
  "[a](",
  "`",
  "<",
  "&",
  "|",
  "~~",
  "\\",
  "#",
  "- a\n ",
  ">\n",
  "*a_ ",
  "http://",
  "<a@",
  "[]: ",
  "|\n|-",
])("10,000 characters of %j come to an end", (piece) => {
  const text = deep(piece);
  const node = renderNote(text);
  if (node !== null) expect(renderToStaticMarkup(node).length).toBeLessThan(2_000_000);
});

test("what is nested deeper than people write is left as typed, so that no word of it is lost", () => {
  expect(renderNote(`${"> ".repeat(40)}the point`)).toBeNull();
  expect(html(`${"> ".repeat(20)}the point`)).toContain("the point");
});

test.each([
  "Limits measured from 9 to 16 Nov.\nThe worker peaks at 420 MB!",
  "It's fine: see the wiki (page 3), 50 % done, 2.5 days",
])("words and line breaks alone need no renderer: %j", (text) => {
  expect(isPlain(text)).toBe(true);
  const lines = html(text)
    .replaceAll("<br/>", "\n")
    .replaceAll(/<\/?p>/g, "");
  expect(lines.replaceAll("&#x27;", "'")).toBe(text);
});

test.each([
  "**a**",
  "- a",
  "a\n1. b",
  "https://example.com",
  "`a`",
  "a\n\nb",
  "    a",
  "a\n---",
  "> a",
  "MAILTO:a@b.org",
  "&amp;",
])("what Markdown reads otherwise is no plain text: %j", (text) => {
  expect(isPlain(text)).toBe(false);
});

test.each([
  ["Worker **follows** with `BOOK-418`", "Worker follows with BOOK-418"],
  ["# Done\n\n- one\n- [two](https://example.com)", "Done one two"],
  ["line\nbreak", "line break"],
  ["```\nUSER 1001\n```", "USER 1001"],
  ["![alt](https://example.com/x.png)<b>x</b>", "!alt<b>x</b>"],
  ["  ", ""],
])("%j is quoted as %j", (typed, quoted) => {
  expect(plainNote(typed)).toBe(quoted);
});

test("a mention reads as the name of whom it means, in links and code as typed, and a name makes no markup", () => {
  const id = "0198a000-0000-7000-8000-000000000001";
  const nameOf = (memberId: string) => (memberId === id ? "<b>Jo</b> *x*" : null);
  const html = (text: string) => renderToStaticMarkup(renderNote(text, nameOf));
  const name = "&lt;b&gt;Jo&lt;/b&gt; *x*";
  expect(html(`ask @[${id}]!`)).toBe(`<p>ask <b class="font-semibold">@${name}</b>!</p>`);
  expect(html(`**@[${id.toUpperCase()}]**`)).toContain(`@${name}`);
  expect(html(`\`@[${id}]\``)).toContain(`@[${id}]</code>`);
  const unknown = `@[${id.replace("1", "2")}]`;
  expect(html(unknown)).toBe(`<p>${unknown}</p>`);
  expect(renderToStaticMarkup(renderNote(`@[${id}]`))).toBe(`<p>@[${id}]</p>`);
});
