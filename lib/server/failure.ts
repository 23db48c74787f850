import "server-only";
import { randomUUID } from "node:crypto";
import { ZodError } from "zod";
import { AppError, type ErrorCode } from "./app-error";
import { StatementError } from "./db";

/** A refusal or a failure as it may leave the server. */
export interface Failure {
  readonly ok: false;
  readonly code: ErrorCode | "UNEXPECTED";
  readonly message: string;
  /** For `INVALID`: `fields`, a message by name of field. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** What an action or a route of ours answers. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

const NO_CONNECTION = ["ECONNREFUSED", "ETIMEDOUT", "P1001", "P1002", "P2024"];
/** Of a socket's file; elsewhere they speak of other files. */
const NO_SOCKET = ["ENOENT", "EACCES"];
const BROKEN_OFF = ["ECONNRESET", "EPIPE", "P1008", "P1017", "57P01"];

/** Words anything thrown for the screen. What was not expected is logged with a number; its text never leaves. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof AppError) {
    return { ok: false, code: error.code, message: error.message, details: error.details };
  }
  if (error instanceof ZodError) {
    const fields = new Map<string, string>();
    for (const issue of error.issues) {
      const field = issue.path.join(".");
      if (!fields.has(field)) fields.set(field, issue.message);
    }
    const details = { fields: Object.fromEntries(fields) };
    return { ok: false, code: "INVALID", message: "Some fields need a change.", details };
  }
  const number = randomUUID();
  console.error(`Failure ${number}`, error);
  const codes = codesOf(error);
  const noSocket = fromDatabase(error) && NO_SOCKET.some((code) => codes.has(code));
  if (noSocket || NO_CONNECTION.some((code) => codes.has(code))) {
    const message =
      "The database cannot be reached. Nothing was saved; keep this page open and try again.";
    return { ok: false, code: "UNAVAILABLE", message, details: {} };
  }
  if (BROKEN_OFF.some((code) => codes.has(code))) {
    const message =
      "The connection to the database broke off. Whether this was saved is not known: reload the page and look.";
    return { ok: false, code: "UNAVAILABLE", message, details: {} };
  }
  const message = `Something failed on the server. Its log tells more under ${number}.`;
  return { ok: false, code: "UNEXPECTED", message, details: {} };
}

function fromDatabase(error: unknown): boolean {
  return (
    error instanceof StatementError || (error instanceof Error && error.name.startsWith("Prisma"))
  );
}

// Prisma wraps the driver's error a few levels deep, at more than one place.
function codesOf(error: unknown, found = new Set<string>(), depth = 0): Set<string> {
  if (typeof error !== "object" || error === null || depth > 6) return found;
  for (const [key, value] of [...Object.entries(error), ["cause", Reflect.get(error, "cause")]]) {
    if (typeof value === "string" && /code$/i.test(String(key))) found.add(value);
    if (/^(cause|meta|driverAdapterError|errors|\d+)$/.test(String(key))) {
      codesOf(value, found, depth + 1);
    }
  }
  return found;
}
