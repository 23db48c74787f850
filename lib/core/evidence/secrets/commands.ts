import { nameOf } from "../paths";
import { judgeValue, type Verdict } from "./judge";
import { sensitivityOf } from "./names";
import { isVariable } from "./variables";

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
const MAY_HOLD =
  /pass|pwd|secret|token|key|cred|auth|basic|bearer|bundle|curl|identified|add_user|login|^(?:alias|net)$|:\/\/|@tcp\(|-[pau]/i;

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
  vault: "login",
  mysqladmin: "password",
  "mariadb-admin": "password",
  useradd: "-p",
  usermod: "-p",
  ldapadd: "-w",
  ldapmodify: "-w",
  ldapsearch: "-w",
  twine: "-p",
  unzip: "-P",
  zip: "-P",
};
/** `vault login token=X` names what it is given. */
const NAMED = /^(?:token|username|role)=/;
/** curl's `user:password`, in the next word or glued: `-u a:b`, `-fsSLu a:b`, `-ua:b`, `--user=a:b`. */
const PAIRED = /^(?:-[fgGijJkLnNOqRsSv]{0,12}[uU]|--(?:proxy-)?user(?:=|$))/;
/**
 * Composer's and Poetry's `http-basic.HOST USER PASSWORD` and `github-oauth.HOST TOKEN`, RabbitMQ's
 * `add_user USER PASSWORD`.
 */
const LOGIN_SETTING =
  /^((?:http-basic|bitbucket-oauth|forgejo-token)\.\S|add_user$|change_password$)|^(?:git(?:hub|lab)-oauth|(?:gitlab|pypi)-token|bearer)\.\S/;
/** Bundler's `HOST user:password`. */
const LOGIN_PAIR = /^[\w.@+-]{1,64}:(?!\/\/)(?=\S)/;
/** What a variable is called here that holds a user and a password. */
export const WHOLE_LOGIN = "credentials";
/** Clients that log in with `-p`, when a word of `LOGGING_IN` is among theirs. */
const LOGIN = new Set("docker podman nerdctl helm oras skopeo buildah az cf oc dotnet".split(" "));
/** `docker login`, `dotnet nuget add source`. */
const LOGGING_IN = new Set(["login", "nuget"]);

/**
 * Finds the values of password flags of known clients (catalogue facts, 0.4), of `--password X` and the like of any
 * program, of `NAME=value` words and of URLs, each judged with its name. Words that hold none are left out.
 */
