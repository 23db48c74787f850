import { oncePer } from "../once";
import type { Source } from "../source";
import { looksMadeUp } from "./placeholders";

/** A stretch of a text that has the shape of a known credential. */
export interface FormatHit {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A credential that can be told by its beginning. */
interface Format {
  readonly name: string;
  readonly prefix: string;
  /** What may follow, and how much of it. */
  readonly body: Body;
  readonly least: number;
  readonly most: number;
}

type Body = "upper" | "alnum" | "word" | "dashed" | "hex" | "base64" | "dotted";

const WORD = 1;
const UPPER = 2;
const ALNUM = 4;
const DASHED = 8;
const HEX = 16;
const BASE64 = 32;
const DOTTED = 64;
const BIT: Readonly<Record<Body, number>> = {
  upper: UPPER,
  alnum: ALNUM,
  word: WORD,
  dashed: DASHED,
  hex: HEX,
  base64: BASE64,
  dotted: DOTTED,
};

/** For each ASCII code, the bodies it may stand in. */
const CLASSES = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const digit = code >= 48 && code <= 57;
  const upper = code >= 65 && code <= 90;
  const lower = code >= 97 && code <= 122;
  const alnum = digit || upper || lower;
  let bits = 0;
  if (digit || upper) bits |= UPPER;
  if (alnum) bits |= ALNUM;
  if (alnum || code === 95) bits |= WORD;
  if (alnum || code === 95 || code === 45) bits |= DASHED;
  if (digit || (code >= 97 && code <= 102) || (code >= 65 && code <= 70)) bits |= HEX;
  if (alnum || code === 43 || code === 47 || code === 61) bits |= BASE64;
  if (alnum || code === 95 || code === 45 || code === 46) bits |= DOTTED;
  CLASSES[code] = bits;
}

function format(
  name: string,
  prefixes: string,
  body: Body,
  least: number,
  most: number,
): readonly Format[] {
  return prefixes.split(" ").map((prefix) => ({ name, prefix, body, least, most }));
}

/**
 * Token shapes as their makers publish them; lengths are a little wider than today's, since they grow. Keys that are
 * public by design (Google's browser keys, publishable keys, Sentry's DSN) are left out.
 */
const FORMATS: readonly Format[] = [
  ...format("AWS access key", "AKIA ASIA", "upper", 14, 20),
  ...format("GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", "alnum", 30, 255),
  ...format("GitHub token", "github_pat_", "word", 36, 255),
  ...format(
    "GitLab token",
    "glpat- gldt- glptt- glrt- glcbt- glagent- gloas- glsoat-",
    "dotted",
    16,
    320,
  ),
  ...format("Slack token", "xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xapp-", "dashed", 16, 300),
  ...format("Stripe key", "sk_live_ rk_live_ sk_test_ rk_test_", "alnum", 16, 255),
  ...format("webhook secret", "whsec_", "base64", 24, 100),
  ...format("OpenAI key", "sk-proj- sk-svcacct- sk-admin-", "dashed", 32, 255),
  ...format("Anthropic key", "sk-ant-", "dashed", 32, 255),
  ...format("Google OAuth secret", "GOCSPX-", "dashed", 20, 60),
  ...format("npm token", "npm_", "alnum", 32, 64),
  ...format("PyPI token", "pypi-AgE", "dashed", 50, 1000),
  ...format("DigitalOcean token", "dop_v1_ doo_v1_ dor_v1_", "hex", 60, 70),
  ...format("Docker Hub token", "dckr_pat_ dckr_oat_", "dashed", 20, 60),
  ...format("Vault token", "hvs. hvb. hvr.", "dashed", 20, 300),
  ...format("Shopify token", "shpat_ shpss_ shpca_ shppa_", "hex", 30, 40),
  ...format("Square token", "sq0atp- sq0csp-", "dashed", 20, 60),
  ...format("Atlassian token", "ATATT3 ATCTT3", "base64", 60, 400),
  ...format("age key", "AGE-SECRET-KEY-1", "upper", 50, 62),
  ...format("Databricks token", "dapi", "hex", 32, 36),
  ...format("Linear key", "lin_api_", "alnum", 32, 64),
  ...format("Postman key", "PMAK-", "dashed", 50, 64),
  ...format("New Relic key", "NRAK-", "upper", 24, 32),
  ...format("Grafana token", "glsa_ glc_", "base64", 30, 400),
  ...format("Hugging Face token", "hf_", "alnum", 32, 40),
  ...format("Pulumi token", "pul-", "hex", 38, 44),
  ...format("RubyGems key", "rubygems_", "hex", 44, 52),
  ...format("Sentry token", "sntrys_ sntryu_", "base64", 40, 400),
  ...format("Doppler token", "dp.pt. dp.st. dp.ct. dp.sa.", "dotted", 36, 64),
  ...format("Tailscale key", "tskey-auth- tskey-api- tskey-client-", "dashed", 20, 100),
  ...format("Replicate token", "r8_", "alnum", 36, 44),
  ...format("Groq key", "gsk_", "alnum", 48, 60),
  ...format("1Password token", "ops_eyJ", "dashed", 100, 2000),
  ...format("Supabase token", "sbp_", "hex", 38, 44),
  ...format("PlanetScale token", "pscale_tkn_ pscale_pw_", "dashed", 30, 64),
  ...format("Terraform token", "atlasv1.", "dashed", 50, 80),
];

