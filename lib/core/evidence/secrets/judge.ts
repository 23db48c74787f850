import type { Variable } from "../container";
import { formatIn } from "./formats";
import { namesSecretFile, type Sensitivity, sensitivityOf } from "./names";
import { isPlaceholder } from "./placeholders";
import { isVariable, namesIn, UNRESOLVED, withDefaults } from "./variables";

/**
 * What a name and its value are together (catalogue facts, 0.4 and SEC-1).
 *
 * | kind | SEC-1 | SEC-2 in what runs | BLD-2 in a Dockerfile |
 * | --- | --- | --- | --- |
 * | literal, default-password, known-format | fail | fail | fail |
 * | placeholder | nothing | fail | ARG: fail; ENV: can't tell |
 * | variable (sensitive) | nothing | partly | fail |
 * | empty (sensitive) | nothing | nothing | ARG: fail; ENV: nothing |
 * | file | nothing | good | nothing |
 * | not-secret | nothing | nothing | nothing |
 */
export type Verdict =
  | { readonly kind: "literal" | "default-password" | "placeholder"; readonly part: Part }
  | { readonly kind: "known-format"; readonly format: string; readonly part: Part }
  | { readonly kind: "variable"; readonly names: readonly string[]; readonly part: Part }
  | { readonly kind: "variable"; readonly names?: undefined }
  | { readonly kind: "empty" | "file" }
  | { readonly kind: "not-secret"; readonly why: Harmless };

/** Why a value is none: its name says nothing, or the value itself is of another sort. */
type Harmless =
  | "name"
  | "boolean"
  | "number"
  | "duration"
  | "path"
  | "url"
  | "reference"
  | "no-password-in-it";

/** Where the secret stands in the judged value: offsets, `end` exclusive. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** What `mask` writes: judged like what it hides, so that a masked file gives the same answers. */
export const MASK = "█";

/** What hides a value that is none: like other signs it is judged as none. */
export const MASK_OF_NONE = "▒";

/** Whether SEC-1 counts it: somebody who reads the file has the secret. */
export function isLeaked(verdict: Verdict): boolean {
  return (
    verdict.kind === "literal" ||
    verdict.kind === "default-password" ||
    verdict.kind === "known-format"
  );
}

/**
 * Judges a variable of a Compose file, a `docker run` line, an `.env` file, a Dockerfile's `ENV` or `ARG`, a workflow's
 * `env`. `known` are words that are no secret beside it: the user's, the database's, the image's name.
 */
export function judgeVariable(
  variable: Pick<Variable, "key" | "value" | "raw">,
  known: readonly string[] = [],
): Verdict {
  const name = variable.key.value;
  if (variable.value === null) {
    // Taken from the shell, or an argument without default.
    if (sensitivityOf(name) !== null) return { kind: "variable" };
    return namesSecretFile(name) ? { kind: "file" } : { kind: "not-secret", why: "name" };
  }
  const resolved = variable.value.value;
  if (resolved !== undefined) return judgeValue(name, resolved, known);
  // Only a part may hang on a variable: `postgres://shop:hunter2@${HOST}/shop`.
  return judgeValue(name, withDefaults(variable.raw?.value ?? UNRESOLVED), known);
}

/** Judges a value that is written out; a stretch that hangs on a variable holds `UNRESOLVED`. */
export function judgeValue(name: string, value: string, known: readonly string[] = []): Verdict {
  if (!isQuoted(value)) return judgeText(name, value, known);
  const verdict = judgeText(name, value.slice(1, -1), known);
  if (!("part" in verdict)) return verdict;
  const { start, end } = verdict.part;
  return { ...verdict, part: { start: start + 1, end: end + 1 } };
}

/** Most values say nothing: one verdict for all of these. */
const NAME_SAYS_NOTHING: Verdict = { kind: "not-secret", why: "name" };

function wholeOf(text: string): Part {
  return { start: 0, end: text.length };
}

function judgeText(name: string, text: string, known: readonly string[]): Verdict {
  const sensitivity = sensitivityOf(name);
  if (text.trim() === "") return sensitivity === null ? NAME_SAYS_NOTHING : { kind: "empty" };
  if (isMasked(text)) return { kind: "literal", part: wholeOf(text) };
  if (isReference(text)) return { kind: "not-secret", why: "reference" };
  const format = formatIn(text);
  if (format !== null) {
    return { kind: "known-format", format: format.name, part: format };
  }
  const embedded = embeddedPassword(name, text);
  if (embedded !== null) {
    if (embedded === "none") return { kind: "not-secret", why: "no-password-in-it" };
    const inside = text.slice(embedded.start, embedded.end);
    return judgePassword(inside, embedded, "password", [...known, embedded.user]);
  }
  if (namesSecretFile(name)) return { kind: "file" };
  if (sensitivity === null) return NAME_SAYS_NOTHING;
  if (isUrl(text)) return { kind: "not-secret", why: "url" };
  // No key is that short: it is a file's name, or what a cloud calls it.
  if (text.length < 64 && SSH_KEY.test(name) && !isVariable(text)) {
    return { kind: "not-secret", why: "path" };
  }
  return judgePassword(text, wholeOf(text), sensitivity, known);
}

