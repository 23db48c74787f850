import { nameOf } from "../paths";
import { isLeaked, judgeValue, MASK } from "../secrets/judge";

/** What makes a file a key file, and where. */
export interface KeyFile {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,16} ){0,4}PRIVATE KEY(?: BLOCK)?-----/;

/**
 * Whether a text file is a key or a file of credentials by its name and its content. A `.pem` with a certificate or a
 * public key is none.
 */
export function keyFile(path: string, text: string): KeyFile | null {
  const name = nameOf(path).toLowerCase();
  if (text.trim() === "") return null;
  if (/^id_(?:rsa|dsa|ecdsa|ed25519)[^.]*$/.test(name) || /\.(?:key|pem|ppk|p8)$/.test(name)) {
    return privateKey(name, text);
  }
  for (const [, kind, expression] of credentialForms(path)) {
    for (const match of text.slice(0, 262_144).matchAll(expression)) {
      const value = match[1] ?? "";
      if (!isLeaked(judgeValue("password", value))) continue;
      const start = match.index + match[0].lastIndexOf(value);
      return { name: kind, start, end: start + value.length };
    }
  }
  return null;
}

/** How files of this name hold credentials: what they are, and the value as the first group. */
export function credentialForms(path: string): typeof CREDENTIALS {
  const lower = `/${path.toLowerCase()}`;
  return CREDENTIALS.filter(([pattern]) => pattern.test(lower));
}

function privateKey(name: string, text: string): KeyFile | null {
  const begin = BEGIN.exec(text);
  if (begin !== null) {
    const after = text.slice(begin.index + begin[0].length, begin.index + begin[0].length + 400);
    const body = after.replace(/-----END[\s\S]*$/, "").replace(/[^A-Za-z0-9+/=]/g, "");
    if (body.length < 8 && !after.includes(MASK)) return null;
    return { name: "private key", start: begin.index, end: begin.index + begin[0].length };
  }
  if (text.startsWith("PuTTY-User-Key-File-")) {
    return { name: "private key", start: 0, end: Math.min(text.length, 22) };
  }
  // A key of one line: Rails' `master.key`, a random string.
  const line = text.trim();
  if (name.endsWith(".key") && /^(?:[0-9a-f]{32,128}|[A-Za-z0-9+/]{32,128}={0,2})$/i.test(line)) {
    const start = text.indexOf(line);
    return { name: "key", start, end: start + line.length };
  }
  return null;
}

/** Files of credentials: where they lie, what they are called, and what holds the secret. */
const CREDENTIALS: readonly (readonly [RegExp, string, RegExp])[] = [
  [/\/\.npmrc$/, "npm credentials", /_(?:authToken|auth|password)[ \t]*=[ \t]*"?([^\s"]+)/gi],
  [/\/\.yarnrc(?:\.yml)?$/, "npm credentials", /npmAuth(?:Token|Ident)[ \t]*:[ \t]*"?([^\s"]+)/gi],
  [/\/\.pypirc$/, "PyPI credentials", /^[ \t]*password[ \t]*[=:][ \t]*(\S+)/gim],
  [/\/[._]netrc$/, "netrc credentials", /\bpassword[ \t\r\n]+(\S+)/gi],
  [/\/\.pgpass$/, "PostgreSQL credentials", /^[^:#\n]*:[^:\n]*:[^:\n]*:[^:\n]*:(\S+)$/gm],
  [/\/\.my\.cnf$/, "MySQL credentials", /^[ \t]*password[ \t]*=[ \t]*"?([^\s"]+)/gim],
  [/\/\.git-credentials$/, "Git credentials", /:\/\/[^:@\s]{0,256}:([^@\s]{1,1024})@/g],
  [/\/(?:\.dockercfg|\.docker\/config\.json)$/, "registry credentials", /"auth"\s*:\s*"([^"]+)"/g],
  [
    /\/(?:\.aws\/credentials|credentials\.csv)$/,
    "AWS credentials",
    /aws_secret_access_key[ \t]*=[ \t]*(\S+)/gi,
  ],
  [
    /\/(?:\.kube\/config|kubeconfig[^/]*|[^/]*\.kubeconfig)$/,
    "kubeconfig",
    /(?:client-key-data|token|password)"?[ \t]*:[ \t]*"?([^\s"]+)/g,
  ],
];

/** Key stores, which are no texts: told by their name alone. */
export function isKeyStore(path: string): boolean {
  const name = nameOf(path).toLowerCase();
  return /\.(?:p12|pfx|jks|keystore|kdbx)$/.test(name) && !/trust|cacerts|^debug\./.test(name);
}
