import type { Random } from "../corpus/random";

/** Changes a text in a few places, by characters, words, lines and stretches; `other` gives a text to splice in. */
export function mutated(random: Random, text: string, other: () => string): string {
  let changed = text;
  for (let count = random.pick([1, 1, 2, 3, 6, 20]); count > 0; count -= 1) {
    changed = random.pick(CHANGES)(random, changed, other);
    if (changed.length > LONGEST) changed = changed.slice(0, LONGEST);
  }
  return changed;
}

const LONGEST = 60_000;

/** Bytes that are hardly text: cut within a character, flipped bits, other encodings, their marks. */
export function damaged(random: Random, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  switch (random.below(5)) {
    case 0:
      return bytes.subarray(0, random.below(bytes.length + 1));
    case 1: {
      for (let count = random.between(1, 8); count > 0 && bytes.length > 0; count -= 1) {
        bytes[random.below(bytes.length)] = random.below(256);
      }
      return bytes;
    }
    case 2:
      return Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]);
    case 3: {
      const units = new Uint8Array(2 + text.length * 2);
      const big = random.chance(0.5);
      const view = new DataView(units.buffer);
      view.setUint16(0, 0xfeff, !big);
      for (let index = 0; index < text.length; index += 1) {
        view.setUint16(2 + index * 2, random.chance(0.001) ? 0xd800 : text.charCodeAt(index), !big);
      }
      return units;
    }
    default:
      return Uint8Array.from({ length: random.below(2000) }, () => random.below(256));
  }
}

type Change = (random: Random, text: string, other: () => string) => string;

const CHANGES: readonly Change[] = [
  (random, text) => put(text, random.below(text.length + 1), 0, random.pick(TOKENS)),
  (random, text) => put(text, random.below(text.length + 1), 0, random.pick(TOKENS)),
  (random, text) => put(text, random.below(text.length + 1), 1, random.pick(TOKENS)),
  (random, text) => put(text, random.below(text.length + 1), random.below(40), ""),
  (random, text) =>
    put(text, random.below(text.length + 1), 0, String.fromCharCode(random.below(0x250))),
  (random, text) => text.slice(0, random.below(text.length + 1)),
  (random, text) => text.slice(random.below(text.length + 1)),
  // a stretch again, somewhere else
  (random, text) => {
    const start = random.below(text.length + 1);
    return put(
      text,
      random.below(text.length + 1),
      0,
      text.slice(start, start + random.below(200)),
    );
  },
  // a stretch many times
  (random, text) => {
    const start = random.below(text.length + 1);
    const piece = text.slice(start, start + random.between(1, 30));
    return put(text, start, 0, piece.repeat(random.pick([2, 10, 100, 1000])));
  },
  (random, text, other) => {
    const piece = other();
    const start = random.below(piece.length + 1);
    return put(
      text,
      random.below(text.length + 1),
      random.below(100),
      piece.slice(start, start + random.below(400)),
    );
  },
  (random, text) => {
    const lines = text.split("\n");
    const [from, to] = [random.below(lines.length), random.below(lines.length)];
    [lines[from], lines[to]] = [lines[to] ?? "", lines[from] ?? ""];
    return lines.join("\n");
  },
  (random, text) => {
    const lines = text.split("\n");
    lines.splice(random.below(lines.length), random.between(1, 3));
    return lines.join("\n");
  },
  // indentation
  (random, text) => {
    const lines = text.split("\n");
    const line = random.below(lines.length);
    lines[line] = random.pick([" ", "  ", "\t", "        "]) + (lines[line] ?? "");
    return lines.join("\n");
  },
  (random, text) => {
    const lines = text.split("\n");
    const line = random.below(lines.length);
    lines[line] = (lines[line] ?? "").trimStart();
    return lines.join("\n");
  },
  // a character by its escape, as strings of YAML and JSON take it
  (random, text) => {
    const quote = text.indexOf('"', random.below(text.length + 1));
    return quote < 0
      ? text
      : put(
          text,
          quote + 1,
          0,
          random.pick(["\\ud800", "\\udfff", "\\u0000", "\\u2028", "\\\\", "\\x1b"]),
        );
  },
  // line ends
  (_random, text) => text.replaceAll("\n", "\r\n"),
  (random, text) =>
    text.replace(/\n/g, (feed) =>
      random.chance(0.3) ? random.pick(["\r\n", "\r", "\\\n", "\n\n"]) : feed,
    ),
  // a number out of all bounds
  (random, text) => {
    const at = text.slice(random.below(text.length + 1)).search(/\d/);
    return at < 0 ? text : put(text, at, 1, random.pick(NUMBERS));
  },
  // a value turned to another type
  (random, text) => {
    const from = random.below(text.length + 1);
    const colon = text.indexOf(":", from);
    if (colon < 0) return text;
    const feed = text.indexOf("\n", colon);
    const end = feed < 0 ? text.length : feed;
    return put(text, colon + 1, end - colon - 1, ` ${random.pick(VALUES)}`);
  },
];