/** Formats by the first two characters of their prefix: a text is walked once for all of them. */
const BY_START = new Map<number, number[]>();
/** Whether any prefix starts with such two characters (all are ASCII; others may fall on the same place). */
const STARTS = new Uint8Array(1 << 14);
const LAST_START = STARTS.length - 1;
for (const [index, { prefix }] of FORMATS.entries()) {
  const start = (prefix.charCodeAt(0) << 7) | prefix.charCodeAt(1);
  STARTS[start] = 1;
  BY_START.set(start, [...(BY_START.get(start) ?? []), index]);
}

/**
 * Finds known credential shapes in a text, in order. One walk for all prefixes, and each candidate is read once:
 * the work grows with the text. Values that are plainly made up (`AKIAXXXXXXXXXXXXXXXX`) are passed over.
 */
export function findFormats(text: string): readonly FormatHit[] {
  const hits: FormatHit[] = [];
  findByPrefix(text, hits);
  findJwts(text, hits);
  findPrivateKeys(text, hits);
  findAround(text, hits);
  return hits.length < 2 ? hits : withoutOverlaps(hits);
}

/** Those of a file: looked for when it is read, and again when they are hidden. */
export const formatsOf = oncePer(({ text }: Source) => findFormats(text));

/** The first known credential shape in a value, or null. */
export function formatIn(value: string): FormatHit | null {
  return value.length < 16 ? null : (findFormats(value)[0] ?? null);
}

function withoutOverlaps(hits: FormatHit[]): readonly FormatHit[] {
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: FormatHit[] = [];
  let end = -1;
  for (const hit of hits) {
    if (hit.start < end) continue;
    kept.push(hit);
    end = hit.end;
  }
  return kept;
}

function is(bits: number, code: number): boolean {
  return code < 128 && ((CLASSES[code] ?? 0) & bits) !== 0;
}

function run(text: string, start: number, bits: number): number {
  let at = start;
  while (at < text.length && is(bits, text.charCodeAt(at))) at++;
  return at;
}

/** The character before continues a word: this is the middle of something else. */
function inWord(text: string, at: number): boolean {
  return at > 0 && is(WORD, text.charCodeAt(at - 1));
}

function findByPrefix(text: string, hits: FormatHit[]): void {
  /** How far the last candidate of a format was read, by its index. */
  let read: Int32Array | null = null;
  let first = text.charCodeAt(0);
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1);
    const start = ((first << 7) | second) & LAST_START;
    first = second;
    if (STARTS[start] !== 1) continue;
    for (const index of BY_START.get(start) ?? []) {
      const known = FORMATS[index];
      if (!known || !text.startsWith(known.prefix, at)) continue;
      read ??= new Int32Array(FORMATS.length);
      if (at >= (read[index] ?? 0)) read[index] = readCandidate(text, at, known, hits);
    }
  }
}

/** Adds the credential that begins here, if it is one. Returns how far it was read. */
function readCandidate(text: string, at: number, known: Format, hits: FormatHit[]): number {
  const body = at + known.prefix.length;
  const bounded = !inWord(text, at) || isEscape(text, at);
  const end = bounded ? run(text, body, BIT[known.body]) : body;
  const length = end - body;
  const whole = known.body !== "upper" && known.body !== "hex" && known.body !== "alnum";
  if (
    length >= known.least &&
    length <= known.most &&
    (whole || !is(WORD, text.charCodeAt(end))) &&
    !looksMadeUp(text.slice(body, end))
  ) {
    hits.push({ name: known.name, start: at, end });
  }
  return end;
}

/** `\nAKIA…` inside a quoted string: the letter belongs to the escape. */
function isEscape(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return (before === 110 || before === 116 || before === 114) && text[at - 2] === "\\";
}

/** JSON Web Tokens: three parts, the first two begin with an encoded `{"`. */
function findJwts(text: string, hits: FormatHit[]): void {
  let at = text.indexOf("eyJ");
  while (at >= 0) {
    let end = at + 3;
    const before = at > 0 ? text.charCodeAt(at - 1) : 0;
    if (!is(DOTTED | BASE64, before) || before === 61 || isEscape(text, at)) {
      end = run(text, at, DASHED);
      const first = end - at;
      if (first >= 12 && text[end] === "." && text.startsWith("eyJ", end + 1)) {
        const second = run(text, end + 1, DASHED);
        const third = text[second] === "." ? run(text, second + 1, DASHED) : second;
        if (second - end > 10 && third - second > 16) {
          hits.push({ name: "JSON Web Token", start: at, end: third });
        }
        end = Math.max(end, third);
      }
    }
    at = text.indexOf("eyJ", end);
  }
}

const BEGIN = "-----BEGIN ";