export function secretWords(words: readonly string[]): readonly SecretWord[] {
  const found: SecretWord[] = [];
  const add = (index: number, name: string, offset: number, value: string) => {
    const verdict = judgeValue(name, value);
    if (verdict.kind !== "not-secret" && verdict.kind !== "empty") {
      found.push({ index, name, verdict, offset });
    }
  };
  let program = "";
  let isGlued = false;
  let logsIn = false;
  let login = false;
  let configures = false;
  let engine = false;
  let before = "";
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const next = words[i + 1];
    const name = programName(word);
    if (isProgram(name)) {
      program = name;
      isGlued = GLUED.test(name);
      logsIn = LOGIN.has(name);
    }
    if (ENGINES.has(name)) engine = true;
    // `docker run --name mongo -p 27017:27017`: the name is no program, and a port no password.
    if (engine && isPort(word === "-p" ? (next ?? "") : word.replace(/^-p/, ""))) {
      if (word === "-p") i += 1;
      continue;
    }
    if (program === "gcloud" && NAMING.test(word)) {
      if (!word.includes("=")) i += 1;
      continue;
    }
    const placed = PLACED.get(word);
    const isPlaced = placed?.[0] === before;
    before = name;
    if (placed && isPlaced && isValue(words[i + placed[1]] ?? "")) {
      i += placed[1];
      add(i, "password", 0, words[i] ?? "");
      continue;
    }
    if (LOGGING_IN.has(word)) login = true;
    if (CONFIGURING.has(word)) configures = true;
    if (word === "set" && SETTERS.has(words[i - 1] ?? "")) configures = true;
    if (next !== undefined && word === NEXT[program] && isValue(next) && !NAMED.test(next)) {
      add(++i, "password", 0, next);
    } else if (next !== undefined && logsIn && login && word === "-p" && isValue(next)) {
      add(++i, "password", 0, next);
    } else if ((isGlued || (login && logsIn)) && /^-p[^-]/.test(word) && !word.includes("=")) {
      add(i, "password", 2, word.slice(2));
    } else if (ACCOUNTS.has(program) && /^-[A-Za-z]*b/.test(word)) {
      const last = accountPassword(words, i);
      if (last !== undefined) add(last, "password", 0, words[last] ?? "");
    } else if (program === "openssl" && word === "passwd") {
      // What stands behind `-salt` and `-in` is no password.
      const last = words.length - 1;
      if (last > i && isValue(words[last] ?? "") && !/^-(?:salt|in)$/.test(words[last - 1] ?? ""))
        add(last, "password", 0, words[last] ?? "");
    } else if (word.length > 5 && word.startsWith("pass:")) {
      // OpenSSL: `-passin pass:…`.
      add(i, "password", 5, word.slice(5));
    } else if (program === "lftp" && /^(?:-u|--user)$/.test(word) && next?.includes(",")) {
      const from = next.indexOf(",") + 1;
      add(++i, "password", from, next.slice(from));
    } else if (program === "curl" && PAIRED.test(word)) {
      const flag = PAIRED.exec(word)?.[0].length ?? 0;
      const glued = flag < word.length;
      const pair = glued ? word : (words[++i] ?? "");
      const start = glued ? flag : 0;
      const from = pair.indexOf(":", start) + 1 || start;
      // A name alone has curl ask for the password; a variable alone holds both.
      if (from > start) add(i, "password", from, pair.slice(from));
      else if (isVariable(pair.slice(from))) add(i, WHOLE_LOGIN, from, pair.slice(from));
    } else if (configures && LOGIN_SETTING.test(word)) {
      const hasUser = LOGIN_SETTING.exec(word)?.[1] !== undefined;
      const last = isValue(words[i + 2] ?? "") ? i + 2 : i + 1;
      const value = words[last] ?? "";
      if (isValue(value) && (last === i + 2 || !hasUser)) {
        add(last, hasUser ? "password" : "token", 0, value);
      }
      i = last;
    } else if (
      configures &&
      program === "bundle" &&
      LOGIN_PAIR.test(word) &&
      !isValue(next ?? "")
    ) {
      const colon = word.indexOf(":") + 1;
      add(i, "password", colon, word.slice(colon));
    } else if (next !== undefined && HEADER_FLAGS.has(word)) {
      addAssigned(++i, next, add, true);
    } else if (HEADER_FLAG.test(word)) {
      addAssigned(i, word, add);
    } else if (word.startsWith("-") && !word.includes("=")) {
      const flag = word.replace(/^-+/, "");
      const names = flag === "secret" && logsIn;
      // `mysql --password NAME` asks for the password: the word is a database.
      const asks = flag === "password" && ASKS.test(program);
      if (next !== undefined && isValue(next) && !names && !asks && isPasswordFlag(flag)) {
        add(++i, flag, 0, next);
      }
    } else if (next !== undefined && configures && isValue(next) && isSetting(word)) {
      add(++i, word, 0, next);
    } else if (word.includes("=") || word.includes("://") || word.length >= 16) {
      addAssigned(i, word, add);
    }
  }
  return found;
}

/**
 * By a word, the one before it, and how far behind the two the password stands: MinIO's `mc alias set NAME URL USER
 * PASSWORD` and its older `mc config host add`, `net user NAME PASSWORD`, `drush user:password NAME PASSWORD`.
 */
const PLACED: ReadonlyMap<string, readonly [string, number]> = new Map([
  ["set", ["alias", 4]],
  ["add", ["host", 4]],
  ["user", ["net", 2]],
  ["user:password", ["drush", 2]],
]);

/** What a program is called, wherever it lies. */
function programName(word: string): string {
  const name = nameOf(word);
  return name.endsWith(".exe") ? name.slice(0, -4) : name;
}

/** Flags of `gcloud` that say which secrets of its store are meant. */
const NAMING = /^--(?:(?:set|update)-)?secrets?(?:=|$)/;
/** Clients whose `--password` alone asks for it. */
const ASKS = /^(?:mysql|mariadb)/;

/** Programs that write files of accounts. */
const ACCOUNTS = new Set(["htpasswd", "mosquitto_passwd"]);

/** Where the password of `htpasswd -b FILE USER PASSWORD` stands, `-b` being at `flag`; `-n` writes no file. */
function accountPassword(words: readonly string[], flag: number): number | undefined {
  let from = flag;
  while (words[from - 1]?.startsWith("-")) from -= 1;
  const operands: number[] = [];
  for (let i = from; i < words.length; i += 1) {
    if (words[i] === "-C") i += 1;
    else if (!words[i]?.startsWith("-")) operands.push(i);
  }
  return operands[words.slice(from).some((word) => /^-[A-Za-z]*n/.test(word)) ? 1 : 2];
}

