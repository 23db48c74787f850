import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { EnvironmentError, readEnvironment } from "./env";

const SECRET = "a".repeat(32);

test("without variables Plimsoll listens on the loopback address, port 3000, with the embedded database", () => {
  expect(readEnvironment({})).toEqual({
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    databaseListenUrl: undefined,
    authSecret: undefined,
    publicUrl: undefined,
    host: "127.0.0.1",
    port: 3000,
    trustedProxies: 0,
    dataDirectory: undefined,
    smtpUrl: undefined,
    mailFrom: undefined,
  });
});

test("an empty variable counts as unset", () => {
  expect(readEnvironment({ PORT: "", DATABASE_URL: "", NEXTAUTH_SECRET: "" })).toEqual(
    readEnvironment({}),
  );
});

test.each([
  ["0.0.0.0", "0.0.0.0"],
  ["::", "::"],
  ["localhost", "localhost"],
  ["3f9c1d2e4b5a", "127.0.0.1"],
  ["my-laptop", "127.0.0.1"],
])("HOSTNAME %s listens on %s", (hostname, host) => {
  expect(readEnvironment({ HOSTNAME: hostname }).host).toBe(host);
});

test.each(["0", "65536", "80x", "-1", "3.5", " 80"])("PORT %j is refused by name", (port) => {
  expect(() => readEnvironment({ PORT: port })).toThrow(/^PORT must be a number from 1 to 65535/);
});

test.each([
  "plimsoll.example.com",
  "ftp://plimsoll.example.com",
  "https://plimsoll.example.com/app",
  "https://user:pw@plimsoll.example.com",
])("PUBLIC_URL %s is refused by name", (url) => {
  expect(() => readEnvironment({ PUBLIC_URL: url })).toThrow(/^PUBLIC_URL must be an address/);
});

test.each(["yes", "true", "-1", "10"])("TRUST_PROXY %s is refused by name", (value) => {
  expect(() => readEnvironment({ TRUST_PROXY: value })).toThrow(/^TRUST_PROXY must be how many/);
});

test("a slash at the end of PUBLIC_URL is dropped", () => {
  expect(readEnvironment({ PUBLIC_URL: "https://plimsoll.example.com/" }).publicUrl).toBe(
    "https://plimsoll.example.com",
  );
});

test("NEXTAUTH_URL, the name that next-auth knows, stands in for PUBLIC_URL", () => {
  const both = { PUBLIC_URL: "https://a.example.com", NEXTAUTH_URL: "https://b.example.com" };
  expect(readEnvironment({ NEXTAUTH_URL: both.NEXTAUTH_URL }).publicUrl).toBe(both.NEXTAUTH_URL);
  expect(readEnvironment(both).publicUrl).toBe(both.PUBLIC_URL);
});

test("every unusable variable is named at once, and no value is repeated", () => {
  const broken = { DATABASE_URL: "mysql://u:hunter2@h/d", NEXTAUTH_SECRET: "too-short-secret" };
  const read = () => readEnvironment(broken);
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(/DATABASE_URL must be.*\nNEXTAUTH_SECRET must have 32 characters/);
  expect(read).not.toThrow(/hunter2|too-short-secret/);
});

test.each(["mail.example.com", "https://u:hunter2@mail.example.com", "smtp://u:hunter2@h/path"])(
  "SMTP_URL %s is refused by name, and never repeated",
  (url) => {
    const read = () => readEnvironment({ SMTP_URL: url, MAIL_FROM: "plimsoll@example.com" });
    expect(read).toThrow(/^SMTP_URL must be an address like smtps:/);
    expect(read).not.toThrow(/hunter2/);
  },
);

test("a mail server needs an address that mails are from, and that needs to be one", () => {
  const read = (MAIL_FROM?: string) => () =>
    readEnvironment({ SMTP_URL: "smtp://localhost", MAIL_FROM });
  expect(read()).toThrow(/^SMTP_URL is set, but MAIL_FROM is not/);
  expect(read("Plimsoll")).toThrow(/^MAIL_FROM must be an address like/);
  expect(read("plimsoll@example.com")().mailFrom).toBe("plimsoll@example.com");
});

