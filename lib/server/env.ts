import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import * as z from "zod";
import { ssoProblems } from "./auth/sso/settings";
import { readSender, readSmtpUrl } from "./mail/settings";

/** What the environment tells Plimsoll; docs/operations.md lists the variables. */
export type Environment = {
  /** The address that the app's role uses; unset means the embedded database. */
  databaseUrl: string | undefined;
  /** The address for migrations, where the app has a role of its own. */
  databaseOwnerUrl: string | undefined;
  /** The address to listen at for changes; unset means `databaseUrl`. */
  databaseListenUrl: string | undefined;
  /** Signs the sessions. */
  authSecret: string | undefined;
  /** Where people reach Plimsoll, without a slash at the end. */
  publicUrl: string | undefined;
  host: string;
  port: number;
  /** How many proxies in front of the app add the caller's address to `X-Forwarded-For`. */
  trustedProxies: number;
  /** Another folder for the embedded database than `.data`. */
  dataDirectory: string | undefined;
  /** The mail server, with user and password; unset means that no mail is sent. */
  smtpUrl: string | undefined;
  /** Who mails are from. */
  mailFrom: string | undefined;
  /** What single sign-on knows Plimsoll by; the other `OIDC_` variables reach the app as they are. */
  oidcClientSecret: string | undefined;
};

type Source = Readonly<Record<string, string | undefined>>;

const SECRET_LENGTH = 32;
/** These may stand in a file that `NAME_FILE` names, as container secrets do. */
const FROM_FILE = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "DATABASE_LISTEN_URL",
  "NEXTAUTH_SECRET",
  "SMTP_URL",
  "OIDC_CLIENT_SECRET",
];

const postgresUrl = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), {
    error: "must be an address like postgresql://user:password@host:5432/database",
  });

const origin = z.string().refine(isOrigin, {
  error: "must be an address like https://plimsoll.example.com, without a path",
});

const smtpUrl = z.string().refine((value) => readSmtpUrl(value) !== null, {
  error: "must be an address like smtps://user:password@mail.example.com",
});

const sender = z.string().refine((value) => readSender(value) !== null, {
  error: "must be an address like plimsoll@example.com or Plimsoll <plimsoll@example.com>",
});

const schema = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_LISTEN_URL: postgresUrl.optional(),
  NEXTAUTH_SECRET: z
    .string()
    .min(SECRET_LENGTH, {
      error: `must have ${SECRET_LENGTH} characters or more; \`openssl rand -base64 32\` makes one`,
    })
    .optional(),
  PUBLIC_URL: origin.optional(),
  NEXTAUTH_URL: origin.optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be a number from 1 to 65535" })
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, { error: "must be a number from 1 to 65535" })
    .default(3000),
  HOSTNAME: z.string().optional(),
  TRUST_PROXY: z
    .string()
    .regex(/^\d$/, { error: "must be how many proxies stand in front, from 0 to 9" })
    .transform(Number)
    .default(0),
  PLIMSOLL_DATA: z.string().optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: sender.optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
});

/** What is wrong with the environment, a sentence for each variable. It never holds a value. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/**
 * Reads the variables that Plimsoll knows; an empty one counts as unset, and `NAME_FILE` names a file with a secret,
 * in the place of `NAME`.
 * Throws an `EnvironmentError` that lists every variable that can't be used.
 */
export function readEnvironment(source: Source): Environment {
  const values = new Map(Object.entries(source).filter(([, value]) => value));
  const problems = takeSecretsFromFiles(values);
  const parsed = schema.safeParse(Object.fromEntries(values));
  for (const issue of parsed.error?.issues ?? []) {
    problems.push(`${issue.path.join(".")} ${issue.message}.`);
  }
  if (values.has("DATABASE_LISTEN_URL") && !values.has("DATABASE_URL")) {
    problems.push(
      "DATABASE_LISTEN_URL is set, but DATABASE_URL is not: the same database's address.",
    );
  }
  if (values.has("SMTP_URL") && !values.has("MAIL_FROM")) {
    problems.push("SMTP_URL is set, but MAIL_FROM is not: the address that mails are from.");
  }
  problems.push(...ssoProblems(Object.fromEntries(values)));
  if (!parsed.success || problems.length > 0) throw new EnvironmentError(problems.join("\n"));
  const found = parsed.data;
  const publicUrl = found.PUBLIC_URL ?? found.NEXTAUTH_URL;
  return {
    databaseUrl: found.DATABASE_URL,
    databaseOwnerUrl: found.DATABASE_OWNER_URL,
    databaseListenUrl: found.DATABASE_LISTEN_URL,
    authSecret: found.NEXTAUTH_SECRET,
    publicUrl: publicUrl && new URL(publicUrl).origin,
    host: listenAddress(found.HOSTNAME),
    port: found.PORT,
    trustedProxies: found.TRUST_PROXY,
    dataDirectory: found.PLIMSOLL_DATA,
    smtpUrl: found.SMTP_URL,
    mailFrom: found.MAIL_FROM,
    oidcClientSecret: found.OIDC_CLIENT_SECRET,
  };
}

// Containers set HOSTNAME to their id: only what is plainly an address to listen on counts.
function listenAddress(hostname: string | undefined): string {
  return hostname && (isIP(hostname) !== 0 || hostname === "localhost") ? hostname : "127.0.0.1";
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const bare = url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  return bare && (url.protocol === "https:" || url.protocol === "http:");
}

/** Puts the secrets that stand in files beside the other values. Returns what is wrong, a sentence for each. */
function takeSecretsFromFiles(values: Map<string, string | undefined>): string[] {
  const problems: string[] = [];
  for (const name of FROM_FILE) {
    const path = values.get(`${name}_FILE`);
    if (!path) continue;
    if (values.has(name)) {
      problems.push(`${name} and ${name}_FILE are both set. Unset one of them.`);
      continue;
    }
    const secret = readSecret(path);
    if (secret === null) problems.push(`${name}_FILE names a file that can't be read: ${path}.`);
    else if (secret === "") problems.push(`${name}_FILE names a file that is empty: ${path}.`);
    else values.set(name, secret);
  }
  return problems;
}

/** Returns the secret without the line's end; null where the file can't be read. */
function readSecret(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return null;
  }
}
