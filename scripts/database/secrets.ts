import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { Explained, errorCode, errorMessage } from "../explained";

/** What Plimsoll makes up for itself and must find again at every start. */
export type Secrets = {
  /** Passwords of the three database roles: who makes the others, who migrates, who runs the app. */
  adminPassword: string;
  ownerPassword: string;
  appPassword: string;
  /** Signs the sessions. */
  authSecret: string;
};

const NAMES = ["adminPassword", "ownerPassword", "appPassword", "authSecret"] as const;

/**
 * Reads the secrets file of a data folder; makes it, readable by its owner alone, when there is none.
 * Throws an `Explained` when it is there but can't be used.
 */
export function keepSecrets(dataDirectory: string): Secrets {
  const path = join(dataDirectory, "secrets.json");
  try {
    return read(path);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  const secrets = newSecrets();
  try {
    write(path, secrets);
  } catch (cause) {
    throw new Explained(`Plimsoll can't write ${path} (${errorMessage(cause)}).`, { cause });
  }
  return secrets;
}

function newSecrets(): Secrets {
  return {
    adminPassword: random(),
    ownerPassword: random(),
    appPassword: random(),
    authSecret: random(),
  };
}

function random(): string {
  return randomBytes(32).toString("base64url");
}

function read(path: string): Secrets {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
    if (statSync(path).mode & 0o077) chmodSync(path, 0o600);
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") throw cause;
    throw new Explained(
      `Plimsoll can't read ${path} (${errorMessage(cause)}). Start it as the user who owns that file.`,
      { cause },
    );
  }
  const found = parse(text);
  if (found) return found;
  throw new Explained(
    `${path} is damaged: it holds the passwords of the database beside it. Restore the file from a back-up.`,
  );
}

function parse(text: string): Secrets | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const entries = new Map<string, unknown>(Object.entries(value));
    const [adminPassword, ownerPassword, appPassword, authSecret] = NAMES.map((name) => {
      const secret = entries.get(name);
      return typeof secret === "string" && secret.length >= 32 ? secret : undefined;
    });
    if (!adminPassword || !ownerPassword || !appPassword || !authSecret) return null;
    return { adminPassword, ownerPassword, appPassword, authSecret };
  } catch {
    return null;
  }
}

// Written beside and renamed, so that a power cut leaves the whole file or none.
function write(path: string, secrets: Secrets) {
  const beside = `${path}.${process.pid}`;
  const file = openSync(beside, "w", 0o600);
  writeSync(file, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, path);
}