function put(text: string, at: number, removed: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + removed);
}

const NUMBERS = [
  "-1",
  "0",
  "00",
  "1e309",
  "99999999999999999999",
  "0x7fffffff",
  "2147483648",
  "1.5.2",
  "NaN",
  "٣",
  "0o8",
  "1_000",
];
const VALUES = [
  "",
  "null",
  "~",
  "[]",
  "{}",
  "[[]]",
  "{a: {b: c}}",
  "- x",
  "true",
  '""',
  "''",
  "|",
  ">-",
  "&a",
  "*a",
  "*a *a",
  "!reset",
  "!override []",
  "!reset null",
  '"\\ud800"',
  '"\\u0000"',
  '"\\x00"',
  "[1, two, [3]]",
  "{<<: *a}",
  "9".repeat(400),
  "$X",
  "${X",
  "${X:-${Y:-z}}",
];
const TOKENS = [
  "FROM ",
  "FROM scratch\n",
  "FROM a AS a\n",
  " AS ",
  "ARG ",
  "ENV ",
  "ENV A=\n",
  "RUN ",
  "RUN <<EOT\n",
  "<<-'EOT' <<B",
  "COPY --from=",
  "USER ",
  "USER \n",
  "HEALTHCHECK ",
  "HEALTHCHECK NONE\n",
  "ONBUILD ",
  "SHELL []\n",
  'SHELL [""]\n',
  "ENTRYPOINT []\n",
  "# escape=`\n",
  "# syntax=",
  "--mount=type=secret,id=",
  "\\\n",
  "\\",
  "`\n",
  "#",
  "# plimsoll: accept CTR-1 until 2027-01-01 because of this\n",
  "$",
  "$$",
  "${",
  "}",
  ":-",
  ":?",
  "${A:-",
  "$(",
  "$((",
  "`",
  "&&",
  "||",
  "|",
  ";",
  ">",
  "<",
  "<<",
  "<(",
  "'",
  '"',
  "''",
  '""',
  "[",
  "]",
  "[[",
  "{",
  "{{",
  "}}",
  ",",
  ":",
  ": ",
  "- ",
  "-",
  "? ",
  "&a ",
  "*a",
  "*a\n",
  "<<: *a\n",
  "<<: [*a, *a]\n",
  "!reset ",
  "!override ",
  "!!binary ",
  "---\n",
  "...\n",
  "%YAML 1.2\n",
  "|\n",
  ">-\n",
  "services:\n",
  "services: {}\n",
  "  extends: web\n",
  "  extends: {service: a, file: compose.yaml}\n",
  "include: [compose.yaml]\n",
  "networks: {}\n",
  "jobs:\n",
  "on: push\n",
  "steps: []\n",
  "environment: [A, B=]\n",
  "null",
  "~",
  "true",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "__proto__: {a: b}\n",
  '"__proto__":',
  '"\\ud800"',
  "\\ud83d",
  "\\u0000",
  "\0",
  "\t",
  "\r",
  "\r\n",
  "\v",
  "\f",
  "\u00a0",
  "\u0085",
  "\u2028",
  "\u2029",
  "\ufeff",
  "\ufffd",
  "\uffff",
  "\u202e",
  "é",
  "e\u0301",
  "🚢",
  "𝕏",
  "İ",
  "ſ",
  "../",
  "../../../../",
  "/",
  "//",
  ".",
  "..",
  "~",
  "**",
  "*",
  "?",
  "[!",
  "[a-",
  "!",
  "\\#",
  "C:\\",
  "0.0.0.0:",
  "[::]:",
  "::1",
  ":80",
  "80:80/udp",
  "1-65535:1-65535",
  "@sha256:",
  ":latest",
  "localhost:5000/",
  "postgres://u:p@h/d",
  "://",
  "@",
  "=",
  "==",
  "password=",
  "PASSWORD: ",
  "--password ",
  "-----BEGIN PRIVATE KEY-----\n",
  "docker run ",
  "docker run -e ",
  "docker exec x ",
  "docker inspect ",
  "docker build ",
  "$ ",
  "# whoami\nroot\n",
  "trivy image ",
  "\u001b[31m",
] as const;