const SSH_KEY = /ssh[_-]?(?:private[_-]?)?key$/i;

/** The value of a sensitive key, or the password inside a URL. */
function judgePassword(
  text: string,
  part: Part,
  sensitivity: Sensitivity,
  known: readonly string[],
): Verdict {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "empty" };
  if (isReference(trimmed)) return { kind: "not-secret", why: "reference" };
  if (isVariable(trimmed)) return { kind: "variable", names: namesIn(trimmed), part };
  if (isPlaceholder(trimmed)) return { kind: "placeholder", part };
  const lower = trimmed.toLowerCase();
  if (BOOLEANS.has(lower)) return { kind: "not-secret", why: "boolean" };
  if (isSecretMount(trimmed)) return { kind: "file" };
  if (isPath(trimmed)) return { kind: "not-secret", why: "path" };
  if (sensitivity === "secret") {
    if (isNumber(trimmed)) return { kind: "not-secret", why: "number" };
    if (isDuration(trimmed)) return { kind: "not-secret", why: "duration" };
  }
  if (NO_PASSWORD.test(trimmed)) return { kind: "not-secret", why: "no-password-in-it" };
  if (DEFAULTS.has(lower) || known.some((word) => word !== "" && word.toLowerCase() === lower)) {
    return { kind: "default-password", part };
  }
  return { kind: "literal", part };
}

/** An account that nobody can log in to, a word in colour, what a test says: `PASS="\033[32mok"`, `PASS="✅"`. */
const NO_PASSWORD = /^[*!]$|^\\(?:0?33|e|x1b)\[|^(?:(?!█)\p{So}\uFE0F?| )*(?:OK|Ok|PASS(?:ED)?)?$/u;

const BOOLEANS = new Set(
  "true false yes no on off 0 1 null none nil ~ enabled disabled enable disable required optional bearer basic read write inherit string stdin".split(
    " ",
  ),
);

/** Passwords that everybody tries first. */
const DEFAULTS = new Set(
  (
    "postgres postgresql password passwd pass password1 password123 passw0rd p@ssw0rd p@ssword secret admin admin123 " +
    "administrator root toor rootpassword rootpass guest user test test123 123 1234 12345 123456 1234567 12345678 " +
    "123456789 1234567890 qwerty letmein default minioadmin minio minio123 elastic mysql mariadb redis mongo mongodb " +
    "rabbitmq keycloak grafana docker welcome abc123 sa oracle neo4j"
  ).split(" "),
);

const REFERENCES = [
  "ENC[",
  "ENC(",
  "$ANSIBLE_VAULT",
  "vault:",
  "op://",
  "ref+",
  "arn:aws:",
  "ssm:",
  "sm://",
  "secret://",
  "secretref:",
  "secretRef:",
  "env:",
  "awssm://",
  "gcpsm://",
  "akv://",
  "keyvault:",
  "file:",
  "fd:",
  "${file:",
  "${directory:",
  "@Microsoft.KeyVault(",
  "{cipher}",
  "!vault",
  "resolve:secretsmanager",
  "{{resolve:",
  "projects/",
  "doppler://",
  "infisical://",
];

const BEGIN_REFERENCES = new Set(REFERENCES.map((start) => start[0]));

/** Encrypted, the address of a secret in a store, or settings as JSON that only say where a key is. */
function isReference(text: string): boolean {
  if (text.startsWith('{"'))
    return !/"(?:[\w-]{0,64}(?:key|secret|password|token|auth))"\s{0,8}:/i.test(text);
  return BEGIN_REFERENCES.has(text[0] ?? "") && REFERENCES.some((start) => text.startsWith(start));
}

function isMasked(text: string): boolean {
  if (!text.includes(MASK)) return false;
  for (let i = 0; i < text.length; i++) if (text[i] !== MASK) return false;
  return true;
}

function isSecretMount(text: string): boolean {
  return text.startsWith("/run/secrets/") || text.startsWith("/var/run/secrets/");
}

/** Starts like a path; base64 that happens to start with a slash is told by its signs. */
function isPath(text: string): boolean {
  if (/^(?:\/|\.\.?\/|~\/|[A-Za-z]:\\)/.test(text)) {
    return !(text.startsWith("/") && text.length >= 40 && /[+=]/.test(text));
  }
  return (
    /^@?[\w./-]{1,200}\.(?:key|pem|crt|cer|p12|pfx|jks)$/.test(text) ||
    (/^@|\//.test(text) && /^@?[\w./-]{1,200}\.(?:txt|json|ya?ml|env|secret)$/.test(text))
  );
}

function isNumber(text: string): boolean {
  return /^[+-]?[\d_]{1,40}(?:\.\d{1,40})?$/.test(text);
}

function isDuration(text: string): boolean {
  return (
    text.length <= 40 &&
    /^(?:\d{1,9}(?:ns|us|ms|s|m|h|d|w|y|min|sec|hours?|days?|minutes?|seconds?)){1,6}$/i.test(text)
  );
}

function isUrl(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]{0,40}:\/\//.test(text);
}

/** A password inside a value, and the user's name beside it. */
type Embedded = Part & { readonly user: string };

/** Go's `user:password@tcp(host:port)`, and `user:password@host:port` as it is. */
const WITHOUT_SCHEME =
  /^([\w-]{1,64}):([^@\s]{1,256})@(?:(?:tcp|unix)?\(|[\w.-]{1,255}:\d{1,5}(?:[/?,]|$))/;

/**
 * The password in a URL's user part, in a URL's query, in a Go data source name, in the pairs of a connection string,
 * in `NEO4J_AUTH`. `none` where the value is a connection string without one.
 */
function embeddedPassword(name: string, text: string): Embedded | "none" | null {
  const scheme = text.indexOf("://");
  if (scheme >= 0) {
    const inUser = userPart(text, scheme + 3);
    if (inUser !== null) return inUser;
  } else {
    const source = text.includes("@") ? WITHOUT_SCHEME.exec(text) : null;
    if (source?.[1] !== undefined && source[2] !== undefined) {
      const start = source[1].length + 1;
      return { start, end: start + source[2].length, user: source[1] };
    }
  }
  const pair = passwordPair(text);
  if (pair !== null) return pair;
  if (/^NEO4J_AUTH$/i.test(name) && text.includes("/")) {
    const slash = text.indexOf("/");
    return { start: slash + 1, end: text.length, user: text.slice(0, slash) };
  }
  // Bundler's user and password for a host, whose dots are doubled underscores.
  const pairOf = /^BUNDLE_\w+__\w+$/.test(name)
    ? /^([\w.@+-]{1,64}):(?!\/\/)(?=\S)/.exec(text)
    : null;
  if (pairOf) return { start: pairOf[0].length, end: text.length, user: pairOf[1] ?? "" };
  // Composer's logins as JSON, and Docker's, whatever holds them; and what a command sends.
  const isLogin =
    /^(?:COMPOSER_AUTH|DOCKER_AUTH_CONFIG)$/.test(name) ||
    text.includes('"auths"') ||
    (name === "" && text.startsWith("{"));
  const json = isLogin ? /"(?:password|auth)"\s{0,4}:\s{0,4}"(?=[^"]{1,2048}")/.exec(text) : null;
  if (json) {
    const start = json.index + json[0].length;
    return { start, end: text.indexOf('"', start), user: "" };
  }
  // Pairs such as `Server=db;Database=x` without a password are no secret, whatever the key is called.
  if (text.includes(";") && /^[\w .-]{1,40}=[^;]*;/.test(text)) return "none";
  return null;
}

/** `user:password@` after `//`; a lone token before `@` counts where a forge is asked with it. */
function userPart(text: string, start: number): Embedded | null {
  let end = start;
  let at = -1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    // `@` may stand in a password that nobody escaped: the last one before the path counts.
    if (code === 64) at = end;
    else if (
      code === 47 ||
      code === 63 ||
      code === 35 ||
      (code <= 32 && code !== 0) ||
      code === 34 ||
      code === 39
    )
      break;
  }
  if (at < 0) return null;
  // Not the colon of a default: `${USER:-a}:${PASSWORD:-b}@`.
  const brace = text.startsWith("${", start) ? text.indexOf("}", start) : start;
  const colon = text.indexOf(":", Math.max(start, brace));
  if (colon >= 0 && colon < at) {
    return { start: colon + 1, end: at, user: text.slice(start, colon) };
  }
  const host = text.slice(at + 1, end).toLowerCase();
  const forge = /(?:^|\.)(?:github|gitlab|bitbucket|gitea)\b/.test(host);
  const user = text.slice(start, at);
  // `git@github.com` and the like are names.
  if (forge && (user.length >= 16 || isVariable(user))) return { start, end: at, user: "" };
  return null;
}