const ENGINES = new Set(["docker", "podman", "nerdctl"]);
const CONFIGURING = new Set(["config", "configure", "rabbitmqctl"]);
/** `npm set X` is `npm config set X`. */
const SETTERS = new Set(["npm", "pnpm"]);

/** What `-p` publishes: `80`, `8080:80/tcp`, `127.0.0.1:80:80`. */
function isPort(text: string): boolean {
  return /^(?:[\d.]{1,40}:|\[[\da-f:]{1,40}\]:)?(?:\d{1,5}(?:-\d{1,5})?:)?\d{1,5}(?:-\d{1,5})?(?:\/\w{1,8})?$/.test(
    text,
  );
}

const CLIENTS = new Set([
  ...Object.keys(NEXT),
  ...LOGIN,
  "curl",
  "lftp",
  "bundle",
  ...ACCOUNTS,
  "gcloud",
  "openssl",
]);

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

/** `npm config set _authToken X`, `aws configure set aws_secret_access_key X`. */
function isSetting(word: string): boolean {
  return !word.includes("=") && sensitivityOf(word) !== null;
}

/** `NAME=`, `--flag=`, `-Dproperty=`, `--build-arg=NAME=`, and npm's `//registry.example.com/:_authToken=`. */
const ASSIGNED =
  /^(?:-{1,2}[\w-]{1,64}=(?=[\w.-]{1,128}=))?(?:-D|-{0,2})((?:\/\/[^\s=]{1,256})?[\w.:-]{1,256})=/;
/** `Authorization: Bearer …`, `X-Api-Key: …`; a sentence such as `Password: now set` is none. */
const HEADER =
  /^((?:proxy-)?authorization|[a-z]\w{0,31}(?:-\w{1,31}){1,4}):[ \t]{0,4}(?:(?:bearer|basic|token)[ \t]{1,4})?(?=\S+$)/i;
/** Where a flag says that it is one, a header may have any name: `Token: …`. */
const NAMED_HEADER =
  /^([a-z][\w-]{0,127}):[ \t]{0,4}(?:(?:bearer|basic|token)[ \t]{1,4})?(?=\S+$)/i;
/** Flags that a header follows. */
const HEADER_FLAGS = new Set(["-H", "--header", "--proxy-header"]);
/** What a header is glued to: `--header=`, `-H`, Git's `http.https://git.example.com/.extraheader=`. */
const HEADER_FLAG = /^(?:--(?:proxy-)?header=|-H(?=.)|http\.(?:[^\s=]{1,256}\.)?extra[Hh]eader=)/;

/** `CREATE USER a IDENTIFIED BY '…'`, `ALTER ROLE a WITH PASSWORD '…'`, `SET PASSWORD = PASSWORD('…')`. */
const SQL =
  /(?:\b(?:identified\s{1,4}(?:with\s{1,4}\S{1,64}\s{1,4})?by|password)\s{1,4}|=\s{0,4}password\()(['"])(?=[^'"])/i;

/** `: "${TOKEN:=value}"` gives a variable its value where it has none. */
const GIVEN = /\$\{(\w{1,128}):?=([^${}]{1,256})\}$/;

/** A line that `echo` writes, and that no program reads. */
const COMMENT = /^(?:[#;]|\/\/\s)(?!.*\\n)[^\n]*$/;

function addAssigned(
  index: number,
  word: string,
  add: (index: number, name: string, offset: number, value: string) => void,
  isHeader = false,
): void {
  if (COMMENT.test(word)) return;
  const [, variable, value] = GIVEN.exec(word) ?? [];
  if (variable && value) return void add(index, variable, word.length - 1 - value.length, value);
  const sql = word.includes(" ") ? SQL.exec(word) : null;
  if (sql) {
    const start = sql.index + sql[0].length;
    const end = word.indexOf(sql[1] ?? "'", start);
    if (end > start) return void add(index, "password", start, word.slice(start, end));
  }
  const flag = isHeader ? "" : (HEADER_FLAG.exec(word)?.[0] ?? "");
  const header = (isHeader || flag ? NAMED_HEADER : HEADER).exec(word.slice(flag.length));
  // `https://x/?a=b` and `s/password=.*/…/` are no assignments.
  const assigned = flag && header ? null : ASSIGNED.exec(word);
  const [written, name = ""] = assigned ?? header ?? [""];
  const says = /^(?:proxy-)?authorization$/i.test(name) ? "token" : name;
  const from = written.length + (assigned ? 0 : header ? flag.length : 0);
  add(index, says, from, word.slice(from));
}