/** Armoured private keys: the title, and their body behind it. Code that only names the title holds no key. */
function findPrivateKeys(text: string, hits: FormatHit[]): void {
  let at = text.indexOf(BEGIN);
  while (at >= 0) {
    const titleEnd = text.indexOf("-----", at + BEGIN.length);
    if (titleEnd < 0) return;
    const title = titleEnd - at < 64 ? text.slice(at + BEGIN.length, titleEnd) : "";
    let next = at + BEGIN.length;
    if (/PRIVATE KEY(?: BLOCK)?$/.test(title)) {
      const bodyStart = titleEnd + 5;
      // The next dashes end the body, whatever they open or close.
      const dashes = text.indexOf("-----", bodyStart);
      const bodyEnd = dashes < 0 ? Math.min(text.length, bodyStart + 8192) : dashes;
      if (hasKeyBody(text.slice(bodyStart, Math.min(bodyEnd, bodyStart + 1024)))) {
        const closes = dashes >= 0 && text.startsWith("-----END", dashes);
        const closing = closes ? text.slice(dashes + 8, dashes + 72).indexOf("-----") : -1;
        const end = closing >= 0 ? dashes + 8 + closing + 5 : bodyEnd;
        hits.push({ name: "private key", start: at, end });
        next = end;
      }
    }
    at = text.indexOf(BEGIN, next);
  }
}

/** Line ends (escaped, too), indentation, and what holds the lines of a literal together. */
const BETWEEN = /(?:\\+[nrt]?|&#x?[0-9a-f]{1,4};|[\s"'`+,|>#*])*/y;
/** The lines that RFC 1421 and OpenPGP let stand before the body. */
const HEADER = /(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID): [^\n\\]{0,200}/y;
const MOST_HEADERS = 4;
const LEAST_BODY = 16;

function hasKeyBody(text: string): boolean {
  let at = endOf(BETWEEN, text, 0);
  for (let headers = 0; headers < MOST_HEADERS; headers++) {
    const end = endOf(HEADER, text, at);
    if (end === at) break;
    at = endOf(BETWEEN, text, end);
  }
  return isKeyMaterial(text.slice(at, run(text, at, BASE64)));
}

function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

/** Long enough, and no letter many times over. */
function isKeyMaterial(body: string): boolean {
  let length = 0;
  for (let i = 0; i < body.length && length < LEAST_BODY; i++) {
    const repeats = body[i] === body[i - 1] && body[i] === body[i - 2];
    length = repeats ? 0 : length + 1;
  }
  return length >= LEAST_BODY;
}

const PARTS: readonly {
  readonly name: string;
  readonly mark: string;
  readonly expression: RegExp;
  /** How far the match may begin before the mark. */
  readonly before: number;
}[] = [
  {
    name: "Slack webhook",
    mark: "hooks.slack.com/services/",
    expression: /hooks\.slack\.com\/services\/T\w{6,12}\/B\w{6,12}\/\w{20,28}/,
    before: 0,
  },
  {
    name: "Teams webhook",
    mark: ".webhook.office.com/webhookb2/",
    expression: /\.webhook\.office\.com\/webhookb2\/[\w-]{36}@[\w-]{36}\/IncomingWebhook\/\w{32}/,
    before: 0,
  },
  {
    name: "Mailchimp key",
    mark: "-us",
    expression: /\b[0-9a-f]{32}-us\d{1,2}\b/,
    before: 33,
  },
  {
    name: "Amazon MWS token",
    mark: "amzn.mws.",
    expression: /amzn\.mws\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/,
    before: 0,
  },
  {
    name: "Discord webhook",
    mark: "/api/webhooks/",
    expression: /discord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/[\w-]{50,90}/,
    before: 16,
  },
  {
    name: "Telegram bot token",
    mark: ":AA",
    expression: /\b\d{8,10}:AA[\w-]{32,34}(?![\w-])/,
    before: 10,
  },
  {
    name: "SendGrid key",
    mark: "SG.",
    expression: /\bSG\.[\w-]{18,26}\.[\w-]{36,50}(?![\w-])/,
    before: 0,
  },
  {
    name: "OpenAI key",
    mark: "T3BlbkFJ",
    expression: /\bsk-[\w-]{16,80}T3BlbkFJ[\w-]{16,80}/,
    before: 84,
  },
  {
    name: "Azure storage key",
    mark: "AccountKey=",
    expression: /AccountKey=[A-Za-z0-9+/]{80,90}={0,2}/,
    before: 0,
  },
  {
    name: "Laravel key",
    mark: "base64:",
    expression: /\bAPP_KEY\s{0,2}[=:]\s{0,2}["']?base64:[A-Za-z0-9+/]{42,44}=?/,
    before: 14,
  },
];

/** Shapes without a fixed beginning: a cheap mark first, then a bounded look around it. */
function findAround(text: string, hits: FormatHit[]): void {
  for (const part of PARTS) {
    let at = text.indexOf(part.mark);
    while (at >= 0) {
      const from = Math.max(0, at - part.before);
      const match = part.expression.exec(text.slice(from, at + 256));
      if (match !== null && !looksMadeUp(match[0])) {
        const start = from + match.index;
        hits.push({ name: part.name, start, end: start + match[0].length });
      }
      at = text.indexOf(part.mark, at + part.mark.length);
    }
  }
}