/** `Password=…;`, `&password=…`, `Pwd=…`, `AccountKey=…`, `password=… host=…`, a URL's `?token=…`; not what SQL asks for. */
function passwordPair(text: string): Embedded | null {
  if (!text.includes("=")) return null;
  const match =
    /(?:(?:^|[;?&\s])(?:password|pwd|passwd|accountkey|sharedaccesskey|access_token|api_?key|client_secret)(?<!\b(?:where|and|or)\s{1,4}\w+)|(?:^|[;?&])secret|[?&](?:(?:auth|private|job|deploy|api)_?)?token)\s{0,3}=/i.exec(
      text,
    );
  if (match === null) return null;
  let start = match.index + match[0].length;
  while (text[start] === " ") start++;
  let end = start;
  const first = text[start] ?? "";
  const isQuoted = first === "'" || first === '"';
  const stops = isQuoted ? first : text.includes(";") ? ";" : "&; ";
  if (isQuoted) end = ++start;
  while (end < text.length && !stops.includes(text[end] ?? "")) end++;
  const user = /(?:^|[;?&\s])(?:user id|uid|user|username)\s{0,3}=([^;&\s]{1,64})/i.exec(text);
  return { start, end, user: user?.[1] ?? "" };
}

function isQuoted(value: string): boolean {
  const first = value[0];
  return (first === '"' || first === "'") && value.length >= 2 && value.endsWith(first);
}
