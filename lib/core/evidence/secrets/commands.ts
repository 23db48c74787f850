import { isLeaked, judgeValue, type Verdict } from "./judge";
import { sensitivityOf } from "./names";

/** A word of a command line that holds a secret, or the place where one would stand. */
export interface SecretWord {
  /** Which word. */
  readonly index: number;
  /** The flag or the variable's name that makes it one. */
  readonly name: string;
  readonly verdict: Verdict;
  /** Where in the word the judged value begins. */
  readonly offset: number;
}

/** Cheap look before the words are read: without one of these nothing below can find anything. */
const MAY_HOLD = /pass|pwd|secret|token|key|cred|auth|:\/\/|-[pau]/i;

/** Whether a command line can hold a secret at all. */
export function mayHoldSecret(line: string): boolean {
  return MAY_HOLD.test(line);
}

/** Clients whose short flag takes the password glued to it: `mysql -pX`. */
const GLUED = /^(?:mysql\w*|mariadb\w*|mycli|mongo\w*|sshpass)$/;
/** Clients whose short flag takes the password as the next word. */
const NEXT: Readonly<Record<string, string>> = {
  "redis-cli": "-a",
  "redis-benchmark": "-a",
  "valkey-cli": "-a",
  mongo: "-p",
  mongosh: "-p",
  mongodump: "-p",
  mongorestore: "-p",
  mongoimport: "-p",
  mongoexport: "-p",
  sshpass: "-p",
  sqlcmd: "-P",
  "cypher-shell": "-p",
  rabbitmqadmin: "-p",
};
/** Clients that take `user:password`. */
const PAIRED: Readonly<Record<string, readonly string[]>> = {
  curl: ["-u", "--user", "-U", "--proxy-user"],
};
/** Clients that log in with `-p`, when `login` is among their words. */
const LOGIN = new Set(["docker", "podman", "nerdctl", "helm", "oras", "skopeo", "buildah", "az"]);

/**
 * Finds the values of password flags of known clients (catalogue facts, 0.4), of `--password X` and the like of any
 * program, of `NAME=value` words and of URLs, each judged with its name. Words that hold none are left out.
 */
function secretWords(words: readonly string[]): readonly SecretWord[] {
  const found: SecretWord[] = [];
  const add = (index: number, name: string, offset: number, value: string) => {
    const verdict = judgeValue(name, value);
    if (verdict.kind !== "not-secret" && verdict.kind !== "empty") {
      found.push({ index, name, verdict, offset });
    }
  };
  let program = "";
  let login = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const next = words[i + 1];
    const name = word.slice(word.lastIndexOf("/") + 1);
    if (isProgram(name)) program = name;
    if (word === "login") login = true;
    if (next !== undefined && word === NEXT[program] && isValue(next)) {
      add(++i, "password", 0, next);
    } else if (
      next !== undefined &&
      LOGIN.has(program) &&
      login &&
      word === "-p" &&
      isValue(next)
    ) {
      add(++i, "password", 0, next);
    } else if (GLUED.test(program) && /^-p[^-]/.test(word) && !word.includes("=")) {
      add(i, "password", 2, word.slice(2));
    } else if (next !== undefined && PAIRED[program]?.includes(word) && next.includes(":")) {
      const colon = next.indexOf(":") + 1;
      add(++i, "password", colon, next.slice(colon));
    } else if (word.startsWith("-") && !word.includes("=")) {
      const flag = word.replace(/^-+/, "");
      if (next !== undefined && isValue(next) && isPasswordFlag(flag)) add(++i, flag, 0, next);
    } else if (word.includes("=") || word.includes("://") || word.length >= 16) {
      addAssigned(i, word, add);
    }
  }
  return found;
}

/** Those of them that anybody can read. */
export function leakedWords(words: readonly string[]): readonly SecretWord[] {
  return secretWords(words).filter(({ verdict }) => isLeaked(verdict));
}

const CLIENTS = new Set([...Object.keys(NEXT), ...Object.keys(PAIRED), ...LOGIN]);

function isProgram(name: string): boolean {
  return CLIENTS.has(name) || GLUED.test(name);
}

function isValue(word: string): boolean {
  return word !== "" && !word.startsWith("-");
}

/** Flags that take a secret and whose name says so; `masterauth` and `requirepass` are Redis'. */
function isPasswordFlag(flag: string): boolean {
  return flag === "masterauth" || flag === "admin-pass" || sensitivityOf(flag) !== null;
}

function addAssigned(
  index: number,
  word: string,
  add: (index: number, name: string, offset: number, value: string) => void,
): void {
  const equals = word.indexOf("=");
  const scheme = word.indexOf("://");
  // `https://x/?a=b` is no assignment.
  if (equals > 0 && (scheme < 0 || equals < scheme || word.startsWith("//"))) {
    const name = word.slice(0, equals).replace(/^-+/, "");
    add(index, name, equals + 1, word.slice(equals + 1));
  } else add(index, "", 0, word);
}