test("DATABASE_LISTEN_URL is another address of the database in DATABASE_URL", () => {
  const DATABASE_LISTEN_URL = "postgresql://u:p@direct/d";
  expect(() => readEnvironment({ DATABASE_LISTEN_URL })).toThrow(
    /^DATABASE_LISTEN_URL is set, but DATABASE_URL is not/,
  );
  const read = readEnvironment({ DATABASE_LISTEN_URL, DATABASE_URL: "postgresql://u:p@pooler/d" });
  expect(read.databaseListenUrl).toBe(DATABASE_LISTEN_URL);
});

test("single sign-on takes its secret from a file, and a mistake in it stops the start by name", () => {
  const OIDC = { OIDC_ISSUER: "https://id.example.com", OIDC_CLIENT_ID: "plimsoll" };
  const OIDC_CLIENT_SECRET_FILE = fileWith("hunter2\n");
  expect(readEnvironment({ ...OIDC, OIDC_CLIENT_SECRET_FILE }).oidcClientSecret).toBe("hunter2");
  expect(() => readEnvironment(OIDC)).toThrow(/^OIDC_CLIENT_SECRET is not set/);
  expect(() =>
    readEnvironment({ ...OIDC, OIDC_CLIENT_SECRET_FILE, OIDC_ROLES: "leads=admin" }),
  ).toThrow(/^OIDC_ROLES must be like/);
});

const FROM_FILE = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "DATABASE_LISTEN_URL",
  "NEXTAUTH_SECRET",
  "SMTP_URL",
] as const;

test.each([
  ["DATABASE_URL", "databaseUrl", "postgresql://u:p@h/d"],
  ["DATABASE_OWNER_URL", "databaseOwnerUrl", "postgresql://o:p@h/d"],
  ["NEXTAUTH_SECRET", "authSecret", SECRET],
  ["SMTP_URL", "smtpUrl", "smtps://u:p@mail.example.com"],
] as const)("%s may stand in a file, without the line's end", (name, key, value) => {
  const MAIL_FROM = "plimsoll@example.com";
  const read = readEnvironment({ [`${name}_FILE`]: fileWith(`${value}\n`), MAIL_FROM });
  expect(read[key]).toBe(value);
});

test.each(FROM_FILE)(
  "%s beside a file for it is refused: nobody knows which one is meant",
  (name) => {
    const both = { [name]: SECRET, [`${name}_FILE`]: fileWith("hunter2") };
    expect(() => readEnvironment(both)).toThrow(
      new RegExp(`^${name} and ${name}_FILE are both set`),
    );
    expect(() => readEnvironment(both)).not.toThrow(/hunter2|aaaa/);
    expect(() => readEnvironment({ ...both, [name]: "" })).not.toThrow(/both set/);
  },
);

test.each(FROM_FILE)("a file for %s that can't be read, or is empty, is named", (name) => {
  const read = (path: string) => () => readEnvironment({ [`${name}_FILE`]: path });
  expect(read("/nowhere/secret")).toThrow(`${name}_FILE names a file that can't be read: /nowhere`);
  expect(read(tmpdir())).toThrow(`${name}_FILE names a file that can't be read: ${tmpdir()}`);
  const blank = fileWith(" \n");
  expect(read(blank)).toThrow(`${name}_FILE names a file that is empty: ${blank}`);
});

test("what stands in a file is checked as the variable is, and never repeated", () => {
  const read = () => readEnvironment({ DATABASE_URL_FILE: fileWith("mysql://u:hunter2@h/d") });
  expect(read).toThrow(/^DATABASE_URL must be an address like postgresql/);
  expect(read).not.toThrow(/hunter2/);
});

function fileWith(text: string): string {
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-env-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "secret");
  writeFileSync(path, text);
  return path;
}
