/** Values that only hold the place of a secret, whole and in lower case, without separators. */
const WHOLE = new Set(
  (
    "example temporary temp " +
    "change replace todo tbd fixme yours insertme fillme fillmein setme " +
    "build buildkey buildsecret collectstatic precompile " + // what a step of a build asks for and never uses
    "redacted removed hidden masked undefined unset notset na notapplicable"
  ).split(" "),
);

/** Beginnings, in lower case with separators as one dash. */
const BEGINNING =
  /^(?:(?:your|change|replace|insert|enter|choose|todo|example|set-in|must-be|to-be|use-a|use-your|provided|generate|not-a)-|(?:put|add|set)-your|set-(?:me|this)|not-(?:used|set|needed)|build-(?:only|time)|for-build|ci-only|my-secret-here)/;

/** In lower case without separators: `yourStrong(!)Password`, and what may stand anywhere in it. */
const INSIDE =
  /^your(?:strong|super|secure|very|own|passw|jwt|db|database|user|random)|your(?:password|secret|token|key|api|access|private)|change(?:me|this|it|in|before)|replace(?:me|this|with)|pleasechange|placeholder|generatea|nota(?:real)?secret|^(?:(?:example|sample)(?:password|secret|token|key)|(?:password|secret|token|key)here)$/;

/** Words, between separators, that say of the whole that it is none; some also where another word is joined to them. */
const TELLING =
  /(?:^|-)(?:dummy|fake|placeholder|(?:mock|example|sample|redacted|unused|ignored|invalid|replaced|changeme)(?:-|$))/;

/** What a variable is called, in the place of its value: `API_TOKEN: API_TOKEN`. */
const NAME = /^[A-Z]{2,32}(?:_[A-Z]{2,32}){1,8}$/;

/** Longer values are no placeholders. */
const LONGEST = 200;

/**
 * Whether a value only holds a secret's place: `changeme`, `your-…`, `<…>`, `xxx…`, `***`, `…here`.
 */
export function isPlaceholder(value: string): boolean {
  if (value.length > LONGEST) return false;
  const text = value.trim();
  if (text === "") return false;
  if (isBracketed(text) || isRepeated(text)) return true;
  const lower = text.toLowerCase();
  const dashed = lower.replace(/[\s_.-]/g, "-");
  const bare = lower.replace(/[^a-z0-9]/g, "");
  if (bare === "") return !/[^.*?x_-]/.test(lower) && lower.length > 1;
  if (WHOLE.has(bare)) return true;
  if (BEGINNING.test(dashed) || INSIDE.test(bare)) return true;
  if (dashed.endsWith("-here") || /^x{3,}|x{4,}|xxx$/.test(bare)) return true;
  if (text.includes("...") || text.includes("…") || /^_[A-Z_]+_$/.test(text)) return true;
  return TELLING.test(dashed) || NAME.test(text) || /EXAMPLE(?:KEY)?$/.test(text);
}

/** `<password>`, `[token]`, `{secret}`, `__TOKEN__`: words in brackets. */
function isBracketed(text: string): boolean {
  const first = text[0];
  const last = text[text.length - 1];
  // What stands behind a blank may be cut off: `<your password>`.
  if (first === "<" && (last === ">" || /^<[a-z]+$/i.test(text))) return true;
  if (text.length > 4 && text.startsWith("__") && text.endsWith("__")) return true;
  const inside = text.slice(1, -1);
  return (
    ((first === "[" && last === "]") || (first === "{" && last === "}")) &&
    /^[A-Za-z][\w .-]*$/.test(inside)
  );
}

/** One character over and over: `xxxx`, `****`, `......`. */
function isRepeated(text: string): boolean {
  if (text.length < 3) return false;
  const first = text.charCodeAt(0);
  const letter = "xX*._-?#".includes(text[0] ?? "");
  if (!letter) return false;
  for (let i = 1; i < text.length; i++) if (text.charCodeAt(i) !== first) return false;
  return true;
}

/** Whether a pipeline's password is of a service on the runner itself, or a word that only tests would use. */
export function isThrowaway(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const behind = text.slice(end, end + 64);
  return ON_RUNNER.test(behind) || OF_TESTS.test(text.slice(start, end));
}

const ON_RUNNER =
  /^@(?:localhost|127\.0\.0\.1|\[::1\]|postgres|mysql|mariadb|redis|mongo|rabbitmq|db)\b/;
/** Words that only tests would use, not a part of others: neither `Greatest` nor `Devon`. */
const OF_TESTS =
  /(?:^|[^a-z])(?:test|dummy|fake|local(?![a-z])|localhost|dev(?![a-z])|develop|ci(?![a-z]))|not[-_ ]?(?:a[-_ ]?)?secret|super[-_]?secret|secret[-_]?key/i;

/**
 * Whether the body of a token was typed to fill its place: hardly any different characters, a long run of one, or words
 * that say so. Shannon entropy below 2.2 bits a character is no credential.
 */
export function looksMadeUp(body: string): boolean {
  if (entropyOf(body) < 2.2) return true;
  if (/xxxx|XXXX|\.\.\.|\*\*\*|0{10}|EXAMPLE$/.test(body)) return true;
  const lower = body.toLowerCase();
  return lower.includes("your") || lower.includes("placeholder") || lower.includes("changeme");
}

/** Shannon entropy in bits a character, of the first 256 characters. */
function entropyOf(text: string): number {
  const length = Math.min(text.length, 256);
  if (length === 0) return 0;
  const counts = new Map<number, number>();
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / length) * Math.log2(count / length);
  return bits;
}
