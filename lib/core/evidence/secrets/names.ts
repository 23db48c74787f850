import { oncePerText } from "../once";

/**
 * Whether a key's name says that its value is a secret: the sensitive word is the last one, after a trailing number or
 * the name of an environment. A password may be a number, other secrets are not.
 */
export type Sensitivity = "password" | "secret";

/** Words at the end that only say which one is meant. */
const WHICH = new Set(
  (
    "prod production prd dev develop development test testing tst stage staging stg qa uat live local ci preview sandbox " +
    "old new current previous primary secondary base64 b64 plain value"
  ).split(" "),
);

const PASSWORDS = ["password", "passwd", "passphrase", "passwort", "pword"];

/** Endings of the whole name, its words joined. */
const SECRETS = [
  "secret",
  "token",
  "apikey",
  "privatekey",
  "privkey",
  "secretkey",
  "secretaccesskey",
  "secretkeybase",
  "encryptionkey",
  "encryptkey",
  "signingkey",
  "signkey",
  "masterkey",
  "fernetkey",
  "authkey",
  "sshkey",
  "deploykey",
  "jwtkey",
  "hmackey",
  "sessionkey",
  "cookiekey",
  "sharedkey",
  "accountkey",
  "storagekey",
  "storageaccesskey",
  "serverkey",
  "enckey",
  "credential",
  "connectionstring",
  "connectionstr",
  "connstring",
  "connstr",
  "erlangcookie",
  "npmauthident",
  "rediscliauth",
  "roottokenid", // Vault's
];

/** npm's `_auth`, for a registry or for all, is a user and a password. */
const NPM_AUTH = /(?:^|:|npm_config_)_auth$/i;

/** A personal access token is only clear beside the name of who gave it. */
const ACCESS_TOKENS = ["githubpat", "ghpat", "gitlabpat", "azurepat", "adopat", "azppat"];

/** Single words that end in `pass` and mean something else. */
const NO_PASSWORD = [
  "bypass",
  "compass",
  "surpass",
  "trespass",
  "underpass",
  "overpass",
  "onepass",
];

/** A word before the sensitive one that makes it a switch or a number. */
const SWITCHES = new Set(
  "allow allowed enable enabled disable disabled require required requires existing empty skip show hide max min num count".split(
    " ",
  ),
);

/**
 * Splits a name at `_`, `-`, `.`, `:`, `/`, blanks and camel case, in lower case; digits at the end of a word come off
 * as a word of their own.
 */
function wordsOf(name: string): string[] {
  const words: string[] = [];
  let start = -1;
  let before = 0;
  for (let i = 0; i < name.length; i++) {
    const kind = kindOf(name.charCodeAt(i));
    if (kind === SEPARATOR) {
      if (start >= 0) words.push(name.slice(start, i).toLowerCase());
      start = -1;
    } else if (start < 0) {
      start = i;
    } else if (
      (kind === UPPER && before === LOWER) ||
      (kind === UPPER && before === DIGIT) ||
      (kind === DIGIT && before !== DIGIT && endsInDigits(name, i)) ||
      (kind === UPPER && before === UPPER && kindOf(name.charCodeAt(i + 1)) === LOWER)
    ) {
      // `APIKey` is `API` and `Key`; `APIs` stays whole enough for us.
      words.push(name.slice(start, i).toLowerCase());
      start = i;
    }
    before = kind;
  }
  if (start >= 0) words.push(name.slice(start).toLowerCase());
  return words;
}

const SEPARATOR = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code > 127 ? LOWER : SEPARATOR;
}

/** From here only digits follow, up to the end of the word. */
function endsInDigits(name: string, at: number): boolean {
  let i = at;
  while (kindOf(name.charCodeAt(i)) === DIGIT) i++;
  return i >= name.length || kindOf(name.charCodeAt(i)) === SEPARATOR;
}

/** Longer names are no names. */
const LONGEST_NAME = 256;

/** Whether a key of this name holds a secret, by its last word; null where it doesn't. */
export function sensitivityOf(name: string): Sensitivity | null {
  return name.length > LONGEST_NAME ? null : judgeName(name);
}

/** The same names come in every file. */
const judgeName = oncePerText((name: string): Sensitivity | null => {
  if (name === "PWD" || name === "OLDPWD") return null;
  if (NPM_AUTH.test(name)) return "secret";
  const words = wordsOf(name);
  if (words.includes("public") || words.includes("publishable")) return null;
  while (words.length > 1) {
    const last = words[words.length - 1] ?? "";
    if (!WHICH.has(last) && !isDigits(last)) break;
    words.pop();
  }
  const last = words[words.length - 1];
  if (last === undefined) return null;
  const joined = singular(words.join(""));
  // The names of Kubernetes' own.
  if (/(?:pull|tls)secret$/.test(joined)) return null;
  const password = last === "pwd" || last === "pw" || last === "pass" || isPassword(joined);
  if (!password && !isSecret(joined)) return null;
  if (words.some((word, index) => index < words.length - 1 && SWITCHES.has(word))) return null;
  // MySQL and its kin are told to make one up.
  if (password && words.includes("random")) return null;
  return password ? "password" : "secret";
});

/** `DB_PASSWORD_FILE`, Confluent's `KAFKA_SSL_KEY_CREDENTIALS`: the name of a file that holds the secret. */
export function namesSecretFile(name: string): boolean {
  if (/_SSL_(?:KEY|KEYSTORE|TRUSTSTORE)_CREDENTIALS$/.test(name)) return true;
  const cut = /[_.-]?file$/i.exec(name);
  return cut !== null && sensitivityOf(name.slice(0, cut.index)) !== null;
}

function isPassword(joined: string): boolean {
  if (PASSWORDS.some((word) => joined.endsWith(word))) return true;
  return joined.endsWith("pass") && !NO_PASSWORD.some((word) => joined.endsWith(word));
}

function isSecret(joined: string): boolean {
  return SECRETS.some((word) => joined.endsWith(word)) || ACCESS_TOKENS.includes(joined);
}

function singular(joined: string): string {
  return joined.endsWith("s") && !joined.endsWith("ss") ? joined.slice(0, -1) : joined;
}

function isDigits(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (kindOf(word.charCodeAt(i)) !== DIGIT) return false;
  return true;
}
